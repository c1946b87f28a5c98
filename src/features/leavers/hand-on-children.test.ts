import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people, teams } = place

let made = 0
/** Somebody of the east team who leaves on Friday, with three children of two families. */
async function aLeaver() {
  made += 1
  const letter = 'ABCDEFGHIJ'.charAt(made)
  const name = `Leaver${letter} Quick`
  const id = await aPerson(db, name, 'social-worker', { teamId: teams.east })
  await db
    .updateTable('person')
    .set({ leftOn: Temporal.PlainDate.from('2026-11-27') })
    .where('id', '=', id)
    .execute()
  const child = (first: string) => ({
    ...{ name: `${first} Linnet${letter}`, bornOn: '2019-02-01', decidedOn: '2026-11-02', socialWorkerId: id },
  })
  const one = await aFamily(db, place, `Linnet${letter}`, [child('Ada'), child('Bo')])
  const other = await aFamily(db, place, `Siskin${letter}`, [child('Cy')])
  const children = [...one.children, ...other.children].map(({ childId }) => childId)
  // The lines of the lists are made when a page first asks for them.
  await (await waymark.as(people.teamManager)).get('/')
  return { id, name, letter, at: `/leavers/${id}`, familyId: one.familyId, children }
}

const workersOf = async (ids: readonly number[]): Promise<readonly (number | null)[]> =>
  (
    await db
      .selectFrom('child')
      .select('socialWorkerId')
      .where('id', 'in', [...ids])
      .orderBy('id')
      .execute()
  ).map(({ socialWorkerId }) => socialWorkerId)
const messages = () => db.selectFrom('message').selectAll().where('kind', '=', 'children-handed-on').execute()

test('AC-04 several children of a leaver are handed on in one go, each with its history, and who has them is told once', async () => {
  const { id, name, letter, at, familyId, children } = await aLeaver()
  const manager = await waymark.as(people.teamManager)
  const link = (await manager.get(at)).page.links.find(({ text }) => text.startsWith('Hand on several together'))
  assert.equal(link?.href, `${at}/children`)
  const form = await manager.get(`${at}/children`)
  assert.match(form.page.text, new RegExp(`${name}, 3 children Name another social worker`))
  const [ada, bo, cy] = children.map(String)
  const saved = await manager.submit(`${at}/children`, {
    children: [ada ?? '', cy ?? ''],
    to: String(people.socialWorker),
  })
  assert.equal(saved.headers['location'], at, saved.page.text)
  assert.deepEqual(await workersOf(children), [people.socialWorker, id, people.socialWorker])
  assert.match((await manager.get(at)).page.text, new RegExp(`Bo Linnet${letter}`))
  const history = (await manager.get(`/families/${familyId}/history`)).page.text
  assert.match(
    history,
    new RegExp(`Child changed, Ada Linnet${letter} Hannah Lowe.{0,60}Social worker: ${name} → Grace Oyelaran`),
  )
  assert.doesNotMatch(history, new RegExp(`Child changed, Bo Linnet${letter}`))
  const told = await messages()
  assert.deepEqual(
    told.map(({ toName, subject }) => [toName, subject]),
    [['Grace Oyelaran', 'You are the social worker of 2 children more from now on']],
  )
  assert.match(told[0]?.body ?? '', new RegExp(`/children/${ada ?? ''}\\n.*/children/${cy ?? ''}\\n`))
  assert.doesNotMatch(told[0]?.body ?? '', /Linnet|Siskin/)
  assert.ok(bo !== undefined)
})

