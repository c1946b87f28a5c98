import { oneOfList } from '#parts/forms/fields/choice-fields.ts'
import { oneRecord } from '#parts/forms/fields/record-fields.ts'
import { shownIf } from '#parts/forms/fields/field.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { delayReasons, sayDelayReason } from '#rules/court/delay-reasons.ts'

/** What stands above a form about a case: 'Webb family · NB26C50009'. */
export const captionOfCase = ({ familyName, courtNumber }: KeptProceedings): string =>
  [`${familyName} family`, courtNumber].filter((part) => part !== null).join(' · ')

/** Which child of the case something is about, or all of them; not asked where there is one child. */
export const aboutChild = ({ children }: KeptProceedings) =>
  shownIf(
    children.length > 1,
    oneRecord({
      label: 'About',
      among: children.map(({ childId, name }) => ({ id: childId, name })),
      none: 'All the children of the case',
      wrong: 'Choose a child from the list',
    }),
  )

/** The coded reason for a delay; one that was kept otherwise, in an imported record, stays to choose. */
export const delayReason = (kept: string | null, hint?: string) =>
  oneOfList({
    label: 'Reason',
    hint,
    of: [...new Set([...delayReasons.map(({ code }) => code), ...(kept === null ? [] : [kept])])],
    say: sayDelayReason,
    none: 'None',
    wrong: 'Choose a reason from the list',
  })
