import { test } from 'node:test'
import { keepTaken } from '#records/sittings/business-of-series.ts'
import { usualBusiness } from '#rules/meeting/business.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const { people, teams } = place
const inWest = { teamId: teams.west, socialWorkerId: people.otherSocialWorker }
// One has died, one is another team's, one isn't born, one is in court alone, and one is in pre-proceedings as the others are.
const moss = await aFamily(db, place, 'Moss', [
  { name: 'Dora Moss', bornOn: '2012-03-01', decidedOn: '2026-10-12' },
  { name: 'Heath Moss', bornOn: '2014-03-01', decidedOn: '2026-10-12', ...inWest },
  { name: 'Baby of Tolu Moss', expectedOn: '2027-01-08', decidedOn: '2026-10-12' },
  { name: 'Clem Moss', bornOn: '2016-03-01' },
  { name: 'Piet Moss', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
])
const [dora = 0, heath = 0, , clem = 0, piet = 0] = moss.children.map(({ childId }) => childId)
const { id: proceedingsId } = await db
  .insertInto('proceedings')
  .values({ familyId: moss.familyId, issuedOn: Temporal.PlainDate.from('2026-11-16') })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('proceedingsChild').values({ proceedingsId, childId: clem }).execute()
await db
  .insertInto('hearing')
  .values({ proceedingsId, kind: 'case-management', heldOn: Temporal.PlainDate.from('2026-12-03') })
  .execute()
await db
  .insertInto('courtFiling')
  .values({ proceedingsId, what: 'Parenting assessment', dueOn: Temporal.PlainDate.from('2026-11-30') })
  .execute()
const monday = '/meetings/2026-11-23'
const item = `${monday}/items/family-${moss.familyId}`
const minutes = await waymark.as(people.panelAdministrator)
const died = { children: [String(dora)], ending: 'died', words: 'At home.', ...dateFields('endedOn', '2026-11-20') }
assert.equal((await minutes.submit(`/families/${moss.familyId}/end`, died)).status, 303)
await minutes.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)
const recorded = await minutes.submit(
  item,
  {
    discussion: 'Heath and Piet were both asked about',
    [`outcome-${heath}`]: 'seek-extension',
    [`why-${heath}`]: 'The assessment came late',
    [`outcome-${piet}`]: 'continue',
  },
  item,
)
assert.equal(recorded.status, 303, recorded.page.text)

const seen = async (personId: number, address: string): Promise<string> => {
  const { page, status } = await (await waymark.as(personId)).get(address)
  assert.equal(status, 200, address)
  return page.text
}
const family = `/families/${moss.familyId}`

test('FAM-02 FAM-05 the family’s page tells each child’s own: who died waits for nothing, the case is its child’s, and of another team’s child nothing is said', async () => {
  const all = await seen(people.panelAdministrator, family)
  assert.match(all, /Next for Baby of Tolu: midpoint today/)
  assert.match(all, /Dora, 14 Ended Friday 20 November: the child died/)
  assert.match(all, /Case management hearing Clem Moss Thu 3 Dec 2026/)
  assert.match(all, /Parenting assessment Clem Moss Mon 30 Nov 2026/)
  assert.doesNotMatch(all, /All the children/)
  assert.match(all, /Discussion: nothing → Heath and Piet were both asked about/)
  const ofEast = await seen(people.teamManager, family)
  assert.match(ofEast, /Four children/)
  assert.match(ofEast, /Mon 23 Nov 2026 on time Piet Midpoint Continue/)
  assert.doesNotMatch(ofEast, /Heath|assessment came late/)
  assert.doesNotMatch(await seen(people.teamManager, `${family}/history`), /Heath|assessment came late/)
})

test('TM-03 FAM-02 the agenda’s lines and the item name the children they are about alone', async () => {
  const agenda = await seen(people.panelAdministrator, monday)
  assert.match(agenda, /Moss · case management Thu 3 Dec Clem 4 min/)
  assert.match(agenda, /Heath Moss: Extension to be sought ?Piet Moss: Continue/)
  assert.doesNotMatch(agenda, /Dora/)
  const page = await seen(people.panelAdministrator, item)
  assert.match(page, /What was found, Heath, Piet and Baby of Tolu/)
  assert.doesNotMatch(page, /Dora|Decision of the chair for Clem/)
})

test('LO-01 FAM-02 each row of the Overview is its child’s: decided, not held, in court; who died is in none', async () => {
  const draft = await seen(people.courtQaManager, '/overviews/2026-11-23')
  assert.match(draft, /Clem Moss: Case management hearing: Thu 3 Dec 2026/)
  assert.match(draft, /Clem Moss: Parenting assessment: due Mon 30 Nov 2026/)
  assert.match(
    draft,
    /Heath Moss: Midpoint review: Extension to be sought New · Awaiting the chair The assessment came late/,
  )
  assert.match(draft, /Piet Moss: Midpoint review: Continue New · Awaiting the chair/)
  assert.match(draft, /Baby of Tolu Moss: Midpoint review: No decision recorded/)
  assert.doesNotMatch(draft, /Dora/)
})

