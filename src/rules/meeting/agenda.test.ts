import { describe, test } from 'node:test'
import fc from 'fast-check'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { clockOf } from '#rules/pre-proceedings/clock.ts'
import type { EpisodeFacts } from '#rules/pre-proceedings/episode.ts'
import { usualServiceLevels } from '#rules/pre-proceedings/service-levels.ts'
import { agendaOf, nextItem, proposeAgenda, type ForAgenda, type OpenedItem } from './agenda.ts'
import { agendaSections, type AgendaItem } from './agenda-items.ts'
import { kindsOfBusiness } from './business.ts'
import { orderOfUrgency, usualAgenda, waysOfUrgency } from './agenda-settings.ts'
import type { FilingForAgenda, HearingForAgenda, PrivateForAgenda } from './court-on-agenda.ts'
import { childForAgenda, type ChildForAgenda } from './families-on-agenda.ts'
import { plainMondays } from '#rules/sittings/sittings.ts'
import type { StaffingForAgenda } from './staffing-on-agenda.ts'

const monday = day('2026-11-23')
const later = ['2026-11-30', '2026-12-07', '2026-12-14'].map(day)
const hour = { startsAt: Temporal.PlainTime.from('09:00'), minutes: 60, onPapers: false, takes: kindsOfBusiness }
const nothing: ForAgenda = {
  ...{ children: [], staffing: [], hearings: [], filings: [], private: [] },
  ...{ ratifications: [], panels: [] },
}
const settings = { plan: plainMondays(englandAndWales), serviceLevels: usualServiceLevels }
const heldMidpoint = (on: string) => ({ heldOn: day(on), outcome: 'continue' as const })

let ids = 0
const families: string[] = []
const child = (
  name: string,
  decidedOn: string,
  known: Partial<EpisodeFacts> = {},
  lookedAtOn = '2026-11-20',
): ChildForAgenda => {
  const clock = clockOf(episodeDecided(decidedOn, known), settings, day(lookedAtOn))
  assert.equal(clock.kind, 'running')
  const familyName = name.split(' ').at(-1) ?? name
  ids += 1
  if (!families.includes(familyName)) families.push(familyName)
  const familyId = families.indexOf(familyName)
  return childForAgenda({ childId: ids, name, familyId, familyName }, clock)
}
const items = (given: Partial<ForAgenda>, on = monday) =>
  proposeAgenda({ ...nothing, ...given }, { on, readOn: on, isNext: true, later }, usualAgenda)
const lines = (given: Partial<ForAgenda>, on = monday) =>
  items(given, on).map(({ section, title, reason, minutes }) => `${section} | ${title} · ${reason} | ${minutes}`)

const ofWebb = { familyId: 4, familyName: 'Webb', children: [{ childId: 41, name: 'Rosa Webb' }] }
const filing = (known: Partial<FilingForAgenda>): FilingForAgenda => ({
  ...ofWebb,
  proceedingsId: 9,
  what: 'parenting assessment',
  dueOn: null,
  mayBeLate: false,
  changed: false,
  ...known,
})
const hearing = (on: string, known: Partial<HearingForAgenda> = {}): HearingForAgenda => ({
  familyId: 5,
  familyName: 'Novak',
  proceedingsId: 8,
  kindWords: 'issues resolution',
  children: ['Iris', 'Karel'].map((name, at) => ({ childId: 51 + at, name: `${name} Novak` })),
  on: day(on),
  changed: [],
  ...known,
})
const privateCase = (known: Partial<PrivateForAgenda>): PrivateForAgenda => ({
  familyId: 6,
  familyName: 'Silva',
  children: [{ childId: 61, name: 'Lia Silva' }],
  reportWords: 'section 37',
  reportDueOn: null,
  fileBy: null,
  nextHearingOn: null,
  changed: false,
  ...known,
})
const issue = (known: Partial<StaffingForAgenda>): StaffingForAgenda => ({
  issueId: 3,
  teamName: 'Safeguarding West',
  familyId: null,
  familyName: null,
  childIds: [],
  words: 'two vacancies',
  by: null,
  hasMitigation: true,
  changed: false,
  ...known,
})

