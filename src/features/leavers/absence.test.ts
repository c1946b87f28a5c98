import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place, clock } = waymark
const { people, teams } = place

let made = 0
/** Somebody of the east team with a child in pre-proceedings. */
async function aWorker(role: 'social-worker' | 'team-manager' = 'social-worker') {
  made += 1
  const letter = 'ABCDEFGHIJ'.charAt(made)
  const name = `Away${letter} Long`
  const id = await aPerson(db, name, role, { teamId: teams.east })
  const child = { name: `Ada Dunnock${letter}`, bornOn: '2019-02-01', decidedOn: '2026-11-02' }
  const { children } = await aFamily(db, place, `Dunnock${letter}`, [{ ...child, socialWorkerId: id }])
  await (await waymark.as(people.teamManager)).get('/')
  return { id, name, letter, childId: children[0]?.childId ?? 0 }
}
const days = (startsOn: string, endsOn: string) => ({
  ...dateFields('startsOn', startsOn),
  ...dateFields('endsOn', endsOn),
})
const work = async (personId: number) => (await (await waymark.as(personId)).get('/')).page.text
const coversOf = async (personId: number) =>
  (
    await db
      .selectFrom('cover')
      .innerJoin('roleHolding', 'roleHolding.id', 'holdingId')
      .select(['coveringPersonId', 'cover.startsOn', 'cover.endsOn'])
      .where('personId', '=', personId)
      .orderBy('cover.startsOn')
      .execute()
  ).map((cover) => `${cover.coveringPersonId} ${String(cover.startsOn)} ${String(cover.endsOn)}`)
const absenceOf = async (personId: number) =>
  `/leavers/away/${(await db.selectFrom('absence').select('id').where('personId', '=', personId).executeTakeFirstOrThrow()).id}`

test('AC-04 what is somebody’s who is away is on the work of their managers until it is covered, and again when the cover ends first', async () => {
  const { id, name, letter, childId } = await aWorker()
  const manager = await waymark.as(people.teamManager)
  const said = await manager.submit('/leavers/away', { personId: String(id), ...days('2026-11-30', '2026-12-18') })
  assert.equal(said.headers['location'], `/leavers/${id}`, said.page.text)
  const line = new RegExp(
    `Cover what is ${name}’s while away away Mon 30 Nov 2026 to Fri 18 Dec 2026 · 1 child allocated In 7 days`,
  )
  for (const who of [people.teamManager, people.serviceManager, people.administrator])
    assert.match(await work(who), line)
  for (const who of [people.otherTeamManager, people.socialWorker])
    assert.doesNotMatch(await work(who), new RegExp(name))
  const page = (await manager.get(`/leavers/${id}`)).page
  assert.match(page.text, new RegExp(`What is ${name}’s while away.*Nobody covers yet.*Ada Dunnock${letter}`))
  const change = await absenceOf(id)
  assert.ok(page.links.some(({ href }) => href === change))
  const covered = await manager.submit(change, { coveredBy: String(people.socialWorker) })
  assert.equal(covered.status, 303, covered.page.text)
  assert.deepEqual(await coversOf(id), [`${people.socialWorker} 2026-11-30 2026-12-18`])
  assert.doesNotMatch(await work(people.teamManager), new RegExp(name))
  assert.match((await manager.get(`/leavers/${id}`)).page.text, /Covered by Grace Oyelaran.*|Everything in your reach/)
  clock.moveTo('2026-12-01T09:00')
  assert.equal(
    (await (await waymark.as(people.socialWorker)).get(`/children/${childId}`)).status,
    200,
    'who covers sees the child',
  )
  await db
    .updateTable('cover')
    .set({ endsOn: Temporal.PlainDate.from('2026-12-04') })
    .where('coveringPersonId', '=', people.socialWorker)
    .execute()
  assert.doesNotMatch(await work(people.teamManager), new RegExp(name))
  clock.moveTo('2026-12-07T09:00')
  assert.match(
    await work(people.teamManager),
    new RegExp(`Cover what is ${name}’s while away away until Fri 18 Dec 2026 · 1 child allocated To cover`),
  )
  clock.moveTo('2026-12-21T09:00')
  assert.doesNotMatch(await work(people.teamManager), new RegExp(name), 'they are back')
  clock.moveTo('2026-11-23T09:00')
})

test('AC-04 whose child is in reach sees what is theirs, though the team of who is away isn’t', async () => {
  const { id, name, letter, childId } = await aWorker()
  await (
    await waymark.as(people.teamManager)
  ).submit('/leavers/away', {
    personId: String(id),
    ...days('2026-11-30', '2026-12-18'),
  })
  await db.updateTable('child').set({ teamId: teams.west }).where('id', '=', childId).execute()
  const theirs = await waymark.as(people.otherTeamManager)
  assert.match((await theirs.get('/')).page.text, new RegExp(`Cover what is ${name}’s while away`))
  const { page, status } = await theirs.get(`/leavers/${id}`)
  assert.equal(status, 200, page.text)
  assert.match(page.text, new RegExp(`What is ${name}’s while away.*Ada Dunnock${letter}`))
})

