import { isBefore } from '#rules/calendar/plain-date.ts'
import { type ParentsMeetingKind, sayWhoCame } from '#rules/pre-proceedings/parents-meetings.ts'
import type { ChildInStory } from './cast.ts'
import { Kept } from './kept.ts'
import type { Doing } from './story.ts'

type Meeting = {
  readonly episode: Kept
  readonly child: ChildInStory
  readonly kind: ParentsMeetingKind
  readonly on: Temporal.PlainDate | null
}

/** Who of the family came to a meeting with the parents, as far as the record knew them then, and who had a solicitor. */
export function tellWhoCame(
  { add, row, sent }: Doing,
  { episode, child: { record, adults }, kind, on }: Meeting,
): void {
  if (on === null) return
  const meeting = new Kept('parents-meeting', episode.family, record)
  const there = adults
    .filter(({ knownFrom }) => isBefore(knownFrom, on))
    .map(({ plan, record: adult }) => ({
      ...{ adult, name: plan.name, came: true },
      represented: plan.represented,
    }))
  const agreed = kind === 'first' ? 'Weekly visits, announced and unannounced' : 'The plan goes on'
  const heldOn = kind === 'review' ? on : null
  add(meeting, { kind, heldOn, whoCame: sayWhoCame(there, null), agreed })
  row('parents_meeting_child', { meetingId: meeting, kind, episodeId: episode })
  for (const { adult, came, represented } of there)
    row('parents_meeting_adult', { meetingId: meeting, adultId: adult, came, represented })
  sent('recorded a meeting with parents', () => `/families/${episode.family?.id ?? 0}/parents-meetings/new`, [record])
}
