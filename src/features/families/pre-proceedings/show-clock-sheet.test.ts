import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2027-01-04T09:00')
const { db, place } = waymark
const { people } = place
const solicitor = await waymark.as(people.solicitor)
const panel = await waymark.as(people.panelAdministrator)
const worker = await waymark.as(people.socialWorker)
const plain = (text: string | undefined) => (text ?? '').replaceAll('\u00a0', ' ')
const sheetOf = async (childId: number | undefined) => {
  const { page } = await worker.get(`/children/${childId ?? 0}/clock`)
  return { text: page.text, row: (what: string) => page.rows.find(([first]) => first === what)?.map(plain) }
}

test('PP-10 the clock sheet explains every date at court, and who changed what twice on one day', async () => {
  const family = await aFamily(db, place, 'Adeyemi', [
    { name: 'Cara Adeyemi', bornOn: '2019-03-01' },
    { name: 'Ben Adeyemi', bornOn: '2014-05-01' },
  ])
  const [cara, ben] = family.children.map(({ childId }) => childId)
  const opened = await solicitor.submit(`/families/${family.familyId}/proceedings/new`, {
    [`in-${cara ?? 0}`]: 'yes',
    [`in-${ben ?? 0}`]: 'yes',
    courtNumber: 'NB26C00101',
    withoutPreProceedingsReason: 'A',
    ...dateFields('issuedOn', '2026-12-11'),
  })
  const address = String(opened.headers['location'])
  const listed = await solicitor.submit(`${address}/hearings/new`, {
    kind: 'case-management',
    ...dateFields('heldOn', '2027-01-11'),
    startsAt: '10:00',
  })
  const hearing = String(listed.headers['location'])
  const ofBen = await solicitor.submit(`${address}/hearings/new`, {
    kind: 'placement',
    childId: String(ben ?? 0),
    ...dateFields('heldOn', '2027-02-02'),
  })
  assert.equal(ofBen.status, 303, ofBen.page.text)
  const filing = await solicitor.submit(`${address}/filings/new`, {
    what: 'Social work evidence template',
    ...dateFields('dueOn', '2027-01-04'),
  })
  assert.equal(filing.status, 303, filing.page.text)
  assert.equal((await solicitor.submit(`${hearing}/edit`, { startsAt: '14:00' })).status, 303)
  assert.equal((await solicitor.submit(`${hearing}/edit`, dateFields('heldOn', '2027-01-07'))).status, 303)

  const { row, text } = await sheetOf(cara)
  assert.deepEqual(row('Case management hearing'), [
    'Case management hearing',
    'Thu 7 Jan 2027',
    'Listed by the court; before, Mon 11 Jan 2027',
    'Listed. The court’s day goes before any that is worked out',
    'Day 17: 16 working days; weekends and 3 bank holidays skipped: Fri 25 Dec 2026 (Christmas Day), Mon 28 Dec 2026 (Boxing Day (substitute day)), Fri 1 Jan 2027 (New Year’s Day)',
  ])
  assert.equal(row('Advocates’ meeting by')?.[1], 'Tue 5 Jan 2027')
  assert.equal(row('Draft order by 11:00')?.[1], 'Wed 6 Jan 2027')
  assert.equal(row('26 weeks')?.[1], 'Thu 10 Jun 2027')
  assert.equal(row('Social work evidence template')?.[3], 'Recorded as given; never worked out. Not filed yet')
  assert.equal(row('Placement hearing'), undefined, 'a sibling’s own hearing isn’t this child’s')
  assert.match(text, /Hearing changed .*Date: Mon 11 Jan 2027 → Thu 7 Jan 2027/)
  assert.match(text, /Hearing changed .*Starts: 10:00.* → 14:00/)
  assert.match(text, /Filing duty added/)
})

