import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { inSlices } from '#platform/threads/in-slices.ts'
import type { ImportPlan } from '#rules/import/plan/import-plan.ts'
import type { InSteps } from '#rules/import/plan/in-steps.ts'
import { planImport } from '#rules/import/planning/plan-import.ts'
import { type Existing, recordKinds } from '#rules/import/plan/record-values.ts'
import type { Sheet } from '#rules/import/sheets/sheet.ts'
import { summarisePlan } from '#rules/import/plan/summarise-plan.ts'
import { loadLabels, saidNow } from '#records/settings/labels.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { whoHoldsPower } from '#records/meeting/who-holds-power.ts'
import { clockSetting, courtSetting } from '#records/settings/settings.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { renewTouchedLines } from '#records/tracker/clock-lines.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { inOneTransaction } from '#records/keeping/in-one-transaction.ts'
import { loadEndedHoldings, loadExisting, loadSeatsHad } from './import-existing.ts'
import { summaryToJson } from './import-json.ts'
import { writtenKinds } from './import-rows.ts'
import { findImport, type KeptImport, sheetsOfImport } from './imports.ts'
import { loadPlan } from './load-plan.ts'

/** A plan beside what it was compared with. `fingerprint` tells it from any other plan, so that what is loaded is what was looked at. */
export type PlannedImport = {
  readonly plan: ImportPlan
  readonly existing: Existing
  readonly sheets: readonly Sheet[]
  readonly fingerprint: string
}

/** What loading this workbook would do today, as things stand now (FAM-06). */
export async function planKeptImport(
  db: Db,
  { id, choices }: Pick<KeptImport, 'id' | 'choices'>,
  today: Temporal.PlainDate,
): Promise<PlannedImport> {
  const read = await sheetsOfImport(db, id)
  const existing = await loadExisting(db, today)
  const sheets = choices.flatMap(({ sheet: name, mapping }) => {
    const sheet = read.find((each) => each.name === name)
    return sheet === undefined || mapping === null ? [] : [{ sheet, mapping }]
  })
  const ended = await loadEndedHoldings(db, today)
  const seatsHad = await loadSeatsHad(db, today)
  const { startsWith: clockStartsWith } = (await clockSetting.load(db)).value
  const { weeks } = (await courtSetting.load(db)).value
  const labels = await loadLabels(db)
  const who = await whoHoldsPower(db, 'extend', { labels, today })
  const extending = { table: await loadPowers(db), who, labels }
  const caseSystem = labels('case-system')
  const plan = await inSlices(
    planImport({ sheets, existing, ended, seatsHad, today, clockStartsWith, weeks, extending, caseSystem }),
  )
  const fingerprint = await inSlices(fingerprintOf(plan))
  return { plan, existing, sheets: sheets.map(({ sheet }) => sheet), fingerprint }
}

function* fingerprintOf(plan: ImportPlan): InSteps<string> {
  const hash = createHash('sha256')
  for (const [name, records] of Object.entries(plan)) {
    hash.update(name)
    // How many rows of a sheet there are is an object; everything else a list.
    for (const record of [records].flat()) {
      hash.update(JSON.stringify(record))
      yield
    }
  }
  return hash.digest('base64url')
}

/** A number of ours among PostgreSQL's advisory locks; the second number is the import's. */
const lockOfImports = 20_261

/** Whether somebody is loading it at this moment; a load that was cut off by a crash holds no lock any more. */
async function isBeingLoaded(db: Db, importId: number): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(${lockOfImports}, ${importId}) as free`.execute(db)
  return rows[0]?.free === false
}

/** A load under way: `begun` once nobody else can load it too, `done` when it is loaded or nothing of it is kept. */
export type LoadUnderWay = { readonly begun: Promise<undefined>; readonly done: Promise<void> }

/** The plan that was looked at, by its fingerprint, and when everybody can see that the import is being loaded. */
export type LoadOrder = { readonly lookedAt: string; readonly marked: Promise<unknown> }

/**
 * Loads an import in one transaction (FAM-06): everything or nothing. It runs on after the answer has left; how far it is stands in
 * `progress`. It waits for `marked`, lest it be done before it is seen to have begun. Stops, with the reason in words, when the plan
 * isn't the one that was looked at, or when a record can't be written.
 */
export function runImport(db: Db, deed: Deed, kept: KeptImport, { lookedAt, marked }: LoadOrder): LoadUnderWay {
  const { promise: begun, resolve: hasBegun, reject: hasNot } = Promise.withResolvers<undefined>()
  const done = inOneTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${lockOfImports}, ${kept.id})`.execute(tx)
    hasBegun(undefined)
    await marked
    const tell = progressTeller(db, kept.id)
    tell('Waiting for others who are saving')
    await holdRecords(tx)
    await loadOnce(tx, deed, kept, lookedAt, tell)
  }).catch((error: unknown) => {
    hasNot(error)
    return stopImport(db, kept.id, error instanceof Stopped ? error.message : couldNotBeWritten)
  })
  return { begun, done }
}

