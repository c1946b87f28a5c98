import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { assert } from '#test/support/assert.ts'
import { keptAfter, nothingKept } from '#test/support/kept-plan.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { placeOf, type Finding } from '#rules/import/plan/finding.ts'
import type { ImportPlan } from '#rules/import/plan/import-plan.ts'
import { atOnce, byTheDirector } from '#test/support/planned-workbook.ts'
import { planImport } from './plan-import.ts'
import { recogniseSheet } from '#rules/import/sheets/recognise-sheet.ts'
import type { MappedSheet } from '#rules/import/reading/read-row.ts'
import type { ChildValue, Existing, Ref } from '#rules/import/plan/record-values.ts'
import type { Cell, Sheet } from '#rules/import/sheets/sheet.ts'
import { summarisePlan } from '#rules/import/plan/summarise-plan.ts'

type Problem = {
  readonly child: string
  readonly lcs: number | null
  readonly level: 'warning' | 'error' | 'accept'
  readonly why: string
}
type Expected = {
  readonly sheets: Readonly<Record<'episodes' | 'proceedings' | 'private' | 'actions' | 'staff', number>>
  readonly families: number
  readonly children: number
  readonly children_with_an_open_episode: number
  readonly proceedings_families: number
  readonly problems: readonly Problem[]
}
const data = (name: string) => readFile(new URL(`../../../../test/data/${name}`, import.meta.url))
const expected = JSON.parse((await data('northbrook-tracker.expected.json')).toString()) as Expected
const workbook = await readWorkbook(await data('northbrook-tracker.xlsx'), 'northbrook-tracker.xlsx')
assert.ok(workbook.ok)
const sheets = workbook.value.sheets

function mapped(all: readonly Sheet[]): readonly MappedSheet[] {
  return all.flatMap((sheet) => {
    const mapping = recogniseSheet(sheet, {})
    return mapping === null ? [] : [{ sheet, mapping }]
  })
}
const planned = (all: readonly Sheet[], existing: Existing = nothingKept): ImportPlan =>
  atOnce(
    planImport({
      sheets: mapped(all),
      existing,
      ended: [],
      seatsHad: [],
      today: day('2026-11-20'),
      clockStartsWith: 'decision',
      weeks: 'statute',
      extending: byTheDirector,
      caseSystem: 'LCS',
    }),
  )
const plan = planned(sheets)

/** The plan with one cell of one sheet changed. */
const withCell = (sheetName: string, row: number, column: number, cell: Cell, all = sheets): readonly Sheet[] =>
  all.map((sheet) =>
    sheet.name === sheetName
      ? {
          ...sheet,
          rows: sheet.rows.map((each) =>
            each.number === row ? { ...each, cells: each.cells.with(column - 1, cell) } : each,
          ),
        }
      : sheet,
  )

const fromSheet = <T extends { readonly source: { readonly sheet: string } }>(records: readonly T[], sheet: string) =>
  records.filter(({ source }) => source.sheet === sheet)
const childWith = (id: number | null, name: string) =>
  plan.children.find(({ value }) => (id === null ? value.name === name : value.caseSystemId === String(id)))
const findingsOf = (child: Ref): readonly Finding[] => plan.findings.filter((finding) => finding.child === child)
const personCalled = (name: string) => plan.people.find(({ value }) => value.name === name)?.ref
const episodeOf = (child: Ref | undefined) => plan.episodes.find(({ value }) => value.child === child)?.value

test('FAM-06 the Northbrook workbook holds as many rows, families and children as it should', () => {
  assert.deepEqual(plan.rows, {
    tracker: expected.sheets.episodes,
    proceedings: expected.sheets.proceedings,
    private: expected.sheets.private,
    actions: expected.sheets.actions,
    staff: expected.sheets.staff,
  })
  assert.equal(fromSheet(plan.families, 'PLO Tracker').length, expected.families)
  assert.equal(fromSheet(plan.children, 'PLO Tracker').length, expected.children)
  assert.equal(fromSheet(plan.families, 'Proceedings').length, expected.proceedings_families)
  const open = plan.episodes.filter(({ value }) => value.endedOn === null).map(({ value }) => value.child)
  assert.equal(new Set(open).size, expected.children_with_an_open_episode)
  assert.equal(open.length, expected.children_with_an_open_episode)
})

test('FAM-06 every row comes in but the one that stands twice', () => {
  assert.equal(plan.episodes.length, expected.sheets.episodes - 1)
  assert.equal(plan.proceedingsChildren.length, expected.sheets.proceedings)
  assert.equal(plan.privateProceedings.length, expected.sheets.private)
  assert.equal(plan.actions.length, expected.sheets.actions)
  assert.equal(plan.people.length, expected.sheets.staff)
  assert.deepEqual(
    plan.leftOut.map(({ source }) => source.row),
    [55],
  )
  assert.equal(plan.leftOut[0]?.cells[2], "Aaliyah O'Brien")
  assert.equal(plan.leftOut[0].headings[2], 'Child')
})

