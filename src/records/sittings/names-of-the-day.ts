import { sql } from 'kysely'
import type { Tx } from '#records/keeping/db.ts'

/** Whether a meeting has begun, or its day has gone: what it was called then it stays. */
const hasBeen = (today: Temporal.PlainDate) =>
  sql<boolean>`(sitting.state in ('open', 'held') or sitting.meets_on < ${today.toString()}::date)`

/** Leaves a series' past meetings the name they were held under, before the series gets another. A name kept earlier stays. */
export const keepNameOfMeetings = async (
  tx: Tx,
  seriesId: number,
  nameOfDay: string,
  today: Temporal.PlainDate,
): Promise<void> => {
  await tx
    .updateTable('sitting')
    .set({ nameOfDay })
    .where('seriesId', '=', seriesId)
    .where('nameOfDay', 'is', null)
    .where(hasBeen(today))
    .execute()
}

/** Leaves a seat its name at past meetings, before it gets another. */
export const keepNameOfSeat = async (
  tx: Tx,
  seatId: number,
  seatNameOfDay: string,
  today: Temporal.PlainDate,
): Promise<void> => {
  await tx
    .updateTable('attendance')
    .set({ seatNameOfDay })
    .where('seatId', '=', seatId)
    .where('seatNameOfDay', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('sitting')
          .select('sitting.id')
          .whereRef('sitting.id', '=', 'attendance.sittingId')
          .where(hasBeen(today)),
      ),
    )
    .execute()
}
