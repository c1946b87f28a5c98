import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Decided on 7 September 2026; the family's review is at Monday's meeting.
const waymark = await openWaymark('2026-10-16T09:00')
const { db, place } = waymark
const { people, teams } = place
const decidedOn = '2026-09-07'
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', bornOn: '2017-03-01', decidedOn },
  { name: 'Ben Ash', bornOn: '2019-03-01', decidedOn },
  { name: 'Cal Ash', bornOn: '2021-03-01' },
  { name: 'Dee Ash', bornOn: '2012-03-01', decidedOn, teamId: teams.west, socialWorkerId: people.otherSocialWorker },
])
const [ann = 0, ben = 0, cal = 0, dee = 0] = ash.children.map(({ childId }) => childId)
const mother = await db
  .insertInto('adult')
  .values({ familyId: ash.familyId, name: 'Tess Ash' })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('adultOfChild')
  .values([ann, ben, dee].map((childId) => ({ adultId: mother.id, childId, relationship: 'mother' })))
  .execute()
const family = `/families/${ash.familyId}`
const add = `${family}/assessments/new`
const worker = await waymark.as(people.socialWorker)
const manager = await waymark.as(people.teamManager)
const kept = () => db.selectFrom('assessment').selectAll().orderBy('id').execute()
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const entry = {
  ...{
    kind: 'parenting',
    adults: String(mother.id),
    byWhom: 'Family Assessment Service',
    question: 'Can Tess care alone?',
  },
  ...dateFields('instructedOn', '2026-09-21'),
  ...dateFields('dueOn', '2026-10-12'),
}
const all = { children: [String(ann), String(ben)] }

test('PP-08 an assessment is added once for two siblings; what is missing or wrong is said at its field and nothing is lost', async () => {
  assert.ok((await worker.get(family)).page.links.some(({ href }) => href === add))
  const form = (await worker.get(add)).page.text
  assert.match(form, /Ann.*Ben/)
  assert.doesNotMatch(form, /Cal|Dee/, 'nobody without pre-proceedings, nobody of another worker')
  const empty = await worker.submit(add, {})
  assert.deepEqual(
    empty.page.errors.map(({ href }) => href),
    ['#children', '#kind'],
  )
  const another = await worker.submit(add, { ...entry, children: [String(ann), String(dee)] })
  assert.match(another.page.errors[0]?.text ?? '', /children from the list/)
  assert.match(another.page.text, /Can Tess care alone\?/)
  const other = await worker.submit(add, { ...all, kind: 'other' })
  assert.equal(other.page.errors[0]?.href, '#question')
  assert.deepEqual(await kept(), [])
  const saved = await worker.submit(add, { ...entry, ...all })
  assert.equal(saved.status, 303, saved.page.text)
  const { text } = (await worker.get(family)).page
  assert.match(
    plain(text),
    /Parenting assessment of Tess Ash for Ann and Ben Can Tess care alone\? Family Assessment Service Mon 21 Sep 2026 no letter of instruction yet Due Mon 12 Oct 2026, overdue by 4 days/,
  )
})

test('PP-08 it stands late in My work of the case holder and the team manager, of nobody else, and on the clock strip and sheet', async () => {
  for (const who of [people.socialWorker, people.teamManager])
    assert.match(
      plain((await (await waymark.as(who)).get('/')).page.text),
      /Parenting assessment of Tess Ash.*for Ann and Ben Ash · Family Assessment Service · instructed Mon 21 Sep · due Mon 12 Oct/,
    )
  for (const who of [people.otherSocialWorker, people.serviceManager, people.solicitor])
    assert.doesNotMatch((await (await waymark.as(who)).get('/')).page.text, /Parenting assessment/)
  const sheet = (await worker.get(`/children/${ann}/clock`)).page
  assert.deepEqual(sheet.rows.find(([what]) => what?.startsWith('Parenting'))?.map(plain), [
    'Parenting assessment of Tess Ash due',
    'Mon 12 Oct 2026',
    'Instructed, Mon 21 Sep 2026, Family Assessment Service',
    'The day it is asked for by',
    '21 days later',
  ])
  assert.match(sheet.text, /Parenting assessment of Tess Ash overdue by 4 days Monday 12 October/)
  assert.match(sheet.text, /Assessment added/)
  assert.doesNotMatch(
    (await (await waymark.as(people.otherSocialWorker)).get(`/children/${dee}/clock`)).page.text,
    /Parenting/,
  )
})

