import type { WordBlock } from '#platform/word/word-document.ts'
import type { NotePart } from '#rules/filing/legal-case-note.ts'

/** The Legal Case Note as a Word document; `name` is what the authority calls it. */
export const noteDocument = (parts: readonly NotePart[], name: string) => ({
  marking: 'OFFICIAL-SENSITIVE',
  foot: name,
  blocks: parts.flatMap(({ is, heading, lines }, at): readonly WordBlock[] => [
    { kind: 'heading', level: at === 0 ? 1 : 2, text: heading },
    is === 'actions' ? { kind: 'list', items: lines } : { kind: 'paragraph', text: lines.join('\n') },
  ]),
})
