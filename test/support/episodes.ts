import { day } from '#rules/calendar/plain-date.ts'
import type { Episode, EpisodeFacts } from '#rules/pre-proceedings/episode.ts'

/** An open episode decided on this day of which nothing else is recorded, but for what is given. */
export const episodeDecided = (decidedOn: string, known: Partial<EpisodeFacts> = {}): Episode => ({
  clockStartsWith: 'decision',
  decidedOn: day(decidedOn),
  letterSentOn: null,
  firstMeetingOn: null,
  startsBefore: [],
  midpoint: null,
  finals: [],
  extensions: [],
  broughtForward: [],
  urgentReturnBy: null,
  expectedDeliveryOn: null,
  bornOn: null,
  applicationOn: null,
  letterOfIssueOn: null,
  ...known,
  stage: { status: 'open' },
})

/** The same episode, ended by stepping out to a child in need plan. */
export const steppedOut = (episode: Episode, on: string): Episode => ({
  ...episode,
  stage: { status: 'stepped-out', on: day(on), planSought: 'child-in-need' },
})
