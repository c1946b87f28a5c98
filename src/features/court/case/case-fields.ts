import { oneRecord } from '#parts/forms/fields/record-fields.ts'
import { shownIf } from '#parts/forms/fields/field.ts'
import { notLawful } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { sayNothingStarts } from '#parts/words/say-no-longer-followed.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { isFollowed } from '#rules/people/still-followed.ts'

/** What stands above a form about a case: 'Webb family · NB26C50009'. */
export const captionOfCase = ({ familyName, courtNumber }: KeptProceedings): string =>
  [`${familyName} family`, courtNumber].filter((part) => part !== null).join(' · ')

/** The case with those of its children that something new can be about: who is still followed, and whom the kept one is about. (P18) */
export const stillAbout = (proceedings: KeptProceedings, keptChildId: number | null = null): KeptProceedings => ({
  ...proceedings,
  children: proceedings.children.filter((child) => isFollowed(child) || child.childId === keptChildId),
})

/** Null where something new can be listed in the case; else a refusal: nobody of it is followed, or not the child it would be about. (P18) */
export function againstListing({ children }: KeptProceedings, { form, labels }: Pick<Visit, 'form' | 'labels'>) {
  const [first] = children
  const named = children.find(({ childId }) => form.text('childId') === String(childId))
  const about = named ?? (children.some(isFollowed) ? undefined : first)
  return about === undefined || isFollowed(about)
    ? null
    : notLawful(sayNothingStarts(about, labels), 'P18: no longer followed')
}

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
