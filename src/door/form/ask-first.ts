import { isSaidOf } from '#rules/words/name-for.ts'
import { sureField } from '#parts/forms/sure-box.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { mistaken, type Problem } from './save-form.ts'
import type { Visit } from '#door/visit.ts'

/** What is still to be asked of what looks unlikely, in one sentence; null where nothing does, or the person has said that it is right. */
export function unlikelyQuestion({ form }: Pick<Visit, 'form'>, questions: readonly string[]): string | null {
  const question = `${questions.join('. ')}. Correct it, or say below that it is right`
  return questions.length === 0 || isSaidOf(form.text(sureField), question) ? null : question
}

/**
 * Goes on where nothing looks unlikely or the person has said that it is right; else the form comes back with what to look at and a box to
 * tick. Every form that `formPage` shows can ask so. (P14: asked, never refused)
 */
export function askFirst(visit: Pick<Visit, 'form'>, questions: readonly string[]): Outcome<null, Problem> {
  const question = unlikelyQuestion(visit, questions)
  return question === null ? allowed(null) : mistaken({ [sureField]: question })
}
