import { z } from 'zod'
import { oneOf } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { loadPower, savePower, type StoredPower } from '#records/settings/deciding-bodies.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import { readForm } from '#parts/forms/read-form.ts'
import { opened, openedAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { powerPage } from './name.page.ts'
import { powerWords } from './names.page.ts'

const powerForm = z.object({ power: oneOf(['starts', 'recommends'], 'Choose what its approval does') })

export async function showPower(visit: Visit): Promise<Answer> {
  const power = await powerIn(visit)
  if (power === null) return notFound()
  return page(powerPage(await bodyName(visit, power), power.power, opened(visit, power.version)))
}

export async function changePower(visit: Visit): Promise<Answer> {
  const power = await powerIn(visit)
  if (power === null) return notFound()
  return saveSettings(visit, {
    read: readForm(visit.form, powerForm),
    saw: [],
    save: async (tx, to) => {
      return unlessMeanwhile(await savePower(tx, visit, asOpened(visit, power), to.power), goOn('/settings/names'))
    },
    show: (problem) => changePowerAgain(visit, power, problem),
  })
}

async function changePowerAgain(visit: Visit, before: StoredPower, problem: Problem) {
  const power = await loadPower(visit.db, before.body)
  const typed = visit.form.text('power')
  const words = typed === 'starts' || typed === 'recommends' ? powerWords[typed] : ''
  const theirs = { 'Its approval': powerWords[power.power] }
  const yours = { 'Its approval': words }
  const state = await openedAgain(visit, problem, { kind: 'setting', ...power, words: theirs }, yours)
  return powerPage(await bodyName(visit, power), typed, state)
}

const bodyName = async (visit: Visit, { body }: StoredPower): Promise<string> =>
  (await loadLabels(visit.db))(`body.${body}`)

async function powerIn(visit: Visit): Promise<StoredPower | null> {
  const body = startingBodies.find((each) => each === visit.params['body'])
  return body === undefined ? null : loadPower(visit.db, body)
}
