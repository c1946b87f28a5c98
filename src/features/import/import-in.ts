import type { Visit } from '#door/visit.ts'
import { idIn } from '#door/form/form-at.ts'
import { lookAtImport } from '#records/import/run-import.ts'
import type { KeptImport } from '#records/import/imports.ts'

/** The import in the address. */
export const importIn = (visit: Visit): Promise<KeptImport | null> => lookAtImport(visit.db, idIn(visit, 'id'))
