import { details } from '#govuk/components/details.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine, secondLine } from '#govuk/pieces/words.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { actionDueCell } from '#parts/words/action-due.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { KeptAssessment } from '#records/pre-proceedings/assessments.ts'
import { linesOfActions } from '#rules/actions/lines-of-actions.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { type PaperDue, sayPaperDue } from '#rules/meeting/papers.ts'
import type { UpdateKind } from '#rules/pre-proceedings/review-update.ts'
import { sayOutcome, writtenInOrder } from '#rules/pre-proceedings/review-words.ts'
import { assessmentStanding, assessmentTitle, sayAssessmentStanding } from '#rules/pre-proceedings/assessments.ts'
import { capitalised, withSmallStart } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayList, sayNames } from '#rules/words/say-names.ts'
import type { ChildToTell } from './around-update.query.ts'

const title = 'The team’s update'

/** What the form of an update stands among. */
export type UpdatePage = {
  readonly family: KeptFamily
  readonly kind: UpdateKind
  readonly meetingOn: PlainDate | null
  readonly due: PaperDue | null
  readonly among: readonly ChildToTell[]
  /** Everybody of whom an update is sent, to write of one alone. */
  readonly all: readonly ChildToTell[]
  readonly actions: readonly KeptAction[]
  readonly assessments: readonly KeptAssessment[]
  readonly today: PlainDate
}

/** Asks what the team tells the meeting before a review; what the record holds stands beside it. (PP-11) */
export const sendUpdatePage = (model: UpdatePage, state: FormState, fields: readonly Html[]): PageContent =>
  formPage({
    title,
    caption: caption(model),
    lede: html`${ledeOf(model)}${goesOn(model) && ' What stands in it already is from the last time: change what isn’t so any more.'}`,
    place: 'tracker',
    back: backToFamily(model.family),
    state,
    fields,
    save: 'Send the update',
    aside: html`${whatIsHeld(model.among)} ${assessmentsBeside(model)} ${actionsBeside(model)}`,
    after: alone(model),
  })

const caption = ({ family, all, among }: UpdatePage): string =>
  all.length === 1 && among[0] !== undefined ? among[0].child.name : `${family.name} family, ${family.reference}`

function ledeOf({ kind, meetingOn, due }: UpdatePage): string {
  const review = nameFor(`review.${kind}`)
  if (meetingOn === null || due === null)
    return `For the ${review}, for which no meeting is planned yet. The meeting begins with what you write, and decides without it where it doesn’t come.`
  return `For the ${review} on ${sayDateInFullWithoutYear(meetingOn)}, due ${sayPaperDue(due)}. The meeting begins with what you write, and may change its own record; it doesn’t wait for it.`
}

/** Nothing is sent yet, and what was written before stands in the form. */
const goesOn = ({ among }: UpdatePage): boolean =>
  among.every(({ sent }) => sent === null) && among.some(({ opening }) => Object.keys(opening).length > 0)

/** Letters, meetings and what the last review said are there already: nobody is asked again. Siblings of whom it holds the same are told of once. */
const whatIsHeld = (among: readonly ChildToTell[]): Html =>
  html`${[...Map.groupBy(among, (child) => recordOf(child).toString())].map(
    ([, some]) =>
      html`<h2 class="govuk-heading-s">
          What the record holds${among.length > 1 && ` of ${sayList(some.map(({ called }) => called))}`}
        </h2>
        ${some.slice(0, 1).map(recordOf)}`,
  )}`

