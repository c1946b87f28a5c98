import { setTimeout } from 'node:timers/promises'
import { type Answer, goOnWithForm, notFound, redirect } from '#door/answers.ts'
import { change } from '#records/change/change.ts'
import { type LoadUnderWay, markLoading, runImport } from '#records/import/run-import.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { versionIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'
import { importIn, waitsForAnswers } from './import-in.ts'

/** How long the answer waits for the load: most are done by then; a longer one is seen progressing. */
const patience = 1_500

/** Loads what the preview showed, in one transaction that goes on after the answer has left. (FAM-06) */
export async function loadWorkbook(visit: Visit): Promise<Answer> {
  const kept = await importIn(visit)
  if (kept === null) return notFound()
  if (waitsForAnswers(visit, kept)) return redirect(`/import/${kept.id}`)
  const underWay: LoadUnderWay[] = []
  const { promise: marked, resolve: isMarked } = Promise.withResolvers<undefined>()
  await change(visit, async (tx) => {
    if (!(await markLoading(tx, { ...kept, version: versionIn(visit) }))) return refused('moved on since it was shown')
    const load = underWay[0] ?? runImport(visit.db, visit, kept, { lookedAt: visit.form.text('lookedAt'), marked })
    underWay.splice(0, 1, load)
    // From here on whoever looks finds it being loaded.
    await load.begun
    return allowed({ goTo: `/import/${kept.id}`, children: [] })
  }).finally(() => isMarked(undefined))
  await Promise.race([underWay[0]?.done, setTimeout(patience, undefined, { ref: false })])
  // Its page says what came of it: loaded, being loaded, or nothing.
  return goOnWithForm(`/import/${kept.id}`)
}
