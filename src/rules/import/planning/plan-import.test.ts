import { test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { keptAfter } from '#test/support/kept-plan.ts'
import { plan, type Row, sheetOf, steps, told } from '#test/support/planned-workbook.ts'
import { day } from '#rules/calendar/plain-date.ts'
import type { Ref } from '#rules/import/plan/record-values.ts'
import type { Cell } from '#rules/import/sheets/sheet.ts'
import { summarisePlan } from '#rules/import/plan/summarise-plan.ts'

const trackerHeadings =
  'LCS ID, Family, Child, DOB / EDD, UBB?, Team, SW, TM, LGP date, LGP decn, LBP sent, FGC offered, FGC date, 1st PPM, 6 wk review due, 6wk held, 6wk outcome, Ext to, Ext agreed by, 12wk held, Outcome, Step date, Notes'
const tracker = (...rows: readonly Row[]) => sheetOf('Tracker', trackerHeadings, rows)
const staff = sheetOf('Staff', 'Name, Email, Role, Team, Service', [
  { Name: 'Kofi Asante', Email: 'kofi@x.example', Role: 'Social Worker', Team: 'North', Service: 'Operational' },
  { Name: 'Nikhil Rao', Email: 'nikhil@x.example', Role: 'Team Manager', Team: 'North', Service: 'Operational' },
  { Name: 'Imran Dar', Email: 'imran@x.example', Role: 'Team Manager', Team: 'West', Service: 'Operational' },
  { Name: 'Wendy Orme', Email: 'wendy@x.example', Role: 'Divisional Director' },
])

const amira = { 'LCS ID': 1001, Family: 'Cole', Child: 'Amira Cole', 'DOB / EDD': day('2015-03-01') }
const open = { ...amira, 'LGP date': day('2026-09-07'), 'LGP decn': 'B' }
test('P14 a step decision or a first meeting before the decision is recorded as it happened, and said', () => {
  const result = plan([
    tracker({ ...open, '1st PPM': day('2026-09-01'), Outcome: 'Step out CIN', 'Step date': day('2026-09-06') }),
  ])
  assert.deepEqual(told(result), ['warning | P14 | 1st PPM | 01/09/2026', 'warning | P14 | Step date | 06/09/2026'])
  const [episode] = result.episodes
  assert.deepEqual(
    [String(episode?.value.firstMeetingOn), String(episode?.value.endedOn)],
    ['2026-09-01', '2026-09-06'],
  )
})

test('P5 a review dated before the decision, or ahead, isn’t recorded as held', () => {
  const result = plan([tracker({ ...open, '6wk held': day('2026-09-01'), '12wk held': day('2026-11-30') })])
  assert.deepEqual(told(result), ['warning | P5 | 6wk held | 01/09/2026', 'warning | FAM-06 | 12wk held | 30/11/2026'])
  assert.deepEqual(result.reviews, [])
})

test('P4 a midpoint before day 28 is recorded, and its reason asked for', () => {
  const result = plan([tracker({ ...open, '6wk held': day('2026-10-04'), '6wk outcome': 'continue' })])
  assert.deepEqual(told(result), ['warning | P4 | 6wk held | 04/10/2026'])
  assert.equal(result.reviews.length, 1)
  assert.deepEqual(told(plan([tracker({ ...open, '6wk held': day('2026-10-05'), '6wk outcome': 'continue' })])), [])
})

test('P7 a midpoint outcome keeps the sheet’s words; one without a date records no review', () => {
  const likely = plan([tracker({ ...open, '6wk held': day('2026-10-19'), '6wk outcome': 'ext likely' })])
  assert.deepEqual([likely.reviews[0]?.value.outcome, likely.reviews[0]?.value.why], ['seek-extension', 'ext likely'])
  const undated = plan([tracker({ ...open, '6wk outcome': 'continue' })])
  assert.deepEqual(told(undated), ['warning | P7 | 6wk outcome | continue'])
  assert.deepEqual(undated.reviews, [])
})

test('P10 an outcome without its date, or a date without its outcome, ends nothing', () => {
  const outcome = plan([tracker({ ...open, Outcome: 'Issue', '12wk held': day('2026-11-09') })])
  assert.deepEqual(told(outcome), ['warning | P10 | Outcome | Issue'])
  assert.deepEqual([outcome.episodes[0]?.value.outcome, outcome.reviews[0]?.value.outcome], [null, null])
  const date = plan([tracker({ ...open, 'Step date': day('2026-11-09') })])
  assert.deepEqual(told(date), ['warning | P10 | Step date | 09/11/2026'])
  const unknown = plan([tracker({ ...open, Outcome: 'who knows', 'Step date': day('2026-11-09') })])
  assert.deepEqual(told(unknown), ['warning | FAM-06 | Outcome | who knows', 'warning | P10 | Step date | 09/11/2026'])
  assert.equal(unknown.episodes[0]?.value.endedOn, null)
})

const extensions: readonly (readonly [Row, readonly string[], number])[] = [
  [{ 'Ext to': day('2026-12-28'), 'Ext agreed by': 'DD' }, [], 1],
  [{ 'Ext to': day('2026-12-28'), 'Ext agreed by': 'wendy  orme' }, [], 1],
  [{ 'Ext to': day('2026-12-29'), 'Ext agreed by': 'DD' }, ['warning | P6 | Ext to | 29/12/2026'], 0],
  [{ 'Ext to': day('2026-11-30'), 'Ext agreed by': 'DD' }, ['warning | P6 | Ext to | 30/11/2026'], 0],
  [{ 'Ext to': day('2026-12-14'), 'Ext agreed by': 'Nikhil Rao' }, ['warning | PP-04 | Ext agreed by | Nikhil Rao'], 0],
  [{ 'Ext to': day('2026-12-14') }, ['warning | PP-04 | Ext to | 14/12/2026'], 0],
  [{ 'Ext agreed by': 'DD' }, ['warning | P6 | Ext agreed by | DD'], 0],
  [
    { 'Ext to': day('2027-01-11'), 'Ext agreed by': 'HoS' },
    ['warning | P6 | Ext to | 11/01/2027', 'warning | PP-04 | Ext agreed by | HoS'],
    0,
  ],
]
for (const [row, findings, count] of extensions) {
  test(`PP-04 an extension of ${Object.values(row).map(String).join(' by ')} after a decision on 7 September`, () => {
    const result = plan([staff, tracker({ ...open, ...row })])
    assert.deepEqual(told(result), findings)
    assert.equal(result.extensions.length, count)
  })
}

const births: readonly (readonly [Row, string, readonly string[]])[] = [
  [{ 'DOB / EDD': day('2027-01-10'), 'UBB?': 'UBB' }, 'unborn, expected 2027-01-10', []],
  [{ Child: 'Unborn Cole', 'DOB / EDD': day('2027-01-10') }, 'unborn, expected 2027-01-10', []],
  [
    { 'DOB / EDD': day('2026-11-10'), 'UBB?': 'Y' },
    'unborn, expected 2026-11-10',
    ['warning | P13 | DOB / EDD | 10/11/2026'],
  ],
  [{ 'DOB / EDD': null, 'UBB?': 'UBB' }, 'unborn, expected null', ['warning | P13 | DOB / EDD | ']],
  [{ 'DOB / EDD': day('2027-01-10') }, 'null, born null', ['warning | P13 | DOB / EDD | 10/01/2027']],
  [{ 'DOB / EDD': null }, 'null, born null', ['warning | FAM-01 | DOB / EDD | ']],
  [{ 'DOB / EDD': day('2008-11-20') }, 'born, born 2008-11-20', ['warning | P17 | DOB / EDD | 20/11/2008']],
  [{ 'DOB / EDD': day('2008-11-21') }, 'born, born 2008-11-21', []],
]
for (const [row, expected, findings] of births) {
  test(`P13 ${Object.values(row).map(String).join(', ')} is ${expected}`, () => {
    const result = plan([tracker({ ...open, ...row })])
    const { unborn, bornOn, expectedDeliveryOn } = result.children[0]?.value ?? assert.fail()
    const words = unborn === null ? 'null' : unborn ? 'unborn' : 'born'
    assert.equal(
      unborn === true ? `${words}, expected ${String(expectedDeliveryOn)}` : `${words}, born ${String(bornOn)}`,
      expected,
    )
    assert.deepEqual(told(result), findings)
  })
}

test('P17 somebody born on 29 February is 18 on 1 March', () => {
  const row = { ...open, 'DOB / EDD': day('2008-02-29'), 'LGP date': day('2026-01-05') }
  const toldOn = (on: string) => told(plan([tracker(row)], undefined, undefined, day(on)))
  assert.deepEqual(toldOn('2026-02-28'), [])
  assert.deepEqual(toldOn('2026-03-01'), ['warning | P17 | DOB / EDD | 29/02/2008'])
})

test('P1 without a decision no clock starts: the child comes in, and what the row says is kept word for word', () => {
  const result = plan([tracker({ ...amira, 'LBP sent': day('2026-09-10'), '1st PPM': 'soon' })])
  assert.deepEqual(told(result), [
    'warning | P1 | LGP date | ',
    'note | P1 | LBP sent | 10/09/2026',
    'note | P1 | 1st PPM | soon',
  ])
  assert.deepEqual([result.children.length, result.episodes.length], [1, 0])
  for (const row of [{ 'LGP date': 'tbc' }, { 'LGP date': day('2026-11-27') }, { ...open, 'LGP decn': 'A' }]) {
    const other = plan([tracker({ ...amira, ...row })])
    assert.deepEqual([other.children.length, other.episodes.length, other.findings.length], [1, 0, 1])
  }
})

test('P11 a child re-enters with a new clock; two open periods at once don’t come in, and who works with the child now is the latest row’s', () => {
  const ended = {
    ...open,
    'LGP date': day('2026-03-02'),
    Outcome: 'Step out CIN',
    'Step date': day('2026-05-25'),
    SW: 'Imran Dar',
  }
  const again = plan([staff, tracker({ ...open, SW: 'Kofi Asante' }, { ...ended, Family: null })])
  assert.deepEqual([again.children.length, again.episodes.length, again.leftOut.length], [1, 2, 0])
  assert.equal(again.children[0]?.value.socialWorker, 'person:kofi@x.example')
  const clash = plan([tracker(open, { ...open, 'LGP date': day('2026-10-05') })])
  assert.deepEqual(told(clash), ['error | P11 | LGP date | 05/10/2026'])
  assert.deepEqual([clash.episodes.length, clash.leftOut.length, clash.families.length], [1, 1, 1])
  const worker = plan([
    staff,
    tracker({ ...open, SW: 'Kofi Asante' }, { ...open, 'LGP date': day('2026-10-05'), SW: 'Imran Dar' }),
  ])
  assert.equal(worker.children[0]?.value.socialWorker, 'person:kofi@x.example', 'a row that stays out says nothing')
})

test('FAM-06 an id beside another child’s name is a slip: the row stays out, now and against what is kept', () => {
  const slip = {
    ...open,
    Family: 'Malik',
    Child: 'Jack Malik',
    'DOB / EDD': day('2020-01-01'),
    'LGP date': day('2026-10-05'),
  }
  const result = plan([tracker(open, slip)])
  assert.deepEqual(told(result), ['error | FAM-06 | LCS ID | 1001'])
  assert.deepEqual(result.children.map(({ value }) => value.name), ['Amira Cole']) // prettier-ignore
  assert.equal(result.families.length, 1, 'no family is made for a row that stays out')
  const kept = keptAfter(plan([tracker(open)]))
  assert.deepEqual(told(plan([tracker(slip)], kept)), ['error | FAM-06 | LCS ID | 1001'])
  const born = plan([tracker({ ...open, Child: 'Ava Cole', 'DOB / EDD': day('2026-11-01') })], kept)
  assert.deepEqual(summarisePlan(born).records.children, { added: 0, changed: 1, unchanged: 0 })
})

test('FAM-06 a row that names nobody stays out; a remark is left aside', () => {
  const result = plan([tracker(open, { Team: 'North', 'LGP date': day('2026-10-05') }, { Family: 'remember the key' })])
  assert.deepEqual(told(result), [
    'error | FAM-06 | | '.replace('| |', '|  |'),
    'note | FAM-06 | Family | remember the key',
  ])
  assert.deepEqual(result.rows.tracker, 2)
  const [left] = result.leftOut
  assert.equal(left?.cells[left.headings.indexOf('Family')], 'Cole', 'the family it stood under goes with it')
  const alone = plan([tracker({ Team: 'North', 'LGP date': day('2026-10-05') })])
  assert.deepEqual([alone.families.length, alone.findings.map(({ family }) => family)], [0, [null]])
})

test('FAM-06 a child without an id is known again by family, name and date of birth, also once the id is given', () => {
  const noId = { ...open, 'LCS ID': 'TBC' }
  const first = plan([tracker(noId)])
  assert.deepEqual(told(first), ['warning | FAM-06 | LCS ID | TBC'])
  const kept = keptAfter(first)
  assert.deepEqual(summarisePlan(plan([tracker(noId)], kept)).records.children, { added: 0, changed: 0, unchanged: 1 })
  const given = plan([tracker(open)], kept)
  assert.deepEqual(summarisePlan(given).records.children, { added: 0, changed: 1, unchanged: 0 })
  assert.deepEqual(told(given), [])
  assert.deepEqual(told(plan([tracker(noId)], keptAfter(given, kept))), [], 'the id is known by now')
  const other = plan([tracker({ ...noId, 'DOB / EDD': day('2016-03-01') })], kept)
  assert.deepEqual(
    summarisePlan(other).records.children,
    { added: 1, changed: 0, unchanged: 0 },
    'a namesake born another day',
  )
  const elsewhere = plan([tracker({ ...noId, Family: 'Malik' })], kept)
  assert.deepEqual(summarisePlan(elsewhere).records.families, { added: 1, changed: 0, unchanged: 0 }, 'another family')
})

test('FAM-06 a child Waymark has with another family stays there, and it is said', () => {
  const kept = keptAfter(plan([tracker(open, { ...open, 'LCS ID': 1002, Family: 'Malik', Child: 'Jack Malik' })]))
  const moved = plan([tracker(open, { ...open, 'LCS ID': 1002, Family: null, Child: 'Jack Malik' })], kept)
  assert.deepEqual(told(moved), ['warning | FAM-06 | Family | '])
  assert.deepEqual(summarisePlan(moved).records.children, { added: 0, changed: 0, unchanged: 2 })
})

test('FAM-06 a child on several sheets is one child in one family; what the sheets say differently is told', () => {
  const court = sheetOf('Court', 'LCS ID, Child, Court no., Issued, SW', [
    { 'LCS ID': '1001', Child: 'Amira Cole', 'Court no.': 'NB1', Issued: day('2026-11-02'), SW: 'Imran Dar' },
    { 'LCS ID': 1003, Child: 'Ben Cole', 'Court no.': 'nb1', Issued: day('2026-11-02') },
  ])
  const result = plan([
    staff,
    court,
    tracker({ ...open, SW: 'Kofi Asante', Outcome: 'Issue', 'Step date': day('2026-11-02') }),
  ])
  assert.deepEqual([result.families.length, result.children.length, result.proceedings.length], [1, 2, 1])
  assert.deepEqual(told(result), ['warning | FAM-06 | SW | Imran Dar'])
})

test('SET-01 staff: two roles are one person, one address is one person’s, a role waits for its team or service, an unknown post is told', () => {
  const people = (...rows: readonly Row[]) => plan([sheetOf('Staff', 'Name, Email, Role, Team, Service', rows)])
  const dean = { Name: 'Dean Hall', Email: 'dean@x.example', Role: 'Service Manager, Operational' }
  const twice = people(dean, { ...dean, Role: 'Case progression manager' })
  assert.deepEqual([twice.people.length, twice.holdings.length, told(twice)], [1, 2, []])
  assert.deepEqual(told(people(dean, { ...dean, Name: 'Ann Hall', Role: null })), [
    'warning | SET-01 | Email | dean@x.example',
  ])
  assert.deepEqual(told(people({ ...dean, Role: 'Service Manager' })), ['warning | SET-02 | Service | '])
  assert.deepEqual(told(people({ ...dean, Role: 'Social Worker' })), ['warning | SET-02 | Team | '])
  assert.deepEqual(told(people({ ...dean, Role: 'Social Worker', Team: 'North' })), ['warning | SET-02 | Service | '])
  assert.deepEqual(told(people({ ...dean, Role: 'Wizard' })), ['warning | SET-01 | Role | Wizard'])
  assert.deepEqual(told(people({ ...dean, Name: null })), ['error | SET-01 |  | '])
  const headings = 'Name, Email, Role, Team, Service'
  const kept = keptAfter(people(dean))
  const renamed = plan([sheetOf('Staff', headings, [{ ...dean, Name: 'Dean Cole' }])], kept)
  assert.deepEqual(summarisePlan(renamed).records.people, { added: 0, changed: 1, unchanged: 0 })
  const namesake = plan([sheetOf('Staff', headings, [{ ...dean, Email: 'other@x.example' }])], kept)
  assert.deepEqual(told(namesake), ['warning | SET-01 | Email | other@x.example'])
  assert.deepEqual(summarisePlan(namesake).records.people, { added: 1, changed: 0, unchanged: 0 })
})

test('SET-02 another manager than the team’s is told, the team’s is kept; a team nobody knows is left empty', () => {
  const result = plan([staff, tracker({ ...open, Team: 'NORTH team', TM: 'Imran Dar' })])
  assert.deepEqual(told(result), ['warning | SET-02 | TM | Imran Dar'])
  assert.deepEqual(told(plan([staff, tracker({ ...open, Team: 'South' })])), ['warning | FAM-06 | Team | South'])
})

test('P2 a due date of the sheet’s own that is counted wrongly is told', () => {
  const result = plan([tracker({ ...open, '6 wk review due': day('2026-10-20') })])
  assert.deepEqual(told(result), ['note | P2 | 6 wk review due | 20/10/2026'])
})

test('CT-08 without a court number, with two days of issue, with a hearing or filing half given: each is told', () => {
  const headings =
    'LCS ID, Child, Court no., Issued, CMH, Next hearing, What, Filing due, Filing, Delay reason, Care plan'
  const court = (...rows: readonly Row[]) => plan([sheetOf('Court', headings, rows)])
  const ben = { 'LCS ID': 1003, Child: 'Ben Cole', 'Court no.': 'NB1', Issued: day('2026-11-02') }
  assert.deepEqual(told(court({ ...ben, 'Court no.': null })), ['warning | CT-08 | Court no. | '])
  assert.deepEqual(told(court(ben, { ...ben, 'LCS ID': 1004, Child: 'Ann Cole', Issued: day('2026-11-03') })), [
    'warning | CT-08 | Issued | 03/11/2026',
  ])
  assert.deepEqual(told(court(ben, ben)), ['error | FAM-06 |  | '])
  assert.deepEqual(told(court({ ...ben, What: 'IRH' })), ['warning | CT-03 | What | IRH'])
  assert.deepEqual(told(court({ ...ben, 'Next hearing': day('2026-12-01') })), [
    'warning | CT-03 | Next hearing | 01/12/2026',
  ])
  assert.deepEqual(told(court({ ...ben, 'Filing due': day('2026-12-01') })), [
    'warning | CT-04 | Filing due | 01/12/2026',
  ])
  assert.deepEqual(told(court({ ...ben, Filing: 'SWET', 'Delay reason': 'LA5', 'Care plan': 'a' })), [])
  assert.deepEqual(told(court({ ...ben, 'Care plan': 'Z' })), ['warning | FAM-06 | Care plan | Z'])
})

test('AC-01 an action for nobody known, or for one of several families, stays out; for a family by its name it comes in', () => {
  const actions = (...rows: readonly Row[]) =>
    sheetOf('Actions', 'Child / family, Action, Who, By when, Done?, From', rows.map((row) => ({ Action: 'Book PPM', Who: 'Kofi Asante', From: 'LTM', ...row }))) // prettier-ignore
  const namesake = { ...open, 'LCS ID': 1002, Family: 'Cole', 'DOB / EDD': day('2018-01-01') }
  const children = tracker(open, namesake, { ...open, 'LCS ID': 1005, Family: 'Malik', Child: 'Jack Malik' })
  const result = plan([staff, children, actions({ 'Child / family': 'Amira Cole' }, { 'Child / family': 'Nobody Known' }, { 'Child / family': 'Amira Cole (1002)' }, { 'Child / family': 'the Malik family' }, { 'Child / family': 'Jack Malik', Who: 'Somebody Else', From: 'the pub' })]) // prettier-ignore
  assert.deepEqual(told(result), [
    'error | AC-01 | Child / family | Amira Cole',
    'error | AC-01 | Child / family | Nobody Known',
    'warning | FAM-06 | Who | Somebody Else',
    'warning | FAM-06 | From | the pub',
  ])
  assert.deepEqual(
    result.actions.map(({ value }) => [value.child, value.doer, value.source]),
    [
      ['child:1002', 'person:kofi@x.example', 'tracking-meeting'],
      [null, 'person:kofi@x.example', 'tracking-meeting'],
      ['child:1005', null, 'family'],
    ],
  )
})

test('FAM-06 a child without an id who may be one of several in families of that name is asked for, at every load', () => {
  const rows = [null, 1002, 1001].map((id) => ({ ...open, 'LCS ID': id, 'DOB / EDD': null }))
  const first = plan([tracker(...rows)])
  const again = plan([tracker(...rows)], keptAfter(first))
  assert.deepEqual(
    first.children.map(({ value }) => value.caseSystemId),
    ['1002', '1001'],
  )
  assert.equal(summarisePlan(again).records.children.added, 0)
  assert.deepEqual(told(again)[0], 'error | FAM-06 | LCS ID | ')
})

test('FAM-06 whatever stands in the cells, a plan is made; every finding has its words; and the plan loaded is known again', () => {
  const anyCell = fc.oneof(
    fc.constantFrom<Cell>(null, 'B', 'DD', 'Step out CP', 'Amira Cole', 'Cole', 1001, '1001', 'asap', day('2026-09-07'), day('2026-10-05'), day('2027-02-01')), // prettier-ignore
    fc.string(),
    fc.integer(),
    fc.boolean(),
  )
  const anyRow = fc.record(Object.fromEntries(trackerHeadings.split(', ').map((heading) => [heading, anyCell])))
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 6 }), (rows) => {
      const result = plan([staff, tracker(...rows)])
      for (const { sentence, whatToDo, rule } of result.findings)
        assert.ok(sentence !== '' && whatToDo !== '' && rule !== '')
      assert.ok(result.episodes.every(({ value }) => (value.outcome === null) === (value.endedOn === null)))
      const openChildren = result.episodes.filter(({ value }) => value.endedOn === null).map(({ value }) => value.child)
      assert.equal(new Set(openChildren).size, openChildren.length)
      assert.ok(result.children.every(({ value }) => !(value.unborn === true && value.bornOn !== null)))
      const refs = new Set<Ref | null>([
        null,
        ...result.families.map(({ ref }) => ref),
        ...result.children.map(({ ref }) => ref),
      ])
      assert.ok(result.findings.every(({ family, child }) => refs.has(family) && refs.has(child)))
      assert.ok(result.children.every(({ value }) => refs.has(value.family)))
      const ids = result.children.flatMap(({ value }) => value.caseSystemId ?? [])
      assert.equal(new Set(ids).size, ids.length)
      const again = summarisePlan(plan([staff, tracker(...rows)], keptAfter(result)))
      assert.equal(again.records.children.added + again.records.families.added + again.records.episodes.added, 0)
    }),
    { numRuns: 200 },
  )
})

test('planning a long workbook can be paused at each of its rows', () => {
  const rows = Array.from({ length: 300 }, (_, at) => ({
    'LCS ID': 900_000 + at,
    Family: `Family ${at}`,
    Child: `Child${at} Family${at}`,
    'DOB / EDD': day('2019-01-01').add({ days: at }),
    'LGP date': day('2026-09-01'),
  }))
  const work = steps([sheetOf('PLO Tracker', 'LCS ID, Family, Child, DOB / EDD, LGP date', rows)])
  let pauses = 0
  while (work.next().done !== true) pauses += 1
  // When a row is read, and when it is planned.
  assert.ok(pauses >= 2 * rows.length, `${pauses} pauses`)
})
