import { test } from 'node:test'
import fc from 'fast-check'
import { instantInEngland } from '#platform/clock.ts'
import { loadActor } from '#records/access/actors.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { change } from '#records/change/change.ts'
import type { Tx } from '#records/keeping/db.ts'
import { checkLines, freshLines } from '#records/tracker/clock-lines.ts'
import { day as dayOf, mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'
import { isOverdue, waitsInOrder } from '#rules/pre-proceedings/next-step.ts'
import { mostUrgentFirst, urgencyOf } from '#rules/pre-proceedings/urgency.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict, smallAuthority } from '#test/support/small-authority.ts'
import { testDatabase } from '#test/support/database.ts'
import { childrenShown, type OpenChild } from './children-shown.query.ts'
import { childrenInOrder, countLines } from './tracker-lines.query.ts'
import { type TrackerRow, trackerRow } from './tracker-rows.ts'
import { type InOrder, orders } from './tracker-orders.ts'
import { dues, stages, type TrackerView } from './tracker-view.ts'

const { app: db } = await testDatabase()
const place = await smallAuthority(db)
const names = [
  'Åsa Lind',
  'Asa Lind',
  'de Souza',
  'Dea',
  "O'Brien",
  'Łukasz',
  'Lucas',
  'baby of Tolu',
  'Zoë',
  'van Dijk',
]
const teams = [place.teams.east, place.teams.west, place.teams.inCare, null]
const families: number[] = []
for (const name of names) {
  const kin = await aFamily(db, place, name, [
    { name, bornOn: '2019-01-01' },
    { name: `${name} II`, bornOn: '2020-01-01' },
  ])
  families.push(kin.familyId)
}
await restrict(db, families[1] ?? 0, place.people.chair, [place.people.teamManager])
const childIds = (await db.selectFrom('child').select('id').orderBy('id').execute()).map(({ id }) => id)
// What isn't in a line, and is ordered by all the same: some have it, some not, some the same.
const ids = ['9', '10', '470001', 'LCS-7', null]
const statuses = ['Section 20', 'section 20', 'Éducation', 'Interim care order', null]
const solicitors = [place.people.solicitor, place.people.chair, null]
for (const [at, id] of childIds.entries())
  await db
    .updateTable('child')
    .set({
      caseSystemId: pick(ids, at) === null ? null : `${pick(ids, at) ?? ''}${at}`,
      legalStatus: pick(statuses, at),
      solicitorId: pick(solicitors, at),
    })
    .where('id', '=', id)
    .execute()
const cases: number[] = []
for (const familyId of families.slice(0, 4)) {
  const { id } = await db.insertInto('proceedings').values({ familyId }).returning('id').executeTakeFirstOrThrow()
  cases.push(id)
}

type Chance = { readonly a: number; readonly b: number; readonly on: PlainDate }
function pick<T>(all: readonly T[], at: number): T {
  const one = all[at % all.length]
  assert.ok(one !== undefined)
  return one
}

const openEpisode = async (tx: Tx, at: number) => {
  const open = await tx.selectFrom('episode').selectAll().where('endedOn', 'is', null).orderBy('id').execute()
  return open.length === 0 ? null : pick(open, at)
}

/** Everything that can happen to what the lines follow from, each for a child or a day by chance. */
const happenings: Record<string, (tx: Tx, chance: Chance) => Promise<unknown>> = {
  'pre-proceedings begin': (tx, { a, on }) =>
    tx
      .insertInto('episode')
      .values({ childId: pick(childIds, a), decidedOn: on, clockStartsWith: pick(['decision', 'letter'] as const, a) })
      .onConflict((open) => open.doNothing())
      .execute(),
  'they end': async (tx, { a, on }) => {
    const episode = await openEpisode(tx, a)
    if (episode !== null)
      await tx
        .updateTable('episode')
        .set({ outcome: 'moved-away', endedOn: on, endedWords: 'x' })
        .where('id', '=', episode.id)
        .execute()
  },
  'a letter or a first meeting': async (tx, { a, b, on }) => {
    const episode = await openEpisode(tx, a)
    const set = b % 2 === 0 ? { letterSentOn: on } : { firstMeetingOn: on }
    if (episode !== null && !(await hasExtension(tx, episode.id)))
      await tx.updateTable('episode').set(set).where('id', '=', episode.id).execute()
  },
  'a review is held': async (tx, { a, b, on }) => {
    const episode = await openEpisode(tx, a)
    if (episode === null) return
    const values =
      b % 2 === 0
        ? { kind: 'midpoint' as const, outcome: pick(['continue', 'urgent-return', null] as const, b) }
        : { kind: 'final' as const, outcome: pick(['recommend-extension', 'urgent-return', null] as const, b) }
    await tx
      .insertInto('review')
      .values({ episodeId: episode.id, heldOn: on, ...values })
      .onConflict((twin) => twin.doNothing())
      .execute()
  },
  'a review is taken back': async (tx, { a }) => {
    const held = await tx.selectFrom('review').select('id').orderBy('id').execute()
    if (held.length > 0) await tx.deleteFrom('review').where('id', '=', pick(held, a).id).execute()
  },
  'an extension is asked for or agreed': async (tx, { a, b }) => {
    const episode = await openEpisode(tx, a)
    if (episode === null) return
    const state = pick(['requested', 'agreed', 'refused'] as const, b)
    await tx
      .insertInto('extension')
      .values({
        episodeId: episode.id,
        episodeDayZeroOn: episode.dayZeroOn,
        newLimitOn: episode.dayZeroOn.add({ days: 85 + (b % 28) }),
        state,
        decidedOn: state === 'requested' ? null : episode.dayZeroOn.add({ days: 70 }),
        decidedAs: state === 'agreed' ? 'divisional-director' : null,
      })
      .execute()
  },
  'an urgent return': async (tx, { a, on }) => {
    const episode = await openEpisode(tx, a)
    if (episode !== null)
      await tx.insertInto('urgentReturn').values({ episodeId: episode.id, why: 'x', byOn: on }).execute()
  },
  'the panel meets': (tx, { on }) =>
    tx.updateTable('urgentReturn').set({ panelMetOn: on }).where('panelMetOn', 'is', null).execute(),
  'a child comes to court': (tx, { a, b }) =>
    tx
      .insertInto('proceedingsChild')
      .values({ proceedingsId: pick(cases, a), childId: pick(childIds, b) })
      .onConflict((twin) => twin.doNothing())
      .execute(),
  'a child leaves a case': (tx, { b }) =>
    tx.deleteFrom('proceedingsChild').where('childId', '=', pick(childIds, b)).execute(),
  'a case is issued, or ends': (tx, { a, b, on }) =>
    tx
      .updateTable('proceedings')
      .set(b % 3 === 0 ? { endedOn: on } : { issuedOn: on, endedOn: null })
      .where('id', '=', pick(cases, a))
      .execute(),
  'a hearing is listed': (tx, { a, b, on }) =>
    tx
      .insertInto('hearing')
      .values({
        proceedingsId: pick(cases, a),
        childId: null,
        kind: 'final',
        heldOn: on,
        status: pick(['listed', 'vacated'] as const, b),
      })
      .execute(),
  'hearings move': (tx, { a, on }) =>
    tx.updateTable('hearing').set({ heldOn: on }).where('proceedingsId', '=', pick(cases, a)).execute(),
  'something is due at court': (tx, { a, on }) =>
    tx
      .insertInto('courtFiling')
      .values({ proceedingsId: pick(cases, a), what: 'SWET', dueOn: on })
      .execute(),
  'it is filed': (tx, { a, on }) =>
    tx.updateTable('courtFiling').set({ filedOn: on }).where('proceedingsId', '=', pick(cases, a)).execute(),
  'private proceedings': (tx, { a, b, on }) =>
    tx
      .insertInto('privateProceedings')
      .values({
        childId: pick(childIds, a),
        report: 'section-7',
        reportDueOn: b % 2 === 0 ? on : null,
        nextHearingOn: b % 3 === 0 ? null : on.add({ days: b % 20 }),
        endedOn: b % 5 === 0 ? on : null,
      })
      .execute(),
  'a child changes team, worker or name': (tx, { a, b }) =>
    tx
      .updateTable('child')
      .set({ teamId: pick(teams, b), socialWorkerId: pick([place.people.socialWorker, null], b), name: pick(names, b) })
      .where('id', '=', pick(childIds, a))
      .execute(),
  'a closure day': (tx, { on }) =>
    tx
      .insertInto('closureDay')
      .values({ closedOn: on, title: 'x' })
      .onConflict((twin) => twin.doNothing())
      .execute(),
  'a meeting is cancelled, moved or added': (tx, { b, on }) =>
    tx
      .insertInto('sitting')
      .values({
        seriesId: place.seriesId,
        meetsOn: on,
        standsFor: b % 3 === 0 ? null : mondayOf(on).add({ weeks: b % 2 }),
        byHand: b % 5 !== 0,
        state: b % 2 === 0 ? 'cancelled' : 'planned',
      })
      .onConflict((twin) => twin.doNothing())
      .execute(),
  'the series moves': (tx, { b }) =>
    tx
      .updateTable('meetingSeries')
      .set({ weekday: 1 + (b % 5), placement: pick(['on-or-before', 'nearest', 'on-or-after'] as const, b) })
      .execute(),
}

const hasExtension = async (tx: Tx, episodeId: number) =>
  (await tx.selectFrom('extension').select('id').where('episodeId', '=', episodeId).executeTakeFirst()) !== undefined

/** What the list answers when every clock is worked out and sorted in memory, as `trackerRow` shows it. */
function inMemory(children: readonly OpenChild[], view: TrackerView, today: PlainDate) {
  const rows = children.map((child) => trackerRow(child, today))
  const isDue = ({ next }: TrackerRow, by: string): boolean =>
    by === 'overdue'
      ? next.overdue
      : next.on !== null && Temporal.PlainDate.compare(next.on, today.add({ weeks: Number(by) })) <= 0
  const asked = rows.filter(
    (row) =>
      (view.team === null || row.child.teamId === view.team) &&
      (view.stage === null || row.stage === view.stage) &&
      (view.due === null || isDue(row, view.due)) &&
      (view.waiting === null || (row.child.clock?.waitsFor.includes(view.waiting) ?? false)),
  )
  return {
    counts: {
      children: rows.length,
      families: new Set(rows.map(({ child }) => child.familyId)).size,
      overdue: rows.filter(({ next, child }) => next.overdue && (child.clock === null || isOverdue(child.clock.next)))
        .length,
      soon: rows.filter((row) => !row.next.overdue && isDue(row, '2')).length,
      found: asked.length,
    },
    ids: asked.toSorted(comparing(view, today)).map(({ child }) => child.id),
  }
}

const urgency = ({ child, next }: TrackerRow) =>
  child.clock === null
    ? { pastLimitBy: 0, nextOn: next.on, waits: false, name: child.name }
    : urgencyOf(child.clock, child.name)
const daysIn = ({ child: { clock, inCourt } }: TrackerRow, today: PlainDate): number =>
  (clock === null ? inCourt?.issuedOn : clock.start.on)?.until(today).days ?? 0

type Row = TrackerRow
type Comparing = (one: Row, other: Row) => number

const inEngland = (one: string, other: string): number => one.localeCompare(other, 'en-GB')
const byUrgency: Comparing = (one, other) => mostUrgentFirst(urgency(one), urgency(other))
const byName: Comparing = (one, other) => inEngland(one.child.name, other.child.name)

/** By what a row has, the other way round or not; a row that has nothing comes last either way, and equals stand by name. */
const byWhat =
  <Value>(
    isReversed: boolean,
    of: (row: Row) => Value | null,
    compare: (one: Value, other: Value) => number,
  ): Comparing =>
  (one, other) => {
    const [first, second] = [of(one), of(other)]
    if (first === null || second === null) return Number(first === null) - Number(second === null) || byName(one, other)
    return compare(first, second) * (isReversed ? -1 : 1) || byName(one, other)
  }

const asNumber = (id: string): string => (/^\d+$/.test(id) ? id.padStart(20, '0') : id)
const firstWait = ({ child: { clock } }: Row): number | null => {
  const ranks = (clock?.waitsFor ?? [])
    .filter((what) => what !== clock?.next.kind)
    .map((what) => waitsInOrder.indexOf(what))
  return ranks.length === 0 ? null : Math.min(...ranks)
}

function comparing({ order, isReversed }: InOrder, today: PlainDate): Comparing {
  const text = (of: (row: Row) => string | null) => byWhat(isReversed, of, inEngland)
  const number = (of: (row: Row) => number | null) => byWhat(isReversed, of, (one, other) => one - other)
  const day = (of: (row: Row) => PlainDate | null) =>
    byWhat(isReversed, of, (one, other) => Temporal.PlainDate.compare(one, other))
  const team = ({ child }: Row) => child.team ?? ''
  const how: Record<InOrder['order'], Comparing> = {
    urgent: byUrgency,
    name: text(({ child }) => child.name),
    team: (one, other) => inEngland(team(one), team(other)) * (isReversed ? -1 : 1) || byUrgency(one, other),
    weeks: number((row) => -daysIn(row, today)),
    next: day(({ next }) => next.on),
    'case-system-id': text(({ child }) => (child.caseSystemId === null ? null : asNumber(child.caseSystemId))),
    'legal-status': text(({ child }) => child.legalStatus),
    waits: number(firstWait),
    letter: day(({ child }) => child.clock?.facts.letterSentOn ?? null),
    'first-meeting': day(({ child }) => child.clock?.facts.firstMeetingOn ?? null),
    worker: text(({ child }) => child.socialWorker),
    solicitor: text(({ child }) => child.solicitor),
  }
  return (one, other) => how[order](one, other) || one.child.id - other.child.id
}

async function inDatabase(looking: Looking, view: TrackerView) {
  await freshLines(db, looking.today)
  const { families: kin, teams: counted } = await countLines(db, looking, view)
  const sum = (of: (count: (typeof counted)[number]) => number) =>
    counted.reduce((total, count) => total + of(count), 0)
  const found = counted.filter(({ teamId }) => view.team === null || teamId === view.team)
  return {
    counts: {
      children: sum(({ children }) => children),
      families: kin,
      overdue: sum(({ overdue }) => overdue),
      soon: sum(({ soon }) => soon),
      found: found.reduce((total, count) => total + count.found, 0),
    },
    ids: await childrenInOrder(db, looking, view, { limit: null, offset: 0 }),
  }
}

async function openToSee(looking: Looking): Promise<readonly OpenChild[]> {
  const seen = await db.selectFrom('child').select('id').where(isVisibleChild(looking)).orderBy('id').execute()
  const children = await childrenShown(
    db,
    looking,
    seen.map(({ id }) => id),
  )
  return children.filter(({ clock, inCourt, inPrivate }) => clock !== null || inCourt !== null || inPrivate !== null)
}

const oneOf = <Key extends string>(choices: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(choices).filter((key): key is Key => Object.hasOwn(choices, key))

const anyView: fc.Arbitrary<TrackerView> = fc.record({
  team: fc.constantFrom(null, null, ...teams),
  stage: fc.constantFrom(null, null, ...oneOf(stages)),
  due: fc.constantFrom(null, null, ...oneOf(dues)),
  waiting: fc.constantFrom(null, null, ...waitsInOrder),
  order: fc.constantFrom(...oneOf(orders)),
  isReversed: fc.boolean(),
  shown: fc.constant('table' as const),
  size: fc.constant('25' as const),
  page: fc.constant(1),
})
const anyStep = fc.record({
  what: fc.constantFrom(...oneOf(happenings)),
  a: fc.nat(1000),
  b: fc.nat(1000),
  away: fc.integer({ min: -130, max: 60 }),
  daysPass: fc.constantFrom(0, 0, 1, 1, 3, 8),
  besideTheProduct: fc.boolean(),
  who: fc.constantFrom(place.people.panelAdministrator, place.people.teamManager, place.people.socialWorker),
  view: anyView,
})

let today = dayOf('2026-11-20')

/** A change as a use case makes it. */
const asChange = (work: (tx: Tx) => Promise<unknown>) =>
  change(
    {
      db,
      now: instantInEngland(today.toPlainDateTime('10:00')),
      actor: { personId: place.people.panelAdministrator },
      did: 'changed something',
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      form: { fields: new Map(), text: () => '', digest: () => '' },
      trail: { written: false, saved: false },
    },
    async (tx) => {
      await work(tx)
      return { ok: true, value: { goTo: '/', children: [] } }
    },
  )

const marks = async () => (await db.selectFrom('clockLineDue').select('id').execute()).length

test('whatever happens and whatever day it becomes, the list is filtered, ordered and counted as the clocks themselves would be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 16 }), async (steps) => {
      for (const { what, a, b, away, daysPass, besideTheProduct, who, view } of steps) {
        today = today.add({ days: daysPass })
        const happens = (tx: Tx) => happenings[what]?.(tx, { a, b, on: today.add({ days: away }) }) ?? Promise.resolve()
        if (besideTheProduct) await db.transaction().execute(happens)
        else {
          await asChange(happens)
          assert.equal(await marks(), 0, `${what} left a line to be renewed later`)
        }
        const actor = await loadActor(db, who, today)
        assert.ok(actor)
        const looking: Looking = { actor, permission: 'see-tracker', today }
        assert.deepEqual(await inDatabase(looking, view), inMemory(await openToSee(looking), view, today), what)
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
  assert.deepEqual((await checkLines(db, today)).differences, 0)
})

test('after all of that, every order and its other way round is that of the children themselves', async () => {
  // By chance few may be left with something open.
  await asChange(async (tx) => {
    for (const at of childIds.keys())
      await happenings['pre-proceedings begin']?.(tx, { a: at, b: at, on: today.subtract({ days: at }) })
  })
  const actor = await loadActor(db, place.people.panelAdministrator, today)
  assert.ok(actor)
  const looking: Looking = { actor, permission: 'see-tracker', today }
  const [children, everything] = [await openToSee(looking), { team: null, stage: null, due: null, waiting: null }]
  assert.ok(children.length > 5)
  for (const order of oneOf(orders))
    for (const isReversed of [false, true]) {
      const view: TrackerView = { ...everything, order, isReversed, shown: 'table', size: '25', page: 1 }
      const expected = inMemory(children, view, today).ids
      assert.deepEqual((await inDatabase(looking, view)).ids, expected, `${order} ${String(isReversed)}`)
    }
})

test('the check finds a line that is wrong, puts it right and says so', async () => {
  await asChange((tx) =>
    tx
      .updateTable('episode')
      .set({ outcome: 'other', endedOn: today, endedWords: 'x' })
      .where('endedOn', 'is', null)
      .execute(),
  )
  await asChange((tx) => happenings['pre-proceedings begin']?.(tx, { a: 0, b: 0, on: today }) ?? Promise.resolve())
  const line = await db
    .selectFrom('clockLine')
    .selectAll()
    .where('stage', '=', 'pre-proceedings')
    .executeTakeFirstOrThrow()
  await db.updateTable('clockLine').set({ limitOn: today }).where('childId', '=', line.childId).execute()
  assert.equal((await checkLines(db, today)).differences, 1)
  const renewed = await db
    .selectFrom('clockLine')
    .selectAll()
    .where('childId', '=', line.childId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(renewed, line)
  assert.equal((await checkLines(db, today)).differences, 0)
})

test('the clock set back, the lines are those of the earlier day', async () => {
  const later = today.add({ weeks: 20 })
  await freshLines(db, later)
  await freshLines(db, today)
  assert.equal((await checkLines(db, today)).differences, 0)
})
