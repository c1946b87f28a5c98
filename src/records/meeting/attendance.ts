import type { SeatPart } from '#rules/access/actor.ts'
import type { SeatsHeld } from '#rules/meeting/decide-item.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { earlierNamesOfSeats, nameAt } from '#records/sittings/names-of-the-day.ts'
import { earlierPartsOf, soAt, wasOverAt } from '#records/sittings/seats-of-the-day.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'

export type Presence = 'present' | 'apologies' | 'absent'

/** A core seat at a meeting: who came for it, or who holds it that day while nobody has said; null for a vacant seat. (TM-02) */
export type SeatAtMeeting = {
  readonly seatId: number
  readonly label: string
  readonly part: SeatPart
  readonly personId: number | null
  readonly name: string | null
  readonly present: Presence | null
}

type AtMeeting = Pick<StoredSitting, 'id' | 'seriesId' | 'on' | 'openedAt' | 'closedAt'>

/**
 * The core seats that the meeting's series had on its day, in their order, under the names and with the parts of that day, each with its
 * holder then or whoever was recorded. (TM-02, SET-06)
 */
export async function loadAttendance(db: Db, sitting: AtMeeting): Promise<readonly SeatAtMeeting[]> {
  const [seats, recorded, earlierNames, earlierParts] = await Promise.all([
    db
      .selectFrom('coreSeat')
      .leftJoin('seatHolding', (join) =>
        join
          .onRef('seatHolding.seatId', '=', 'coreSeat.id')
          .on('seatHolding.startsOn', '<=', sitting.on)
          .on((eb) => eb.or([eb('seatHolding.endsOn', 'is', null), eb('seatHolding.endsOn', '>=', sitting.on)])),
      )
      .leftJoin('person', 'person.id', 'seatHolding.personId')
      .select(['coreSeat.id as seatId', 'coreSeat.label', 'coreSeat.part', 'person.id as personId', 'person.name'])
      .select('coreSeat.addedAt')
      .where('coreSeat.seriesId', '=', sitting.seriesId)
      .where((eb) => eb.or([eb('coreSeat.lastOn', 'is', null), eb('coreSeat.lastOn', '>=', sitting.on)]))
      .orderBy('coreSeat.position')
      .execute(),
    sitting.id === null
      ? []
      : db
          .selectFrom('attendance')
          .innerJoin('person', 'person.id', 'attendance.personId')
          .select(['attendance.seatId', 'attendance.personId', 'person.name', 'attendance.present'])
          .where('sittingId', '=', sitting.id)
          .execute(),
    earlierNamesOfSeats(db, sitting.seriesId),
    earlierPartsOf(db, sitting.seriesId),
  ])
  return seats
    .filter(({ addedAt }) => addedAt === null || !wasOverAt(sitting, addedAt))
    .map(({ seatId, personId, name, ...seat }) => {
      const names = earlierNames.filter((each) => each.seatId === seatId)
      const parts = earlierParts.filter((each) => each.seatId === seatId)
      const came = recorded.find((each) => each.seatId === seatId)
      const { part } = soAt(parts, sitting, seat)
      return asRecorded({ seatId, personId, name, part, label: nameAt(names, sitting, seat.label) }, came)
    })
}

type Recorded = {
  readonly personId: number
  readonly name: string
  readonly present: Presence
}

/** A seat with who came for it. */
const asRecorded = (seat: Omit<SeatAtMeeting, 'present'>, came: Recorded | undefined): SeatAtMeeting =>
  came === undefined
    ? { ...seat, present: null }
    : { ...seat, personId: came.personId, name: came.name, present: came.present }

/** Which of chair and deputy this person holds in the series today: who may confirm and correct. (TM-04) */
export async function seatsHeldBy(
  db: Db,
  personId: number,
  seriesId: number,
  today: Temporal.PlainDate,
): Promise<SeatsHeld> {
  const rows = await db
    .selectFrom('seatHolding')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
    .select('coreSeat.part')
    .where('coreSeat.seriesId', '=', seriesId)
    .where('seatHolding.personId', '=', personId)
    .where('seatHolding.startsOn', '<=', today)
    .where((eb) => eb.or([eb('seatHolding.endsOn', 'is', null), eb('seatHolding.endsOn', '>=', today)]))
    .execute()
  return { chair: rows.some(({ part }) => part === 'chair'), deputy: rows.some(({ part }) => part === 'deputy') }
}

/** The series of which this person holds the chair on a day: one may be the chair of one meeting and not of another. (TM-02, TM-04) */
export async function seriesChairedBy(db: Db, personId: number, on: Temporal.PlainDate): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('seatHolding')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
    .select('coreSeat.seriesId')
    .where('coreSeat.part', '=', 'chair')
    .where('seatHolding.personId', '=', personId)
    .where('seatHolding.startsOn', '<=', on)
    .where((eb) => eb.or([eb('seatHolding.endsOn', 'is', null), eb('seatHolding.endsOn', '>=', on)]))
    .execute()
  return new Set(rows.map(({ seriesId }) => seriesId))
}

/** Keeps who came for one seat, over what was kept before. */
export async function saveAttendance(
  tx: Tx,
  deed: Deed,
  sittingId: number,
  seat: SeatAtMeeting & { readonly personId: number },
  present: Presence,
): Promise<void> {
  if (seat.present === present) return
  const { id } = await tx
    .insertInto('attendance')
    .values({ sittingId, seatId: seat.seatId, personId: seat.personId, present })
    .onConflict((conflict) =>
      conflict.columns(['sittingId', 'personId', 'seatId']).doUpdateSet((eb) => ({
        present,
        version: eb('attendance.version', '+', 1),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    recordKind: 'attendance',
    recordId: id,
    familyId: null,
    childId: null,
    before: seat.present === null ? null : { present: seat.present },
    after: { sittingId, seatId: seat.seatId, personId: seat.personId, present },
  })
}
