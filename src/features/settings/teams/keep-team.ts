import { type Answer, notFound, page } from '#door/answers.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import {
  addTeam,
  loadTeam,
  nameIsTaken,
  saveTeam,
  type StoredTeam,
  type TeamDetails,
} from '#records/people/organisation.ts'
import { loadTaken } from '#records/sittings/business-of-series.ts'
import { loadAllSeries } from '#records/sittings/meeting-series.ts'
import { loadServices } from '#records/people/teams.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { type TeamChoices, teamForm } from './team.form.ts'
import { teamPage } from './team.page.ts'

const done = goOn('/settings/teams')

export async function showAddTeam(visit: Visit): Promise<Answer> {
  const choices = await teamChoices(visit.db)
  const asked = teamForm(choices)
  const state = openForm(visit, asked, { seriesId: onlyOne(choices.series), serviceId: onlyOne(choices.services) })
  return page(teamPage(null, { state, fields: asked.controls(state) }))
}

/** A new team belongs to the meeting and sits in the service there is, where there is only one. */
const onlyOne = (among: readonly { readonly id: number }[]): number | null =>
  among.length === 1 ? (among[0]?.id ?? null) : null

export async function addATeam(visit: Visit): Promise<Answer> {
  const asked = teamForm(await teamChoices(visit.db))
  return saveSettings(visit, {
    read: asked.read(visit.form),
    saw: [],
    save: async (tx, team) => {
      const wrong = await whatIsWrong(tx, team, null)
      if (wrong !== null) return mistaken(wrong)
      await addTeam(tx, visit, team)
      return allowed(done)
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return teamPage(null, { state, fields: asked.controls(state) })
    },
  })
}

export async function showTeam(visit: Visit): Promise<Answer> {
  const team = await teamIn(visit)
  if (team === null) return notFound()
  const asked = teamForm(await teamChoices(visit.db))
  const state = openForm(visit, asked, team, team.version)
  return page(teamPage(team.name, { state, fields: asked.controls(state) }))
}

export async function changeTeam(visit: Visit): Promise<Answer> {
  const team = await teamIn(visit)
  if (team === null) return notFound()
  return saveSettings(visit, {
    read: teamForm(await teamChoices(visit.db)).read(visit.form),
    saw: [],
    save: async (tx, to) => {
      const wrong = await whatIsWrong(tx, to, team.id)
      if (wrong !== null) return mistaken(wrong)
      return unlessMeanwhile(await saveTeam(tx, visit, asOpened(visit, team), to), done)
    },
    show: (problem) => changeTeamAgain(visit, team, problem),
  })
}

async function changeTeamAgain(visit: Visit, before: StoredTeam, problem: Problem) {
  const [found, choices] = await Promise.all([loadTeam(visit.db, before.id), teamChoices(visit.db)])
  const team = found ?? before
  const asked = teamForm(choices)
  const state = await openFormAgain(visit, asked, problem, { kind: 'team', ...team, values: team })
  return teamPage(team.name, { state, fields: asked.controls(state) })
}

async function whatIsWrong(tx: Tx, { name, elsewhere }: TeamDetails, exceptId: number | null) {
  if (await nameIsTaken(tx, 'team', name, exceptId))
    return { name: `There is a team called ${name} already. Give this one another name` }
  // What a meeting takes may have been changed since the page was opened.
  const taken = await loadTaken(tx)
  const isTaken = elsewhere.every(({ kind, seriesId }) => taken.get(seriesId)?.includes(kind) === true)
  return isTaken ? null : { elsewhere: 'One of these meetings takes this business no longer. Choose again' }
}

const teamIn = (visit: Visit): Promise<StoredTeam | null> => loadTeam(visit.db, idIn(visit, 'id'))

const teamChoices = async (db: Db): Promise<TeamChoices> => ({
  services: await loadServices(db),
  series: (await loadAllSeries(db)).toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')),
})
