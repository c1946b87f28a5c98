import { notFound, page } from '#door/answers.ts'
import { loadSeats } from '#records/meeting/core-seats.ts'
import type { Db } from '#records/keeping/db.ts'
import { teamsTaken } from '#records/sittings/business-of-series.ts'
import { loadAllSeries, type StoredSeries } from '#records/sittings/meeting-series.ts'
import { loadTeams } from '#records/people/teams.ts'
import type { Route, Visit } from '#door/visit.ts'
import { onceApproved } from '#features/settings/moves/approve-moves.ts'
import { pageOfStep } from '#features/settings/start/page-of-step.ts'
import { formAt } from '#door/form/form-at.ts'
import { may } from '#rules/access/permissions.ts'
import { changeASitting, showChangeSitting } from './change-sitting.ts'
import { loadDatesAhead } from './dates-ahead.query.ts'
import { changeSeatHolder, renameSeat, showHolder, showSeatName } from './keep-seat.ts'
import {
  addASeat,
  changeDeciding,
  changePart,
  removeSeat,
  showAddSeat,
  showDeciding,
  showPart,
  showRemoval,
} from './change-seats.ts'
import { addASeries, changeSeries, seriesIn, showAddSeries, showChangeSeries } from './keep-series.ts'
import { meetingsPage, seriesPage } from './series.page.ts'
import type { SittingDeed } from './sitting.page.ts'

const permission = 'keep-meeting-series'
const series = '/settings/meetings/:id'
type Address = (host: string) => string
const sittingForm = (address: Address) => (path: string, deed: SittingDeed, did: string) =>
  formAt({ path, permission, did, show: showChangeSitting(deed), save: onceApproved(changeASitting(deed, address)) })

const sittingForms = (of: ReturnType<typeof sittingForm>) => [
  ...of(`${series}/dates/add`, 'add', 'added a meeting'),
  ...of(`${series}/dates/:on/move`, 'move', 'moved a meeting'),
  ...of(`${series}/dates/:on/cancel`, 'cancel', 'cancelled a meeting'),
  ...of(`${series}/dates/:on/restore`, 'restore', 'had a cancelled meeting held after all'),
]

const seatForms: readonly Route[] = [
  ...formAt({
    path: `${series}/seats/add`,
    permission,
    did: 'added a core seat',
    show: showAddSeat,
    save: addASeat,
  }),
  ...formAt({
    path: '/settings/seats/:id/part',
    permission,
    did: 'gave a core seat another part',
    asksOneThing: true,
    show: showPart,
    save: changePart,
  }),
  ...formAt({
    path: '/settings/seats/:id/remove',
    permission,
    did: 'removed a core seat',
    asksOneThing: true,
    show: showRemoval,
    save: removeSeat,
  }),
  ...formAt({
    path: `${series}/deciding`,
    permission,
    did: 'changed who must be there to decide',
    asksOneThing: true,
    show: showDeciding,
    save: changeDeciding,
  }),
]

/** The series of meetings, their dates ahead with those moved, cancelled and added, and their core seats. (TM-01, TM-02) */
export const meetingSeriesRoutes = (publicAddress: Address): readonly Route[] => [
  { method: 'GET', path: '/settings/meetings', did: 'looked at the meeting series', permission, handle: showMeetings },
  ...formAt({
    path: '/settings/meetings/add',
    permission,
    did: 'added a meeting series',
    show: showAddSeries,
    save: addASeries,
  }),
  { method: 'GET', path: series, did: 'looked at a meeting series', permission, handle: showSeries },
  ...formAt({
    path: `${series}/change`,
    permission,
    did: 'changed a meeting series',
    show: showChangeSeries,
    save: onceApproved(changeSeries),
  }),
  ...sittingForms(sittingForm(publicAddress)),
  ...formAt({
    path: '/settings/seats/:id',
    permission,
    did: 'changed who holds a core seat',
    show: showHolder,
    save: changeSeatHolder,
  }),
  ...formAt({
    path: '/settings/seats/:id/name',
    permission,
    did: 'renamed a core seat',
    show: showSeatName,
    save: renameSeat,
  }),
  ...seatForms,
]

async function showMeetings({ db }: Visit) {
  const allSeries = await loadAllSeries(db)
  return pageOfStep(
    { db },
    meetingsPage(await Promise.all(allSeries.map(async (each) => ({ ...each, teams: await teamsOf(db, each) })))),
  )
}

async function showSeries(visit: Visit) {
  const found = await seriesIn(visit)
  if (found === null) return notFound()
  const [ahead, seats, teams] = await Promise.all([
    loadDatesAhead(visit.db, found, visit.today),
    loadSeats(visit.db, found.id),
    teamsOf(visit.db, found),
  ])
  return page(
    seriesPage({
      series: found,
      teams,
      ahead,
      seats,
      mayKeepTeams: may(visit.actor, 'keep-people'),
      today: visit.today,
    }),
  )
}

/** The names of the teams of which a series takes something. */
async function teamsOf(db: Db, { id, takes }: StoredSeries): Promise<readonly string[]> {
  const [teams, { teamIds }] = await Promise.all([loadTeams(db), teamsTaken(db, id, takes)])
  return teams.filter((team) => teamIds.includes(team.id)).map(({ name }) => name)
}
