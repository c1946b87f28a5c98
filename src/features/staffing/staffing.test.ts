import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people, teams } = place
const manager = await waymark.as(people.teamManager)
const typed = {
  kind: 'leaver',
  teamId: String(teams.east),
  personId: String(people.socialWorker),
  words: 'Grace leaves on 4 December; Cara’s final review is on the 7th',
  mitigation: '',
  ownerId: String(people.teamManager),
  'byOn-day': '16',
  'byOn-month': '11',
  'byOn-year': '2026',
}
const issueSaying = (words: string) =>
  db.selectFrom('staffingIssue').selectAll().where('words', '=', words).executeTakeFirst()

test('TM-05 a staffing issue is reported with its owner and date and stands on the list until resolved', async () => {
  const answer = await manager.submit('/staffing/new', typed)
  assert.deepEqual([answer.status, answer.headers['location']], [303, '/staffing'])
  const issue = await issueSaying(typed.words)
  assert.equal(issue?.raisedOn.toString(), '2026-11-20')
  const listed = await manager.get('/staffing')
  assert.match(listed.page.text, /Somebody is leaving: Grace Oyelaran/)
  assert.match(listed.page.text, /by Mon 16 Nov 2026 overdue by 4 days/)
  const wordless = await manager.submit(`/staffing/${issue.id}/resolve`, { mitigation: '' })
  assert.deepEqual(wordless.page.errors, [{ text: 'Write how it was resolved', href: '#mitigation' }])
  await manager.submit(`/staffing/${issue.id}/resolve`, { mitigation: 'Marcus takes over from Monday' })
  assert.doesNotMatch((await manager.get('/staffing')).page.text, /Grace leaves/)
  assert.match((await manager.get('/staffing?show=resolved')).page.text, /Marcus takes over.*resolved Fri 20 Nov 2026/)
})

test('TM-05 how an issue was resolved is corrected without moving the day it was', async () => {
  const words = 'Ben’s worker goes to another council'
  await manager.submit('/staffing/new', { ...typed, words })
  const issue = await issueSaying(words)
  const resolve = `/staffing/${issue?.id ?? 0}/resolve`
  await manager.submit(resolve, { ...dateFields('resolvedOn', '2026-11-18'), mitigation: 'Zayn has him' })
  await manager.submit(resolve, { mitigation: 'Zayn Khan has him' })
  const corrected = await issueSaying(words)
  assert.deepEqual([corrected?.resolvedOn?.toString(), corrected?.mitigation], ['2026-11-18', 'Zayn Khan has him'])
})

test('TM-05 mitigation is added later and kept in the history', async () => {
  const words = 'Nobody is allocated to Ben'
  await manager.submit('/staffing/new', { ...typed, kind: 'unallocated', personId: '', words })
  const issue = await issueSaying(words)
  await manager.submit(`/staffing/${issue?.id ?? 0}`, { mitigation: 'Duty worker visits weekly' })
  assert.equal((await issueSaying(words))?.mitigation, 'Duty worker visits weekly')
  const history = await db
    .selectFrom('changeHistory')
    .selectAll()
    .where('recordKind', '=', 'staffing-issue')
    .where('recordId', '=', issue?.id ?? 0)
    .orderBy('id')
    .execute()
  assert.deepEqual(history.at(-1)?.after, { mitigation: 'Duty worker visits weekly' })
})

test('SEC-05 what is missing is said at its field, and typed text stays', async () => {
  const answer = await manager.submit('/staffing/new', { ...typed, kind: '', teamId: '', 'byOn-day': '31' })
  assert.equal(answer.status, 422)
  assert.deepEqual(
    answer.page.errors.map(({ href }) => href),
    ['#kind', '#teamId', '#byOn'],
  )
  const fields = answer.page.forms.find((form) => form.fields.has('words'))?.fields
  assert.deepEqual(fields?.get('words'), [typed.words])
  const teamless = await manager.submit('/staffing/new', { ...typed, teamId: '' })
  assert.deepEqual(teamless.page.errors, [{ text: 'Choose which team it is about', href: '#teamId' }])
  const elsewhere = await manager.submit('/staffing/new', { ...typed, teamId: String(teams.west) })
  assert.deepEqual(elsewhere.page.errors, [{ text: 'Choose a team from the list', href: '#teamId' }])
})

