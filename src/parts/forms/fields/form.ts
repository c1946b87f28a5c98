import { html, type Html } from '#govuk/html.ts'
import { type FieldErrors, hasErrors } from '#parts/forms/form-errors.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Field, IsChosen, Sent, Typed } from './field.ts'
import { namingField } from './name-field.ts'

/** What stands in a form, by the names of its fields. */
export type TypedForm = Readonly<Record<string, Typed>>

/** Each field in words, by what it is called. */
export type FormWords = Readonly<Record<string, string>>

/** A form as it is shown: what stands in it and what is wrong with that. */
export type Shown = { readonly typed: TypedForm; readonly errors: FieldErrors }

type Declared<Values> = { readonly [Name in keyof Values]: Field<Values[Name]> }

/** What a form can be filled with, and what follows. */
export type Fillable<Given> = {
  readonly typedIn: (sent: Sent) => TypedForm
  /** The form filled with these values, and empty where there is none. */
  readonly asTyped: (values: Given) => TypedForm
  /** In words: every field, or only those that these values have, as of a record that holds no more. */
  readonly inWords: (typed: TypedForm, ofThese?: Given) => FormWords
  /** The same sentences, each naming its field as the page does; those at other fields as they are. */
  readonly naming: (errors: FieldErrors) => FieldErrors
}

/** Some of a form's values, as a record holds them: one that has to be answered may be missing there. */
export type Given<Values> = { readonly [Name in keyof Values]?: Values[Name] | null }

/** A form that was declared once; everything else about it follows. */
export type Form<Values> = Fillable<Given<Values>> & {
  readonly fields: Declared<Values>
  /** The values, or a sentence for each field that can't be used, in the order of the form. */
  readonly read: (sent: Sent) => Outcome<Values, FieldErrors>
  /** Every control in the order of the form, each below its heading; revealed ones stand under what reveals them. */
  readonly controls: (shown: Shown, names?: readonly (keyof Values & string)[]) => readonly Html[]
  /** What each field is called and how it is said, with what is said where there is no answer: for the record's own page. */
  readonly rows: (typed: TypedForm) => readonly Row[]
  /** Only the fields of this form, of a record that has others too. */
  readonly only: (record: Values) => Values
}

/** One field of a record as its page says it. */
export type Row = { readonly name: string; readonly called: string; readonly said: string }

/** The values that a form declares. */
export type AnswersOf<Of> = Of extends Form<infer Values> ? Values : never

type More<Values> = {
  /** What a field is sent as, where a form stands on a page several times. */
  readonly at?: (name: string) => string
  /** Rules between fields: a sentence at the field to change. A field that can't be used has no value here. */
  readonly check?: (values: Partial<Values>) => { readonly [Name in keyof Values]?: string }
}

type Name<Values> = Extract<keyof Values, string>

/** A declaration at hand. */
type Made<Values> = {
  readonly fields: Declared<Values>
  readonly names: readonly Name<Values>[]
  readonly at: (name: string) => string
  readonly check: NonNullable<More<Values>['check']>
}

/**
 * Declares a form. The type of what it asks for follows from its fields, and each field's order on the page, in sentences and in words
 * from theirs.
 *
 * `const birthForm = form({ bornOn: needed(date({ label: 'Date of birth' }), 'Enter the date of birth'), twin: line({ label: 'Twin' }) })`
 * `birthForm.read(visit.form)` → `{ bornOn: PlainDate, twin: string | null }`, or a sentence for each field
 */
export function form<Values extends object>(
  fields: Declared<Values>,
  { at = (name) => name, check = () => ({}) }: More<NoInfer<Values>> = {},
): Form<Values> {
  const made: Made<Values> = { fields, names: namesOf(fields), at, check }
  const typedIn = (sent: Sent): TypedForm =>
    Object.fromEntries(made.names.map((name) => [at(name), fields[name].typedIn(sent, at(name))]))
  return {
    fields,
    typedIn,
    read: (sent) => readTyped(made, typedIn(sent)),
    asTyped: (values) => typedOf(made, values),
    inWords: (typed, ofThese) =>
      Object.fromEntries(
        made.names
          .filter((name) => ofThese === undefined || ofThese[name] !== undefined)
          .map((name) => [fields[name].called, wordsOf(made, typed, name)]),
      ),
    naming: (errors) => naming(made, errors),
    rows: (typed) =>
      made.names.map((name) => {
        const { called, nothing } = fields[name]
        return { name, called, said: wordsOf(made, typed, name) || nothing }
      }),
    controls: (shown, only) =>
      made.names
        .filter((name) => fields[name].revealedBy === undefined && (only?.includes(name) ?? true))
        .map((name) => controlOf(made, name, shown)),
    only: (record) => partOf(made, record),
  }
}

