import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import type { OverviewRow } from './content.ts'
import { copyFor, shownLess } from './copy-for.ts'
import { draftOverview, type WeeksEntry } from './draft-overview.ts'
import { namesInProse } from './names-in-prose.ts'
import { recipientsOf } from './recipients.ts'

const [ann, ben] = [
  { id: 1, name: 'Ann' },
  { id: 2, name: 'Ben' },
]
const row = (children: OverviewRow['children'], ...cells: string[]): OverviewRow => ({
  children,
  cells,
  changes: [],
  late: null,
})
const entry = (key: string, given: Partial<WeeksEntry> = {}): WeeksEntry => ({
  key,
  section: 'hearings',
  title: 'Adeyemi',
  familyId: 7,
  teamId: null,
  children: [ann, ben],
  rows: [row([ann], 'Final'), row([ben], 'Other')],
  said: 'Both.',
  actions: [],
  state: 'confirmed',
  ...given,
})
const draft = (entries: readonly WeeksEntry[], last: Parameters<typeof draftOverview>[0]['last'] = null) =>
  draftOverview({ meetingOn: '2026-11-23', entries, prose: () => 'Words.', last })
const sinceOf = (content: ReturnType<typeof draft>) =>
  content.parts.flatMap(({ entries }) => entries.map(({ key, since }) => `${key} ${since}`))

test('LO-01 entries are new, changed, the same or resolved against the last Overview; resolved ones once only', () => {
  const first = draft([entry('a'), entry('b'), entry('c'), entry('d', { section: 'reviews' })])
  assert.deepEqual(sinceOf(first), ['a new', 'b new', 'c new', 'd new'])
  const second = draft([entry('a', { said: 'Else.' }), entry('b', { rows: [row([ann], 'Moved')] }), entry('e')], first)
  assert.deepEqual(sinceOf(second), ['a same', 'b changed', 'e new', 'c resolved'])
  assert.deepEqual(sinceOf(draft([entry('a')], second)), ['a same', 'b resolved', 'e resolved'])
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
  const [kept] = cut.parts.flatMap(({ entries }) => entries)
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

test('LO-03 FAM-05 a line about two children names only the one the reader may see', () => {
  const both = entry('a', {
    rows: [row([ann, ben], 'Final')],
    actions: [{ children: [ann, ben], words: 'Visit', doer: 'G', by: 'Mon' }],
  })
  const may = { childIds: new Set([1]), teamIds: new Set<number>(), everything: false }
  const cut = copyFor(draft([both]), may)
  assert.equal(JSON.stringify(cut).includes('Ben'), false)
  assert.equal(JSON.stringify(cut).includes('Ann'), true)
})

test('LO-03 FAM-05 what is about a family whose children the reader may not see reaches nobody by another way', () => {
  const unseen = entry('f', { section: 'other', children: [], rows: [], familyId: 7, teamId: 4 })
  const may = { childIds: new Set<number>(), teamIds: new Set([4]), everything: true }
  assert.deepEqual(sinceOf(copyFor(draft([unseen]), may)), [])
})

test('LO-03 TM-05 staffing of a team reaches those who answer for it; any other issue without a child only whole readers', () => {
  const staffing = entry('s', { section: 'staffing', children: [], rows: [row([], 'x')], familyId: null, teamId: 4 })
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