describe('families on the agenda', () => {
  test('TM-03 urgent returns come first, then past the limit, then extension requests before the next meeting', () => {
    assert.deepEqual(
      lines({
        children: [
          child('Ada Doyle', '2026-09-04', {
            midpoint: heldMidpoint('2026-10-12'),
            extensions: [{ newLimit: day('2026-12-11'), state: 'requested', decidedOn: null }],
          }),
          child('Cara Adeyemi', '2026-08-24', { midpoint: heldMidpoint('2026-10-05') }),
          child('Kofi Osei', '2026-10-26', { urgentReturnBy: day('2026-11-26') }),
          child('Una Begum', '2026-10-12'),
          child('Ivy Carter', '2026-08-31', { midpoint: heldMidpoint('2026-10-12') }),
        ],
      }),
      [
        'cannot-wait | Osei · urgent return to panel, by Thu 26 Nov | 8',
        'cannot-wait | Adeyemi · final, overdue by 7 days | 8',
        'cannot-wait | Doyle · extension asked, 12-week date Fri 27 Nov | 8',
        'reviews | Begum · midpoint | 6',
        'reviews | Carter · final | 8',
      ],
    )
  })

  for (const urgentFirst of waysOfUrgency)
    test(`TM-03 the order of those who can’t wait is a setting: ${urgentFirst}`, () => {
      const titles = { 'urgent-return': 'Osei', 'past-limit': 'Adeyemi', 'extension-first': 'Doyle' }
      const children = [
        child('Ada Doyle', '2026-09-04', {
          midpoint: heldMidpoint('2026-10-12'),
          extensions: [{ newLimit: day('2026-12-11'), state: 'requested', decidedOn: null }],
        }),
        child('Cara Adeyemi', '2026-08-24', { midpoint: heldMidpoint('2026-10-05') }),
        child('Kofi Osei', '2026-10-26', { urgentReturnBy: day('2026-11-26') }),
        child('Una Begum', '2026-10-12'),
      ]
      const agenda = proposeAgenda(
        { ...nothing, children },
        { on: monday, readOn: monday, isNext: true, later },
        { ...usualAgenda, urgentFirst },
      )
      assert.deepEqual(
        agenda.map(({ section, title }) => [section, title]),
        [...orderOfUrgency(urgentFirst).map((why) => ['cannot-wait', titles[why]]), ['reviews', 'Begum']],
      )
    })

  test('TM-03 before the meeting its words are true on the day they are read; what waits without a date is the next meeting’s alone', () => {
    const children = [
      child('Cara Adeyemi', '2026-08-24', { midpoint: heldMidpoint('2026-10-05') }),
      child('Ben Doyle', '2026-08-29', { midpoint: heldMidpoint('2026-10-05') }),
      child('Kofi Osei', '2026-10-26', { urgentReturnBy: day('2026-11-26') }),
    ]
    const hearings = [hearing('2026-11-21')]
    const said = (readOn: string, isNext: boolean) =>
      proposeAgenda(
        { ...nothing, children, hearings },
        { on: monday, readOn: day(readOn), isNext, later },
        usualAgenda,
      ).map(({ title, reason }) => `${title} · ${reason}`)
    assert.deepEqual(said('2026-11-20', true), [
      'Osei · urgent return to panel, by Thu 26 Nov',
      'Adeyemi · final, overdue by 4 days',
      'Doyle · final, its date is Sat 21 Nov',
      'Novak · issues resolution Sat 21 Nov',
    ])
    assert.deepEqual(said('2026-11-23', true), [
      'Osei · urgent return to panel, by Thu 26 Nov',
      'Adeyemi · final, overdue by 7 days',
      'Doyle · final, overdue by 2 days',
      'Novak · issues resolution was Sat 21 Nov, nothing recorded since',
    ])
    assert.ok(said('2026-11-20', false).every((line) => !line.includes('urgent return')))
  })

  test('TM-03 whoever can’t wait for two reasons stands where the first of them in the order stands', () => {
    const both = child(
      'Kofi Osei',
      '2026-08-24',
      {
        midpoint: heldMidpoint('2026-10-05'),
        urgentReturnBy: day('2026-11-26'),
      },
      '2026-11-24',
    )
    const past = child('Ada Adeyemi', '2026-08-31', { midpoint: heldMidpoint('2026-10-12') }, '2026-11-24')
    const on = day('2026-11-30')
    const settingsOf = { ...usualAgenda, urgentFirst: 'limit-return-extension' } as const
    const agenda = proposeAgenda(
      { ...nothing, children: [past, both] },
      { on, readOn: on, isNext: true, later: later.slice(1) },
      settingsOf,
    )
    assert.deepEqual(
      agenda.map(({ title, reason }) => `${title} · ${reason}`),
      ['Osei · urgent return to panel, by Thu 26 Nov', 'Adeyemi · final, overdue by 7 days'],
    )
  })

  test('TM-03 an extension asked whose limit falls after the next meeting waits in the reviews', () => {
    const asked = { extensions: [{ newLimit: day('2027-01-04'), state: 'requested' as const, decidedOn: null }] }
    assert.deepEqual(
      lines({ children: [child('Ada Doyle', '2026-09-21', { midpoint: heldMidpoint('2026-11-02'), ...asked })] }),
      ['reviews | Doyle · extension asked, 12-week date Mon 14 Dec | 8'],
    )
  })

  test('TM-03 an extension asked whose limit is the day of the next meeting can be decided there', () => {
    const asked = { newLimit: day('2026-12-14'), state: 'requested' as const, decidedOn: null }
    const waiting = child('Ada Doyle', '2026-09-07', { midpoint: heldMidpoint('2026-10-19'), extensions: [asked] })
    assert.equal(waiting.limit.toString(), later[0]?.toString())
    assert.deepEqual(
      items({ children: [waiting] }).map(({ section }) => section),
      ['reviews'],
    )
  })

  test('PP-04 an extension asked is told on its line: until when, who asked, when and why, with the child among siblings', () => {
    const asked = {
      by: 'Hannah Lowe',
      on: day('2026-11-18'),
      why: 'The expert reports on 9 December.',
      awaitsChair: false,
    }
    const extensions = [{ newLimit: day('2026-12-11'), state: 'requested' as const, decidedOn: null, asked }]
    const ada = child('Ada Doyle', '2026-09-04', { midpoint: heldMidpoint('2026-10-12'), extensions })
    const said =
      'Extension to Fri 11 Dec 2026 asked for by Hannah Lowe on Wed 18 Nov 2026, not decided: The expert reports on 9 December.'
    assert.deepEqual(items({ children: [ada] })[0]?.asked, [said])
    const both = [ada, child('Ben Doyle', '2026-11-03')]
    assert.deepEqual(items({ children: both })[0]?.asked, [`Ada: ${said}`])
  })

  test('TM-04 an extension recommended is recorded, by nobody yet, until the chair confirms it', () => {
    const asked = { by: 'Robert Quayle', on: day('2026-11-16'), why: 'The expert is late.' }
    const told = (awaitsChair: boolean) => {
      const extension = { newLimit: day('2026-12-11'), state: 'recommended' as const, decidedOn: null }
      const extensions = [{ ...extension, asked: { ...asked, awaitsChair } }]
      return items({
        children: [child('Ada Doyle', '2026-09-04', { midpoint: heldMidpoint('2026-10-12'), extensions })],
      })[0]?.asked
    }
    assert.deepEqual(told(true), [
      'Extension to Fri 11 Dec 2026 recommended on Mon 16 Nov 2026, as recorded; awaiting the chair’s confirmation: The expert is late.',
    ])
    assert.deepEqual(told(false), [
      'Extension to Fri 11 Dec 2026 recommended by Robert Quayle on Mon 16 Nov 2026, not decided: The expert is late.',
    ])
  })

  test('P8 TM-03 a final goes before a midpoint that was never held', () => {
    const [item] = items({ children: [child('Ada Doyle', '2026-08-31')] })
    assert.equal(item?.reviewKind, 'final')
    assert.match(item.reason, /^final/)
  })

  test('TM-03 reviews of the next two meetings are seen coming, those after not', () => {
    assert.deepEqual(
      lines({
        children: [child('A Next', '2026-10-19'), child('A Second', '2026-10-26'), child('A Third', '2026-11-02')],
      }),
      ['reviews | Next · midpoint Mon 30 Nov | 0', 'reviews | Second · midpoint Mon 7 Dec | 0'],
    )
  })

  test('PP-04 past the limit while a recommended extension is undecided is said so', () => {
    const recommended = { finals: [{ heldOn: day('2026-11-16'), outcome: 'recommend-extension' as const }] }
    const cara = child('Cara Adeyemi', '2026-08-24', { midpoint: heldMidpoint('2026-10-05'), ...recommended })
    assert.deepEqual(lines({ children: [cara] }), [
      'cannot-wait | Adeyemi · final, overdue by 7 days, extension not decided | 8',
    ])
  })

  test('FAM-02 siblings share one item, each with an own review; those in view are named', () => {
    const [item, ...others] = items({
      children: [
        child('Cara Adeyemi', '2026-08-24', { midpoint: heldMidpoint('2026-10-05') }),
        child('Ben Adeyemi', '2026-08-31', { midpoint: heldMidpoint('2026-10-12') }),
        child('baby of Tolu', '2026-11-03'),
      ].map((each) => ({ ...each, familyId: 12, familyName: 'Adeyemi' })),
    })
    assert.deepEqual(others, [])
    assert.equal(item?.reason, 'final, overdue by 7 days; final')
    assert.equal(item.detail, 'Cara: final, overdue by 7 days; Ben: final; baby of Tolu in view')
    assert.equal(item.minutes, 9)
    assert.equal(item.key, 'family-12')
    assert.equal(item.childIds.length, 3)
    assert.equal(item.dueChildIds.length, 2)
  })

  test('PP-06 FAM-02 what brings one child of a family is said of that child, not of a sibling', () => {
    const [item] = items({
      children: [
        child('Ben Adeyemi', '2026-08-31', { midpoint: heldMidpoint('2026-10-12') }),
        child('Ayo Adeyemi', '2026-11-02', { urgentReturnBy: day('2026-11-26') }),
        child('Dina Adeyemi', '2026-11-02'),
      ].map((each) => ({ ...each, familyId: 12, familyName: 'Adeyemi' })),
    })
    assert.equal(item?.reason, 'urgent return to panel, by Thu 26 Nov; final')
    assert.equal(item.detail, 'Ayo: urgent return to panel, by Thu 26 Nov; Ben: final; Dina in view')
    const [ben, ayo] = item.childIds
    assert.deepEqual(
      item.brings.map(({ childIds }) => childIds),
      [[ayo], [ben]],
    )
  })

  test('TM-03 however many siblings, a family takes no more minutes than its most', () => {
    const many = Array.from({ length: 6 }, (_, at) =>
      child(`Child${at} Okafor`, '2026-08-31', { midpoint: heldMidpoint('2026-10-12') }),
    )
    assert.equal(items({ children: many })[0]?.minutes, 10)
  })

  test('PP-06 an overdue midpoint comes to the next meeting with its days', () => {
    assert.deepEqual(lines({ children: [child('Una Begum', '2026-10-05')] }), [
      'reviews | Begum · midpoint, overdue by 7 days | 6',
    ])
  })

  test('FAM-03 the final review of a child about to be born is proposed for an earlier meeting, and taken where the clock has it until somebody brings it forward', () => {
    const unborn = { expectedDeliveryOn: day('2026-12-24'), midpoint: heldMidpoint('2026-11-16') }
    const given = { children: [child('baby of Tolu Kay', '2026-10-05', unborn)] }
    assert.deepEqual(lines(given), ['reviews | Kay · final proposed for this meeting, baby due 24 Dec | 0'])
    const [proposed] = items(given)
    assert.deepEqual(proposed?.asked, [
      'The final review is placed on Mon 21 Dec. For the birth expected Thu 24 Dec it should be held by Thu 26 Nov.',
    ])
    assert.deepEqual(proposed.dueChildIds, [])
  })

  test('TM-03 a child past the limit isn’t on the agenda of a meeting after the one that is to hold the review', () => {
    const given = { children: [child('Cara Adeyemi', '2026-08-24', { midpoint: heldMidpoint('2026-10-05') })] }
    assert.deepEqual(items(given, day('2026-11-30')), [])
  })
})

