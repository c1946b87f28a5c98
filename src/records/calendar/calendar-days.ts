import { bankHolidays as known, published } from '#rules/calendar/england-and-wales.ts'
import type { PublishedHolidays } from '#rules/calendar/published-holidays.ts'
import { latest } from '#rules/calendar/plain-date.ts'
import type { NamedDay } from '#rules/calendar/working-days.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'

/** A bank holiday or a closure day as it is kept. */
export type CalendarDay = NamedDay & { readonly id: number }
export type CalendarDayKind = 'bank-holiday' | 'closure-day'

const bankHolidays = (db: Db) =>
  db.selectFrom('bankHoliday').select(['id', 'heldOn as on', 'title']).orderBy('heldOn').execute()
const closureDays = (db: Db) =>
  db.selectFrom('closureDay').select(['id', 'closedOn as on', 'title']).orderBy('closedOn').execute()

/** Every day of that kind, in order. (SET-04) */
export const loadCalendarDays = (db: Db, kind: CalendarDayKind): Promise<readonly CalendarDay[]> =>
  kind === 'bank-holiday' ? bankHolidays(db) : closureDays(db)

/** Adds a day; `reason` says what its adding moved. A day that somebody else has added meanwhile stays as it is. */
export async function addCalendarDay(
  tx: Tx,
  deed: Deed,
  kind: CalendarDayKind,
  day: NamedDay,
  reason: string,
): Promise<void> {
  if (kind === 'bank-holiday') await keepPublishedFirst(tx)
  const added = kind === 'bank-holiday' ? await insertHoliday(tx, day) : await insertClosure(tx, day)
  if (added === undefined) return
  await keepOwnHistory(tx, deed, { kind, id: added.id, before: null, after: { on: day.on, title: day.title }, reason })
}

const insertHoliday = (tx: Tx, { on, title }: NamedDay) =>
  tx
    .insertInto('bankHoliday')
    .values({ heldOn: on, title })
    .onConflict((twin) => twin.doNothing())
    .returning('id')
    .executeTakeFirst()

const insertClosure = (tx: Tx, { on, title }: NamedDay) =>
  tx
    .insertInto('closureDay')
    .values({ closedOn: on, title })
    .onConflict((twin) => twin.doNothing())
    .returning('id')
    .executeTakeFirst()

/** Takes a day out of the calendar; false when somebody else did so first. */
export async function removeCalendarDay(
  tx: Tx,
  deed: Deed,
  kind: CalendarDayKind,
  { id, on, title }: CalendarDay,
  reason: string,
): Promise<boolean> {
  const removed = await tx
    .deleteFrom(kind === 'bank-holiday' ? 'bankHoliday' : 'closureDay')
    .where('id', '=', id)
    .executeTakeFirst()
  if (removed.numDeletedRows === 0n) return false
  await keepOwnHistory(tx, deed, { kind, id, before: { on, title }, after: null, reason })
  return true
}

/** Keeps what was published: new days and new titles, and how far it reaches, never less far than before. Days that only we have stay. */
export async function keepPublishedHolidays(
  tx: Tx,
  deed: Deed,
  { days, publishedTo }: PublishedHolidays,
  reason: string,
): Promise<void> {
  await keepPublishedFirst(tx)
  const kept = new Map((await bankHolidays(tx)).map((day) => [day.on.toString(), day]))
  for (const day of days) {
    const own = kept.get(day.on.toString())
    if (own === undefined) await addCalendarDay(tx, deed, 'bank-holiday', day, reason)
    else if (own.title !== day.title) await renameHoliday(tx, deed, own, day.title, reason)
  }
  await moveHorizon(tx, { days, publishedTo })
}

/** An older file doesn't make unpublished what was published; one that begins later leaves years between that nobody knows. */
async function moveHorizon(tx: Tx, { days, publishedTo: to }: PublishedHolidays): Promise<void> {
  const kept = await tx.selectFrom('calendarHorizon').select('publishedTo').executeTakeFirst()
  const so = kept?.publishedTo ?? published.publishedTo
  if (days.every(({ on }) => on.year > so.year + 1)) return
  const publishedTo = latest(so, to)
  await tx
    .insertInto('calendarHorizon')
    .values({ publishedTo })
    .onConflict((twin) => twin.column('onlyRow').doUpdateSet({ publishedTo }))
    .execute()
}

async function renameHoliday(tx: Tx, deed: Deed, own: CalendarDay, title: string, reason: string): Promise<void> {
  await tx.updateTable('bankHoliday').set({ title }).where('id', '=', own.id).execute()
  const [before, after] = [{ title: own.title }, { title }]
  await keepOwnHistory(tx, deed, { kind: 'bank-holiday', id: own.id, before, after, reason })
}

/** An authority that has kept no bank holiday yet goes by those of the product; with its first own one they become its own. */
async function keepPublishedFirst(tx: Tx): Promise<void> {
  const { count } = await tx
    .selectFrom('bankHoliday')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count > 0) return
  await tx
    .insertInto('bankHoliday')
    .values(known.map(({ on, title }) => ({ heldOn: on, title })))
    .execute()
}
