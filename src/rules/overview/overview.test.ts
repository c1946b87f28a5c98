import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { entriesOf, type NamedChild, type OverviewContent } from './content.ts'
import { usualBusiness } from '#rules/meeting/business.ts'
import { copyFor, shownLess } from './copy-for.ts'
import { draftOverview, type WeeksEntry } from './draft-overview.ts'
import { fiveLines } from './five-lines.ts'
import { mergeSiblings } from './merge-siblings.ts'
import { namesForAll, namesInProse, surnamesIn } from './names-in-prose.ts'
import { recipientsOf } from './recipients.ts'
import { tell, type ToldKind } from './told.ts'

const child = (id: number, name: string) => ({ id, name, team: 'East', worker: 'Grace' })
const [ann, ben] = [child(1, 'Ann'), child(2, 'Ben')]
type Row = WeeksEntry['rows'][number]
const row = (thing: string, children: readonly NamedChild[], given: Partial<Row> = {}): Row => ({
  thing,
  children: children.map(({ id, name }) => ({ id, name })),
  cells: ['Final'],
  changes: [],
  late: null,
  ended: null,
  tells: [],
  state: 'confirmed',
  ...given,
})
const entry = (key: string, given: Partial<WeeksEntry> = {}): WeeksEntry => ({
  key,
  section: 'hearings',
  title: 'Adeyemi',
  reference: 'NB-1',
  familyId: 7,
  teamId: null,
  children: [ann, ben],
  rows: [row(`${key}-1`, [ann]), row(`${key}-2`, [ben], { cells: ['Other'] })],
  said: 'Both.',
  actions: [],
  state: 'confirmed',
  ...given,
})
const draft = (entries: readonly WeeksEntry[], last: OverviewContent | null = null) =>
  draftOverview({ meetingOn: '2026-11-23', takes: usualBusiness, leftOut: 0, entries, prose: () => 'Words.', last })
const sinceOf = (content: OverviewContent) => entriesOf(content).map(({ key, since }) => `${key} ${since}`)
const rowsSince = (content: OverviewContent) =>
  entriesOf(content).flatMap(({ rows }) => rows.map(({ thing, since }) => `${thing} ${since}`))

test('LO-01 each row is new, changed or the same against the last Overview by the record it is about, wherever it stands', () => {
  const first = draft([entry('a'), entry('b')])
  assert.deepEqual(rowsSince(first), ['a-1 new', 'a-2 new', 'b-1 new', 'b-2 new'])
  // The same records under another key, one of them moved and another one added.
  const rows = [row('a-1', [ann]), row('a-2', [ben], { cells: ['Moved'] }), row('c-1', [ann])]
  const second = draft([entry('joined', { rows, said: 'Else.' })], first)
  assert.deepEqual(rowsSince(second), ['a-1 same', 'a-2 changed', 'c-1 new'])
  assert.deepEqual(sinceOf(second), ['joined changed'])
})

test('LO-01 how many days something is late is no change of it', () => {
  const late = (days: number) =>
    entry('a', { rows: [row('filing-1', [ann], { late: `overdue by ${days} days`, changes: [`${days}`] })] })
  assert.deepEqual(rowsSince(draft([late(8)], draft([late(1)]))), ['filing-1 same'])
})

test('LO-01 what has left the agenda’s window isn’t resolved; what the record says has ended is, once', () => {
  const first = draft([entry('a', { rows: [row('filing-1', [ann]), row('hearing-2', [ann])] })])
  assert.deepEqual(rowsSince(draft([], first)), [])
  const filed = entry('a', { said: '', rows: [row('filing-1', [ann], { ended: 'Filed Wed 25 Nov 2026' })] })
  const second = draft([filed], first)
  assert.deepEqual(rowsSince(second), ['filing-1 resolved'])
  assert.deepEqual(sinceOf(second), ['a resolved'])
  assert.deepEqual(entriesOf(draft([filed], second)), [])
})

test('LO-01 the sections stand in the agenda’s order, empty ones too', () => {
  const order = 'cannot-wait staffing hearings filings private reviews other'
  assert.equal(
    draft([])
      .parts.map(({ section }) => section)
      .join(' '),
    order,
  )
})

