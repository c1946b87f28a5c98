import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-16T09:00')
const { db, place } = waymark
const { people, teams } = place
const decidedOn = '2026-09-07'
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', bornOn: '2017-03-01', decidedOn },
  { name: 'Ben Ash', bornOn: '2019-03-01', decidedOn },
  { name: 'Cal Ash', bornOn: '2021-03-01', decidedOn, teamId: teams.west, socialWorkerId: people.otherSocialWorker },
])
const [ann = 0, ben = 0] = ash.children.map(({ childId }) => childId)
const adult = async (name: string, represented: boolean) => {
  const { id } = await db
    .insertInto('adult')
    .values({ familyId: ash.familyId, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('adultOfChild')
    .values({ adultId: id, childId: ann, relationship: 'parent', represented })
    .execute()
  return String(id)
}
const [tess, kit] = [await adult('Tess Ash', true), await adult('Kit Ash', false)]
const family = `/families/${ash.familyId}`
const add = `${family}/parents-meetings/new`
const worker = await waymark.as(people.socialWorker)
const manager = await waymark.as(people.teamManager)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const episodes = () => db.selectFrom('episode').select(['firstMeetingOn', 'reviewMeetings']).orderBy('id').execute()
const daysOf = async () =>
  (await episodes()).map((each) => [each.firstMeetingOn?.toString() ?? null, each.reviewMeetings])
const both = { children: [String(ann), String(ben)] }
const held = (on: string) => dateFields('heldOn', on)

test('PP-08 the first meeting with parents is recorded once for two siblings, with who came and who had a solicitor; each child’s day is set', async () => {
  assert.ok((await worker.get(family)).page.links.some(({ href }) => href === add))
  const empty = await worker.submit(add, { children: [], kind: '', heldOn: '', represented: [] })
  assert.deepEqual(
    empty.page.errors.map(({ href }) => href),
    ['#children', '#kind', '#heldOn'],
  )
  // Opened with the first meeting, the children who wait for it and who is represented.
  const saved = await worker.submit(add, {
    ...held('2026-09-22'),
    came: [tess, kit],
    others: 'the maternal aunt',
    agreed: 'Weekly visits',
  })
  assert.equal(saved.status, 303, saved.page.text)
  assert.deepEqual(await daysOf(), [
    ['2026-09-22', null],
    ['2026-09-22', null],
    [null, null],
  ])
  const { text } = (await worker.get(family)).page
  assert.match(
    plain(text),
    /Tue 22 Sep 2026 First meeting with parents for Ann and Ben Tess Ash \(with a solicitor\) and Kit Ash; the maternal aunt Weekly visits/,
  )
  assert.match(plain(text), /Ann.*First meeting.*Tue 22 Sep 2026/)
  const again = await worker.submit(add, { ...both, kind: 'first', ...held('2026-09-22') })
  assert.match(again.page.errors[0]?.text ?? '', /first meeting of Ann is recorded already/i)
})

test('PP-08 PP-10 a later one is counted by itself, is on the clock strip and sheet and read at the review', async () => {
  const saved = await worker.submit(add, {
    ...both,
    kind: 'review',
    ...held('2026-10-12'),
    came: [kit],
    represented: [tess],
    agreed: 'A plan with the school',
  })
  assert.equal(saved.status, 303, saved.page.text)
  assert.deepEqual((await daysOf()).slice(0, 2), [
    ['2026-09-22', 1],
    ['2026-09-22', 1],
  ])
  const twice = await worker.submit(add, { children: String(ben), kind: 'review', ...held('2026-10-12') })
  assert.match(plain(twice.page.errors[0]?.text ?? ''), /meeting of Mon 12 Oct 2026 is recorded already for Ben/i)
  const sheet = (await worker.get(`/children/${ann}/clock`)).page
  assert.deepEqual(sheet.rows.find(([what]) => what === 'Review meeting with parents')?.map(plain), [
    'Review meeting with parents',
    'Mon 12 Oct 2026',
    'The first one, Tue 22 Sep 2026',
    'Recorded as it happened. Kit Ash; a solicitor for Tess Ash',
    '20 days later',
  ])
  assert.match(plain(sheet.text), /Review meeting with parents Monday 12 October/)
  const administrator = await waymark.as(people.panelAdministrator)
  const item = (await administrator.get(`/meetings/2026-10-19/items/family-${ash.familyId}`)).page.text
  assert.match(
    plain(item),
    /Mon 12 Oct 2026\. for Ann and Ben Ash\. Kit Ash; a solicitor for Tess Ash\. A plan with the school/,
  )
  const fewer = await worker.submit(`/children/${ann}/letters`, { reviewMeetings: '0' })
  assert.match(fewer.page.errors[0]?.text ?? '', /at least 1, as many as are recorded/)
})

test('PP-08 P14 P2 another day for a first meeting, one before the first, or without one is asked about first and then kept', async () => {
  const administrator = await waymark.as(people.otherSocialWorker)
  const [, , cal = 0] = ash.children.map(({ childId }) => childId)
  const early = { children: String(cal), kind: 'review', ...held('2026-10-05') }
  const asked = await administrator.submit(add, early)
  const question = asked.page.errors.find(({ href }) => href === '#sure')?.text ?? ''
  assert.match(question, /No first meeting with parents is recorded for Cal/)
  assert.equal((await administrator.submit(add, { ...early, sure: question })).status, 303)
  assert.deepEqual((await daysOf()).at(-1), [null, 1])
})

test('SEC-05 PP-08 two change one at once: the second sees both; taken back with its reason it is counted no more, and the history says so', async () => {
  const { id } = await db
    .selectFrom('parentsMeeting')
    .select('id')
    .where('kind', '=', 'review')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const at = `/parents-meetings/${id}`
  const late = (await manager.get(at)).page.forms.find(({ fields }) => fields.has('agreed'))?.fields ?? []
  assert.equal((await worker.submit(at, { agreed: 'A plan with the nursery' })).status, 303)
  const second = await manager.post(at, { ...Object.fromEntries(late), agreed: 'A plan with the aunt' })
  assert.equal(second.status, 409)
  assert.match(second.page.text, /A plan with the nursery/)
  assert.match((await worker.submit(`${at}/take-back`, {})).page.errors[0]?.text ?? '', /why it is taken back/i)
  assert.equal((await worker.submit(`${at}/take-back`, { reason: 'It was a visit' })).status, 303)
  assert.deepEqual((await daysOf()).slice(0, 2), [
    ['2026-09-22', 0],
    ['2026-09-22', 0],
  ])
  assert.match((await manager.get(`${family}/history`)).page.text, /Meeting with parents taken back.*It was a visit/)
  assert.equal((await worker.get(at)).status, 404)
})

test('SEC-02 PP-08 a meeting of a sibling whom somebody doesn’t see isn’t there for them; the database takes one first meeting', async () => {
  const own = await db.selectFrom('parentsMeeting').select(['id', 'kind']).orderBy('id').execute()
  const ofCal = own.at(-1)?.id ?? 0
  assert.equal((await worker.get(`/parents-meetings/${ofCal}`)).status, 404)
  assert.doesNotMatch(plain((await worker.get(family)).page.text), /Mon 5 Oct 2026/)
  const { id } = await db
    .insertInto('parentsMeeting')
    .values({ kind: 'first' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const again = { meetingId: id, kind: 'first', episodeId: ash.children[0]?.episodeId ?? 0 } as const
  await assert.rejects(db.insertInto('parentsMeetingChild').values(again).execute(), /parents_meeting_first/)
})