test('AC-04 where one of them can’t be handed on none is, and the sentence stands at its box', async () => {
  const { id, at, letter, children } = await aLeaver()
  const manager = await waymark.as(people.teamManager)
  const [ada = 0, bo = 0] = children
  const before = (await messages()).length
  const form = await manager.get(`${at}/children`)
  const fields = Object.fromEntries(form.page.forms.find(({ action }) => action === '')?.fields ?? [])
  await manager.submit(`/children/${bo}/details`, { guardian: 'Somebody new' })
  const refused = await manager.post(`${at}/children`, { ...fields, to: String(people.socialWorker) })
  assert.equal(refused.status, 422)
  assert.deepEqual(
    refused.page.errors.map(({ text, href }) => [text, href]),
    [[`Bo Linnet${letter}: a change was saved since you opened this page. Look whether it still holds`, '#children-2']],
  )
  assert.deepEqual(await workersOf(children), [id, id, id])
  await manager.submit(`/children/${ada}/details`, { socialWorkerId: String(people.otherSocialWorker) })
  const gone = await manager.post(`${at}/children`, { ...fields, _once: 'another', to: String(people.socialWorker) })
  assert.match(gone.page.errors.map(({ text }) => text).join(), /One of the children you ticked isn’t theirs any more/)
  assert.deepEqual(await workersOf(children), [people.otherSocialWorker, id, id])
  assert.equal((await messages()).length, before + 1, 'whoever got Ada by her details heard of it, and nobody else')
  for (const [to, sentence] of [
    ['', 'Choose who is their social worker from now on'],
    [String(id), 'Choose who is their social worker from now on'],
  ] as const) {
    const again = await manager.submit(`${at}/children`, { to })
    assert.deepEqual(
      again.page.errors.map(({ text, href }) => [text, href]),
      [[sentence, '#to']],
    )
  }
  const none = await manager.submit(`${at}/children`, { children: [], to: String(people.socialWorker) })
  assert.match(none.page.errors.map(({ text }) => text).join(), /Choose at least one child/)
})

test('AC-04 who can’t keep their record hands no child on: another team’s manager, the administrator', async () => {
  const { at, children, letter } = await aLeaver()
  for (const who of [people.otherTeamManager, people.administrator]) {
    const { page } = await (await waymark.as(who)).get(`${at}/children`)
    assert.doesNotMatch(page.text, new RegExp(`Linnet${letter}`))
    assert.match(page.text, /None of their children is left for you to hand on/)
  }
  assert.equal((await (await waymark.as(people.socialWorker)).get(`${at}/children`)).status, 403)
  assert.equal((await workersOf(children)).length, 3)
})

test('AC-04 a solicitor’s cases are handed on the same way', async () => {
  const { children } = await aLeaver()
  const { id } = await db
    .insertInto('person')
    .values({ name: 'Ivy Quick', email: 'ivy.quick@northbrook.example', leftOn: Temporal.PlainDate.from('2026-11-27') })
    .returning('id')
    .executeTakeFirstOrThrow()
  const other = await aPerson(db, 'Olu Fair', 'solicitor')
  await db.updateTable('child').set({ solicitorId: id }).where('id', 'in', children).execute()
  const manager = await waymark.as(people.teamManager)
  const saved = await manager.submit(`/leavers/${id}/conduct`, { to: String(other) })
  assert.equal(saved.status, 303, saved.page.text)
  const now = await db.selectFrom('child').select('solicitorId').where('id', 'in', children).execute()
  assert.deepEqual(
    now.map(({ solicitorId }) => solicitorId),
    [other, other, other],
  )
})

test('AC-04 a child handed on by its own details tells its new worker and solicitor as well, and nobody who had it already', async () => {
  await db.deleteFrom('message').execute()
  const { id, children } = await aLeaver()
  const [ada = 0] = children
  const manager = await waymark.as(people.teamManager)
  const other = await aPerson(db, 'Cleo Marsh', 'solicitor')
  const at = `/children/${ada}/details`
  const change = async (values: Record<string, string>) => {
    const sent = await manager.submit(at, values)
    assert.equal(sent.status, 303, sent.page.text)
  }
  await change({ language: 'Welsh' })
  assert.deepEqual(await messages(), [])
  await change({ socialWorkerId: String(people.socialWorker), solicitorId: String(other) })
  assert.deepEqual(await workersOf([ada]), [people.socialWorker])
  const told = (await messages()).map(({ toName, subject, body }) => [
    toName,
    subject,
    body.includes(`/children/${ada}`),
  ])
  assert.deepEqual(told, [
    ['Grace Oyelaran', 'You are the social worker of 1 child more from now on', true],
    ['Cleo Marsh', 'You are the solicitor of 1 child more from now on', true],
  ])
  assert.notEqual(id, people.socialWorker)
})
