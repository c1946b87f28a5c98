import { test } from 'node:test'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people, teams } = place
const day = (text: string) => Temporal.PlainDate.from(text)

// In pre-proceedings: one overdue, one past the midpoint with an extension asked for, one at the beginning in another team.
const begun = { letterSentOn: '2026-08-27', firstMeetingOn: '2026-09-07', midpointHeldOn: '2026-10-05' }
await aFamily(db, place, 'Overdue', [{ name: 'Ava Overdue', bornOn: '2019-01-01', decidedOn: '2026-08-24', ...begun }])
const asking = await aFamily(db, place, 'Asking', [
  { name: 'Bea Asking', bornOn: '2018-01-01', decidedOn: '2026-09-14', ...begun, midpointHeldOn: '2026-10-26' },
])
await aFamily(db, place, 'Early', [
  { name: 'Cal Early', bornOn: '2017-01-01', decidedOn: '2026-11-16', teamId: teams.west },
])
const agreed = await aFamily(db, place, 'Agreed', [
  { name: 'Dot Agreed', bornOn: '2016-01-01', decidedOn: '2026-09-07', ...begun, midpointHeldOn: '2026-10-19' },
])
const extension = (of: typeof asking, dayZero: string, newLimitOn: string, state: 'requested' | 'agreed') =>
  db
    .insertInto('extension')
    .values({
      episodeId: of.children[0]?.episodeId ?? 0,
      episodeDayZeroOn: day(dayZero),
      newLimitOn: day(newLimitOn),
      state,
      requestedBy: people.teamManager,
      requestedOn: day('2026-11-10'),
      exceptional: 'An expert',
      proposals: 'Weekly',
      ...(state === 'agreed'
        ? { decidedBy: people.divisionalDirector, decidedAs: 'divisional-director', decidedOn: day('2026-11-12') }
        : {}),
    })
    .execute()
await extension(asking, '2026-09-14', '2026-12-21', 'requested')
await extension(agreed, '2026-09-07', '2026-12-14', 'agreed')

// In court and in private proceedings.
const court = await aFamily(db, place, 'Court', [
  { name: 'Eve Court', bornOn: '2015-01-01', teamId: teams.inCare },
  { name: 'Fay Court', bornOn: '2014-01-01', teamId: teams.inCare },
  { name: 'Gus Court', bornOn: '2013-01-01', teamId: teams.inCare },
])
const [eve = 0, fay = 0, gus = 0] = court.children.map(({ childId }) => childId)
const { id: proceedingsId } = await db
  .insertInto('proceedings')
  .values({ familyId: court.familyId, issuedOn: day('2026-10-01'), courtNumber: 'NB26C00077' })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('proceedingsChild').values({ proceedingsId, childId: eve }).execute()
for (const [heldOn, status] of [
  ['2026-11-20', 'listed'],
  ['2026-11-25', 'vacated'],
  ['2026-12-03', 'listed'],
] as const)
  await db
    .insertInto('hearing')
    .values({ proceedingsId, kind: 'case-management', heldOn: day(heldOn), status })
    .execute()
await db
  .insertInto('courtFiling')
  .values([
    { proceedingsId, what: 'Chronology', dueOn: day('2026-11-10'), filedOn: day('2026-11-09') },
    { proceedingsId, what: 'Care plan', dueOn: day('2026-11-30'), filedOn: null },
  ])
  .execute()
await db
  .insertInto('privateProceedings')
  .values([
    {
      childId: fay,
      report: 'section-7',
      reportDueOn: day('2026-11-13'),
      filedOn: day('2026-11-12'),
      nextHearingOn: day('2027-02-01'),
    },
    {
      childId: gus,
      report: 'section-37',
      reportDueOn: day('2027-01-05'),
      filedOn: null,
      nextHearingOn: day('2026-12-01'),
    },
  ])
  .execute()

