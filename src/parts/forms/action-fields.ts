import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { emptyDate, readTypedDate, type TypedDate } from '#rules/calendar/typed-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { type ChildOption, childOrAllChoice } from './child-choice.ts'
import { dateField, typedDateIn } from './date-field.ts'
import { errorAt, type FieldErrors, hasErrors } from './form-errors.ts'
import { isAmong, namedField, personChoice } from './person-choice.ts'

/** The fields of one action exactly as typed. */
export type TypedAction = {
  readonly words: string
  readonly doer: string
  readonly manager: string
  /** A name typed for who does it, not looked up yet. */
  readonly named?: string
  readonly due: TypedDate
  readonly child: string
}

export const emptyAction: TypedAction = { words: '', doer: '', manager: '', due: emptyDate, child: '' }

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

type Sent = { text(field: string): string }
const fieldName = (prefix: string, field: string): string => (prefix === '' ? field : `${prefix}-${field}`)

/** What was typed in one action's fields, to read and to show again. `prefix` tells several actions of one form apart. */
export const typedActionIn = (form: Sent, prefix: string): TypedAction => ({
  words: form.text(fieldName(prefix, 'words')),
  doer: form.text(fieldName(prefix, 'doer')),
  manager: form.text(fieldName(prefix, 'manager')),
  named: form.text(namedField(fieldName(prefix, 'doer'))),
  due: typedDateIn(form, fieldName(prefix, 'due')),
  child: form.text(fieldName(prefix, 'child')),
})

/** Whether nobody wrote anything that matters, so that an empty row of a form is no action; choices made for people don't count. */
export const isEmptyAction = ({ words, due }: TypedAction): boolean =>
  words === '' && due.day === '' && due.month === '' && due.year === ''

/**
 * Reads one action's fields: null when they were left empty, the action, or a sentence for each field by the field's full name. Whom
 * and whose it can be is checked against what was offered; a date that has gone is refused.
 */
export function readActionFields(
  form: Sent,
  prefix: string,
  choices: ActionChoices,
  today: PlainDate,
): Outcome<WantedAction | null, FieldErrors> {
  const typed = typedActionIn(form, prefix)
  if (isEmptyAction(typed)) return allowed(null)
  const errors: Record<string, string> = {}
  const wrong = (field: string, sentence: string): null => {
    errors[fieldName(prefix, field)] ??= sentence
    return null
  }
  if (typed.words === '') wrong('words', 'Write what needs to be done')
  const doerId = personIn(typed.doer, choices.people) ?? wrong('doer', 'Choose who does it')
  const managerId = typed.manager === '' ? null : personIn(typed.manager, choices.managers)
  if (typed.manager !== '' && managerId === null) wrong('manager', 'Choose who answers for it from the list')
  if (typed.manager === '' && isAboutNoChild(choices)) wrong('manager', 'Choose who answers for it')
  const onlyChild = choices.children.length === 1 ? (choices.children[0]?.id ?? null) : null
  const childId = typed.child === '' ? onlyChild : idAmong(typed.child, choices.children)
  if (typed.child !== '' && childId === null) wrong('child', 'Choose who it is for from the list')
  const due = readTypedDate(typed.due, 'Due date')
  const dueOn = due.ok ? (due.value ?? wrong('due', 'Enter the due date')) : wrong('due', due.because)
  if (dueOn !== null && isBefore(dueOn, today)) wrong('due', 'Due date must be today or later')
  if (hasErrors(errors) || doerId === null || dueOn === null) return refused(errors)
  return allowed({ words: typed.words, doerId, managerId, dueOn, childId })
}

const isAboutNoChild = ({ managers, children }: ActionChoices): boolean => managers !== null && children.length === 0

const numberIn = (typed: string): number | null => (/^\d{1,9}$/.test(typed) ? Number(typed) : null)

function personIn(typed: string, people: PeopleToChoose | null): number | null {
  const id = numberIn(typed)
  return id !== null && people !== null && isAmong(people, id) ? id : null
}

function idAmong(typed: string, children: readonly ChildOption[]): number | null {
  const id = numberIn(typed)
  return children.some((child) => child.id === id) ? id : null
}

const sayTeamManager = (name: string | null): string =>
  name === null ? 'The child’s team manager' : `${name}, the child’s team manager`

/** The fields of one action: what, who does it, who answers for it, by when, for whom. */
export const actionFields = (model: {
  readonly prefix: string
  readonly typed: TypedAction
  readonly choices: ActionChoices
  /** Whom "the child's team manager" is, in words: 'Hannah Lowe'; null when the children's teams differ or have none. */
  readonly teamManager: string | null
  readonly errors: FieldErrors
}): Html => {
  const { prefix, typed, choices, teamManager, errors } = model
  const named = (field: string) => fieldName(prefix, field)
  return html`${textarea({
    name: named('words'),
    label: { text: 'What needs to be done', classes: 'govuk-label--s' },
    errorMessage: errorAt(errors, named('words')),
    value: typed.words,
    rows: 3,
  })}
  ${
    choices.children.length > 1 &&
    childOrAllChoice({
      name: named('child'),
      legend: 'Who it is for',
      children: choices.children,
      value: typed.child,
      all: 'All the children together',
      errors,
    })
  }
  ${personChoice({
    name: named('doer'),
    label: 'Who does it',
    people: choices.people,
    value: typed.doer,
    named: typed.named ?? '',
    errors,
  })}
  ${
    choices.managers &&
    personChoice({
      name: named('manager'),
      label: 'Who answers for it',
      hint: 'One manager who makes sure it happens, whoever does it.',
      people: choices.managers,
      value: typed.manager,
      nobody: isAboutNoChild(choices) ? 'Choose a manager' : sayTeamManager(teamManager),
      errors,
    })
  }
  ${dateField({ name: named('due'), legend: 'Due date', typed: typed.due, errors, hint: 'For example, 4 12 2026' })}`
}
