import type { Fault } from './life.ts'
import type { Step } from './steps.ts'

const answersIn = (typed: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(typed)
    .filter(([, values]) => values.some((value) => value !== ''))
    .map(([name, values]) => `${name}: ${values.join(', ').replaceAll(/\s+/g, ' ').slice(0, 60)}`)
    .join(' | ')

/** A step in words, one line. */
function tellStep(step: Step): string {
  const when = step.at.replace('T', ' ')
  if (step.is === 'look') return `${when} person ${step.who} opens ${step.address}`
  const how = step.how === 'once' ? '' : `, ${step.how}`
  const button = step.button === null ? '' : ` with ${step.button.name}=${step.button.value}`
  const second = step.again === null ? '' : `\n      then person ${step.again.who}: ${answersIn(step.again.typed)}`
  return `${when} person ${step.who} on ${step.from} sends ${step.action}${button}${how}\n      ${answersIn(step.typed)}${second}`
}

/** A fault in words: seed, what is broken, and what has to happen for it. */
export const tellFault = (seed: string, { broken, until }: Fault, steps: readonly Step[]): string =>
  [
    `Seed ${seed}: ${broken.says}.`,
    `  ${broken.what}`,
    `  ${steps.length === 0 ? 'It is seen' : `It takes ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}, until`} ${until.toString()}.`,
    ...steps.map((step) => `    ${tellStep(step)}`),
  ].join('\n')
