import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { labelsWith } from '#rules/words/labels.ts'
import { assert } from '#test/support/assert.ts'
import { askedOf, headingsByName } from './headings-by-name.ts'
import { fieldsOf, mapSheet, missingFields, recogniseSheet, sheetKinds } from './recognise-sheet.ts'
import { fieldsChosenTwice, headingsKey, knowingNames, rememberedFrom, withChoices } from './remember-headings.ts'
import type { Cell, Sheet } from './sheet.ts'
import { wordKey } from './word-key.ts'

const file = await readFile(new URL('../../../../test/data/northbrook-tracker.xlsx', import.meta.url))
const northbrook = await readWorkbook(file, 'northbrook-tracker.xlsx')
assert.ok(northbrook.ok)

const sheetOf = (...rows: readonly (readonly Cell[])[]): Sheet => ({
  name: 'Sheet1',
  rows: rows.map((cells, at) => ({ number: at + 1, cells })),
})

test('FAM-06 every sheet of the Northbrook workbook is recognised under its banner rows, and every heading with it', () => {
  const found = northbrook.value.sheets.map((sheet) => recogniseSheet(sheet, {}))
  assert.deepEqual(
    found.map((mapping) => [mapping?.sheet, mapping?.kind, mapping?.headingRow]),
    [
      ['PLO Tracker', 'tracker', 4],
      ['Staff list', 'staff', 1],
      ['Proceedings', 'proceedings', 2],
      ['Private', 'private', 1],
      ['Actions', 'actions', 1],
    ],
  )
  const notRead = found.flatMap((mapping) => mapping?.columns.filter(({ field }) => field === null) ?? [])
  assert.deepEqual(notRead, [])
  const tracker = Object.fromEntries(found[0]?.columns.map(({ heading, field }) => [heading, field]) ?? [])
  assert.equal(tracker['DOB / EDD'], 'birth')
  assert.equal(tracker['LGP decn'], 'panelOutcome')
  assert.equal(tracker['1st PPM'], 'firstMeetingOn')
  assert.equal(tracker['12wk held'], 'finalHeldOn')
  const computed = found.flatMap((mapping) => mapping?.columns.filter(({ why }) => why === 'computed-by-waymark') ?? [])
  assert.deepEqual(
    computed.map(({ heading }) => heading),
    ['Wk', '6 wk review due', '12 wk due', '26 wks'],
  )
})

test('FAM-06 headings written otherwise are the same headings', () => {
  const sheet = sheetOf(
    ['Our tracker'],
    [],
    ['Child’s  name', 'LGP DATE', '6 Weeks held?', 'First PPM', 'Twelve week outcome', 'LCS No.', 'Shoe size'],
    ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
  )
  const mapping = recogniseSheet(sheet, {})
  assert.equal(mapping?.headingRow, 3)
  assert.deepEqual(
    mapping.columns.map(({ field }) => field),
    ['child', 'decidedOn', 'midpointHeldOn', 'firstMeetingOn', 'outcome', 'caseSystemId', null],
  )
})

test('FAM-06 what a person decided about a heading is remembered, and one field is read from one column', () => {
  const sheet = sheetOf(['Child', 'LGP date', 'Shoe size', 'LBP'], ['A', null, null, null])
  const remembered = { tracker: new Map([[wordKey('shoe SIZE'), 'notes'], [wordKey('LBP'), null]]) } // prettier-ignore
  assert.deepEqual(
    recogniseSheet(sheet, remembered)?.columns.map(({ field, why }) => [field, why]),
    [
      ['child', 'recognised'],
      ['decidedOn', 'recognised'],
      ['notes', 'remembered'],
      [null, 'remembered'],
    ],
  )
  const twice = recogniseSheet(sheetOf(['Child', 'LGP date', 'Notes', 'Comments'], ['A', null, null, null]), {})
  assert.deepEqual(
    twice?.columns.map(({ field }) => field),
    ['child', 'decidedOn', 'notes', null],
  )
})

test('FAM-06 a sheet that is none of ours is left aside until a person says what it is', () => {
  const sheet = sheetOf(['Fruit', 'Price'], ['Apple', 1])
  assert.equal(recogniseSheet(sheet, {}), null)
  const named = mapSheet(sheet, 'tracker', 1, {})
  assert.deepEqual(missingFields(named), ['child', 'decidedOn'])
})