/** Where each planted problem stands, what it says, and a word of the sentence that a person gets. */
const planted: Record<string, { readonly at: string; readonly said: string; readonly sentence: RegExp }> = {
  'no case-system id': { at: 'PLO Tracker, row 70, column A (LCS ID)', said: '', sentence: /no LCS id/ },
  'impossible date 31/02/2026': { at: 'PLO Tracker, row 11, column L (LBP sent)', said: '31/02/2026', sentence: /no such day/ },
  'letter before the decision': { at: 'PLO Tracker, row 52, column L (LBP sent)', said: '11/08/2026', sentence: /before the decision/ },
  'extension past the 16-week maximum': { at: 'PLO Tracker, row 85, column U (Ext to)', said: '25/12/2026', sentence: /16-week maximum/ },
  'extension agreed by someone other than the Divisional Director': { at: 'PLO Tracker, row 88, column V (Ext agreed by)', said: 'HoS', sentence: /only the Divisional Director/ },
  'born in the future without being marked unborn': { at: 'PLO Tracker, row 68, column D (DOB / EDD)', said: '18/02/2027', sentence: /isn’t marked unborn/ },
  'same child twice': { at: 'PLO Tracker, row 55', said: '', sentence: /stands twice/ },
  'unknown social worker': { at: 'PLO Tracker, row 7, column G (SW)', said: 'Jo B (agency)', sentence: /Nobody called/ },
  'free text in a date column ("W12 - ext?")': { at: 'PLO Tracker, row 83, column W (12wk held)', said: 'W12 - ext?', sentence: /aren’t a date/ },
} // prettier-ignore

for (const { child: name, lcs, level, why } of expected.problems.filter((each) => each.level !== 'accept')) {
  test(`FAM-06 ${name}: ${why} is told at its place, word for word`, () => {
    const child = childWith(lcs, name)
    assert.ok(child, `${name} didn’t come in`)
    const where = planted[why]
    const found = findingsOf(child.ref).find((finding) => placeOf(finding) === where?.at)
    assert.ok(found, `nothing is told at ${where?.at ?? why}`)
    assert.equal(found.level, level)
    assert.equal(found.said, where?.said)
    assert.match(found.sentence, where?.sentence ?? /^$/)
    assert.notEqual(found.whatToDo, '')
    assert.equal(found.leftOut, level === 'error')
    assert.equal(found.family, child.value.family)
  })
}

test('FAM-06 a value that isn’t taken leaves its place empty, and the rest of the row comes in', () => {
  const amira = episodeOf(childWith(542009, '')?.ref)
  assert.ok(amira)
  assert.equal(amira.letterSentOn, null)
  assert.equal(String(amira.decidedOn), '2026-08-26')
  assert.equal(amira.outcome, 'step-out-child-protection')
  const aisha = childWith(388309, '')?.value
  assert.deepEqual([aisha?.bornOn, aisha?.expectedDeliveryOn, aisha?.unborn], [null, null, null])
  assert.equal(childWith(554033, '')?.value.socialWorker, null)
  const freya = childWith(481081, '')?.ref
  assert.equal(episodeOf(freya)?.endedOn, null)
  const reviews = plan.reviews.filter(({ value }) =>
    plan.episodes.some(({ ref, value: of }) => ref === value.episode && of.child === freya),
  )
  assert.deepEqual(reviews.map(({ value }) => value.kind), ['midpoint']) // prettier-ignore
})

test('P14 a letter before the decision is recorded as it happened', () => {
  assert.equal(String(episodeOf(childWith(236209, '')?.ref)?.letterSentOn), '2026-08-11')
})

test('PP-04 an extension past the maximum, or agreed by another, moves no limit; the six that keep the rules come in', () => {
  const extended = plan.extensions.map(({ source, value }) => [
    source.row,
    value.newLimitOn.toString(),
    value.decidedAs,
  ])
  assert.deepEqual(extended, [
    [8, '2026-01-23', 'divisional-director'],
    [52, '2026-11-20', 'divisional-director'],
    [53, '2026-11-20', 'divisional-director'],
    [74, '2026-09-16', 'divisional-director'],
    [75, '2026-09-16', 'divisional-director'],
    [77, '2026-03-02', 'divisional-director'],
  ])
})

