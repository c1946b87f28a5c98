import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-30T09:00')
const { db, place, clock } = waymark
const { people, teams } = place

// 6-week date Mon 7 Dec 2026, which a meeting takes.
const inEast = { teamId: teams.east, socialWorkerId: people.socialWorker, decidedOn: '2026-10-26' }
const begum = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2014-03-01', letterSentOn: '2026-10-28', ...inEast },
  { name: 'Idris Begum', bornOn: '2016-03-01', ...inEast },
  { name: 'Sami Begum', bornOn: '2019-03-01', ...inEast },
])
const [una, idris, sami] = begum.children.map(({ childId }) => childId) as [number, number, number]
const form = `/families/${begum.familyId}/update`
const meeting = '/meetings/2026-12-07'
const item = `${meeting}/items/family-${begum.familyId}`
const [theWorker, theManager] = [people.socialWorker, people.teamManager]
/** Somebody in a browser at a moment: a session doesn't last days. */
const at = (moment: string, personId: number) => {
  clock.moveTo(moment)
  return waymark.as(personId)
}
const everybody = [una, idris, sami].map(String)

const told = {
  progress: 'The parenting assessment has begun.',
  engagement: 'Both parents came to every session.',
  'childs-words': '“I like it when Dad cooks.”',
}
const updates = () => db.selectFrom('reviewUpdate').selectAll().orderBy('episodeId').orderBy('id').execute()

test('PP-11 on Monday the update is asked for in My work, and two pages send it for three siblings', async () => {
  const line = async (browser: Awaited<ReturnType<typeof at>>) =>
    (await browser.get('/')).page.links.find(({ href }) => href === form)?.text ?? null
  assert.equal(await line(await at('2026-11-27T18:00', theWorker)), null)
  const worker = await at('2026-11-30T09:00', theWorker)
  assert.equal(await line(worker), 'Send the update on Una, Idris and Sami Begum')
  assert.match((await worker.get('/')).page.text, /by 12:00 on Thu 3 Dec · midpoint review, Monday 7 December/)

  const { page } = await worker.get(form)
  assert.match(page.text, /For the midpoint review on Monday 7 December, due by 12:00 on Thu 3 Dec\./)
  assert.match(page.text, /Letter before proceedings Wed 28 Oct 2026/)
  // What the chair and the head of service direct isn't the team's to write.
  assert.doesNotMatch(page.text, /direction/)
  const empty = await worker.submit(form, { children: everybody })
  assert.equal(empty.status, 422)
  assert.match(empty.page.text, /Progress: write what there is to tell the meeting, here or under another heading/)

  const sent = await worker.submit(form, told)
  assert.equal(sent.status, 303, sent.page.text)
  assert.equal(sent.headers['location'], `/families/${begum.familyId}#updates`)
  assert.deepEqual(
    (await updates()).map(({ kind, written, writtenBy, agendaItemId }) => [kind, written, writtenBy, agendaItemId]),
    everybody.map(() => ['midpoint', told, theWorker, null]),
  )
  assert.equal(await line(worker), null)
  const family = await (await waymark.as(theManager)).get(`/families/${begum.familyId}`)
  assert.match(
    family.page.text,
    /Una, Idris and Sami: midpoint review, Monday 7 December Sent by Grace Oyelaran, Mon 30 Nov 2026 at 09:00/,
  )
})

test('PP-11 a sibling of whom something else is to be said has an own text, and what a revision replaced stays in the history', async () => {
  const manager = await at('2026-12-01T10:00', theManager)
  const own = `/children/${sami}/update`
  assert.match((await manager.get(own)).body, /Both parents came to every session\./)
  const sent = await manager.submit(own, { 'childs-words': '“Who takes me to nursery?”' })
  assert.equal(sent.status, 303, sent.page.text)
  const history = await manager.get(`/families/${begum.familyId}/history`)
  assert.match(history.page.text, /The team’s update changed, Sami Begum Hannah Lowe/)
  assert.match(history.page.text, /“I like it when Dad cooks.”.*→.*“Who takes me to nursery\?”/)
  // Where the two differ the family's form begins with those of whom the same is said.
  const { forms } = (await manager.get(form)).page
  assert.deepEqual(forms.find(({ fields }) => fields.has('review'))?.fields.get('children'), [una, idris].map(String))
})

test('PP-11 SEC-05 of two who write at once the second sees both texts; who isn’t of the team can’t send one', async () => {
  const worker = await at('2026-12-01T11:00', theWorker)
  const manager = await waymark.as(theManager)
  const own = `/children/${una}/update`
  const opened =
    (await worker.get(own)).page.forms.find(({ fields }) => fields.has('review'))?.fields ??
    new Map<string, readonly string[]>()
  await manager.submit(own, { progress: 'It has begun well.' })
  const second = await worker.post(own, { ...Object.fromEntries(opened), progress: 'Begun on Monday.' })
  assert.equal(second.status, 409)
  assert.match(second.page.text, /It has begun well\./)
  assert.match(second.body, /Begun on Monday\./)
  assert.equal((await (await waymark.as(people.panelAdministrator)).get(form)).status, 403)
  assert.equal((await (await waymark.as(people.otherSocialWorker)).get(form)).status, 404)
})

test('PP-11 the item opens filled with the update, and a midpoint for three siblings costs three answers', async () => {
  const again = await (await at('2026-12-02T10:00', theWorker)).submit(form, { ...told, children: everybody })
  assert.equal(again.status, 303, again.page.text)
  const administrator = await at('2026-12-07T09:05', people.panelAdministrator)
  await administrator.submit(`${meeting}/attendance`, { rest: 'present' }, `${meeting}/attendance`)
  const { page } = await administrator.get(item)
  assert.match(page.text, /The team’s update Una, Idris and Sami: from Grace Oyelaran, Wed 2 Dec 2026 at 10:00/)
  const opened = page.forms.find(({ action }) => action === item)?.fields
  assert.deepEqual(opened?.get('all-progress'), [told.progress])
  const decisions = Object.fromEntries(everybody.map((id) => [`outcome-${id}`, 'continue']))
  const saved = await administrator.submit(item, { ...decisions, 'all-engagement': 'Mother comes alone now.' }, item)
  assert.equal(saved.status, 303, saved.page.text)
  const reviews = await db.selectFrom('review').select('considerations').execute()
  assert.deepEqual(
    reviews.map(({ considerations }) => considerations),
    everybody.map(() => ({ ...told, engagement: 'Mother comes alone now.' })),
  )
  // The update stays as it was, and is closed.
  const closed = await updates()
  assert.deepEqual(
    closed.map(({ written }) => written),
    everybody.map(() => told),
  )
  assert.ok(closed.every(({ agendaItemId }) => agendaItemId !== null))
  assert.match((await administrator.get(item)).page.text, /as the meeting read it/)
})