const administrator = await waymark.as(people.panelAdministrator)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const rows = async (query = '') =>
  (await administrator.get(`/tracker?${query}`)).page.rows.slice(1).map((row) => row.map(plain))
const names = async (query: string) => (await rows(query)).map(([first = '']) => first.split(' ')[0])
const nextOf = async (name: string) => (await rows()).find(([first = '']) => first.startsWith(name))?.[2]

test('CT-03 a child in court has the first of what is to come next: no vacated hearing, none that was, nothing filed', async () => {
  assert.equal(await nextOf('Eve'), 'Care plan due Mon 30 Nov')
  await db
    .updateTable('courtFiling')
    .set({ filedOn: day('2026-11-23') })
    .where('what', '=', 'Care plan')
    .execute()
  assert.equal(await nextOf('Eve'), 'Case management hearing Thu 3 Dec')
})

test('CT-06 a child in private proceedings has the report until it is filed, and the hearing where that is earlier', async () => {
  assert.equal(await nextOf('Fay'), 'Hearing Mon 1 Feb')
  assert.equal(await nextOf('Gus'), 'Hearing Tue 1 Dec')
})

test('the stage, what a child waits for and how soon the next date is narrow the list', async () => {
  assert.deepEqual(await names('stage=proceedings'), ['Eve'])
  assert.deepEqual((await names('stage=private')).toSorted(), ['Fay', 'Gus'])
  assert.deepEqual(await names('waiting=extension-decision'), ['Bea'])
  assert.deepEqual((await names('waiting=letter')).toSorted(), ['Cal'])
  const within = async (weeks: number) => (await names(`due=${weeks}`)).toSorted()

  assert.ok(!(await within(2)).includes('Fay'), 'in February')
  assert.ok((await within(2)).includes('Gus'), 'in eight days')
  assert.ok((await within(2)).includes('Ava'), 'overdue')
})

test('by team: team after team, most urgent first in each', async () => {
  const teamOf = ([first = '']: readonly string[]) => /Children in Care|Safeguarding (?:East|West)/.exec(first)?.[0]
  const ordered = (await rows('order=team')).map(teamOf)
  assert.deepEqual(ordered, [...ordered].toSorted())
  assert.equal((await names('order=team&stage=pre-proceedings'))[0], 'Ava')
})

test('the counts above the list say how many are overdue, and what falls within two weeks besides', async () => {
  const { text } = (await administrator.get('/tracker')).page
  assert.match(text, /7 children in 5 families\. 1 overdue, 4 dates fall in the next two weeks\./)
})

test('FAM-06 the export says the next date as a date, and the date agreed instead of the 12-week date', async () => {
  const read = await readWorkbook((await administrator.get('/tracker.xlsx')).bytes, 'tracker.xlsx')
  assert.ok(read.ok)
  const [head, ...lines] = read.value.sheets[0]?.rows ?? []
  const at = (heading: string) => head?.cells.indexOf(heading) ?? -1
  const cell = (name: string, heading: string) =>
    String(lines.find(({ cells }) => cells[at('Child')] === name)?.cells[at(heading)])
  assert.equal(cell('Gus Court', 'Next date'), '2026-12-01')
  assert.equal(cell('Dot Agreed', 'Date agreed instead'), '2026-12-14')
  assert.equal(cell('Bea Asking', 'Date agreed instead'), 'null')
  assert.equal(cell('Eve Court', 'Court number'), 'NB26C00077')
  assert.equal(cell('Bea Asking', 'Waits for'), 'the decision on an extension')
})

test('PP-04 a child’s line says until when an extension is asked for, as strip and as table; nobody else’s does', async () => {
  for (const view of ['/tracker', '/tracker?view=table']) {
    const rows = (await administrator.get(view)).page.rows.map((row) => row.join(' '))
    const saying = rows.filter((row) => row.includes('Extension to Mon 21 Dec 2026 asked for'))
    assert.equal(saying.length, 1, view)
    assert.match(saying[0] ?? '', /^Bea Asking .*not decided/)
  }
})