test('AC-04 cover follows the absence: longer, by somebody else, back earlier, taken back', async () => {
  const { id } = await aWorker()
  const manager = () => waymark.as(people.teamManager)
  const other = await aPerson(db, `Cover ${made} Kind`, 'social-worker', { teamId: teams.east })
  await (
    await manager()
  ).submit('/leavers/away', {
    personId: String(id),
    ...days('2026-11-23', '2026-12-04'),
    coveredBy: String(other),
  })
  const at = await absenceOf(id)
  assert.deepEqual(await coversOf(id), [`${other} 2026-11-23 2026-12-04`])
  clock.moveTo('2026-11-27T09:00')
  await (await manager()).submit(at, days('2026-11-23', '2026-12-11'))
  assert.deepEqual(await coversOf(id), [`${other} 2026-11-23 2026-11-26`, `${other} 2026-11-27 2026-12-11`])
  await (await manager()).submit(at, { coveredBy: String(people.socialWorker) })
  assert.deepEqual(await coversOf(id), [
    `${other} 2026-11-23 2026-11-26`,
    `${people.socialWorker} 2026-11-27 2026-12-11`,
  ])
  clock.moveTo('2026-12-02T09:00')
  const back = await (await manager()).submit(at, days('2026-11-23', '2026-12-01'))
  assert.equal(back.headers['location'], '/leavers', back.page.text)
  assert.deepEqual(await coversOf(id), [
    `${other} 2026-11-23 2026-11-26`,
    `${people.socialWorker} 2026-11-27 2026-12-01`,
  ])
  clock.moveTo('2026-11-23T09:00')
  const later = await aWorker()
  await (
    await manager()
  ).submit('/leavers/away', {
    personId: String(later.id),
    ...days('2026-12-07', '2026-12-11'),
    coveredBy: String(other),
  })
  const taken = await (await manager()).submit(await absenceOf(later.id), { takenBack: 'yes' })
  assert.equal(taken.headers['location'], '/leavers', taken.page.text)
  assert.deepEqual(await coversOf(later.id), [])
  const kept = await db
    .selectFrom('changeHistory')
    .select(['recordKind', 'after'])
    .where('recordKind', 'in', ['absence', 'cover'])
    .orderBy('id')
    .execute()
  assert.deepEqual(
    kept.slice(-2).map(({ recordKind, after }) => [recordKind, after]),
    [
      ['cover', null],
      ['absence', null],
    ],
  )
})

test('AC-04 what can’t be is refused at its field, and nothing of it is kept', async () => {
  const { id } = await aWorker()
  const manager = await waymark.as(people.teamManager)
  const away = (fields: Record<string, string>) =>
    manager.submit('/leavers/away', { personId: String(id), ...days('2026-11-30', '2026-12-04'), ...fields })
  const cases = [
    [days('2026-12-04', '2026-11-30'), '#endsOn', /same as or after the first day/],
    [days('2026-11-16', '2026-11-20'), '#endsOn', /must be today or later/],
    [{ personId: '' }, '#personId', /Choose who is away/],
    [{ personId: String(people.otherSocialWorker) }, '#personId', /Choose somebody of your own teams/],
    [{ coveredBy: String(id) }, '#coveredBy', /nobody covers for themselves/],
    [
      { personId: String(people.teamManager), coveredBy: String(id) },
      '#coveredBy',
      /arranged by the authority administrator, or by a manager above/,
    ],
  ] as const
  for (const [fields, at, sentence] of cases) {
    const { page, status } = await away(fields)
    assert.equal(status, 422, at)
    assert.deepEqual(
      page.errors.map(({ href }) => href),
      [at],
    )
    assert.match(page.errors[0]?.text ?? '', sentence)
  }
  assert.deepEqual(await db.selectFrom('absence').select('id').where('personId', '=', id).execute(), [])
  assert.equal((await away({})).status, 303)
  const twice = await away(days('2026-12-02', '2026-12-09'))
  assert.match(twice.page.errors[0]?.text ?? '', /away already/)
  await db
    .updateTable('person')
    .set({ leftOn: Temporal.PlainDate.from('2026-12-11') })
    .where('id', '=', people.clinicLead)
    .execute()
  const administrator = await waymark.as(people.administrator)
  const leaves = await administrator.submit('/leavers/away', {
    personId: String(people.clinicLead),
    ...days('2026-12-07', '2026-12-18'),
  })
  assert.match(leaves.page.errors[0]?.text ?? '', /They leave before then/)
})

test('AC-04 SET-01 a service manager arranges who covers a team manager, nobody their own cover, only the administrator the director’s', async () => {
  const { id } = await aWorker('team-manager')
  const service = await waymark.as(people.serviceManager)
  const said = await service.submit('/leavers/away', {
    personId: String(id),
    ...days('2026-11-23', '2026-12-04'),
    coveredBy: String(people.socialWorker),
  })
  assert.equal(said.status, 303, said.page.text)
  assert.equal((await coversOf(id)).length, 1)
  const qa = await waymark.as(people.courtQaManager)
  const director = {
    personId: String(people.divisionalDirector),
    ...days('2026-11-23', '2026-12-04'),
    coveredBy: String(people.headOfService),
  }
  assert.equal((await qa.submit('/leavers/away', director)).status, 422)
  const administrator = await waymark.as(people.administrator)
  assert.equal(
    (await administrator.submit('/leavers/away', { ...director, coveredBy: String(people.chair) })).status,
    422,
  )
  assert.equal((await administrator.submit('/leavers/away', director)).status, 303)
  assert.equal((await coversOf(people.divisionalDirector)).length, 1)
})
