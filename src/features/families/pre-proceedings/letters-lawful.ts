import type { Preparation } from '#records/pre-proceedings/change-episodes.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import type { KeptChild } from '#records/families/children.ts'
import { reviewMeetingsRecorded } from '#records/pre-proceedings/parents-meetings.ts'
import type { Db } from '#records/keeping/db.ts'
import { whoCan } from '#rules/access/role-words.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { decideApplication } from '#rules/court/application.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { unlikelyDates } from '#rules/pre-proceedings/unlikely-dates.ts'
import { mistaken, notLawful, type Problem } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'

/** What to ask about the dates entered for a child before they are kept. (P14) */
export const letterQuestions = (
  { stored, clock: { facts, ...clock } }: EpisodeClock,
  entered: Partial<Preparation>,
  calendar: Calendar,
): readonly string[] => {
  const stepDecidedOn = clock.kind === 'stopped' && clock.stage.status === 'stepped-up' ? clock.stage.on : null
  return unlikelyDates({ ...facts, familyMeetingOn: stored.familyMeetingOn, stepDecidedOn }, entered, calendar)
}

/** No application is made for a child not yet born. (FAM-03, P13) */
export function notBeforeBirth(
  { today, labels }: Pick<Visit, 'today' | 'labels'>,
  family: readonly KeptChild[],
  childIds: readonly number[],
  { applicationOn = null }: Partial<Preparation>,
): Outcome<null, Problem> {
  if (applicationOn === null) return allowed(null)
  const children = family.filter(({ id }) => childIds.includes(id))
  const decided = decideApplication(children, applicationOn, today)
  if (decided.ok) return allowed(null)
  const names = children.filter(({ id }) => decided.because.notYetBorn.includes(id)).map(({ name }) => name)
  return notLawful(
    `No court application can be made or recorded for ${names.join(' or ')} before the birth. Once the birth is on the record, ${whoCan('keep-record', labels)} can record it.`,
    'FAM-03: no application before the birth',
  )
}

/** The return counts at least the later meetings that are recorded with who came. (PP-08) */
export async function countsThoseRecorded(
  db: Db,
  episodeIds: readonly number[],
  { reviewMeetings }: Partial<Preparation>,
): Promise<Outcome<null, Problem>> {
  if (reviewMeetings === undefined) return allowed(null)
  const recorded = await reviewMeetingsRecorded(db, episodeIds)
  const most = Math.max(0, ...[...recorded.values()].map((days) => days.length))
  return (reviewMeetings ?? 0) >= most
    ? allowed(null)
    : mistaken({
        reviewMeetings: `Review meetings since must be at least ${most}, as many as are recorded with who came`,
      })
}
