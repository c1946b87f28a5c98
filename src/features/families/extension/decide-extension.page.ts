import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import type { OpenClock } from '#records/pre-proceedings/clocks.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { ExtensionKept } from '#records/pre-proceedings/extensions-recorded.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import type { UndecidedExtension } from '#records/pre-proceedings/undecided-extensions.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { clockSentence } from '#rules/pre-proceedings/clock-words.ts'
import { isAskedAfterLimit } from '#rules/pre-proceedings/extension.ts'
import { sayOutcome } from '#rules/pre-proceedings/review-words.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayNames } from '#rules/words/say-names.ts'

/** What a decision on one child's extension rests on: what is asked, the clock, the reviews held, and what was asked before. */
export type Basis = {
  readonly asked: UndecidedExtension
  readonly name: string
  readonly clock: OpenClock['clock']
  readonly reviews: readonly KeptReview[]
  readonly earlier: readonly ExtensionKept[]
  /** What the team gave to show it. */
  readonly documents: readonly Pick<KeptDocument, 'id' | 'fileName'>[]
}

const title = 'Decide on the extension'
const captionOf = ({ name, reference }: KeptFamily): string => `${name} family, ${reference}`

/** Asks who may for the decision on an extension, beside all it rests on. (PP-04) */
export const decideExtensionPage = (
  family: KeptFamily,
  basis: readonly Basis[],
  asked: Pick<FormPage, 'state' | 'fields'>,
) =>
  formPage({
    title,
    caption: captionOf(family),
    lede: `Until it is agreed the date stands, and none goes past the 16-week maximum. Once agreed, the ${nameFor('review.final')}, or a second one, is held by the new date; once refused, the ${nameFor('review.final')} is held at the next meeting.`,
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
    aside: html`${[...Map.groupBy(basis, askedAlike).values()].map(together)}`,
    save: 'Save the decision',
  })

/** Siblings for whom the same was asked in the same words are told of once. */
const askedAlike = ({ asked, documents }: Basis): string =>
  JSON.stringify([
    ...[asked, asked.request].map((each) => each && { ...each, id: 0, childId: 0, childName: '', request: null }),
    documents.map(({ id }) => id),
  ])

function together(alike: readonly Basis[]): Html {
  const [first] = alike
  if (first === undefined) return html``
  const { asked } = first
  const request = asked.request ?? asked
  return html`<h2 class="govuk-heading-m">${sayNames(alike.map(({ name }) => name))}</h2>
    ${definitionRows([
      ...(asked.state === 'recommended' ? [{ key: 'Recommended', value: sayAsking(first, asked) }] : []),
      ...(asked.state === 'requested' || asked.request !== null
        ? [{ key: 'Asked for', value: sayAsking(first, request) }]
        : []),
      ...written('Exceptional', asked.why),
      ...(asked.request === null || asked.request.why === asked.why ? [] : written('As asked', asked.request.why)),
      ...shown(request.evidence, first.documents),
      ...written('Drift and delay', request.proposals),
    ])}
    ${alike.map((each) => html`${alike.length > 1 && html`<h3 class="govuk-heading-s">${each.name}</h3>`} ${ofChild(each)}`)}`
}

const ofChild = ({ clock, reviews, earlier }: Basis): Html =>
  definitionRows([
    { key: 'Clock', value: clockSentence(clock) },
    { key: '16-week maximum', value: sayDate(clock.ceiling) },
    {
      key: 'Tried so far',
      value: reviews.length === 0 ? 'No review is recorded.' : html`${reviews.map(sayReviewHeld)}`,
    },
    { key: 'Asked before', value: earlier.length === 0 ? 'Nothing.' : html`${earlier.map(sayEarlier)}` },
  ])

const sayReviewHeld = ({ kind, heldOn, outcome, recommendedLimitOn, why }: KeptReview): Html =>
  html`<div>
    ${capitalised(nameFor(`review.${kind}`))},
    ${sayDate(heldOn)}${outcome === null ? '' : `: ${sayOutcome({ outcome, recommendedLimitOn })}`}${
      why !== null && why !== '' && html`. <span class="waymark-as-written">${why}</span>`
    }
  </div>`

const states: Record<ExtensionKept['state'], string> = {
  recommended: 'recommended',
  requested: 'asked for',
  agreed: 'agreed',
  refused: 'refused',
}

const sayEarlier = ({
  state,
  newLimit,
  decidedOn,
  closedOn,
  closedBecause,
  decidedWords,
  closedWords,
}: ExtensionKept): Html => {
  const on = decidedOn ?? closedOn
  const what =
    closedBecause === 'withdrawn' ? 'withdrawn' : closedBecause === 'answered' ? 'answered with another' : states[state]
  const words = decidedWords ?? closedWords
  return html`<div>
    To ${sayDate(newLimit)}:
    ${what}${on !== null && `, ${sayDate(on)}`}${
      words !== null && html`. <span class="waymark-as-written">${words}</span>`
    }
  </div>`
}

/** 'Mon 23 Nov 2026, by Hannah Lowe, to Mon 14 Dec 2026; after the 12-week date'. */
function sayAsking(
  { clock }: Basis,
  { askedOn, askedBy, newLimitOn }: Pick<UndecidedExtension, 'askedOn' | 'askedBy' | 'newLimitOn'>,
): string {
  const who = [askedOn === null ? null : sayDate(askedOn), askedBy === null ? null : `by ${askedBy}`]
  const late = askedOn !== null && isAskedAfterLimit(clock.facts, askedOn) ? '; after the date had passed' : ''
  return `${[...who, `to ${sayDate(newLimitOn)}`].filter((part) => part !== null).join(', ')}${late}`
}

/** What shows it: in words, and the documents to open. */
function shown(evidence: string | null, documents: Basis['documents']) {
  const words = evidence ?? ''
  if (words === '' && documents.length === 0) return []
  const links = documents.map(
    ({ id, fileName }) => html`<div><a class="govuk-link" href="/documents/${id}">${fileName}</a></div>`,
  )
  return [
    { key: 'Evidence', value: html`${words !== '' && html`<div class="waymark-as-written">${words}</div>`}${links}` },
  ]
}

const written = (key: string, text: string | null) =>
  text === null || text === '' ? [] : [{ key, value: html`<span class="waymark-as-written">${text}</span>` }]

/** Says to everybody else who decides. (SET-07) */
export const mayNotPage = (family: KeptFamily, sentence: string) => ({
  title,
  place: 'tracker',
  back: backToFamily(family),
  main: html`${pageHeading({ heading: title, caption: captionOf(family) })}
    <p class="govuk-body">${sentence}</p>`,
})
