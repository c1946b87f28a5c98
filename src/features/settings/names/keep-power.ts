import { among } from '#parts/forms/fields/choice-fields.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { loadPower, savePower, type StoredPower } from '#records/settings/deciding-bodies.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import { openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { powerForm, powerPage } from './name.page.ts'

export async function showPower(visit: Visit): Promise<Answer> {
  const power = await powerIn(visit)
  if (power === null) return notFound()
  return page(powerPage(await bodyName(visit, power), openForm(visit, powerForm, power, power.version)))
}

export async function changePower(visit: Visit): Promise<Answer> {
  const power = await powerIn(visit)
  if (power === null) return notFound()
  return saveSettings(visit, {
    read: powerForm.read(visit.form),
    saw: [],
    save: async (tx, to) => {
      return unlessMeanwhile(await savePower(tx, visit, asOpened(visit, power), to.power), goOn('/settings/names'))
    },
    show: (problem) => changePowerAgain(visit, power, problem),
  })
}

async function changePowerAgain(visit: Visit, before: StoredPower, problem: Problem) {
  const power = await loadPower(visit.db, before.body)
  const kept = { kind: 'setting', ...power, values: power }
  return powerPage(await bodyName(visit, power), await openFormAgain(visit, powerForm, problem, kept))
}

const bodyName = async (visit: Visit, { body }: StoredPower): Promise<string> =>
  (await loadLabels(visit.db))(`body.${body}`)

async function powerIn(visit: Visit): Promise<StoredPower | null> {
  const body = among(startingBodies, visit.params['body'] ?? '')
  return body === null ? null : loadPower(visit.db, body)
}
