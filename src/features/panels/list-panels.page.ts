import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { select } from '#govuk/components/select.ts'
import { tag } from '#govuk/components/tag.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { pageLinks, type Paged, sayFound } from '#parts/lists/page-links.ts'
import type { PanelItem } from '#records/panels/panel-items.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { businessWords } from '#rules/meeting/business.ts'
import { type PanelItemState, sayUnheard, sayWaited, stillToHear } from '#rules/panels/panel-item.ts'
import { sayPanelDecision } from '#rules/panels/panel-outcomes.ts'
import { sayNames } from '#rules/words/say-names.ts'
import type { WhereHeard } from '#records/panels/where-heard.ts'

/** What is shown: what waits, by where it stands, or what was heard lately. */
export const shownItems = { open: 'Still to be heard', heard: 'Heard or ended in the last three months' } as const
export type ShownItems = keyof typeof shownItems

/** One item of the list. */
export type PanelLine = { readonly item: PanelItem; readonly state: PanelItemState; readonly where: WhereHeard }

type PanelList = {
  readonly found: Paged<PanelLine>
  readonly show: ShownItems
  readonly body: number | null
  readonly bodies: readonly { readonly id: number; readonly name: string }[]
  readonly maySeeMeetings: boolean
  readonly today: PlainDate
}

const address = ({ show, body }: Pick<PanelList, 'show' | 'body'>, page: number): string =>
  `/panels?show=${show}${body === null ? '' : `&body=${body}`}${page > 1 ? `&page=${page}` : ''}`

/** What panels and planning meetings were asked for: waiting, planned, put off, heard. (PP-01) */
export const panelsPage = (list: PanelList) => {
  const { found, show, bodies, body } = list
  return {
    title: 'Panels',
    found: `${sayFound(found, 'request')}, ${shownItems[show].toLowerCase()}`,
    place: 'meeting',
    back: list.maySeeMeetings ? { text: 'Meetings', href: '/meetings' } : { text: 'My work', href: '/' },
    wide: true,
    main: html`${pageHeading({
      heading: 'Panels',
      lede: `Every request to a panel or ${nameFor('body.planning-meeting', 'short')}, from the day it is made until it is decided. A request is made on the family’s page; a family that isn’t here yet is added first, from the ${nameFor('list.tracker')}.`,
    })}
    ${filterBar({
      action: '/panels',
      fields: [
        select({
          name: 'show',
          label: { text: 'Show' },
          value: show,
          items: Object.entries(shownItems).map(([value, text]) => ({ value, text })),
        }),
        ...(bodies.length > 1
          ? [
              select({
                name: 'body',
                label: { text: 'Panel' },
                value: body === null ? '' : String(body),
                items: [
                  { value: '', text: 'All' },
                  ...bodies.map(({ id, name }) => ({ value: String(id), text: name })),
                ],
              }),
            ]
          : []),
      ],
    })}
    ${found.count === 0 ? html`<p class="govuk-body">${emptyWords[show]}</p>` : table(list)}
    ${pageLinks(found, (page) => address(list, page))}`,
  }
}

const emptyWords: Record<ShownItems, string> = {
  open: 'No request waits for a panel.',
  heard: 'No request was heard or ended in the last three months.',
}

const table = (list: PanelList): Html =>
  workTable({
    caption: `${list.found.count} ${list.found.count === 1 ? 'request' : 'requests'}, ${shownItems[list.show].toLowerCase()}`,
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Children' },
      { text: 'Asked for' },
      { text: 'How long' },
      { text: list.show === 'open' ? 'Meeting' : 'Decided' },
    ],
    rows: list.found.rows.map((line) => [
      { html: children(line) },
      { html: asked(line.item) },
      { html: waiting(line, list.today) },
      { html: list.show === 'open' ? meeting(line, list) : decided(line.item) },
    ]),
  })

const children = ({ item }: PanelLine): Html =>
  html`<a class="govuk-link" href="/panels/${item.id}">${sayNames(item.children.map(({ name }) => name))}</a>
    ${secondLine(`${item.familyName} family, ${item.familyReference}`)}`

const asked = ({ business, askedBy, askedOn, urgent }: PanelItem): Html =>
  html`${businessWords[business]} ${urgent && tag({ text: 'Urgent', classes: 'govuk-tag--red' })}
  ${secondLine(`${askedBy}, ${sayDate(askedOn)}`)}`

const waiting = ({ item }: PanelLine, today: PlainDate): Html => html`${sayWaited(item, today)}`

function meeting({ item, state, where }: PanelLine, { maySeeMeetings }: PanelList): Html {
  const until = stillToHear(item)[0]?.last?.deferredUntil ?? null
  if (state === 'to-admit') return html`Waits to be admitted ${secondLine(where.body)}`
  const when =
    where.on === null
      ? 'No meeting is planned'
      : maySeeMeetings
        ? html`<a class="govuk-link" href="/meetings/${where.address ?? ''}">${sayDate(where.on)}</a>`
        : sayDate(where.on)
  return html`${when} ${secondLine(where.body)}
  ${state === 'waiting' && until !== null ? secondLine(`${capitalised(nameFor('decision.deferred', 'short'))} until ${sayDate(until)}`) : nothing}`
}

function decided(item: PanelItem): Html {
  if (item.withdrawnOn !== null) return html`${sayUnheard(item.admission)} ${sayDate(item.withdrawnOn)}`
  return html`${item.children.map(
    ({ name, last }) =>
      last !== null &&
      html`${sayPanelDecision(last.outcome)}
      ${secondLine(item.children.length > 1 ? `${name}, ${sayDate(last.heardOn)}` : sayDate(last.heardOn))}`,
  )}`
}
