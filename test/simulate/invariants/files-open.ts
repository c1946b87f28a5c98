import { readZip } from '#platform/word/read-zip.ts'
import type { Invariant } from './invariant.ts'

/** Whether XML 1.0 forbids a character: a program that finds one refuses the whole file. */
const isForbidden = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0
  if (code < 32) return code !== 9 && code !== 10 && code !== 13
  return (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
}

/** A file that is taken away opens, whatever people typed or pasted. (LO-04, FI-01) */
export const filesOpen: Invariant = {
  says: 'a file that is taken away opens',
  watch: () => ({
    answered: async ({ address, sent }) => {
      if (sent.status !== 200 || !String(sent.headers['content-type']).includes('officedocument')) return []
      const parts = await readZip(sent.bytes)
      return [...parts].flatMap(([name, part]) => {
        const bad = name.endsWith('.xml') ? Array.from(part.toString()).find(isForbidden) : undefined
        return bad === undefined ? [] : [`${address} holds a character that no Word or Excel opens: U+${(bad.codePointAt(0) ?? 0).toString(16)}`] // prettier-ignore
      })
    },
  }),
}
