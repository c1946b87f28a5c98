import { test } from 'node:test'
import fc from 'fast-check'
import type { KeptFiling } from '#records/court/court-filings.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import type { KeptPrivate } from '#records/court/private-proceedings.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day, type PlainDate } from '#rules/calendar/plain-date.ts'
import { usualAgenda } from '#rules/meeting/agenda-settings.ts'
import { kindsOfBusiness } from '#rules/meeting/business.ts'
import { childForAgenda, meetingDays, reasonOf } from '#rules/meeting/families-on-agenda.ts'
import { childrenIn, entriesOf, type OverviewContent } from '#rules/overview/content.ts'
import { copyFor } from '#rules/overview/copy-for.ts'
import { corrected } from '#rules/overview/correct.ts'
import { differences } from '#rules/overview/differences.ts'
import { draftOverview, type WeeksEntry } from '#rules/overview/draft-overview.ts'
import { fiveLines } from '#rules/overview/five-lines.ts'
import { clockOf } from '#rules/pre-proceedings/clock.ts'
import type { Episode } from '#rules/pre-proceedings/episode.ts'
import { usualServiceLevels } from '#rules/pre-proceedings/service-levels.ts'
import { plainMondays } from '#rules/sittings/sittings.ts'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { filingRow, hearingRow, privateRow } from './court-of-week.ts'
import { reviewRows, type ReviewsOfWeek } from './reviews-of-week.ts'

const settings = { plan: plainMondays(englandAndWales), serviceLevels: usualServiceLevels }
const firstMonday = day('2026-11-23')
const anyDay = anyDayBetween('2026-08-03', '2027-02-01')
const half = { nil: null, freq: 2 } as const

/** What is recorded of one child; every text of it carries the child's own mark. */
const anyRecord = fc.record({
  decidedOn: anyDayBetween('2026-07-27', '2026-11-20'),
  midpointOn: fc.option(anyDayBetween('2026-09-01', '2026-11-22'), half),
  expectedOn: fc.option(anyDayBetween('2026-11-24', '2027-03-01'), { nil: null, freq: 4 }),
  isReviewed: fc.boolean(),
  hearingOn: fc.option(anyDay, half),
  filingDueOn: fc.option(anyDay, half),
  reportDueOn: fc.option(anyDay, half),
})
type AnyRecord = typeof anyRecord extends fc.Arbitrary<infer Of> ? Of : never

/** Families of one to four children. */
const anyFamilies = fc.array(fc.array(anyRecord, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })

type Kid = { readonly id: number; readonly name: string; readonly mark: string; readonly record: AnyRecord }

/** 'Kidcb Ofa': a name and a mark that nobody else's contains. */
const kidsOf = (families: readonly (readonly AnyRecord[])[]): readonly (readonly Kid[])[] =>
  families.map((family, at) =>
    family.map((record, place) => {
      const id = at * 10 + place + 1
      const letters = String(id + 100).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
      return { id, name: `Kid${letters} Of${'abcd'[at] ?? ''}`, mark: `mark${letters}`, record }
    }),
  )

const episodeOf = ({ record }: Kid): Episode => ({
  ...episodeDecided(record.decidedOn.toString(), {
    midpoint: record.midpointOn === null ? null : { heldOn: record.midpointOn, outcome: 'continue' },
    expectedDeliveryOn: record.expectedOn,
  }),
})

const reviewOf = ({ id, name, mark }: Kid, itemId: number): KeptReview => ({
  id,
  episodeId: id,
  childId: id,
  childName: name,
  familyId: 1,
  agendaItemId: itemId,
  heldOn: firstMonday,
  kind: 'midpoint',
  outcome: 'continue',
  why: `Reason of ${mark}`,
  recommendedLimitOn: null,
  written: { progress: `Progress of ${mark}` },
  earlyReason: null,
  decidedBy: null,
  awaitsChair: false,
  decidedAs: 'chair',
})

function weekOf(kids: readonly Kid[], on: PlainDate, itemId: number | null): ReviewsOfWeek {
  const at = (childId: number) => {
    const kid = kids.find(({ id }) => id === childId)
    const clock = kid === undefined ? null : clockOf(episodeOf(kid), settings, on)
    if (kid === undefined || clock?.kind !== 'running') return undefined
    const child = childForAgenda({ childId: kid.id, name: kid.name, familyId: 1, familyName: 'x' }, clock)
    return {
      child,
      episodeId: kid.id,
      reason: reasonOf(child, meetingDays({ on, readOn: on, isNext: true, later: [] }, 0), usualAgenda),
    }
  }
  const reviews =
    itemId === null ? [] : kids.filter(({ record }) => record.isReviewed).map((kid) => reviewOf(kid, itemId))
  const unknown = { heldAs: () => null, endedOf: () => undefined }
  return { on, reviews, returns: [], directions: [], extensions: [], at, ...unknown }
}

