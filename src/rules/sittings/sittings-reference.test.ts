import { test } from 'node:test'
import fc from 'fast-check'
import { bankHolidays, englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { anyRhythmAbout } from '#test/support/any-rhythm.ts'
import { assert } from '#test/support/assert.ts'
import { decideSittingChange, rowOfSitting, type SittingChange, standing } from './change-sitting.ts'
import type { Rhythm } from './rhythm.ts'
import { type KeptSitting, type MeetingSeries, type SittingPlan, sittingPlan, sittingsBetween } from './sittings.ts'
import { whatStandsInTheWay } from './what-stands-in-the-way.ts'

/*
 * A second, slow count of when a series sits, which knows nothing of the code beside it: days are texts, a calendar is walked a day at a
 * time, and what people did is a list in which the last word on each meeting counts.
 */

const aDay = 86_400_000
const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
// The same few hundred days are walked again and again.
const [timeOf, textOf] = [once((iso: string) => Date.parse(iso)), once(isoOf)]
const plus = (iso: string, days: number): string => textOf(timeOf(iso) + days * aDay)
const weekdayOf = (iso: string): number => new Date(timeOf(iso)).getUTCDay() || 7
function once<Asked, Answer>(ask: (of: Asked) => Answer): (of: Asked) => Answer {
  const known = new Map<Asked, Answer>()
  return (of) => {
    const answer = known.get(of) ?? ask(of)
    known.set(of, answer)
    return answer
  }
}
const mondayBefore = (iso: string): string => plus(iso, 1 - weekdayOf(iso))

/** The last word on a meeting: called off, or fixed to a day, by a person or because it was opened there. */
type Word =
  | { readonly is: 'off'; readonly from: string; readonly back: string | null }
  | { readonly is: 'on'; readonly on: string }
/** A meeting that something was said of: the usual day it was then the meeting of, none for an extra one; no word: where the calendar puts it. */
type Said = {
  readonly id: number
  readonly of: string | null
  /** It is that day's and no other's: the series had several a week, or a list. */
  readonly alone: boolean
  readonly word: Word | null
}
type Habit =
  | { readonly is: 'weekly'; readonly weekdays: readonly number[] }
  | { readonly is: 'fortnightly'; readonly from: string }
  | { readonly is: 'listed'; readonly days: ReadonlySet<string> }
type World = {
  habit: Habit
  rule: MeetingSeries['holidayRule']
  readonly holidays: Set<string>
  readonly closed: Set<string>
  readonly said: Map<number, Said>
  /** Days on which a meeting was opened. */
  readonly opened: Set<string>
}

const isOff = (world: World, iso: string): boolean => weekdayOf(iso) > 5 || world.holidays.has(iso)
const isOpen = (world: World, iso: string): boolean => !isOff(world, iso) && !world.closed.has(iso)
const daysFrom = (one: string, other: string): number => (timeOf(other) - timeOf(one)) / aDay
const eachDay = (from: string, to: string): readonly string[] =>
  Array.from({ length: Math.max(0, daysFrom(from, to) + 1) }, (_, at) => plus(from, at))

/** Whether the series usually meets on a day. */
function isUsual({ habit }: World, iso: string): boolean {
  if (habit.is === 'weekly') return habit.weekdays.includes(weekdayOf(iso))
  return habit.is === 'listed' ? habit.days.has(iso) : daysFrom(habit.from, iso) % 14 === 0
}

/** Where the calendar alone puts the meeting of a usual day. */
function byCalendar(world: World, usual: string): string | null {
  if (world.habit.is === 'listed') return usual
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
  return eachDay(plus(usual, 1), at).some((iso) => isUsual(world, iso)) ? null : at
}

const weekOf = (iso: string): readonly string[] => eachDay(mondayBefore(iso), plus(mondayBefore(iso), 6))

/** What was said of the meeting of a usual day: by that day, else of one in its week whose own day is none any more, the first of the first. */
function saidOf(world: World, usual: string): Said | null {
  const all = [...world.said.values()]
  const own = all.find(({ of }) => of === usual)
  if (own !== undefined || world.habit.is === 'listed') return own ?? null
  const week = weekOf(usual)
  const free = week.filter((iso) => isUsual(world, iso) && !all.some(({ of }) => of === iso))
  const homeless = week
    .filter((iso) => !isUsual(world, iso))
    .flatMap((iso) => all.filter(({ of, alone }) => of === iso && !alone))
  return homeless[free.indexOf(usual)] ?? null
}

/** The usual day that something was said of; none for an extra one or where its week has no day for it any more. */
const usualOf = (world: World, { id, of }: Said): string | null =>
  of === null ? null : (weekOf(of).find((iso) => isUsual(world, iso) && saidOf(world, iso)?.id === id) ?? null)

/** The usual days of three weeks up to a day, with what was said of each. */
const usualUpTo = (world: World, from: string, to: string) =>
  eachDay(plus(from, -21), to)
    .filter((iso) => isUsual(world, iso))
    .map((usual) => ({ usual, said: saidOf(world, usual) }))

/** Every day from one to another on which the series meets. */
function meets(world: World, from: string, to: string): readonly string[] {
  const days = new Set<string>()
  for (const { usual, said } of usualUpTo(world, from, to)) {
    const on = said?.word == null ? byCalendar(world, usual) : null
    if (on !== null) days.add(on)
  }
  for (const { word } of world.said.values()) if (word?.is === 'on') days.add(word.on)
  return [...days].filter((iso) => iso >= from && iso <= to).toSorted()
}

/** Where the meeting of a row is held: by the last word on it, else by the calendar; null when it isn't. */
function whereIs(world: World, id: number): string | null {
  const said = world.said.get(id) ?? assert.fail(`nothing was said of ${id}`)
  if (said.word !== null) return said.word.is === 'on' ? said.word.on : null
  const usual = usualOf(world, said)
  return usual === null ? null : byCalendar(world, usual)
}

/** The days on which a person put a meeting that nobody has opened yet. */
const putByHand = (world: World): readonly string[] =>
  [...world.said.values()].flatMap(({ word }) => (word?.is === 'on' && !world.opened.has(word.on) ? [word.on] : []))

const first = '2026-11-02'

const kinds = ['move', 'cancel', 'restore', 'add', 'holiday', 'closure', 'series', 'open', 'end', 'wait'] as const
type Step = {
  readonly do: (typeof kinds)[number]
  readonly a: number
  readonly b: number
  readonly rhythm: Rhythm
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
function rhythmIn({ habit }: World): Rhythm {
  if (habit.is === 'fortnightly') return { kind: 'fortnightly', countsFrom: day(habit.from) }
  if (habit.is === 'listed') return { kind: 'listed', dates: [...habit.days].map(day) }
  const [weekday = 1, ...more] = habit.weekdays
  return more.length === 0 ? { kind: 'weekly', weekday } : { kind: 'several-days', weekdays: habit.weekdays }
}
function habitOf(rhythm: Rhythm): Habit {
  switch (rhythm.kind) {
    case 'weekly':
      return { is: 'weekly', weekdays: [rhythm.weekday] }
    case 'several-days':
      return { is: 'weekly', weekdays: rhythm.weekdays }
    case 'fortnightly':
      return { is: 'fortnightly', from: rhythm.countsFrom.toString() }
    case 'listed':
      return { is: 'listed', days: new Set(rhythm.dates.map(String)) }
  }
}
const planOf = ({ world, rows }: Pick<Run, 'world' | 'rows'>): SittingPlan =>
  sittingPlan({ rhythm: rhythmIn(world), holidayRule: world.rule, placement: 'on-or-before' }, calendarIn(world), rows)
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

/** The meeting of the reference that stands on a day, as it was said, or as nothing was said of it yet. */
function whichOn(world: World, iso: string): { readonly said: Said | null; readonly usual: string | null } | null {
  const said = [...world.said.values()].find(({ word }) => word?.is === 'on' && word.on === iso)
  if (said !== undefined) return { said, usual: usualOf(world, said) ?? said.of }
  const free = usualUpTo(world, iso, iso).filter((each) => each.said?.word == null)
  return free.find(({ usual }) => byCalendar(world, usual) === iso) ?? null
}

/** Which meeting it is from now on: that of the usual day it has by now; without one, what it was. */
function asNow(world: World, { said, usual }: { readonly said: Said | null; readonly usual: string | null }) {
  if (said !== null && usualOf(world, said) === null) return { of: said.of, alone: said.alone }
  const alone = world.habit.is === 'listed' || (world.habit.is === 'weekly' && world.habit.weekdays.length > 1)
  return { of: usual, alone }
}

/** Why the reference would refuse a day to hold a meeting on. */
function mayNotMeet({ world, today }: Run, iso: string): boolean {
  const calledOff = [...world.said.values()].some(({ word }) => word?.is === 'off' && word.from === iso)
  return iso < today || !isOpen(world, iso) || meets(world, iso, iso).length > 0 || calledOff
}

/** What the code decides, and under which number it writes it down. */
function decide(run: Run, change: SittingChange) {
  const decided = decideSittingChange(planOf(run), run.rows, change, day(run.today))
  if (!decided.ok) return { because: decided.because, id: 0 }
  const { row, on, standsFor, dayAlone, byHand, state } = decided.value
  run.ids += 1
  const id = row?.id ?? run.ids
  run.rows = [...run.rows.filter((each) => each !== row), { id, on, standsFor, dayAlone, byHand, state }]
  return { because: null, id }
}

function adds(run: Run, step: Step): void {
  const on = someDay(run, step.a)
  const lawful = !mayNotMeet(run, on)
  const { because, id } = decide(run, { kind: 'add', on: day(on) })
  assert.equal(because === null, lawful, `adding ${on}: ${because ?? 'done'}`)
  if (lawful) run.world.said.set(id, { id, of: null, alone: false, word: { is: 'on', on } })
  count(run, because ?? 'added')
}

function restores(run: Run, step: Step): void {
  const { world, today } = run
  const all = [...world.said.values()].flatMap((said) => (said.word?.is === 'off' ? [{ said, word: said.word }] : []))
  const chosen = all[step.a % Math.max(1, all.length)]
  if (chosen === undefined || all.filter(({ word }) => word.from === chosen.word.from).length > 1) return
  const { said, word } = chosen
  const usual = usualOf(world, said)
  const byItself = usual === null ? null : byCalendar(world, usual)
  const to = word.back ?? (said.of === null ? word.from : byItself)
  const { because } = decide(run, { kind: 'restore', on: day(word.from) })
  const lawful = to !== null && to >= today && isOpen(world, to) && meets(world, to, to).length === 0
  assert.equal(because === null, lawful, `restoring ${word.from}: ${because ?? 'done'}`)
  if (lawful)
    world.said.set(said.id, { ...said, word: word.back === null && said.of !== null ? null : { is: 'on', on: to } })
  count(run, lawful ? 'restored' : `restore ${because ?? ''}`)
}

function movesOrCancels(run: Run, step: Step): void {
  const { world, today } = run
  const from = someDay(run, step.a)
  const which = whichOn(world, from)
  const isThere = which !== null && from >= today && !world.opened.has(from)
  if (step.do === 'cancel') {
    const { because, id } = decide(run, { kind: 'cancel', on: day(from) })
    assert.equal(because === null, isThere, `cancelling ${from}: ${because ?? 'done'}`)
    const back = which?.said?.word?.is === 'on' ? from : null
    if (isThere) world.said.set(id, { id, ...asNow(world, which), word: { is: 'off', from, back } })
    count(run, because ?? 'cancelled')
    return
  }
  const to = someDay(run, step.b)
  const lawful = isThere && (to === from || !mayNotMeet(run, to))
  const { because, id } = decide(run, { kind: 'move', from: day(from), to: day(to) })
  assert.equal(because === null, lawful, `moving ${from} to ${to}: ${because ?? 'done'}`)
  if (lawful) world.said.set(id, { id, ...asNow(world, which), word: { is: 'on', on: to } })
  count(run, because ?? 'moved')
}

function person(run: Run, step: Step): void {
  if (step.do === 'add') adds(run, step)
  else if (step.do === 'restore') restores(run, step)
  else movesOrCancels(run, step)
}

/** The dates of a list that nobody said anything else of. */
const listedIn = (world: World): readonly string[] =>
  world.habit.is === 'listed' ? [...world.habit.days].filter((iso) => saidOf(world, iso)?.word == null) : []

/** A change of calendar or series: done, or refused because it would undo what a person decided. */
function office(run: Run, step: Step): void {
  const then = copied(run.world)
  if (step.do === 'series') Object.assign(then, { habit: habitOf(step.rhythm), rule: step.rule })
  else {
    const days = step.do === 'holiday' ? then.holidays : then.closed
    const on = someDay(run, step.a)
    if (!days.delete(on)) days.add(on)
  }
  const untouched = (world: World, iso: string) =>
    usualUpTo(world, iso, iso).some(({ usual, said }) => said?.word == null && byCalendar(world, usual) === iso)
  const closes = (iso: string) => iso >= run.today && isOpen(run.world, iso) && !isOpen(then, iso)
  const put = putByHand(run.world).filter(
    (iso) => closes(iso) || (iso >= run.today && !untouched(run.world, iso) && untouched(then, iso)),
  )
  const listed = listedIn(run.world).filter(
    (iso) => closes(iso) && then.habit.is === 'listed' && then.habit.days.has(iso),
  )
  const broken = [...put, ...listed]
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
  const row = rowOfSitting(planOf(run), run.rows, sitting)
  run.ids += 1
  const id = row?.id ?? run.ids
  const kept = { id, ...standing(planOf(run), sitting, row), byHand: row?.byHand ?? false, on: day(today), state }
  run.rows = [...run.rows.filter((each) => each !== row), kept]
  world.said.set(id, { id, ...asNow(world, which), word: { is: 'on', on: today } })
  world.opened.add(today)
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
  rhythm: anyRhythmAbout(day('2027-05-03')),
  rule: fc.constantFrom('next-working-day', 'not-held'),
})

/** Before Christmas, before Easter, before 29 February. */
const anyBeginning = fc.constantFrom('2026-11-27', '2026-12-14', '2027-03-08', '2027-12-10', '2028-02-14')

function newRun(today: string): Run {
  const holidays = new Set(bankHolidays.map(({ on }) => on.toString()))
  const habit: Habit = { is: 'weekly', weekdays: [1] }
  const nothing = { said: new Map<number, Said>(), opened: new Set<string>() }
  const world: World = { habit, rule: 'next-working-day', holidays, closed: new Set(), ...nothing }
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
          assert.equal(
            plan.written.get(row.id)?.on.toString() ?? null,
            whereIs(run.world, row.id),
            `${row.id} is there`,
          )
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