test('FAM-06 a mapping a person changed is found again by its headings, and teaches single headings to other sheets', () => {
  const sheet = sheetOf(['Child', 'LGP date', 'Shoe size', 'Comments'], ['A', null, null, null])
  const proposed = recogniseSheet(sheet, {})
  assert.ok(proposed)
  const settled = withChoices(proposed, new Map([[3, 'notes'], [4, null], [2, 'nonsense']])) // prettier-ignore
  assert.deepEqual(
    settled.columns.map(({ field }) => field),
    ['child', null, 'notes', null],
  )
  assert.deepEqual(fieldsChosenTwice(withChoices(proposed, new Map([[3, 'notes']]))), ['notes'])
  assert.deepEqual(fieldsChosenTwice(settled), [])
  const remembered = rememberedFrom([withChoices(proposed, new Map([[3, 'notes'], [4, null]])), proposed]) // prettier-ignore
  const next = recogniseSheet(sheetOf(['SHOE SIZE', 'Child', 'LGP date'], [1, 'A', null]), remembered)
  assert.deepEqual(
    next?.columns.map(({ field, why }) => [field, why]),
    [
      ['notes', 'remembered'],
      ['child', 'remembered'],
      ['decidedOn', 'remembered'],
    ],
  )
  assert.equal(
    headingsKey(proposed),
    headingsKey(mapSheet(sheetOf([' child', 'LGP  Date', 'Shoe-size', 'COMMENTS']), 'tracker', 1, {})),
  )
})

test('SET-09 a council’s own names are read in its headings, and a heading that means another thing here is asked about', () => {
  const labels = labelsWith(
    new Map([
      ['review.midpoint', '6-week check'],
      ['review.final', 'midpoint review'],
      ['meeting.with-parents', 'family hearing'],
    ]),
  )
  const sheet = sheetOf(['Child', 'Decision date', 'First family hearing', '6-week check held', 'Midpoint review'])
  const read = (known: Parameters<typeof recogniseSheet>[1]) =>
    recogniseSheet(sheet, known)?.columns.map(({ heading, field, why }) => [heading, field, why])
  assert.deepEqual(read(knowingNames({}, labels)), [
    ['Child', 'child', 'recognised'],
    ['Decision date', 'decidedOn', 'recognised'],
    ['First family hearing', 'firstMeetingOn', 'recognised'],
    ['6-week check held', 'midpointHeldOn', 'recognised'],
    ['Midpoint review', null, 'means-another-thing-here'],
  ])
  // What was chosen or taken for granted before the name had two meanings is no answer; an answer is asked no more.
  const chosen = { tracker: new Map([[wordKey('Midpoint review'), 'midpointHeldOn']]) }
  assert.deepEqual(read(knowingNames(chosen, labels))?.at(-1), ['Midpoint review', null, 'means-another-thing-here'])
  const answered = {
    tracker: new Map([[wordKey('Midpoint review'), 'notes']]),
    answered: { tracker: new Set([wordKey('Midpoint review')]) },
  }
  assert.deepEqual(read(knowingNames(answered, labels))?.at(-1), ['Midpoint review', 'notes', 'answered'])
  // Who has no names of their own is read as ever.
  assert.deepEqual(read(knowingNames({}, labelsWith(new Map())))?.at(-1), [
    'Midpoint review',
    'midpointHeldOn',
    'recognised',
  ])
})

test('SET-09 a heading is asked about where one name serves two things, also one that no column is read for, and tells the sheet all the same', () => {
  const labels = labelsWith(
    new Map([
      ['review.midpoint', 'review'],
      ['review.final', 'review'],
      ['role.service-manager', 'manager'],
      ['body.tracking-meeting', 'panel'],
      ['body.gateway-panel', 'threshold meeting'],
    ]),
  )
  const named = headingsByName(labels)
  const fieldsOfHeading = (heading: string) => askedOf('tracker', heading, named).map(({ field }) => field)
  assert.deepEqual(fieldsOfHeading('Review'), ['midpointHeldOn', 'finalHeldOn'])
  assert.deepEqual(fieldsOfHeading('Review outcome'), ['midpointOutcome', 'outcome'])
  assert.deepEqual(fieldsOfHeading('Manager'), [null, 'teamManager'])
  assert.deepEqual(fieldsOfHeading('Panel date'), [null, 'decidedOn'])
  assert.deepEqual(fieldsOfHeading('Threshold meeting date'), [])
  assert.deepEqual(askedOf('staff', 'Manager', named), [])
  const mapping = recogniseSheet(sheetOf(['Child', 'Panel date'], ['A', null]), knowingNames({}, labels))
  assert.deepEqual(
    mapping?.columns.map(({ field, why }) => [field, why]),
    [
      ['child', 'recognised'],
      [null, 'means-another-thing-here'],
    ],
  )
  const own = recogniseSheet(sheetOf(['Child', 'Threshold meeting date'], ['A', null]), knowingNames({}, labels))
  assert.equal(own?.columns[1]?.field, 'decidedOn')
})

test('SET-09 by the names every council begins with nothing is asked about', () => {
  const named = headingsByName(labelsWith(new Map()))
  for (const kind of sheetKinds)
    for (const [, { headings }] of fieldsOf(kind))
      for (const heading of headings) assert.deepEqual(askedOf(kind, heading, named), [])
})