test('LO-03 a copy holds the reader’s children alone; what was said of all of them is left out of a cut entry', () => {
  const whole = draft([
    entry('a', { actions: [{ children: [ben], words: 'Visit', doer: 'G', by: 'Mon' }] }),
    entry('b'),
  ])
  const nobody = { childIds: new Set<number>(), teamIds: new Set<number>(), everything: false }
  const cut = copyFor(whole, { ...nobody, childIds: new Set([1]) })
  const [kept] = entriesOf(cut)
  assert.deepEqual(kept?.children, [ann])
  assert.deepEqual(
    kept.rows.map(({ cells }) => cells[0]),
    ['Final'],
  )
  assert.equal(kept.said + JSON.stringify(kept.actions) + String(kept.isCut), '[]true')
  assert.equal(JSON.stringify(copyFor(whole, nobody)).includes('Words.'), false)
  assert.deepEqual(shownLess(whole, cut), { gone: 0, inPart: 2 })
  assert.deepEqual(shownLess(whole, copyFor(whole, nobody)), { gone: 2, inPart: 0 })
})

const onlyAnn = { childIds: new Set([1]), teamIds: new Set<number>(), everything: false }

test('LO-03 FAM-05 a line about two children names only the one the reader may see', () => {
  const both = entry('a', {
    rows: [row('hearing-1', [ann, ben])],
    actions: [{ children: [ann, ben], words: 'Visit', doer: 'G', by: 'Mon' }],
  })
  const cut = copyFor(draft([both]), onlyAnn)
  assert.equal(JSON.stringify(cut).includes('Ben'), false)
  assert.equal(JSON.stringify(cut).includes('Ann'), true)
})

test('LO-03 FAM-05 a text that names a child who isn’t in the copy is left out of it, wherever it stands', () => {
  const carl = child(3, 'Carl Novak')
  const whole = draft([
    entry('a', {
      rows: [
        row('review-1', [ann], { cells: ['Final review', 'Continue', 'Ben’s school wrote'] }),
        row('review-2', [ann], { cells: ['Final review', 'Continue', 'As for CARL NOVAK'], changes: ['x: Ben → Ann'] }),
        row('review-3', [ann], { cells: ['Final review', 'Continue', 'Going well for Ann'] }),
      ],
      actions: [{ children: [ann], words: 'Visit with Ben', doer: 'G', by: 'Mon' }],
    }),
    entry('n', { title: 'Novak', familyId: 8, children: [carl], rows: [row('review-4', [carl])], said: '' }),
  ])
  const text = JSON.stringify(copyFor(whole, onlyAnn))
  assert.doesNotMatch(text, /Ben|Novak/i)
  assert.match(text, /Going well for Ann/)
  assert.match(JSON.stringify(copyFor(whole, { ...onlyAnn, childIds: new Set([1, 2, 3]) })), /Ben’s school wrote/)
})

test('LO-03 FAM-05 the five lines of a copy count and name nobody else', () => {
  const told = (kind: ToldKind) => ({ tells: [tell(kind), tell('outcome', 'Continue')] })
  const whole = draft([
    entry('a', { rows: [row('r-1', [ann], told('midpoint-held')), row('r-2', [ben], told('past-limit'))] }),
  ])
  const said = (content: OverviewContent) => fiveLines(content).map(({ words }) => words)
  assert.deepEqual(said(whole), [
    '1 (1 midpoint), in time',
    '2 continue',
    'none',
    '1 child past their 12-week or agreed date (Ben, Adeyemi)',
    '2 new',
  ])
  assert.deepEqual(said(copyFor(whole, onlyAnn)), ['1 (1 midpoint), in time', '1 continue', 'none', 'none', '1 new'])
})

test('LO-01 siblings of whom the same is said stand in one row; two things of one child in two', () => {
  const merged = mergeSiblings(
    entriesOf(draft([entry('a', { rows: [row('r-1', [ann]), row('r-2', [ben])] })]))[0]?.rows ?? [],
  )
  assert.deepEqual(
    merged.map(({ things, children }) => [things.join(' '), children.map(({ name }) => name).join(' ')]),
    [['r-1 r-2', 'Ann Ben']],
  )
  const own = entriesOf(draft([entry('a', { rows: [row('f-1', [ann]), row('f-2', [ann])] })]))
  assert.equal(mergeSiblings(own[0]?.rows ?? []).length, 2)
})