test('TM-05 from a family’s page it is about that family, and for those who see the family only', async () => {
  const family = await aFamily(db, place, 'Begum', [{ name: 'Zara Begum', bornOn: '2020-02-02' }])
  const words = 'The worker is off sick until January'
  const opened = `/staffing/new?family=${family.familyId}`
  const answer = await manager.submit(opened, { ...typed, kind: 'absence', teamId: '', words })
  assert.equal(answer.headers['location'], `/families/${family.familyId}`)
  const issue = await issueSaying(words)
  assert.equal(issue?.familyId, family.familyId)
  const other = await waymark.as(people.otherTeamManager)
  assert.equal((await other.get(opened)).status, 404)
  assert.equal((await other.get(`/staffing/${issue.id}`)).status, 404)
  assert.doesNotMatch((await other.get('/staffing')).page.text, /off sick/)
  const administrator = await waymark.as(people.panelAdministrator)
  assert.match((await administrator.get('/staffing')).page.text, /off sick/)
  await restrict(db, family.familyId, people.chair, [])
  assert.doesNotMatch((await administrator.get('/staffing')).page.text, /off sick/)
  assert.equal((await manager.get(`/staffing/${issue.id}`)).status, 404)
})

test('SEC-05 whoever saves second is shown both texts; a double press reports one issue', async () => {
  const words = 'Two people write'
  const form = (await manager.get('/staffing/new')).page.forms.find((each) => each.fields.has('words'))
  const fields = { ...Object.fromEntries(form?.fields ?? []), ...typed, words }
  await manager.post('/staffing/new', fields)
  await manager.post('/staffing/new', fields)
  const issues = await db.selectFrom('staffingIssue').selectAll().where('words', '=', words).execute()
  assert.equal(issues.length, 1)
  const address = `/staffing/${issues[0]?.id ?? 0}`
  const mine = (await manager.get(address)).page.forms.find((each) => each.fields.has('mitigation'))
  const administrator = await waymark.as(people.panelAdministrator)
  await administrator.submit(address, { mitigation: 'Agency worker' })
  const answer = await manager.post(address, { ...Object.fromEntries(mine?.fields ?? []), mitigation: 'Overtime' })
  assert.equal(answer.status, 409)
  assert.match(answer.page.text, /Dawn Pickering saved a change.*Agency worker.*Overtime/)
})

test('SEC-02 a social worker and a solicitor don’t keep staffing issues', async () => {
  for (const personId of [people.socialWorker, people.solicitor])
    assert.equal((await (await waymark.as(personId)).get('/staffing')).status, 403)
})

test('LO-03 words about a team’s staff name no child; those about a family may name its own', async () => {
  const family = await aFamily(db, place, 'Khan', [{ name: 'Zayn Khan', bornOn: '2020-02-02' }])
  const words = 'The worker of Zayn Khan is away'
  const wrong = 'What is the issue: Name no child or family here: everybody who gets a copy reads this'
  const named = await manager.submit('/staffing/new', { ...typed, words })
  assert.deepEqual([named.status, named.page.errors], [422, [{ text: wrong, href: '#words' }]])
  const ofTeam = (await manager.submit('/staffing/new', { ...typed, words: 'A worker is away' })).status
  const id = (await issueSaying('A worker is away'))?.id ?? 0
  const mitigated = await manager.submit(`/staffing/${id}`, { mitigation: 'Dawn sees zayn khan' })
  const resolved = await manager.submit(`/staffing/${id}/resolve`, { mitigation: 'Zayn Khan has Dawn' })
  const ofFamily = await manager.submit(`/staffing/new?family=${family.familyId}`, { ...typed, teamId: '', words })
  assert.deepEqual([ofTeam, mitigated.status, resolved.status, ofFamily.status], [303, 422, 422, 303])
})

test('LO-03 a surname alone is caught too, of the team’s own families; staff, first names and words of every day are not', async () => {
  const of = (name: string, more = {}) =>
    aFamily(db, place, name, [{ name: `Grace ${name}`, bornOn: '2020-02-02', ...more }])
  await of('Okonkwo')
  await of('Lowe')
  await of('Young')
  const hidden = await of('Zaleski')
  await restrict(db, hidden.familyId, people.chair, [people.chair])
  await of('Petrov', { teamId: teams.west, socialWorkerId: people.otherSocialWorker })
  const report = async (words: string) => {
    const { status, page } = await manager.submit('/staffing/new', { ...typed, words })
    return status === 303 ? 'taken' : page.errors.map(({ href }) => href).join()
  }
  for (const words of [
    'The worker of the Okonkwo family is away',
    'The Okonkwos have no worker',
    'Unallocated: OKONKWO’S boys',
    'okonkwo has nobody',
  ])
    assert.equal(await report(words), '#words', words)
  // Hannah Lowe and Grace Oyelaran work here; of a family she may not see, or another team’s, a refusal would tell her.
  for (const words of [
    'Hannah Lowe covers for Grace',
    'Young people’s team is short',
    'Agency worker Zaleski starts on Monday',
    'Agency worker Petrov starts on Monday',
  ])
    assert.equal(await report(words), 'taken', words)
  const id = (await issueSaying('Hannah Lowe covers for Grace'))?.id ?? 0
  const mitigated = await manager.submit(`/staffing/${id}`, { mitigation: 'Dawn sees the Okonkwos' })
  assert.deepEqual([mitigated.status, mitigated.page.errors[0]?.href], [422, '#mitigation'])
})
