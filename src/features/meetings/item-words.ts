import type { ItemContent } from '#records/agenda-item-versions.ts'
import type { KeptItem } from '#records/agenda-items.ts'
import type { KeptReview } from '#records/reviews.ts'
import { sayReviewOutcome } from '#parts/say-review.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { directionHeading, sayDirection } from '#rules/pre-proceedings/asked-direction.ts'
import { finalConsiderations } from '#rules/pre-proceedings/considerations.ts'
import {
  considerationNames,
  midpointHeadingNames,
  midpointHeadings,
  outcomeNames,
} from '#rules/pre-proceedings/review-words.ts'
import { type Fields, fieldsOf, type FormShape, scopeOf, sharedScope, writtenField } from './item-fields.ts'
import type { ItemInView } from './item-in-view.query.ts'
import { sayAction } from './said-at-items.query.ts'

type Heading = { readonly key: string; readonly name: string; readonly hint: string }

/** The headings under which a review of a kind is written, with what each is called. */
export const headingsWithNames = (kind: 'midpoint' | 'final'): readonly Heading[] =>
  kind === 'final'
    ? finalConsiderations.map((key) => ({ key, ...considerationNames[key] }))
    : midpointHeadings.map((key) => ({ key, ...midpointHeadingNames[key] }))

/** What a midpoint or final review recorded of one child, its outcome first. */
export const reviewLines = (review: KeptReview): ItemContent['lines'] => [
  {
    heading: `${review.childName}: ${review.kind === 'final' ? 'final review' : 'midpoint review'}`,
    text: sayReviewOutcome(review),
  },
  ...(review.why === null ? [] : [{ heading: 'Why', text: review.why }]),
  ...(review.earlyReason === null ? [] : [{ heading: 'Why before the 28th day', text: review.earlyReason }]),
  ...headingsWithNames(review.kind).flatMap(({ key, name }) => {
    const text = review.written[key] ?? ''
    return text === '' ? [] : [{ heading: name, text }]
  }),
]

/** All that is recorded at an item, heading by heading: what its page shows, and what stays of it after a correction. */
export const itemLines = ({ kept, said }: Pick<ItemInView, 'kept' | 'said'>): ItemContent['lines'] => [
  ...(kept === null || kept.discussion === '' ? [] : [{ heading: 'What was said', text: kept.discussion }]),
  ...said.reviews.flatMap(reviewLines),
  ...said.directions.map((direction) => ({
    heading: `${direction.childName}: ${directionHeading.toLowerCase()}`,
    text: sayDirection(direction),
  })),
  ...said.urgentReturns.map(({ childName, owner, by }) => ({
    heading: `${childName}: back at the panel`,
    text: `${owner ?? 'Nobody yet'} takes it there by ${sayDate(by)}`,
  })),
  ...(said.actions.length === 0 ? [] : [{ heading: 'Actions', text: said.actions.map(sayAction).join('\n') }]),
]

/** 'Recorded by Dawn Pickering, Mon 23 Nov 2026 at 09:14'; then, once confirmed, by whom and as what. */
export function sayWhoRecorded(item: KeptItem): readonly string[] {
  const { recordedBy, recordedAt, confirmedBy, confirmedAt } = item
  const recorded = recordedAt === null ? [] : [`Recorded by ${recordedBy ?? 'somebody'}, ${sayMoment(recordedAt)}`]
  if (confirmedAt === null) return recorded
  const acting = item.confirmedAs === 'acting-deputy' ? ', deputy acting as chair' : ''
  return [...recorded, `Confirmed by ${confirmedBy ?? 'the chair'}${acting}, ${sayMoment(confirmedAt)}`]
}

type Labelled = { readonly label: string; readonly shown: (fields: Fields) => string }

const isOutcome = (text: string): text is keyof typeof outcomeNames => text in outcomeNames
const shownDate = (fields: Fields, name: string): string =>
  ['day', 'month', 'year']
    .map((part) => fields.text(`${name}-${part}`))
    .join(' ')
    .trim()

/** Every field of a form's shape with its label, so that two people's texts can stand side by side. */
export function labelledFields({ children, separately }: FormShape): readonly Labelled[] {
  const ofChild = ({ child, called }: FormShape['children'][number]): readonly Labelled[] => {
    const names = fieldsOf(child.id)
    return [
      {
        label: `Decision for ${called}`,
        shown: (fields) => {
          const outcome = fields.text(names.outcome)
          return isOutcome(outcome) ? outcomeNames[outcome] : ''
        },
      },
      { label: `Why, for ${called}`, shown: (fields) => fields.text(names.why) || fields.text(names.returnWhy) },
      { label: `New date for ${called}`, shown: (fields) => shownDate(fields, names.newLimit) },
      { label: `Back at the panel, ${called}`, shown: (fields) => shownDate(fields, names.returnBy) },
    ]
  }
  const written = (scope: string, kind: 'midpoint' | 'final', of: string): readonly Labelled[] =>
    headingsWithNames(kind).map(({ key, name }) => ({
      label: `${name}${of}`,
      shown: (fields) => fields.text(writtenField(scope, key)),
    }))
  const kinds = [...new Set(children.map(({ kind }) => kind))]
  return [
    { label: 'What was said', shown: (fields) => fields.text('discussion') },
    ...(separately
      ? children.flatMap(({ child, called, kind }) => written(scopeOf(child.id), kind, `, ${called}`))
      : kinds.flatMap((kind) => written(sharedScope, kind, ''))),
    ...children.flatMap(ofChild),
  ]
}
