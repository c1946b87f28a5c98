import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const { people, teams } = place

const threeSiblings = () =>
  aFamily(db, place, 'Okafor', [
    { name: 'Ada Okafor', bornOn: '2016-02-01', decidedOn: '2026-09-28' },
    { name: 'Bo Okafor', bornOn: '2018-02-01', decidedOn: '2026-10-05' },
    { name: 'Chi Okafor', bornOn: '2020-02-01', decidedOn: '2026-10-05', teamId: teams.west },
  ])
const idsOf = (family: Awaited<ReturnType<typeof aFamily>>) => family.children.map(({ childId }) => String(childId))
const episode = async (childId: string | undefined) =>
  db.selectFrom('episode').selectAll().where('childId', '=', Number(childId)).executeTakeFirstOrThrow()

test('FAM-02 one letter is recorded for several siblings at once, and what was left empty stays', async () => {
  const family = await threeSiblings()
  const [ada, bo] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  await browser.submit(`/children/${ada ?? ''}/letters`, dateFields('firstMeetingOn', '2026-10-08'))
  const sent = await browser.submit(`/families/${family.familyId}/letters`, {
    children: [ada ?? '', bo ?? ''],
    ...dateFields('letterSentOn', '2026-10-09'),
    familyMeetingOffered: 'yes',
  })
  assert.equal(sent.status, 303)
  const kept = await Promise.all([episode(ada), episode(bo)])
  assert.deepEqual(
    kept.map(({ letterSentOn, firstMeetingOn, familyMeetingOffered, decidedOn }) =>
      [letterSentOn, firstMeetingOn, familyMeetingOffered, decidedOn].map(String),
    ),
    [
      ['2026-10-09', '2026-10-08', 'true', '2026-09-28'],
      ['2026-10-09', 'null', 'true', '2026-10-05'],
    ],
  )
})

test('PP-08 what was sent and held stands on the family’s page, with who recorded it', async () => {
  const family = await threeSiblings()
  const [ada] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  await browser.submit(`/children/${ada ?? ''}/letters`, {
    ...dateFields('letterSentOn', '2026-10-02'),
    ...dateFields('familyMeetingOn', '2026-10-09'),
    reviewMeetings: '1',
  })
  const { page } = await browser.get(`/families/${family.familyId}`)
  const row = page.rows.find(([who]) => who?.startsWith('Ada')) ?? []
  assert.ok(row.includes('Fri 2 Oct 2026'))
  assert.ok(row.includes('Held Fri 9 Oct 2026'))
  assert.match(page.text, /Letter before proceedings: nothing → Fri 2 Oct 2026/)
  assert.match(page.text, /Grace Oyelaran, Mon 12 Oct 2026 at 10:00/)
  const sheet = await browser.get(`/children/${ada ?? ''}/clock`)
  assert.match(sheet.page.text, /Letter before proceedings: nothing → Fri 2 Oct 2026/)
})

test('PP-08 a day ahead, no child and nothing filled in come back at their fields with everything typed', async () => {
  const family = await threeSiblings()
  const [ada] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  const address = `/families/${family.familyId}/letters`
  const ahead = await browser.submit(address, {
    children: [],
    ...dateFields('letterSentOn', '2026-10-13'),
    familyMeetingView: 'Not safe for Ada',
  })
  assert.equal(ahead.status, 422)
  assert.deepEqual(ahead.page.errors, [
    { text: 'Choose which children this is for', href: '#children' },
    { text: 'Letter sent must be today or in the past', href: '#letterSentOn' },
  ])
  assert.ok(ahead.page.ids.has('children') && ahead.page.ids.has('letterSentOn'))
  assert.match(ahead.body, /Not safe for Ada/)
  const empty = await browser.submit(address, { children: [ada ?? ''] })
  assert.deepEqual(empty.page.errors, [{ text: 'Fill in what happened', href: '#letterSentOn' }])
})

