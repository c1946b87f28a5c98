import type { SheetKind } from '#rules/import/sheets/vocabulary-of-headings.ts'

/** What a sheet holds, as a person is asked. */
export const sheetKindWords: Readonly<Record<SheetKind, string>> = {
  tracker: 'Children in pre-proceedings',
  proceedings: 'Children in care proceedings',
  private: 'Private proceedings',
  actions: 'Actions',
  staff: 'Staff',
}