test('PP-10 CT-06 the clock sheet explains private dates, with the hearing’s day before', async () => {
  const family = await aFamily(db, place, 'Silva', [{ name: 'Lia Silva', bornOn: '2018-03-01' }])
  const [lia] = family.children.map(({ childId }) => childId)
  const made = await solicitor.submit(`/families/${family.familyId}/private-proceedings/new`, {
    child: String(lia ?? 0),
    report: 'section-37',
    ...dateFields('orderedOn', '2026-12-06'),
    ...dateFields('nextHearingOn', '2027-02-10'),
    riskOfPublic: 'no',
  })
  assert.equal(made.status, 303, made.page.text)
  const edit = `${String(made.headers['location'])}/edit`
  assert.equal((await solicitor.submit(edit, dateFields('nextHearingOn', '2027-01-20'))).status, 303)
  const { row, text } = await sheetOf(lia)
  assert.deepEqual(row('Section 37 report due'), [
    'Section 37 report due',
    'Sat 30 Jan 2027',
    'Ordered, Sun 6 Dec 2026',
    'The end of 8 weeks that begin with the order, as the court gave no date. Not filed yet. After the hearing it serves',
    '55 days later',
  ])
  assert.equal(row('Report, to work towards')?.[1], 'Fri 29 Jan 2027')
  assert.equal(row('Next hearing')?.[2], 'Listed by the court; before, Wed 10 Feb 2027')
  assert.match(text, /Private proceedings changed/)
})

test('PP-10 PP-04 the sheet names who agreed an extension and who asked for it', async () => {
  const family = await aFamily(db, place, 'Okafor', [
    { name: 'Ada Okafor', bornOn: '2016-02-01', decidedOn: '2026-10-12', letterSentOn: '2026-10-14' },
  ])
  const [ada] = family.children
  const on = (iso: string) => Temporal.PlainDate.from(iso)
  await db
    .insertInto('extension')
    .values({
      episodeId: ada?.episodeId ?? 0,
      episodeDayZeroOn: on('2026-10-12'),
      newLimitOn: on('2027-01-18'),
      state: 'agreed',
      requestedOn: on('2026-12-21'),
      requestedBy: people.teamManager,
      decidedOn: on('2026-12-23'),
      decidedBy: people.headOfService,
      decidedAs: 'acting-divisional-director',
    })
    .execute()
  const { row } = await sheetOf(ada?.childId)
  assert.equal(
    row('Agreed date')?.[2],
    'Extension agreed, Wed 23 Dec 2026, by Sunita Rao, acting Divisional Director; asked for, Mon 21 Dec 2026, by Hannah Lowe, decided after 2 days',
  )
  assert.equal(row('Letter before proceedings')?.[1], 'Wed 14 Oct 2026')
})

test('P5 PP-10 a correction that changes how late a review was says so beside the date', async () => {
  const family = await aFamily(db, place, 'Marlow', [
    { name: 'Mia Marlow', bornOn: '2016-02-01', decidedOn: '2026-10-12', midpointHeldOn: '2026-11-23' },
  ])
  const [mia] = family.children
  assert.equal((await sheetOf(mia?.childId)).row('Midpoint review held')?.[4], 'Held on time')
  const corrected = await panel.submit(`/children/${mia?.childId ?? 0}/decision`, {
    decidingBody: 'gateway-panel',
    reason: 'The minutes say the 5th.',
    ...dateFields('decidedOn', '2026-10-05'),
  })
  assert.equal(corrected.status, 303, corrected.page.text)
  const says = '7 days late (on time until the start of the clock was corrected, Mon 4 Jan 2027)'
  const after = await sheetOf(mia?.childId)
  assert.equal(after.row('Midpoint review held')?.[4], `Held ${says}`)
  for (const at of [`/children/${mia?.childId ?? 0}/clock`, `/families/${family.familyId}`])
    assert.ok((await worker.get(at)).page.text.includes(says), at)
  const back = await panel.submit(`/children/${mia?.childId ?? 0}/decision`, {
    decidingBody: 'gateway-panel',
    reason: 'It was the 12th after all.',
    ...dateFields('decidedOn', '2026-10-12'),
  })
  assert.equal(back.status, 303, back.page.text)
  assert.equal((await sheetOf(mia?.childId)).row('Midpoint review held')?.[4], 'Held on time')
})
