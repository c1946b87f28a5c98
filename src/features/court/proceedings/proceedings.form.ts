import { oneOfList, suggested, ticked } from '#parts/forms/fields/choice-fields.ts'
import { shownIf } from '#parts/forms/fields/field.ts'
import { type AnswersOf, form } from '#parts/forms/fields/form.ts'
import { line, pastDate, words } from '#parts/forms/fields/text-fields.ts'
import { withEach } from '#parts/forms/fields/with-each.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { ChildMatter, KeptProceedings, ProceedingsDetails } from '#records/court/proceedings.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type CarePlan, ordersAppliedFor, sayCarePlan, withoutPreProceedingsWords } from '#rules/court/care-plans.ts'

const carePlans = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const satisfies CarePlan[]
const reasons: Readonly<Record<string, string>> = withoutPreProceedingsWords

/** The case: its court, its day of issue, and once it is kept, how it ended. */
const caseForm = (kept: KeptProceedings | null, today: PlainDate) =>
  form(
    {
      courtNumber: line({
        heading: 'The case',
        label: 'Court number',
        hint: 'As the court writes it, for example NB26C59981. Leave empty until it is issued.',
        width: 20,
      }),
      court: line({ label: 'Court' }),
      judge: line({ label: 'Judge' }),
      issuedOn: pastDate(
        {
          label: 'Day of issue',
          hint: 'Day 1: the court timetable and the 26 weeks count from it.',
          or: 'earlier',
        },
        today,
      ),
      withoutPreProceedingsReason: suggested({
        label: 'If there was no pre-proceedings, why?',
        of: Object.keys(reasons),
        say: (code) => [code, reasons[code]].filter((part) => part !== undefined).join(' '),
        none: 'There was pre-proceedings, or it isn’t known',
      }),
      endedOn: shownIf(
        kept !== null,
        pastDate({ heading: 'When they have ended', label: 'Day they ended', or: 'earlier' }, today),
      ),
      endedWords: shownIf(kept !== null, words({ label: 'How they ended', rows: 2 })),
    },
    {
      check: ({ issuedOn, endedOn }) =>
        endedOn && issuedOn && isBefore(endedOn, issuedOn)
          ? { endedOn: 'Day they ended must be the day of issue or later' }
          : {},
    },
  )

const unbornHint = ({ expectedDeliveryOn }: KeptChild): string =>
  `Not born yet${expectedDeliveryOn === null ? '' : `, expected ${sayDate(expectedDeliveryOn)}`}. No application can be made before the birth.`

/** What is asked of the court for one child; nothing is asked for a child not yet born (FAM-03). */
const matterForm = (child: KeptChild, kept: KeptProceedings | null) =>
  form(
    {
      in: ticked({
        label: 'Part of these proceedings',
        called: `${child.name}: part of these proceedings`,
        hint: child.unborn ? unbornHint(child) : undefined,
      }),
      application: shownIf(
        !child.unborn,
        suggested({
          label: 'Order applied for',
          called: `${child.name}: order applied for`,
          of: ordersAppliedFor,
          none: 'Not known yet',
        }),
      ),
      carePlan: shownIf(
        !child.unborn,
        oneOfList({
          label: 'Care plan',
          called: `${child.name}: care plan`,
          of: carePlans,
          say: sayCarePlan,
          none: 'Not known yet',
          wrong: 'Choose a care plan from the list',
        }),
      ),
      finalOrder: shownIf(
        !child.unborn && kept !== null,
        line({ label: 'Final order', called: `${child.name}: final order` }),
      ),
    },
    { at: (name) => `${name}-${child.id}` },
  )

/** Care proceedings: the case, and for each child what is asked of the court; at least one child is part of it. (CT-08) */
export const proceedingsForm = (children: readonly KeptChild[], kept: KeptProceedings | null, today: PlainDate) =>
  withEach(caseForm(kept, today), new Map(children.map((child) => [child.id, matterForm(child, kept)])), {
    first: 'each',
    check: (each): FieldErrors =>
      [...each.values()].some((matter) => matter.in)
        ? {}
        : { [`in-${children[0]?.id ?? 0}`]: 'Choose at least one child' },
  })

type Read = { readonly whole: ProceedingsDetails; readonly each: ReadonlyMap<number, Matter> }
type Matter = AnswersOf<ReturnType<typeof matterForm>>
export type ReadProceedings = { readonly details: ProceedingsDetails; readonly children: readonly ChildMatter[] }

/** The proceedings that the answers describe; a judge kept for one child alone stays. */
export const proceedingsOf = ({ whole, each }: Read, kept: KeptProceedings | null): ReadProceedings => ({
  details: whole,
  children: [...each].flatMap(([childId, { in: isIn, ...asked }]) => {
    const judge = kept?.children.find((child) => child.childId === childId)?.judge ?? null
    return isIn ? [{ childId, judge, ...asked }] : []
  }),
})

/** The answers that a kept case holds. */
export const answersOf = (kept: KeptProceedings) => ({
  whole: kept,
  each: new Map(kept.children.map(({ childId, ...asked }) => [childId, { ...asked, in: true }])),
})