/** Whoever saves a record meanwhile waits until the load is done, so that it writes over nobody's change. Reading goes on. */
async function holdRecords(tx: Tx): Promise<void> {
  const tables = recordKinds.map((kind) => sql.table(writtenKinds[kind].table))
  await sql`lock table ${sql.join(tables)} in share row exclusive mode`.execute(tx)
}

/** Why nothing was loaded, for a person to read. */
class Stopped extends Error {}
const couldNotBeWritten =
  'Nothing was loaded: a record could not be written, perhaps because somebody changed it at the same moment. Look at the preview again and load it once more; if it stops again, tell your system administrator.'
const changedMeanwhile =
  'Nothing was loaded: records were changed since you looked at the preview. Look at it again, then load it.'
export const cutOff = 'Nothing was loaded: the service stopped while it was loading. You can load it again.'

async function loadOnce(
  tx: Tx,
  deed: Deed,
  { id, fileName, choices }: KeptImport,
  lookedAt: string,
  tell: (words: string) => void,
): Promise<void> {
  tell('Comparing the workbook with what is kept')
  const planned = await planKeptImport(tx, { id, choices }, deed.today)
  if (planned.fingerprint !== lookedAt) throw new Stopped(changedMeanwhile)
  const { plan } = planned
  await loadPlan(tx, deed, { importId: id, fileName, ...planned }, (step, steps) =>
    tell(`Writing records: step ${step} of ${steps}`),
  )
  const leftOut = await saidNow(tx, plan.leftOut)
  const loaded = await tx
    .updateTable('import')
    .set((eb) => ({
      state: 'loaded',
      loadedAt: deed.now,
      progress: null,
      sheets: null,
      summary: summaryToJson({ counts: summarisePlan(plan), leftOut }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'loading')
    .returning('id')
    .executeTakeFirst()
  if (loaded === undefined) throw new Error(`Import ${id} isn’t being loaded any more.`)
  await renewTouchedLines(tx, deed.today)
}

/**
 * Tells how far a load is, outside its own transaction, so that it can be seen while that is under way. The load never waits for the
 * telling: those who wait for the load may have every other connection.
 */
function progressTeller(db: Db, id: number): (progress: string) => void {
  let told: Promise<unknown> = Promise.resolve()
  return (progress) => {
    told = told
      .then(() =>
        db.updateTable('import').set({ progress }).where('id', '=', id).where('state', '=', 'loading').execute(),
      )
      .catch(() => 'What isn’t told now is overtaken by the next.')
  }
}

async function stopImport(db: Db, id: number, why: string): Promise<void> {
  await db
    .updateTable('import')
    .set((eb) => ({ state: 'stopped', progress: why, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'loading')
    .execute()
}

/** Marks an import as being loaded; false when it has moved on since the person looked. */
export async function markLoading(tx: Tx, { id, version }: KeptImport): Promise<boolean> {
  const marked = await tx
    .updateTable('import')
    .set({ state: 'loading', progress: 'Waiting to begin', version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['preview', 'stopped'])
    .returning('id')
    .executeTakeFirst()
  return marked !== undefined
}

/** The import as it stands; one whose load was cut off is told so. */
export async function lookAtImport(db: Db, id: number): Promise<KeptImport | null> {
  const kept = await findImport(db, id)
  if (kept?.state !== 'loading' || (await isBeingLoaded(db, id))) return kept
  await stopImport(db, id, cutOff)
  return findImport(db, id)
}
