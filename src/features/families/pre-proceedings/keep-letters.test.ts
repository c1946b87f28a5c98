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
  assert.ok(row.some((cell) => cell.startsWith('Held Fri 9 Oct 2026')))
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
    { text: 'Letter before proceedings sent: the date must be today or in the past', href: '#letterSentOn' },
  ])
  assert.ok(ahead.page.ids.has('children') && ahead.page.ids.has('letterSentOn'))
  assert.match(ahead.body, /Not safe for Ada/)
  const empty = await browser.submit(address, { children: [ada ?? ''] })
  assert.deepEqual(empty.page.errors, [
    { text: 'Enter when the letter before proceedings was sent, or fill in what else happened', href: '#letterSentOn' },
  ])
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

const decidedToIssue = async (name: string) => {
  const family = await aFamily(db, place, name, [
    { name: `Ada ${name}`, bornOn: '2016-02-01', decidedOn: '2026-07-27', letterSentOn: '2026-07-30' },
    { name: `Bo ${name}`, bornOn: '2018-02-01', decidedOn: '2026-07-27', letterSentOn: '2026-07-30' },
  ])
  for (const { episodeId } of family.children)
    await db
      .updateTable('episode')
      .set({ outcome: 'initiate-proceedings', endedOn: Temporal.PlainDate.from('2026-10-05') })
      .where('id', '=', episodeId ?? 0)
      .execute()
  return family
}
const questionOf = ({ page }: { page: { errors: readonly { text: string; href: string }[] } }) =>
  page.errors.find(({ href }) => href === '#sure')?.text ?? ''

test('P14 PP-08 the application and the letter of issue are recorded once the decision to issue has ended pre-proceedings', async () => {
  const family = await decidedToIssue('Marlow')
  const [ada, bo] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  const address = `/children/${ada ?? ''}/letters`
  const opened = await browser.get(address)
  assert.equal(opened.status, 200)
  const fields = opened.page.forms.find((form) => form.fields.has('letterOfIssueOn'))?.fields
  assert.ok(fields?.has('applicationOn') === true && !fields.has('letterSentOn'))
  assert.equal((await browser.submit(address, dateFields('applicationOn', '2026-10-08'))).status, 303)
  const whole = await browser.submit(`/families/${family.familyId}/letters`, {
    children: [ada ?? '', bo ?? ''],
    ...dateFields('letterOfIssueOn', '2026-10-09'),
  })
  assert.equal(whole.status, 303, whole.page.text)
  const row = (await browser.get(`/families/${family.familyId}`)).page.rows.find(([who]) => who?.startsWith('Ada'))
  assert.equal(
    row?.[5]?.replaceAll('\u00a0', ' '),
    'Decided Mon 5 Oct 2026 Application Thu 8 Oct 2026 Letter of issue Fri 9 Oct 2026',
  )
  const earlier = await browser.submit(`/families/${family.familyId}/letters`, {
    children: [bo ?? ''],
    ...dateFields('firstMeetingOn', '2026-10-08'),
  })
  assert.match(
    earlier.page.errors[0]?.text ?? '',
    /Which children is this for: only the application and the letter of issue .* Bo: pre-proceedings/,
  )
  assert.equal((await episode(ada)).letterSentOn?.toString(), '2026-07-30')
})

test('P14 an application before the decision, or a letter of issue before the application, is asked, kept and shown for the return', async () => {
  const family = await decidedToIssue('Quiller')
  const [ada] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  const address = `/children/${ada ?? ''}/letters`
  const entered = { ...dateFields('applicationOn', '2026-10-02'), ...dateFields('letterOfIssueOn', '2026-10-01') }
  const asked = await browser.submit(address, entered)
  assert.equal(asked.status, 422)
  assert.equal(
    questionOf(asked),
    'The application to court, Fri 2 Oct 2026, would be 3 days before the decision to issue, Mon 5 Oct 2026. ' +
      'The letter of issue, Thu 1 Oct 2026, would be 1 day before the application to court, Fri 2 Oct 2026. ' +
      'Correct it, or say below that it is right',
  )
  assert.equal((await episode(ada)).applicationOn, null)
  const sure = await browser.submit(address, { ...entered, sure: questionOf(asked) })
  assert.equal(sure.status, 303)
  for (const at of [`/families/${family.familyId}`, `/children/${ada ?? ''}/clock`]) {
    const { text } = (await browser.get(at)).page
    assert.match(text, /return will query this: the application/)
    assert.match(text, /return will query this: the letter of issue/)
  }
  const unchanged = await browser.submit(address, dateFields('letterOfIssueOn', '2026-10-01'))
  assert.equal(unchanged.status, 303, 'what stays as it was isn’t asked again')
})

