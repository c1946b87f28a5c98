import type { FormState } from '#parts/forms/form-page.ts'
import { type Answer, page } from '#door/answers.ts'
import { openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import { changesOfSetting } from './changes-of-setting.query.ts'
import type { KeptRules } from './kept-rules.ts'
import { rulesPage } from './rules.page.ts'

/** The form as the setting stands. */
export const showRules =
  <Value, Answers>(rules: KeptRules<Value, Answers>) =>
  async (visit: Visit): Promise<Answer> => {
    const { value, version } = await rules.setting.load(visit.db)
    const state = openForm(visit, rules.form(visit.labels), rules.answersOf(value), version)
    return page(await contentOf(visit, rules, state))
  }

/** Saves what was chosen; it acts from the next time anything is worked out by it. */
export const saveRules =
  <Value, Answers>(rules: KeptRules<Value, Answers>) =>
  async (visit: Visit): Promise<Answer> => {
    const stored = await rules.setting.load(visit.db)
    return saveSettings(visit, {
      read: rules.form(visit.labels).read(visit.form),
      saw: [],
      save: async (tx, answers) => {
        const saved = await rules.setting.save(tx, visit, asOpened(visit, stored), rules.valueOf(answers))
        return unlessMeanwhile(saved, goOn(rules.path))
      },
      show: (problem) => again(visit, rules, problem),
    })
  }

async function again<Value, Answers>(visit: Visit, rules: KeptRules<Value, Answers>, problem: Problem) {
  const now = await rules.setting.load(visit.db)
  const kept = { kind: 'setting', ...now, values: rules.answersOf(now.value) }
  return contentOf(visit, rules, await openFormAgain(visit, rules.form(visit.labels), problem, kept))
}

async function contentOf<Value, Answers>(visit: Visit, rules: KeptRules<Value, Answers>, state: FormState) {
  const { id } = await rules.setting.load(visit.db)
  const changes = id === 0 ? [] : await changesOfSetting(visit.db, id)
  return rulesPage({ ...rules, form: rules.form(visit.labels), changes, state })
}
