import { type Html, nothing } from '#govuk/html.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

/** What a person sent: the first value of a field, trimmed, and every value of one that has several. */
export type Sent = { text(name: string): string; all(name: string): readonly string[] }

/** What stands in a field, exactly as typed: one text, or those that are ticked; none while it is empty. */
export type Typed = readonly string[]

/** Whether another field of the form has this answer: a field that another reveals asks it. */
export type IsChosen = (field: string, answer: string) => boolean

/** Where a control stands: its name, what is in it, what is wrong, and what its answers reveal. */
export type Place = {
  readonly name: string
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly reveals: (answer: string) => Html | undefined
}

/** One thing a form asks, declared once: its control, its reading, how a value stands in it, and how it is said in words. */
export type Field<Value> = {
  /** What a person is called to answer by: 'When was it done?'. */
  readonly label: string
  /** What the answer is called in words: in the history, beside somebody else's text, on a page. */
  readonly called: string
  /** What a page says where there is no answer. */
  readonly nothing: string
  /** Stands above the field and those that follow. */
  readonly heading?: string | undefined
  /** The field and the answer in it that reveal this one. */
  readonly revealedBy?: { readonly field: string; readonly answer: string } | undefined
  readonly typedIn: (sent: Sent, name: string) => Typed
  /** The value, or a sentence that says what to do. */
  readonly read: (typed: Typed, isChosen: IsChosen) => Outcome<Value, string>
  readonly asTyped: (value: Value) => Typed
  readonly words: (typed: Typed) => string
  readonly control: (place: Place) => Html
}

/** What every declaration may say. */
export type Asked = {
  readonly label: string
  readonly called?: string | undefined
  readonly nothing?: string | undefined
  readonly heading?: string | undefined
  readonly hint?: string | undefined
  /** A field that another reveals stands under it with a plain label. */
  readonly plain?: boolean | undefined
}

/** The text of a field that has one. */
export const only = (typed: Typed): string => typed[0] ?? ''

/** One text as it stands in a field. */
export const oneTyped = (text: string): Typed => (text === '' ? [] : [text])

/** The texts of a declaration with what it leaves unsaid. */
export const saidIn = ({ label, called, nothing, heading }: Asked) => ({
  label,
  called: called ?? label,
  nothing: nothing ?? 'Not recorded',
  heading,
})

/** What a field with one text has in common. */
export const oneText = {
  typedIn: (sent: Sent, name: string): Typed => oneTyped(sent.text(name)),
  words: only,
}

/** For a component's `label` and `hint`. */
export const labelled = ({ label, plain, hint }: Asked) => ({
  label: { text: label, ...(plain === true ? {} : { classes: 'govuk-label--s' }) },
  hint: hint === undefined ? undefined : { text: hint },
})

/** For a component's `fieldset` and `hint`. */
export const grouped = ({ label, plain, hint }: Asked) => ({
  fieldset: { legend: { text: label, ...(plain === true ? {} : { classes: 'govuk-fieldset__legend--s' }) } },
  hint: hint === undefined ? undefined : { text: hint },
})

/** The same field, which must be answered; else this sentence. */
export const needed = <Value>(field: Field<Value | null>, sentence: string): Field<Value> => ({
  ...field,
  read: (typed, isChosen) => {
    const read = field.read(typed, isChosen)
    if (!read.ok) return read
    return read.value === null ? refused(sentence) : allowed(read.value)
  },
})

/** The same field, whose value is held to a rule: a sentence where it can't be used, null where it can. */
export const checked = <Value>(field: Field<Value>, wrongWith: (value: Value) => string | null): Field<Value> => ({
  ...field,
  read: (typed, isChosen) => {
    const read = field.read(typed, isChosen)
    const wrong = read.ok ? wrongWith(read.value) : null
    return wrong === null ? read : refused(wrong)
  },
})

/** The same field, asked only under that answer of another one: elsewhere it has no value, whatever stands in it. */
export const revealedBy = <Value>(field: string, answer: string, asked: Field<Value>): Field<Value | null> => ({
  ...asked,
  revealedBy: { field, answer },
  read: (typed, isChosen) => (isChosen(field, answer) ? asked.read(typed, isChosen) : allowed(null)),
  asTyped: (value) => (value === null ? [] : asked.asTyped(value)),
})

/** The same field of another type: a word that stands for a number, a yes for true. */
export const meaning = <From, To>(
  field: Field<From>,
  to: (value: From) => To,
  from: (value: To) => From,
): Field<To> => ({
  ...field,
  read: (typed, isChosen) => {
    const read = field.read(typed, isChosen)
    return read.ok ? allowed(to(read.value)) : read
  },
  asTyped: (value) => field.asTyped(from(value)),
})

/** The same field, not shown where there is nothing to choose. */
export const shownIf = <Value>(isShown: boolean, field: Field<Value>): Field<Value> =>
  isShown ? field : { ...field, heading: undefined, control: () => nothing }

/** For a control's `name` and `errorMessage`. */
export const placed = ({ name, errors }: Place) => ({ name, errorMessage: errorAt(errors, name) })

/** What choosing nothing says, first in a list; nothing where the first of the list is chosen. */
export const noneFirst = (none: string | undefined) => (none === undefined ? [] : [{ value: '', text: none }])

/** A few quiet words at one of several things to choose. */
export const hinted = (text: string | undefined) => (text === undefined ? {} : { hint: { text } })
