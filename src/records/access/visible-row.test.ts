import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#rules/access/actor.ts'
import { roles } from '#rules/access/actor.ts'
import { childReach, permissions, type Permission } from '#rules/access/permissions.ts'
import type { Tx } from '#records/keeping/db.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { withoutTrace } from '#test/support/without-trace.ts'
import { openWaymark } from '#test/support/waymark.ts'
import {
  hasVisibleChild,
  idsAmong,
  idsWithin,
  isOpenFamily,
  isVisibleChild,
  type Looking,
  namesVisibleChild,
  openFamilies,
  visibleChildren,
  visibleFamilies,
} from './visible-children.ts'

const { db, place } = await openWaymark('2026-11-23T09:00')
const today = Temporal.PlainDate.from('2026-11-23')
const people = Object.values(place.people).slice(0, 5)
const teams = Object.values(place.teams)
const serviceOf = new Map(
  (await db.selectFrom('team').selectAll().execute()).map(({ id, serviceId }) => [id, serviceId]),
)

const anyPerson = fc.constantFrom(...people)
const anyTeam = fc.constantFrom(...teams)
const anyPermission = fc.constantFrom(
  ...Object.keys(permissions).filter((name): name is Permission => name in permissions),
)

/** Days around today, on and beside which named access ends. */
const anyEnd = fc.option(fc.constantFrom(-1, 0, 1).map((days) => today.add({ days })))

const anyFamily = fc.record({
  children: fc.array(fc.record({ teamId: anyTeam, socialWorkerId: anyPerson, solicitorId: anyPerson }), {
    minLength: 1,
    maxLength: 3,
  }),
  restriction: fc.constantFrom('none', 'in-force', 'lifted'),
  named: fc.uniqueArray(fc.record({ personId: anyPerson, endsOn: anyEnd }), { selector: ({ personId }) => personId }),
  denied: fc.subarray(people, { maxLength: 2 }),
})
type Family = typeof anyFamily extends fc.Arbitrary<infer T> ? T : never

const anyActor: fc.Arbitrary<Actor> = fc.record({
  personId: anyPerson,
  name: fc.constant('Anybody'),
  holdings: fc.array(
    fc.record({
      role: fc.constantFrom(...roles),
      teamId: fc.option(anyTeam),
      serviceId: fc.option(fc.constantFrom(...Object.values(place.services))),
      heldBy: anyPerson,
      acting: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  seats: fc.subarray(['chair', 'deputy', 'member'] as const, { maxLength: 1 }),
})

/** A family as it was written, with the ids it got. */
type Written = Family & { readonly familyId: number; readonly childIds: readonly number[] }

async function write(tx: Tx, family: Family): Promise<Written> {
  const children = family.children.map((child, at) => ({ name: `Child ${at}`, ...child }))
  const made = await aFamily(tx, place, 'Anybody', children)
  const { familyId } = made
  if (family.restriction !== 'none') await restrict(tx, familyId, place.people.chair, [])
  if (family.restriction === 'lifted')
    await tx.updateTable('restriction').set({ liftedOn: today }).where('familyId', '=', familyId).execute()
  for (const access of family.named)
    await tx
      .insertInto('namedAccess')
      .values({ familyId, givenOn: today, ...access })
      .execute()
  for (const personId of family.denied)
    await tx.insertInto('deniedAccess').values({ familyId, personId, because: 'A relation' }).execute()
  return { ...family, familyId, childIds: made.children.map(({ childId }) => childId) }
}

/** The law, told once more in plain words to judge the queries by. */
const isOpen = ({ restriction, named, denied }: Written, { personId }: Actor): boolean =>
  !denied.includes(personId) &&
  (restriction !== 'in-force' ||
    named.some(
      (access) =>
        access.personId === personId &&
        (access.endsOn === null || Temporal.PlainDate.compare(access.endsOn, today) >= 0),
    ))

const seenOf = (family: Written, { actor, permission }: Looking): readonly number[] => {
  const reach = childReach(actor, permission)
  return family.childIds.filter((_, at) => {
    const child = family.children[at]
    const isWithin =
      reach.all ||
      (child !== undefined &&
        (reach.teamIds.includes(child.teamId) ||
          reach.serviceIds.includes(serviceOf.get(child.teamId) ?? -1) ||
          reach.allocatedTo.includes(child.socialWorkerId) ||
          reach.conductOf.includes(child.solicitorId)))
    return isWithin && isOpen(family, actor)
  })
}

const idsOf = (rows: readonly { readonly id: number }[]): readonly number[] =>
  rows.map(({ id }) => id).toSorted((one, other) => one - other)

/** Every way to ask which children, against those who ought to be seen. */
async function askEveryWay(tx: Tx, looking: Looking, written: readonly Written[]): Promise<void> {
  const seen = written.flatMap((family) => seenOf(family, looking))
  const all = written.flatMap(({ childIds }) => childIds)
  const ofRow = tx.selectFrom('child').innerJoin('family', 'family.id', 'child.familyId').select('child.id')
  assert.deepEqual(idsOf(await ofRow.where(isVisibleChild(looking)).execute()), seen, 'of the row')
  assert.deepEqual(idsOf(await visibleChildren(tx, looking).execute()), seen, 'as a list of ids')
  assert.deepEqual(
    idsOf(await ofRow.where(namesVisibleChild(looking, 'child.id')).execute()),
    seen,
    'named in a column',
  )
  assert.deepEqual(
    [...(await idsAmong(tx, looking, all))].toSorted((one, other) => one - other),
    seen,
    'among ids',
  )
  const within = await idsWithin(tx, looking, [looking.permission, 'keep-record'], all)
  assert.deepEqual(
    [...within(looking.permission)].toSorted((one, other) => one - other),
    seen,
    'within permissions',
  )
}

async function askOfFamilies(tx: Tx, looking: Looking, written: readonly Written[]): Promise<void> {
  const withSeen = written.filter((family) => seenOf(family, looking).length > 0).map(({ familyId }) => familyId)
  const families = tx.selectFrom('family').select('family.id')
  assert.deepEqual(idsOf(await families.where(hasVisibleChild(looking, 'family.id')).execute()), withSeen)
  const listed = await visibleFamilies(tx, looking).execute()
  assert.deepEqual(idsOf(listed.map(({ familyId }) => ({ id: familyId }))), withSeen)
  const open = written.filter((family) => isOpen(family, looking.actor)).map(({ familyId }) => familyId)
  assert.deepEqual(idsOf(await families.where(isOpenFamily(looking, 'family.id')).execute()), open)
  assert.deepEqual(idsOf(await openFamilies(tx, looking).execute()), open)
}

test('SEC-02, FAM-05 asked of a row, of a column or as a list of ids, the same children are visible', async () => {
  const council = fc.array(anyFamily, { minLength: 1, maxLength: 6 })
  const lookers = fc.array(fc.record({ actor: anyActor, permission: anyPermission }), { minLength: 4, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(council, lookers, (families, looks) =>
      withoutTrace(db, async (tx) => {
        const written: Written[] = []
        for (const family of families) written.push(await write(tx, family))
        for (const look of looks) {
          await askEveryWay(tx, { ...look, today }, written)
          await askOfFamilies(tx, { ...look, today }, written)
        }
      }),
    ),
    { numRuns: 10 },
  )
})
