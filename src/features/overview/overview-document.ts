import { capitalised } from '#rules/words/labels.ts'
import type { WordBlock, WordCell, WordDocument, WordLine } from '#platform/word/word-document.ts'
import { sayCorrections } from '#rules/overview/differences.ts'
import { fiveLines, leftOutLine } from '#rules/overview/five-lines.ts'
import type {
  NamedChild,
  OverviewAction,
  OverviewContent,
  OverviewEntry,
  OverviewPart,
} from '#rules/overview/content.ts'
import { answeredFor, type MergedRow, mergeSiblings } from '#rules/overview/merge-siblings.ts'
import { isUnmarked, sayRow, standingOf } from '#rules/overview/say-row.ts'
import { blockHead, cutWords, overviewSections, stateWords } from '#rules/overview/sections.ts'
import { sayNames } from '#rules/words/say-names.ts'

const paragraph = (text: string): WordBlock => ({ kind: 'paragraph', text })
const paragraphs = (...texts: readonly string[]): readonly WordBlock[] =>
  texts.filter((text) => text !== '').map(paragraph)

const namesOf = (children: readonly NamedChild[]): string => sayNames(children.map(({ name }) => name))
const line = (strong: string, text = ''): WordLine => ({ strong, text })
const linesOf = (text: string): readonly WordLine[] =>
  text.split('\n').flatMap((each) => (each.trim() === '' ? [] : [line('', each)]))

const familyOf = (entry: OverviewEntry): WordCell => {
  const groups = answeredFor(entry)
  const whose = (children: readonly NamedChild[]) => (groups.length > 1 ? `${namesOf(children)}: ` : '')
  return [
    line(entry.title),
    ...(entry.reference === null ? [] : [line('', entry.reference)]),
    ...groups.flatMap(({ children, team, worker }) => {
      const who = [team, worker].filter((each) => each !== null).join(', ')
      return who === '' ? [] : [line('', `${whose(children)}${who}`)]
    }),
  ]
}

const rowOf = (section: OverviewPart['section'], row: MergedRow): readonly WordLine[] => {
  const { first, late, lines } = sayRow(section, row)
  const who = row.children.length === 0 ? '' : `${namesOf(row.children)}: `
  const standing = [late, standingOf(row)].filter((each) => each !== null).join('. ')
  return [line(`${who}${first}`, `. ${capitalised(standing)}.`), ...lines.map((each) => line('', each))]
}

const toKnow = (section: OverviewPart['section'], entry: OverviewEntry): WordCell => [
  ...mergeSiblings(entry.rows).flatMap((row) => rowOf(section, row)),
  ...(entry.rows.length === 0 ? [line('', `${standingOf(entry)}.`)] : []),
  ...(isUnmarked(entry) ? [line('', `${stateWords[entry.state]}:`)] : []),
  ...linesOf(entry.said),
  ...sayCorrections(entry.corrections).map((words) => line('Corrected: ', words)),
  ...(entry.isCut ? [line('', cutWords)] : []),
]

const actionLine = ({ children, words, doer, by }: OverviewAction): WordLine =>
  line('', `${children.length === 0 ? '' : `${namesOf(children)}: `}${words} (${doer}, ${by})`)

function tableOf({ section, entries }: OverviewPart): readonly WordBlock[] {
  if (entries.length === 0) return []
  const [family, what, actions] = blockHead(section)
  const hasActions = entries.some((entry) => entry.actions.length > 0)
  return [
    {
      kind: 'table',
      dense: true,
      head: [family, what, ...(hasActions ? [actions] : [])],
      widths: hasActions ? [22, 50, 28] : [22, 78],
      rows: entries.map((entry) => [
        familyOf(entry),
        toKnow(section, entry),
        ...(hasActions ? [entry.actions.map(actionLine)] : []),
      ]),
    },
  ]
}

const partOf = (part: OverviewPart): readonly WordBlock[] => [
  { kind: 'heading', level: 2, text: overviewSections[part.section].name },
  ...paragraphs(...part.prose.split('\n')),
  ...tableOf(part),
]

const hasWords = ({ entries, prose }: OverviewPart): boolean => entries.length > 0 || prose !== ''

const nothingIn = (parts: readonly OverviewPart[]): string =>
  parts.length === 0
    ? ''
    : `Nothing this time: ${parts.map(({ section }) => overviewSections[section].name).join('; ')}.`

/**
 * An Overview, or a copy of one, as a Word document for forwarding: `facts` stand under its title, then the five lines, then each family in
 * a block of its own; `empty` says whether sections without anything in them are named. (LO-04)
 */
export const overviewDocument = (
  content: OverviewContent,
  about: {
    readonly authority: string
    readonly title: string
    readonly facts: readonly string[]
    /** Whose count the five lines are. */
    readonly counted: string
    readonly empty: boolean
  },
): WordDocument => ({
  title: about.title,
  council: about.authority,
  marking: 'OFFICIAL-SENSITIVE',
  foot: `${about.authority}: ${about.title}`,
  blocks: [
    { kind: 'heading', level: 1, text: about.title },
    ...paragraphs(...about.facts, leftOutLine(content)),
    { kind: 'paragraph', text: about.counted, strong: true },
    { kind: 'list', items: fiveLines(content).map(({ about: what, words }) => `${what}: ${words}`) },
    ...content.parts.filter(hasWords).flatMap(partOf),
    ...paragraphs(about.empty ? nothingIn(content.parts.filter((part) => !hasWords(part))) : ''),
  ],
})
