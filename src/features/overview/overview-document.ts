import type { WordBlock, WordDocument } from '#platform/word/word-document.ts'
import type {
  NamedChild,
  OverviewAction,
  OverviewContent,
  OverviewEntry,
  OverviewPart,
} from '#rules/overview/content.ts'
import { columnsOf, cutWords, hasWords, overviewSections, sinceWords, stateWords } from '#rules/overview/sections.ts'

const paragraph = (text: string): WordBlock => ({ kind: 'paragraph', text })
const paragraphs = (...texts: readonly string[]): readonly WordBlock[] =>
  texts.filter((text) => text !== '').map(paragraph)

/** The first column, of names, is as wide as any other; nothing at all without rows. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly WordBlock[] =>
  rows.length === 0 ? [] : [{ kind: 'table', head, widths: head.map(() => 1), rows }]

const namesOf = (children: readonly NamedChild[]): string => children.map(({ name }) => name).join(', ')
const lines = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n')

const standing = ({ since, state }: OverviewEntry): string =>
  since === 'resolved' ? sinceWords[since] : `${sinceWords[since]}. ${stateWords[state]}`

const factsOf = ({ section, entries }: OverviewPart): readonly WordBlock[] =>
  table(
    columnsOf(section),
    entries.flatMap((entry) =>
      entry.rows.map(({ children, cells: [first = '', ...cells], late, changes }) => [
        lines(entry.title, namesOf(children), standing(entry)),
        ...[lines(first, late ?? ''), ...cells],
        ...(overviewSections[section].changes === null ? [] : [lines(...changes)]),
      ]),
    ),
  )

const actionRow = ({ children, words, doer, by }: OverviewAction): readonly string[] => [
  ...[namesOf(children), words, doer, by],
]

const wordsOf = (entry: OverviewEntry): readonly WordBlock[] => [
  { kind: 'heading', level: 3, text: [entry.title, namesOf(entry.children)].filter((text) => text !== '').join(': ') },
  ...paragraphs(entry.rows.length === 0 ? standing(entry) : '', entry.said),
  ...table(['Child', 'Action', 'Who does it', 'By'], entry.actions.map(actionRow)),
  ...paragraphs(entry.isCut ? cutWords : ''),
]

const partOf = (part: OverviewPart): readonly WordBlock[] => [
  { kind: 'heading', level: 2, text: overviewSections[part.section].name },
  ...paragraphs(part.prose, part.entries.length === 0 ? 'Nothing this week.' : ''),
  ...factsOf(part),
  ...part.entries.filter(hasWords).flatMap(wordsOf),
]

/**
 * An Overview, or a copy of one, as a Word document for forwarding: `facts` stand under its title, `empty` says whether sections without
 * anything in them are there too. (LO-04)
 */
export const overviewDocument = (
  content: OverviewContent,
  about: {
    readonly authority: string
    readonly title: string
    readonly facts: readonly string[]
    readonly empty: boolean
  },
): WordDocument => ({
  marking: 'OFFICIAL-SENSITIVE',
  foot: `${about.authority}: ${about.title}`,
  paper: 'lying',
  blocks: [
    { kind: 'heading', level: 1, text: about.title },
    ...paragraphs(...about.facts),
    ...content.parts.filter(({ entries }) => about.empty || entries.length > 0).flatMap(partOf),
  ],
})
