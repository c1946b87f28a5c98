import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { bringForwardLinks } from '#parts/clocks/bring-forward-links.ts'
import type { AgendaPart, TimedItem } from '#rules/meeting/agenda.ts'
import type { ItemState } from '#rules/meeting/decide-item.ts'
import { sayMissing } from '#features/meetings/papers/paper-words.ts'
import type { MeetingInView } from './meeting-in-view.query.ts'

/** Where an item's page is. */
export const itemHref = (address: string, key: string): string => `/meetings/${address}/items/${key}`

/** Where it is said which papers of an item are there, by the room or the child's team. (SET-08) */
export const papersHref = (address: string, key: string): string => `${itemHref(address, key)}/papers`

/** The same at the item's heading, below meeting and agenda: where keyboard and eye go on after the item before. */
export const itemInPage = (address: string, key: string): string => `${itemHref(address, key)}#item`

const stateWords: Record<ItemState, { readonly mark: string; readonly words: string }> = {
  open: { mark: '', words: '' },
  recorded: { mark: '✓', words: `Recorded, awaiting the ${nameFor('role.chair', 'short')}` },
  confirmed: { mark: '✓✓', words: 'Confirmed' },
}

/**
 * The agenda with its times and minutes, as a list beside an item (`current` is its key) or, with `beneath`, as the page itself: what
 * stands under each item there.
 */
export const agendaList = (
  meeting: Pick<MeetingInView, 'sitting' | 'kept' | 'agenda' | 'phase' | 'references' | 'papers' | 'withoutUpdate'>,
  current: string | null,
  beneath: (item: TimedItem) => Html | null = () => null,
): Html => {
  const stateOf = (key: string): ItemState => meeting.kept.find((item) => item.key === key)?.state ?? 'open'
  const row = (item: TimedItem) =>
    html`<li class="waymark-agenda__item ${item.key === current && 'waymark-agenda__item--current'}">
      ${timeOrMark(item, stateOf(item.key))}
      <div class="waymark-agenda__words">
        <a
          class="govuk-link waymark-agenda__link"
          href="${itemInPage(meeting.sitting.address, item.key)}"
          ${item.key === current && html`aria-current="page"`}
          ><strong>${titleInFull(meeting, item)}</strong> · ${item.reason}</a
        >
        ${item.detail !== null && html`<span class="waymark-agenda__detail">${item.detail}</span>`}
        ${current === null && item.asked.map((words) => html`<span class="waymark-agenda__detail">${words}</span>`)}
        ${missing(meeting.papers.get(item.key))} ${noUpdate(meeting.withoutUpdate.get(item.key))} ${beneath(item)}
      </div>
      <span class="waymark-agenda__minutes">${minutesOf(item)}</span>
    </li>`
  return html`<div class="waymark-agenda">
    ${meeting.agenda.parts.filter(isShown).map((part) => section(part, row, meeting.phase))}
  </div>`
}

/** What was asked for and isn't there, on paper too. (SET-08) */
function missing(shown: Parameters<typeof sayMissing>[0]): Html {
  const words = sayMissing(shown)
  return words === null ? nothing : html`<span class="waymark-agenda__detail">${words}</span>`
}

const noUpdate = (words: string | undefined): Html =>
  words === undefined ? nothing : html`<span class="waymark-agenda__detail">${words}</span>`

/** The ways to bring the reviews of an item’s children forward, each with its child. */
export const waysForward = ({ comeForward }: Pick<MeetingInView, 'comeForward'>, key: string): Html =>
  html`${(comeForward.get(key) ?? []).map(
    ({ childId, called, ways }) =>
      html`<p class="govuk-body-s govuk-!-margin-bottom-1 waymark-not-printed">
        ${called}: ${linksInLine(bringForwardLinks(childId, called, ways))}
      </p>`,
  )}`

/** 'Begum', or where another family on the agenda is called so too 'Begum, NB-2041'. */
export const titleInFull = (
  { references }: Pick<MeetingInView, 'references'>,
  { title, familyId }: Pick<TimedItem, 'title' | 'familyId'>,
): string => [title, references.get(familyId ?? 0)].filter((part) => part !== undefined).join(', ')

// Nobody who can't wait is good news that needs no line; the numbered sections always stand, so that the order is known.
const isShown = ({ section, items }: AgendaPart): boolean => section !== 'cannot-wait' || items.length > 0

const section = (
  { section: key, name, items }: AgendaPart,
  row: (item: TimedItem) => Html,
  phase: MeetingInView['phase'],
): Html =>
  html`<h2 class="waymark-agenda__heading" id="section-${key}">${name}</h2>
    ${
      items.length === 0
        ? html`<p class="waymark-agenda__none">${phase === 'after' ? 'Nothing recorded' : 'Nothing to take'}</p>`
        : html`<ol class="waymark-agenda__items" aria-labelledby="section-${key}">
            ${items.map(row)}
          </ol>`
    }`

// On papers nothing takes anybody's time in a room.
function minutesOf({ minutes, startsAt }: TimedItem): string {
  if (minutes === 0) return 'coming'
  return startsAt === null ? '' : `${minutes} min`
}

function timeOrMark({ startsAt, minutes }: TimedItem, state: ItemState): Html {
  const { mark, words } = stateWords[state]
  if (state === 'open')
    return html`<span class="waymark-agenda__time"
      >${minutes > 0 && startsAt?.toString({ smallestUnit: 'minute' })}</span
    >`
  return html`<span class="waymark-agenda__time"
    ><span aria-hidden="true">${mark}</span><span class="govuk-visually-hidden">${words}</span></span
  >`
}
