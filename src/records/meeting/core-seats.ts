import type { SeatPart } from '#rules/access/actor.ts'
import type { HolderChange, SeatSpell } from '#rules/meeting/core-seats.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { keepEarlierName } from '#records/sittings/names-of-the-day.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** Who holds, held or will hold a seat. */
export type StoredSeatHolding = SeatSpell & {
  readonly seatId: number
  readonly personId: number
  readonly name: string
}

/** A core seat of a series with everyone who holds it, the latest first. (TM-02) */
export type StoredSeat = {
  readonly id: number
  readonly seriesId: number
  readonly label: string
  readonly part: SeatPart
  readonly version: number
  readonly holdings: readonly StoredSeatHolding[]
}

/** A series' core seats in their order. */
export const loadSeats = (db: Db, seriesId: number): Promise<readonly StoredSeat[]> =>
  seatsWhere(db, 'seriesId', seriesId)

export const loadSeat = async (db: Db, id: number): Promise<StoredSeat | null> =>
  (await seatsWhere(db, 'coreSeat.id', id))[0] ?? null

async function seatsWhere(db: Db, column: 'seriesId' | 'coreSeat.id', id: number): Promise<readonly StoredSeat[]> {
  const [seats, holdings] = await Promise.all([
    db
      .selectFrom('coreSeat')
      .select(['id', 'seriesId', 'label', 'part', 'version'])
      .where(column, '=', id)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('seatHolding')
      .innerJoin('coreSeat', 'coreSeat.id', 'seatId')
      .innerJoin('person', 'person.id', 'personId')
      .select(['seatHolding.id', 'seatId', 'personId', 'person.name', 'startsOn', 'endsOn'])
      .where(column, '=', id)
      .orderBy('startsOn', 'desc')
      .execute(),
  ])
  const holdingsOf = Map.groupBy(holdings, ({ seatId }) => seatId)
  return seats.map((seat) => ({ ...seat, holdings: holdingsOf.get(seat.id) ?? [] }))
}

/** Names a seat otherwise; says when somebody else has changed the seat since. */
export async function saveSeatLabel(tx: Tx, deed: Deed, seat: StoredSeat, label: string): Promise<Saved> {
  if (!(await saveOver(tx, 'coreSeat', seat, { label }))) return 'changed-by-someone-else'
  if (seat.label !== label) await keepEarlierName(tx, deed, { seatId: seat.id }, seat.label)
  await keepOwnHistory(tx, deed, { kind: 'core-seat', id: seat.id, before: { label: seat.label }, after: { label } })
  return 'saved'
}

/** Gives a seat another holder from a day on, or nobody (null); says when somebody else has changed the seat since. */
export async function changeHolder(
  tx: Tx,
  deed: Deed,
  seat: StoredSeat,
  holder: { readonly personId: number | null; readonly from: Temporal.PlainDate },
  change: HolderChange,
): Promise<Saved> {
  if (!(await saveOver(tx, 'coreSeat', seat, {}))) return 'changed-by-someone-else'
  if (change.kind === 'put-right') await tx.deleteFrom('seatHolding').where('id', '=', change.id).execute()
  else if (change.ends !== null)
    await tx.updateTable('seatHolding').set({ endsOn: change.ends.on }).where('id', '=', change.ends.id).execute()
  if (holder.personId !== null)
    await tx
      .insertInto('seatHolding')
      .values({ seatId: seat.id, personId: holder.personId, startsOn: holder.from, endsOn: null })
      .execute()
  const before = seat.holdings.find(
    ({ endsOn }) => endsOn === null || Temporal.PlainDate.compare(endsOn, holder.from) >= 0,
  )
  await keepOwnHistory(tx, deed, {
    kind: 'core-seat',
    id: seat.id,
    before: { holder: before?.personId ?? null, from: before?.startsOn ?? null },
    after: { holder: holder.personId, from: holder.from },
  })
  return 'saved'
}
