import { formPage, type FormPage } from '#parts/forms/form-page.ts'
import type { Changed } from '#records/change/change.ts'
import type { Answer } from '#door/answers.ts'
import { oneSettingAtATime } from '#records/settings/settings-lock.ts'
import { versionIn } from '#door/form/form-at.ts'
import { saveForm, type Steps } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'

/** A form page among the settings. */
export const settingsForm = (model: Omit<FormPage, 'place'>) => formPage({ ...model, place: 'settings' })

/** Saves a form among the settings: two people's saves never cross, so that neither finds a free name taken after all. */
export const saveSettings = <Values>(visit: Visit, steps: Steps<Values>): Promise<Answer> =>
  saveForm(visit, {
    ...steps,
    save: async (tx, values) => {
      await oneSettingAtATime(tx)
      return steps.save(tx, values)
    },
  })

/** Where a save goes on to; settings are about no child. */
export const goOn = (goTo: string): Changed => ({ goTo, children: [] })

/** A record with the version its form was opened with: saving it fails when somebody else has saved since. */
export const asOpened = <Stored extends { readonly version: number }>(visit: Visit, stored: Stored): Stored => ({
  ...stored,
  version: versionIn(visit),
})
