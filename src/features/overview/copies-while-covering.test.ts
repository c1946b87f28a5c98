import { test } from 'node:test'
import { readContent } from '#records/overview/overview-content.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { entriesOf } from '#rules/overview/content.ts'
import { assert } from '#test/support/assert.ts'
import { recordItem } from '#test/support/held-meeting.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const meeting = '2026-11-23'
const waymark = await openWaymark('2026-11-23T11:00')
const { db, place } = waymark
const { people } = place

const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Amira Adeyemi', bornOn: '2020-02-03', decidedOn: '2026-10-12' },
])
await recordItem(waymark, meeting, {
  section: 'reviews',
  subject: { kind: 'family-review', familyId: adeyemi.familyId },
  title: 'Adeyemi',
  familyId: adeyemi.familyId,
  childIds: adeyemi.children.map(({ childId }) => childId),
  discussion: 'Settled.',
})

const holders = {
  'team manager': people.teamManager,
  'service manager': people.serviceManager,
  solicitor: people.solicitor,
} as const

/** Somebody without a role of their own who covers for this person from Friday to Friday. */
async function coverFor(personId: number, name: string): Promise<number> {
  const covering = await aPerson(db, name, null)
  const { id } = await db
    .selectFrom('roleHolding')
    .select('id')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  const days = { startsOn: day('2026-11-20'), endsOn: day('2026-11-27') }
  await db
    .insertInto('cover')
    .values({ holdingId: id, coveringPersonId: covering, ...days })
    .execute()
  return covering
}

const covering = new Map<string, number>()
for (const [role, personId] of Object.entries(holders))
  covering.set(role, await coverFor(personId, `Cover of the ${role}`))

const publisher = await waymark.as(people.courtQaManager)
assert.equal((await publisher.submit(`/overviews/${meeting}/publish`, {})).status, 303)

for (const [role, personId] of covering)
  test(`LO-03 SET-01 who covers a ${role} gets a copy with their children, and sees it while covering`, async () => {
    const copy = await db
      .selectFrom('overviewCopy')
      .select(['id', 'because', 'content'])
      .where('personId', '=', personId)
      .executeTakeFirst()
    assert.ok(copy, 'no copy')
    assert.match(copy.because, new RegExp(`^Acting ${role}`))
    assert.deepEqual(
      entriesOf(readContent(copy.content)).map(({ title }) => title),
      ['Adeyemi'],
    )
    waymark.clock.moveTo('2026-11-24T09:00')
    const during = await (await waymark.as(personId)).get(`/overview-copies/${copy.id}`)
    assert.match(during.page.text, /Amira Adeyemi/)
    waymark.clock.moveTo('2026-11-30T09:00')
    const after = await (await waymark.as(personId)).get(`/overview-copies/${copy.id}`)
    assert.doesNotMatch(after.page.text, /Amira/)
    waymark.clock.moveTo('2026-11-23T11:00')
  })
