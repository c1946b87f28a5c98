import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-27T10:00')
const { db, place } = waymark
const { people } = place
const worker = await waymark.as(people.socialWorker)
const solicitor = await waymark.as(people.solicitor)

type Sent = Awaited<ReturnType<typeof worker.submit>>

/** The question the form came back with, answered by yes when it is sent again. */
const questionOf = ({ page }: Sent): string => page.errors.find(({ href }) => href.startsWith('#sure'))?.text ?? ''

async function aChild(name: string) {
  const { familyId, children } = await aFamily(db, place, name, [{ name: `Ada ${name}`, bornOn: '2016-02-01' }])
  return { familyId, childId: children[0]?.childId ?? 0 }
}

const births: readonly (readonly [birth: 'born' | 'unborn', date: string, asked: RegExp | null])[] = [
  ['born', '2008-11-27', /was born on Thu 27 Nov 2008, 18 years ago or more/],
  ['born', '2008-11-28', null],
  ['unborn', '2026-10-15', /was expected on Thu 15 Oct 2026, more than six weeks ago/],
  ['unborn', '2026-10-16', null],
  ['unborn', '2027-09-28', /is expected on Tue 28 Sep 2027, more than ten months ahead/],
  ['unborn', '2027-09-27', null],
]
for (const [at, [birth, date, asked]] of births.entries())
  test(`FAM-01 FAM-03 ${birth} ${date} is ${asked === null ? 'taken' : 'asked about, and kept once it is said to be right'}`, async () => {
    const { familyId } = await aChild(`Birth${at}`)
    const field = birth === 'born' ? 'bornOn' : 'expectedDeliveryOn'
    const typed = { name: 'New child', birth, ...dateFields(field, date) }
    const address = `/families/${familyId}/children/new`
    const first = await worker.submit(address, typed)
    assert.equal(first.status, asked === null ? 303 : 422, first.page.text.slice(0, 300))
    if (asked === null) return
    assert.match(questionOf(first), asked)
    const sure = await worker.submit(address, { ...typed, sure: questionOf(first) })
    assert.equal(sure.status, 303)
    const kept = await db.selectFrom('child').selectAll().where('familyId', '=', familyId).execute()
    assert.equal(kept.length, 2)
  })

test('AC-01 an action due in 2099 is asked about', async () => {
  const { familyId } = await aChild('Due')
  const address = `/families/${familyId}/actions/new`
  const typed = { words: 'Ring the school', doer: String(people.socialWorker), ...dateFields('due', '2099-01-05') }
  const first = await worker.submit(address, typed)
  assert.match(questionOf(first), /due on Mon 5 Jan 2099, more than a year ahead/)
  assert.equal((await worker.submit(address, { ...typed, sure: questionOf(first) })).status, 303)
})

