import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { askForUpdates } from './ask-for-updates.ts'

const waymark = await openWaymark('2026-11-27T09:00')
const { db, place, clock } = waymark
const { people, teams } = place
const here = 'https://northbrook.example'

// 6-week date Mon 7 Dec 2026, which a meeting takes.
const inEast = { teamId: teams.east, socialWorkerId: people.socialWorker, decidedOn: '2026-10-26' }
const begum = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2014-03-01', ...inEast },
  { name: 'Idris Begum', bornOn: '2016-03-01', ...inEast },
])
const okeke = await aFamily(db, place, 'Okeke', [{ name: 'Ada Okeke', bornOn: '2019-03-01', ...inEast }])
await restrict(db, okeke.familyId, people.chair, [people.teamManager])
const form = (familyId: number) => `/families/${familyId}/update`
const idris = begum.children[1]?.childId ?? 0

const at = (moment: string, personId: number) => {
  clock.moveTo(moment)
  return waymark.as(personId)
}
let last = 0
/** Looks as the service does, and answers whom it wrote to since, with what. */
async function askedAt(moment: string) {
  clock.moveTo(moment)
  await askForUpdates(db, clock.now(), here)
  const sent = await db
    .selectFrom('message')
    .select(['id', 'toPersonId', 'subject', 'body'])
    .where('kind', '=', 'update-asked')
    .where('id', '>', last)
    .orderBy('toPersonId')
    .execute()
  last = Math.max(last, ...sent.map(({ id }) => id))
  return sent
}
const told = (sent: Awaited<ReturnType<typeof askedAt>>) => sent.map(({ toPersonId, subject }) => [toPersonId, subject])

test('PP-11 on Monday the update is asked of the child’s social worker and team manager, once, by a message that names nobody', async () => {
  assert.deepEqual(await askedAt('2026-11-27T09:00'), [])
  const sent = await askedAt('2026-11-30T08:00')
  assert.deepEqual(told(sent), [
    [people.socialWorker, '1 update is asked for'],
    [people.teamManager, '2 updates are asked for'],
  ])
  const [toWorker] = sent
  assert.match(toWorker?.body ?? '', /midpoint review on Monday 7 December 2026: the team’s update is due by 12:00 on Thu 3 Dec\./) // prettier-ignore
  assert.ok(toWorker)
  assert.ok(toWorker.body.includes(`${here}${form(begum.familyId)}`))
  // FAM-05: of the restricted family she alone hears who is named.
  assert.ok(!toWorker.body.includes(form(okeke.familyId)))
  assert.doesNotMatch(sent.map(({ subject, body }) => subject + body).join(''), /Una|Idris|Ada|Begum|Okeke/)
  assert.deepEqual(await askedAt('2026-11-30T08:10'), [])
})

test('PP-11 what is late is chased once and heard of by the manager above; the agenda names of whom nothing came', async () => {
  const worker = await at('2026-12-02T10:00', people.socialWorker)
  const own = `/children/${idris}/update`
  assert.equal((await worker.submit(own, { progress: 'He goes to school again.' })).status, 303)
  assert.deepEqual(await askedAt('2026-12-03T11:59'), [])
  const above = async () => (await (await waymark.as(people.serviceManager)).get('/')).page
  assert.ok(!(await above()).links.some(({ href }) => href === form(begum.familyId)))
  assert.deepEqual(told(await askedAt('2026-12-03T12:00')), [
    [people.socialWorker, '1 update for a meeting is late'],
    [people.teamManager, '2 updates for a meeting are late'],
  ])
  assert.deepEqual(await askedAt('2026-12-04T12:00'), [])
  const theirs = await above()
  assert.ok(theirs.links.some(({ href, text }) => href === form(begum.familyId) && text === 'Send the update on Una Begum')) // prettier-ignore
  assert.match(theirs.text, /late, was due by 12:00 on Thu 3 Dec · midpoint review, Monday 7 December/)
  const agenda = await (await at('2026-12-04T12:00', people.panelAdministrator)).get('/meetings/2026-12-07')
  assert.match(agenda.page.text, /Begum · midpoint .*No update from the team on Una/)
})

test('PP-11 a meeting that is moved takes the update along: it isn’t asked for again, and late for the other day it is chased again', async () => {
  const qa = await at('2026-12-04T13:00', people.courtQaManager)
  const move = `/settings/meetings/${place.seriesId}/dates/2026-12-07/move`
  const asked = await qa.submit(move, { ...dateFields('to', '2026-12-09'), reason: 'Chair away' })
  const approving = asked.page.forms.find(({ fields }) => fields.has('approved'))?.fields ?? []
  assert.equal((await qa.post(move, Object.fromEntries(approving))).status, 303)
  const lines = async (moment: string) => (await askedAt(moment)).map(({ body }) => /: the team.*/.exec(body)?.[0])
  assert.deepEqual(await lines('2026-12-04T14:00'), [])
  assert.deepEqual(await lines('2026-12-07T12:00'), [
    ': the team’s update was due by 12:00 on Mon 7 Dec.',
    ': the team’s update was due by 12:00 on Mon 7 Dec.',
  ])
})

test('PP-11 the authority says by when it is to be there', async () => {
  const qa = await at('2026-12-08T09:00', people.courtQaManager)
  assert.equal((await qa.submit('/settings/update', { workingDays: '1', atTime: 'noon' })).status, 303)
  const wrong = await qa.submit('/settings/update', { workingDays: '0', atTime: 'late' })
  assert.deepEqual(wrong.page.errors.map(({ href }) => href), ['#workingDays', '#atTime']) // prettier-ignore
})