const common = (kid: Kid) => ({
  id: kid.id,
  familyId: 1,
  familyName: 'x',
  familyReference: 'x',
  courtNumber: null,
  version: 1,
})
const aboutOne = (kid: Kid) => ({
  ...common(kid),
  proceedingsId: 1,
  issuedOn: null,
  proceedingsEndedOn: null,
  childId: kid.id,
  children: [{ childId: kid.id, name: kid.name, followedUntil: null }],
})
const hearingOf = (kid: Kid, heldOn: PlainDate): KeptHearing => ({
  ...aboutOne(kid),
  kind: 'final',
  status: 'listed',
  heldOn,
  startsAt: null,
  court: `Court of ${kid.mark}`,
  attendancePlan: kid.mark,
  reasonCode: null,
  changes: [],
})
const filingOf = (kid: Kid, dueOn: PlainDate): KeptFiling => ({
  ...aboutOne(kid),
  what: `Statement ${kid.mark}`,
  hearingId: null,
  hearingKind: null,
  hearingOn: null,
  dueOn,
  filedOn: null,
  delayCode: null,
  potentialDelay: kid.mark,
  plan: kid.mark,
})
const privateOf = (kid: Kid, reportDueOn: PlainDate): KeptPrivate => ({
  ...common(kid),
  childId: kid.id,
  childName: kid.name,
  followedUntil: null,
  report: 'section-7',
  orderedOn: null,
  reportDueOn,
  filedOn: null,
  nextHearingOn: null,
  workerId: null,
  workerName: `Worker of ${kid.mark}`,
  riskOfPublic: null,
  notes: null,
  endedOn: null,
})

const state = 'not-recorded' as const
const never = Temporal.Instant.from('2030-01-01T00:00Z')

/** The entries of a family's week; `isOpened` where the meeting took the family's reviews. */
function entriesOfFamily(kids: readonly Kid[], at: number, on: PlainDate, isOpened: boolean): readonly WeeksEntry[] {
  const item = isOpened ? { id: at + 1 } : null
  const states = { decided: 'awaiting-chair', undecided: 'nothing-recorded' } as const
  const reviews = reviewRows(item, kids, weekOf(kids, on, item?.id ?? null), states)
  const rowsOf = (row: (kid: Kid) => ReturnType<typeof privateRow> | null) =>
    kids.flatMap((kid) => {
      const made = row(kid)
      return made === null ? [] : [{ ...made, state }]
    })
  const entry = (section: WeeksEntry['section'], rows: WeeksEntry['rows']): readonly WeeksEntry[] => {
    const inRows = new Set(rows.flatMap(({ children }) => children.map(({ id }) => id)))
    const children = kids
      .filter(({ id }) => inRows.has(id))
      .map(({ id, name }) => ({ id, name, team: null, worker: null }))
    const about = { title: `Of${'abcd'[at] ?? ''}`, reference: null, familyId: at + 1, teamId: null }
    const said = isOpened && section === 'reviews' ? kids.map(({ mark }) => `Said of ${mark}`).join(' ') : ''
    const key = `${section}-${at + 1}`
    return rows.length === 0 ? [] : [{ key, section, ...about, children, rows, said, actions: [], state }]
  }
  return [
    ...entry('reviews', reviews),
    ...entry(
      'hearings',
      rowsOf(
        withDay(
          ({ record }) => record.hearingOn,
          (kid, held) => hearingRow(hearingOf(kid, held), never, on),
        ),
      ),
    ),
    ...entry(
      'filings',
      rowsOf(
        withDay(
          ({ record }) => record.filingDueOn,
          (kid, due) => filingRow(filingOf(kid, due), on),
        ),
      ),
    ),
    ...entry(
      'private',
      rowsOf(
        withDay(
          ({ record }) => record.reportDueOn,
          (kid, due) => privateRow(privateOf(kid, due), [], on),
        ),
      ),
    ),
  ]
}

