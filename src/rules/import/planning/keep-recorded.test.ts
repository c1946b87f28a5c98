import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { keptAfter } from '#test/support/kept-plan.ts'
import { changedByHand, plan, type Row, sheetOf, told } from '#test/support/planned-workbook.ts'
import { day } from '#rules/calendar/plain-date.ts'
import type { RecordKind } from '#rules/import/plan/record-values.ts'
import { sayCell } from '#rules/import/sheets/sheet.ts'
import { summarisePlan } from '#rules/import/plan/summarise-plan.ts'

const tracker = (...rows: readonly Row[]) =>
  sheetOf('Tracker', 'LCS ID, Family, Child, DOB / EDD, UBB?, Team, SW, LGP date, LGP decn, 12wk held, Outcome, Step date', rows) // prettier-ignore
const court = (...rows: readonly Row[]) =>
  sheetOf('Court', 'LCS ID, Child, Court no., Issued, CMH, Next hearing, What, Filing due, Filing, Filed', rows)
const staff = (...rows: readonly Row[]) => sheetOf('Staff', 'Name, Email, Role, Team, Service', rows)

const amira = { 'LCS ID': 1001, Family: 'Cole', Child: 'Amira Cole', 'DOB / EDD': day('2015-03-01') }
const open = { ...amira, 'LGP date': day('2026-07-06'), 'LGP decn': 'B' }
const closed = { ...open, '12wk held': day('2026-09-28'), Outcome: 'Step out CIN', 'Step date': day('2026-09-28') }
const ben = { 'LCS ID': 1003, Child: 'Ben Cole', 'Court no.': 'NB1', Issued: day('2026-10-05') }

/** Added, changed and left alone. */
const count = (result: Parameters<typeof summarisePlan>[0], kind: RecordKind): readonly number[] => {
  const { added, changed, unchanged } = summarisePlan(result).records[kind]
  return [added, changed, unchanged]
}

test('FAM-06 a decision or an ending corrected in Waymark stays, and the period the sheet still has otherwise is no second one', () => {
  const kept = keptAfter(plan([tracker(closed)]))
  const decided = plan([tracker(closed)], changedByHand(kept, 'episodes', { decidedOn: day('2026-07-13') }))
  assert.deepEqual(count(decided, 'episodes'), [0, 0, 1])
  assert.deepEqual(told(decided), ['warning | FAM-06 | LGP date | 06/07/2026'])
  assert.equal(
    decided.findings[0]?.sentence,
    'The workbook says “Mon 6 Jul 2026”; Dawn Pickering entered “Mon 13 Jul 2026” on Mon 9 Nov 2026. Waymark keeps it.',
  )
  const reopened = changedByHand(kept, 'episodes', { outcome: null, endedOn: null })
  const again = plan([tracker(closed)], reopened)
  assert.deepEqual([again.episodes[0]?.value.endedOn, again.episodes[0]?.value.outcome], [null, null])
  assert.deepEqual(told(again), [
    'warning | FAM-06 | Outcome | Step out CIN',
    'warning | FAM-06 | Step date | 28/09/2026',
  ])
  assert.match(
    again.findings[1]?.sentence ?? '',
    /Dawn Pickering took that out on Mon 9 Nov 2026\. Waymark leaves it empty/,
  )
})

test('P11 pre-proceedings that would be open since before others of the child ended don’t come in; those that began after do', () => {
  const kept = keptAfter(plan([tracker(closed)]))
  const open = { ...amira, 'LGP decn': 'B' }
  const before = plan([tracker({ ...open, 'LGP date': day('2026-06-22') })], kept)
  assert.deepEqual(told(before), ['error | P11 | LGP date | 22/06/2026'])
  assert.match(
    before.findings[0]?.sentence ?? '',
    /since Mon 22 Jun 2026, but others of theirs ran from Mon 6 Jul 2026 to Mon 28 Sep 2026, as/,
  )
  assert.deepEqual([before.episodes.length, before.leftOut.length], [0, 1])
  const again = plan([tracker({ ...open, 'LGP date': day('2026-10-05') })], kept)
  assert.deepEqual([told(again), again.episodes.length], [[], 1])
})

