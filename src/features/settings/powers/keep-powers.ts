import { type Answer, notFound, page } from '#door/answers.ts'
import { versionIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import { pageOfStep } from '#features/settings/start/page-of-step.ts'
import { among } from '#parts/forms/fields/choice-fields.ts'
import { loadAllSeries } from '#records/sittings/meeting-series.ts'
import { loadPower } from '#records/settings/deciding-bodies.ts'
import { historyIdOf, loadPowers, savePower, versionOfPower } from '#records/settings/powers.ts'
import { inForce, powers } from '#rules/access/powers.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import { changesOfPowers } from './changes-of-powers.query.ts'
import { answersOf, holdersOf, powerForm, type PowerAsked } from './power.form.ts'
import { powerPage, powersPage } from './powers.page.ts'

const namesOf = async ({ db }: Pick<Visit, 'db'>) =>
  new Map((await loadAllSeries(db)).map(({ id, name }) => [id, name] as const))

/** The table of powers. (SET-07) */
export async function showPowers(visit: Visit): Promise<Answer> {
  const { db, labels, today } = visit
  const [table, bodies, names] = await Promise.all([
    loadPowers(db),
    Promise.all(startingBodies.map((body) => loadPower(db, body))),
    namesOf(visit),
  ])
  const starting = bodies.flatMap(({ body, power }) => (power === 'starts' ? [body] : []))
  const changes = await changesOfPowers(db, table)
  return pageOfStep(visit, powersPage({ table, starting, labels, names, changes, today }))
}

async function askedIn(visit: Visit): Promise<PowerAsked | null> {
  const does = among(powers, visit.params['power'] ?? '')
  return does === null ? null : { does, labels: visit.labels, names: await namesOf(visit) }
}

export async function showPower(visit: Visit): Promise<Answer> {
  const asked = await askedIn(visit)
  if (asked === null) return notFound()
  const { values, version } = await asKept(visit, asked)
  return page(powerPage(asked, openForm(visit, powerForm(asked), values, version)))
}

/** Gives a power to who is chosen, from today on, or sends its decision to the panel. (SET-07) */
export async function changePower(visit: Visit): Promise<Answer> {
  const asked = await askedIn(visit)
  if (asked === null) return notFound()
  return saveSettings(visit, {
    read: powerForm(asked).read(visit.form),
    saw: [],
    save: async (tx, answers) => {
      const over = { does: asked.does, version: versionIn(visit) }
      return unlessMeanwhile(await savePower(tx, visit, over, holdersOf(asked, answers)), goOn('/settings/powers'))
    },
    show: (problem) => changePowerAgain(visit, asked, problem),
  })
}

const changePowerAgain = async (visit: Visit, asked: PowerAsked, problem: Problem) =>
  powerPage(asked, await openFormAgain(visit, powerForm(asked), problem, await asKept(visit, asked)))

async function asKept({ db, today }: Visit, { does }: PowerAsked) {
  const table = await loadPowers(db)
  const holders = inForce(table, does, today).map(({ holder }) => holder)
  return {
    kind: 'power',
    id: historyIdOf(does),
    version: versionOfPower(table, does),
    values: answersOf(holders),
  }
}
