import { isBefore } from '#rules/calendar/plain-date.ts'
import { workingDay } from './calendar-of-work.ts'
import { type Cast, type ChildInStory, enteredOn } from './cast.ts'
import { Kept } from './kept.ts'
import { storyOfAssessment } from './story-of-assessment.ts'
import type { EpisodePlan, ExtensionPlan, PlanOfChild, ReviewPlan } from './plans.ts'
import { at, type Doing, type Happening } from './story.ts'
import { tellWhoCame } from './story-of-parents-meeting.ts'

type PlainDate = Temporal.PlainDate

/** A review that a meeting holds, of one child, and what it leads to. */
export type ReviewToHold = {
  readonly review: ReviewPlan
  readonly family: Kept
  readonly child: ChildInStory
  readonly episode: Kept
  readonly urgentReturn: EpisodePlan['urgentReturn']
  /** How it ends the pre-proceedings, if it does. */
  readonly ended: EpisodePlan['ended']
}

/** Review meetings with the parents are this many days apart. */
const betweenParentsMeetings = 35

/** One child's period in pre-proceedings, apart from its reviews and what they decide. */
export function storyOfEpisode(
  cast: Cast,
  family: Kept,
  child: ChildInStory,
  { plan, issuedOn }: { readonly plan: EpisodePlan; readonly issuedOn: PlainDate | null },
): { readonly happenings: readonly Happening[]; readonly reviews: readonly ReviewToHold[] } {
  const episode = new Kept('episode', family, child.record)
  const { ended, urgentReturn } = plan
  const happenings = [
    start(cast, episode, child, plan),
    ...preparation(cast, episode, child, plan),
    ...storyOfAssessment(cast, episode, child, plan),
    ...(ended?.outcome === 'initiate-proceedings' ? application(cast, episode, child, issuedOn) : []),
    ...(plan.extension === null ? [] : extension(cast, episode, child, plan.extension, plan.decidedOn)),
    ...(ended === null ? [] : afterwards(cast, child, ended)),
  ]
  const reviews = plan.reviews.map((review) => ({
    ...{ review, family, child, episode },
    urgentReturn: review.outcome === 'urgent-return' ? urgentReturn : null,
    ended: review.kind === 'final' ? ended : null,
  }))
  return { happenings, reviews }
}

function start(cast: Cast, episode: Kept, { record, plan }: ChildInStory, { decidedOn }: EpisodePlan): Happening {
  const family = episode.family
  return {
    at: at(enteredOn(cast, decidedOn), '15:00'),
    by: cast.organisation.panelAdministrator,
    does: ({ add, change, sent }) => {
      add(
        episode,
        { decidedOn, decidingBody: 'gateway-panel', clockStartsWith: 'decision' },
        { childId: record, ...nothingYet },
      )
      sent('started pre-proceedings', () => `/families/${family?.id ?? 0}/start`, [record])
      if (!plan.accommodated) return
      change(record, { lookedAfter: true, legalStatus: 'Section 20 (V2)' })
      sent('changed a child’s details', () => `/children/${record.id}/details`, [record])
    },
  }
}

const nothingYet = {
  letterSentOn: null,
  firstMeetingOn: null,
  reviewMeetings: null,
  familyMeetingOffered: null,
  familyMeetingOn: null,
  outcome: null,
  endedOn: null,
  endedWords: null,
} as const

/** Something entered by the child's worker among the letters and meetings. */
const entered =
  (cast: Cast, episode: Kept, { record, people }: ChildInStory) =>
  (
    on: PlainDate | null,
    time: string,
    to: Readonly<Record<string, unknown>>,
    does?: (doing: Doing) => void,
  ): readonly Happening[] =>
    on === null
      ? []
      : [
          {
            at: at(enteredOn(cast, on), time),
            by: people.worker,
            does: (doing) => {
              const { change, sent } = doing
              change(episode, to)
              if (does !== undefined) does(doing)
              else sent('changed a child’s letters and meetings', () => `/children/${record.id}/letters`, [record])
            },
          },
        ]