describe('court, private proceedings and staffing on the agenda', () => {
  const hearings: readonly (readonly [string, HearingForAgenda[], string[]])[] = [
    ['within 14 days', [hearing('2026-11-26')], ['hearings | Novak · issues resolution Thu 26 Nov | 4']],
    ['the 14th day is in', [hearing('2026-12-07')], ['hearings | Novak · issues resolution Mon 7 Dec | 4']],
    ['the 15th is not', [hearing('2026-12-08')], []],
    [
      'changed since, whatever its date',
      [hearing('2027-03-01', { changed: ['date', 'attendance plan'] })],
      ['hearings | Novak · issues resolution Mon 1 Mar, attendance changed | 2'],
    ],
    [
      'passed in silence',
      [hearing('2026-11-19')],
      ['hearings | Novak · issues resolution was Thu 19 Nov, nothing recorded since | 4'],
    ],
    [
      'two of one case are one item',
      [hearing('2026-12-03'), hearing('2026-11-26')],
      ['hearings | Novak · issues resolution Thu 26 Nov; 1 more hearing | 4'],
    ],
  ]
  for (const [title, given, expected] of hearings)
    test(`CT-03 TM-03 hearings: ${title}`, () => assert.deepEqual(lines({ hearings: given }), expected))

  const filings: readonly (readonly [string, FilingForAgenda[], string[]])[] = [
    [
      'due on time',
      [filing({ dueOn: day('2026-12-04') })],
      ['filings | Webb · parenting assessment due Fri 4 Dec | 2'],
    ],
    ['far ahead', [filing({ dueOn: day('2026-12-08') })], []],
    [
      'may be late, whatever its date',
      [filing({ dueOn: day('2027-01-04'), mayBeLate: true })],
      ['filings | Webb · parenting assessment may be late, due Mon 4 Jan | 5'],
    ],
    [
      'every late one',
      [filing({ dueOn: day('2026-06-01') })],
      ['filings | Webb · parenting assessment overdue by 175 days | 5'],
    ],
    ['without a date', [filing({ changed: true })], ['filings | Webb · parenting assessment, no date yet | 2']],
    [
      'the late one leads its case',
      [filing({ what: 'chronology', dueOn: day('2026-11-25') }), filing({ dueOn: day('2026-12-01'), mayBeLate: true })],
      ['filings | Webb · parenting assessment may be late, due Tue 1 Dec; 1 more document | 5'],
    ],
  ]
  for (const [title, given, expected] of filings)
    test(`CT-04 TM-03 filing dates: ${title}`, () => assert.deepEqual(lines({ filings: given }), expected))

  const privates: readonly (readonly [string, Partial<PrivateForAgenda>, string[]])[] = [
    [
      'report within 28 days',
      { reportDueOn: day('2026-12-20'), fileBy: day('2026-12-18') },
      ['private | Silva · section 37 due Sun 20 Dec, file by 18 Dec | 3'],
    ],
    ['the 29th day is not', { reportDueOn: day('2026-12-22') }, []],
    ['a hearing within 28 days', { nextHearingOn: day('2026-12-21') }, ['private | Silva · hearing Mon 21 Dec | 3']],
    ['late', { reportDueOn: day('2026-11-20') }, ['private | Silva · section 37 overdue by 3 days | 3']],
    ['nothing near', {}, []],
  ]
  for (const [title, known, expected] of privates)
    test(`CT-06 TM-03 private proceedings: ${title}`, () =>
      assert.deepEqual(lines({ private: [privateCase(known)] }), expected))

  test('CT-06 siblings in private proceedings share one item', () => {
    const cases = ['Lia Silva', 'Rui Silva'].map((name, at) =>
      privateCase({ children: [{ childId: 61 + at, name }], reportDueOn: day('2026-12-04') }),
    )
    const [item, ...others] = items({ private: cases })
    assert.deepEqual([item?.childIds, item?.detail, others], [[61, 62], 'Lia, Rui', []])
  })

  const staffing: readonly (readonly [string, Partial<StaffingForAgenda>, boolean])[] = [
    ['running with mitigation', {}, false],
    ['changed since the last meeting', { changed: true }, true],
    ['without mitigation', { hasMitigation: false }, true],
    ['due before the next meeting', { by: day('2026-11-30') }, true],
    ['due later', { by: day('2026-12-01') }, false],
  ]
  for (const [title, known, isOn] of staffing)
    test(`TM-05 TM-03 staffing: ${title}`, () =>
      assert.deepEqual(
        lines({ staffing: [issue(known)] }),
        isOn ? ['staffing | Safeguarding West · two vacancies | 3'] : [],
      ))

  test('CT-04 a document that may be late comes before one that is only due sooner', () => {
    const soon = filing({ what: 'care plan', dueOn: day('2026-11-24') })
    const late = filing({ proceedingsId: 10, familyName: 'Yule', dueOn: day('2026-12-01'), mayBeLate: true })
    assert.deepEqual(
      items({ filings: [soon, late] }).map(({ title }) => title),
      ['Yule', 'Webb'],
    )
  })
})

