import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { recogniseSheet } from '#rules/import/recognise-sheet.ts'
import { nothingKept } from '../../test/support/kept-plan.ts'
import { assertSameData } from '../../test/support/same-data.ts'
import { testDatabase } from '../../test/support/database.ts'
import { loadExisting } from './import-existing.ts'
import { addImport, findImport } from './imports.ts'
import { fillNewAuthority } from './new-authority.ts'
import { markLoading, planKeptImport, runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

const { app: db } = await testDatabase()
const today = Temporal.PlainDate.from('2026-11-20')
const now = Temporal.Instant.from('2026-11-20T09:00Z')
await db
  .transaction()
  .execute((tx) => fillNewAuthority(tx, { name: 'Authority administrator', email: null }, { now, today }))
const { id: personId } = await db.selectFrom('person').select('id').executeTakeFirstOrThrow()
const deed = { now, today, actor: { personId } }

const bytes = await readFile(new URL('../../test/data/northbrook-tracker.xlsx', import.meta.url))
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
  await runImport(db, deed, kept, lookedAt ?? fingerprint).done
  const after = await found(id)
  return `${after.state} ${after.progress ?? ''}`.trim()
}

test('FAM-06 a load that is not the plan looked at keeps nothing, and neither does one that breaks half-way', async () => {
  const before = await loadExisting(db, today)
  const id = await bring()
  assert.match(await load(id, 'another plan'), /^stopped Nothing was loaded: records were changed/)
  assertSameData(await loadExisting(db, today), before)
})

test('FAM-06 everything is loaded, undone whole, and loaded again', async () => {
  const empty = await loadExisting(db, today)
  const id = await bring()
  const started = performance.now()
  assert.equal(await load(id), 'loaded')
  console.log('load', performance.now() - started)
  const kept = await loadExisting(db, today)
  assert.equal(kept.children.length, 164)
  assert.deepEqual(await db.transaction().execute((tx) => undoImport(tx, deed, id)), [])
  assertSameData(await loadExisting(db, today), empty)
  assert.equal(empty.families.length, nothingKept.families.length)
})
