import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html } from '#govuk/html.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { type ChildOption, oneRecord, person } from './fields/record-fields.ts'
import { checked, needed, type Sent, shownIf } from './fields/field.ts'
import { form, type Given, type AnswersOf, type Shown, type TypedForm } from './fields/form.ts'
import { date, words } from './fields/text-fields.ts'
import type { FieldErrors } from './form-errors.ts'

/** An action as somebody wants it. `managerId` null means the child's team manager, `childId` null all the children together. */
export type WantedAction = {
  readonly words: string
  readonly doerId: number
  readonly managerId: number | null
  readonly dueOn: PlainDate
  readonly childId: number | null
}

/**
 * Who and which children the action can be about; `managers` null where it is always the child's team manager. About no children a
 * manager has to be chosen (AC-01).
 */
export type ActionChoices = {
  readonly people: PeopleToChoose
  readonly managers: PeopleToChoose | null
  readonly children: readonly ChildOption[]
}

/** What one action's fields are asked with. `prefix` tells several actions of one form apart. */
export type AskedAction = {
  readonly prefix: string
  readonly choices: ActionChoices
  readonly today: PlainDate
  /** Whom "the child's team manager" is, in words: 'Hannah Lowe'; null when the children's teams differ or have none. */
  readonly teamManager?: string | null
}

const nobody: PeopleToChoose = { shown: [], others: null }

const isAboutNoChild = ({ managers, children }: ActionChoices): boolean => managers !== null && children.length === 0

const sayTeamManager = (name: string | null): string =>
  name === null ? `The child’s ${nameFor('role.team-manager')}` : `${name}, the child’s ${nameFor('role.team-manager')}`

/** Who answers for it: where it is about no child, somebody must be named. */
function managerField(choices: ActionChoices, teamManager: string | null) {
  const asked = {
    label: 'Who answers for it',
    hint: 'One manager who makes sure it happens, whoever does it.',
    people: choices.managers ?? nobody,
    wrong: 'Choose who answers for it from the list',
  }
  return isAboutNoChild(choices)
    ? checked(person({ ...asked, nobody: 'Choose a manager' }), (id) =>
        id === null ? 'Choose who answers for it' : null,
      )
    : shownIf(choices.managers !== null, person({ ...asked, nobody: sayTeamManager(teamManager) }))
}

/** One action: what, for whom, who does it, who answers for it, by when; a date that has gone is refused. */
export const actionForm = ({ prefix, choices, today, teamManager = null }: AskedAction) =>
  form(
    {
      words: needed(words({ label: 'What needs to be done' }), 'Write what needs to be done'),
      child: shownIf(
        choices.children.length > 1,
        oneRecord({
          label: 'Who it is for',
          among: choices.children,
          none: 'All the children together',
          wrong: 'Choose who it is for from the list',
        }),
      ),
      doer: needed(
        person({ label: 'Who does it', people: choices.people, wrong: 'Choose who does it' }),
        'Choose who does it',
      ),
      manager: managerField(choices, teamManager),
      due: checked(needed(date({ label: 'Due date' }), 'Enter the due date'), (due) =>
        isBefore(due, today) ? 'Due date must be today or later' : null,
      ),
    },
    { at: (name) => (prefix === '' ? name : `${prefix}-${name}`) },
  )

type Answers = AnswersOf<ReturnType<typeof actionForm>>

/** The action that the answers describe; of an only child it is always that child's. */
export const wantedOf = (
  { words: what, doer: doerId, manager: managerId, due: dueOn, child }: Answers,
  { children }: ActionChoices,
): WantedAction => ({
  words: what,
  doerId,
  managerId,
  dueOn,
  childId: child ?? (children.length === 1 ? (children[0]?.id ?? null) : null),
})

/** Whether nobody wrote anything that matters, so that an empty row of a form is no action; choices made for people don't count. */
export const isEmptyAction = (typed: TypedForm, prefix: string): boolean =>
  ['words', 'due'].every((field) => (typed[`${prefix}-${field}`] ?? []).length === 0)

const textsOf = (sent: Pick<Sent, 'text'>): Sent => ({ text: (name) => sent.text(name), all: () => [] })

/** What was typed in one action's fields, with these values where nothing was. */
export function typedActionIn(sent: Pick<Sent, 'text'>, asked: AskedAction, usual: Given<Answers> = {}): TypedForm {
  const one = actionForm(asked)
  const typed = one.typedIn(textsOf(sent))
  return { ...one.asTyped(usual), ...Object.fromEntries(Object.entries(typed).filter(([, texts]) => texts.length > 0)) }
}

/** Reads one action's fields among others: null when they were left empty, the action, or a sentence for each field. */
export function readActionFields(
  sent: Pick<Sent, 'text'>,
  asked: AskedAction,
): Outcome<WantedAction | null, FieldErrors> {
  const one = actionForm(asked)
  if (isEmptyAction(one.typedIn(textsOf(sent)), asked.prefix)) return allowed(null)
  const read = one.read(textsOf(sent))
  return read.ok ? allowed(wantedOf(read.value, asked.choices)) : refused(read.because)
}

/** The fields of one action as they stand. */
export const actionFields = (asked: AskedAction, shown: Shown): Html => html`${actionForm(asked).controls(shown)}`
