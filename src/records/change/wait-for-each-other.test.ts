import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark, type Sent } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people } = place
const courtQaManager = await waymark.as(people.courtQaManager)
const aChild = async (name: string) => {
  const { familyId, children } = await aFamily(db, place, name, [
    { name: `Ada ${name}`, bornOn: '2020-01-02', decidedOn: '2026-10-12' },
  ])
  return { familyId, childId: children[0]?.childId ?? 0 }
}
type Child = Awaited<ReturnType<typeof aChild>>

const seekReturn = ({ familyId, childId }: Child, more: Record<string, string> = {}) =>
  courtQaManager.submit(`/families/${familyId}/urgent-return`, {
    child: String(childId),
    owner: String(people.teamManager),
    why: 'Not safe at home',
    by: '27/11/2026',
    ...more,
  })

/** Whether a save waits for the lines, which somebody else is renewing. */
async function isWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(waymark.owner)
  return rows.length > 0
}

/** Saves while another change, which renews the lines, comes to need the very child that the save holds: each waits for the other. */
async function saveAgainstAnother(child: Child): Promise<{ saved: Sent; hasTheOtherWon: boolean }> {
  const saving: Promise<Sent>[] = []
  const hasTheOtherWon = await waymark.owner
    .transaction()
    .execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('clock lines'))`.execute(tx)
      saving.push(seekReturn(child))
      while (!(await isWaiting())) await pause(5)
      await sql`select from child where id = ${child.childId} for update`.execute(tx)
      return true
    })
    .catch(() => false)
  const [saved = assert.fail('nothing was sent')] = await Promise.all(saving)
  return { saved, hasTheOtherWon }
}

test('SEC-05 of two changes that wait for each other both are kept, each once', async () => {
  // Which of the two the database takes back is its own choice: until it was the person’s.
  for (let at = 0; ; at += 1) {
    const child = await aChild(`Pell ${at}`)
    const { saved, hasTheOtherWon } = await saveAgainstAnother(child)
    assert.equal(saved.status, 303, saved.page.text)
    const kept = db.selectFrom('urgentReturn').innerJoin('episode', 'episode.id', 'episodeId').select('why')
    assert.equal((await kept.where('childId', '=', child.childId).execute()).length, 1)
    if (hasTheOtherWon) break
  }
})

test('SEC-05 a form with a token that is none of ours is saved all the same, and once', async () => {
  const child = await aChild('Quill')
  const _once = randomBytes(12_000).toString('base64url')
  for (const status of [303, 303]) assert.equal((await seekReturn(child, { _once })).status, status)
})
