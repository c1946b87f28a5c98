import { html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { type CountedPages, foundOfCounted, pageLinks, sayCounted } from '#parts/lists/page-links.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { Look } from '#records/access/looks.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

export type WhoLooked = CountedPages & {
  readonly child: KeptChild
  /** What the child is called for this person. */
  readonly name: string
  readonly back: { readonly text: string; readonly href: string }
  readonly looks: readonly Look[]
}

const outcomes: Record<Look['outcome'], string> = {
  done: '',
  refused: 'refused',
  'not-found': 'not found',
  mistake: 'sent back to correct',
  failed: 'went wrong',
}

/** Everyone who was shown a child's name or changed the record, the latest first. (SEC-03) */
export const whoLookedPage = ({ child, name, back, looks, ...shown }: WhoLooked) => ({
  title: `Who looked at ${name}`,
  of: `family ${child.familyReference}`,
  found: foundOfCounted(shown, 'time'),
  place: 'tracker',
  back,
  main: html`${pageHeading({
    caption: `Family ${child.familyReference}`,
    heading: `Who looked at ${name}`,
    lede: `${sayCounted(shown.counted, 'time')}, the latest first. Each page that showed the name counts, lists too.`,
  })}
  ${workTable({
    caption: 'Who looked',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'When' }, { text: 'Who' }, { text: 'What they did' }],
    rows: looks.map(({ at, who, did, outcome }) => [
      { text: sayMoment(at) },
      { text: who },
      { text: outcomes[outcome] === '' ? did : `${did}, ${outcomes[outcome]}` },
    ]),
  })}
  ${pageLinks(shown, (to) => `/children/${child.id}/looks?page=${to}`)}`,
})
