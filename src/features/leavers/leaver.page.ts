import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import type { LeftBehind } from '#records/staffing/left-behind.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type DaysAway, type Going, sayGoing, sayWhatIsTheirs } from '#rules/people/absence.ts'
import type { CaseHolderName } from '#rules/people/case-holder.ts'
import { type OwnedKind, ownedKinds } from '#rules/staffing/left-behind.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'

type Shown = { readonly item: LeftBehind; readonly href: string | null }

type Model = {
  readonly person: { readonly id: number; readonly name: string }
  readonly going: Going
  /** The absences of who goes on working here, each with who covers. */
  readonly absences: readonly AbsenceShown[]
  readonly items: readonly Shown[]
  /** Where several of one kind are handed on together. */
  readonly together: Partial<Record<OwnedKind, string>>
  readonly labels: Labels
  /** What they are to the children whose cases they hold. */
  readonly holderName: CaseHolderName
  readonly today: PlainDate
}

/** Days away as the page says them. */
export type AbsenceShown = DaysAway & { readonly href: string; readonly coveredBy: readonly string[] }

const headings = ({ labels, holderName }: Pick<Model, 'labels' | 'holderName'>): Record<OwnedKind, string> => ({
  allocation: `Children they are the ${labels(holderName)} of`,
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

/** What is one person's who leaves or is away, until each of it is somebody else's or covered. (AC-04) */
export const leaverPage = ({ person, going, absences, items, together, today, ...called }: Model) => {
  const title = sayWhatIsTheirs(person.name, going)
  return {
    title,
    place: 'actions',
    back: { text: 'Leavers and absences', href: '/leavers' },
    main: html`${pageHeading({
      caption: capitalised(sayGoing(going, today)),
      heading: title,
      lede:
        items.length === 0
          ? 'Everything in your reach is handed on or covered.'
          : 'Each stands here until it is somebody else’s, or covered.',
    })}
    ${absences.length > 0 && daysAway(absences)}
    ${ownedKinds.map((what) =>
      section(what, { items: items.filter(({ item }) => item.what === what), together: together[what], ...called }),
    )}`,
  }
}

const daysAway = (absences: readonly AbsenceShown[]): Html =>
  html`<h2 class="govuk-heading-m">Days away</h2>
    ${quietList(
      absences.map(({ startsOn, endsOn, href, coveredBy }) => {
        const days = `${sayDate(startsOn)} to ${sayDate(endsOn)}`
        return {
          title: html`${days}`,
          detail: coveredBy.length === 0 ? 'Nobody covers yet' : `Covered by ${sayList(coveredBy)}`,
          end: linksInLine([{ text: 'Change the days or who covers', href, visuallyHiddenText: days }]),
        }
      }),
    )}`

type Section = Pick<Model, 'items' | 'labels' | 'holderName'> & { readonly together: string | undefined }

const section = (what: OwnedKind, { items, together, ...called }: Section): Html | false =>
  items.length > 0 &&
  html`<h2 class="govuk-heading-m">${headings(called)[what]}</h2>
    ${
      together !== undefined &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${together}"
          >Hand on several together<span class="govuk-visually-hidden">: ${headings(called)[what]}</span></a
        >
      </p>`
    }
    ${quietList(
      items.map(({ item, href }) => ({
        title: html`${titleOf(item, called.labels)}`,
        detail: detailOf(item),
        end:
          href === null
            ? html`Somebody else hands it on`
            : linksInLine([{ text: todo[what], href, visuallyHiddenText: titleOf(item, called.labels) }]),
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