test('P14 CT-08 a solicitor records the application and the letter of issue, for siblings at once, and nothing else of the letters', async () => {
  const family = await decidedToIssue('Sorrel')
  const [ada = '', bo = ''] = idsOf(family)
  const solicitor = await waymark.as(people.solicitor)
  const home = await solicitor.get(`/families/${family.familyId}`)
  const address = `/families/${family.familyId}/application`
  assert.ok(home.page.links.some(({ href }) => href === address))
  const fields = (await solicitor.get(address)).page.forms.find((form) => form.fields.has('applicationOn'))?.fields
  assert.ok(fields?.has('letterOfIssueOn') === true && !fields.has('letterSentOn'))

  const early = { children: [ada, bo], ...dateFields('applicationOn', '2026-10-02') }
  const asked = await solicitor.submit(address, early)
  assert.match(
    questionOf(asked),
    /The application to court, Fri 2 Oct 2026, would be 3 days before the decision to issue/,
  )
  const more = { ...early, ...dateFields('letterSentOn', '2026-08-03'), sure: questionOf(asked) }
  assert.equal((await solicitor.submit(address, more)).status, 303)
  for (const id of [ada, bo])
    assert.deepEqual([(await episode(id)).applicationOn, (await episode(id)).letterSentOn].map(String), [
      '2026-10-02',
      '2026-07-30',
    ])
  const shown = await solicitor.get(`/families/${family.familyId}`)
  assert.match(shown.page.text, /return will query this: the application/)
  assert.ok(!shown.page.links.some(({ href }) => href === address), 'it is recorded')

  const one = `/children/${ada}/application`
  assert.ok(shown.page.links.some(({ href }) => href === one))
  assert.equal((await solicitor.submit(one, dateFields('applicationOn', '2026-10-07'))).status, 303)
  assert.equal(String((await episode(ada)).applicationOn), '2026-10-07')
  assert.equal(String((await episode(ada)).letterSentOn), '2026-07-30')
  assert.equal((await solicitor.get(`/children/${ada}/letters`)).status, 403)
  assert.equal((await (await waymark.as(people.socialWorker)).get(one)).status, 403)
})

test('CT-08 the case says when the application was made, and leads to where it is recorded', async () => {
  const family = await decidedToIssue('Tansy')
  const [ada = '', bo = ''] = idsOf(family)
  const solicitor = await waymark.as(people.solicitor)
  const issued = { [`in-${ada}`]: 'yes', [`in-${bo}`]: 'yes', ...dateFields('issuedOn', '2026-10-09') }
  const at = String(
    (await solicitor.submit(`/families/${family.familyId}/proceedings/new`, issued)).headers['location'],
  )
  const before = await solicitor.get(at)
  assert.match(before.page.text, /Application Not recorded/)
  assert.ok(before.page.links.some(({ href }) => href === `/families/${family.familyId}/application`))
  await solicitor.submit(`/children/${ada}/application`, dateFields('applicationOn', '2026-10-08'))
  assert.match((await solicitor.get(at)).page.text, /Ada Tansy: Thu 8 Oct 2026 Bo Tansy: Not recorded/)
  const worker = await (await waymark.as(people.socialWorker)).get(at)
  assert.ok(!worker.page.links.some(({ href }) => href.endsWith('/application')))
})

test('FAM-03 no application is recorded for a child not yet born', async () => {
  const family = await aFamily(db, place, 'Nwosu', [
    { name: 'Baby of Ngozi', expectedOn: '2026-12-01', decidedOn: '2026-09-28' },
  ])
  const [baby] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  const refused = await browser.submit(`/children/${baby ?? ''}/letters`, dateFields('applicationOn', '2026-10-08'))
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /No court application can be made or recorded for Baby of Ngozi before the birth/)
})

test('PP-08 an unlikely date is asked once; ticking the box answers that question and no other', async () => {
  const family = await threeSiblings()
  const [ada] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  const address = `/children/${ada ?? ''}/letters`
  const sunday = await browser.submit(address, dateFields('firstMeetingOn', '2026-10-04'))
  assert.equal(sunday.status, 422)
  assert.match(questionOf(sunday), /^The first meeting with parents, Sun 4 Oct 2026, would be a Sunday\. Correct it/)
  assert.ok(sunday.page.ids.has('sure'))
  const other = await browser.submit(address, {
    ...dateFields('letterSentOn', '2025-10-03'),
    sure: questionOf(sunday),
  })
  assert.equal(other.status, 422)
  assert.match(questionOf(other), /would be 360 days before the decision to start, Mon 28 Sep 2026/)
  const sure = await browser.submit(address, {
    ...dateFields('firstMeetingOn', '2026-10-04'),
    sure: questionOf(sunday),
  })
  assert.equal(sure.status, 303)
  assert.equal((await episode(ada)).firstMeetingOn?.toString(), '2026-10-04')
})
