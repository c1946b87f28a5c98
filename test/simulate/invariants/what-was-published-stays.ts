import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { readZip } from '#platform/word/read-zip.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** The words of a Word document, whatever else its file holds. */
async function wordsIn(bytes: Buffer): Promise<string> {
  const parts = await readZip(bytes)
  return hashOf([...parts].filter(([name]) => name.startsWith('word/document')).map(([, part]) => part.toString()).join('\n')) // prettier-ignore
}

/** What stands in the tables of every version and copy there is. */
async function frozenRows({ db }: World): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ what: string; said: string }>`
    select 'version ' || number || ' of overview ' || overview_id as what, content::text || content_hash as said from overview_version
    union all select 'copy ' || id || ' of a published overview', content::text || content_hash from overview_copy`.execute(
    db,
  )
  return new Map(rows.map(({ what, said }) => [what, hashOf(said)]))
}

/** The published Overviews and the notes that are filed, as people take them away. */
async function takenAway(world: World): Promise<ReadonlyMap<string, string>> {
  const { db, place } = world
  const { rows: versions } = await sql<{ at: string }>`
    select '/overviews/' || meets_on || '/versions/' || number || '/word' as at
    from overview_version v join overview o on o.id = overview_id join sitting s on s.id = o.sitting_id order by v.id desc limit 3`.execute(
    db,
  )
  const { rows: filed } = await sql<{ at: string }>`
    select '/filing/' || agenda_item_id || '/' || child_id || '/note.docx' as at from filing_pack p
    where superseded_by is null and (select count(*) from filing_job where pack_id = p.id) = 3 order by id desc limit 4`.execute(
    db,
  )
  const found = new Map<string, string>()
  for (const { at } of [...versions, ...filed]) {
    const sent = await world.open(place.people.courtQaManager, at, null)
    if (sent?.status === 200) found.set(at, await wordsIn(sent.bytes))
  }
  return found
}

/** What was published or filed never changes, in the record nor as it is read. (LO-02, FI-01, M3) */
export const whatWasPublishedStays: Invariant = {
  says: 'what was published or filed never changes',
  watch: (world) => {
    const known = new Map<string, string>()
    const changed = (now: ReadonlyMap<string, string>, goes: boolean) => {
      const other = [...now].filter(([what, said]) => known.get(what) !== undefined && known.get(what) !== said)
      const gone = goes ? [] : [...known.keys()].filter((what) => !what.startsWith('/') && !now.has(what))
      for (const [what, said] of now) if (!known.has(what)) known.set(what, said)
      return [...other.map(([what]) => `${what} reads otherwise than before`), ...gone.map((what) => `${what} is gone`)]
    }
    return {
      day: async () => changed(await frozenRows(world), false),
      week: async () => changed(await takenAway(world), true),
    }
  },
}
