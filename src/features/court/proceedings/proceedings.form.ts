import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { oneOfList, oneOfRadios, suggested, ticked } from '#parts/forms/fields/choice-fields.ts'
import { revealedBy, shownIf } from '#parts/forms/fields/field.ts'
import { type AnswersOf, form } from '#parts/forms/fields/form.ts'
import { line, nameIfAny, pastDate, words } from '#parts/forms/fields/text-fields.ts'
import { withEach } from '#parts/forms/fields/with-each.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { ChildMatter, KeptProceedings, ProceedingsDetails } from '#records/court/proceedings.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type CarePlan, ordersAppliedFor, sayCarePlan, withoutPreProceedingsWords } from '#rules/court/care-plans.ts'

const carePlans = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const satisfies CarePlan[]
const reasons: Readonly<Record<string, string>> = withoutPreProceedingsWords

/** Whose decision it can be to issue while pre-proceedings are open; in an emergency it is recorded first, on the family's page (P9). */
const decisions = ['gateway-panel', 'planning-meeting', 'goes-on'] as const

/** What is asked with the day of issue while pre-proceedings are open. */
export type DecisionToIssue = {
  readonly decision: (typeof decisions)[number] | null
  readonly decidedToIssueOn: PlainDate | null
  readonly goesOnBecause: string | null
}

/** What is asked of a case beside itself: whose pre-proceedings are open, who came from none (null: nobody), names of bodies, the day. */
export type AroundCase = {
  readonly inPreProceedings: string | null
  readonly withoutAny: string | null
  /** Whether something was answered in this field of the form that was sent: what was asked then is shown again. */
  readonly isSent: (name: string) => boolean
  readonly labels: Labels
  readonly today: PlainDate
}

const decisionNames = ['decision', 'decidedToIssueOn', 'goesOnBecause'] as const

/** Whose decision ends the pre-proceedings that are open, or why they go on. (P9, P10) */
const decisionFields = ({ inPreProceedings: who, isSent, labels, today }: AroundCase) => {
  const isAsked = who !== null || decisionNames.some(isSent)
  return {
    decision: shownIf(
      isAsked,
      oneOfRadios({
        heading: `The ${nameFor('stage.pre-proceedings')} that are open`,
        label: 'If issued: who decided it?',
        called: 'Decision to issue',
        hint:
          who === null
            ? `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended since you opened this: the family’s page says how.`
            : `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'are', 'is')} open for ${who}; they end on the day of the decision. One made in an emergency, or another for each child, is recorded first, on the family’s page, by ${whoCan('record-panel-outcome', labels)}.`,
        of: decisions,
        say: (body) =>
          body === 'goes-on'
            ? `Nobody yet: ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'go', 'goes')} on`
            : labels(`body.${body}`),
        wrong: 'Choose who decided to issue',
      }),
    ),
    decidedToIssueOn: shownIf(isAsked, pastDate({ label: 'Date of the decision to issue', or: 'earlier' }, today)),
    goesOnBecause: shownIf(isAsked, revealedBy('decision', 'goes-on', words({ label: 'Why they go on', rows: 2 }))),
  }
}

/** Why there were no pre-proceedings: only of children who came from none, or where it is kept. (CT-02) */
const whyWithout = (kept: KeptProceedings | null, { withoutAny, isSent }: AroundCase) =>
  shownIf(
    withoutAny !== null ||
      isSent('withoutPreProceedingsReason') ||
      (kept?.withoutPreProceedingsReason ?? null) !== null,
    suggested({
      label: `If there was no ${nameFor('stage.pre-proceedings')}, why?`,
      hint:
        withoutAny === null ? undefined : `Asked for ${withoutAny}: no ${nameFor('stage.pre-proceedings')} led here.`,
      of: Object.keys(reasons),
      say: (code) => [code, reasons[code]].filter((part) => part !== undefined).join(' '),
      none: `There was ${nameFor('stage.pre-proceedings')}, or it isn’t known`,
    }),
  )

