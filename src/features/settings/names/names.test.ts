import { test } from 'node:test'
import { withTyped } from '#door/typed-again.ts'
import { html } from '#govuk/html.ts'
import { sayFields } from '#parts/words/change-words.ts'
import { formFromText } from '#platform/http/form.ts'
import { loadPower } from '#records/settings/deciding-bodies.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { labelsWith } from '#rules/words/labels.ts'
import { say } from '#rules/words/name-for.ts'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const administrator = await waymark.as(place.people.administrator)
const gateway = '/settings/names/body.gateway-panel'

test('SEC-02 a team manager is told who can keep names', async () => {
  const answer = await (await waymark.as(place.people.teamManager)).get('/settings/names')
  assert.equal(answer.status, 403)
  assert.match(answer.page.text, /The people who can: authority administrator/)
})

test('SET-03 both vocabularies stand side by side with the names of the terms of reference', async () => {
  const { page } = await administrator.get('/settings/names')
  for (const name of [
    'Legal Planning Meeting',
    'Care Pathways Panel',
    'Legal Gateway Panel',
    'ATR',
    'Learning Academy',
  ])
    assert.ok(
      page.rows.some((row) => row[1] === name),
      name,
    )
})

test('SET-03 a body gets the authority’s own name, its default shown beside it, and the default back', async () => {
  assert.equal((await administrator.submit(gateway, { text: 'Gateway to Care Panel' })).status, 303)
  assert.equal((await loadLabels(db))('body.gateway-panel'), 'Gateway to Care Panel')
  const { page } = await administrator.get('/settings/names')
  assert.ok(page.rows.some((row) => row[1] === 'Gateway to Care Panel Default: Legal Gateway Panel'))
  const putBack = (await administrator.get(gateway)).page.forms.find(
    ({ fields }) => fields.get('text')?.[0] === 'Legal Gateway Panel',
  )
  assert.ok(putBack)
  assert.equal((await administrator.post(gateway, Object.fromEntries(putBack.fields))).status, 303)
  assert.equal((await loadLabels(db))('body.gateway-panel'), 'Legal Gateway Panel')
})

test('SET-09 names are asked by what a thing does, in groups, with the default beside it and the code that stays', async () => {
  const { page } = await administrator.get('/settings/names')
  const asked = page.rows.find(([question]) => question === '… the review at 6 weeks?')
  assert.equal(asked?.[1], 'midpoint review')
  assert.ok(page.rows.some(([, name]) => name === 'issue proceedings In the national return: C'))
  assert.match(page.text, /A child’s way .*Meetings and panels .*People .*Papers .*Outcomes .*The authority/)
  const one = await administrator.get('/settings/names/meeting.with-parents')
  assert.match(
    one.page.heading,
    /^What do you call the meeting at which parents, with their solicitors, hear what must change\?$/,
  )
  assert.match(one.page.text, /Default: meeting with parents/)
  const outcome = await administrator.get('/settings/names/decision.start')
  assert.match(
    outcome.page.text,
    /Default: start pre-proceedings\..*Whatever it is called, it is B in the national return/,
  )
})

test('SET-09 one name for two things is kept, and the page warns of it and names both', async () => {
  assert.doesNotMatch((await administrator.get('/settings/names')).page.text, /can’t tell which is meant/)
  await administrator.submit('/settings/names/review.final', { text: 'Midpoint' })
  const { page } = await administrator.get('/settings/names')
  assert.match(
    page.text,
    /“Midpoint” is the name of the review at 6 weeks, and of the review at 12 weeks that decides\. Whoever reads it can’t tell which is meant\./,
  )
  await administrator.submit('/settings/names/review.final', { text: 'decision review' })
  assert.doesNotMatch((await administrator.get('/settings/names')).page.text, /can’t tell which is meant/)
})

test('SET-03 a role’s name is used wherever the role is shown', async () => {
  await administrator.submit('/settings/names/role.team-manager', { text: 'practice manager' })
  const { page } = await administrator.get(`/settings/people/${place.people.teamManager}`)
  assert.match(page.text, /Practice manager Safeguarding East/)
})

test('SET-03 a name is never empty', async () => {
  const answer = await administrator.submit(gateway, { text: ' ' })
  assert.deepEqual(answer.page.errors, [{ text: 'Enter a name, or put back the default', href: '#text' }])
})

