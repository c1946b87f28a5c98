import { html, type Html, nothing } from '#govuk/html.ts'
import type { KeptItem } from '#records/meeting/agenda-items.ts'
import type { ItemOfMeeting } from '#rules/meeting/agenda.ts'
import {
  isMissing,
  type PaperOfItem,
  type PaperState,
  type PaperThen,
  sayMissingPaper,
  sayPaperDue,
  saySeen,
  sayTooOld,
} from '#rules/meeting/papers.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { capitalised } from '#rules/words/labels.ts'

/** The papers of an item: as they stand now; or, once it was recorded, as they stood then. */
export type PapersShown =
  | { readonly when: 'now'; readonly papers: readonly PaperOfItem[] }
  | { readonly when: 'then'; readonly papers: readonly PaperThen[] }

/** What an item is shown with: what was kept when it was recorded, else how things stand. (SET-08) */
export const papersShown = (
  { isDone }: Pick<ItemOfMeeting, 'isDone'>,
  kept: Pick<KeptItem, 'papers'> | null,
  now: () => readonly PaperOfItem[],
): PapersShown => (isDone ? { when: 'then', papers: kept?.papers ?? [] } : { when: 'now', papers: now() })

/** 'Missing: chronology, genogram (older than 28 days)', as an agenda names it; null where nothing is. */
export function sayMissing(shown: PapersShown | undefined): string | null {
  if (shown === undefined) return null
  const names =
    shown.when === 'now'
      ? shown.papers.filter(isMissing).map(sayMissingPaper)
      : shown.papers.filter(({ missing }) => missing).map(({ name }) => name)
  return names.length === 0 ? null : `Missing: ${names.join(', ')}`
}

const stateWords: Record<Exclude<PaperState, 'there'>, string> = {
  'not-yet': 'Not asked for yet',
  asked: 'Missing',
  late: 'Missing, was due',
}

/** How one paper stands, in a sentence: 'Missing, by 12:00 on Fri 4 Dec', 'Seen by Hannah Lowe on Tue 1 Dec 2026'. */
function sayPaper(here: PaperOfItem): string {
  const { state, seen, due, paper } = here
  if (state === 'there' && seen !== null) return capitalised(saySeen(seen))
  const words = state === 'there' ? '' : stateWords[state]
  const from = state === 'not-yet' ? `, asked from ${sayDateWithoutYear(due.askedFrom)}` : ''
  const old = seen === null ? '' : `; ${saySeen(seen)}, ${sayTooOld(paper)} at the meeting`
  return `${words}${from}${state === 'late' ? ' ' : ', '}${sayPaperDue(due)}${old}`
}

const headings = {
  h2: (text: string) => html`<h2 class="govuk-heading-s">${text}</h2>`,
  h3: (text: string) => html`<h3 class="govuk-heading-s">${text}</h3>`,
}

/** The papers of an item, each with how it stands; `href` leads to where that is said, for whoever may; `level` is the heading’s. */
export function papersList(shown: PapersShown | undefined, href: string | null, level: keyof typeof headings): Html {
  if (shown === undefined || shown.papers.length === 0) return nothing
  const lines =
    shown.when === 'now'
      ? shown.papers.map((here) => [here.paper.name, sayPaper(here)] as const)
      : shown.papers.map(({ name, says }) => [name, capitalised(says)] as const)
  const heading = shown.when === 'now' ? 'Papers' : 'Papers, as they were at the meeting'
  return html`${headings[level](heading)}
    <ul class="govuk-list govuk-list--bullet govuk-body-s">
      ${lines.map(([name, says]) => html`<li>${capitalised(name)}: ${says}</li>`)}
    </ul>
    ${href !== null && html`<p class="govuk-body-s waymark-not-printed"><a class="govuk-link" href="${href}">Say which papers are there</a></p>`}`
}
