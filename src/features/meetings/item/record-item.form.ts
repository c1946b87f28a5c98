import { readActionFields, type WantedAction } from '#parts/forms/action-fields.ts'
import { type FieldErrors, hasErrors } from '#parts/forms/form-errors.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { actionPrefixes, type Fields } from './item-fields.ts'
import { readRatification, type WantedRatification } from '#features/meetings/ratification/ratification-fields.ts'
import { type Asked, readReview, type WantedReview } from './read-review.form.ts'

/** A whole item as somebody wants it recorded. */
export type WantedItem = {
  readonly discussion: string
  readonly reviews: readonly WantedReview[]
  readonly actions: readonly WantedAction[]
  /** What the meeting made of a decision taken outside it. */
  readonly ratified: WantedRatification
}

/** Reads the form of an item, or a sentence for each field that can't be used, in the order of the page. */
export function readItemForm(form: Fields, asked: Asked): Outcome<WantedItem, FieldErrors> {
  const errors: Record<string, string> = {}
  const discussion = form.text('discussion')
  const reviews = asked.shape.children.map((child) => readReview(form, child, asked, errors))
  const ratified = asked.shape.outside === null ? null : readRatification(form, errors)
  const actions = actionPrefixes.flatMap((prefix): readonly WantedAction[] => {
    const read = readActionFields(form, { prefix, choices: asked.choices, today: asked.today })
    if (!read.ok) Object.assign(errors, read.because)
    return read.ok && read.value !== null ? [read.value] : []
  })
  const saysNothing =
    discussion === '' && actions.length === 0 && ratified === null && reviews.every(({ decided }) => decided === null)
  if (saysNothing && !hasErrors(errors))
    errors['discussion'] = 'Write what was said, record a decision or add an action'
  return hasErrors(errors) ? refused(errors) : allowed({ discussion, reviews, actions, ratified })
}
