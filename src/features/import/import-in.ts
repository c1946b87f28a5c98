import type { Visit } from '../../visit.ts'
import { idIn } from '../../form-at.ts'
import { lookAtImport } from '#records/run-import.ts'
import type { KeptImport } from '#records/imports.ts'

/** The import in the address. */
export const importIn = (visit: Visit): Promise<KeptImport | null> => lookAtImport(visit.db, idIn(visit, 'id'))