const accepted: Record<string, (child: ChildValue, ref: Ref) => void> = {
  'date typed as text, readable': (_, ref) => assert.equal(String(episodeOf(ref)?.decidedOn), '2026-08-27'),
  'date typed in words, readable': (_, ref) => assert.equal(String(episodeOf(ref)?.decidedOn), '2026-09-01'),
  'trailing spaces and a non-breaking space in the name': ({ name }) => assert.equal(name, 'Unborn Williams'),
  'team written differently': ({ team }) =>
    assert.equal(team, plan.teams.find(({ value }) => value.name === 'Assessment North')?.ref),
  'a note that looks like a formula must stay text': ({ notes }) => assert.equal(notes, '=cmd|calc!A1'),
  'a long note with line breaks, accents and quotes': ({ notes }) =>
    assert.match(notes ?? '', /^Mum said "we’re trying"\nDad – Zoë’s PR unclear; HST 3\/12\nFGC: gran… x{100,}$/),
}
for (const { child: name, lcs, why } of expected.problems.filter((each) => each.level === 'accept')) {
  test(`FAM-06 ${name.trim()}: ${why} is read, with nothing to settle`, () => {
    const child = childWith(lcs, name)
    assert.ok(child && accepted[why])
    accepted[why](child.value, child.ref)
    const aboutTheValue = findingsOf(child.ref).filter(
      ({ sheet, columnHeading }) => sheet === 'PLO Tracker' && columnHeading !== '6wk outcome',
    )
    assert.deepEqual(aboutTheValue, [])
  })
}

test('FAM-06 a filled Family cell starts a family; blank rows don’t end it, and the same surname elsewhere is another', () => {
  const familyAt = (row: number) =>
    plan.children.find(({ source }) => source.sheet === 'PLO Tracker' && source.row === row)?.value.family
  assert.equal(familyAt(18), familyAt(16))
  assert.equal(familyAt(73), familyAt(68))
  assert.notEqual(familyAt(61), familyAt(44), 'two families Okeke')
  assert.equal(familyAt(58), familyAt(54), 'the row that stands twice starts no second family')
  const names = plan.families.map(({ value }) => value.name)
  assert.equal(names.filter((name) => name === 'White').length, 4)
})

test('FAM-06 in Proceedings one court number is one family, in Private each child is its own', () => {
  const familiesOf = (name: string) => plan.proceedingsChildren
    .filter(({ value }) => plan.proceedings.some(({ ref, value: its }) => ref === value.proceedings && its.courtNumber === name))
    .map(({ value }) => plan.children.find(({ ref }) => ref === value.child)?.value.family) // prettier-ignore
  assert.equal(familiesOf('NB26C59493').length, 4)
  assert.equal(new Set(familiesOf('NB26C59493')).size, 1)
  assert.equal(plan.proceedings.length, 37)
  assert.equal(fromSheet(plan.families, 'Private').length, expected.sheets.private)
})

test('CT-03 a hearing of the whole case is one, a hearing of one child is that child’s', () => {
  const its = plan.proceedings.find(({ value }) => value.courtNumber === 'NB26C59981')?.ref
  const hearings = plan.hearings.filter(({ value }) => value.proceedings === its)
  assert.deepEqual(
    hearings.map(({ value }) => [value.kind, value.heldOn.toString(), value.child]),
    [
      ['case-management', '2026-03-12', null],
      ['issues-resolution', '2026-06-15', null],
      ['issues-resolution', '2026-12-22', childWith(892988, '')?.ref],
      ['final', '2026-12-22', childWith(503410, '')?.ref],
    ],
  )
})

test('AC-01 each action has its child or family, its doer, and the child’s team manager answering for it', () => {
  const action = (row: number) => plan.actions.find(({ source }) => source.row === row)?.value
  assert.equal(action(18)?.child, childWith(261793, '')?.ref, 'Adam Okeke with whom Yasmin Tariq works')
  assert.equal(action(30)?.child, childWith(828735, '')?.ref, 'Adam Okeke with whom Liam Corrigan works')
  assert.equal(action(44)?.child, null, 'two brothers called Noah White')
  assert.equal(action(44)?.family, childWith(133326, '')?.value.family)
  assert.equal(action(36)?.child, childWith(388309, '')?.ref, 'Aisha Diallo of the tracker, not of the court')
  assert.equal(action(4)?.dueOn, null)
  assert.equal(action(2)?.accountableManager, personCalled('Imran Dar'))
  assert.equal(action(5)?.done, true)
  assert.equal(action(2)?.done, null)
  const told = (row: number) => plan.findings.filter((finding) => finding.sheet === 'Actions' && finding.row === row)
  assert.match(told(4)[0]?.sentence ?? '', /“asap” isn’t a day/)
  assert.ok(plan.actions.every(({ value }) => value.doer !== null && value.accountableManager !== null))
})

