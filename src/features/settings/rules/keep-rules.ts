import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { type Answer, page } from '#door/answers.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { opened, openedAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import { changesOfSetting } from './changes-of-setting.query.ts'
import type { KeptRules } from './kept-rules.ts'
import { type Question, sayAnswer, type Typed, wrongWith } from './question.ts'
import { rulesPage } from './rules.page.ts'

/** The form as the setting stands. */
export const showRules =
  <Value>(rules: KeptRules<Value>) =>
  async (visit: Visit): Promise<Answer> => {
    const stored = await rules.setting.load(visit.db)
    return page(await contentOf(visit, rules, rules.asTyped(stored.value), opened(visit, stored.version)))
  }

/** Saves what was chosen; it acts from the next time anything is worked out by it. */
export const saveRules =
  <Value>(rules: KeptRules<Value>) =>
  async (visit: Visit): Promise<Answer> => {
    const stored = await rules.setting.load(visit.db)
    const questions = rules.questions(visit.labels)
    const typed = typedIn(visit, questions)
    return saveSettings(visit, {
      read: read(rules, questions, typed),
      saw: [],
      save: async (tx, value) =>
        unlessMeanwhile(await rules.setting.save(tx, visit, asOpened(visit, stored), value), goOn(rules.path)),
      show: (problem) => again(visit, rules, typed, problem),
    })
  }

async function again<Value>(visit: Visit, rules: KeptRules<Value>, typed: Typed, problem: Problem) {
  const now = await rules.setting.load(visit.db)
  const questions = rules.questions(visit.labels)
  const kept = { kind: 'setting', ...now, words: inWords(questions, rules.asTyped(now.value)) }
  return contentOf(visit, rules, typed, await openedAgain(visit, problem, kept, inWords(questions, typed)))
}

async function contentOf<Value>(visit: Visit, rules: KeptRules<Value>, typed: Typed, state: FormState) {
  const { id } = await rules.setting.load(visit.db)
  const changes = id === 0 ? [] : await changesOfSetting(visit.db, id)
  return rulesPage({ ...rules, questions: rules.questions(visit.labels), typed, changes, state })
}

const typedIn = ({ form }: Visit, questions: readonly Question[]): Typed =>
  Object.fromEntries(questions.map(({ name }) => [name, form.text(name)]))

const inWords = (questions: readonly Question[], typed: Typed): Typed =>
  Object.fromEntries(questions.map((question) => [question.label, sayAnswer(question, typed[question.name] ?? '')]))

function read<Value>(
  { fromTyped }: KeptRules<Value>,
  questions: readonly Question[],
  typed: Typed,
): Outcome<Value, FieldErrors> {
  const wrong = questions.flatMap((question) => {
    const sentence = wrongWith(question, typed[question.name] ?? '')
    return sentence === null ? [] : [[question.name, sentence] as const]
  })
  return wrong.length > 0 ? refused(Object.fromEntries(wrong)) : allowed(fromTyped((name) => typed[name] ?? ''))
}
