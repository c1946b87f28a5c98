import { nameFor } from '#rules/words/name-for.ts'
import type { SheetKind } from '#rules/import/sheets/vocabulary-of-headings.ts'

/** What a sheet holds, as a person is asked. */
export const sheetKindWords: Readonly<Record<SheetKind, string>> = {
  tracker: `Children in ${nameFor('stage.pre-proceedings')}`,
  proceedings: 'Children in care proceedings',
  private: 'Private proceedings',
  actions: 'Actions',
  staff: 'Staff',
}
