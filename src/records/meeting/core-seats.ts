import type { SeatPart } from '#rules/access/actor.ts'
import type { HolderChange, PartsGiven, SeatSpell } from '#rules/meeting/core-seats.ts'
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

/** A core seat of a series with everyone who holds it, the latest first; `lastOn` is its last day, null for one that stays. (TM-02) */
export type StoredSeat = {
  readonly id: number
  readonly seriesId: number
  readonly seriesName: string
  readonly label: string
  readonly part: SeatPart
  readonly lastOn: Temporal.PlainDate | null
  readonly version: number
  readonly holdings: readonly StoredSeatHolding[]
}

/** A series' core seats in their order, those removed among them. */
export const loadSeats = (db: Db, seriesId: number): Promise<readonly StoredSeat[]> =>
  seatsWhere(db, 'seriesId', seriesId)

export const loadSeat = async (db: Db, id: number): Promise<StoredSeat | null> =>
  (await seatsWhere(db, 'coreSeat.id', id))[0] ?? null

async function seatsWhere(db: Db, column: 'seriesId' | 'coreSeat.id', id: number): Promise<readonly StoredSeat[]> {
  const [seats, holdings] = await Promise.all([
    db
      .selectFrom('coreSeat')
      .innerJoin('meetingSeries', 'meetingSeries.id', 'coreSeat.seriesId')
      .select([
        'coreSeat.id',
        'seriesId',
        'label',
        'part',
        'coreSeat.lastOn',
        'coreSeat.version',
        'meetingSeries.name as seriesName',
      ])
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
      .values({ seatId: seat.id, personId: holder.personId, startsOn: holder.from, endsOn: seat.lastOn })
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

/** Adds a seat behind the others of a series, nobody in it yet; answers its id. A meeting that is over by now hasn't it. (SET-06) */
export async function addSeat(
  tx: Tx,
  deed: Deed,
  seriesId: number,
  seat: { readonly label: string; readonly part: SeatPart },
): Promise<number> {
  const { last } = await tx
    .selectFrom('coreSeat')
    .where('seriesId', '=', seriesId)
    .select((eb) => eb.fn.max<number | null>('position').as('last'))
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('coreSeat')
    .values({ ...seat, seriesId, position: (last ?? 0) + 1, addedAt: deed.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepOwnHistory(tx, deed, { kind: 'core-seat', id, before: null, after: { ...seat, seriesId } })
  return id
}

/** Gives seats other parts from now on; says when somebody else has changed one of them since. A meeting that is over keeps them. (SET-06) */
export async function giveParts(tx: Tx, deed: Deed, seats: readonly StoredSeat[], given: PartsGiven): Promise<Saved> {
  for (const seat of seats) {
    const part = given.get(seat.id)
    if (part === undefined || part === seat.part) continue
    if (!(await saveOver(tx, 'coreSeat', seat, { part }))) return 'changed-by-someone-else'
    await tx.insertInto('earlierPart').values({ seatId: seat.id, part: seat.part, until: deed.now }).execute()
    await keepOwnHistory(tx, deed, { kind: 'core-seat', id: seat.id, before: { part: seat.part }, after: { part } })
  }
  return 'saved'
}

/**
 * Gives a seat its last day, or none: then it stays. Nobody holds it after that day, and who held it by then is to be said anew where
 * it stays after all. Says when somebody else has changed the seat since. (SET-06)
 */
export async function endSeat(tx: Tx, deed: Deed, seat: StoredSeat, lastOn: Temporal.PlainDate | null): Promise<Saved> {
  if (!(await saveOver(tx, 'coreSeat', seat, { lastOn }))) return 'changed-by-someone-else'
  if (lastOn !== null) {
    await tx.deleteFrom('seatHolding').where('seatId', '=', seat.id).where('startsOn', '>', lastOn).execute()
    await tx
      .updateTable('seatHolding')
      .set({ endsOn: lastOn })
      .where('seatId', '=', seat.id)
      .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', lastOn)]))
      .execute()
  }
  const before = { lastOn: seat.lastOn, holders: seat.holdings.map(({ personId, startsOn }) => [personId, startsOn]) }
  await keepOwnHistory(tx, deed, { kind: 'core-seat', id: seat.id, before, after: { lastOn } })
  return 'saved'
}
