import { z } from 'zod'
import { roles } from '#rules/access/actor.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { whoAnswers } from '#rules/people/holdings.ts'
import {
  type LeftAsItIs,
  type SeriesToSetUp,
  type SetUpFacts,
  type SetUpLine,
  setUpLines,
} from '#rules/set-up/set-up.ts'
import type { Labels } from '#rules/words/labels.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import { keptSetting } from '#records/keeping/kept-setting.ts'
import { loadPapers } from '#records/meeting/papers.ts'
import { loadHoldings } from '#records/people/people.ts'
import { loadManagers, loadServices, loadTeams } from '#records/people/teams.ts'
import { loadAllSeries } from '#records/sittings/meeting-series.ts'
import { loadPowers } from '#records/settings/powers.ts'

/** The steps of setting up that somebody has left as they are, each with what was missing then. (SET-09) */
export const setUpSetting = keptSetting<{ readonly left: LeftAsItIs }>(
  'set-up',
  z.object({ left: z.record(z.string(), z.array(z.string())) }),
  { left: {} },
)

/** Every step of setting up, as the records have it on a day. */
export async function loadSetUp(db: Db, labels: Labels, today: PlainDate): Promise<readonly SetUpLine[]> {
  const [facts, { value }] = await Promise.all([loadFacts(db, labels, today), setUpSetting.load(db)])
  return setUpLines(facts, value.left)
}

async function loadFacts(db: Db, labels: Labels, today: PlainDate): Promise<SetUpFacts> {
  const [series, powers, papers, calendar, holdings, teams, services, managersOf, counts] = await Promise.all([
    loadSeriesWithSeats(db, today),
    loadPowers(db),
    loadPapers(db),
    loadCalendar(db),
    loadHoldings(db, roles),
    loadTeams(db),
    loadServices(db),
    loadManagers(db, today),
    loadCounts(db, today),
  ])
  const answering = holdings.filter((holding) => whoAnswers(holding, today).length > 0)
  return {
    ...{ series, labels, powers, today, ...counts },
    papers: papers.length,
    publishedTo: calendar.publishedTo,
    rolesHeld: new Set(answering.map(({ role }) => role)),
    services: services.map(({ id, name }) => ({
      name,
      hasHead: answering.some(({ role, serviceId }) => role === 'head-of-service' && serviceId === id),
    })),
    teams: teams.map(({ id }) => ({ id, hasManager: managersOf(id).teamManagers.length > 0 })),
  }
}

/** Every series with the seats it has today, and whether somebody who hasn't left holds each. */
async function loadSeriesWithSeats(db: Db, today: PlainDate): Promise<readonly SeriesToSetUp[]> {
  const [all, seats, held] = await Promise.all([
    loadAllSeries(db),
    db.selectFrom('coreSeat').select(['id', 'seriesId', 'part', 'lastOn']).orderBy('position').execute(),
    db
      .selectFrom('seatHolding')
      .innerJoin('person', 'person.id', 'personId')
      .select('seatId')
      .where('startsOn', '<=', today)
      .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
      .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>=', today)]))
      .execute(),
  ])
  const isHeld = new Set(held.map(({ seatId }) => seatId))
  return all.map(({ id, name, takes, needsLegalAdviser }) => ({
    ...{ id, name, takes, needsLegalAdviser },
    seats: seats
      .filter(({ seriesId, lastOn }) => seriesId === id && (lastOn === null || !isBefore(lastOn, today)))
      .map((seat) => ({ part: seat.part, isHeld: isHeld.has(seat.id) })),
  }))
}

/** Whether any child is recorded: until then an authority is being set up. */
export const isAnyChildRecorded = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('child').select('id').limit(1).executeTakeFirst()) !== undefined

async function loadCounts(db: Db, today: PlainDate) {
  const [names, closures, people, hasChildren] = await Promise.all([
    db.selectFrom('label').select('id').where('text', 'is not', null).execute(),
    db.selectFrom('closureDay').select('id').where('closedOn', '>=', today).execute(),
    db
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<number>().as('people'))
      .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>=', today)]))
      .executeTakeFirstOrThrow(),
    isAnyChildRecorded(db),
  ])
  return {
    ownNames: names.length,
    closureDays: closures.length,
    people: people.people,
    hasChildren,
  }
}
