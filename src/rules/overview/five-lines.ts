import { nameFor } from '#rules/words/name-for.ts'
import { withSmallStart } from '#rules/words/labels.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { sayCount, sayList } from '#rules/words/say-names.ts'
import { entriesOf, type NamedChild, type OverviewContent, type OverviewEntry, type OverviewRow } from './content.ts'
import type { Told, ToldKind } from './told.ts'

/** One of the lines at the top: 'At risk' and what there is of it. */
export type TopLine = { readonly about: string; readonly words: string }

/** Something counted, with the row it stands in. */
type Counted = Told & { readonly row: OverviewRow; readonly entry: OverviewEntry }

/**
 * What a reader has to know first, in five lines: reviews held, outcomes, extensions, what is at risk, what is new and awaits the chair;
 * the first three where the meeting takes reviews.
 * Counted in what this reader has before them and in nothing else, so that a copy's lines never tell of a child who isn't in it. (LO-01, SET-06)
 */
export function fiveLines(content: OverviewContent): readonly TopLine[] {
  const entries = entriesOf(content)
  const told = entries.flatMap((entry) =>
    entry.rows.flatMap((row) => row.tells.map((each) => ({ ...each, row, entry }))),
  )
  const of = (kind: ToldKind): readonly Counted[] => told.filter((each) => each.kind === kind)
  const takesReviews = content.parts.some(({ section }) => section === 'reviews')
  const ofReviews = [
    { about: 'Reviews held', words: reviewsHeld(of) },
    { about: 'Outcomes', words: outcomes(of('outcome')) },
    { about: 'Extensions', words: extensions(of) },
  ]
  return [
    ...(takesReviews ? ofReviews : []),
    { about: 'At risk', words: atRisk(of) },
    { about: 'Since the last meeting', words: sinceTheLast(entries) },
  ]
}

type Of = (kind: ToldKind) => readonly Counted[]

function reviewsHeld(of: Of): string {
  const [midpoints, finals, late] = [of('midpoint-held').length, of('final-held').length, of('held-late').length]
  if (midpoints + finals === 0) return 'none'
  const kinds = [
    ...counted(midpoints, nameFor('review.midpoint', 'short'), nameFor('review.midpoint', 'short many')),
    ...counted(finals, nameFor('review.final', 'short'), nameFor('review.final', 'short many')),
  ]
  return `${midpoints + finals} (${kinds.join(', ')})${late === 0 ? ', in time' : `, ${late} of them late`}`
}

function outcomes(told: readonly Counted[]): string {
  const byWords = Map.groupBy(told, ({ words }) => words ?? 'not recorded')
  if (byWords.size === 0) return 'none'
  return [...byWords].map(([words, each]) => `${each.length} ${withSmallStart(words)}`).join('; ')
}

const extensions = (of: Of): string =>
  together([
    ...counted(of('extension-agreed').length, 'agreed', 'agreed'),
    ...counted(of('extension-refused').length, 'refused', 'refused'),
    ...counted(of('extension-recommended').length, 'recommended', 'recommended'),
    ...counted(of('extension-asked').length, 'asked and not decided', 'asked and not decided'),
  ])

const atRisk = (of: Of): string =>
  together([
    ...whom(of('past-limit'), 'child past their 12-week or agreed date', 'children past their 12-week or agreed date'),
    ...whom(of('urgent-return'), nameFor('outcome.urgent-return'), nameFor('outcome.urgent-return', 'many')),
    ...whom(of('review-not-held'), 'review due and not held', 'reviews due and not held'),
    ...counted(of('document-late').length, 'document late at court', 'documents late at court'),
    ...counted(of('report-late').length, 'report late', 'reports late'),
  ])

/** Rows are what is new or changed; what has no row is this meeting's own and counts as one. */
function sinceTheLast(entries: readonly OverviewEntry[]): string {
  const since = entries.flatMap(({ rows, since: ofEntry, state }) =>
    // What a correction took out has neither rows nor anything recorded.
    rows.length > 0 ? rows.map((row) => row.since) : state === 'nothing-recorded' ? [] : [ofEntry],
  )
  const count = (which: string) => since.filter((each) => each === which).length
  const waiting = entries.filter(({ state }) => state === 'awaiting-chair').length
  const compared = [
    ...counted(count('new'), 'new', 'new'),
    ...counted(count('changed'), 'changed', 'changed'),
    ...counted(count('resolved'), 'resolved', 'resolved'),
    ...counted(count('same'), 'as it was', 'as they were'),
  ]
  const awaits =
    waiting === 0
      ? []
      : [`${sayCount(waiting, 'item')} ${waiting === 1 ? 'awaits' : 'await'} the ${nameFor('role.chair', 'short')}`]
  return together([...(compared.length === 0 ? [] : [compared.join(', ')]), ...awaits])
}

/** '2 children past their 12-week or agreed date (Iris Novak and Karel Novak)': by name, for these are whom to look for below. */
function whom(told: readonly Counted[], one: string, several: string): readonly string[] {
  const children = new Map(
    told.flatMap(({ row, entry }) => row.children.map((child) => [child.id, sayWho(entry, child)])),
  )
  if (children.size === 0) return counted(told.length, one, several)
  const names = [...children.values()]
  const named =
    names.length <= mostNamed ? names : [...names.slice(0, mostNamed - 1), `${names.length - mostNamed + 1} more`]
  return [`${sayCount(children.size, one, several)} (${sayList(named)})`]
}

const mostNamed = 4

const sayWho = ({ title }: OverviewEntry, { name }: NamedChild): string => {
  const within = nameWithin(title, name)
  return within === name ? `${name}, ${title}` : name
}

const counted = (count: number, one: string, several: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]

const together = (parts: readonly string[]): string => (parts.length === 0 ? 'none' : parts.join('; '))
/** Rows left out of the authority's workbook, in a sentence for the top; '' when none is. (FAM-06) */
export const leftOutLine = ({ leftOut }: Pick<OverviewContent, 'leftOut'>): string =>
  leftOut === 0
    ? ''
    : `${sayCount(leftOut, 'row')} of the authority’s workbook ${leftOut === 1 ? 'is' : 'are'} not in Waymark yet: ` +
      `whom ${leftOut === 1 ? 'it is' : 'they are'} about may be missing here.`
