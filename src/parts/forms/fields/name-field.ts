import { withSmallStart } from '#rules/words/labels.ts'
/** Words that many labels share: alone they don't tell one field from another. */
const shared = new Set(
  (
    'a an and any are as at be been by do does did for from had has have how if in is it its no of on or since so that the their them there these they ' +
    'this to was were until what when where which who whom whose why will with you your s'
  ).split(' '),
)

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const tellingWords = (text: string): readonly string[] => wordsIn(text).filter((word) => !shared.has(word))

/** Whether one is the other in another form: 'done' and 'do' aren't, 'children' and 'child’s', 'restricted' and 'restriction' are. */
function isOneWord(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short === long || (short.length > 2 && long.startsWith(short.slice(0, 4)))
}

/** Whether a sentence says what a field is called: all its telling words in some form, or where it has none, every word. */
function isNamedIn(sentence: string, called: string): boolean {
  const telling = tellingWords(called)
  const said = wordsIn(sentence)
  return (telling.length === 0 ? wordsIn(called) : telling).every((word) => said.some((each) => isOneWord(word, each)))
}

type Named = { readonly label: string; readonly called: string }

/** What the page calls a field: its label as far as a comma, or what the answer is called where that is part of it. */
function nameOf({ label, called }: Named): string {
  const [short = ''] = label.replace(/\?$/, '').split(', ')
  const isPart = tellingWords(called).length > 0 && isNamedIn(label, called)
  return isPart && called.length < short.length ? called : short
}

/** What isn't a thing's name: a question, or that something happened. */
const noName =
  /^(?:(?:at|by|since|until) )?(?:who|whose|what|when|which|why|how|is|are|does|did|until)\b|\b(?:sent|held|made|filed|ended)$/i

/**
 * What a sentence about a field begins with, ' must be …' to follow; `it` stands for the answer where the field is called by a question.
 *
 * `{ label: 'Due date', … }` → 'Due date'; `{ label: 'When was it done?', … }, 'the date'` → 'When was it done: the date'
 */
export function beginsWith(field: Named, it: string): string {
  const name = nameOf(field)
  return noName.test(name) || field.label.endsWith('?') ? `${name}: ${it}` : name
}

/** What a sentence begins with that is no name. */
const beginning =
  /^(Choose|Enter|Write|Use|Say|Give|Tick|The|There|This|These|It|They|Somebody|Nobody|You|Another|Only|No|An?) /

/**
 * A sentence about a field that names it as the page does, so that it is understood away from the field, in the summary of what is wrong:
 * as it is where it does so already, else after its name there, which is the label, or what the answer is called where that is part of the
 * label. (WCAG 3.3.1)
 *
 * `namingField({ label: 'Solicitor', called: 'Solicitor' }, 'Choose someone from the list')` → 'Solicitor: choose someone from the list'
 */
export function namingField(field: Named, sentence: string): string {
  const name = nameOf(field)
  if (isNamedIn(sentence, name)) return sentence
  return `${name}: ${beginning.test(sentence) ? withSmallStart(sentence) : sentence}`
}
