import { test } from 'node:test'
import fc from 'fast-check'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import { matchTeam } from '#rules/import/matching/match-team.ts'
import { nameKey, surnameOf } from '#rules/import/sheets/names.ts'
import { tidyName } from '#rules/words/tidy-name.ts'
import { readCaseSystemId, readDate, readName, readYesOrNo } from './read-cell.ts'
import type { Cell } from '#rules/import/sheets/sheet.ts'
import { assert } from '#test/support/assert.ts'

const said = (cell: Cell): string => {
  const read = readDate(cell)
  return read.ok ? String(read.value) : read.because
}

const dates: readonly (readonly [Cell, string])[] = [
  ['27/8/26', '2026-08-27'],
  ['27.08.2026', '2026-08-27'],
  ['27-8-2026', '2026-08-27'],
  ['2026-08-27', '2026-08-27'],
  ['2026-08-27T09:30:00', '2026-08-27'],
  ['27/08/2026 09:30', '2026-08-27'],
  ['\u00A027/08/2026 ', '2026-08-27'],
  ['1 September 2026', '2026-09-01'],
  ['3rd Sept 2026', '2026-09-03'],
  ['3-Sep-26', '2026-09-03'],
  ['3rd of September, 2026', '2026-09-03'],
  ['Sept 3rd 2026', '2026-09-03'],
  ['Thursday 3 September 2026', '2026-09-03'],
  ['Thurs. 3 Sept 2026', '2026-09-03'],
  ['29 Feb 2028', '2028-02-29'],
  [46261, '2026-08-27'],
  [46261.75, '2026-08-27'],
  [' 46261 ', '2026-08-27'],
  ['46261.75', '2026-08-27'],
  ['32873', 'not-a-date'],
  ['73051', 'not-a-date'],
  [Temporal.PlainDate.from('2026-08-27'), '2026-08-27'],
  [null, 'null'],
  ['  \u00A0', 'null'],
  ['31/02/2026', 'no-such-day'],
  ['29/2/2026', 'no-such-day'],
  ['08/27/2026', 'no-such-day'],
  ['0/1/2026', 'no-such-day'],
  ['3 September', 'missing'],
  ['27/8', 'missing'],
  ['27/8/85', 'out-of-range'],
  ['27/8/98', '1998-08-27'],
  ['27/08/2026 09:30 or 28/08/2026', 'not-a-date'],
  ['2026-08-26T23:30:00Z', 'not-a-date'],
  ['27 Marzipan 2026', 'not-a-date'],
  ['Friday 3 September 2026', 'other-weekday'],
  ['27/8/1926', 'out-of-range'],
  ['27/8/0026', 'out-of-range'],
  ['W12 - ext?', 'not-a-date'],
  ['asap', 'not-a-date'],
  ['week of 3/9/26', 'not-a-date'],
  ['3/9/26 or 10/9/26', 'not-a-date'],
  ['#VALUE!', 'not-a-date'],
  [26, 'not-a-date'],
  [true, 'not-a-date'],
]
for (const [cell, expected] of dates) {
  test(`FAM-06 a date cell that says ${JSON.stringify(String(cell))} reads ${expected}`, () => {
    assert.equal(said(cell), expected)
  })
}

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }))

test('FAM-06 every day is read from every way in which a day is written', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const [year, month] = [String(day.year), String(day.month).padStart(2, '0')]
      const ways = [day, day.toString(), `${day.day}/${month}/${year}`, `${day.day}.${day.month}.${year}`, sayDate(day)]
      for (const way of [...ways, sayDateInFull(day), sayDateInFull(day).toUpperCase()]) {
        assert.equal(said(way), day.toString(), String(way))
      }
    }),
  )
})

test('FAM-06 no words whatever throw, and none become a day by chance', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      const read = readDate(words)
      if (read.ok && read.value !== null) assert.match(words, /\d/)
    }),
  )
})

test('FAM-06 yes and no, and what is neither', () => {
  for (const yes of ['Y', 'y ', 'Yes', 'TRUE', 1, true, 'UBB'])
    assert.deepEqual(readYesOrNo(yes), { ok: true, value: true })
  for (const no of ['N', 'no', 0, false]) assert.deepEqual(readYesOrNo(no), { ok: true, value: false })
  assert.deepEqual(readYesOrNo(null), { ok: true, value: null })
  assert.ok(!readYesOrNo('maybe').ok)
})

test('FAM-06 a case-system id is figures, typed as a number or as text; words like TBC are none', () => {
  for (const id of [542009, '542009', ' 542009\u00A0'])
    assert.deepEqual(readCaseSystemId(id), { ok: true, value: '542009' })
  assert.deepEqual(readCaseSystemId('p-10442'), { ok: true, value: 'P-10442' })
  for (const none of [null, '', 'TBC', 'n/a']) assert.deepEqual(readCaseSystemId(none), { ok: true, value: null })
  assert.ok(!readCaseSystemId('KEY: amber = due in 2 wks').ok)
})

test('FAM-06 names are tidied and no more; compared without accents, capitals and kinds of apostrophe', () => {
  assert.equal(readName(' Unborn\u00A0Williams  '), 'Unborn Williams')
  assert.equal(tidyName('Zoë  O’Brien'), 'Zoë O’Brien')
  assert.equal(nameKey('ZOË O’Brien-Cole'), nameKey("Zoe  O'Brien Cole"))
  assert.equal(nameKey('Łukasz'), nameKey('lukasz'))
  assert.notEqual(nameKey('Ann Cole'), nameKey('Anne Cole'))
  assert.equal(tidyName('\u202Eمحمد\u200F الأحمد'), 'محمد الأحمد')
  assert.notEqual(nameKey('محمد الأحمد'), nameKey('أحمد المحمد'))
  assert.equal(surnameOf("Aaliyah O'Brien"), "O'Brien")
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      assert.equal(tidyName(tidyName(name)), tidyName(name))
      assert.equal(nameKey(tidyName(name)), nameKey(name))
      assert.equal(nameKey(` ${name}\u00A0`), nameKey(name))
    }),
  )
})

test('FAM-06 a team is found however it is written, and never guessed between two', () => {
  const teams = [
    'Assessment North',
    'Safeguarding East',
    'Safeguarding West',
    'Children in Care',
    'Family Support & Edge of Care',
  ]
  const match = (words: string) => matchTeam(words, teams.map((name) => ({ name })))?.name // prettier-ignore
  for (const words of [' ASSESSMENT NORTH', 'Assessment  north team', 'Assess North', 'Asst N', 'Assesment North'])
    assert.equal(match(words), 'Assessment North', words)
  for (const words of ['S/guarding East', 'SG East', 'Safeguarding E', 'safeguarding-east'])
    assert.equal(match(words), 'Safeguarding East', words)
  assert.equal(match('CIC'), 'Children in Care')
  assert.equal(match('family support and edge of care'), 'Family Support & Edge of Care')
  for (const words of ['Safeguarding', 'Safeguarding Wast', 'North', '', 'Assessment South', 'East'])
    assert.equal(match(words), undefined, words)
})
