import type { Chance } from '#demonstration/chance.ts'
import { dateFor, oddDate } from './dates-to-type.ts'
import { inventedName, inventedPerson, inventedWords, oddWords, tokenFor } from './invented.ts'
import type { Choice, Control, FormToFill } from './page-to-fill.ts'

/** What a person types into a form: by the field’s name, as a browser sends it. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** Who fills, on which day, at which address; `first` numbers the words that are found again. */
export type Filling = {
  readonly chance: Chance
  readonly today: Temporal.PlainDate
  readonly address: string
  readonly first: number
  /** Answers decided beforehand, by what the label says; the first that fits counts. */
  readonly given: readonly Given[]
  /** The form came back with mistakes before. */
  readonly isSecondTry: boolean
  /** Children whose names may slip into what is written. */
  readonly names: readonly string[]
  /** How carefully: sensible answers, some that are wrong, or with what only some programs take. */
  readonly care: 'sensible' | 'wrong' | 'odd'
}

/** An answer to whatever is labelled or named so: words, or what the choice is called. */
export type Given = readonly [asked: RegExp, answer: string]

/** The answer that leaves a control as it stands. */
export const asItIs = '(as it stands)'

/** The answer that a control is given as if nothing stood there. */
export const anew = '(anew)'

/** How a form is filled: what is typed, the button pressed, and the words by which it is found again. */
export type Filled = { readonly typed: Typed; readonly tokens: readonly string[] }

/** Fills a form as its own labels, hints and choices ask. What an answer doesn’t reveal stays as it is. */
export function fillIn(form: FormToFill, filling: Filling): Filled {
  const { chance, care } = filling
  const typed: Record<string, readonly string[]> = {}
  const tokens: string[] = []
  const opened = new Set<string>()
  const asked = form.controls.filter(({ kind }) => kind !== 'hidden' && kind !== 'file')
  const wrongAt = care === 'sensible' ? -1 : chance.between(0, Math.max(0, asked.length - 1))
  asked.forEach((control, at) => {
    if (control.within !== null && !opened.has(control.within)) return
    const token = tokenFor(filling.first + at)
    const answers = at === wrongAt ? wrongAnswer(control, filling, token) : answerTo(control, filling, token)
    // Several lists may ask one thing, each a part of it.
    typed[control.name] = control.kind === 'list' ? [...(typed[control.name] ?? []), ...answers] : answers
    if (answers.some((answer) => answer.includes(token))) tokens.push(token)
    for (const { value, reveals } of control.choices)
      if (reveals !== null && answers.includes(value)) opened.add(reveals)
  })
  return { typed, tokens }
}

function answerTo(control: Control, filling: Filling, token: string): readonly string[] {
  const { chance, given } = filling
  const decided = given.find(([asked]) => asked.test(control.label) || asked.test(control.name))
  if (decided !== undefined && decided[1] !== anew)
    return decided[1] === asItIs ? asItStands(control) : decidedAnswer(control, decided[1])
  // Somebody who changes a record leaves most of it as it is.
  if (decided === undefined && standsAlready(control) && chance.in(0.75)) return asItStands(control)
  switch (control.kind) {
    case 'date':
      return [dateFor(control, filling)]
    case 'words':
      return [`${inventedWords(chance, token)}${slip(filling)}`]
    case 'line':
      return [lineFor(control, filling, token)]
    case 'radios':
    case 'list':
      return [choiceOf(control.choices, chance)]
    case 'boxes': {
      const ticked = control.choices.filter(() => chance.in(0.6)).map(({ value }) => value)
      return ticked.length > 0 || control.choices.length === 1 ? ticked : [choiceOf(control.choices, chance)]
    }
    case 'hidden':
    case 'file':
      return [control.value]
  }
}

/** Now and then a name stands in what is written: people write of brothers and sisters. */
const slip = ({ chance, names }: Filling): string => {
  const name = names[chance.between(0, Math.max(0, names.length - 1))]
  return name !== undefined && chance.in(0.08) ? ` ${name}${slipped}` : ''
}

const slipped = ' was there too.'

/** A text without the names that people wrote into it: what somebody typed stands as it was typed, whatever became of the child. */
export const withoutSlips = (text: string): string => text.replaceAll(/\p{L}+ was there too\./gu, '')

function decidedAnswer({ choices, kind }: Control, answer: string): readonly string[] {
  if (choices.length === 0) return [answer]
  if (kind === 'boxes' && answer === 'all') return choices.map(({ value }) => value)
  const found = choices.find(({ value, label }) => value === answer || label === answer)
  return [found?.value ?? choices.find(({ label }) => label.startsWith(answer))?.value ?? '']
}

const standsAlready = ({ value, choices, kind }: Control): boolean =>
  kind === 'radios' || kind === 'boxes' ? choices.some(({ isChosen }) => isChosen) : value !== ''

const asItStands = ({ value, choices, kind }: Control): readonly string[] =>
  kind === 'boxes' ? choices.filter(({ isChosen }) => isChosen).map((choice) => choice.value) : [value]

function choiceOf(choices: readonly Choice[], chance: Chance): string {
  const real = choices.filter(({ value }) => value !== '')
  const [first] = real
  if (first === undefined || (real.length < choices.length && chance.in(0.1))) return ''
  return real[chance.between(0, real.length - 1)]?.value ?? first.value
}

function lineFor({ label, name, isNumber, isMoney }: Control, filling: Filling, token: string): string {
  const { chance, address } = filling
  const asked = `${label} ${name}`.toLowerCase()
  if (name.endsWith('-named')) return ''
  if (isNumber) return String(chance.between(1, 12))
  // Less than was asked for is agreed now and then.
  if (isMoney && asked.includes('agreed')) return chance.in(0.7) ? '' : chance.pick(['200', '£1,000', '3,200.50'])
  if (isMoney) return chance.pick(['450', '£1,200', '2,400.50', '6,500', '18,000'])
  if (/\bid\b/.test(asked)) return String(300_000 + filling.first)
  if (/e-?mail/.test(asked)) return `${token}@northbrook.example`
  if (/time|begins at|starts at/.test(asked)) return `${chance.between(9, 15)}:${chance.pick(['00', '15', '30'])}`
  if (asked.includes('famil') && /name|called/.test(asked)) return inventedName(chance)
  // What isn't a person isn't called like one: a name is found wherever it stands.
  if (/name|called/.test(asked)) return /settings|views/.test(address) ? `Called ${token}` : inventedPerson(chance)
  return `${chance.pick(['Number', 'Room', 'Of'])} ${token}`
}

function wrongAnswer(control: Control, filling: Filling, token: string): readonly string[] {
  const { chance, care } = filling
  if (control.kind === 'date') return [oddDate(chance)]
  if (control.choices.length > 0) return chance.in(0.5) ? [] : [choiceOf(control.choices, chance)]
  if (care === 'odd') return [oddWords(chance, token)]
  return [control.isNumber || control.isMoney ? '-7' : '']
}
