import { test } from 'node:test'
import type { Permission } from '#rules/access/permissions.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { loadActor } from './actors.ts'
import { visibleChildren, visibleFamilies } from './visible-children.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place, clock } = waymark
const { people, teams } = place
const day = (text: string) => Temporal.PlainDate.from(text)
const since = day('2026-01-05')

const familyOf = async (name: string, more: Partial<Parameters<typeof aFamily>[3][number]> = {}): Promise<number> =>
  (await aFamily(db, place, name, [{ name, bornOn: '2019-01-01', ...more }])).familyId

await familyOf('Eastern')
await familyOf('Western', { teamId: teams.west, socialWorkerId: people.otherSocialWorker, solicitorId: people.chair })
await familyOf('Cared for', { teamId: teams.inCare, socialWorkerId: people.chair, solicitorId: people.chair })
const restricted = await familyOf('Restricted')
await restrict(db, restricted, people.chair, [people.teamManager])
const lifted = await familyOf('Lifted')
await restrict(db, lifted, people.chair, [])
await db
  .updateTable('restriction')
  .set({ liftedOn: day('2026-06-01') })
  .where('familyId', '=', lifted)
  .execute()
const denied = await familyOf('Denied')
await db
  .insertInto('deniedAccess')
  .values({ familyId: denied, personId: people.teamManager, because: 'A relation' })
  .execute()

/** Named access to the restricted family until this day. */
const named = (personId: number, endsOn: string) =>
  db
    .insertInto('namedAccess')
    .values({ familyId: restricted, personId, givenBy: people.chair, givenOn: since, endsOn: day(endsOn) })
    .execute()
await named(people.headOfService, '2026-11-23')
await named(people.serviceManager, '2026-11-22')

async function seenBy(personId: number, permission: Permission = 'see-child'): Promise<readonly string[]> {
  const actor = await loadActor(db, personId, clock.today())
  assert.ok(actor)
  const looking = { actor, permission, today: clock.today() }
  const children = await db
    .selectFrom('child')
    .select('name')
    .where('id', 'in', visibleChildren(db, looking))
    .orderBy('name')
    .execute()
  const families = await db
    .selectFrom('family')
    .select('name')
    .where('id', 'in', visibleFamilies(db, looking))
    .orderBy('name')
    .execute()
  assert.deepEqual(families, children, 'each child here is a family of its own')
  return children.map(({ name }) => name)
}

const ofEast = ['Denied', 'Eastern', 'Lifted']

test('SEC-02 those who see every child see all but who is restricted', async () => {
  for (const personId of [people.courtQaManager, people.panelAdministrator, people.divisionalDirector])
    assert.deepEqual(await seenBy(personId), ['Cared for', ...ofEast, 'Western'])
})

test('SEC-02 a team manager sees the team’s, a social worker their own, a solicitor their cases', async () => {
  assert.deepEqual(await seenBy(people.otherTeamManager), ['Western'])
  assert.deepEqual(await seenBy(people.socialWorker), ofEast)
  assert.deepEqual(await seenBy(people.otherSocialWorker), ['Western'])
  assert.deepEqual(await seenBy(people.solicitor), ofEast)
})

test('SEC-02 people of a role without the permission see nobody', async () => {
  assert.deepEqual(await seenBy(people.administrator), [])
  assert.deepEqual(await seenBy(people.divisionalDirector, 'keep-record'), [])
})

test('FAM-05 named access opens a restricted family, up to and including its last day', async () => {
  assert.ok((await seenBy(people.teamManager)).includes('Restricted'))
  assert.ok((await seenBy(people.headOfService, 'see-tracker')).includes('Restricted'), 'its last day is today')
  assert.ok(!(await seenBy(people.serviceManager, 'see-tracker')).includes('Restricted'), 'it ended yesterday')
})

test('SEC-02 an explicit deny beats everything', async () => {
  assert.deepEqual(await seenBy(people.teamManager), ['Eastern', 'Lifted', 'Restricted'])
})
