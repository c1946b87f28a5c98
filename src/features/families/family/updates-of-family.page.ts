import { details } from '#govuk/components/details.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import type { KeptUpdate } from '#records/pre-proceedings/review-updates.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { writtenInOrder } from '#rules/pre-proceedings/review-words.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { ChildOnPage, FamilyModel } from './show-family.query.ts'

/** What the team tells the meeting before each review to come, siblings of whom the same is said in one line, and what meetings read before. (PP-11) */
export function updatesOfFamilySection({ family, children }: Pick<FamilyModel, 'family' | 'children'>): Html {
  const toCome = children.filter(({ ahead }) => ahead !== null)
  const read = readBefore(children)
  if (toCome.length === 0 && read.length === 0) return nothing
  const together = [...Map.groupBy(toCome, standing).values()]
  return html`<h2 class="govuk-heading-m" id="updates">The team’s update</h2>
    ${quietList(together.map((some) => ({ title: html`${sayReview(some)}`, detail: html`${howItStands(some)}` })))}
    ${links(family.id, toCome)} ${read.length > 0 && earlier(read)}`
}

const standing = ({ ahead, sent }: ChildOnPage): string =>
  JSON.stringify([
    ahead?.kind,
    ahead?.meetingOn?.toString(),
    sent && [sent.writtenAt.toString(), writtenInOrder(sent.written)],
  ])

const namesOf = (some: readonly ChildOnPage[]): string => sayList(some.map(({ shortName }) => shortName))

function sayReview(some: readonly ChildOnPage[]): string {
  const [{ ahead } = { ahead: null }] = some
  if (ahead === null) return namesOf(some)
  const on = ahead.meetingOn === null ? 'no meeting planned' : sayDateInFullWithoutYear(ahead.meetingOn)
  return `${namesOf(some)}: ${nameFor(`review.${ahead.kind}`)}, ${on}`
}

function howItStands([first]: readonly ChildOnPage[]): Html {
  const sent = first?.sent ?? null
  return sent === null
    ? html`Not sent yet`
    : html`Sent by ${sent.writtenBy}, ${sayMoment(sent.writtenAt)} ${inFull(sent)}`
}

const inFull = ({ written }: KeptUpdate): Html =>
  details({
    summaryText: 'What the team wrote',
    html: definitionRows(
      writtenInOrder(written).map(({ heading, text }) => ({ key: heading, value: asWritten(text) })),
    ),
  })

const asWritten = (text: string): Html => html`<span class="waymark-as-written">${text}</span>`

/** The way there, for who may: once for all, and where siblings differ to each. */
function links(familyId: number, toCome: readonly ChildOnPage[]): Html {
  const own = toCome.filter(({ mayTell }) => mayTell)
  if (own.length === 0) return nothing
  const text = own.some(({ sent }) => sent === null) ? 'Send the update' : 'Change the update'
  const each = own.map(({ child, shortName }) => ({
    text: `Of ${shortName} alone`,
    href: `/children/${child.id}/update`,
  }))
  return html`<p class="govuk-body">
    ${linksInLine([{ text, href: `/families/${familyId}/update` }, ...(own.length > 1 ? each : [])])}
  </p>`
}

type Read = { readonly who: readonly string[]; readonly update: KeptUpdate }

/** Each text that meetings read once, the latest first. */
const readBefore = (children: readonly ChildOnPage[]): readonly Read[] =>
  [
    ...Map.groupBy(
      children.flatMap(({ shortName, updatesRead }) => updatesRead.map((update) => ({ shortName, update }))),
      ({ update }) => JSON.stringify([update.agendaItemId, update.kind, writtenInOrder(update.written)]),
    ).values(),
  ]
    .flatMap((some) => some.slice(0, 1).map(({ update }) => ({ who: some.map(({ shortName }) => shortName), update })))
    .toSorted((one, other) => Temporal.Instant.compare(other.update.writtenAt, one.update.writtenAt))

const earlier = (read: readonly Read[]): Html =>
  details({
    summaryText: 'Read at earlier meetings',
    html: html`${read.map(
      ({ who, update }) =>
        html`<h3 class="govuk-heading-s">${capitalised(nameFor(`review.${update.kind}`))}, ${sayList(who)}</h3>
          <p class="govuk-body-s">Sent by ${update.writtenBy}, ${sayMoment(update.writtenAt)}</p>
          ${definitionRows(writtenInOrder(update.written).map(({ heading, text }) => ({ key: heading, value: asWritten(text) })))}`,
    )}`,
  })
