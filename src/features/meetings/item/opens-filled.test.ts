import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:10')
const { db, place, clock } = waymark
const { people, teams } = place

// 12-week date Mon 30 Nov 2026, which a meeting takes; the midpoint stands behind.
const inEast = { teamId: teams.east, socialWorkerId: people.socialWorker, decidedOn: '2026-09-07' }
const okeke = await aFamily(db, place, 'Okeke', [
  { name: 'Ada Okeke', bornOn: '2014-03-01', ...inEast },
  { name: 'Obi Okeke', bornOn: '2016-03-01', ...inEast },
  { name: 'Chi Okeke', bornOn: '2019-03-01', ...inEast },
])
const [ada, obi, chi] = okeke.children.map(({ childId }) => childId) as [number, number, number]
const everybody = [ada, obi, chi]
const update = `/families/${okeke.familyId}/update`
const itemOf = (on: string) => `/meetings/${on}/items/family-${okeke.familyId}`
const considered = [
  ...['progress-of-actions', 'outcomes', 'impact-on-the-child', 'reduction-of-risk', 'continuing-needs'],
  ...['enduring-risks', 'protective-factors', 'alternatives-considered', 'placement-or-support-need'],
]

const at = (moment: string, personId: number) => {
  clock.moveTo(moment)
  return waymark.as(personId)
}
/** The panel administrator at a meeting to which everybody has come. */
async function atMeeting(on: string) {
  const administrator = await at(`${on}T09:10`, people.panelAdministrator)
  await administrator.submit(`/meetings/${on}/attendance`, { rest: 'present' }, `/meetings/${on}/attendance`)
  return administrator
}
type Browser = Awaited<ReturnType<typeof at>>
const fieldsOf = async (browser: Browser, on: string, also = '') =>
  (await browser.get(`${itemOf(on)}${also}`)).page.forms.find(({ action }) => action === itemOf(on))?.fields ??
  new Map()
const decide = (outcome: string) => Object.fromEntries(everybody.map((id) => [`outcome-${id}`, outcome]))

test('PP-06 PP-11 a midpoint that nothing was sent for opens empty, and says so', async () => {
  const administrator = await atMeeting('2026-11-23')
  const also = `?${everybody.map((id) => `child=${id}`).join('&')}`
  const fields = await fieldsOf(administrator, '2026-11-23', also)
  assert.deepEqual(fields.get('all-progress'), [''])
  const held = await administrator.submit(
    `${itemOf('2026-11-23')}${also}`,
    {
      ...decide('continue'),
      'all-engagement': 'Mother comes, father doesn’t yet.',
      'all-childs-words': '“I want my own bed.”',
      'all-direction-of-the-chair': 'Book the paternal aunt’s viability assessment',
      ...dateFields('all-direction-of-the-chair-by', '2026-11-27'),
    },
    itemOf('2026-11-23'),
  )
  assert.equal(held.status, 303, held.page.text)
  await db
    .updateTable('action')
    .set({ doneOn: Temporal.PlainDate.from('2026-11-26'), doneWords: 'Booked' })
    .where('words', 'like', '%paternal aunt%')
    .execute()
})

test('PP-05 PP-11 with the update there a final review for three siblings costs three answers; what the midpoint asked for stands with what became of it', async () => {
  const worker = await at('2026-11-26T10:00', people.socialWorker)
  const opened = (await worker.get(update)).page.forms.find(({ fields }) => fields.has('review'))?.fields
  // What the midpoint left of how the family takes part; a child's words were said then.
  assert.deepEqual(opened?.get('engagement-at-final'), ['Mother comes, father doesn’t yet.'])
  assert.deepEqual(opened.get('childs-words-at-final'), [''])
  const told = Object.fromEntries(considered.map((heading) => [heading, `The team on ${heading}`]))
  const sent = await worker.submit(update, { ...told, 'childs-words-at-final': '“I have my own bed now.”' })
  assert.equal(sent.status, 303, sent.page.text)

  const administrator = await atMeeting('2026-11-30')
  const fields = await fieldsOf(administrator, '2026-11-30')
  assert.deepEqual(fields.get('all-progress-of-actions'), [
    'The team on progress-of-actions\nAsked for on Mon 23 Nov 2026. “Book the paternal aunt’s viability assessment”: done Thu 26 Nov 2026.',
  ])
  assert.deepEqual(fields.get('all-childs-words-at-final'), ['“I have my own bed now.”'])
  const saved = await administrator.submit(itemOf('2026-11-30'), decide('none'), itemOf('2026-11-30'))
  // Nothing is lost where nothing is decided: it is what the team has sent.
  assert.equal(saved.status, 422, 'there is nothing to keep yet')
  assert.match(saved.page.text, /Write what was said, record a decision or add an action/)
})

