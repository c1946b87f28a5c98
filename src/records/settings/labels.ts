import { z } from 'zod'
import { type LabelKey, type Labels, labelsWith } from '#rules/words/labels.ts'
import { sayAll } from '#rules/words/name-for.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { authorityFact, type FactsDb } from '#records/keeping/facts.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'

/** What the authority calls its bodies, roles and documents: `(await loadLabels(db))('body.gateway-panel')`. (SET-03) */
export const loadLabels = authorityFact(async (db): Promise<Labels> => {
  const { own, ...besides } = await readNames(db)
  return labelsWith(own, besides)
})

/** What each thing would be called if the authority hadn't named just that one: a default can have another name in it. (SET-03) */
export const loadUsualLabels = authorityFact(async (db): Promise<Labels> => {
  const { own, ...besides } = await readNames(db)
  return (key) => labelsWith(new Map([...own, [key, null]]), besides)(key)
})

/**
 * The authority's own names, whether it has ever given somebody else than a social worker the role of holding cases, and what each series
 * calls its chair. (SET-09)
 */
async function readNames(db: FactsDb) {
  const [rows, other, series] = await Promise.all([
    db.selectFrom('label').select(['key', 'text']).execute(),
    db.selectFrom('roleHolding').select('id').where('role', '=', 'lead-practitioner').limit(1).execute(),
    db.selectFrom('meetingSeries').select(['id', 'chairName']).execute(),
  ])
  const own = new Map(rows.map(({ key, text }) => [key, text]))
  return { own, byBoth: other.length > 0, chairs: chairsCalled(series.map(({ id, chairName }) => [id, chairName])) }
}

/**
 * What the authority called everything at any moment gone by: by its names of today and what each of them was before it was changed since. What
 * was published or filed then goes on in those names. (SET-03)
 */
export async function loadLabelsThen(db: Db): Promise<(at: Temporal.Instant) => Labels> {
  const [now, changes, [both], series, changesOfSeries] = await Promise.all([
    db.selectFrom('label').select(['key', 'text']).execute(),
    db
      .selectFrom('changeHistory')
      .innerJoin('label', 'label.id', 'recordId')
      .select(['label.key', 'at', 'before'])
      .where('recordKind', '=', 'label')
      .orderBy('changeHistory.id', 'desc')
      .execute(),
    db
      .selectFrom('roleHolding')
      .innerJoin('changeHistory', (join) =>
        join.onRef('recordId', '=', 'roleHolding.id').on('recordKind', '=', 'role-holding'),
      )
      .where('role', '=', 'lead-practitioner')
      .select((eb) => eb.fn.min('at').as('since'))
      .execute(),
    db.selectFrom('meetingSeries').select(['id', 'chairName']).execute(),
    db
      .selectFrom('changeHistory')
      .select(['recordId', 'at', 'before'])
      .where('recordKind', '=', 'meeting-series')
      .orderBy('id', 'desc')
      .execute(),
  ])
  const since = both?.since ?? null
  return (moment) => {
    const later = changes.filter(({ at }) => Temporal.Instant.compare(at, moment) > 0)
    const then = later.map(({ key, before }) => [key, namedBefore.parse(before ?? {}).text] as const)
    const own = new Map([...now.map(({ key, text }) => [key, text] as const), ...then])
    const before = changesOfSeries.filter(({ at }) => Temporal.Instant.compare(at, moment) > 0)
    const chairs = chairsCalled([
      ...series.map(({ id, chairName }) => [id, chairName] as const),
      ...before.map((change) => [change.recordId, seriesBefore.parse(change.before ?? {}).chairName] as const),
    ])
    return labelsWith(own, { byBoth: since !== null && Temporal.Instant.compare(since, moment) <= 0, chairs })
  }
}

/** The same of one moment. */
export const loadLabelsAt = async (db: Db, at: Temporal.Instant): Promise<Labels> => (await loadLabelsThen(db))(at)

const textOrNull = z
  .string()
  .nullish()
  .transform((text) => text ?? null)
const namedBefore = z.object({ text: textOrNull })
const seriesBefore = z.object({ chairName: textOrNull })

/** What the chair of each series is called where it has a name of its own; of several for one series the last holds. */
const chairsCalled = (
  all: readonly (readonly [seriesId: number, name: string | null])[],
): ReadonlyMap<number, string> =>
  new Map([...new Map(all)].flatMap(([id, name]) => (name === null ? [] : [[id, name] as const])))

/** Words with the authority's names of today in their places, to be kept, sent or written into a file: they stay when a name changes. */
export const saidNow = async <Words>(db: Db, words: Words): Promise<Words> => sayAll(words, await loadLabels(db))

/** A name as it is kept: the authority's own words, or null for the default. Version and id are 0 until it is first changed. */
export type StoredLabel = {
  readonly key: LabelKey
  readonly id: number
  readonly text: string | null
  readonly version: number
}

export async function loadLabel(db: Db, key: LabelKey): Promise<StoredLabel> {
  const row = await db.selectFrom('label').select(['id', 'text', 'version']).where('key', '=', key).executeTakeFirst()
  return { key, ...(row ?? { id: 0, text: null, version: 0 }) }
}

/** Saves a name as loaded before, null for the default; says when somebody else has saved since. */
export async function saveLabel(tx: Tx, deed: Deed, stored: StoredLabel, text: string | null): Promise<Saved> {
  const { key, version } = stored
  const saved =
    version === 0
      ? await tx
          .insertInto('label')
          .values({ key, text })
          .onConflict((twin) => twin.column('key').doNothing())
          .returning('id')
          .executeTakeFirst()
      : await tx
          .updateTable('label')
          .set({ text, version: version + 1 })
          .where('key', '=', key)
          .where('version', '=', version)
          .returning('id')
          .executeTakeFirst()
  if (saved === undefined) return 'changed-by-someone-else'
  const [before, after] = [
    { key, text: stored.text },
    { key, text },
  ]
  await keepOwnHistory(tx, deed, { kind: 'label', id: saved.id, before, after })
  return 'saved'
}
