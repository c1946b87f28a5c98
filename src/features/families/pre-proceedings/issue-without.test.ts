import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2027-02-02T12:00')
const { db, place } = waymark
const { people } = place
const panel = await waymark.as(people.panelAdministrator)
const hale = await aFamily(db, place, 'Hale', [
  { name: 'Ada Hale', bornOn: '2019-03-01' },
  { name: 'Ben Hale', bornOn: '2021-03-01' },
  { name: 'Cal Hale', bornOn: '2023-03-01', decidedOn: '2027-01-04' },
  { name: 'Baby Hale', expectedOn: '2027-05-01' },
])
const [ada, ben, cal] = hale.children.map(({ childId }) => childId)
const family = `/families/${hale.familyId}`
const form = `${family}/issue-without`
const decided = {
  children: String(ada),
  body: 'gateway-panel',
  without: 'A',
  ...dateFields('decidedOn', '2027-02-02'),
}
const cases = () => db.selectFrom('proceedings').selectAll().where('familyId', '=', hale.familyId).execute()

test('P9 CT-02 outcome C without pre-proceedings has its form, for the children it can be decided for', async () => {
  assert.ok((await panel.get(family)).page.links.some(({ href }) => href === form))
  assert.ok((await panel.get(`${family}/issue`)).page.links.some(({ href }) => href === form))
  const { page } = await panel.get(form)
  assert.match(page.text, /Which children was it decided for\? Ada Ben Date of the decision/)
  assert.doesNotMatch(page.text.slice(page.text.indexOf('Which children')), /Cal|Baby/)
})

test('P9 when, who and why are asked for; a child in pre-proceedings isn’t taken, and nothing is lost', async () => {
  const bare = await panel.submit(form, {})
  assert.deepEqual(
    bare.page.errors.map(({ text }) => text),
    [
      'Choose which children it was decided for',
      'Enter the date of the decision',
      'Choose who decided',
      'Choose why it is issued without pre-proceedings',
    ],
  )
  const ahead = await panel.submit(form, { ...decided, ...dateFields('decidedOn', '2027-02-03') })
  assert.match(ahead.page.errors[0]?.text ?? '', /must be today or/)
  const other = await panel.submit(form, { ...decided, children: [String(ada), String(cal)] })
  assert.equal(other.status, 422)
  assert.deepEqual(await cases(), [])
})

test('P9 CT-02 it is kept with its body, day and coded reason on the case it opens; the clock of a sibling goes on', async () => {
  const saved = await panel.submit(form, decided)
  const [kept] = await cases()
  assert.equal(saved.headers['location'], `/proceedings/${kept?.id ?? 0}`)
  assert.deepEqual(
    [kept?.decidedToIssueOn?.toString(), kept?.withoutPreProceedingsReason, kept?.issuedOn],
    ['2027-02-02', 'A', null],
  )
  const { page } = await panel.get(`/proceedings/${kept?.id ?? 0}`)
  assert.match(
    page.text,
    /Decided Tue 2 Feb 2027\. Decided by the Legal Gateway Panel\.Issued Not yetWithout pre-proceedings Immediate safety/,
  )
  const open = await db.selectFrom('episode').select('childId').where('endedOn', 'is', null).execute()
  assert.deepEqual(
    open.map(({ childId }) => childId),
    [cal],
  )
  assert.match((await panel.get(`${family}/history`)).page.text, /Decided to issue: .*Tue 2 Feb 2027/)
})

test('P9 decided once: the child is in a case now, and the form is for the sibling alone', async () => {
  const { page } = await panel.get(form)
  assert.match(page.text, /decided for\? Ben Date/)
  const again = await panel.post(form, decided)
  assert.notEqual(again.status, 303)
  assert.equal((await cases()).length, 1)
})

test('P9 SEC-05 left open until every child is in a case or in pre-proceedings, it says so and keeps what was typed', async () => {
  const { familyId, children } = await aFamily(db, place, 'Dell', [{ name: 'Eve Dell', bornOn: '2019-03-01' }])
  const address = `/families/${familyId}/issue-without`
  const chosen = { ...decided, children: String(children[0]?.childId) }
  const opened = (await panel.get(address)).page.forms.find(
    ({ fields }) => fields.has('decidedOn-day') || fields.has('decidedOn'),
  )
  const fields = Object.fromEntries(opened?.fields ?? [])
  assert.equal((await panel.submit(address, chosen)).status, 303)
  const late = await panel.post(address, { ...fields, ...chosen })
  assert.equal(late.status, 403)
  assert.match(late.page.text, /Every child of this family is in pre-proceedings or in a case by now/)
  assert.deepEqual(late.page.errors, [])
  const nobody = await panel.post(address, { ...fields, ...chosen, children: [] })
  assert.equal(nobody.page.heading, 'This has gone since you opened it')
})

test('P14 an application dated before the decision is recorded, and said to be queried by the return', async () => {
  const [kept] = await cases()
  const address = `/proceedings/${kept?.id ?? 0}`
  const issued = await panel.submit(`${address}/edit`, dateFields('issuedOn', '2027-02-01'))
  assert.equal(issued.status, 303, issued.page.text)
  const { page } = await panel.get(address)
  assert.match(page.text, /return will query this: the application is dated before the decision to issue/)
  assert.match(page.text, /Decided Tue 2 Feb 2027/)
})

test('P9 one made in an emergency says who, when and why, and is to be reported to the next panel', async () => {
  const saved = await panel.submit(form, {
    ...decided,
    children: String(ben),
    body: 'head-of-service-or-above',
    who: String(people.headOfService),
    time: '07:40',
    reason: 'Found alone at night.',
  })
  assert.equal(saved.status, 303, saved.page.text)
  assert.match(
    (await panel.get(String(saved.headers['location']))).page.text,
    /In an emergency, decided by Sunita Rao, head of service, at 07:40: Found alone at night\./,
  )
  assert.match(
    (await panel.get(family)).page.text,
    /Report the emergency decision to issue proceedings for Ben to the next/,
  )
  assert.equal((await panel.get(form)).status, 404)
})

test('SEC-02 who may not record what a panel decided isn’t offered it', async () => {
  const worker = await waymark.as(people.socialWorker)
  assert.equal((await worker.get(form)).status, 403)
  assert.ok(!(await worker.get(family)).page.links.some(({ href }) => href === form))
})