test('P11 pre-proceedings that ended don’t come in either where they would overlap others of the child, kept or in the same workbook', () => {
  const kept = keptAfter(plan([tracker(closed)]))
  const ended = (decidedOn: string, endedOn: string) => ({
    ...closed,
    'LGP date': day(decidedOn),
    '12wk held': null,
    'Step date': day(endedOn),
  })
  for (const [decidedOn, endedOn] of [
    ['2026-06-01', '2026-07-07'],
    ['2026-08-03', '2026-08-31'],
    ['2026-09-21', '2026-11-09'],
    ['2026-06-01', '2026-11-09'],
  ] as const) {
    const row = ended(decidedOn, endedOn)
    const beside = plan([tracker(row)], kept)
    assert.deepEqual(told(beside), [`error | P11 | LGP date | ${sayCell(row['LGP date'])}`])
    assert.match(
      beside.findings[0]?.sentence ?? '',
      /ran from Mon 6 Jul 2026 to Mon 28 Sep 2026, as recorded in Waymark/,
    )
    const together = plan([tracker(closed, row)])
    assert.deepEqual([together.episodes.length, together.leftOut.length], [1, 1])
    assert.match(together.findings.at(-1)?.sentence ?? '', /\(row 2 of Tracker\)/)
  }
  for (const [decidedOn, endedOn] of [
    ['2026-06-01', '2026-07-06'],
    ['2026-09-28', '2026-11-09'],
  ] as const)
    assert.deepEqual(told(plan([tracker(ended(decidedOn, endedOn))], kept)), [])
})

test('P11 a kept period isn’t made longer than until the next one of the child', () => {
  const kept = keptAfter(plan([tracker(closed, { ...open, 'LGP date': day('2026-10-05') })]))
  assert.equal(kept.episodes.length, 2)
  const longer = plan([tracker({ ...closed, 'Step date': day('2026-10-12') })], kept)
  assert.deepEqual([longer.episodes.length, longer.leftOut.length], [0, 1])
  assert.match(longer.findings[0]?.sentence ?? '', /ran since Mon 5 Oct 2026, as recorded in Waymark/)
  const shorter = plan([tracker({ ...closed, 'Step date': day('2026-10-05') })], kept)
  assert.deepEqual([count(shorter, 'episodes'), shorter.leftOut.length], [[0, 1, 0], 0])
})

test('P8 a final review on another day is its date corrected; only after one that recommended an extension is it a second', () => {
  const kept = keptAfter(plan([tracker(closed)]))
  const corrected = { ...closed, '12wk held': day('2026-09-29') }
  assert.deepEqual(count(plan([tracker(corrected)], kept), 'reviews'), [0, 1, 0])
  const recommended = changedByHand(kept, 'reviews', { outcome: 'recommend-extension' })
  assert.deepEqual(count(plan([tracker(corrected)], recommended), 'reviews'), [1, 0, 0])
})

test('FAM-03 a birth recorded in Waymark stays, though the sheet still says unborn', () => {
  const unborn = { ...open, 'DOB / EDD': day('2026-12-20'), 'UBB?': 'Y' }
  const kept = keptAfter(plan([tracker(unborn)]))
  const born = changedByHand(kept, 'children', { unborn: false, bornOn: day('2026-11-08') })
  const result = plan([tracker(unborn)], born)
  assert.deepEqual(count(result, 'children'), [0, 0, 1])
  assert.deepEqual(told(result), ['warning | FAM-06 | UBB? | Y'])
  assert.match(result.findings[0]?.sentence ?? '', /says “unborn”; Dawn Pickering entered “born”/)
})

test('CT-03 a hearing moved in Waymark stays moved, also once both days have passed', () => {
  const listed = { ...ben, CMH: day('2026-10-26') }
  const kept = keptAfter(plan([court(listed)]))
  const moved = plan([court(listed)], changedByHand(kept, 'hearings', { heldOn: day('2026-11-02') }))
  assert.deepEqual(count(moved, 'hearings'), [0, 0, 1])
  assert.deepEqual(told(moved), ['warning | FAM-06 | CMH | 26/10/2026'])
})

test('CT-03 what the sheet says of the next hearing stands at that column; another day after one that has passed is another hearing', () => {
  const next = { ...ben, 'Next hearing': day('2026-12-01'), What: 'CMH' }
  const kept = changedByHand(keptAfter(plan([court(next)])), 'hearings', { heldOn: day('2026-12-08') })
  assert.deepEqual(told(plan([court(next)], kept)), ['warning | FAM-06 | Next hearing | 01/12/2026'])
  const held = keptAfter(plan([court({ ...ben, CMH: day('2026-10-26') })]))
  assert.deepEqual(count(plan([court({ ...ben, CMH: day('2026-12-14') })], held), 'hearings'), [1, 0, 0])
  const listed = keptAfter(plan([court({ ...ben, CMH: day('2026-12-07') })]))
  assert.deepEqual(count(plan([court({ ...ben, CMH: day('2026-12-14') })], listed), 'hearings'), [0, 1, 0])
})