test('PP-11 an item that decides nothing reads the update, which then stays as it was; the review that returns begins with it', async () => {
  const administrator = await atMeeting('2026-11-30')
  const nothing = { ...decide('none'), discussion: 'The assessor is ill: to come back next week.' }
  const saved = await administrator.submit(itemOf('2026-11-30'), nothing, itemOf('2026-11-30'))
  assert.equal(saved.status, 303, saved.page.text)
  assert.match((await administrator.get(itemOf('2026-11-30'))).page.text, /Ada, Obi and Chi: from Grace Oyelaran, Thu 26 Nov 2026 at 10:00, as the meeting read it/) // prettier-ignore

  // It is asked for again, and begins with what was sent.
  const worker = await at('2026-12-01T10:00', people.socialWorker)
  assert.ok((await worker.get('/')).page.links.some(({ href }) => href === update))
  const own = `/children/${chi}/update`
  const ofChi = await worker.submit(own, { outcomes: 'Chi sleeps through the night.' })
  assert.equal(ofChi.status, 303, ofChi.page.text)
  const rows = await db.selectFrom('reviewUpdate').select(['agendaItemId', 'written']).orderBy('id').execute()
  assert.deepEqual(
    rows.map(({ agendaItemId }) => agendaItemId === null),
    [false, false, false, true],
  )
  // Of Chi something else is said than of the others: each stands separately.
  const later = await atMeeting('2026-12-07')
  const fields = await fieldsOf(later, '2026-12-07')
  assert.deepEqual(fields.get(`child-${chi}-outcomes`), ['Chi sleeps through the night.'])
  assert.deepEqual(fields.get(`child-${ada}-outcomes`), ['The team on outcomes'])
  const text = (await later.get(itemOf('2026-12-07'))).page.text
  assert.match(text, /Ada and Obi: from Grace Oyelaran, Thu 26 Nov 2026 at 10:00, for a meeting that decided nothing/)
  assert.match(text, /Chi: from Grace Oyelaran, Tue 1 Dec 2026 at 10:00\. It stands below/)
})

test('PP-11 what is typed for a review the meeting has held meanwhile is never taken for the next one', async () => {
  const worker = await at('2026-12-07T09:00', people.socialWorker)
  const own = `/children/${ada}/update`
  const opened =
    (await worker.get(own)).page.forms.find(({ fields }) => fields.has('review'))?.fields ??
    new Map<string, readonly string[]>()
  const administrator = await atMeeting('2026-12-07')
  const recommended = Object.fromEntries(
    everybody.flatMap((id) => [
      [`outcome-${id}`, 'recommend-extension'],
      [`why-${id}`, 'The assessor was ill'],
      ...Object.entries(dateFields(`new-limit-${id}`, '2026-12-21')),
    ]),
  )
  const held = await administrator.submit(itemOf('2026-12-07'), recommended, itemOf('2026-12-07'))
  assert.equal(held.status, 303, held.page.text)
  const late = await worker.post(own, { ...Object.fromEntries(opened), outcomes: 'Ada is back at school.' })
  assert.equal(late.status, 403)
  assert.match(late.page.text, /The meeting has taken up the final review of Ada meanwhile/)
  assert.match(late.body, /Ada is back at school\./)
  // The second final begins with what the first one left.
  const again = await at('2026-12-14T09:10', people.panelAdministrator)
  assert.deepEqual((await fieldsOf(again, '2026-12-14')).get(`child-${chi}-outcomes`), [
    'Chi sleeps through the night.',
  ])
})
