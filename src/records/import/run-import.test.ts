import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { recogniseSheet } from '#rules/import/sheets/recognise-sheet.ts'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { loadExisting } from './import-existing.ts'
import { addImport, findImport } from './imports.ts'
import { fillNewAuthority } from '#records/meeting/new-authority.ts'
import { cutOff, lookAtImport, markLoading, planKeptImport, runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

const { app: db, owner } = await testDatabase()
const today = Temporal.PlainDate.from('2026-11-20')
const now = Temporal.Instant.from('2026-11-20T09:00Z')
await db
  .transaction()
  .execute((tx) => fillNewAuthority(tx, { name: 'Authority administrator', email: null }, { now, today }))
const { id: personId } = await db.selectFrom('person').select('id').executeTakeFirstOrThrow()
const deed = { now, today, actor: { personId } }

const bytes = await readFile(new URL('../../../test/data/northbrook-tracker.xlsx', import.meta.url))
const read = await readWorkbook(bytes, 'northbrook-tracker.xlsx')
assert.ok(read.ok)
const { sheets } = read.value

/** Brings the workbook once more, as it is. */
async function bring(all = sheets): Promise<number> {
  const choices = all.map((sheet) => ({ sheet: sheet.name, mapping: recogniseSheet(sheet, {}) }))
  const file = { fileName: 'northbrook-tracker.xlsx', sha256: '', sheets: all }
  return db.transaction().execute(async (tx) => {
    const id = await addImport(tx, deed, file, choices)
    await tx.updateTable('import').set({ state: 'preview' }).where('id', '=', id).execute()
    return id
  })
}

const found = async (id: number) => {
  const kept = await findImport(db, id)
  assert.ok(kept)
  return kept
}

async function load(id: number, lookedAt?: string): Promise<string> {
  const kept = await found(id)
  const { fingerprint } = await planKeptImport(db, kept, today)
  assert.equal(await db.transaction().execute((tx) => markLoading(tx, kept)), true)
  await runImport(db, deed, kept, { lookedAt: lookedAt ?? fingerprint, marked: Promise.resolve() }).done
  const after = await found(id)
  return `${after.state} ${after.progress ?? ''}`.trim()
}

test('FAM-06 what was changed since the preview was looked at stops the load, and nothing is kept', async () => {
  const before = await loadExisting(db, today)
  assert.match(await load(await bring(), 'another plan'), /^stopped Nothing was loaded: records were changed/)
  assert.deepEqual(await loadExisting(db, today), before)
})

test('FAM-06 a load that breaks at its last record keeps nothing of all before', async () => {
  const before = await loadExisting(db, today)
  await sql`alter table action add constraint breaks check (words = '') not valid`.execute(owner)
  const id = await bring()
  assert.match(await load(id), /^stopped Nothing was loaded: a record could not be written/)
  await sql`alter table action drop constraint breaks`.execute(owner)
  assert.deepEqual(await loadExisting(db, today), before)
  assert.deepEqual(await db.selectFrom('importFinding').select('id').execute(), [])
})

test('FAM-06 a load that was cut off by a crash says so at the next look, and can be tried again', async () => {
  const id = await bring()
  await db.updateTable('import').set({ state: 'loading' }).where('id', '=', id).execute()
  const seen = await lookAtImport(db, id)
  assert.deepEqual([seen?.state, seen?.progress], ['stopped', cutOff])
})

test('FAM-06 undoing leaves everything as it was before', async () => {
  const empty = await loadExisting(db, today)
  const id = await bring()
  assert.equal(await load(id), 'loaded')
  assert.equal((await loadExisting(db, today)).children.length, 164)
  assert.deepEqual(await db.transaction().execute((tx) => undoImport(tx, deed, id)), [])
  assert.deepEqual(await loadExisting(db, today), empty)
  assert.deepEqual(await db.selectFrom('importFinding').select('id').execute(), [])
})
