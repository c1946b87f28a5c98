import { type Answer, notFound, page } from '#door/answers.ts'
import { notLawful } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import { among } from '#parts/forms/fields/choice-fields.ts'
import type { Tx } from '#records/keeping/db.ts'
import { loadSetUp, setUpSetting } from '#records/set-up/set-up.ts'
import { may } from '#rules/access/permissions.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { allowed } from '#rules/outcome.ts'
import { permissionOfStep, setUpSteps, type SetUpStep } from '#rules/set-up/set-up.ts'
import { startPage } from './start.page.ts'

export const showStart = async (visit: Visit): Promise<Answer> => page(await startOf(visit, null))

async function startOf({ db, labels, today, actor, hidden }: Visit, refusal: string | null) {
  const lines = await loadSetUp(db, labels, today)
  const onlyBy = (step: SetUpStep) =>
    may(actor, permissionOfStep[step]) ? null : `the ${whoCan(permissionOfStep[step], labels)}`
  return startPage({ steps: lines.map((line) => ({ ...line, onlyBy: onlyBy(line.step) })), refusal, hidden })
}

/** Leaves a step as it is, with what is missing in it now. (SET-09) */
export const leaveStep = (visit: Visit): Promise<Answer> => keepStep(visit, leaveAsItIs)

/** Takes up a step again that was left as it is. (SET-09) */
export const takeUpStep = (visit: Visit): Promise<Answer> => keepStep(visit, takeUp)

async function keepStep(visit: Visit, keep: (tx: Tx, visit: Visit, step: SetUpStep) => Promise<void>): Promise<Answer> {
  const step = among(setUpSteps, visit.params['step'] ?? '')
  if (step === null) return notFound()
  const permission = permissionOfStep[step]
  return saveSettings(visit, {
    read: allowed(null),
    saw: [],
    save: async (tx) => {
      if (!may(visit.actor, permission))
        return notLawful(`The ${whoCan(permission, visit.labels)} says so of this step.`, 'not their step')
      await keep(tx, visit, step)
      return allowed(goOn('/settings/start'))
    },
    show: (problem) => startOf(visit, problem.is === 'refused' ? problem.sentence : null),
  })
}

/** Both are one setting at a time, so that two people’s steps never cross. */
export async function leaveAsItIs(tx: Tx, visit: Visit, step: SetUpStep): Promise<void> {
  const [kept, lines] = [await setUpSetting.load(tx), await loadSetUp(tx, visit.labels, visit.today)]
  const lacks = lines.find((line) => line.step === step)?.lacks ?? []
  const left = { ...kept.value.left, [step]: lacks.map(({ key }) => key) }
  await setUpSetting.save(tx, visit, kept, { left })
}

async function takeUp(tx: Tx, visit: Visit, step: SetUpStep): Promise<void> {
  const kept = await setUpSetting.load(tx)
  const left = Object.fromEntries(Object.entries(kept.value.left).filter(([each]) => each !== step))
  await setUpSetting.save(tx, visit, kept, { left })
}
