import { defaultLabels } from '#rules/words/labels.ts'
import { sayAll } from '#rules/words/name-for.ts'

/** What a rule says, with every name as an authority has it that has said nothing. */
export const inWords = <Words>(words: Words): Words => sayAll(words, defaultLabels)
