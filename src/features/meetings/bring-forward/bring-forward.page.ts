import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { type FormState, formPage } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'
import { sayDateInFull, sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { meetingByItself } from '#rules/pre-proceedings/bring-forward.ts'
import type { RunningClock } from '#rules/pre-proceedings/clock.ts'
import { sayLimit } from '#rules/pre-proceedings/clock-words.ts'
import type { ReviewClock } from '#rules/pre-proceedings/review-clock.ts'
import type { bringForwardForm } from './bring-forward.form.ts'

export type BringForward = {
  readonly child: KeptChild
  readonly clock: RunningClock
  readonly review: ReviewClock
  /** The form for an extra meeting, for those who may add one; else null. */
  readonly addMeeting: string | null
}

const names = { midpoint: nameFor('review.midpoint'), final: nameFor('review.final') } as const

/** What the review's date is called: '6-week date', '12-week date', 'agreed date'. */
export const pointName = ({ clock, review }: Pick<BringForward, 'clock' | 'review'>): string =>
  review.review === 'midpoint' ? '6-week date' : sayLimit(clock)

const titleOf = ({ child, review }: BringForward): string => `Bring ${child.name}’s ${names[review.review]} forward`

const backFrom = ({ child }: BringForward) => ({ text: 'Clock sheet', href: `/children/${child.id}/clock` })

/** Where the review is now, where it would be without a choice, and what a choice does and doesn’t move. */
function lede(model: BringForward): Html {
  const { review } = model
  const usual = meetingByItself(review)
  const placed =
    usual === null ? 'No meeting is planned that could hold it' : `By itself it is placed on ${sayDateInFull(usual.on)}`
  const now =
    review.broughtForward === null || review.meeting === null
      ? ''
      : ` It is brought forward to ${sayDateInFull(review.meeting.on)}: ${review.broughtForward.why.replace(/\.$/, '')}.`
  return html`${placed}; its ${pointName(model)} is ${sayDateInFull(review.point)}.${now} It goes on the agenda of the
  meeting you choose instead, and with it if that meeting is moved. If that meeting is cancelled, it is placed by itself
  again. No 6-week or 12-week date moves.`
}

/** A final held before the midpoint leaves none to hold (P8). */
function goesBeforeMidpoint({ review, clock }: BringForward): Html {
  const on = clock.midpoint.meeting?.on
  return review.review === 'midpoint' || on === undefined
    ? nothing
    : html`<p class="govuk-body">
        The ${nameFor('review.midpoint')} is to be held ${sayDateInFullWithoutYear(on)}. Once the
        ${nameFor('review.final', 'short')} is held, it no longer is.
      </p>`
}

/** Asks at which of the meetings before a review is held instead, and why. (PP-03, P13) */
export const bringForwardPage = (
  model: BringForward,
  asked: ReturnType<typeof bringForwardForm>,
  state: FormState,
): PageContent =>
  formPage({
    title: titleOf(model),
    caption: `${model.child.familyName} family, ${model.child.familyReference}`,
    lede: lede(model),
    place: 'meeting',
    back: backFrom(model),
    state,
    fields: [goesBeforeMidpoint(model), ...asked.controls(state)],
    after: extraMeeting(model),
  })

const extraMeeting = ({ addMeeting }: BringForward): Html =>
  addMeeting === null
    ? nothing
    : html`<p class="govuk-body">
        None of these? <a class="govuk-link" href="${addMeeting}">Add a meeting</a>, and come back.
      </p>`

/** Says that there is no meeting to choose, and what can be done instead. */
export function noMeetingBefore(model: BringForward, whoAdds: string): PageContent {
  const usual = meetingByItself(model.review)
  return {
    title: titleOf(model),
    place: 'meeting',
    back: backFrom(model),
    main: html`${pageHeading({ heading: titleOf(model), caption: `${model.child.familyName} family, ${model.child.familyReference}` })}
      <p class="govuk-body">
        ${usual === null ? 'No meeting is planned that could hold it.' : `No meeting comes before that on ${sayDateInFull(usual.on)}, which takes it.`}
        ${
          model.addMeeting === null
            ? `An extra meeting is added by the ${whoAdds}.`
            : html`<a class="govuk-link" href="${model.addMeeting}">Add a meeting</a>, and come back.`
        }
      </p>`,
  }
}
