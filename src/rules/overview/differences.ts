import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import {
  type Correction,
  entriesOf,
  type NamedChild,
  type OverviewAction,
  type OverviewContent,
  type OverviewEntry,
  type OverviewRow,
} from './content.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { sayRow } from './say-row.ts'
import { overviewSections, stateWords } from './sections.ts'

/** How an item of a published Overview differs from what the records say now: `now` is null where they no longer have it. */
export type Difference = {
  readonly key: string
  readonly section: AgendaSection
  readonly title: string
  readonly children: readonly NamedChild[]
  readonly lines: readonly Correction[]
  readonly now: OverviewEntry | null
}

const quoted = (text: string): string => (text === '' ? 'nothing' : `“${text.replaceAll('\n', ' ')}”`)
const fromTo = (what: string, one: string, other: string): string => `${what}: ${quoted(one)} → ${quoted(other)}`
const sectionIn = ({ parts }: OverviewContent): ReadonlyMap<string, AgendaSection> =>
  new Map(parts.flatMap(({ section, entries }) => entries.map(({ key }) => [key, section] as const)))
const whole = (words: string): Correction => ({ children: [], words })

/** A row of an older form says of no record what it is about: there its place is all there is. */
const byThing = (rows: readonly OverviewRow[]): ReadonlyMap<string, OverviewRow> =>
  new Map(rows.map((row, at) => [row.thing === '' ? `row ${at}` : row.thing, row]))

function rowLines(section: AgendaSection, before: OverviewRow, after: OverviewRow): readonly Correction[] {
  const { columns } = overviewSections[section]
  const was = (what: string, one: string, other: string): readonly string[] =>
    one === other ? [] : [fromTo(what, one, other)]
  const names = (row: OverviewRow): string => row.children.map(({ name }) => name).join(', ')
  const places = Array.from({ length: Math.max(before.cells.length, after.cells.length) }, (_, at) => at)
  const words = [
    ...was('Who it is about', names(before), names(after)),
    ...places.flatMap((at) => was(columns[at]?.name ?? 'It', before.cells[at] ?? '', after.cells[at] ?? '')),
    ...was('How it ended', before.ended ?? '', after.ended ?? ''),
    ...was('How late it is', before.late ?? '', after.late ?? ''),
    ...was('Where it stands', stateWords[before.state], stateWords[after.state]),
  ]
  return words.map((each) => ({ children: after.children, words: each }))
}

function rowsLines(section: AgendaSection, before: OverviewEntry, after: OverviewEntry): readonly Correction[] {
  const [was, is] = [byThing(before.rows), byThing(after.rows)]
  const said = (what: string, row: OverviewRow): Correction => ({
    children: row.children,
    words: `${what}: ${sayRow(section, row).first}`,
  })
  return [
    ...[...is].flatMap(([thing, row]) => {
      const earlier = was.get(thing)
      return earlier === undefined ? [said('Added', row)] : rowLines(section, earlier, row)
    }),
    ...[...was].flatMap(([thing, row]) => (is.has(thing) ? [] : [said('Taken out', row)])),
  ]
}

const sayAction = ({ words, doer, by }: OverviewAction): string => `${words} (${doer}, ${by})`

function actionLines(before: OverviewEntry, after: OverviewEntry): readonly Correction[] {
  const [was, is] = [before.actions.map(sayAction), after.actions.map(sayAction)]
  const line = (what: string) => (action: OverviewAction) => ({
    children: action.children,
    words: `${what}: ${sayAction(action)}`,
  })
  return [
    ...after.actions.filter((action) => !was.includes(sayAction(action))).map(line('Action added')),
    ...before.actions.filter((action) => !is.includes(sayAction(action))).map(line('Action taken out')),
  ]
}

function nameLines(before: OverviewEntry, after: OverviewEntry): readonly Correction[] {
  const names = new Map(before.children.map(({ id, name }) => [id, name]))
  return [
    ...(before.title === after.title ? [] : [whole(fromTo('Family or team', before.title, after.title))]),
    ...after.children.flatMap(({ id, name }) => {
      const was = names.get(id)
      return was === undefined || was === name ? [] : [{ children: [{ id, name }], words: fromTo('Name', was, name) }]
    }),
  ]
}

/** Whether a row stands elsewhere than it did: then that says it. An item may be confirmed of whose children nothing was decided. */
function isSaidOfRows(before: OverviewEntry, after: OverviewEntry): boolean {
  const was = byThing(before.rows)
  return [...byThing(after.rows)].some(([thing, { state }]) => (was.get(thing)?.state ?? state) !== state)
}

/** What changed at an item, old → new, each of the children it tells of; none when nothing did. How it compares with the week before isn't in it. */
export const linesBetween = (
  section: AgendaSection,
  before: OverviewEntry,
  after: OverviewEntry,
): readonly Correction[] => [
  ...nameLines(before, after),
  ...rowsLines(section, before, after),
  ...(before.said === after.said ? [] : [whole(fromTo('What was said', before.said, after.said))]),
  ...(before.state === after.state || isSaidOfRows(before, after)
    ? []
    : [whole(fromTo('Where it stands', stateWords[before.state], stateWords[after.state]))]),
  ...actionLines(before, after),
]

/**
 * What happened since a version was published: the items of it that the records now say otherwise, have more of or no longer have. An item
 * that whoever looks sees only in part isn't theirs to correct. (LO-02)
 */
export function differences(published: OverviewContent, now: OverviewContent): readonly Difference[] {
  const [sections, before] = [sectionIn(now), new Map(entriesOf(published).map((entry) => [entry.key, entry]))]
  const keys = new Set(sections.keys())
  const of = ({ key, title, children }: OverviewEntry) => ({ key, title, children })
  const found = entriesOf(now).flatMap((entry): readonly Difference[] => {
    const section = sections.get(entry.key) ?? 'other'
    const earlier = before.get(entry.key)
    if (earlier === undefined) {
      const added = rowsLines(section, { ...entry, rows: [] }, entry)
      return [{ ...of(entry), section, lines: added.length > 0 ? added : [whole('Not in it yet')], now: entry }]
    }
    if (earlier.isCut) return []
    const lines = linesBetween(section, earlier, entry)
    return lines.length === 0 ? [] : [{ ...of(entry), section, lines, now: entry }]
  })
  const stood = sectionIn(published)
  const gone = entriesOf(published)
    .filter(({ key, isCut }) => !keys.has(key) && !isCut)
    .map((entry) => ({
      ...of(entry),
      section: stood.get(entry.key) ?? 'other',
      lines: [whole('The records no longer have it')],
      now: null,
    }))
  return [...found, ...gone]
}

/** Corrections in sentences, once for siblings of whom the same is said: 'Amira and Tobi Adeyemi: Decision: … → …'. */
export const sayCorrections = (corrections: readonly Correction[]): readonly string[] =>
  [...Map.groupBy(corrections, ({ words }) => words)].map(([words, same]) => {
    const children = new Map(same.flatMap((each) => each.children.map(({ id, name }) => [id, name] as const)))
    return children.size === 0 ? words : `${sayNames([...children.values()])}: ${words}`
  })