test('PP-08 AC-03 received late it asks for the coded reason, by rule and in the database; the review reads it', async () => {
  const [first] = await kept()
  const at = `/assessments/${first?.id ?? 0}`
  const came = { ...dateFields('receivedOn', '2026-10-15') }
  const refused = await manager.submit(at, came)
  assert.equal(refused.page.errors[0]?.href, '#lateCode')
  await assert.rejects(
    db
      .updateTable('assessment')
      .set({ receivedOn: day('2026-10-15') })
      .where('id', '=', first?.id ?? 0)
      .execute(),
    /assessment_late_for_a_reason/,
  )
  assert.equal((await manager.submit(at, { ...came, lateCode: 'EX1' })).status, 303)
  const said = /Received Thu 15 Oct 2026, 3 days late EX1 Expert: late or poor report/
  assert.match(plain((await worker.get(family)).page.text), said)
  assert.doesNotMatch((await worker.get('/')).page.text, /Parenting assessment/, 'nobody waits for it any more')
  const administrator = await waymark.as(people.panelAdministrator)
  const item = (await administrator.get(`/meetings/2026-10-19/items/family-${ash.familyId}`)).page.text
  assert.match(
    plain(item),
    /Parenting assessment of Tess Ash for Ann and Ben Ash\. Family Assessment Service\. Received Thu 15 Oct 2026, 3 days late\. EX1/,
  )
  assert.match(
    plain((await worker.get(`${family}/history`)).page.text),
    /Assessment changed.*Why it is late: nothing → EX1 Expert: late or poor report.*Received: nothing → Thu 15 Oct 2026/,
  )
})

test('PP-08 P14 days out of order are asked about, then kept, and shown beside them; never refused', async () => {
  const slip = {
    ...all,
    kind: 'psychological',
    ...dateFields('instructedOn', '2026-10-12'),
    ...dateFields('letterOn', '2026-10-05'),
  }
  const asked = await worker.submit(add, slip)
  assert.equal(asked.status, 422)
  assert.match(
    plain(asked.page.text),
    /The letter of instruction, Mon 5 Oct 2026, is before it was instructed, Mon 12 Oct 2026/,
  )
  assert.equal(
    (await worker.submit(add, { ...slip, sure: asked.page.errors.find(({ href }) => href === '#sure')?.text ?? '' }))
      .status,
    303,
  )
  assert.match(
    plain((await worker.get(family)).page.text),
    /letter of instruction, Mon 5 Oct 2026, is before it was instructed/i,
  )
})

test('SEC-05 PP-08 of two who change one at once the second sees both texts; one that isn’t needed any more leaves the work, with its reason', async () => {
  const id = (await kept()).at(-1)?.id ?? 0
  const at = `/assessments/${id}`
  const late = (await manager.get(at)).page.forms.find(({ fields }) => fields.has('byWhom'))?.fields ?? []
  assert.equal((await worker.submit(at, { byWhom: 'Dr Okoro' })).status, 303)
  const second = await manager.post(at, { ...Object.fromEntries(late), children: String(ann), byWhom: 'Dr Marsh' })
  assert.equal(second.status, 409)
  assert.match(second.page.text, /Dr Okoro/)
  assert.match((await worker.get('/')).page.text, /Psychological assessment/)
  assert.match((await worker.submit(`${at}/stop`, {})).page.errors[0]?.text ?? '', /why it isn’t needed any more/i)
  assert.equal((await worker.submit(`${at}/stop`, { why: 'The GP’s letter answers it' })).status, 303)
  assert.doesNotMatch((await worker.get('/')).page.text, /Psychological assessment/)
  assert.match(
    (await worker.get(family)).page.text,
    /Not needed any more since Fri.16.Oct.2026.*The GP’s letter answers it/,
  )
  assert.equal((await worker.submit(`${at}/stop`, { why: '' })).status, 303)
  assert.match((await worker.get('/')).page.text, /Psychological assessment/, 'needed after all')
})

test('PP-12 P10 P12 once one sibling’s pre-proceedings end it is waited for of the other alone; of an ended period nothing is written any more', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const ending = { ending: 'other', words: 'Moved in with relatives', ...dateFields('endedOn', '2026-10-16') }
  assert.equal((await administrator.submit(`${family}/end`, { ...ending, children: String(ann) })).status, 303)
  assert.match((await worker.get('/')).page.text, /Psychological assessment.*for Ben Ash/)
  assert.equal((await administrator.submit(`${family}/end`, { ...ending, children: String(ben) })).status, 303)
  assert.doesNotMatch((await worker.get('/')).page.text, /Psychological assessment/)
  const id = (await kept()).at(-1)?.id ?? 0
  assert.equal((await worker.get(`/assessments/${id}`)).status, 404)
  assert.equal((await worker.get(add)).status, 404, `nobody of ${cal} and these is in pre-proceedings`)
})

test('SEC-02 FAM-05 who sees none of its children reads nothing of it, and who sees one not the history of all', async () => {
  const both = { children: [String(ann), String(dee)] }
  const { id } = await db
    .insertInto('assessment')
    .values({ kind: 'risk', byWhom: 'Mercer and Co' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const ofDee = ash.children[3]?.episodeId ?? 0
  await db
    .insertInto('assessmentChild')
    .values([{ assessmentId: id, episodeId: ofDee }])
    .execute()
  assert.equal((await worker.get(`/assessments/${id}`)).status, 404)
  assert.doesNotMatch((await worker.get(family)).page.text, /Mercer and Co/)
  const other = await waymark.as(people.otherSocialWorker)
  assert.match((await other.get(family)).page.text, /Risk assessment for Dee Mercer and Co/)
  assert.doesNotMatch((await other.get(family)).page.text, /Parenting assessment/, both.children.join())
})
