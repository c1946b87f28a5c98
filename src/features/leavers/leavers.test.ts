import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, aPerson, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people, teams } = place
const day = (text: string) => Temporal.PlainDate.from(text)

/** Somebody of the east team who left last Friday, with a child in pre-proceedings and whatever is given. */
let made = 0
async function aLeaver(role: 'social-worker' | 'team-manager' | 'solicitor' = 'social-worker', leftOn = '2026-11-20') {
  made += 1
  const letter = 'ABCDEFGHIJKLMNOP'.charAt(made)
  const name = `Leaver${letter} Quick`
  const id = await aPerson(db, name, role, role === 'solicitor' ? {} : { teamId: teams.east })
  await db
    .updateTable('person')
    .set({ leftOn: day(leftOn) })
    .where('id', '=', id)
    .execute()
  const family = await aFamily(db, place, `Nuthatch${letter}`, [
    {
      name: `Ada Nuthatch${letter}`,
      bornOn: '2019-02-01',
      decidedOn: '2026-11-02',
      ...(role === 'social-worker' ? { socialWorkerId: id } : role === 'solicitor' ? { solicitorId: id } : {}),
    },
  ])
  const [child] = family.children
  assert.ok(child?.episodeId)
  return { id, name, at: `/leavers/${id}`, ...family, childId: child.childId, episodeId: child.episodeId }
}
type Leaver = Awaited<ReturnType<typeof aLeaver>>

