import { type Answer, page } from '#door/answers.ts'
import { versionIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { goOn, saveSettings, settingsForm } from '#features/settings/form/settings-form.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { historyIdOf, loadPowers, savePower, versionOfPower } from '#records/settings/powers.ts'
import { powerHints, powerNames } from '#rules/access/power-words.ts'
import { inForce } from '#rules/access/powers.ts'
import { limitHolders, limitsForm, limitsOf } from './limits.form.ts'

const does = 'resources'

/** By which limits a resource is agreed. (PP-07, SET-07) */
export async function showLimits(visit: Visit): Promise<Answer> {
  const { values, version } = await asKept(visit)
  return page(limitsPage(visit, openForm(visit, limitsForm(visit.labels), values, version)))
}

/** Sets the limits from today on; what was decided by an earlier one stays decided. (PP-07, SET-07) */
export const saveLimits = (visit: Visit): Promise<Answer> =>
  saveSettings(visit, {
    read: limitsForm(visit.labels).read(visit.form),
    saw: [],
    save: async (tx, answers) => {
      const saved = await savePower(tx, visit, { does, version: versionIn(visit) }, limitHolders(answers))
      return unlessMeanwhile(saved, goOn('/settings/powers'))
    },
    show: (problem) => showAgain(visit, problem),
  })

const showAgain = async (visit: Visit, problem: Problem) =>
  limitsPage(visit, await openFormAgain(visit, limitsForm(visit.labels), problem, await asKept(visit)))

async function asKept({ db, today }: Visit) {
  const table = await loadPowers(db)
  const holders = inForce(table, does, today).map(({ holder }) => holder)
  return { kind: 'power', id: historyIdOf(does), version: versionOfPower(table, does), values: limitsOf(holders) }
}

const limitsPage = ({ labels }: Visit, state: FormState) =>
  settingsForm({
    title: powerNames[does],
    back: { text: 'Powers', href: '/settings/powers' },
    lede: powerHints[does],
    state,
    fields: limitsForm(labels).controls(state),
  })
