import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { details } from '#govuk/components/details.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { linksInLine, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { directionHeading, sayDirection } from '#rules/pre-proceedings/asked-direction.ts'
import { heldOnDay, sayHeld } from '#rules/pre-proceedings/review-clock.ts'
import { sayDecision, writtenInOrder } from '#rules/pre-proceedings/review-words.ts'
import type { FamilyModel } from './show-family.query.ts'

const kinds = {
  midpoint: capitalised(nameFor('review.midpoint', 'short')),
  final: capitalised(nameFor('review.final')),
} as const

/** Every review held, the latest first, with what was decided and, unfolded, all that was written. */
export function reviewsOfFamilySection(
  { reviews, directions, children }: Pick<FamilyModel, 'reviews' | 'directions' | 'children'>,
  familyName: string,
): Html {
  if (reviews.length === 0 && children.every(({ open }) => open === null)) return nothing
  return html`<h2 class="govuk-heading-m" id="reviews">Reviews and decisions</h2>
    ${
      reviews.length === 0
        ? html`<p class="govuk-body">No review has been held yet.</p>`
        : workTable({
            caption: 'Reviews held',
            captionClasses: 'govuk-visually-hidden',
            head: [{ text: 'Held' }, { text: 'Child' }, { text: 'Review' }, { text: 'Decision' }],
            rows: reviews
              .toReversed()
              .map((review) => [
                { html: html`${sayDate(review.heldOn)} ${howLate(review, children)}` },
                { text: nameWithin(familyName, review.childName) },
                { text: kinds[review.kind] },
                { html: html`${decision(review)} ${directionOf(review, directions, children)}` },
              ]),
          })
    }`
}

/** How late it was by the child's clock; what a correction since has changed of that stands beside it (P5). */
function howLate({ childId, kind, heldOn }: KeptReview, children: FamilyModel['children']): Html {
  const clocks = children
    .filter(({ child }) => child.id === childId)
    .flatMap(({ open, earlier }) => [...earlier, ...(open === null ? [] : [open])].map(({ clock }) => clock))
  const held = clocks.flatMap((clock) => heldOnDay(clock, kind, heldOn) ?? [])[0]
  return held === undefined ? nothing : secondLine(sayHeld(held))
}

/** What the head of service who wasn't there was asked for, at the review it belongs to; who may give it is led there. (PP-06) */
function directionOf(
  review: KeptReview,
  directions: FamilyModel['directions'],
  children: FamilyModel['children'],
): Html {
  const asked = directions.find(({ reviewId }) => reviewId === review.id)
  if (asked === undefined) return nothing
  const { agendaItemId: item, given, childName } = asked
  const mayGive = children.some(({ child, mayGiveDirection }) => child.id === asked.childId && mayGiveDirection)
  const way = { text: 'Give the direction', href: `/directions/${item}`, visuallyHiddenText: `for ${childName}` }
  return html`${secondLine(`${directionHeading}: ${sayDirection(asked)}`)}
  ${given === null && item !== null && mayGive && secondLine(linksInLine([way]))}`
}

const decision = (review: KeptReview): Html => html`${sayDecision(review)} ${sayDecider(review)} ${inFull(review)}`

function sayDecider({ awaitsChair, decidedBy }: KeptReview): Html {
  if (awaitsChair) return secondLine(`recorded, awaiting the ${nameFor('role.chair', 'short')}’s confirmation`)
  return decidedBy === null ? nothing : secondLine(`decided by ${decidedBy}`)
}

function inFull({ why, earlyReason, written }: KeptReview): Html {
  const rows = [
    ...(why === null || why === '' ? [] : [{ key: 'Why', value: why }]),
    ...(earlyReason === null || earlyReason === '' ? [] : [{ key: 'Why before week 4', value: earlyReason }]),
    ...writtenInOrder(written).map(({ heading, text }) => ({ key: heading, value: text })),
  ]
  return rows.length === 0 ? nothing : details({ summaryText: 'What was written', html: definitionRows(rows) })
}
