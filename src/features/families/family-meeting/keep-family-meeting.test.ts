import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-16T09:00')
const { db, place } = waymark
const { people } = place
const decidedOn = '2026-09-07'
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', bornOn: '2017-03-01', decidedOn, letterSentOn: '2026-09-10' },
  { name: 'Ben Ash', bornOn: '2019-03-01', decidedOn },
])
const [ann = 0, ben = 0] = ash.children.map(({ childId }) => childId)
const parent = async (name: string, responsible: boolean, of: readonly number[]) => {
  const { id } = await db
    .insertInto('adult')
    .values({ familyId: ash.familyId, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  const to = { adultId: id, relationship: 'parent', parentalResponsibility: responsible }
  await db
    .insertInto('adultOfChild')
    .values(of.map((childId) => ({ ...to, childId })))
    .execute()
  return id
}
const tess = await parent('Tess Ash', true, [ann, ben])
const kit = await parent('Kit Ash', true, [ann])
await parent('Nan Ash', false, [ann, ben])
const family = `/families/${ash.familyId}`
const at = `/children/${ann}/family-meeting`
const worker = await waymark.as(people.socialWorker)
const administrator = await waymark.as(people.administrator)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const kept = () => db.selectFrom('familyMeetingOffer').selectAll().orderBy('id').execute()

test('P15 PP-08 a family group decision-making meeting is offered to each person with parental responsibility, in which letter, and who accepted', async () => {
  assert.ok((await worker.get(family)).page.links.some(({ href }) => href === at))
  const form = (await worker.get(at)).page.text
  assert.match(form, /Offered to Tess Ash.*Offered to Kit Ash/)
  assert.doesNotMatch(form, /Nan Ash/, 'she has no parental responsibility')
  const wrong = await worker.submit(at, { [`offeredIn-${kit}`]: 'another-letter', [`accepted-${tess}`]: 'yes' })
  assert.deepEqual(
    wrong.page.errors.map(({ href }) => href),
    [`#offeredIn-${tess}`, `#offeredOn-${kit}`],
  )
  const offered = {
    [`offeredIn-${tess}`]: 'letter-before-proceedings',
    [`accepted-${tess}`]: 'yes',
    [`offeredIn-${kit}`]: 'another-letter',
    ...dateFields(`offeredOn-${kit}`, '2026-10-01'),
    childMayAttend: 'yes',
    siblings: String(ben),
  }
  const saved = await worker.submit(at, offered)
  assert.equal(saved.status, 303, saved.page.text)
  // Kit has no parental responsibility for Ben: what is Ben's own says nothing of him.
  const rows = (await kept()).map(({ episodeId, adultId, accepted }) => [episodeId, adultId, accepted])
  const [ofAnn, ofBen] = ash.children.map(({ episodeId }) => episodeId)
  assert.deepEqual(rows, [
    [ofAnn, tess, true],
    [ofAnn, kit, null],
    [ofBen, tess, true],
  ])
  const { text } = (await worker.get(family)).page
  assert.match(
    plain(text),
    /Offered, not held yet Tess Ash: in the letter before proceedings, accepted ?Kit Ash: Thu 1 Oct 2026, no answer yet ?The child may attend/,
  )
  const history = plain((await worker.get(`${family}/history`)).page.text)
  assert.match(
    history,
    /Family group decision-making meeting changed, Ann Ash.*Offered to: nothing → Tess Ash: in the letter before proceedings, accepted; Kit Ash/,
  )
})

test('SEC-05 P15 two who write of one child at once: the second sees both, and nothing of the first is lost', async () => {
  const manager = await waymark.as(people.teamManager)
  const late = (await manager.get(at)).page.forms.find(({ fields }) => fields.has('view'))?.fields ?? []
  assert.equal((await worker.submit(at, { [`accepted-${kit}`]: 'no' })).status, 303)
  const second = await manager.post(at, { ...Object.fromEntries(late), view: 'It would not be safe' })
  assert.equal(second.status, 409)
  assert.equal((await kept()).length, 3)
})

test('P15 the duty’s start is a day in the settings: once begun, an application without a meeting offered asks for the view, and is never held up', async () => {
  const own = await aFamily(db, place, 'Elm', [{ name: 'Eve Elm', bornOn: '2018-03-01', decidedOn }])
  const [eve] = own.children
  const application = `/children/${eve?.childId ?? 0}/letters`
  const apply = dateFields('applicationOn', '2026-10-14')
  assert.equal((await worker.submit(application, apply)).status, 303, 'off until a day is entered')
  assert.equal((await worker.submit(application, dateFields('applicationOn', ''))).status, 303)
  const set = await administrator.submit('/settings/clock', dateFields('familyMeetingDutyFrom', '2026-10-01'))
  assert.equal(set.status, 303, set.page.text)
  const asked = await worker.submit(application, apply)
  assert.equal(asked.status, 422)
  const question = asked.page.errors.find(({ href }) => href === '#sure')?.text ?? ''
  assert.match(question, /Eve Elm would be without a family group decision-making meeting offered/)
  const before = await worker.submit(application, dateFields('applicationOn', '2026-09-30'))
  assert.equal(before.status, 303, 'the duty hadn’t begun')
  assert.equal((await worker.submit(application, { ...apply, sure: question })).status, 303, 'never blocked')
  assert.equal((await worker.submit(application, dateFields('applicationOn', ''))).status, 303)
  const view = { view: 'The father would be present and is a danger to Eve' }
  assert.equal((await worker.submit(`/children/${eve?.childId ?? 0}/family-meeting`, view)).status, 303)
  assert.equal((await worker.submit(application, apply)).status, 303, 'with the view nothing is asked')
})

test('P16 the first meeting is aimed at from the letter where the authority has it so, and shown so on the clock sheet', async () => {
  const aim = async () =>
    (await worker.get(`/children/${ann}/clock`)).page.rows
      .find(([what]) => what?.startsWith('First meeting'))
      ?.map(plain)
  assert.deepEqual((await aim())?.slice(1, 3), ['Mon 21 Sep 2026', 'Decision to start, Mon 7 Sep 2026'])
  const set = await administrator.submit('/settings/clock', { firstMeetingFrom: 'letter' })
  assert.equal(set.status, 303, set.page.text)
  assert.deepEqual((await aim())?.slice(1, 3), ['Thu 24 Sep 2026', 'Letter before proceedings, Thu 10 Sep 2026'])
})
