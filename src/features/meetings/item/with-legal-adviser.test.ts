import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, aSeat } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place, clock } = waymark
const { people } = place
const begum = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  { name: 'Idris Begum', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
])
await aSeat(db, place.seriesId, 8, 'Legal adviser', 'legal-adviser', people.solicitor)
const [una, idris] = begum.children.map(({ childId }) => childId)
const deciding = `/settings/meetings/${place.seriesId}/deciding`
const meeting = '/meetings/2026-11-23'
const attendance = `${meeting}/attendance`
const item = `${meeting}/items/family-${begum.familyId}`
const clerk = await waymark.as(people.panelAdministrator)
const chair = await waymark.as(people.chair)
const seats = await db.selectFrom('coreSeat').select(['id', 'part']).execute()
const adviser = `seat-${seats.find(({ part }) => part === 'legal-adviser')?.id ?? 0}`
const reviews = () => db.selectFrom('review').select(['decidedAs']).where('agendaItemId', 'is not', null).orderBy('review.id').execute() // prettier-ignore
const linksTo = (page: { links: readonly { href: string }[] }) => page.links.map(({ href }) => href)

test('M2 SET-06 a series says that a legal adviser must be there to decide; until then nothing asks for one', async () => {
  assert.doesNotMatch((await clerk.get(attendance)).page.text, /need a legal adviser/)
  const none = await clerk.submit(deciding, {})
  assert.equal(none.status, 303, 'no is what stands there')
  assert.equal((await clerk.submit(deciding, { needsLegalAdviser: 'yes' })).status, 303)
  const { page } = await clerk.get(`/settings/meetings/${place.seriesId}`)
  assert.match(page.text, /A decision needs the chair, or the deputy acting, and a legal adviser at the meeting/)
  assert.match((await clerk.get(attendance)).page.text, /Decisions need a legal adviser present as well/)
})

test('M2 SET-06 without the legal adviser each page says so and links to who came; a decision is refused, what was said is not', async () => {
  await clerk.submit(attendance, { [adviser]: 'apologies', rest: 'present' })
  const opened = (await clerk.get(item)).page
  assert.match(opened.text, /No legal adviser is recorded present, and this meeting decides with one/)
  assert.ok(linksTo(opened).includes(attendance))
  const head = (await clerk.get(meeting)).page
  assert.match(head.text, /Chair: Robert Quayle Present No legal adviser to decide with · 7 of 8 core members/)
  assert.match(
    (await clerk.get(`${meeting}/end`)).page.text,
    /nothing can be decided: no legal adviser is recorded present/,
  )
  const refused = await clerk.submit(item, { discussion: 'Doing well', [`outcome-${una}`]: 'continue' }, item)
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /A decision of this meeting needs a legal adviser recorded present/)
  assert.match(refused.body, /Doing well/)
  const said = await clerk.submit(
    item,
    {
      discussion: 'Doing well',
      'action-1-words': 'Visit the school',
      'action-1-doer': String(people.socialWorker),
      'action-1-due-day': '4',
      'action-1-due-month': '12',
      'action-1-due-year': '2026',
    },
    item,
  )
  assert.equal(said.status, 303, said.page.text)
  assert.deepEqual(await reviews(), [])
  const toConfirm = (await chair.get(`${meeting}/confirm`)).page
  assert.match(toConfirm.text, /No legal adviser is recorded present/)
  assert.ok(linksTo(toConfirm).includes(attendance))
})

test('M2 SET-06 once one is recorded present it is decided, and they stay present while that stands', async () => {
  assert.equal((await clerk.submit(attendance, { [adviser]: 'present' })).status, 303)
  assert.doesNotMatch((await clerk.get(item)).page.text, /No legal adviser/)
  const decided = await clerk.submit(item, { [`outcome-${una}`]: 'continue' }, item)
  assert.equal(decided.status, 303, decided.page.text)
  assert.deepEqual(await reviews(), [{ decidedAs: 'chair' }])
  const gone = await clerk.submit(attendance, { [adviser]: 'absent' })
  assert.equal(gone.status, 403)
  assert.match(gone.page.text, /they need a legal adviser present, so one stays recorded present/)
})

test('M2 SET-06 a meeting that is over is as it was: what the series needs from then on doesn’t touch it', async () => {
  await clerk.submit(`${meeting}/end`, {})
  assert.equal((await chair.submit(`${meeting}/confirm`, {})).status, 303)
  clock.moveTo('2026-11-23T09:30')
  assert.equal((await clerk.submit(deciding, { needsLegalAdviser: 'no' })).status, 303)
  const gone = await clerk.submit(attendance, { [adviser]: 'absent' })
  assert.equal(gone.status, 403, 'it decided with one')
  clock.moveTo('2026-11-30T09:05')
  const [admin, robert] = [await waymark.as(people.panelAdministrator), await waymark.as(people.chair)]
  await admin.submit('/meetings/2026-11-30/attendance', { [adviser]: 'absent', rest: 'present' })
  await admin.submit('/meetings/2026-11-30/end', {})
  clock.moveTo('2026-11-30T09:10')
  assert.equal((await admin.submit(deciding, { needsLegalAdviser: 'yes' })).status, 303)
  assert.doesNotMatch((await admin.get('/meetings/2026-11-30')).page.text, /No legal adviser/)
  const corrected = await robert.submit(`${item}/correct`, {
    reason: 'Said of both',
    [`outcome-${una}`]: 'continue',
    [`outcome-${idris}`]: 'continue',
  })
  assert.equal(corrected.status, 303, corrected.page.text)
  assert.equal((await reviews()).length, 2)
})

test('TM-02 SET-06 who sits in two seats came for both', async () => {
  clock.moveTo('2026-12-07T09:05')
  await aSeat(db, place.seriesId, 9, 'Second adviser', 'legal-adviser', people.chair)
  const admin = await waymark.as(people.panelAdministrator)
  await admin.submit('/meetings/2026-12-07/attendance', { [adviser]: 'absent', rest: 'present' })
  const { page } = await admin.get('/meetings/2026-12-07')
  assert.match(page.text, /Chair: Robert Quayle Present · 8 of 9 core members/)
})

test('M2 SET-06 a meeting that needs one and has no such seat says where to add it', async () => {
  await db.updateTable('coreSeat').set({ part: 'member' }).where('part', '=', 'legal-adviser').execute()
  const admin = await waymark.as(people.panelAdministrator)
  assert.match((await admin.get('/meetings/2026-12-14')).page.text, /Chair: Robert Quayle/)
  assert.match((await admin.get('/meetings/2026-12-14/attendance')).page.text, /none of its seats is a legal adviser’s/)
  assert.match(
    (await admin.get(`/settings/meetings/${place.seriesId}`)).page.text,
    /No seat that stays has the part of legal adviser, without whom nothing is decided/,
  )
})
