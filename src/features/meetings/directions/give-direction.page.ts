import { radios } from '#govuk/components/radios.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { bothTexts } from '#parts/forms/both-texts.ts'
import { childrenChoice } from '#parts/forms/child-choice.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
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
  readonly typed: { readonly children: readonly string[]; readonly given: string; readonly words: string }
  readonly state: FormState
}

const title = 'Direction at a midpoint review'
const back = { text: 'My work', href: '/' }

/** The direction to give, below what the meeting recorded; or, once all are given, what they were. */
export const directionsPage = (model: DirectionsPage) => {
  const awaited = model.directions.filter(({ given }) => given === null)
  const [first] = awaited
  if (first === undefined)
    return {
      title,
      place: 'meeting',
      back,
      main: html`${model.state.both && bothTexts(model.state.both)} ${pageHeading({ heading: title })}
      ${recorded(model)}`,
    }
  return formPage({
    title,
    place: 'meeting',
    back,
    state: model.state,
    lede: html`${ledeOf(first, model.isOwn)}`,
    fields: [recorded(model), awaited.length > 1 ? whichChildren(awaited, model) : onlyChild(first), answer(model)],
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
          <a class="govuk-link" href="/families/${review.familyId}">${review.childName}</a>, midpoint of
          ${sayDate(review.heldOn)}: ${outcome?.text}
        </h2>
        ${definitionRows(rows.map(({ heading, text }) => ({ key: heading, value: html`<span class="waymark-as-written">${text}</span>` })))}`
    })}`

const onlyChild = ({ childId }: KeptDirection): Html => html`<input type="hidden" name="child" value="${childId}" />`

const whichChildren = (awaited: readonly KeptDirection[], { typed, state }: DirectionsPage): Html =>
  childrenChoice({
    name: 'child',
    legend: 'Which children is it about?',
    chosen: typed.children,
    errors: state.errors,
    children: awaited.map(({ childId, childName }) => ({ id: childId, name: childName })),
  })

const answer = ({ typed, state: { errors } }: DirectionsPage): Html =>
  radios({
    name: 'given',
    value: typed.given,
    fieldset: { legend: { text: 'Is there a direction to give?', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorAt(errors, 'given'),
    items: [
      {
        value: 'yes',
        text: 'Yes',
        conditional: {
          html: textarea({
            name: 'words',
            label: { text: 'What needs to be done, and how drift is to be addressed' },
            rows: '4',
            value: typed.words,
            errorMessage: errorAt(errors, 'words'),
          }),
        },
      },
      { value: 'no', text: 'No, none is needed' },
    ],
  })
