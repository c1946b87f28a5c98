import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import type { LeftBehind } from '#records/staffing/left-behind.ts'
import type { StoredPerson } from '#records/people/person.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type OwnedKind, ownedKinds } from '#rules/staffing/left-behind.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayLastDay } from './leavers.page.ts'

type Shown = { readonly item: LeftBehind; readonly href: string | null }

type Model = {
  readonly person: StoredPerson & { readonly leftOn: PlainDate }
  readonly items: readonly Shown[]
  readonly labels: Labels
  readonly today: PlainDate
}

const headings = (labels: Labels): Record<OwnedKind, string> => ({
  allocation: `Children they are the ${labels('role.social-worker')} of`,
  conduct: `Children they are the ${labels('role.solicitor')} of`,
  action: 'Actions they do',
  answers: 'Actions they answer for',
  'urgent-return': 'Urgent returns they take to the panel',
  direction: 'Directions asked of them',
  staffing: 'Staffing issues they see to',
  role: 'Posts that would stand empty',
  cover: 'Whom they cover for',
  seat: 'Seats in a meeting',
})

const todo: Record<OwnedKind, string> = {
  allocation: 'Allocate to somebody else',
  conduct: 'Name somebody else',
  action: 'Hand on',
  answers: 'Hand on',
  'urgent-return': 'Hand on',
  direction: 'Give it for them',
  staffing: 'Hand on',
  role: 'Arrange cover',
  cover: 'Change the cover',
  seat: 'Change who holds it',
}

/** What one person leaves, until each of it is somebody else's or covered. (AC-04) */
export const leaverPage = ({ person, items, labels, today }: Model) => ({
  title: `What ${person.name} leaves`,
  place: 'actions',
  back: { text: 'Leavers', href: '/leavers' },
  main: html`${pageHeading({
    caption: capitalised(sayLastDay(person.leftOn, today)),
    heading: `What ${person.name} leaves`,
    lede:
      items.length === 0
        ? 'Everything in your reach is handed on.'
        : 'Each stands here until it is somebody else’s, or covered.',
  })}
  ${ownedKinds.map((what) => section(what, { items: items.filter(({ item }) => item.what === what), labels }))}`,
})

const section = (what: OwnedKind, { items, labels }: Pick<Model, 'items' | 'labels'>): Html | false =>
  items.length > 0 &&
  html`<h2 class="govuk-heading-m">${headings(labels)[what]}</h2>
    ${quietList(
      items.map(({ item, href }) => ({
        title: html`${titleOf(item, labels)}`,
        detail: detailOf(item),
        end:
          href === null
            ? html`Somebody else hands it on`
            : linksInLine([{ text: todo[what], href, visuallyHiddenText: titleOf(item, labels) }]),
      })),
    )}`

/** What is of one child, and says no more. */
const ofOneChild: readonly OwnedKind[] = ['allocation', 'conduct', 'direction']

/** What it is; without case text for those who see no case. */
function titleOf(item: LeftBehind, labels: Labels): string {
  const { what, words, child, childId, role, place } = item
  if (role !== null) return capitalised(labels(`role.${role}`))
  if (what === 'seat') return place ?? 'A seat'
  if (ofOneChild.includes(what)) return child ?? `A child of ${aboutOf(item)}`
  return words ?? `For ${childId === null ? '' : 'a child of '}${aboutOf(item)}`
}

const aboutOf = ({ reference }: LeftBehind): string => (reference === null ? 'no family' : `family ${reference}`)

function detailOf({ what, words, child, family, reference, dueOn, place }: LeftBehind): string {
  const of = family === null || reference === null ? null : `${family} family, ${reference}`
  return [
    words === null || child === null ? null : child,
    of,
    what === 'seat' ? null : what === 'cover' ? `for ${place ?? ''}` : place,
    dueOn === null ? null : `${what === 'cover' ? 'until' : 'due'} ${sayDate(dueOn)}`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
