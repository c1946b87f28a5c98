import { test } from 'node:test'
import fc from 'fast-check'
import { bankHolidays, englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { decideSittingChange, rowOfSitting, type SittingChange } from './change-sitting.ts'
import { type KeptSitting, type MeetingSeries, type SittingPlan, sittingPlan, sittingsBetween } from './sittings.ts'
import { whatStandsInTheWay } from './what-stands-in-the-way.ts'

/*
 * A second, slow count of when a series sits, which knows nothing of the code beside it: days are texts, a calendar is walked a day at a
 * time, and what people did is a list in which the last word on each meeting counts.
 */

const aDay = 86_400_000
const plus = (iso: string, days: number): string => new Date(Date.parse(iso) + days * aDay).toISOString().slice(0, 10)
const weekdayOf = (iso: string): number => new Date(iso).getUTCDay() || 7
const mondayBefore = (iso: string): string => plus(iso, 1 - weekdayOf(iso))

/** The last word on a meeting: called off, or fixed to a day, by a person or because it was opened there. */
type Word =
  | { readonly is: 'off'; readonly from: string; readonly back: string | null }
  | { readonly is: 'on'; readonly on: string }
type World = {
  weekday: number
  rule: MeetingSeries['holidayRule']
  readonly holidays: Set<string>
  readonly closed: Set<string>
  /** By the Monday of the week; no word: where the calendar puts it. */
  readonly weeks: Map<string, Word>
  readonly extras: Map<number, Word>
  /** Days on which a meeting was opened. */
  readonly opened: Set<string>
  readonly ended: Set<string>
}

const isOff = (world: World, iso: string): boolean => weekdayOf(iso) > 5 || world.holidays.has(iso)
const isOpen = (world: World, iso: string): boolean => !isOff(world, iso) && !world.closed.has(iso)

/** Where the calendar alone puts the meeting of a week. */
function byCalendar(world: World, monday: string): string | null {
  const usual = plus(monday, world.weekday - 1)
  let at = usual
  if (world.holidays.has(at)) {
    if (world.rule === 'not-held') return null
    while (isOff(world, at)) at = plus(at, 1)
  }
  const week = mondayBefore(at)
  while (!isOpen(world, at)) {
    at = plus(at, 1)
    if (mondayBefore(at) !== week) return null
  }
  return at < plus(usual, 7) ? at : null
}

/** Every day from one to another on which the series meets. */
function meets(world: World, from: string, to: string): readonly string[] {
  const days = new Set<string>()
  for (let monday = plus(mondayBefore(from), -14); monday <= to; monday = plus(monday, 7)) {
    const word = world.weeks.get(monday)
    const on = word === undefined ? byCalendar(world, monday) : word.is === 'on' ? word.on : null
    if (on !== null) days.add(on)
  }
  for (const word of [...world.extras.values(), ...world.weeks.values()]) if (word.is === 'on') days.add(word.on)
  return [...days].filter((iso) => iso >= from && iso <= to).toSorted()
}

/** Where the meeting of a row is held: by the last word on it, else by the calendar; null when it isn't. */
function whereIs(world: World, { id, weekOf }: Run['rows'][number]): string | null {
  const word = weekOf === null ? world.extras.get(id) : world.weeks.get(weekOf.toString())
  if (word === undefined) return weekOf === null ? null : byCalendar(world, weekOf.toString())
  return word.is === 'on' ? word.on : null
}

/** The days on which a person put a meeting that nobody has opened yet. */
const putByHand = (world: World): readonly string[] =>
  [...world.weeks.values(), ...world.extras.values()].flatMap((word) =>
    word.is === 'on' && !world.opened.has(word.on) ? [word.on] : [],
  )

const first = '2026-11-02'

const kinds = ['move', 'cancel', 'restore', 'add', 'holiday', 'closure', 'series', 'open', 'end', 'wait'] as const
type Step = {
  readonly do: (typeof kinds)[number]
  readonly a: number
  readonly b: number
  readonly weekday: number
  readonly rule: MeetingSeries['holidayRule']
}

/** Both as they go along: the rows and the calendar that the code decides by, and the world that the reference keeps. */
type Run = {
  world: World
  rows: readonly (KeptSitting & { readonly id: number })[]
  today: string
  ids: number
  readonly seen: Map<string, number>
}

const calendarIn = ({ holidays, closed }: World) => ({
  ...englandAndWales,
  bankHolidays: new Map([...holidays].map((iso) => [iso, 'x'])),
  closureDays: new Map([...closed].map((iso) => [iso, 'x'])),
})
const planOf = ({ world, rows }: Pick<Run, 'world' | 'rows'>): SittingPlan =>
  sittingPlan({ weekday: world.weekday, holidayRule: world.rule, placement: 'on-or-before' }, calendarIn(world), rows)
const codeMeets = (plan: SittingPlan, from: string, to: string): readonly string[] =>
  sittingsBetween(plan, day(from), day(to)).map(({ on }) => on.toString())

const copied = (world: World): World => ({
  ...world,
  holidays: new Set(world.holidays),
  closed: new Set(world.closed),
})

/** A day near today: mostly one on which something is. */
function someDay({ world, today }: Run, n: number): string {
  const near = plus(today, n % 45)
  if (n % 3 === 0) return near
  const days = meets(world, today, plus(today, 70))
  return days[n % Math.max(1, days.length)] ?? near
}

const count = (run: Run, what: string): void => {
  run.seen.set(what, (run.seen.get(what) ?? 0) + 1)
}

/** Which meeting of the reference stands on a day: a week's, by its Monday, or an extra one, by its number. */
function whichOn(
  world: World,
  iso: string,
): { readonly of: Map<string, Word> | Map<number, Word>; put(word: Word): void } | null {
  for (const [id, word] of world.extras)
    if (word.is === 'on' && word.on === iso) return { of: world.extras, put: (next) => world.extras.set(id, next) }
  for (const [monday, word] of world.weeks)
    if (word.is === 'on' && word.on === iso) return { of: world.weeks, put: (next) => world.weeks.set(monday, next) }
  for (const monday of [mondayBefore(iso), plus(mondayBefore(iso), -7)])
    if (!world.weeks.has(monday) && byCalendar(world, monday) === iso)
      return { of: world.weeks, put: (next) => world.weeks.set(monday, next) }
  return null
}

const wordOn = (world: World, iso: string): Word | null =>
  [...world.extras.values(), ...world.weeks.values()].find((word) => word.is === 'on' && word.on === iso) ?? null

/** Why the reference would refuse a day to hold a meeting on. */
function mayNotMeet({ world, today }: Run, iso: string): boolean {
  const calledOff = [...world.weeks.values(), ...world.extras.values()].some(
    (word) => word.is === 'off' && word.from === iso,
  )
  return iso < today || !isOpen(world, iso) || meets(world, iso, iso).length > 0 || calledOff
}

function decide(run: Run, change: SittingChange) {
  const decided = decideSittingChange(planOf(run), run.rows, change, day(run.today))
  if (!decided.ok) return decided.because
  const { row, on, weekOf, byHand, state } = decided.value
  run.ids += 1
  run.rows = [...run.rows.filter((each) => each !== row), { id: row?.id ?? run.ids, on, weekOf, byHand, state }]
  return null
}

function person(run: Run, step: Step): void {
  const { world, today } = run
  if (step.do === 'add') {
    const on = someDay(run, step.a)
    const lawful = !mayNotMeet(run, on)
    const because = decide(run, { kind: 'add', on: day(on) })
    assert.equal(because === null, lawful, `adding ${on}: ${because ?? 'done'}`)
    if (lawful) world.extras.set(run.ids, { is: 'on', on })
    count(run, because ?? 'added')
    return
  }
  if (step.do === 'restore') {
    const all = [...world.weeks, ...world.extras].filter(([, word]) => word.is === 'off')
    const [key, word] = all[step.a % Math.max(1, all.length)] ?? []
    if (word?.is !== 'off' || all.some(([other, { is }]) => other !== key && is === 'off' && sameFrom(all, word.from)))
      return
    const to = word.back ?? (typeof key === 'string' ? byCalendar(world, key) : word.from)
    const because = decide(run, { kind: 'restore', on: day(word.from) })
    const lawful = to !== null && to >= today && isOpen(world, to) && meets(world, to, to).length === 0
    assert.equal(because === null, lawful, `restoring ${word.from}: ${because ?? 'done'}`)
    if (!lawful) {
      count(run, `restore ${because ?? ''}`)
      return
    }
    if (typeof key === 'number') world.extras.set(key, { is: 'on', on: word.from })
    else if (key !== undefined && word.back === null) world.weeks.delete(key)
    else if (key !== undefined && word.back !== null) world.weeks.set(key, { is: 'on', on: word.back })
    count(run, 'restored')
    return
  }
  const from = someDay(run, step.a)
  const which = whichOn(world, from)
  const isThere = which !== null && from >= today && !world.opened.has(from)
  const by = wordOn(world, from)
  if (step.do === 'cancel') {
    const because = decide(run, { kind: 'cancel', on: day(from) })
    assert.equal(because === null, isThere, `cancelling ${from}: ${because ?? 'done'}`)
    if (isThere) which.put({ is: 'off', from, back: by === null ? null : from })
    count(run, because ?? 'cancelled')
    return
  }
  const to = someDay(run, step.b)
  const lawful = isThere && (to === from || !mayNotMeet(run, to))
  const because = decide(run, { kind: 'move', from: day(from), to: day(to) })
  assert.equal(because === null, lawful, `moving ${from} to ${to}: ${because ?? 'done'}`)
  if (lawful) which.put({ is: 'on', on: to })
  count(run, because ?? 'moved')
}

const sameFrom = (all: readonly (readonly [string | number, Word])[], from: string): boolean =>
  all.filter(([, word]) => word.is === 'off' && word.from === from).length > 1

/** A change of calendar or series: done, or refused because it would undo what a person decided. */
function office(run: Run, step: Step): void {
  const then = copied(run.world)
  if (step.do === 'series') Object.assign(then, { weekday: step.weekday, rule: step.rule })
  else {
    const days = step.do === 'holiday' ? then.holidays : then.closed
    const on = someDay(run, step.a)
    if (!days.delete(on)) days.add(on)
  }
  const untouched = (world: World, iso: string) =>
    [mondayBefore(iso), plus(mondayBefore(iso), -7)].some(
      (monday) => !world.weeks.has(monday) && byCalendar(world, monday) === iso,
    )
  const broken = putByHand(run.world).filter(
    (iso) =>
      iso >= run.today &&
      ((isOpen(run.world, iso) && !isOpen(then, iso)) || (!untouched(run.world, iso) && untouched(then, iso))),
  )
  const inTheWay = whatStandsInTheWay(run.rows, planOf(run), planOf({ world: then, rows: run.rows }), day(run.today))
  assert.deepEqual(inTheWay.map(({ on }) => on.toString()).toSorted(), broken.toSorted())
  if (broken.length === 0) run.world = then
  count(run, broken.length === 0 ? step.do : `${step.do} refused`)
}

/** The meeting of the day is opened, or ends. */
function meetingDay(run: Run, state: 'open' | 'held'): void {
  const { world, today } = run
  const [sitting] = sittingsBetween(planOf(run), day(today), day(today))
  const which = whichOn(world, today)
  assert.equal(sitting === undefined, which === null)
  if (sitting === undefined || which === null || (state === 'held' && !world.opened.has(today))) return
  const row = rowOfSitting(run.rows, sitting)
  run.ids += 1
  const weekOf = sitting.because === 'extra' ? null : day(mondayBefore(sitting.normallyOn.toString()))
  const kept = { ...(row ?? { id: run.ids, weekOf, byHand: false }), on: day(today), state }
  run.rows = [...run.rows.filter((each) => each !== row), kept]
  which.put({ is: 'on', on: today })
  world.opened.add(today)
  if (state === 'held') world.ended.add(today)
  count(run, state)
}

const isOfOffice = ({ do: what }: Step): boolean => what === 'holiday' || what === 'closure' || what === 'series'

function take(run: Run, step: Step): void {
  if (step.do === 'wait') run.today = plus(run.today, 1 + (step.a % 20))
  else if (step.do === 'open' || step.do === 'end') meetingDay(run, step.do === 'open' ? 'open' : 'held')
  else if (isOfOffice(step)) office(run, step)
  else person(run, step)
}

const anyNumber = fc.nat(10_000)
const anyStep: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(...kinds, 'move', 'move', 'closure'),
  a: anyNumber,
  b: anyNumber,
  weekday: fc.integer({ min: 1, max: 5 }),
  rule: fc.constantFrom('next-working-day', 'not-held'),
})

