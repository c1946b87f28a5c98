import { describe, test } from 'node:test'
import { Form } from '#platform/http/form.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { readPage } from '#test/support/page.ts'
import { chosen, someOf, yesNo } from './choice-fields.ts'
import { namingField } from './name-field.ts'
import { oneRecord, person } from './record-fields.ts'
import { checked, needed, revealedBy } from './field.ts'
import { form } from './form.ts'
import { date, line, name, pastDate, time, words } from './text-fields.ts'
import { withEach } from './with-each.ts'

const formOf = (typed: Record<string, string | readonly string[]>) =>
  new Form(new Map(Object.entries(typed).map(([name, value]) => [name, [value].flat()])))
const teams = [
  { id: 3, name: 'Safeguarding East' },
  { id: 4, name: 'Safeguarding West' },
]
const roleForm = form(
  {
    name: name({ label: 'Full name', called: 'Name', needed: 'Enter a name' }),
    email: line({ label: 'E-mail' }),
    kind: chosen({
      label: 'Kind',
      of: ['own', 'cover'],
      say: (kind) => (kind === 'own' ? 'Their own' : 'Cover'),
      wrong: 'Choose own or cover',
    }),
    why: revealedBy('kind', 'cover', needed(words({ label: 'Why' }), 'Write why')),
    team: needed(oneRecord({ label: 'Team', among: teams, none: 'None', wrong: 'Choose a team' }), 'Choose a team'),
    startsOn: needed(date({ label: 'Start date' }), 'Enter the start date'),
    endsOn: date({ label: 'End date' }),
  },
  {
    check: ({ startsOn, endsOn }) =>
      startsOn && endsOn && endsOn.toString() < startsOn.toString() ? { endsOn: 'End date must be later' } : {},
  },
)
const sent = { name: ' Grace Oyelaran ', kind: 'own', team: '3', startsOn: '19 oct 26', endsOn: '' }
const wrongWith = (more: Record<string, string>) => {
  const read = roleForm.read(formOf({ ...sent, ...more }))
  return read.ok ? [] : Object.entries(read.because)
}

test('SEC-05 a form is read as typed values; what another answer would reveal has none', () => {
  const read = roleForm.read(formOf({ ...sent, why: 'nobody asked' }))
  assert.ok(read.ok)
  const { startsOn, ...rest } = read.value
  assert.equal(startsOn.toString(), '2026-10-19')
  assert.deepEqual(rest, { name: 'Grace Oyelaran', email: null, kind: 'own', why: null, team: 3, endsOn: null })
})

test('SEC-05 a date may come in one box or in three', () => {
  const boxes = { 'startsOn-day': '19', 'startsOn-month': 'oct', 'startsOn-year': '2026' }
  const read = roleForm.read(formOf({ ...sent, startsOn: '', ...boxes }))
  assert.ok(read.ok)
  assert.equal(read.value.startsOn.toString(), '2026-10-19')
  assert.deepEqual(wrongWith({ startsOn: '', ...boxes, 'startsOn-month': '' }), [
    ['startsOn', 'Start date must include a month'],
  ])
})

test('SEC-05 each field that cannot be used has its sentence, in the order of the form', () => {
  assert.deepEqual(wrongWith({ name: ' ', kind: 'other', team: 'x', startsOn: '', endsOn: '31/2/2026' }), [
    ['name', 'Enter a name'],
    ['kind', 'Kind: choose own or cover'],
    ['team', 'Choose a team'],
    ['startsOn', 'Enter the start date'],
    ['endsOn', 'End date must be a real date, like 19 10 2026'],
  ])
  assert.deepEqual(wrongWith({ kind: 'cover' }), [['why', 'Write why']])
  assert.deepEqual(wrongWith({ team: '9' }), [['team', 'Choose a team']])
})

test('SEC-05 a rule between fields is told beside what else is wrong, once both can be read', () => {
  assert.deepEqual(wrongWith({ name: '', endsOn: '1/10/2026' }), [
    ['name', 'Enter a name'],
    ['endsOn', 'End date must be later'],
  ])
  assert.deepEqual(wrongWith({ startsOn: 'soon', endsOn: '1/10/2026' }).length, 1)
})

test('SEC-05 a name is one line of at most 120 letters', () => {
  const nameForm = form({ name: name({ label: 'Name', needed: 'Enter a name' }) })
  const named = (text: string) => nameForm.read(formOf({ name: text }))
  assert.deepEqual(named(' Tolu\r\n\u0007 Adeyemi\u0000 '), { ok: true, value: { name: 'Tolu Adeyemi' } })
  assert.deepEqual(named(' \n '), { ok: false, because: { name: 'Enter a name' } })
  assert.equal(named('x'.repeat(120)).ok, true)
  assert.deepEqual(named('x'.repeat(121)), { ok: false, because: { name: 'Name must be 120 characters or fewer' } })
})