/** The case: its court, its day of issue, and once it is kept, how it ended. */
const caseForm = (kept: KeptProceedings | null, around: AroundCase) =>
  form(
    {
      courtNumber: line({
        heading: 'The case',
        label: 'Court number',
        hint: 'As the court writes it, for example NB26C59981. Leave empty until it is issued.',
        width: 20,
      }),
      court: nameIfAny({ label: 'Court' }),
      judge: nameIfAny({ label: 'Judge' }),
      issuedOn: pastDate(
        {
          label: 'Day of issue',
          hint: 'Day 1: the court timetable and the 26 weeks count from it.',
          or: 'earlier',
        },
        around.today,
      ),
      ...decisionFields(around),
      withoutPreProceedingsReason: whyWithout(kept, around),
      endedOn: shownIf(
        kept !== null,
        pastDate({ heading: 'When they have ended', label: 'Day they ended', or: 'earlier' }, around.today),
      ),
      endedWords: shownIf(kept !== null, words({ label: 'How they ended', rows: 2 })),
    },
    {
      check: ({ issuedOn, endedOn, decision, decidedToIssueOn }) => ({
        ...(endedOn && issuedOn && isBefore(endedOn, issuedOn)
          ? { endedOn: 'Day they ended must be the day of issue or later' }
          : {}),
        // A decision is kept where pre-proceedings end by it, on the day of issue: what nothing would follow from isn't taken as saved.
        ...(decidedToIssueOn && decision === 'goes-on'
          ? { decidedToIssueOn: 'Choose who decided to issue, or leave this date empty' }
          : {}),
        ...(decidedToIssueOn && issuedOn === null
          ? { decidedToIssueOn: 'Enter the day of issue too, or leave this date empty' }
          : {}),
      }),
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
export const proceedingsForm = (children: readonly KeptChild[], kept: KeptProceedings | null, around: AroundCase) =>
  withEach(caseForm(kept, around), new Map(children.map((child) => [child.id, matterForm(child, kept)])), {
    first: 'each',
    check: (each): FieldErrors =>
      [...each.values()].some((matter) => matter.in)
        ? Object.fromEntries(children.flatMap((child) => asksWithout(child, each.get(child.id), kept)))
        : {
            [`in-${offeredFor(children, kept)[0]?.id ?? 0}`]:
              'Choose at least one child who is part of these proceedings',
          },
  })

/** Those who are still followed, and whoever is in the case. (P18) */
export const offeredFor = (children: readonly KeptChild[], kept: KeptProceedings | null): readonly KeptChild[] =>
  children.filter((child) => isFollowed(child) || kept?.children.some(({ childId }) => childId === child.id) === true)

/** What is asked of the court for a child who isn't part of the case would be lost; what is kept goes with a child who is taken out. */
function asksWithout({ id, name }: KeptChild, matter: Matter | undefined, kept: KeptProceedings | null) {
  if (matter === undefined || matter.in) return []
  const before = kept?.children.find(({ childId }) => childId === id)
  return asked
    .filter((what) => matter[what] !== null && matter[what] !== (before?.[what] ?? null))
    .map((what) => [`${what}-${id}`, `Choose that ${name} is part of these proceedings, or leave this empty`] as const)
}

const asked = ['application', 'carePlan', 'finalOrder'] as const

type Read = { readonly whole: ProceedingsDetails & DecisionToIssue; readonly each: ReadonlyMap<number, Matter> }
type Matter = AnswersOf<ReturnType<typeof matterForm>>
export type ReadProceedings = {
  readonly details: ProceedingsDetails
  readonly decision: DecisionToIssue
  readonly children: readonly ChildMatter[]
}

/** The proceedings that the answers describe; a judge kept for one child alone stays. */
export const proceedingsOf = (
  { whole: { decision, decidedToIssueOn, goesOnBecause, ...details }, each }: Read,
  kept: KeptProceedings | null,
): ReadProceedings => ({
  details,
  decision: { decision, decidedToIssueOn, goesOnBecause },
  children: [...each].flatMap(([childId, { in: isIn, ...asked }]) => {
    const judge = kept?.children.find((child) => child.childId === childId)?.judge ?? null
    return isIn ? [{ childId, judge, ...asked }] : []
  }),
})

/** The answers that a kept case holds. */
export const answersOf = (kept: KeptProceedings) => ({
  whole: { ...kept, decision: null, decidedToIssueOn: null, goesOnBecause: null },
  each: new Map(kept.children.map(({ childId, ...asked }) => [childId, { ...asked, in: true }])),
})
