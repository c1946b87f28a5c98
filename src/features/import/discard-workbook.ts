import { type Answer, redirect } from '#door/answers.ts'
import { change } from '#records/change/change.ts'
import { discardImport } from '#records/import/imports.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'

/** Throws away a workbook that isn't loaded, with everything read of it. */
export async function discardWorkbook(visit: Visit): Promise<Answer> {
  await change(visit, async (tx) => {
    await discardImport(tx, idIn(visit, 'id'))
    return allowed({ goTo: '/import', children: [] })
  })
  return redirect('/import')
}
