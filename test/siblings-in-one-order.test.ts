import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { midpointAtItem } from '#test/support/midpoint-at-item.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T11:00')
const { db, place } = waymark
const { people } = place

/** Neither by name nor as they were added: the oldest first, who isn't born yet last. */
const inOrder = ['Zelda', 'Quentin', 'Milo', 'Astrid']
const open = { decidedOn: '2026-10-12' }
const family = await aFamily(db, place, 'Pell', [
  { name: 'Astrid Pell', expectedOn: '2027-02-01', ...open },
  { name: 'Milo Pell', bornOn: '2016-05-04', ...open },
  { name: 'Quentin Pell', bornOn: '2014-09-01', ...open },
  { name: 'Zelda Pell', bornOn: '2012-01-30', ...open },
])
const item = await midpointAtItem(waymark, family, 'All were seen at home')
await db.deleteFrom('action').execute()
const { id: caseId } = await db
  .insertInto('proceedings')
  .values({ familyId: family.familyId, issuedOn: Temporal.PlainDate.from('2026-11-02') })
  .returning('id')
  .executeTakeFirstOrThrow()
for (const { childId } of family.children.slice(1))
  await db.insertInto('proceedingsChild').values({ proceedingsId: caseId, childId }).execute()
for (const { childId } of family.children) {
  await db
    .insertInto('action')
    .values({
      ...{
        familyId: family.familyId,
        childId,
        agendaItemId: item,
        words: 'Ring the school',
        source: 'review',
        addedOn: Temporal.PlainDate.from('2026-11-23'),
      },
      ...{ doerId: people.socialWorker, dueOn: Temporal.PlainDate.from('2026-12-04'), together: null },
    })
    .execute()
}
await db
  .updateTable('action')
  .set({ together: (eb) => eb.selectFrom('action').select(eb.fn.min('id').as('first')) })
  .execute()
const { id: mother } = await db
  .insertInto('adult')
  .values({ familyId: family.familyId, name: 'Jane Pell' })
  .returning('id')
  .executeTakeFirstOrThrow()
for (const { childId } of family.children)
  await db.insertInto('adultOfChild').values({ adultId: mother, childId, relationship: 'mother' }).execute()

const at = `/families/${family.familyId}`
const asked: readonly (readonly [string, keyof typeof people])[] = [
  [at, 'socialWorker'],
  [`${at}/letters`, 'socialWorker'],
  [`${at}/end`, 'panelAdministrator'],
  [`${at}/issue`, 'panelAdministrator'],
  [`${at}/urgent-return`, 'teamManager'],
  [`${at}/actions/new`, 'teamManager'],
  [`${at}/people/${mother}`, 'socialWorker'],
  [`${at}/proceedings/new`, 'solicitor'],
  [`/proceedings/${caseId}`, 'solicitor'],
  [`/proceedings/${caseId}/edit`, 'solicitor'],
  ['/court', 'solicitor'],
  ['/actions', 'teamManager'],
  ['/meetings/2026-11-23', 'panelAdministrator'],
  [`/meetings/2026-11-23/items/family-${family.familyId}`, 'panelAdministrator'],
  ['/meetings/2026-11-23/add', 'panelAdministrator'],
  ['/filing', 'panelAdministrator'],
  [`/items/${item}/documents`, 'panelAdministrator'],
  ['/overviews/2026-11-23', 'courtQaManager'],
  ['/', 'socialWorker'],
  ['/', 'teamManager'],
  ['/', 'panelAdministrator'],
  ['/', 'courtQaManager'],
]

for (const [path, who] of asked)
  test(`FAM-02 siblings stand the oldest first and the unborn last: ${path} as ${who}`, async () => {
    const { status, page } = await (await waymark.as(people[who])).get(path)
    assert.equal(status, 200)
    const named = inOrder.filter((name) => page.text.includes(name))
    const places = named.toSorted((one, other) => page.text.indexOf(one) - page.text.indexOf(other))
    assert.ok(named.length > 1, page.text)
    assert.deepEqual(places, named)
  })