describe('the hour', () => {
  const midpoints = (count: number) =>
    Array.from({ length: count }, (_, at) => child(`A Family${String.fromCharCode(65 + at)}`, '2026-10-12'))
  const opened = (item: AgendaItem, isDone: boolean): OpenedItem => ({ ...item, isDone })

  test('TM-03 items begin one after the other and the hour is counted', () => {
    const proposed = items({ children: midpoints(2), staffing: [issue({ changed: true })] })
    const agenda = agendaOf(proposed, [], hour)
    assert.deepEqual(
      agenda.items.map(({ startsAt }) => startsAt?.toString({ smallestUnit: 'minute' })),
      ['09:00', '09:03', '09:09'],
    )
    assert.deepEqual([agenda.planned, agenda.toSpare, agenda.relief], [15, 45, null])
    assert.deepEqual(
      agenda.parts.map(({ section }) => section),
      agendaSections,
    )
  })

  test('TM-01 past the hour, what nobody has to decide goes on papers, from the end', () => {
    const given = {
      children: midpoints(9),
      staffing: [issue({ changed: true })],
      private: [privateCase({ changed: true })],
    }
    const agenda = agendaOf(items(given), [], { ...hour, minutes: 58 })
    assert.deepEqual([agenda.planned, agenda.toSpare], [60, -2])
    assert.deepEqual(
      agenda.relief?.onPapers.map(({ section }) => section),
      ['private'],
    )
    assert.equal(agenda.relief.extraMinutes, 0)
  })

  test('TM-01 a child who can’t wait is never put on papers, whether a review is due or not', () => {
    const returning = child('Kofi Osei', '2026-11-02', { urgentReturnBy: day('2026-11-26') })
    const agenda = agendaOf(items({ children: [returning] }), [], { ...hour, minutes: 5 })
    assert.deepEqual([agenda.relief?.onPapers, agenda.relief?.extraMinutes], [[], 3])
  })

  test('TM-01 on papers nothing has an hour, and nothing needs to be made shorter', () => {
    const given = { children: midpoints(12), private: [privateCase({ changed: true })] }
    const agenda = agendaOf(items(given), [], { ...hour, onPapers: true })
    assert.deepEqual(new Set(agenda.items.map(({ startsAt }) => startsAt)), new Set([null]))
    assert.equal(agenda.relief, null)
  })

  test('TM-01 when decisions alone pass the hour, an extra meeting is proposed for what is left', () => {
    const agenda = agendaOf(items({ children: midpoints(12), staffing: [issue({ changed: true })] }), [], hour)
    assert.deepEqual([agenda.relief?.over, agenda.relief?.extraMinutes], [15, 12])
  })

  test('TM-04 an opened item keeps its words and place, and what is next is the next one not recorded', () => {
    const proposed = items({ children: midpoints(3) })
    const [first, second, third] = proposed
    assert.ok(first && second && third)
    const agenda = agendaOf(proposed, [opened({ ...second, reason: 'midpoint, as it was' }, true)], hour)
    assert.deepEqual(
      agenda.items.map(({ title, reason, isDone }) => [title, reason, isDone]),
      [
        ['FamilyA', 'midpoint', false],
        ['FamilyB', 'midpoint, as it was', true],
        ['FamilyC', 'midpoint', false],
      ],
    )
    assert.deepEqual(
      agenda.items.map(({ detail }) => detail),
      [first.detail, null, third.detail],
      'who is to be taken today is no longer said of what is recorded',
    )
    const written = agendaOf(proposed, [opened({ ...second, dueChildIds: [] }, false)], hour)
    assert.deepEqual(
      written.items.map(({ dueChildIds }) => dueChildIds),
      proposed.map(({ dueChildIds }) => dueChildIds),
      'and of what is only opened who is due still is',
    )
    assert.equal(nextItem(agenda, first.key)?.key, third.key)
    assert.equal(nextItem(agenda, third.key)?.key, first.key)
    assert.equal(nextItem(agendaOf([], [opened(first, true)], hour), first.key), null)
  })

  test('TM-03 whatever comes in: nobody twice, every due child in, sections in order, minutes add up, relief covers the excess', () => {
    const anyChild = fc.record({
      decidedOn: anyDayBetween('2026-07-01', '2026-11-19'),
      family: fc.integer({ min: 0, max: 5 }),
      urgent: fc.boolean(),
      midpointHeld: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyChild, { maxLength: 25 }), (children) => {
        const given = children.map(({ decidedOn, family, urgent, midpointHeld }, at) => {
          const pressing = urgent ? { urgentReturnBy: monday } : {}
          const midpoint = midpointHeld ? { midpoint: heldMidpoint(decidedOn.add({ days: 30 }).toString()) } : {}
          const made = child(`Child${at} F${family}`, decidedOn.toString(), { ...pressing, ...midpoint })
          return { ...made, childId: at, familyId: family }
        })
        const agenda = agendaOf(items({ children: given }), [], hour)
        const ids = agenda.items.flatMap(({ childIds }) => childIds)
        assert.equal(new Set(ids).size, ids.length)
        for (const { childId, reviews, limit } of given) {
          const isDue = reviews.some(({ meetingOn }) => meetingOn?.equals(monday))
          if (isDue) assert.ok(agenda.items.some((item) => item.dueChildIds.includes(childId)))
          const item = agenda.items.find((each) => each.childIds.includes(childId))
          if (isDue && limit.until(monday).days > 0) assert.equal(item?.section, 'cannot-wait')
        }
        const sections = agenda.items.map(({ section }) => agendaSections.indexOf(section))
        assert.deepEqual(sections, sections.toSorted())
        assert.equal(
          agenda.planned,
          agenda.items.reduce((sum, { minutes }) => sum + minutes, 0),
        )
        assert.equal(agenda.planned + agenda.toSpare, 60)
        const onPapers = (agenda.relief?.onPapers ?? []).reduce((sum, { minutes }) => sum + minutes, 0)
        if (agenda.toSpare < 0) assert.ok(onPapers + (agenda.relief?.extraMinutes ?? 0) >= -agenda.toSpare)
        else assert.equal(agenda.relief, null)
      }),
    )
  })
})
