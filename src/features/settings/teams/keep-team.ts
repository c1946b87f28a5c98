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
import { loadServices } from '#records/people/teams.ts'
import { allowed } from '#rules/outcome.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { readForm } from '#parts/forms/read-form.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { newTeam, teamAsTyped, type TeamChoices, teamForm, teamWords, typedTeam } from './team.form.ts'
import { teamPage } from './team.page.ts'

const done = goOn('/settings/teams')

export async function showAddTeam(visit: Visit): Promise<Answer> {
  const choices = await teamChoices(visit.db)
  return page(teamPage(null, newTeam(choices), choices, opened(visit, null)))
}

export const addATeam = (visit: Visit): Promise<Answer> =>
  saveSettings(visit, {
    read: readForm(visit.form, teamForm),
    saw: [],
    save: async (tx, team) => {
      const wrong = await whatIsWrong(tx, team, null)
      if (wrong !== null) return mistaken(wrong)
      await addTeam(tx, visit, team)
      return allowed(done)
    },
    show: async (problem) =>
      teamPage(null, typedTeam(visit.form), await teamChoices(visit.db), await openedAgain(visit, problem, null, {})),
  })

export async function showTeam(visit: Visit): Promise<Answer> {
  const team = await teamIn(visit)
  if (team === null) return notFound()
  return page(teamPage(team.name, teamAsTyped(team), await teamChoices(visit.db), opened(visit, team.version)))
}

export async function changeTeam(visit: Visit): Promise<Answer> {
  const team = await teamIn(visit)
  if (team === null) return notFound()
  return saveSettings(visit, {
    read: readForm(visit.form, teamForm),
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
  const typed = typedTeam(visit.form)
  const theirs = teamWords(teamAsTyped(team), choices)
  const yours = teamWords(typed, choices)
  return teamPage(
    team.name,
    typed,
    choices,
    await openedAgain(visit, problem, { kind: 'team', ...team, words: theirs }, yours),
  )
}

async function whatIsWrong(tx: Tx, team: TeamDetails, exceptId: number | null): Promise<FieldErrors | null> {
  if (await nameIsTaken(tx, 'team', team.name, exceptId))
    return { name: `There is a team called ${team.name} already. Give this one another name` }
  const { services, series } = await teamChoices(tx)
  if (!services.some(({ id }) => id === team.serviceId)) return { serviceId: 'Choose the service from the list' }
  const isMeeting = team.seriesId === null || series.some(({ id }) => id === team.seriesId)
  return isMeeting ? null : { seriesId: 'Choose the meeting from the list' }
}

const teamIn = (visit: Visit): Promise<StoredTeam | null> => loadTeam(visit.db, idIn(visit, 'id'))

const teamChoices = async (db: Db): Promise<TeamChoices> => ({
  services: await loadServices(db),
  series: await db.selectFrom('meetingSeries').select(['id', 'name']).orderBy('name').execute(),
})