const withDay =
  <Row>(dayOf: (kid: Kid) => PlainDate | null, row: (kid: Kid, on: PlainDate) => Row) =>
  (kid: Kid): Row | null => {
    const on = dayOf(kid)
    return on === null ? null : row(kid, on)
  }

const draftOn = (
  families: readonly (readonly Kid[])[],
  on: PlainDate,
  how: { readonly isOpened: boolean; readonly last?: OverviewContent; readonly leaves?: (at: number) => boolean },
): OverviewContent =>
  draftOverview({
    takes: kindsOfBusiness,
    meetingOn: on.toString(),
    leftOut: 0,
    entries: families
      .flatMap((kids, at) => entriesOfFamily(kids, at, on, how.isOpened))
      .filter((_, at) => how.leaves?.(at) !== true),
    prose: () => '',
    last: how.last ?? null,
  })

test('LO-01 in any two weeks between which no record changed, nothing reads changed or resolved', () => {
  fc.assert(
    fc.property(anyFamilies, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 5 }), (given, weeks, every) => {
      const families = kidsOf(given)
      const first = draftOn(families, firstMonday, { isOpened: false })
      const later = firstMonday.add({ weeks })
      const second = draftOn(families, later, { isOpened: false, last: first, leaves: (at) => at % every === 0 })
      const since = new Set(entriesOf(second).flatMap(({ rows }) => rows.map((row) => row.since)))
      assert.equal(since.has('changed') || since.has('resolved'), false)
    }),
  )
})

test('LO-01 in any week, no row holds a fact of another child', () => {
  fc.assert(
    fc.property(anyFamilies, (given) => {
      const families = kidsOf(given)
      const kids = families.flat()
      for (const { rows } of entriesOf(draftOn(families, firstMonday, { isOpened: true })))
        for (const row of rows) {
          const text = JSON.stringify([row.cells, row.late, row.changes, row.ended])
          const others = kids.filter(({ id }) => !row.children.some((child) => child.id === id))
          assert.deepEqual(
            others.filter(({ mark, name }) => text.includes(mark) || text.includes(name)),
            [],
          )
          assert.equal(row.children.length, 1)
          for (const { record, id } of kids)
            if (row.children[0]?.id === id && row.cells[0] === 'Midpoint review' && row.late !== null)
              assert.ok(record.midpointOn === null, 'overdue by their own clock alone')
        }
    }),
  )
})

test('LO-03 FAM-05 a copy, its five lines among them, tells nothing of any child its reader may not see', () => {
  fc.assert(
    fc.property(anyFamilies, fc.integer({ min: 0, max: 0xff_ff }), (given, chosen) => {
      const families = kidsOf(given)
      const kids = families.flat()
      const whole = draftOn(families, firstMonday, { isOpened: true })
      const childIds = new Set(kids.filter((_, at) => ((chosen >> at) & 1) === 1).map(({ id }) => id))
      const copy = copyFor(whole, { childIds, teamIds: new Set(), everything: false })
      const text = JSON.stringify([copy, fiveLines(copy)])
      const unseen = kids.filter(({ id }) => !childIds.has(id))
      assert.deepEqual(
        unseen.filter(({ mark, name }) => text.includes(mark) || text.includes(name)),
        [],
      )
      // The count is the reader's own: the same as if nobody else were in it.
      const alone = draftOn(
        families.map((family) => family.filter(({ id }) => childIds.has(id))),
        firstMonday,
        { isOpened: true },
      )
      assert.deepEqual(childrenIn(copy).toSorted(), childrenIn(alone).toSorted())
      assert.deepEqual(fiveLines(copy).slice(0, 4), fiveLines(alone).slice(0, 4))
    }),
  )
})

test('LO-02 whatever the records say later, a correction for which nothing is chosen is word for word the version', () => {
  fc.assert(
    fc.property(anyFamilies, anyFamilies, (given, later) => {
      const published = draftOn(kidsOf(given), firstMonday, { isOpened: true })
      const now = draftOn(kidsOf(later), firstMonday, { isOpened: false })
      assert.deepEqual(corrected(published, new Map()), published)
      assert.deepEqual(differences(published, published), [])
      const chosen = differences(published, now)
      const taken = new Map(chosen.map(({ key, section, now: entry }) => [key, { section, entry }] as const))
      const next = corrected(published, taken)
      const still = differences(next, now).filter(({ now: entry }) => entry !== null)
      assert.deepEqual(still, [], 'what was chosen is as the records say')
    }),
  )
})
