import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { keyOf, placeOf, type AgendaItem } from './agenda-items.ts'
import type { AgendaMinutes } from './agenda-settings.ts'
import type { MeetingDays } from './families-on-agenda.ts'

/** A staffing issue that isn't resolved; it touches a team, or one family whose children are named. */
export type StaffingForAgenda = {
  readonly issueId: number
  readonly teamName: string | null
  readonly familyId: number | null
  readonly familyName: string | null
  readonly childIds: readonly number[]
  readonly words: string
  readonly by: PlainDate | null
  readonly hasMitigation: boolean
  readonly changed: boolean
}

/**
 * The staffing issues this meeting takes: new or changed since the last one, without mitigation, or whose date falls before the next
 * meeting (TM-03, TM-05). The others run on without being talked about.
 */
export const staffingOnAgenda = (
  issues: readonly StaffingForAgenda[],
  { on, next }: Pick<MeetingDays, 'on' | 'next'>,
  minutes: AgendaMinutes,
): readonly AgendaItem[] =>
  issues
    .filter(({ changed, hasMitigation, by }) => changed || !hasMitigation || (by !== null && !isAfter(by, next ?? on)))
    .map((issue) => {
      const subject = { kind: 'staffing-issue', issueId: issue.issueId } as const
      const title = issue.teamName ?? issue.familyName ?? 'Staffing'
      return {
        key: keyOf(subject),
        section: 'staffing',
        subject,
        familyId: issue.familyId,
        childIds: issue.childIds,
        dueChildIds: [],
        brings: [],
        reviewKind: null,
        title,
        reason: issue.words,
        detail: null,
        asked: [],
        minutes: minutes.staffing,
        sortsAs: placeOf(1, null, title),
      }
    })
