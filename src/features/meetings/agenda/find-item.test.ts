import { test } from 'node:test'
import fc from 'fast-check'
import { loadActor } from '#records/access/actors.ts'
import { openAgendaItem, recordAgendaItem } from '#records/meeting/change-agenda-items.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { loadSittings, writeDownSitting } from '#records/sittings/sittings.ts'
import type { Actor } from '#rules/access/actor.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { instantInEngland } from '#platform/clock.ts'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { demonstrationDatabase } from '#test/support/demonstration.ts'
import { withoutTrace } from '#test/support/without-trace.ts'
import { findItem, findMeeting, loadMeeting } from './meeting-in-view.query.ts'

const madeOn = day('2026-11-20')
const { app: db } = await demonstrationDatabase({ council: 'northbrook', today: madeOn })()

/** Somebody of every role, and the chair. */
const people = (
  await Promise.all([
    db.selectFrom('roleHolding').select('personId').distinctOn('role').orderBy('role').orderBy('personId').execute(),
    db.selectFrom('seatHolding').select('personId').orderBy('seatId').limit(2).execute(),
  ])
).flat()

async function actorsOn(today: Temporal.PlainDate): Promise<readonly Actor[]> {
  const actors = await Promise.all(people.map(({ personId }) => loadActor(db, personId, today)))
  return actors.filter((actor) => actor !== null)
}

/** Each item of the agenda is found by its key as the agenda has it, and no other; answers how many there were. */
async function sameByKey(at: Db, actor: Actor, today: Temporal.PlainDate, address: string): Promise<number> {
  const looking = { actor, permission: 'see-child', today } as const
  const meeting = await loadMeeting(at, looking, address)
  assert.ok(meeting)
  for (const { startsAt, ...item } of meeting.agenda.items) {
    const found = await findItem(at, looking, meeting, item.key)
    assert.deepEqual(found?.item, item, `${item.key} at ${String(startsAt)}, as ${actor.name} sees it`)
    assert.deepEqual(found.kept, meeting.kept.find(({ key }) => key === item.key) ?? null)
  }
  return meeting.agenda.items.length
}

/** Opens every third item of a meeting as somebody who sees all of them does, and records every sixth. */
async function openSome(tx: Tx, actor: Actor, today: Temporal.PlainDate, address: string): Promise<void> {
  const meeting = await loadMeeting(tx, { actor, permission: 'see-child', today }, address)
  assert.ok(meeting)
  const deed = { now: instantInEngland(today.toPlainDateTime('10:00')), today, actor }
  const proposed = meeting.agenda.items.filter(({ key }) => !meeting.kept.some((kept) => kept.key === key))
  const sittingId = await writeDownSitting(tx, meeting.sitting, today)
  for (const [place, item] of proposed.entries()) {
    if (place % 3 !== 0) continue
    const opened = await openAgendaItem(tx, deed, sittingId, item)
    const kept = { ...opened, familyId: item.familyId, discussion: '', state: 'open' as const }
    if (place % 6 === 0) await recordAgendaItem(tx, deed, kept, 'Talked about')
  }
}

const meetingsAround = async (today: Temporal.PlainDate): Promise<readonly string[]> =>
  (await loadSittings(db, today.subtract({ days: 7 }), today.add({ days: 7 }))).map(({ address }) => address)

test('TM-03 an item found by its key is the one on the agenda, for every role, at past and coming meetings', async () => {
  let compared = 0
  for (const actor of await actorsOn(madeOn))
    for (const address of await meetingsAround(madeOn)) compared += await sameByKey(db, actor, madeOn, address)
  assert.ok(compared > 100, `${compared} items`)
})

test('TM-03 and while a meeting goes on, on whatever day, with some items opened and some recorded', async () => {
  const anyDay = anyDayBetween('2026-10-26', '2026-12-31')
  await fc.assert(
    fc.asyncProperty(anyDay, fc.nat(), fc.nat(), async (today, which, whose) => {
      const addresses = await meetingsAround(today)
      const actors = await actorsOn(today)
      const [address, actor] = [addresses[which % addresses.length], actors[whose % actors.length]]
      const chair = actors.at(-2)
      assert.ok(address !== undefined && actor !== undefined && chair !== undefined)
      await withoutTrace(db, async (tx) => {
        await openSome(tx, chair, today, address)
        await sameByKey(tx, actor, today, address)
        await sameByKey(tx, chair, today, address)
      })
    }),
    { numRuns: 4 },
  )
})

test('TM-03 a key that no item of the meeting has finds nothing', async () => {
  const [actor] = (await actorsOn(madeOn)).slice(-2)
  const [address = ''] = await meetingsAround(madeOn)
  assert.ok(actor)
  const looking = { actor, permission: 'see-child', today: madeOn } as const
  const meeting = await findMeeting(db, looking, address)
  assert.ok(meeting)
  for (const key of [
    '',
    'family',
    'family-0',
    'family-01',
    'family-999999',
    'toString-1',
    'other-999999',
    'family-1-1',
  ])
    assert.equal(await findItem(db, looking, meeting, key), null, key)
})
