import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { bothTexts } from '#parts/forms/both-texts.ts'
import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { children } from '#parts/forms/fields/record-fields.ts'
import { checked, type Field, needed, revealedBy } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, words } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import { allowed } from '#rules/outcome.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayDirection } from '#rules/pre-proceedings/asked-direction.ts'
import { writtenInOrder } from '#rules/pre-proceedings/review-words.ts'
import { outcomeLines } from '#features/meetings/item/said-words.ts'

/** The directions asked for at one item, with the midpoints they are about. */
export type DirectionsPage = {
  readonly directions: readonly KeptDirection[]
  readonly reviews: readonly KeptReview[]
  /** Whether the person at the keyboard is whom they were asked of. */
  readonly isOwn: boolean
  readonly today: PlainDate
  readonly state: FormState
}

const title = `Direction at ${nameFor('review.midpoint', 'a')}`
const back = { text: 'My work', href: '/' }

const aboutWhom = ({ directions }: DirectionsPage): string =>
  [...new Set(directions.map(({ childName }) => childName))].join(', ')

/** The direction to give, below what the meeting recorded; or, once all are given, what they were. */
export const directionsPage = (model: DirectionsPage) => {
  const [first] = awaitedOf(model.directions)
  if (first === undefined)
    return {
      title,
      of: aboutWhom(model),
      place: 'meeting',
      back,
      main: html`${model.state.both && bothTexts(model.state.both)} ${pageHeading({ heading: title })}
      ${recorded(model)}`,
    }
  return formPage({
    title,
    of: aboutWhom(model),
    place: 'meeting',
    back,
    state: model.state,
    lede: html`${ledeOf(first, model.isOwn)}`,
    fields: [recorded(model), ...directionForm(model.directions, model.today).controls(model.state)],
    save: 'Save',
  })
}

const ledeOf = ({ head, askedOn }: KeptDirection, isOwn: boolean): string =>
  isOwn
    ? `You weren’t at the meeting that held this review; your direction was asked for on ${sayDateInFull(askedOn)}. It becomes an action.`
    : `Asked of ${head} on ${sayDateInFull(askedOn)}. Write it down once ${head} has given it; it becomes an action.`

const recorded = ({ directions, reviews }: DirectionsPage): Html =>
  html`${reviews
    .filter(({ id }) => directions.some(({ reviewId }) => reviewId === id))
    .map((review) => {
      const direction = directions.find(({ reviewId }) => reviewId === review.id)
      const said = direction?.given == null ? [] : [{ heading: 'Direction', text: sayDirection(direction) }]
      const [outcome, ...reasons] = outcomeLines(review)
      const rows = [...reasons, ...writtenInOrder(review.written), ...said]
      return html`<h2 class="govuk-heading-s">
          <a class="govuk-link" href="/families/${review.familyId}">${review.childName}</a>,
          ${nameFor('review.midpoint', 'short')} of ${sayDate(review.heldOn)}: ${outcome?.text}
        </h2>
        ${definitionRows(rows.map(({ heading, text }) => ({ key: heading, value: html`<span class="waymark-as-written">${text}</span>` })))}`
    })}`

const awaitedOf = (directions: readonly KeptDirection[]): readonly KeptDirection[] =>
  directions.filter(({ given }) => given === null)

/** Which children it is about; not asked where only one direction is awaited. */
function childField(directions: readonly KeptDirection[]): Field<readonly number[]> {
  const awaited = awaitedOf(directions)
  const sentence = 'Choose which children it is about'
  const among = awaited.map(({ childId, childName }) => ({ id: childId, name: childName }))
  const asked = checked(children({ label: 'Which children is it about?', among, needed: sentence }), (ids) =>
    directions.some(({ childId }) => ids.includes(childId)) ? null : sentence,
  )
  const [first] = awaited
  if (first === undefined || awaited.length > 1) return asked
  return {
    ...asked,
    read: (typed, isChosen) => {
      const read = asked.read(typed, isChosen)
      return read.ok ? read : allowed([first.childId])
    },
    control: ({ name }) => html`<input type="hidden" name="${name}" value="${first.childId}" />`,
  }
}

const answers = { yes: 'Yes', no: 'No, none is needed' } as const

/** The direction to give, for the children chosen, or that there is none. (PP-06) */
export const directionForm = (directions: readonly KeptDirection[], today: PlainDate) =>
  form({
    child: childField(directions),
    given: chosen({
      label: 'Is there a direction to give?',
      of: ['yes', 'no'],
      say: (answer) => answers[answer],
      wrong: 'Choose whether there is a direction to give',
    }),
    words: revealedBy(
      'given',
      'yes',
      needed(
        words({
          label: 'What needs to be done, and how drift is to be addressed',
          called: 'Direction',
          rows: 4,
          plain: true,
        }),
        'Write what needs to be done',
      ),
    ),
    by: revealedBy(
      'given',
      'yes',
      checked(date({ label: 'By when' }), (by) => {
        if (by === null) return 'Enter by when it is to be done'
        return isBefore(by, today) ? 'By when: the date must be today or later' : null
      }),
    ),
  })
