import { stripLegend } from '#parts/clocks/strip-legend.ts'
import type { Labels } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { clockStrip } from '#govuk/clock-strip/clock-strip.ts'
import { details } from '#govuk/components/details.ts'
import { tag } from '#govuk/components/tag.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { childStrip } from '#parts/clocks/child-clock.ts'
import { sayDate, sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayElapsed } from '#rules/calendar/elapsed.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { sayAgeOrDue } from '#rules/people/age.ts'
import { sayExtensionsAsked } from '#rules/pre-proceedings/say-extension-asked.ts'
import { sayLimit } from '#rules/pre-proceedings/clock-words.ts'
import type { TimedItem } from '#rules/meeting/agenda.ts'
import { withStop } from '#rules/words/with-stop.ts'
import { agendaList, papersHref, titleInFull, waysForward } from '#features/meetings/agenda/agenda-list.ts'
import { papersList } from '#features/meetings/papers/paper-words.ts'
import type { Fact } from './fact.ts'
import type { ChildInItem, ItemInView } from './item-in-view.query.ts'
import { sayWhoRecorded } from './item-words.ts'
import { itemLines } from './said-words.ts'
import { updatesAtItem } from './updates-at-item.page.ts'
import type { MeetingInView } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { meetingHead, meetingTitle } from '#features/meetings/agenda/meeting-head.ts'

/** What every view of an item shows. */
export type ItemPage = {
  readonly view: ItemInView
  /** The meeting with the agenda that stands beside the item. */
  readonly meeting: MeetingInView
  readonly facts: readonly Fact[]
  /** What is still to do of the item’s children, besides what this item itself led to; what is due first stands first. */
  readonly openActions: readonly KeptAction[]
  readonly labels: Labels
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  /** Whether who looks may record what the meeting says, and who came. */
  readonly mayRecord: boolean
}

/** The item, and beside it (below where there is no room) the agenda: `work` is the form or what is recorded. */
export const itemPage = (model: ItemPage, above: Html | null, work: Html) => {
  const { view, meeting } = model
  return {
    title: itemHeading(view, meeting, model.today),
    of: meetingTitle(meeting),
    place: 'meeting',
    series: meeting.sitting.seriesId,
    back: { text: 'The agenda', href: `/meetings/${meeting.sitting.address}` },
    main: html`${above} ${meetingHead(meeting, model)}
      <div class="waymark-meeting">
        <div class="waymark-meeting__item">${itemHead(model)} ${work}</div>
        <nav class="waymark-meeting__agenda waymark-not-printed" aria-label="Agenda">
          ${agendaList(meeting, view.item.key)}
        </nav>
      </div>`,
  }
}

const itemHead = ({ view, meeting, facts, today, mayRecord, labels }: ItemPage): Html =>
  html`<h2 class="govuk-heading-m" id="item" tabindex="-1">${itemHeading(view, meeting, today)} ${stateTag(view)}</h2>
    ${peopleLine(view, meeting)} ${view.children.map((child) => childClock(child, { on: meeting.sitting.on, labels }))}
    ${mayRecord && waysForward(meeting, view.item.key)}
    ${
      view.children.some(({ episode }) => episode !== null) &&
      details({
        summaryText: 'What the marks mean',
        classes: 'waymark-not-printed',
        html: stripLegend(),
      })
    }
    ${facts.map(fact)} ${papersList(meeting.papers.get(view.item.key), papersHrefOf(view, mayRecord), 'h3')}
    ${updatesAtItem(view)}`

/** Once it is recorded they stand as they stood then. */
const papersHrefOf = ({ meeting, item }: ItemInView, mayRecord: boolean): string | null =>
  mayRecord && !item.isDone ? papersHref(meeting.sitting.address, item.key) : null

const fact = ({ heading, rows, link }: Fact): Html =>
  html`${heading !== null && html`<h3 class="govuk-heading-s">${heading}</h3>`}
  ${rows.length > 0 && definitionRows(rows)}
  ${link && html`<p class="govuk-body-s waymark-not-printed"><a class="govuk-link" href="${link.href}">${link.text}</a></p>`}`