const addAction = async ({ familyId, childId }: Leaver, doerId: number, accountableManagerId: number) =>
  (
    await db
      .insertInto('action')
      .values({
        ...{ familyId, childId, words: 'Ring the nursery', source: 'family', doerId, accountableManagerId },
        ...{ addedOn: day('2026-11-02'), dueOn: day('2026-11-27') },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

const linkOn = async (personId: number, at: string, text: RegExp): Promise<string | undefined> =>
  (await (await waymark.as(personId)).get(at)).page.links.find((link) => text.test(link.text))?.href
const lineOf = ({ name }: Leaver) => new RegExp(`Hand on what ${name} leaves`)
const isOnWorkOf = async (personId: number, leaver: Leaver): Promise<boolean> =>
  lineOf(leaver).test((await (await waymark.as(personId)).get('/')).page.text)

test('AC-04 what somebody who left owns is on the work of their managers, each with the way to hand it on', async () => {
  const leaver = await aLeaver()
  const action = await addAction(leaver, leaver.id, people.teamManager)
  await db
    .insertInto('urgentReturn')
    .values({ episodeId: leaver.episodeId, why: 'Not seen', byOn: day('2026-11-30'), ownerId: leaver.id })
    .execute()
  const issue = { kind: 'other' as const, words: 'Two posts empty', teamId: teams.east, raisedOn: day('2026-11-02') }
  const { id: issueId } = await db
    .insertInto('staffingIssue')
    .values({ ...issue, ownerId: leaver.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const who of [people.teamManager, people.serviceManager, people.headOfService, people.administrator])
    assert.ok(await isOnWorkOf(who, leaver), String(who))
  for (const who of [people.otherTeamManager, people.socialWorker, people.solicitor])
    assert.ok(!(await isOnWorkOf(who, leaver)), String(who))
  const manager = await waymark.as(people.teamManager)
  const { page } = await manager.get(leaver.at)
  assert.match(page.text, /Left on Fri 20 Nov 2026/)
  const places = page.links.filter(({ text }) => /^(Hand on|Allocate)/.test(text)).map(({ href }) => href)
  assert.deepEqual(
    places.map((href) => href.replace(/\/urgent-returns\/\d+/, '/urgent-returns/:id')),
    [
      `/children/${leaver.childId}/details#socialWorkerId`,
      `/actions/${action}/reassign`,
      '/urgent-returns/:id/owner',
      `/staffing/${issueId}`,
    ],
  )
  for (const href of places) {
    const [path = '', field] = href.split('#')
    const answer = await manager.get(path)
    assert.equal(answer.status, 200, href)
    assert.ok(field === undefined || answer.body.includes(`id="${field}"`), `${href} leads to its field`)
  }
})

test('AC-04 P18 what was a leaver’s for a child nobody follows any more is nobody’s to hand on; for a sister it still is', async () => {
  const leaver = await aLeaver()
  const sister = { name: 'Bea Nuthatch', familyId: leaver.familyId, teamId: teams.east, socialWorkerId: leaver.id }
  const { id } = await db.insertInto('child').values(sister).returning('id').executeTakeFirstOrThrow()
  await db
    .insertInto('episode')
    .values({ childId: id, decidedOn: day('2026-11-02') })
    .execute()
  await addAction(leaver, leaver.id, people.teamManager)
  await db
    .insertInto('urgentReturn')
    .values({ episodeId: leaver.episodeId, why: 'Not seen', byOn: day('2026-11-30'), ownerId: leaver.id })
    .execute()
  const ended = { ending: 'died', words: 'At home.', ...dateFields('endedOn', '2026-11-20') }
  const manager = await waymark.as(people.teamManager)
  const sent = await manager.submit(`/families/${leaver.familyId}/end`, {
    ...ended,
    children: [String(leaver.childId)],
  })
  assert.equal(sent.status, 303, sent.page.text)
  const { text } = (await manager.get(leaver.at)).page
  assert.match(text, /Bea Nuthatch/)
  assert.doesNotMatch(text, /Ada Nuthatch|Ring the nursery|urgent return/i)
})

test('AC-04 it stands there until each is somebody else’s', async () => {
  const leaver = await aLeaver()
  const action = await addAction(leaver, leaver.id, people.teamManager)
  const { id: returned } = await db
    .insertInto('urgentReturn')
    .values({ episodeId: leaver.episodeId, why: 'Not seen', byOn: day('2026-11-30'), ownerId: leaver.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const manager = await waymark.as(people.teamManager)
  // The lines of the lists are made when a page first asks for them.
  await manager.get('/')
  const left = async () => (await manager.get('/leavers')).page.text
  assert.match(
    await left(),
    new RegExp(`${leaver.name} left on Fri 20 Nov 2026 · 1 child allocated, 1 action to do and 1 urgent return`),
  )
  const worker = String(people.socialWorker)
  await manager.submit(`/children/${leaver.childId}/details`, { socialWorkerId: worker })
  assert.match(await left(), new RegExp(`${leaver.name} left on Fri 20 Nov 2026 · 1 action to do and 1 urgent return`))
  await manager.submit(`/actions/${action}/reassign`, { doer: worker })
  const done = await manager.submit(`/urgent-returns/${returned}/owner`, { owner: worker })
  assert.equal(done.status, 303, done.page.text)
  assert.doesNotMatch(await left(), new RegExp(leaver.name))
  assert.match((await manager.get(leaver.at)).page.text, /Everything in your reach is handed on or covered/)
  assert.match(
    (await manager.get(`/families/${leaver.familyId}/history`)).page.text,
    /Urgent return changed, Ada Nuthatch\w+ Hannah Lowe/,
  )
})

test('AC-04 or until it is covered, from the day after they leave', async () => {
  const leaver = await aLeaver('social-worker', '2026-11-27')
  await addAction(leaver, leaver.id, people.teamManager)
  assert.ok(await isOnWorkOf(people.teamManager, leaver), 'from the day it is recorded')
  const holding = await db
    .selectFrom('roleHolding')
    .select('id')
    .where('personId', '=', leaver.id)
    .executeTakeFirstOrThrow()
  const administrator = await waymark.as(people.administrator)
  const covered = await administrator.submit(`/settings/roles/${holding.id}/cover`, {
    personId: String(people.socialWorker),
    ...dateFields('startsOn', '2026-11-27'),
    ...dateFields('endsOn', '2026-12-11'),
  })
  assert.equal(covered.status, 303, covered.page.text)
  assert.ok(!(await isOnWorkOf(people.teamManager, leaver)))
  waymark.clock.moveTo('2026-12-14T09:00')
  assert.ok(await isOnWorkOf(people.teamManager, leaver), 'the cover is over')
  waymark.clock.moveTo('2026-11-23T09:00')
})

test('AC-04 a post that would stand empty, a seat, and cover for somebody else stay with nobody unseen', async () => {
  const leaver = await aLeaver('team-manager')
  await db.updateTable('roleHolding').set({ teamId: teams.inCare }).where('personId', '=', leaver.id).execute()
  const { id: seatId } = await db
    .insertInto('coreSeat')
    .values({ seriesId: place.seriesId, position: 30, label: 'Health', part: 'member' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('seatHolding')
    .values({ seatId, personId: leaver.id, startsOn: day('2026-01-05') })
    .execute()
  const holding = await db
    .selectFrom('roleHolding')
    .select('id')
    .where('personId', '=', people.otherTeamManager)
    .executeTakeFirstOrThrow()
  const { id: coverId } = await db
    .insertInto('cover')
    .values({
      holdingId: holding.id,
      coveringPersonId: leaver.id,
      startsOn: day('2026-11-02'),
      endsOn: day('2026-12-04'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const administrator = await waymark.as(people.administrator)
  const { page } = await administrator.get(leaver.at)
  assert.match(page.text, /Posts that would stand empty Team manager Children in Care/)
  const own = await db
    .selectFrom('roleHolding')
    .select('id')
    .where('personId', '=', leaver.id)
    .executeTakeFirstOrThrow()
  for (const href of [`/settings/roles/${own.id}/cover`, `/settings/seats/${seatId}`, `/settings/covers/${coverId}`])
    assert.ok(
      page.links.some((link) => link.href === href),
      href,
    )
  assert.ok(await isOnWorkOf(people.serviceManager, leaver), 'the cover is in their service')
})

test('AC-04 SEC-02 the administrator hands a leaver’s action on without reading it', async () => {
  const leaver = await aLeaver()
  const action = await addAction(leaver, leaver.id, people.teamManager)
  const administrator = await waymark.as(people.administrator)
  const listed = await administrator.get(leaver.at)
  const form = await administrator.get(`/actions/${action}/hand-on`)
  for (const { body } of [listed, form]) assert.doesNotMatch(body, /Nuthatch|nursery/)
  assert.equal(await linkOn(people.administrator, leaver.at, /^Hand on/), `/actions/${action}/hand-on`)
  assert.match(
    form.page.text,
    new RegExp(`Family ${leaver.reference}.*${leaver.name} does it. It is due on Friday 27 November`),
  )
  const saved = await administrator.submit(`/actions/${action}/hand-on`, { doer: String(people.socialWorker) })
  assert.equal(saved.headers['location'], leaver.at)
  const { doerId } = await db.selectFrom('action').select('doerId').where('id', '=', action).executeTakeFirstOrThrow()
  assert.equal(doerId, people.socialWorker)
  const told = await db.selectFrom('message').select('toName').where('kind', '=', 'action-handed-on').execute()
  assert.ok(told.some(({ toName }) => toName === 'Grace Oyelaran'))
})

test('SEC-02 whose worker is still here has no action the administrator could hand on', async () => {
  const leaver = await aLeaver()
  const action = await addAction(leaver, people.socialWorker, people.teamManager)
  const administrator = await waymark.as(people.administrator)
  assert.equal((await administrator.get(`/actions/${action}/hand-on`)).status, 404)
})

test('FAM-05 what is left for a restricted family is listed for those named alone', async () => {
  const leaver = await aLeaver('solicitor')
  assert.ok(await isOnWorkOf(people.serviceManager, leaver))
  await restrict(db, leaver.familyId, people.chair, [people.teamManager])
  assert.ok(await isOnWorkOf(people.teamManager, leaver))
  for (const who of [people.serviceManager, people.courtQaManager, people.administrator])
    assert.ok(!(await isOnWorkOf(who, leaver)), String(who))
})

test('AC-04 SEC-02 an administrator who works with children of one team reads what is left of those alone', async () => {
  const leaver = await aLeaver()
  const action = await addAction(leaver, leaver.id, people.teamManager)
  await addAction(leaver, leaver.id, people.teamManager)
  const both = await aPerson(db, 'Ines Both', 'authority-administrator', {})
  const role = { personId: both, role: 'team-manager', startsOn: day('2026-01-05') } as const
  await db
    .insertInto('roleHolding')
    .values({ ...role, teamId: teams.inCare })
    .execute()
  const listed = await (await waymark.as(both)).get(leaver.at)
  assert.doesNotMatch(listed.body, /Nuthatch|nursery|\/reassign|several/)
  assert.equal(await linkOn(both, leaver.at, /^Hand on/), `/actions/${action}/hand-on`)
  const own = { ...role, personId: await aPerson(db, 'Ivo Both', 'authority-administrator', {}) }
  await db
    .insertInto('roleHolding')
    .values({ ...own, teamId: teams.east })
    .execute()
  assert.match((await (await waymark.as(own.personId)).get(leaver.at)).page.text, /Ring the nursery/)
})

test('AC-04 nothing is handed on to whoever is about to leave it', async () => {
  const leaver = await aLeaver('social-worker', '2026-11-25')
  const action = await addAction(leaver, leaver.id, people.teamManager)
  const administrator = await waymark.as(people.administrator)
  const same = await administrator.submit(`/actions/${action}/hand-on`, { doer: String(leaver.id) })
  assert.deepEqual(
    same.page.errors.map(({ text }) => text),
    [`Choose somebody else: ${leaver.name} has it now`],
  )
})