test('FAM-06 a child whose id, name or birth was corrected in Waymark is known by what the sheet still says', () => {
  const kept = keptAfter(plan([tracker(open)]))
  const id = plan([tracker(open)], changedByHand(kept, 'children', { caseSystemId: '1010' }))
  assert.deepEqual([count(id, 'children'), told(id)], [[0, 0, 1], ['warning | FAM-06 | LCS ID | 1001']])
  const noId = { ...open, 'LCS ID': 'TBC' }
  const without = keptAfter(plan([tracker(noId)]))
  for (const [field, value, column] of [
    ['name', 'Amira Mensah', 'Child'],
    ['bornOn', day('2015-03-11'), 'DOB / EDD'],
  ] as const) {
    const result = plan([tracker(noId)], changedByHand(without, 'children', { [field]: value }))
    assert.deepEqual(count(result, 'children'), [0, 0, 1], field)
    assert.ok(result.findings.some(({ columnHeading, rule }) => columnHeading === column && rule === 'FAM-06'))
  }
  const renamed = plan([tracker({ ...open, Child: 'Yusra Khan', Family: 'Khan' })], kept)
  assert.deepEqual(count(renamed, 'children'), [0, 1, 0], 'the same id and birth under another name')
})

test('FAM-06 a child whose family was joined with another is known there, with its id or without, and renames nobody', () => {
  const twoFamilies = (row: Row) =>
    keptAfter(plan([tracker({ ...row, Family: 'Brand', Child: 'Noah Brand' }, { ...open, 'LCS ID': 1002, Child: 'Zoe Cole' })])) // prettier-ignore
  for (const row of [open, { ...open, 'LCS ID': null }]) {
    const kept = twoFamilies(row)
    const [, cole] = kept.families
    const joined = changedByHand(kept, 'children', { family: `#${cole?.id ?? ''}` })
    const result = plan([tracker({ ...row, Family: 'Brand', Child: 'Noah Brand' })], joined)
    assert.deepEqual([count(result, 'families'), count(result, 'children')], [[0, 0, 1], [0, 0, 1]]) // prettier-ignore
  }
})

test('CT-03 a hearing without a kind takes nothing from one whose kind is known', () => {
  const kept = keptAfter(plan([court({ ...ben, 'Next hearing': day('2026-12-01'), What: 'FCMH' })]))
  const result = plan([court({ ...ben, 'Next hearing': day('2026-12-01') })], kept)
  assert.deepEqual([count(result, 'hearings'), result.hearings[0]?.value.kind], [[0, 0, 1], 'further-case-management'])
})

test('CT-08 a case whose number was corrected in Waymark is the same case', () => {
  const kept = changedByHand(keptAfter(plan([court(ben)])), 'proceedings', { courtNumber: 'NB100' })
  const result = plan([court(ben)], kept)
  assert.deepEqual([count(result, 'proceedings'), count(result, 'proceedingsChildren')], [[0, 0, 1], [0, 0, 1]]) // prettier-ignore
  assert.deepEqual(told(result), ['warning | FAM-06 | Court no. | NB1'])
})

test('CT-08 a child taken out of a case in Waymark isn’t put back', () => {
  const kept = keptAfter(plan([court({ ...ben, CMH: day('2026-12-01'), Filing: 'SWET' })]))
  const [its] = kept.proceedings
  const [child] = kept.children
  assert.ok(its && child)
  const set = { who: 'Dawn Pickering', on: day('2026-11-09'), how: 'entered', earlier: [`#${child.id}`] } as const
  const without = {
    ...kept,
    proceedings: [{ ...its, here: new Map([['children', set]]) }],
    proceedingsChildren: [],
    hearings: [],
    filings: [],
  }
  const result = plan([court({ ...ben, CMH: day('2026-12-01'), Filing: 'SWET' })], without)
  assert.deepEqual([result.proceedingsChildren, result.hearings, result.filings], [[], [], []])
  assert.deepEqual(told(result), ['warning | FAM-06 | Court no. | NB1'])
  assert.match(result.findings[0]?.sentence ?? '', /lists Ben Cole in NB1; Dawn Pickering took Ben Cole out of it/)
})

test('CT-04 what was filed is known again, with its date or without one', () => {
  for (const row of [
    { ...ben, Filing: 'SWET', Filed: day('2026-11-02') },
    { ...ben, Filing: 'SWET', 'Filing due': day('2026-11-03'), Filed: day('2026-11-02') },
  ]) {
    const kept = keptAfter(plan([court(row)]))
    assert.deepEqual(count(plan([court(row)], kept), 'filings'), [0, 0, 1])
  }
  const due = { ...ben, Filing: 'SWET', 'Filing due': day('2026-11-03') }
  const moved = changedByHand(keptAfter(plan([court(due)])), 'filings', {
    dueOn: day('2026-11-10'),
    filedOn: day('2026-11-09'),
  })
  assert.deepEqual(count(plan([court(due)], moved), 'filings'), [0, 0, 1])
  const next = plan([court({ ...due, 'Filing due': day('2026-12-15') })], moved)
  assert.deepEqual(count(next, 'filings'), [1, 0, 0], 'the next one of the same kind')
})