test('LO-03 FAM-05 what is about a family whose children the reader may not see reaches nobody by another way', () => {
  const unseen = entry('f', { section: 'other', children: [], rows: [], familyId: 7, teamId: 4 })
  const may = { childIds: new Set<number>(), teamIds: new Set([4]), everything: true }
  assert.deepEqual(sinceOf(copyFor(draft([unseen]), may)), [])
})

test('LO-03 TM-05 staffing of a team reaches those who answer for it; any other issue without a child only whole readers', () => {
  const staffing = entry('s', {
    section: 'staffing',
    children: [],
    rows: [row('staffing-1', [])],
    familyId: null,
    teamId: 4,
  })
  const other = entry('o', { section: 'other', children: [], rows: [], familyId: null })
  const whole = draft([staffing, other])
  const keys = (teamIds: number[], everything: boolean) =>
    sinceOf(copyFor(whole, { childIds: new Set(), teamIds: new Set(teamIds), everything }))
  assert.deepEqual(keys([4], false), ['s new'])
  assert.deepEqual(keys([5], false), [])
  assert.deepEqual(keys([], true), ['s new', 'o new'])
})

test('LO-03 each recipient once, with every reason', () => {
  const hannah = { personId: 1, name: 'Hannah', acting: false }
  const leila = { personId: 2, name: 'Leila', acting: true }
  const managers = { teamManagers: [hannah], serviceManagers: [leila], headsOfService: [] }
  const about = [{ team: 'East', service: 'Operational', managers, legal: [] }]
  const found = recipientsOf({
    about: [...about, ...about],
    roleNames: { teamManager: 'team manager', serviceManager: 'service manager', solicitor: 'solicitor' },
    also: [{ personId: 1, name: 'Hannah', because: 'Core member' }],
  })
  assert.deepEqual(found, [
    { personId: 1, name: 'Hannah', because: ['Team manager, East', 'Core member'] },
    { personId: 2, name: 'Leila', because: ['Acting service manager, Operational'] },
  ])
})

test('LO-03 a name typed into words that everyone reads is caught', () => {
  const names = ['May Clarke', 'Unborn Osei', 'O’Neill']
  assert.deepEqual(namesInProse('Clarke’s report, and May may be late.', names), ['Clarke', 'May'])
  assert.deepEqual(namesInProse('The unborn baby. Unborn children may wait.', names), [])
  assert.deepEqual(namesInProse('O’Neill was seen.', names), ['O’Neill'])
})

test('LO-03 a surname is caught in any case, plural and spelling, and with what has no width in it; a word of every day needs its capital', () => {
  const among = { families: ['Khan', 'Court', 'Łukasiewicz'], children: ['Zayn Khan', 'May Court'] }
  const caught = (text: string) => namesForAll(text, among)
  assert.deepEqual(caught('The Khans and khan, KHAN’S, Kh\u00adan, K\u200bhan, Ｋｈａｎ'), [
    'Khans',
    'khan',
    'KHAN’S',
    'Khan',
  ])
  assert.deepEqual(caught('The lukasiewicz and Khan-Smith children'), ['lukasiewicz', 'Khan-Smith'])
  assert.deepEqual(caught('The court may sit late; the courts are busy.'), [])
  assert.deepEqual(caught('The Courts asked May.'), ['Courts', 'May'])
})

test('LO-03 in words about staff a surname alone is caught, but not one that somebody who works here has as well', () => {
  const among = {
    families: ['Khan', 'Young', 'Smith-Osei'],
    children: ['Zayn Khan', 'Mia Adeyemi'],
    known: ['Amir Khan'],
  }
  const caught = (text: string) => surnamesIn(text, among)
  assert.deepEqual(caught('Mr Khan, Zayn and Mia; the Young team'), [])
  assert.deepEqual(caught('the Adeyemis, OSEI and smith’s'), ['Adeyemis', 'OSEI', 'smith'])
})