const textAt = <Values>({ at }: Made<Values>, typed: TypedForm, name: string): Typed => typed[at(name)] ?? []

const chosenIn =
  <Values>(made: Made<Values>, typed: TypedForm): IsChosen =>
  (name, answer) =>
    textAt(made, typed, name).includes(answer)

function readTyped<Values extends object>(made: Made<Values>, typed: TypedForm): Outcome<Values, FieldErrors> {
  const { fields, names, at } = made
  const values: Partial<Values> = {}
  const errors: Record<string, string> = {}
  for (const name of names) {
    const value = fields[name].read(textAt(made, typed, name), chosenIn(made, typed))
    if (value.ok) values[name] = value.value
    else errors[at(name)] = value.because
  }
  for (const [name, sentence] of sentencesBetween(made, values)) errors[at(name)] ??= sentence
  return hasErrors(errors) || !isWhole(values, names) ? refused(naming(made, inOrder(made, errors))) : allowed(values)
}

function naming<Values>({ fields, names, at }: Made<Values>, errors: FieldErrors): FieldErrors {
  const asked = new Map(names.map((name) => [at(name), fields[name]] as const))
  return Object.fromEntries(
    Object.entries(errors).map(([name, sentence]) => {
      const field = asked.get(name)
      return [name, field === undefined ? sentence : namingField(field, sentence)]
    }),
  )
}

function sentencesBetween<Values>({ names, check }: Made<Values>, values: Partial<Values>) {
  const between: { readonly [Field in keyof Values]?: string } = check(values)
  return names.flatMap((name) => {
    const sentence: string | undefined = between[name]
    return sentence === undefined ? [] : [[name, sentence] as const]
  })
}

const inOrder = <Values>({ names, at }: Made<Values>, errors: FieldErrors): FieldErrors =>
  Object.fromEntries(names.map(at).flatMap((name) => (errors[name] === undefined ? [] : [[name, errors[name]]])))

const typedOf = <Values>({ fields, names, at }: Made<Values>, values: Given<Values>): TypedForm =>
  Object.fromEntries(
    names.map((name) => {
      const value = values[name]
      return [at(name), value === undefined || value === null ? [] : fields[name].asTyped(value)]
    }),
  )

function wordsOf<Values>(made: Made<Values>, typed: TypedForm, name: Name<Values>): string {
  const { words, revealedBy } = made.fields[name]
  const isAsked = revealedBy === undefined || chosenIn(made, typed)(revealedBy.field, revealedBy.answer)
  return isAsked ? words(textAt(made, typed, name)) : ''
}

/** A control below its heading, with the controls that its answers reveal. */
function controlOf<Values>(made: Made<Values>, name: Name<Values>, shown: Shown): Html {
  const { fields, names, at } = made
  const reveals = (answer: string): Html | undefined => {
    const under = names.filter((each) => isRevealedBy(fields[each], name, answer))
    return under.length === 0 ? undefined : html`${under.map((each) => controlOf(made, each, shown))}`
  }
  const { heading, control } = fields[name]
  return html`${heading !== undefined && html`<h2 class="govuk-heading-m">${heading}</h2>`}
  ${control({ name: at(name), typed: textAt(made, shown.typed, name), errors: shown.errors, reveals })}`
}

function partOf<Values extends object>({ names }: Made<Values>, record: Values): Values {
  const values: Partial<Values> = {}
  for (const name of names) values[name] = record[name]
  if (!isWhole(values, names)) throw new Error('a field of the form is missing in the record')
  return values
}

const isRevealedBy = ({ revealedBy }: Pick<Field<never>, 'revealedBy'>, field: string, answer: string): boolean =>
  revealedBy?.field === field && revealedBy.answer === answer

function namesOf<Values extends object>(fields: Declared<Values>): readonly Extract<keyof Values, string>[] {
  const names: Extract<keyof Values, string>[] = []
  for (const name in fields) names.push(name)
  return names
}

/** Whether every field has its value: then these are the values the form declares. */
const isWhole = <Values extends object>(
  values: Partial<Values>,
  names: readonly (keyof Values)[],
): values is Values & Partial<Values> => names.every((name) => name in values)