test('FI-01 CT-01 a note names no sibling; the court list has the case’s child alone', async () => {
  const { id } = await db
    .selectFrom('agendaItem')
    .select('id')
    .where('familyId', '=', moss.familyId)
    .executeTakeFirstOrThrow()
  const note = await seen(people.panelAdministrator, `/filing/${id}/${piet}`)
  assert.match(note, /PIET MOSS/)
  assert.doesNotMatch(note.slice(note.indexOf('PIET MOSS')), /Heath|Dora|Clem|Baby|Tolu|assessment came late/)
  for (const child of [dora, clem]) assert.equal((await minutes.get(`/filing/${id}/${child}`)).status, 404)
  const list = await seen(people.solicitor, '/court')
  assert.match(list, /Moss NB-\d+ · Clem Moss/)
  assert.doesNotMatch(list, /Heath|Dora|Piet|Baby/)
})

test('FAM-02 PP-02 a child’s own page has that child’s clock and what comes next, as the family’s page has them', async () => {
  const own = async (id: number) => (await minutes.get(`/children/${id}`)).page
  assert.match((await own(piet)).text, /Next: Final review Mon 4 Jan\. .*6 weeks 0 days/)
  assert.match((await own(clem)).text, /Next at court: case management hearing, Thu 3 Dec 2026\./)
  assert.doesNotMatch((await own(clem)).text, /Midpoint/)
  const died = (await own(dora)).text
  assert.doesNotMatch(died, /Next|6 weeks/)
  assert.match(died, /died/i)
})

test('CT-08 SEC-02 who keeps the court record of one child reads of a sibling’s case, and is offered nothing in it that would be refused', async () => {
  const both = await aPerson(db, 'Ada Both', 'divisional-director')
  const solicitor = { personId: both, role: 'solicitor', startsOn: Temporal.PlainDate.from('2026-01-05') } as const
  await db.insertInto('roleHolding').values(solicitor).execute()
  await db.updateTable('child').set({ solicitorId: both }).where('id', '=', piet).execute()
  const family = `/families/${moss.familyId}`
  const added = [`/proceedings/${proceedingsId}/hearings/new`, `/proceedings/${proceedingsId}/filings/new`]
  const offered = async (personId: number) => {
    const { page } = await (await waymark.as(personId)).get(family)
    assert.match(page.text, /Parenting assessment/)
    return page.links.flatMap(({ href }) => (/^\/(proceedings\/\d+\/|court-filings)/.test(href) ? [href] : []))
  }
  assert.deepEqual(await offered(both), [])
  const all = await offered(people.panelAdministrator)
  for (const href of added) assert.ok(all.includes(href), href)
})

test('FAM-05 SEC-02 PP-01 the family’s history tells nothing of what a panel was asked and considered of a child of another team, nor of that child’s case', async () => {
  await db.transaction().execute((tx) => keepTaken(tx, place.seriesId, [...usualBusiness, 'referrals', 'resources']))
  const ask = async (children: readonly number[], business: string) => {
    const asked = { children: children.map(String), business, urgency: 'next', why: 'Grandmother has room' }
    const sent = await minutes.submit(`/families/${moss.familyId}/ask-panel`, asked)
    assert.equal(sent.status, 303, sent.page.text)
    return `${monday}/items/${String(sent.headers['location']).slice(1).replace('panels/', 'panel-')}`
  }
  await ask([heath, piet], 'resources')
  const alone = await ask([heath], 'referrals')
  const considered = {
    'panel-documents': 'A chronology',
    [`panel-outcome-${heath}`]: 'continue',
    'panel-reasons': 'So',
  }
  assert.equal((await minutes.submit(alone, considered, alone)).status, 303)
  const inCourt = { [`in-${heath}`]: 'yes', court: 'Family Court at Leeds' }
  const added = await minutes.submit(`${family}/proceedings/new`, inCourt)
  assert.equal(added.status, 303, added.page.text)
  const history = `${family}/history`
  const all = await seen(people.panelAdministrator, history)
  for (const told of [/Grandmother has room/, /Heath Moss and Piet Moss/, /A chronology/, /Family Court at Leeds/])
    assert.match(all, told)
  const ofEast = await seen(people.teamManager, history)
  for (const untold of [/Grandmother/, /chronology/, /Leeds/, /\d other/, /\d child/])
    assert.doesNotMatch(ofEast, untold)
  assert.doesNotMatch(await seen(people.teamManager, family), /Grandmother|chronology/)
})
