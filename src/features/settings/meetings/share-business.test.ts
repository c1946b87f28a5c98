import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people, teams } = place
let qa = await waymark.as(people.courtQaManager)
const first = `/settings/meetings/${place.seriesId}`

// 6-week date Mon 7 Dec 2026, 12-week date Mon 18 Jan 2027.
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-26' },
])
const cara = adeyemi.children[0]?.childId ?? 0
const proceedingsOf = await db
  .insertInto('proceedings')
  .values({ familyId: adeyemi.familyId })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('proceedingsChild').values({ proceedingsId: proceedingsOf.id, childId: cara }).execute()
await db
  .insertInto('hearing')
  .values({ proceedingsId: proceedingsOf.id, kind: 'final', heldOn: day('2026-11-26') })
  .execute()
await db
  .insertInto('privateProceedings')
  .values({ childId: cara, report: 'section-7', reportDueOn: day('2026-12-04') })
  .execute()

const pageOf = async (address: string) => (await (await waymark.as(people.panelAdministrator)).get(address)).page
const agendaOf = async (address: string) => (await pageOf(`/meetings/${address}`)).text
const change = (takes: readonly string[], address = first) => qa.submit(`${address}/change`, { takes: [...takes] })
const approve = async (shown: Awaited<ReturnType<typeof change>>, address = first) => {
  const approval = shown.page.forms.find(({ fields }) => fields.has('approved'))
  assert.ok(approval)
  return (await qa.post(`${address}/change`, Object.fromEntries(approval.fields))).status
}
let panel = 0
let published16 = ''

test('LO-02 what was published before there was a second meeting goes on saying what it said', async () => {
  waymark.clock.moveTo('2026-11-16T09:30')
  const admin = await waymark.as(people.panelAdministrator)
  await admin.submit('/meetings/2026-11-16/attendance', { rest: 'present' })
  const published = await (await waymark.as(people.courtQaManager)).submit('/overviews/2026-11-16/publish', {})
  const address = String(published.headers['location'])
  const before = await pageOf(address)
  assert.match(before.heading, /Meeting of Monday 16 November 2026$/)
  waymark.clock.moveTo('2026-11-20T09:00')
  qa = await waymark.as(people.courtQaManager)
  published16 = address
})

test('SET-06 a new series takes what is chosen, and nothing until the other gives it up or a team is given to it', async () => {
  const wrong = await qa.submit('/settings/meetings/add', { name: 'Court Progression Panel', takes: [] })
  assert.deepEqual(wrong.page.errors, [{ text: 'Choose what the meeting takes', href: '#takes' }])
  const added = await qa.submit('/settings/meetings/add', {
    ...{ name: 'Court Progression Panel', takes: ['court'], weekday: '2', startsAt: '10:00' },
  })
  assert.equal(added.status, 303)
  panel = Number(/\d+$/.exec(String(added.headers['location']))?.[0])
  const whereTeams = async (person: number) => {
    const { text, links } = (await (await waymark.as(person)).get(`/settings/meetings/${panel}`)).page
    assert.match(text, /None yet: a team is given to a meeting on the team’s page/)
    return links.some(({ href }) => href === '/settings/teams')
  }
  assert.deepEqual([await whereTeams(people.administrator), await whereTeams(people.courtQaManager)], [true, false])
  const [monday, tuesday] = [await agendaOf('2026-11-23'), await agendaOf(`2026-11-24.${panel}`)]
  assert.match(monday, /2 Hearings and attendance.*Adeyemi · final Thu 26 Nov/)
  assert.doesNotMatch(tuesday, /Adeyemi|Midpoint|Private|Staffing/)
  assert.match((await pageOf(published16)).heading, /Meeting of Monday 16 November 2026$/)
})

test('SET-06 what no other meeting takes can’t be given up, with the sentence at its field', async () => {
  const refused = await change(['reviews', 'court'])
  assert.deepEqual(refused.page.errors, [
    { text: 'No other meeting takes this: Private proceedings. Let another take it first', href: '#takes' },
  ])
})

test('SET-06 TM-03 once the first gives court up, each child’s business stands on the agenda of the meeting that takes it, in its sections alone', async () => {
  assert.equal((await change(['reviews', 'private'])).status, 303)
  const [monday, tuesday] = [await agendaOf('2026-11-23'), await agendaOf(`2026-11-24.${panel}`)]
  assert.doesNotMatch(monday, /final Thu 26 Nov|Hearings and attendance|Filing dates/)
  assert.match(monday, /2 Private proceedings.*section 7.*3 Midpoint and final reviews/)
  assert.match(tuesday, /1 Hearings and attendance.*Adeyemi · final Thu 26 Nov/)
  assert.doesNotMatch(tuesday, /section 7|can’t wait|Staffing|Midpoint/)
})

test('SET-06 LO-01 the Overview of each meeting tells of its own business', async () => {
  waymark.clock.moveTo('2026-11-24T12:00')
  qa = await waymark.as(people.courtQaManager)
  const draftOf = async (address: string) => (await qa.get(address)).page.text
  const [monday, tuesday] = [await draftOf('/overviews/2026-11-23'), await draftOf(`/overviews/2026-11-24.${panel}`)]
  assert.doesNotMatch(monday, /Hearings and attendance|26 Nov 2026/)
  assert.match(monday, /Private proceedings/)
  assert.match(tuesday, /In short At risk.*Hearings and attendance.*Adeyemi/)
  assert.doesNotMatch(tuesday, /Private proceedings|Midpoint and final reviews/)
})

test('SET-06 PP-03 reviews that another meeting is to take are shown with where they go before it is saved', async () => {
  const other = `/settings/meetings/${panel}`
  assert.equal(await approve(await change(['reviews', 'court'], other), other), 303)
  const moves = await change(['private'])
  assert.equal(moves.status, 200)
  assert.match(moves.page.text, /Cara Adeyemi.*Mon 7 Dec 2026.*Tue 1 Dec 2026/)
  assert.equal(await approve(moves), 303)
  const { page } = await (await waymark.as(people.teamManager)).get(`/children/${cara}/clock`)
  assert.match(page.text, /Tue 1 Dec/)
  assert.match(await agendaOf(`2026-12-01.${panel}`), /Adeyemi · midpoint/)
})

test('SET-06 SET-02 a team’s court business goes to the meeting chosen for it; the lists are there where several take a kind', async () => {
  const administrator = await waymark.as(people.administrator)
  const team = `/settings/teams/${teams.east}`
  const before = await administrator.get(team)
  assert.ok(!before.page.forms.some(({ fields }) => fields.has('elsewhere')))
  await change(['court', 'private'])
  const sent = await administrator.submit(team, { elsewhere: [`court:${panel}`] })
  assert.equal(sent.status, 303)
  assert.doesNotMatch(await agendaOf('2026-11-30'), /Adeyemi · final/)
  assert.match(await agendaOf(`2026-12-01.${panel}`), /Adeyemi/)
  const nonsense = await administrator.submit(team, { elsewhere: ['court:99', 'private:1'] })
  assert.deepEqual(nonsense.page.errors, [
    { text: 'Which meeting takes it: choose the meetings from the lists', href: '#elsewhere' },
  ])
})