/** The letter, the meetings with the parents and the family's own, each entered by the worker on its day. */
function preparation(cast: Cast, episode: Kept, child: ChildInStory, plan: EpisodePlan): readonly Happening[] {
  const { letterSentOn, firstMeetingOn, familyMeetingOn, decidedOn } = plan
  const enter = entered(cast, episode, child)
  const until = plan.ended?.on ?? cast.today
  const further = Array.from({ length: 8 }, (_, at) =>
    workingDay(decidedOn.add({ days: betweenParentsMeetings * (at + 1) })),
  )
  return [
    ...enter(letterSentOn, '11:00', { letterSentOn, familyMeetingOffered: true }),
    ...enter(firstMeetingOn, '16:20', { firstMeetingOn, reviewMeetings: 0 }, (doing) =>
      tellWhoCame(doing, { episode, child, kind: 'first', on: firstMeetingOn }),
    ),
    ...enter(familyMeetingOn, '16:40', { familyMeetingOn }),
    ...(firstMeetingOn === null ? [] : further).flatMap((on, at) =>
      isBefore(on, until) && isBefore(on, cast.today)
        ? enter(on, '16:50', { reviewMeetings: at + 1 }, (doing) =>
            tellWhoCame(doing, { episode, child, kind: 'review', on }),
          )
        : [],
    ),
  ]
}

/** What follows on the day of issue from the decision to issue. */
const application = (cast: Cast, episode: Kept, child: ChildInStory, issuedOn: PlainDate | null) =>
  entered(cast, episode, child)(issuedOn, '16:45', { applicationOn: issuedOn, letterOfIssueOn: issuedOn })

/** Asked for by the team manager; agreed by the Divisional Director, and by nobody else. */
function extension(
  cast: Cast,
  episode: Kept,
  { people, record }: ChildInStory,
  { newLimitOn, requestedOn, state, decidedOn }: ExtensionPlan,
  episodeDayZeroOn: PlainDate,
): readonly Happening[] {
  const asked = new Kept('extension', episode.family, record)
  const { divisionalDirector } = cast.organisation
  const request: Happening = {
    at: at(enteredOn(cast, requestedOn), '14:00'),
    by: people.manager,
    does: ({ add }) => {
      const exceptional = 'The expert can’t report earlier, and the report decides between home and a relative'
      add(
        asked,
        { newLimitOn, exceptional, state: 'requested' },
        {
          ...{ episodeId: episode, episodeDayZeroOn, requestedOn, requestedBy: people.manager },
          proposals: 'Weekly chaser; support at home goes on meanwhile',
        },
      )
    },
  }
  if (decidedOn === null) return [request]
  const decided: Happening = {
    at: at(enteredOn(cast, decidedOn), '15:45'),
    by: divisionalDirector,
    does: ({ change }) =>
      change(asked, { state, decidedOn }, { decidedBy: divisionalDirector, decidedAs: 'divisional-director' }),
  }
  return [request, decided]
}

/** How long after a conference is asked for the child's plan changes. */
const daysToConference = 21

/** Where the plan sought isn't the one the child has, a conference changes it three weeks later. (P8) */
function afterwards(
  cast: Cast,
  { record, plan, people }: ChildInStory,
  { outcome, on }: NonNullable<EpisodePlan['ended']>,
): readonly Happening[] {
  const sought = planSoughtBy(outcome)
  const changedOn = enteredOn(cast, on.add({ days: daysToConference }))
  if (sought === null || sought === plan.status || !isBefore(on.add({ days: daysToConference }), cast.today)) return []
  return [
    {
      at: at(changedOn, '13:30'),
      by: people.worker,
      does: ({ change, sent }) => {
        change(record, { childInNeed: sought === 'child-in-need', childProtection: sought === 'child-protection' })
        sent('changed a child’s details', () => `/children/${record.id}/details`, [record])
      },
    },
  ]
}

/** The plan that stepping out seeks; null for any other end. */
export const planSoughtBy = (outcome: NonNullable<EpisodePlan['ended']>['outcome']): PlanOfChild | null =>
  outcome === 'step-out-child-in-need'
    ? 'child-in-need'
    : outcome === 'step-out-child-protection'
      ? 'child-protection'
      : null