function itemHeading({ item, children }: ItemInView, meeting: MeetingInView, today: Temporal.PlainDate): string {
  const [only] = children
  const named =
    children.length === 1 && only !== undefined
      ? `${only.child.name}, ${sayAgeOrDue(only.child, today)}`
      : titleInFull(meeting, item)
  return `${named} · ${item.reason}`
}

function stateTag({ kept }: ItemInView): Html {
  if (kept === null || kept.state === 'open') return nothing
  return kept.state === 'confirmed'
    ? tag({ text: 'Confirmed', classes: 'govuk-tag--green' })
    : tag({ text: `Awaiting the ${nameFor('role.chair', 'short')}`, classes: 'govuk-tag--yellow' })
}

const distinct = (names: readonly (string | null)[]): readonly string[] => [
  ...new Set(names.filter((name) => name !== null)),
]

function peopleLine({ children, item }: ItemInView, { phase, agenda }: MeetingInView): Html {
  if (children.length === 0) return nothing
  const people = [
    ...distinct(children.map(({ child }) => child.socialWorker)),
    ...distinct(children.map(({ child }) => child.team)),
    ...distinct(children.map(({ child }) => child.solicitor)),
  ]
  const timed = phase === 'after' ? undefined : agenda.items.find(({ key }) => key === item.key)
  return html`<p class="govuk-body-s">
    ${people.join(', ')}${timed && fromTo(timed)}
    ${item.familyId !== null && html`· <a class="govuk-link" href="/families/${item.familyId}">The family’s record, ${children[0]?.child.familyReference}</a>`}
  </p>`
}

function fromTo({ startsAt, minutes }: TimedItem): string {
  // On papers nobody comes, and a review that is only seen coming isn’t taken.
  if (startsAt === null || minutes === 0) return ''
  const time = (at: Temporal.PlainTime) => at.toString({ smallestUnit: 'minute' })
  return ` (${time(startsAt)}–${time(startsAt.add({ minutes }))})`
}

type At = Pick<ItemPage, 'labels'> & { readonly on: Temporal.PlainDate }

function childClock({ child, called, episode }: ChildInItem, { on, labels }: At): Html {
  if (episode === null)
    return html`<p class="govuk-body-s">${child.name}: not in ${nameFor('stage.pre-proceedings')}.</p>`
  const { clock } = episode
  const at =
    clock.kind === 'running'
      ? `${sayElapsed(clock.elapsed)} · ${sayLimit(clock)} ${sayDateInFullWithoutYear(clock.limit)}`
      : `ended ${sayDate(clock.stage.on)}`
  return html`<div class="waymark-child-clock">
    <p class="govuk-body-s waymark-child-clock__name"><strong>${called}</strong> ${at}</p>
    ${clockStrip(childStrip(clock, `clock-${child.id}`, labels), 'row')}
    ${clock.kind === 'running' && sayExtensionsAsked(clock.facts, on).map((words) => html`<p class="govuk-body-s">${words}</p>`)}
  </div>`
}

/** What is recorded of an item, and what it said before each correction. */
export const recordedItem = (view: ItemInView): Html => {
  const lines = itemLines(view.kept?.discussion ?? '', view.said)
  return html`${lines.length === 0 ? html`<p class="govuk-body">Nothing is recorded on this item yet.</p>` : written(lines)}
  ${view.kept !== null && html`<p class="govuk-body-s">${sayWhoRecorded(view.kept).join('. ')}</p>`}
  ${olderVersions(view)}`
}

const written = (lines: readonly { readonly heading: string; readonly text: string }[]): Html =>
  definitionRows(
    lines.map(({ heading, text }) => ({ key: heading, value: html`<span class="waymark-as-written">${text}</span>` })),
  )

const olderVersions = ({ versions }: ItemInView): Html =>
  html`${versions.map((version) =>
    details({
      summaryText: `Version ${version.number}, until ${sayMoment(version.correctedAt)}`,
      html: html`<p class="govuk-body-s">
          Corrected by ${version.correctedBy}: ${withStop(version.reason)} ${version.content.confirmed}
        </p>
        ${written(version.content.lines)}`,
    }),
  )}`