test('SEC-05 two people change one name, also where neither had changed it before', async () => {
  const address = '/settings/names/directorate'
  const stale = (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('text'))
  assert.ok(stale)
  await administrator.submit(address, { text: 'Children and Families' })
  const conflict = await administrator.post(address, {
    ...Object.fromEntries(stale.fields),
    text: 'People Directorate',
  })
  assert.equal(conflict.status, 409)
  assert.deepEqual(conflict.page.rows.at(-1), ['Name', 'Children and Families', 'People Directorate'])
  assert.equal((await loadLabels(db))('directorate'), 'Children and Families')

  const knowing = conflict.page.forms.find(({ fields }) => fields.has('text'))
  assert.ok(knowing)
  await administrator.submit(address, { text: 'Families' })
  const again = await administrator.post(address, Object.fromEntries(knowing.fields))
  assert.equal(again.status, 409)
  assert.deepEqual(again.page.rows.at(-1), ['Name', 'Families', 'People Directorate'])
  assert.equal((await loadLabels(db))('directorate'), 'Families')
})

test('SET-03 a Care Pathways approval starts by default, and can be set to recommend only', async () => {
  assert.equal((await loadPower(db, 'care-pathways-panel')).power, 'starts')
  const address = '/settings/deciding-bodies/care-pathways-panel'
  const stale = (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('power'))
  assert.ok(stale)
  assert.equal((await administrator.submit(address, { power: 'recommends' })).status, 303)
  assert.equal((await loadPower(db, 'care-pathways-panel')).power, 'recommends')
  const conflict = await administrator.post(address, Object.fromEntries(stale.fields))
  assert.equal(conflict.status, 409)
  assert.deepEqual(conflict.page.rows.at(-1), ['Its approval', 'Recommends only', 'May start pre-proceedings'])
})

test('SEC-02 there is no such name or body', async () => {
  for (const path of ['names/nothing', 'names/toString', 'deciding-bodies/tracking-meeting'])
    assert.equal((await administrator.get(`/settings/${path}`)).status, 404, path)
})

test('SET-03 TM-02 a past meeting keeps the names of its day for itself and for every seat, whoever came, also one that nobody opened', async () => {
  const { clock } = waymark
  const secretary = () => waymark.as(place.people.panelAdministrator)
  const said = async (on: string) => {
    const { page } = await (await secretary()).get(`/meetings/${on}/attendance`)
    return [
      /(Legal Tracking|Progress|Monday) Meeting/.exec(page.text)?.[0],
      /(Legal Gateway|Entry|Front Door) Panel administrator/.exec(page.text)?.[0],
    ]
  }
  const rename = async (meeting: string, panel: string) => {
    const keeper = await waymark.as(place.people.administrator)
    for (const [key, text] of [
      ['body.tracking-meeting', meeting],
      ['body.gateway-panel', panel],
    ] as const)
      assert.equal((await keeper.submit(`/settings/names/${key}`, { text })).status, 303)
  }
  await rename('Progress Meeting', 'Entry Panel')
  // Opened on its day, with one seat's holder there; renamed while it is held.
  clock.moveTo('2026-11-23T09:05')
  const seats = await db.selectFrom('coreSeat').select(['id', 'part']).orderBy('position').execute()
  const attendance = '/meetings/2026-11-23/attendance'
  const chair = seats.find(({ part }) => part === 'chair')
  assert.equal(
    (await (await secretary()).submit(attendance, { [`seat-${chair?.id ?? 0}`]: 'present' }, attendance)).status,
    303,
  )
  clock.moveTo('2026-11-23T12:00')
  await rename('Monday Meeting', 'Front Door Panel')
  for (const [on, ...names] of [
    ['2026-11-16', 'Legal Tracking Meeting', 'Legal Gateway Panel administrator'],
    ['2026-11-23', 'Progress Meeting', 'Entry Panel administrator'],
    ['2026-11-30', 'Monday Meeting', 'Front Door Panel administrator'],
  ] as const)
    assert.deepEqual(await said(on), names, on)
  assert.match((await (await secretary()).get('/meetings/2026-11-16')).page.heading, /Legal Tracking Meeting/)
})

test('SET-09 the history and what comes back unsaved call a field by the council’s names', () => {
  const labels = labelsWith(
    new Map([
      ['role.head-of-service', 'area lead'],
      ['document.letter-of-issue', 'court letter'],
    ]),
  )
  const unknown = () => null
  const nobody = { person: unknown, team: unknown, child: unknown, series: unknown, caseSystem: 'LCS' }
  const written = { 'direction-of-the-head-of-service': 'Go on', progress: 'Well' }
  const about = { id: 1, at: waymark.clock.now(), who: '', recordId: 1, childId: null, childName: null, reason: null }
  const change = { ...about, recordKind: 'review', before: null, after: { written } }
  const [review] = sayFields(change, nobody, () => undefined)
  assert.equal(say(review?.to ?? '', labels), 'Area lead’s direction: Go on; Progress: Well')
  const form = formFromText('letterOfIssueOn=9/10/2026&all-direction-of-the-head-of-service-by=9/10/2026')
  const { main } = withTyped({ title: 'Sign in to save this', main: html`` }, form)
  assert.match(say(String(main), labels), />Court letter<\/label>.*>Area lead’s direction by<\/label>/s)
})
