import { type FieldErrors, hasErrors } from '#parts/forms/form-errors.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Sent } from './field.ts'
import type { Fillable, Form, FormWords, Given, TypedForm } from './form.ts'

type Answers<Whole, Each> = { readonly whole: Whole; readonly each: ReadonlyMap<number, Each> }
type GivenEach<Whole, Each> = {
  readonly whole?: Given<Whole>
  readonly each?: ReadonlyMap<number, Given<Each>>
}

/** A form that besides its own fields asks the same about each of several: the children of a family, the seats of a meeting. */
export type FormWithEach<Whole, Each> = Fillable<GivenEach<Whole, Each>> & {
  readonly whole: Form<Whole>
  readonly each: ReadonlyMap<number, Form<Each>>
  readonly read: (sent: Sent) => Outcome<Answers<Whole, Each>, FieldErrors>
}

type More<Whole, Each> = {
  /** A rule among those that could be read, and with what is asked once where that could: a sentence by the full name of the field to change. */
  readonly check?: (each: ReadonlyMap<number, Each>, whole: Whole | null) => FieldErrors
  /** Which of the two stands first on the page, and so in the summary of what is wrong. */
  readonly first?: 'whole' | 'each'
}

/** Joins a form with what is asked about each of several, by their ids. */
export function withEach<Whole, Each>(
  whole: Form<Whole>,
  each: ReadonlyMap<number, Form<Each>>,
  { check = () => ({}), first = 'whole' }: More<Whole, Each> = {},
): FormWithEach<Whole, Each> {
  const forms = [...each]
  const naming = (errors: FieldErrors) => forms.reduce((named, [, one]) => one.naming(named), whole.naming(errors))
  return {
    whole,
    each,
    read: (sent) => {
      const own = whole.read(sent)
      const answers = new Map<number, Each>()
      const ofEach: Record<string, string> = {}
      for (const [id, one] of forms) {
        const read = one.read(sent)
        if (read.ok) answers.set(id, read.value)
        else Object.assign(ofEach, read.because)
      }
      for (const [field, sentence] of Object.entries(check(answers, own.ok ? own.value : null)))
        ofEach[field] ??= sentence
      const ofWhole = own.ok ? {} : own.because
      const errors = first === 'whole' ? { ...ofWhole, ...ofEach } : { ...ofEach, ...ofWhole }
      return own.ok && !hasErrors(errors) ? allowed({ whole: own.value, each: answers }) : refused(naming(errors))
    },
    typedIn: (sent) =>
      forms.reduce<TypedForm>((typed, [, one]) => ({ ...typed, ...one.typedIn(sent) }), whole.typedIn(sent)),
    asTyped: (given) =>
      forms.reduce<TypedForm>(
        (typed, [id, one]) => ({ ...typed, ...one.asTyped(given.each?.get(id) ?? {}) }),
        whole.asTyped(given.whole ?? {}),
      ),
    naming,
    inWords: (typed) =>
      forms.reduce<FormWords>((words, [, one]) => ({ ...words, ...one.inWords(typed) }), whole.inWords(typed)),
  }
}
