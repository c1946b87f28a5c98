import { type RememberedHeadings, type SheetMapping } from '#rules/import/sheets/recognise-sheet.ts'
import { headingsKey, rememberedFrom } from '#rules/import/sheets/remember-headings.ts'
import type { Sheet } from '#rules/import/sheets/sheet.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import {
  choicesFromJson,
  type ImportSummary,
  type SheetChoice,
  sheetsFromJson,
  sheetsToJson,
  summaryFromJson,
  taughtFromJson,
} from './import-json.ts'

export type ImportState = 'mapping' | 'preview' | 'loading' | 'loaded' | 'stopped' | 'undone'

/** A workbook somebody brought, and how far it has come (FAM-06). */
export type KeptImport = {
  readonly id: number
  readonly fileName: string
  readonly state: ImportState
  /** How each sheet is to be read, in the order of the workbook. */
  readonly choices: readonly SheetChoice[]
  /** While loading, how far it is; afterwards, why it stopped. */
  readonly progress: string | null
  readonly summary: ImportSummary | null
  readonly startedBy: string
  readonly startedAt: Temporal.Instant
  readonly loadedAt: Temporal.Instant | null
  readonly undoneAt: Temporal.Instant | null
  readonly version: number
}

const importsQuery = (db: Db) =>
  db
    .selectFrom('import')
    .innerJoin('person', 'person.id', 'import.startedBy')
    .select(['import.id', 'fileName', 'state', 'mapping', 'progress', 'summary'])
    .select(['startedAt', 'loadedAt', 'undoneAt', 'import.version', 'person.name as startedBy'])

type Row = Awaited<ReturnType<ReturnType<typeof importsQuery>['execute']>>[number]

const asKept = ({ mapping, summary, ...row }: Row): KeptImport => ({
  ...row,
  choices: choicesFromJson(mapping),
  summary: summary === null ? null : summaryFromJson(summary),
})

export const listImports = async (db: Db): Promise<readonly KeptImport[]> =>
  (await importsQuery(db).orderBy('import.id', 'desc').execute()).map(asKept)

export async function findImport(db: Db, id: number): Promise<KeptImport | null> {
  const row = await importsQuery(db).where('import.id', '=', id).executeTakeFirst()
  return row === undefined ? null : asKept(row)
}

/** What was read of its file; nothing once it is loaded. */
export async function sheetsOfImport(db: Db, id: number): Promise<readonly Sheet[]> {
  const row = await db.selectFrom('import').select('sheets').where('id', '=', id).executeTakeFirst()
  return row?.sheets == null ? [] : sheetsFromJson(row.sheets)
}

/** Keeps what was read of a file, with the proposal how to read its sheets; answers its id. */
export async function addImport(
  tx: Tx,
  { now, actor }: Deed,
  file: { readonly fileName: string; readonly sha256: string; readonly sheets: readonly Sheet[] },
  choices: readonly SheetChoice[],
): Promise<number> {
  const { id } = await tx
    .insertInto('import')
    .values({
      fileName: file.fileName,
      fileSha256: file.sha256,
      sheets: sheetsToJson(file.sheets),
      state: 'mapping',
      mapping: JSON.stringify(choices),
      startedBy: actor.personId,
      startedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps how the sheets are to be read. `state` 'preview': a person settled on it. Only an import that isn't loaded yet is changed. */
export async function keepChoices(
  tx: Tx,
  id: number,
  choices: readonly SheetChoice[],
  state: 'mapping' | 'preview',
): Promise<void> {
  await tx
    .updateTable('import')
    .set((eb) => ({ mapping: JSON.stringify(choices), state, progress: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['mapping', 'preview', 'stopped'])
    .execute()
}

/** Throws away a workbook that was never loaded, with everything read of it. */
export async function discardImport(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('import').where('id', '=', id).where('state', 'in', ['mapping', 'preview', 'stopped']).execute()
}

/** Remembers how a sheet with these headings was read, for the next workbook. */
export async function rememberMapping(tx: Tx, { now, actor }: Deed, mapping: SheetMapping): Promise<void> {
  const kept = { kind: mapping.kind, columns: JSON.stringify(mapping.columns), savedBy: actor.personId, savedAt: now }
  await tx
    .insertInto('importMapping')
    .values({ headings: headingsKey(mapping), ...kept })
    .onConflict((conflict) => conflict.column('headings').doUpdateSet(kept))
    .execute()
}

export async function rememberedHeadings(db: Db): Promise<RememberedHeadings> {
  const rows = await db
    .selectFrom('importMapping')
    .select(['kind', 'columns'])
    .orderBy('savedAt', 'desc')
    .orderBy('headings')
    .execute()
  return rememberedFrom(rows.map(taughtFromJson))
}
