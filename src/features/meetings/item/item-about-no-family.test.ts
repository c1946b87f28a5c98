import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const { people } = place
const monday = '/meetings/2026-11-23'
await aFamily(db, place, 'Begum', [{ name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
const issue = await db
  .insertInto('staffingIssue')
  .values({
    kind: 'leaver',
    words: 'Two social workers leave in December',
    teamId: place.teams.east,
    raisedOn: Temporal.PlainDate.from('2026-11-20'),
    mitigation: null,
  })
  .returning('id')
  .executeTakeFirstOrThrow()
const staffing = `${monday}/items/staffing-${issue.id}`
const administrator = await waymark.as(people.panelAdministrator)
const due = { 'action-1-due-day': '4', 'action-1-due-month': '12', 'action-1-due-year': '2026' }
const actions = () => db.selectFrom('action').selectAll().orderBy('id').execute()

test('TM-05 AC-01 a team’s staffing is discussed and leads to an action, for which the team’s manager answers', async () => {
  const opened = await administrator.get(staffing)
  assert.match(opened.page.text, /Mitigation None yet/)
  const saved = await administrator.submit(
    staffing,
    {
      discussion: 'Agency cover from 1 December.',
      'action-1-words': 'Advertise both posts',
      'action-1-doer': String(people.serviceManager),
      ...due,
    },
    staffing,
  )
  assert.equal(saved.status, 303, saved.page.text)
  const [action] = await actions()
  assert.deepEqual(
    [action?.familyId, action?.childId, action?.doerId, action?.accountableManagerId],
    [null, null, people.serviceManager, people.teamManager],
  )
  assert.match((await administrator.get(staffing)).page.text, /Advertise both posts Paula Marsden · Fri 4 Dec/)
})

test('AC-01 an issue about nobody’s family needs a manager who answers for its action', async () => {
  const added = await administrator.submit(
    `${monday}/add`,
    { issue: 'The room is too small', family: '', minutes: '3' },
    `${monday}/add`,
  )
  const item = String(added.headers['location'])
  const action = { 'action-1-words': 'Book a larger room', 'action-1-doer': String(people.panelAdministrator), ...due }
  const unanswered = await administrator.submit(item, action, item)
  assert.deepEqual(unanswered.page.errors, [{ text: 'Choose who answers for it', href: '#action-1-manager' }])
  const notAManager = await administrator.submit(
    item,
    { ...action, 'action-1-manager': String(people.solicitor) },
    item,
  )
  assert.equal(notAManager.status, 422)
  const saved = await administrator.submit(item, { ...action, 'action-1-manager': String(people.headOfService) }, item)
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await actions()).at(-1)?.accountableManagerId, people.headOfService)
})

test('AC-01 the action is on the lists of who does it and who answers, can be handed on, and is nobody else’s', async () => {
  const id = (await actions())[0]?.id ?? 0
  const doer = await waymark.as(people.serviceManager)
  assert.match(
    (await doer.get('/actions?whose=mine&show=open')).page.text,
    /Advertise both posts .*Safeguarding East an item about no family/,
  )
  assert.match((await doer.get('/')).page.text, /Advertise both posts Safeguarding East · due Fri 4 Dec/)
  const page = await doer.get(`/actions/${id}`)
  assert.match(page.page.text, /About Safeguarding East, an item about no family/)
  const handed = await doer.submit(`/actions/${id}/reassign`, {
    doer: String(people.teamManager),
    manager: String(people.serviceManager),
  })
  assert.equal(handed.status, 303, handed.page.text)
  assert.deepEqual((await actions())[0]?.accountableManagerId, people.serviceManager)
  assert.equal((await (await waymark.as(people.socialWorker)).get(`/actions/${id}`)).status, 404)
  assert.equal((await (await waymark.as(people.chair)).get(`/actions/${id}`)).status, 200)
})

test('LO-01 FI-01 it is in the Overview; no child has a pack of it', async () => {
  const overview = await (await waymark.as(people.courtQaManager)).get('/overviews/2026-11-23')
  assert.match(overview.page.text, /Advertise both posts/)
  assert.match(overview.page.text, /Book a larger room/)
  assert.match((await administrator.get('/filing')).page.text, /Nothing to file/)
})
