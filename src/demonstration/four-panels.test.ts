import { test } from 'node:test'
import { loadTaken, loadWhoTakes } from '#records/sittings/business-of-series.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { kindsOfBusiness } from '#rules/meeting/business.ts'
import { assert } from '#test/support/assert.ts'
import { copyOf, demonstrationDatabase } from '#test/support/demonstration.ts'
import { openWaymarkOn } from '#test/support/waymark.ts'
import { workByFourPanels } from './four-panels.ts'

const today = day('2026-11-24')
const database = copyOf('westmere by four panels', demonstrationDatabase({ council: 'westmere', today }), ({ app }) =>
  workByFourPanels(app, today),
)
const waymark = await openWaymarkOn('2026-11-24T09:05', database, () => Promise.resolve(null))
const { db } = waymark
const whoIs = async (role: 'panel-administrator' | 'team-manager' | 'authority-administrator') =>
  (
    await db
      .selectFrom('roleHolding')
      .select('personId')
      .where('role', '=', role)
      .orderBy('id')
      .executeTakeFirstOrThrow()
  ).personId

test('SET-06 four panels share the work: each team’s business of each kind is one’s', async () => {
  const [taken, takes] = [await loadTaken(db), await loadWhoTakes(db)]
  assert.equal(taken.size, 4)
  for (const { id } of await db.selectFrom('team').select('id').execute())
    for (const kind of kindsOfBusiness) {
      const by = takes(kind, id)
      assert.ok(by !== null && taken.get(by)?.includes(kind) === true, `${kind} of team ${id}`)
    }
})

test('SET-09 PP-01 what the gateway is asked for waits under the council’s own names', async () => {
  const administrator = await waymark.as(await whoIs('panel-administrator'))
  const list = (await administrator.get('/panels')).page
  assert.match(list.text, /2 requests, still to be heard/)
  assert.match(list.text, /Urgent .* waits \d days .* Legal Gateway Meeting/)
  assert.match(list.text, /Waits to be admitted Legal Gateway Meeting/)
  const gateway = list.links.find(({ href }) => href.startsWith('/meetings/2026-11-24.'))
  const agenda = (await administrator.get(gateway?.href ?? '')).page.text
  assert.match(agenda, /1 New referrals and planning/)
  assert.doesNotMatch(agenda, /pre-proceedings|midpoint/i)
})

test('PP-01 whoever asked for several sees when each is heard in My work, none folded away as something to read', async () => {
  const manager = await waymark.as(await whoIs('team-manager'))
  const { text } = (await manager.get('/')).page
  const [asked = '', later = ''] = text.split(/When there is time/)
  assert.match(asked, /Your request to Legal Gateway Meeting: .* heard that day/)
  assert.match(later, /^.*Your request to Legal Gateway Meeting: .* waits to be admitted · waits \d days/)
})

test('SET-06 SET-07 SET-09 its settings say how it works, and every one of their pages opens', async () => {
  const administrator = await waymark.as(await whoIs('authority-administrator'))
  for (const path of [
    '/settings/meetings',
    '/settings/names',
    '/settings/powers',
    '/settings/papers',
    '/settings/teams',
  ])
    assert.equal((await administrator.get(path)).status, 200, path)
  const powers = (await administrator.get('/settings/powers')).page.text
  assert.match(powers, /PLO is started by the Legal Gateway Meeting\./)
  const meetings = (await administrator.get('/settings/meetings')).page.text
  for (const name of [
    'Legal Tracking Meeting',
    'Legal Gateway Meeting',
    'Court Progression Panel',
    'Private Law Panel',
  ])
    assert.ok(meetings.includes(name), name)
})

test('TM-02 SET-06 SET-09 somebody sits in every seat of each panel, and no seat is called by another council’s name', async () => {
  const seats = await db
    .selectFrom('coreSeat')
    .innerJoin('meetingSeries', 'meetingSeries.id', 'coreSeat.seriesId')
    .leftJoin('seatHolding', 'seatHolding.seatId', 'coreSeat.id')
    .select(['meetingSeries.name', 'coreSeat.label', 'seatHolding.personId'])
    .execute()
  assert.equal(new Set(seats.map(({ name }) => name)).size, 4)
  for (const { name, label, personId } of seats) {
    assert.ok(personId !== null, `${label} of ${name}`)
    assert.doesNotMatch(label, /Legal Gateway Panel/)
  }
})

test('SET-09 SET-01 lead practitioners hold cases beside social workers, each called what they are', async () => {
  const holders = await db
    .selectFrom('roleHolding')
    .innerJoin('child', 'child.socialWorkerId', 'roleHolding.personId')
    .innerJoin('person', 'person.id', 'roleHolding.personId')
    .select(['person.name', 'role', 'child.id as childId', 'familyId', 'child.name as child'])
    .where('role', 'in', ['social-worker', 'lead-practitioner'])
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
    .where('followedUntil', 'is', null)
    .where('familyId', 'not in', (eb) => eb.selectFrom('restriction').select('familyId'))
    .orderBy('child.id')
    .execute()
  const administrator = await waymark.as(await whoIs('panel-administrator'))
  for (const [role, called] of [
    ['lead-practitioner', 'Family help lead practitioner'],
    ['social-worker', 'Social worker'],
  ] as const) {
    const of = holders.find((each) => each.role === role)
    const { text } = (await administrator.get(`/children/${of?.childId ?? 0}`)).page
    assert.match(text, new RegExp(`${called} ${of?.name ?? ''}`))
  }
  assert.ok(new Set(holders.filter(({ role }) => role === 'lead-practitioner').map(({ name }) => name)).size === 2)
  assert.match((await administrator.get('/tracker')).page.text, /Case holder/)
})