function recordOf({ open, held, sent }: ChildToTell): Html {
  const { letterSentOn, firstMeetingOn } = open.clock.facts
  const { reviewMeetings, familyMeetingOn, familyMeetingOffered } = open.stored
  const last = held.at(-1)
  const rows = [
    ...dateRow(capitalised(nameFor('document.letter-before-proceedings')), letterSentOn),
    ...dateRow(`First ${nameFor('meeting.with-parents')}`, firstMeetingOn),
    ...(reviewMeetings === null || reviewMeetings === 0
      ? []
      : [{ key: `Review ${nameFor('meeting.with-parents', 'many')}`, value: String(reviewMeetings) }]),
    ...(familyMeetingOn === null && familyMeetingOffered === true
      ? [{ key: 'Family meeting', value: 'offered, not held yet' }]
      : dateRow('Family meeting', familyMeetingOn)),
    ...(sent === null ? [] : [{ key: 'Update sent', value: `${sayDate(sent.writtenOn)}, ${sent.writtenBy}` }]),
  ]
  return html`${rows.length === 0 ? html`<p class="govuk-body-s">No letter and no meeting yet.</p>` : definitionRows(rows)}
  ${last === undefined ? nothing : lastReview(last)}`
}

const dateRow = (key: string, on: PlainDate | null) => (on === null ? [] : [{ key, value: sayDate(on) }])

const lastReview = (review: ChildToTell['held'][number]): Html =>
  details({
    summaryText: `${capitalised(nameFor(`review.${review.kind}`))}, ${sayDate(review.heldOn)}`,
    html: definitionRows([
      { key: 'Decision', value: sayOutcome(review) },
      ...(review.why === null || review.why === '' ? [] : [{ key: 'Why', value: review.why }]),
      ...writtenInOrder(review.written).map(({ heading, text }) => ({ key: heading, value: text })),
    ]),
  })

/** What is assessed in these pre-proceedings, and how it stands. */
function assessmentsBeside({ assessments, among, today }: UpdatePage): Html {
  const episodes = among.map(({ open }) => open.stored.id)
  const own = assessments.filter(({ children }) => children.some(({ episodeId }) => episodes.includes(episodeId)))
  if (own.length === 0) return nothing
  return html`<h2 class="govuk-heading-s">Assessments</h2>
    <ul class="govuk-list govuk-body-s">
      ${own.map((each) => html`<li>${assessmentTitle(each)} ${secondLine(`for ${sayNames(each.children.map(({ name }) => name))}: ${withSmallStart(sayAssessmentStanding(assessmentStanding(each, today)))}`)}</li>`)}
    </ul>`
}

/** What was to be done, open and done: the meeting sees it too. */
function actionsBeside({ actions, among, today }: UpdatePage): Html {
  const ids = among.map(({ child }) => child.id)
  const lines = linesOfActions(
    actions.filter(({ childId, stopped }) => !stopped && (childId === null || ids.includes(childId))),
  )
  return html`<h2 class="govuk-heading-s">Actions</h2>
    ${
      lines.length === 0
        ? html`<p class="govuk-body-s">None yet.</p>`
        : html`<ul class="govuk-list govuk-body-s">
            ${lines.map((line) => html`<li>${line[0].words} ${secondLine(standing(line, today))}</li>`)}
          </ul>`
    }`
}

function standing(line: readonly [KeptAction, ...KeptAction[]], today: PlainDate): Html {
  const [action] = line
  const names = line.flatMap(({ childName }) => childName ?? [])
  const whose = names.length === 0 ? '' : `${sayNames(names)}: `
  return action.doneOn === null
    ? html`${whose}${actionDueCell(action, today)}`
    : html`${whose}done ${sayDate(action.doneOn)}${action.doneWords !== null && `: ${action.doneWords}`}`
}

/** Where something else is to be said of one of several. */
const alone = ({ all }: UpdatePage): Html =>
  all.length < 2
    ? nothing
    : html`<p class="govuk-body">
        ${linksInLine(all.map(({ child, called }) => ({ text: `Write of ${called} alone`, href: `/children/${child.id}/update` })))}
      </p>`

/** There is nothing to send an update for, with the reason. */
export const nothingToTellPage = (family: KeptFamily) => ({
  title,
  of: `${family.name} family, ${family.reference}`,
  place: 'tracker',
  back: backToFamily(family),
  main: html`${pageHeading({ heading: title, caption: `${family.name} family, ${family.reference}` })}
    <p class="govuk-body">No review is to come for anybody of this family whom you work with.</p>`,
})