test('SEC-05 a second writer gets both texts and can keep theirs knowingly', async () => {
  const family = await threeSiblings()
  const [ada] = idsOf(family)
  const address = `/families/${family.familyId}/letters`
  const [first, second] = [await waymark.as(people.socialWorker), await waymark.as(people.panelAdministrator)]
  const opened = await second.get(address)
  const form = opened.page.forms.find(({ fields }) => fields.has('familyMeetingView'))
  const hidden = Object.fromEntries([...(form?.fields ?? [])].filter(([name]) => /^_|^version-/.test(name)))
  await first.submit(address, { children: [ada ?? ''], ...dateFields('letterSentOn', '2026-10-01') })
  const typed = { children: [ada ?? ''], ...dateFields('letterSentOn', '2026-10-02') }
  const late = await second.post(address, { ...hidden, ...typed })
  assert.equal(late.status, 409)
  assert.match(late.page.text, /Grace Oyelaran saved a change while you were writing/)
  assert.deepEqual(late.page.rows[1], ['Letter before proceedings sent', 'Thu 1 Oct 2026', 'Fri 2 Oct 2026'])
  const again = late.page.forms.find(({ fields }) => fields.has('familyMeetingView'))
  const knowingly = await second.post(address, { ...Object.fromEntries(again?.fields ?? []) })
  assert.equal(knowingly.status, 303)
  assert.equal((await episode(ada)).letterSentOn?.toString(), '2026-10-02')
})

test('SEC-05 pressing twice records once', async () => {
  const family = await threeSiblings()
  const [ada] = idsOf(family)
  const address = `/children/${ada ?? ''}/letters`
  const browser = await waymark.as(people.socialWorker)
  const form = (await browser.get(address)).page.forms.find(({ fields }) => fields.has('version'))
  const fields = { ...Object.fromEntries(form?.fields ?? []), ...dateFields('letterSentOn', '2026-10-01') }
  assert.deepEqual(
    [(await browser.post(address, fields)).status, (await browser.post(address, fields)).status],
    [303, 303],
  )
  assert.equal((await episode(ada)).version, 2)
})

test('SEC-02 only children whose record one keeps can be chosen', async () => {
  const family = await threeSiblings()
  const [ada, , chi] = idsOf(family)
  const west = await waymark.as(people.otherTeamManager)
  const address = `/families/${family.familyId}/letters`
  const crafted = await west.submit(address, { children: [ada ?? ''], ...dateFields('letterSentOn', '2026-10-01') })
  assert.deepEqual(crafted.page.errors, [{ text: 'Choose children from the list', href: '#children' }])
  assert.doesNotMatch(crafted.body, /Ada/)
  assert.equal((await west.get(`/children/${ada ?? ''}/letters`)).status, 404)
  assert.equal((await west.get(`/children/${chi ?? ''}/letters`)).status, 200)
  assert.equal((await (await waymark.as(people.solicitor)).get(address)).status, 403)
})

test('PP-02 a letter that day 0 hangs on is not moved to where an agreed extension would be out of bounds', async () => {
  const family = await aFamily(db, place, 'Iqbal', [
    { name: 'Noor Iqbal', bornOn: '2016-02-01', decidedOn: '2026-06-22', letterSentOn: '2026-07-01' },
  ])
  const [only] = family.children
  await db
    .updateTable('episode')
    .set({ clockStartsWith: 'letter' })
    .where('id', '=', only?.episodeId ?? 0)
    .execute()
  const on = (iso: string) => Temporal.PlainDate.from(iso)
  await db
    .insertInto('extension')
    .values({
      episodeId: only?.episodeId ?? 0,
      episodeDayZeroOn: on('2026-07-01'),
      newLimitOn: on('2026-10-21'),
      state: 'agreed',
      decidedAs: 'divisional-director',
    })
    .execute()
  const browser = await waymark.as(people.socialWorker)
  const refused = await browser.submit(
    `/children/${only?.childId ?? 0}/letters`,
    dateFields('letterSentOn', '2026-06-24'),
  )
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /rule P6.*Divisional Director decides/)
})
