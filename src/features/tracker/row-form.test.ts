import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const { people, teams } = place

const family = await aFamily(db, place, 'Okafor', [
  { name: 'Ada Okafor', bornOn: '2016-02-01', decidedOn: '2026-09-28' },
  { name: 'Bo Okafor', bornOn: '2018-02-01', decidedOn: '2026-09-28' },
  { name: 'Chi Okafor', bornOn: '2020-02-01', decidedOn: '2026-10-05', teamId: teams.west },
])
const [ada, bo, chi] = family.children.map(({ childId }) => childId)
const list = '/tracker?order=name&view=table'
const rowOf = (childId: number | undefined) => `/tracker/children/${childId ?? 0}/letters?order=name&view=table`
const episode = (childId: number | undefined) =>
  db
    .selectFrom('episode')
    .selectAll()
    .where('childId', '=', childId ?? 0)
    .executeTakeFirstOrThrow()
const worker = await waymark.as(people.socialWorker)

test('PP-08 the letter and the first meeting are typed in the child’s row, and the list is there again at that row', async () => {
  await worker.submit(`/children/${ada ?? 0}/letters`, { reviewMeetings: '2', familyMeetingView: 'Not safe' })
  const { page } = await worker.get(list)
  const enter = page.links.filter(({ href }) => href === `${rowOf(ada)}#child-${ada ?? 0}`)
  assert.deepEqual(
    enter.map(({ text }) => text),
    ['Enter the letter before proceedings of Ada Okafor', 'Enter the first meeting with the parents of Ada Okafor'],
  )
  const opened = await worker.get(rowOf(ada))
  assert.equal(opened.page.rows.length, 5)
  const form = opened.page.forms.find(({ fields }) => fields.has('letterSentOn'))
  assert.deepEqual(
    [...(form?.fields.keys() ?? [])].filter((name) => !name.startsWith('_')),
    ['version', 'letterSentOn', 'firstMeetingOn', 'familyMeetingOn'],
  )
  const saved = await worker.submit(rowOf(ada), {
    ...dateFields('letterSentOn', '2026-10-01'),
    ...dateFields('firstMeetingOn', '2026-10-08'),
  })
  assert.deepEqual([saved.status, saved.headers['location']], [303, `${list}&saved=${ada ?? 0}#child-${ada ?? 0}`])
  const row = (await worker.get(list)).page.rows.find(([name]) => name === 'Ada Okafor') ?? []
  assert.ok(row.some((cell) => cell.startsWith('1 Oct')) && row.some((cell) => cell.startsWith('8 Oct')))
  const kept = await episode(ada)
  // What the row doesn't ask stays.
  assert.deepEqual([kept.letterSentOn, kept.firstMeetingOn, kept.reviewMeetings, kept.familyMeetingView].map(String), [
    '2026-10-01',
    '2026-10-08',
    '2',
    'Not safe',
  ])
  assert.match(
    (await worker.get(`/families/${family.familyId}/history`)).page.text,
    /Letter before proceedings: nothing → Thu 1 Oct 2026/,
  )
})

test('PP-08 in the row the rules are those of the child’s own form: a day ahead, an order that is asked about, what was typed stays', async () => {
  const ahead = await worker.submit(rowOf(bo), dateFields('letterSentOn', '2026-10-13'))
  assert.equal(ahead.status, 422)
  assert.deepEqual(ahead.page.errors, [
    { text: 'Letter before proceedings sent: the date must be today or in the past', href: '#letterSentOn' },
  ])
  assert.equal(ahead.page.heading, 'Tracker')
  assert.match(ahead.body, /value="13\/10\/2026"/)
  const early = { ...dateFields('letterSentOn', '2026-09-01') }
  const asked = await worker.submit(rowOf(bo), early)
  const own = await worker.submit(`/children/${bo ?? 0}/letters`, early)
  assert.equal(asked.status, 422)
  assert.deepEqual(asked.page.errors, own.page.errors)
  assert.ok(asked.page.ids.has('sure'))
  const sure = asked.page.errors[0]?.text ?? ''
  assert.equal((await worker.submit(rowOf(bo), { ...early, sure })).status, 303)
  assert.equal(String((await episode(bo)).letterSentOn), '2026-09-01')
})

test('SEC-05 whoever saves the row second gets both texts above the list', async () => {
  const first = await worker.get(rowOf(bo))
  const hidden = Object.fromEntries(first.page.forms.find(({ fields }) => fields.has('letterSentOn'))?.fields ?? [])
  const other = await waymark.as(people.panelAdministrator)
  await other.submit(`/children/${bo ?? 0}/letters`, dateFields('letterSentOn', '2026-10-02'))
  const late = await worker.post(rowOf(bo), { ...hidden, ...dateFields('letterSentOn', '2026-10-05') })
  assert.equal(late.status, 409)
  assert.match(late.page.text, /Dawn Pickering saved a change while you were writing/)
  assert.ok(
    late.page.rows.some(
      ([name, theirs, yours]) =>
        name === 'Letter before proceedings sent' && theirs === 'Fri 2 Oct 2026' && yours === 'Mon 5 Oct 2026',
    ),
  )
})

test('SEC-02 a row is written in only by who keeps the child’s record', async () => {
  assert.equal((await worker.get(rowOf(chi))).status, 200)
  const manager = await waymark.as(people.otherTeamManager)
  assert.equal((await manager.get(rowOf(ada))).status, 404)
  const solicitor = await waymark.as(people.solicitor)
  const { page } = await solicitor.get(list)
  assert.ok(page.rows.some(([name]) => name === 'Ada Okafor'))
  assert.ok(!page.links.some(({ href }) => href.startsWith('/tracker/children/')))
  assert.equal((await solicitor.get(rowOf(ada))).status, 403)
})

test('SEC-03 the trail keeps whose names stood around the row, when it came back too', async () => {
  await worker.get(rowOf(bo))
  const shown = [ada, bo, chi].toSorted()
  const opened = (await waymark.trail()).at(-1)
  assert.deepEqual([...(opened?.children ?? [])].toSorted(), shown)
  await worker.submit(rowOf(bo), dateFields('letterSentOn', '2027-10-13'))
  assert.deepEqual([...((await waymark.trail()).at(-1)?.children ?? [])].toSorted(), shown)
})

test('PP-08 the row is there though the list no longer shows the child', async () => {
  const { page } = await worker.get(`/tracker/children/${ada ?? 0}/letters?stage=private&view=table`)
  assert.ok(page.rows.some(([name]) => name === 'Ada Okafor'))
})

test('PP-08 what was saved is said, and its row stays until the list is asked for again, though it no longer waits for anything', async () => {
  const waiting = '/tracker?waiting=letter&view=table'
  const saved = await worker.submit(`/tracker/children/${chi ?? 0}/letters?waiting=letter&view=table`, {
    ...dateFields('letterSentOn', '2026-10-09'),
  })
  const next = `${waiting}&saved=${chi ?? 0}`
  assert.equal(saved.headers['location'], `${next}#child-${chi ?? 0}`)
  const { page } = await worker.get(next)
  assert.match(page.text, /Saved: letters and meetings of Chi Okafor/)
  assert.ok(page.rows.some(([name]) => name === 'Chi Okafor'))
  assert.ok(!(await worker.get(waiting)).page.rows.some(([name]) => name === 'Chi Okafor'))
  const manager = await waymark.as(people.otherTeamManager)
  assert.ok(!(await manager.get(`/tracker?view=table&saved=${ada ?? 0}`)).body.includes('Ada'))
})
