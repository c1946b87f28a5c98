import type { WordBlock, WordDocument } from '#platform/word/word-document.ts'
import { nameOfNote } from '#rules/filing/note-head.ts'
import type { PackContent } from '#rules/filing/filed-content.ts'

type NoteToPrint = Pick<PackContent, 'note' | 'childName'>

/** The Legal Case Note as a Word document, under the name that the authority gave it when it was written. */
export const noteDocument = ({ note: parts, childName }: NoteToPrint, council: string): WordDocument => ({
  title: parts[0]?.heading ?? '',
  council,
  marking: 'OFFICIAL-SENSITIVE',
  foot: nameOfNote(parts, childName) ?? '',
  blocks: parts.flatMap(({ is, heading, lines }, at): readonly WordBlock[] => [
    { kind: 'heading', level: at === 0 ? 1 : 2, text: heading },
    is === 'actions' ? { kind: 'list', items: lines } : { kind: 'paragraph', text: lines.join('\n') },
  ]),
})
