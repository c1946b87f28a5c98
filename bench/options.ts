import { parseArgs } from 'node:util'

/** What was asked of the bench on the command line. */
export type Options = {
  readonly rows: readonly string[]
  readonly rate: number
  readonly minutes: number
  readonly england: boolean
  readonly debian: boolean
  readonly peer: string | null
  /** Which pages, by a pattern of what the table calls them; and at which authorities, by a pattern of their keys. */
  readonly only: RegExp
  readonly at: RegExp
}

/** Reads the words after `npm run bench --`. Throws with a sentence for what isn't understood. */
export function readOptions(words: readonly string[], peer: string | undefined): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      rate: { type: 'string', default: '20' },
      minutes: { type: 'string', default: '1' },
      england: { type: 'boolean', default: false },
      debian: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      at: { type: 'string', default: '' },
    },
  })
  return {
    rows: positionals,
    rate: above0(values.rate, '--rate'),
    minutes: above0(values.minutes, '--minutes'),
    ...{ england: values.england, debian: values.debian, peer: peer ?? null },
    ...{ only: new RegExp(values.only, 'i'), at: new RegExp(values.at, 'i') },
  }
}

function above0(said: string, option: string): number {
  const number = Number(said)
  if (!(number > 0)) throw new Error(`${option} is “${said}”, which isn’t a number above 0.`)
  return number
}