test('CT-03 a hearing held ahead of today is refused; a Sunday, a bank holiday and half past one at night are asked about', async () => {
  const { familyId, childId } = await aChild('Court')
  const { id } = await db.insertInto('proceedings').values({ familyId }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('proceedingsChild').values({ proceedingsId: id, childId }).execute()
  const address = `/proceedings/${id}/hearings/new`
  const list = (on: string, more: Record<string, string> = {}) =>
    solicitor.submit(address, { kind: 'final', status: 'listed', ...dateFields('heldOn', on), ...more })
  const held = await list('2026-11-30', { status: 'held' })
  assert.match(held.page.errors[0]?.text ?? '', /held can’t be ahead of today/)
  assert.equal(held.page.errors[0]?.href, '#heldOn')
  assert.match(questionOf(await list('2026-11-29')), /Sun 29 Nov 2026 is at a weekend/)
  assert.match(questionOf(await list('2026-12-25')), /Fri 25 Dec 2026 is a bank holiday/)
  const night = await list('2026-12-01', { startsAt: '01:30' })
  assert.match(questionOf(night), /01:30 is outside a court’s hours/)
  assert.equal((await list('2026-12-01', { startsAt: '01:30', sure: questionOf(night) })).status, 303)
  assert.equal((await list('2026-12-01', { startsAt: '10:30' })).status, 303)
})

test('CT-03 CT-04 a hearing and a filing date in 2099 are asked about; what is kept so already isn’t asked again', async () => {
  const { familyId, childId } = await aChild('Ahead')
  const { id } = await db.insertInto('proceedings').values({ familyId }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('proceedingsChild').values({ proceedingsId: id, childId }).execute()
  const listed = { kind: 'final', status: 'listed', ...dateFields('heldOn', '2099-01-06') }
  const hearing = await solicitor.submit(`/proceedings/${id}/hearings/new`, listed)
  assert.match(questionOf(hearing), /The hearing would be on Tue 6 Jan 2099, more than two years ahead/)
  const filings = `/proceedings/${id}/filings/new`
  const due = { what: 'Parenting assessment', ...dateFields('dueOn', '2099-01-06') }
  const filing = await solicitor.submit(filings, due)
  assert.match(questionOf(filing), /Filing would be on Tue 6 Jan 2099, more than two years ahead/)
  assert.match(filing.body, /Parenting assessment/)
  assert.equal((await solicitor.submit(filings, { ...due, sure: questionOf(filing) })).status, 303)
  const kept = await db.selectFrom('courtFiling').select('id').where('proceedingsId', '=', id).executeTakeFirstOrThrow()
  assert.equal((await solicitor.submit(`/court-filings/${kept.id}`, { plan: 'None' })).status, 303)
  assert.equal((await solicitor.submit(filings, { ...due, ...dateFields('dueOn', '2027-01-06') })).status, 303)
})

test('CT-06 a private hearing at a weekend or on a bank holiday, and a report due in 2099, are asked about', async () => {
  const { familyId, childId } = await aChild('Private')
  const address = `/families/${familyId}/private-proceedings/new`
  const typed = { child: String(childId), report: 'section-7', riskOfPublic: 'no' }
  const record = (dates: Record<string, string>) => solicitor.submit(address, { ...typed, ...dates })
  assert.match(questionOf(await record(dateFields('nextHearingOn', '2026-11-29'))), /Sun 29 Nov 2026 is at a weekend/)
  assert.match(questionOf(await record(dateFields('nextHearingOn', '2026-12-25'))), /is a bank holiday/)
  const far = await record(dateFields('reportDueOn', '2099-01-06'))
  assert.match(questionOf(far), /The report would be on Tue 6 Jan 2099/)
  const right = await record({ ...dateFields('reportDueOn', '2099-01-06'), sure: questionOf(far) })
  assert.equal(right.status, 303, right.page.text)
  const kept = await db.selectFrom('privateProceedings').select('id').where('childId', '=', childId).executeTakeFirst()
  const edit = `/private-proceedings/${kept?.id ?? 0}/edit`
  assert.equal((await solicitor.submit(edit, { notes: 'Rang the court' })).status, 303)
  assert.match(questionOf(await solicitor.submit(edit, dateFields('nextHearingOn', '2026-11-28'))), /at a weekend/)
})

test('PP-02 PP-06 TM-05 a decision to start of 1926, an urgent return and a staffing issue for 2099 are asked about too', async () => {
  const { familyId, childId } = await aChild('Slip')
  const panel = await waymark.as(people.panelAdministrator)
  const manager = await waymark.as(people.teamManager)
  const start = { decidingBody: 'gateway-panel', children: [String(childId)], ...dateFields('decidedOn', '1926-11-02') }
  const begun = await panel.submit(`/families/${familyId}/start`, start)
  assert.match(questionOf(begun), /The decision to start would be of Tue 2 Nov 1926, more than a year ago/)
  assert.deepEqual(await db.selectFrom('episode').select('id').where('childId', '=', childId).execute(), [])
  const right = { ...start, ...dateFields('decidedOn', '2026-11-02') }
  assert.equal((await panel.submit(`/families/${familyId}/start`, right)).status, 303)
  const corrected = { ...dateFields('decidedOn', '1926-11-02'), reason: 'The minutes' }
  assert.match(questionOf(await panel.submit(`/children/${childId}/decision`, corrected)), /more than a year ago/)

  const seek = { child: String(childId), why: 'Not safe', owner: String(people.teamManager) }
  const address = `/families/${familyId}/urgent-return`
  const sought = await manager.submit(address, { ...seek, ...dateFields('by', '2099-01-05') })
  assert.match(questionOf(sought), /at the panel by Mon 5 Jan 2099, more than four weeks ahead/)
  assert.match(sought.body, /Not safe/)
  assert.deepEqual(await db.selectFrom('urgentReturn').select('id').execute(), [])
  const sure = { ...seek, ...dateFields('by', '2099-01-05'), sure: questionOf(sought) }
  assert.equal((await manager.submit(address, sure)).status, 303)

  const issue = { kind: 'other', teamId: String(place.teams.east), words: 'Two posts are empty' }
  const reported = await manager.submit('/staffing/new', { ...issue, ...dateFields('byOn', '2099-01-05') })
  assert.match(questionOf(reported), /due on Mon 5 Jan 2099, more than a year ahead/)
  const kept = { ...issue, ...dateFields('byOn', '2099-01-05'), sure: questionOf(reported) }
  assert.equal((await manager.submit('/staffing/new', kept)).status, 303)
  const { id } = await db.selectFrom('staffingIssue').select('id').executeTakeFirstOrThrow()
  assert.equal((await manager.submit(`/staffing/${id}`, { mitigation: 'Advertised' })).status, 303, 'asked once')
})

test('AC-01 TM-04 a meeting item’s action due in 2099 is asked about, all that was typed kept', async () => {
  waymark.clock.moveTo('2026-11-30T09:05')
  const { familyId, children } = await aFamily(db, place, 'Item', [
    { name: 'Ada Item', bornOn: '2016-02-01', decidedOn: '2026-10-19' },
  ])
  const panel = await waymark.as(people.panelAdministrator)
  const meeting = '/meetings/2026-11-30'
  await panel.submit(`${meeting}/attendance`, { rest: 'present' }, `${meeting}/attendance`)
  const item = `${meeting}/items/family-${familyId}`
  const typed = {
    discussion: 'Well at school',
    [`outcome-${children[0]?.childId ?? 0}`]: 'continue',
    'action-1-words': 'Ring the school',
    'action-1-doer': String(people.socialWorker),
    ...dateFields('action-1-due', '2099-01-05'),
  }
  const first = await panel.submit(item, typed, item)
  assert.match(questionOf(first), /due on Mon 5 Jan 2099, more than a year ahead/)
  assert.match(first.body, /Well at school/)
  assert.deepEqual(await db.selectFrom('action').select('id').where('familyId', '=', familyId).execute(), [])
  const sure = await panel.submit(item, { ...typed, sure: questionOf(first) }, item)
  assert.equal(sure.status, 303, sure.page.text)
  const back = {
    ...{ discussion: 'Not safe at home', 'action-1-words': '', 'action-1-doer': '', ...dateFields('action-1-due', '') },
    [`outcome-${children[0]?.childId ?? 0}`]: 'urgent-return',
    [`return-why-${children[0]?.childId ?? 0}`]: 'The father is back',
    [`return-owner-${children[0]?.childId ?? 0}`]: String(people.teamManager),
    ...dateFields(`return-by-${children[0]?.childId ?? 0}`, '2099-01-05'),
  }
  const far = await panel.submit(item, back, item)
  assert.match(questionOf(far), /at the panel by Mon 5 Jan 2099, more than four weeks ahead/)
  assert.match(far.body, /The father is back/)
  const right = await panel.submit(item, { ...back, sure: questionOf(far) }, item)
  assert.equal(right.status, 303, right.page.text)
  const again = await panel.submit(item, { discussion: 'Not safe at all' }, item)
  assert.equal(again.status, 303, again.page.text)
})
