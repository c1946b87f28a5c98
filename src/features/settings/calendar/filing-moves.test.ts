import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { recordItem, recordMidpoint } from '#test/support/held-meeting.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T12:00')
const { db, place } = waymark
const { people } = place
const both = await waymark.as(people.courtQaManager)
const office = { role: 'authority-administrator' as const, teamId: null, serviceId: null, endsOn: null }
await db
  .insertInto('roleHolding')
  .values({ personId: people.courtQaManager, startsOn: Temporal.PlainDate.from('2026-01-01'), ...office })
  .execute()

const family = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
  { name: 'Ben Adeyemi', bornOn: '2020-03-01', decidedOn: '2026-10-12' },
])
const { familyId, children, reference } = family
const itemId = await recordItem(waymark, '2026-11-23', {
  section: 'reviews',
  subject: { kind: 'family-review', familyId },
  title: 'Adeyemi',
  familyId,
  childIds: children.map(({ childId }) => childId),
  discussion: 'Going well',
})
for (const { childId, episodeId } of children)
  await recordMidpoint(waymark, { itemId, episodeId: episodeId ?? 0, childId, familyId })

const closing = (on: string) =>
  both.submit('/settings/calendar/closure-days/add', { ...dateFields('on', on), title: 'Council closed' })
const filings = async (on: string) => {
  const { page } = await closing(on)
  return page.rows.filter((row) => row.some((cell) => cell.startsWith('Filing'))).map((row) => row.slice(0, 4))
}

test('SET-04 M1 a day closed on which decisions are to be filed lists, child by child, when they are due then', async () => {
  const moves = ['Filing of the meeting on Mon 23 Nov 2026', 'Tue 24 Nov 2026', 'Wed 25 Nov 2026']
  assert.deepEqual(await filings('2026-11-24'), [
    [`Cara Adeyemi ${reference}`, ...moves],
    ['Ben Adeyemi ' + reference, ...moves],
  ])
  assert.deepEqual(await filings('2026-11-25'), [], 'the day after that moves nothing')
})

test('SET-04 FI-02 what has begun to be filed for a child is due when it was then; the other’s moves with the day', async () => {
  const of = { agendaItemId: itemId, childId: children[0]?.childId ?? 0, number: 1, itemNumber: 1 }
  const pack = { ...of, dueOn: Temporal.PlainDate.from('2026-11-24'), madeAt: waymark.clock.now() }
  await db.insertInto('filingPack').values(pack).execute()
  assert.deepEqual(
    (await filings('2026-11-24')).map(([who]) => who),
    [`Ben Adeyemi ${reference}`],
  )
})

test('SET-04 P18 what is owed for a child who isn’t followed any more has no day that could move', async () => {
  const ben = {
    followedUntil: Temporal.PlainDate.from('2026-11-23'),
    noLongerBecause: 'died' as const,
    noLongerWords: 'Died',
  }
  await db.updateTable('child').set(ben).where('name', '=', 'Ben Adeyemi').execute()
  assert.deepEqual(await filings('2026-11-24'), [])
})