test('SET-01 people, teams and services renamed in Waymark are known by what the Staff list still calls them', () => {
  const kofi = {
    Name: 'Kofi Asante',
    Email: 'kofi@x.example',
    Role: 'Social Worker',
    Team: 'North',
    Service: 'Children',
  }
  const list = staff(kofi, { ...kofi, Role: 'Team Manager' })
  const kept = keptAfter(plan([list]))
  const renamed = changedByHand(
    changedByHand(changedByHand(kept, 'people', { name: 'Kofi Mensah' }), 'teams', { name: 'Safeguarding One' }),
    'services',
    { name: 'Families' },
  )
  const result = plan([list, tracker({ ...open, SW: 'Kofi Asante', Team: 'North' })], renamed)
  for (const kind of ['people', 'teams', 'services', 'holdings'] as const)
    assert.equal(count(result, kind)[0], 0, `${kind} added`)
  assert.equal(count(result, 'people')[1], 0)
  const [child] = result.children
  assert.deepEqual([child?.value.socialWorker, child?.value.team], [`#${kept.people[0]?.id ?? ''}`, `#${kept.teams[0]?.id ?? ''}`]) // prettier-ignore
  const address = changedByHand(kept, 'people', { email: 'kofi.asante@x.example' })
  assert.deepEqual(count(plan([list], address), 'people'), [0, 0, 1])
  const married = { ...kofi, Name: 'Kofi Mensah' }
  const twice = plan([staff(married, { ...married, Role: 'Team Manager' })], kept)
  assert.deepEqual([count(twice, 'people'), told(twice)], [[0, 1, 0], []])
})

test('SET-01 a role that ended isn’t given back; the same role elsewhere is given', () => {
  const kofi = {
    Name: 'Kofi Asante',
    Email: 'kofi@x.example',
    Role: 'Social Worker',
    Team: 'North',
    Service: 'Children',
  }
  const kept = keptAfter(plan([staff(kofi)]))
  const [held] = kept.holdings
  assert.ok(held)
  const gone = { ...kept, holdings: [] }
  const ended = [{ ...held.value, endedOn: day('2026-11-06') }]
  const result = plan([staff(kofi)], gone, ended)
  assert.deepEqual([result.holdings, told(result)], [[], ['warning | SET-01 | Role | Social Worker']])
  assert.equal(plan([staff({ ...kofi, Team: 'West' })], gone, ended).holdings.length, 1)
})

test('TM-02 a seat that ended isn’t given back, and one that has another part now is the one the workbook means', () => {
  const alan = { Name: 'Alan Whitworth', Email: 'alan@x.example', Role: 'Court QA Manager' }
  const kept = keptAfter(plan([staff(alan)]))
  const [seat] = kept.seats
  assert.ok(seat)
  const had = { id: seat.id, person: seat.value.person, parts: ['member'] as const, endedOn: day('2026-11-06') }
  const gone = plan([staff(alan)], { ...kept, seats: [] }, [], undefined, [had])
  assert.deepEqual([gone.seats, told(gone)], [[], ['warning | TM-02 | Role | Court QA Manager']])
  const adviser = { ...kept, seats: [{ ...seat, value: { ...seat.value, part: 'legal-adviser' as const } }] }
  const again = plan([staff(alan)], adviser, [], undefined, [
    { ...had, parts: ['legal-adviser', 'member'], endedOn: null },
  ])
  assert.deepEqual([count(again, 'seats'), told(again)], [[0, 0, 1], []])
})

test('AC-01 who answers for a kept action, and where it came from, aren’t guessed anew', () => {
  const actions = sheetOf('Actions', 'Child, Action, Who, By when', [
    { Child: 'Amira Cole', Action: 'Book PPM', Who: 'Kofi Asante', 'By when': day('2026-12-01') },
  ])
  const manager = { Name: 'Nikhil Rao', Email: 'n@x.example', Role: 'Team Manager', Team: 'North', Service: 'Children' }
  const sheets = [staff(manager), tracker({ ...open, Team: 'North' }), actions]
  const before = keptAfter(plan(sheets))
  const [action] = before.actions
  assert.ok(action)
  const elsewhere = { ...action, value: { ...action.value, accountableManager: '#77', source: 'review' as const } }
  const result = plan(sheets, { ...before, actions: [elsewhere] })
  assert.deepEqual(count(result, 'actions'), [0, 0, 1])
  assert.equal(
    result.findings.filter(({ sheet }) => sheet === 'Actions').length,
    1,
    'only that nobody knows Kofi Asante',
  )
})
