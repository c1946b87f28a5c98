import { details } from '#govuk/components/details.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import type { KeptUpdate } from '#records/pre-proceedings/review-updates.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { writtenInOrder } from '#rules/pre-proceedings/review-words.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { ChildInItem, ItemInView } from './item-in-view.query.ts'

/** What the teams wrote before the reviews of an item, each text once; once the item is recorded, as it was read there. (PP-11) */
export function updatesAtItem({ item, children }: ItemInView): Html {
  const due = children.filter(({ isDue, episode }) => isDue && episode !== null)
  if (due.length === 0) return nothing
  const together = [...Map.groupBy(due, ({ update }) => textOf(update)).values()]
  return html`<h3 class="govuk-heading-s" id="updates">The team’s update</h3>
    ${together.map((some) => (item.isDone ? readThere(some) : toRead(some)))}`
}

const textOf = (update: KeptUpdate | null): string =>
  update === null ? '' : JSON.stringify([update.kind, update.agendaItemId === null, writtenInOrder(update.written)])

const namesOf = (some: readonly ChildInItem[]): string => sayList(some.map(({ called }) => called))

function toRead(some: readonly ChildInItem[]): Html {
  const [{ update, before } = { update: null, before: null }] = some
  const last = before === null ? null : `the ${nameFor(`review.${before.kind}`)} on ${sayDate(before.heldOn)}`
  if (update === null)
    return line(`${namesOf(some)}: none came.${last === null ? '' : ` What is below begins with what ${last} left.`}`)
  const when = update.agendaItemId === null ? '' : ', for a meeting that decided nothing'
  return html`${line(`${sayWho(some, update)}${when}. It stands below for the meeting to change; the update stays as it was.`)}
  ${inFull(update)}`
}

function readThere(some: readonly ChildInItem[]): Html {
  const [{ update } = { update: null }] = some
  return update === null
    ? line(`${namesOf(some)}: none came.`)
    : html`${line(`${sayWho(some, update)}, as the meeting read it.`)} ${inFull(update)}`
}

const sayWho = (some: readonly ChildInItem[], { writtenBy, writtenAt }: KeptUpdate): string =>
  `${namesOf(some)}: from ${writtenBy}, ${sayMoment(writtenAt)}`

const line = (words: string): Html => html`<p class="govuk-body-s">${words}</p>`

const inFull = ({ written }: KeptUpdate): Html =>
  details({
    summaryText: 'What the team wrote',
    html: definitionRows(
      writtenInOrder(written).map(({ heading, text }) => ({ key: heading, value: asWritten(text) })),
    ),
  })

const asWritten = (text: string): Html => html`<span class="waymark-as-written">${text}</span>`