test('SEC-05 values fill the form, are said in words, and are read back as the same', () => {
  const values = {
    name: 'Ada',
    kind: 'cover',
    why: 'Leave',
    team: 4,
    startsOn: day('2026-10-19'),
    endsOn: null,
  } as const
  const typed = roleForm.asTyped({ ...values, email: null })
  assert.deepEqual(roleForm.inWords(typed), {
    Name: 'Ada',
    'E-mail': '',
    Kind: 'Cover',
    Why: 'Leave',
    Team: 'Safeguarding West',
    'Start date': 'Mon 19 Oct 2026',
    'End date': '',
  })
  assert.deepEqual(Object.keys(roleForm.inWords(typed, { name: 'Ada', team: null })), ['Name', 'Team'])
  const page = readPage(`<main><form>${roleForm.controls({ typed, errors: {} }).join('')}</form></main>`)
  const again = Object.fromEntries([...(page.forms[0]?.fields ?? [])].map(([field, [text]]) => [field, text]))
  assert.deepEqual(again, {
    name: 'Ada',
    email: '',
    kind: 'cover',
    why: 'Leave',
    team: '4',
    startsOn: '19/10/2026',
    endsOn: '',
  })
  assert.deepEqual(roleForm.read(formOf(again)), { ok: true, value: { ...values, email: null } })
})

test('SEC-05 a page of the record says what each field is, and what is said where there is nothing', () => {
  const childForm = form({
    plan: line({ label: 'Plan', nothing: 'Not agreed yet' }),
    statuses: someOf({ label: 'Statuses', of: ['a', 'b'], say: (word) => word.toUpperCase() }),
    interpreter: yesNo({ label: 'Interpreter' }),
    at: time({ label: 'Time' }),
  })
  const typed = childForm.asTyped({ statuses: ['a', 'b'], interpreter: false, at: '09:30' })
  assert.deepEqual(
    childForm.rows(typed).map(({ called, said }) => `${called}: ${said}`),
    ['Plan: Not agreed yet', 'Statuses: A, B', 'Interpreter: No', 'Time: 09:30'],
  )
})

test('SEC-05 the day something happened is never ahead of today', () => {
  const today = day('2026-10-12')
  const heldForm = form({ heldOn: pastDate({ label: 'When was it held?', or: 'earlier' }, today) })
  assert.deepEqual(heldForm.read(formOf({ heldOn: '13/10/2026' })), {
    ok: false,
    because: { heldOn: 'When was it held: the date must be today or earlier' },
  })
  assert.equal(heldForm.read(formOf({ heldOn: '12/10/2026' })).ok, true)
})

test('FAM-04 the same is asked of each of several, each at its own fields', () => {
  const each = (id: number) =>
    form(
      { is: checked(line({ label: `To ${id}` }), (is) => (is === 'x' ? 'Write what it is' : null)) },
      { at: (field) => `${field}-${id}` },
    )
  const asked = withEach(
    form({ name: name({ label: 'Name', needed: 'Enter a name' }) }),
    new Map([1, 2].map((id) => [id, each(id)])),
    {
      check: (of): Record<string, string> =>
        [...of.values()].some(({ is }) => is !== null) ? {} : { 'is-1': 'Say it of one' },
    },
  )
  assert.deepEqual(asked.read(formOf({ name: '', 'is-2': 'x' })), {
    ok: false,
    because: { name: 'Enter a name', 'is-1': 'To 1: say it of one', 'is-2': 'To 2: write what it is' },
  })
  const read = asked.read(formOf({ name: 'Kola', 'is-2': 'father' }))
  assert.deepEqual(read.ok && [...read.value.each], [
    [1, { is: null }],
    [2, { is: 'father' }],
  ])
  assert.deepEqual(asked.typedIn(formOf({ name: 'Kola', 'is-2': 'father' })), {
    name: ['Kola'],
    'is-1': [],
    'is-2': ['father'],
  })
})

describe('SEC-05 each sentence names its field as the page does', () => {
  for (const [label, called, sentence, said] of [
    ['Solicitor', 'Solicitor', 'Choose someone from the list', 'Solicitor: choose someone from the list'],
    ['Who is it about?', 'Who it is about', 'Choose a person', 'Who is it about: choose a person'],
    ['Full name', 'Name', 'Enter the person’s name', 'Enter the person’s name'],
    ['Why is the family restricted?', 'Reason', 'Write why it is', 'Why is the family restricted: write why it is'],
    ['Why is the family restricted?', 'Reason', 'Say what restricts the family', 'Say what restricts the family'],
    ['By when', 'Due', 'Enter by when it is to be done', 'Enter by when it is to be done'],
    ['Last day, if they leave', 'Last day', 'Cara is still here then', 'Last day: Cara is still here then'],
    ['Plan for where the child grows up', 'Plan', 'Choose one', 'Plan: choose one'],
  ] as const)
    test(`${label}: ${sentence}`, () => {
      assert.equal(namingField({ label, called }, sentence), said)
      assert.equal(namingField({ label, called }, said), said, 'and once only')
    })
})

test('SEC-05 an answer that is too long, or no time, is told by what is asked', () => {
  const asked = form({
    view: name({ label: 'What do you call it?', needed: 'Say what you call it' }),
    begins: time({ label: 'Begins at' }),
    worker: person({ label: 'Social worker', people: { shown: [], others: null } }),
    interpreter: yesNo({ label: 'Interpreter needed' }),
  })
  assert.deepEqual(asked.read(formOf({ view: 'x'.repeat(121), begins: 'soon', worker: '7', interpreter: 'maybe' })), {
    ok: false,
    because: {
      view: 'What do you call it: it must be 120 characters or fewer',
      begins: 'Begins at must be a time of day, like 10:30 or 2pm',
      worker: 'Social worker: choose someone from the list',
      interpreter: 'Interpreter needed: choose yes, no, or not recorded',
    },
  })
})