/** Before Christmas, before Easter, before 29 February. */
const anyBeginning = fc.constantFrom('2026-11-27', '2026-12-14', '2027-03-08', '2027-12-10', '2028-02-14')

function newRun(today: string): Run {
  const holidays = new Set(bankHolidays.map(({ on }) => on.toString()))
  const nothing = { weeks: new Map(), extras: new Map(), opened: new Set<string>(), ended: new Set<string>() }
  const world: World = { weekday: 1, rule: 'next-working-day', holidays, closed: new Set(), ...nothing }
  return { world, rows: [], today, ids: 0, seen: new Map() }
}

test('TM-01 when a series sits agrees with a second, slow count after any changes in any order; all that a person did is still true', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(anyBeginning, fc.array(anyStep, { minLength: 5, maxLength: 40 }), (today, steps) => {
      const run = newRun(today)
      for (const step of steps) {
        take(run, step)
        const [from, to] = [plus(run.today, -30), plus(run.today, 100)]
        const plan = planOf(run)
        assert.deepEqual(codeMeets(plan, from, to), meets(run.world, from, to), step.do)
        for (const row of run.rows)
          assert.equal(plan.written.get(row.id)?.on.toString() ?? null, whereIs(run.world, row), `${row.id} is there`)
      }
      const last = plus(run.today, 200)
      const held = codeMeets(planOf(run), first, last)
      assert.deepEqual(held, meets(run.world, first, last))
      for (const on of putByHand(run.world)) assert.ok(held.includes(on), `${on} is held`)
      for (const [what, times] of run.seen) seen.set(what, (seen.get(what) ?? 0) + times)
    }),
    { numRuns: 200 },
  )
  // A reference that is never asked proves nothing.
  for (const what of ['moved', 'cancelled', 'restored', 'added', 'held', 'holiday', 'closure', 'series'])
    assert.ok((seen.get(what) ?? 0) > 0, `nothing was ${what}`)
  assert.ok(
    [...seen.keys()].some((what) => what.endsWith('refused')),
    'no change of calendar was refused',
  )
})
