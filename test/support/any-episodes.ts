import fc from 'fast-check'
import type { Episode } from '#rules/pre-proceedings/episode.ts'
import { anyDayBetween } from './any-dates.ts'
import { episodeDecided } from './episodes.ts'

/** Any day on which something of an episode may have happened. */
export const anyDayOfEpisodes = anyDayBetween('2025-01-01', '2027-12-31')
const maybe = fc.option(anyDayOfEpisodes)

/** Any open episode, its dates in whatever order. */
export const anyEpisode: fc.Arbitrary<Episode> = fc
  .record({
    clockStartsWith: fc.constantFrom('decision' as const, 'letter' as const, 'first-meeting' as const),
    decidedOn: anyDayOfEpisodes,
    letter: maybe,
    firstMeeting: maybe,
    midpoint: maybe,
    final: maybe,
    extended: maybe,
    agreedOn: maybe,
    expected: maybe,
    urgent: maybe,
  })
  .map(({ clockStartsWith, decidedOn, letter, firstMeeting, midpoint, final, extended, agreedOn, expected, urgent }) =>
    episodeDecided(decidedOn.toString(), {
      clockStartsWith,
      letterSentOn: letter,
      firstMeetingOn: firstMeeting,
      midpoint: midpoint === null ? null : { heldOn: midpoint, outcome: null },
      finals: final === null ? [] : [{ heldOn: final, outcome: 'recommend-extension' }],
      extensions: extended === null ? [] : [{ newLimit: extended, state: 'agreed', decidedOn: agreedOn }],
      expectedDeliveryOn: expected,
      urgentReturnBy: urgent,
    }),
  )
