import { type Answer, notFound, page } from '#platform/http/answers.ts'
import type { Db } from '#records/db.ts'
import { addTeam, loadTeam, nameIsTaken, saveTeam, type StoredTeam } from '#records/organisation.ts'
import { loadServices } from '#records/teams.ts'
import { allowed } from '#rules/outcome.ts'
import type { Visit } from '../../../visit.ts'
import {
  idIn,
  mistaken,
  newAgain,
  opened,
  openedAgain,
  type Problem,
  savedMeanwhile,
  saveForm,
  versionIn,
} from '../save-form.ts'
import { newTeam, teamAsTyped, type TeamChoices, teamForm, teamWords, typedTeam } from './team.form.ts'
import { teamPage } from './team.page.ts'

const done = allowed('/settings/teams')

export async function showAddTeam(visit: Visit): Promise<Answer> {
  const choices = await teamChoices(visit.db)
  return page(teamPage(null, newTeam(choices), choices, opened(visit, null)))
}

export const addATeam = (visit: Visit): Promise<Answer> =>
  saveForm(visit, {
    form: teamForm,
    save: async (tx, team) => {
      if (await nameIsTaken(tx, 'team', team.name, null)) return nameTaken(team.name)
      await addTeam(tx, visit, team)
      return done
    },
    show: async (problem) =>
      teamPage(null, typedTeam(visit.form), await teamChoices(visit.db), newAgain(visit, problem)),
  })

export async function showTeam(visit: Visit): Promise<Answer> {
  const team = await teamIn(visit)
  if (team === null) return notFound()
  return page(teamPage(team.name, teamAsTyped(team), await teamChoices(visit.db), opened(visit, team.version)))
}

export async function changeTeam(visit: Visit): Promise<Answer> {
  const team = await teamIn(visit)
  if (team === null) return notFound()
  return saveForm(visit, {
    form: teamForm,
    save: async (tx, to) => {
      if (await nameIsTaken(tx, 'team', to.name, team.id)) return nameTaken(to.name)
      const saved = team.version === versionIn(visit) && (await saveTeam(tx, visit, team, to))
      return saved ? done : savedMeanwhile
    },
    show: (problem) => changeTeamAgain(visit, team, problem),
  })
}

async function changeTeamAgain(visit: Visit, before: StoredTeam, problem: Problem) {
  const [found, choices] = await Promise.all([loadTeam(visit.db, before.id), teamChoices(visit.db)])
  const team = found ?? before
  const typed = typedTeam(visit.form)
  const texts = { theirs: teamWords(teamAsTyped(team), choices), yours: teamWords(typed, choices) }
  return teamPage(team.name, typed, choices, await openedAgain(visit, problem, { kind: 'team', ...team }, texts))
}

const nameTaken = (name: string) =>
  mistaken({ name: `There is a team called ${name} already. Give this one another name` })

async function teamIn(visit: Visit): Promise<StoredTeam | null> {
  const id = idIn(visit)
  return id === null ? null : loadTeam(visit.db, id)
}

const teamChoices = async (db: Db): Promise<TeamChoices> => ({
  services: await loadServices(db),
  series: await db.selectFrom('meetingSeries').select(['id', 'name']).orderBy('name').execute(),
})