test('SET-01 the Staff list brings people, roles with team or service, and the seats that posts bring', () => {
  const holding = (name: string) => plan.holdings.find(({ value }) => value.person === personCalled(name))?.value
  const team = (name: string) => plan.teams.find(({ value }) => value.name === name)?.ref
  const service = (name: string) => plan.services.find(({ value }) => value.name === name)?.ref
  assert.deepEqual(
    [holding('Imran Dar')?.role, holding('Imran Dar')?.team],
    ['team-manager', team('Safeguarding West')],
  )
  assert.deepEqual(
    [holding('Simone Baptiste')?.role, holding('Simone Baptiste')?.service],
    ['service-manager', service('Regulated Services')],
  )
  assert.equal(holding('Wendy Orme')?.role, 'divisional-director')
  assert.deepEqual(
    plan.seats.map(({ value }) => [plan.people.find(({ ref }) => ref === value.person)?.value.name, value.part]),
    [
      ['Dean Ratcliffe', 'member'],
      ['Simone Baptiste', 'member'],
      ['Dawn Pickering', 'member'],
      ['Nadia Rossi', 'administrator'],
      ['Hannah Lowe', 'chair'],
    ],
  )
})

test('FAM-06 children in court and in private proceedings are with the team of their social worker', () => {
  assert.ok(
    plan.children.filter(({ source }) => source.sheet !== 'PLO Tracker').every(({ value }) => value.team !== null),
  )
})

test('FAM-06 dates that Waymark works out itself aren’t read; another way of counting is told once', () => {
  const computed = plan.findings.filter(({ columnHeading }) =>
    ['Wk', '6 wk review due', '12 wk due', '26 wks'].includes(columnHeading ?? ''),
  )
  assert.deepEqual(computed.map(placeOf), ['Proceedings, row 2, column J (26 wks)'])
  assert.match(computed[0]?.sentence ?? '', /^All 58 dates under “26 wks” are 1 day later/)
})

test('FAM-06 the same workbook gives the same plan, and findings stand in reading order', () => {
  assert.deepEqual(planned(sheets), plan)
  const inOrder = plan.findings.map(({ sheet, row }) => [sheets.findIndex(({ name }) => name === sheet), row] as const)
  assert.ok(
    inOrder.every(
      ([sheet, row], at) => at === 0 || sheet > (inOrder[at - 1]?.[0] ?? 0) || row >= (inOrder[at - 1]?.[1] ?? 0),
    ),
  )
})

test('FAM-06 a second import adds nothing and changes nothing', () => {
  const again = planned(sheets, keptAfter(plan))
  for (const [kind, count] of Object.entries(summarisePlan(again).records)) {
    assert.deepEqual([kind, count.added, count.changed], [kind, 0, 0])
  }
  assert.equal(summarisePlan(again).records.children.unchanged, 164)
  assert.deepEqual(again.leftOut, plan.leftOut)
})

test('FAM-06 a second import changes what changed, and knows a family by its children’s ids', () => {
  const kept = keptAfter(plan)
  const changesIn = (all: readonly Sheet[]) => {
    const again = planned(all, kept)
    const changed = [
      ...again.families,
      ...again.children,
      ...again.episodes,
      ...again.reviews,
      ...again.hearings,
      ...again.actions,
    ]
    return changed.flatMap(({ change }) =>
      change.kind === 'changed'
        ? change.fields.map(({ field, old, new: to }) => [field, String(old), String(to)])
        : change.kind === 'added'
          ? [['added', '', '']]
          : [],
    )
  }
  assert.deepEqual(changesIn(withCell('PLO Tracker', 9, 2, 'Diallo-Smith')), [['name', 'Diallo', 'Diallo-Smith']])
  assert.deepEqual(changesIn(withCell('PLO Tracker', 9, 23, day('2026-11-19'))), [['added', '', '']], 'a final review')
  assert.deepEqual(changesIn(withCell('PLO Tracker', 9, 10, day('2026-10-02'))), [
    ['decidedOn', '2026-10-01', '2026-10-02'],
  ])
  assert.deepEqual(changesIn(withCell('PLO Tracker', 70, 1, 512345)), [['caseSystemId', 'null', '512345']])
  assert.deepEqual(changesIn(withCell('PLO Tracker', 6, 3, null)), [], 'an empty cell takes nothing away')
  assert.deepEqual(changesIn(withCell('PLO Tracker', 5, 7, null)), [], 'an empty cell takes nothing away')
  const moved = withCell('Proceedings', 9, 8, day('2027-02-03'), withCell('Proceedings', 9, 11, day('2027-02-03')))
  assert.deepEqual(changesIn(moved), [['heldOn', '2027-01-27', '2027-02-03']])
  assert.deepEqual(changesIn(withCell('Actions', 3, 5, day('2026-12-01'))), [['dueOn', '2026-11-09', '2026-12-01']])
})
