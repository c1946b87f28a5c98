import type { Visit } from '#door/visit.ts'
import { idIn } from '#door/form/form-at.ts'
import { lookAtImport } from '#records/import/run-import.ts'
import type { KeptImport } from '#records/import/imports.ts'
import { headingsByName } from '#rules/import/sheets/headings-by-name.ts'
import { openQuestions } from '#rules/import/sheets/remember-headings.ts'

/** The import in the address. */
export const importIn = (visit: Visit): Promise<KeptImport | null> => lookAtImport(visit.db, idIn(visit, 'id'))

/** Whether a heading of it can mean more than one thing by the names of today, and nobody has said which: then nothing is loaded. (SET-09) */
export function waitsForAnswers({ labels }: Visit, { choices }: KeptImport): boolean {
  const named = headingsByName(labels)
  return choices.some(({ mapping }) => mapping !== null && openQuestions(mapping, named).size > 0)
}
