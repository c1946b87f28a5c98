import { readActionFields, type WantedAction } from '#parts/forms/action-fields.ts'
import { type FieldErrors, hasErrors } from '#parts/forms/form-errors.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { actionPrefixes, type Fields } from './item-fields.ts'
import { readRatification, type WantedRatification } from '#features/meetings/ratification/ratification-fields.ts'
import { readPanel, type WantedHearing } from '#features/meetings/panel/read-panel.form.ts'
import { type Asked, readReview, type WantedReview } from './read-review.form.ts'

/** A whole item as somebody wants it recorded. */
export type WantedItem = {
  readonly discussion: string
  readonly reviews: readonly WantedReview[]
  readonly actions: readonly WantedAction[]
  /** What the meeting made of a decision taken outside it. */
  readonly ratified: WantedRatification
  /** Null where the item isn’t what a panel was asked for. */
  readonly heard: WantedHearing | null
}

/** Reads the form of an item, or a sentence for each field that can't be used, in the order of the page. */
export function readItemForm(form: Fields, asked: Asked): Outcome<WantedItem, FieldErrors> {
  const errors: Record<string, string> = {}
  const discussion = form.text('discussion')
  const reviews = asked.shape.children.map((child) => readReview(form, child, asked, errors))
  const ratified = asked.shape.outside === null ? null : readRatification(form, errors)
  const { panel } = asked.shape
  const heard = panel === null ? null : readPanel(form, panel, asked.at.sitting.on, errors)
  const actions = actionPrefixes.flatMap((prefix): readonly WantedAction[] => {
    const read = readActionFields(form, { prefix, choices: asked.choices, today: asked.today })
    if (!read.ok) Object.assign(errors, read.because)
    return read.ok && read.value !== null ? [read.value] : []
  })
  const wanted = { discussion, reviews, actions, ratified, heard }
  if (saysNothing(wanted) && !hasErrors(errors))
    errors['discussion'] = 'Write what was said, record a decision or add an action'
  return hasErrors(errors) ? refused(errors) : allowed(wanted)
}

const saysNothing = ({ discussion, reviews, actions, ratified, heard }: WantedItem): boolean =>
  discussion === '' &&
  actions.length === 0 &&
  reviews.every(({ decided }) => decided === null) &&
  ratified === null &&
  (heard === null || saysNothingOf(heard))

const saysNothingOf = ({ outcomes, documents, advice, threshold }: WantedHearing): boolean =>
  outcomes.length === 0 && documents === '' && advice === '' && threshold === null
