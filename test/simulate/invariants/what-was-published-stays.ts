import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { readZip } from '#platform/word/read-zip.ts'
import { childrenIn, type OverviewContent } from '#rules/overview/content.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** The words of a Word document, and a number that is another when anything in its file is. */
async function wordsIn(bytes: Buffer): Promise<string> {
  const parts = [...(await readZip(bytes))].map(([name, part]) => [name, asItStays(part.toString())] as const)
  const markup = parts.filter(([name]) => name.startsWith('word/document')).map(([, part]) => part)
  const words = markup
    .join('\n')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  return `${words} ${createHash('md5').update(JSON.stringify(parts)).digest('hex')}`
}

/** Which of how many it is grows with each correction, and readers are to see it. */
const asItStays = (text: string): string => text.replaceAll(/Version (\d+) of \d+/g, 'Version $1')

/** Where two texts part: a few words of each from there. */
function whereTheyPart(before: string, now: string): string {
  let at = 0
  while (at < before.length && before[at] === now[at]) at += 1
  const from = Math.max(0, at - 20)
  return `“${before.slice(from, at + 50)}” before, “${now.slice(from, at + 50)}” now`
}

/** What stands in the tables of every version and copy there is; as a hash, for there are many and none may change. */
async function frozenRows({ db }: World): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ what: string; said: string }>`
    select 'version ' || number || ' of overview ' || overview_id as what, md5(content::text || content_hash) as said from overview_version
    union all select 'copy ' || id || ' of a published overview', md5(content::text || content_hash) from overview_copy
    union all select 'version ' || number || ' of what was filed at item ' || agenda_item_id || ' for child ' || child_id, md5(content::text || content_hash)
      from filing_pack where content is not null
    union all select 'message ' || id, md5(subject || body) from message`.execute(db)
  return new Map(rows.map(({ what, said }) => [what, said]))
}

/** The children whom somebody may not see today. */
async function outOfSight({ db, today }: World, who: number): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from child where not ${isInSightOf(who, 'child.family_id', today())}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/**
 * The published Overviews and the notes that are filed, as people take them away; an Overview with the children in it whom the reader may not
 * see today. Of these nothing is read in it, what is counted of them included: that a restriction is set or lifted changes no Overview.
 */
async function takenAway(world: World): Promise<ReadonlyMap<string, string>> {
  const { db, place } = world
  const unseen = await outOfSight(world, place.people.courtQaManager)
  const { rows: versions } = await sql<{ at: string; content: OverviewContent }>`
    select '/overviews/' || meets_on || '/versions/' || number || '/word' as at, content
    from overview_version v join overview o on o.id = overview_id join sitting s on s.id = o.sitting_id order by v.id desc limit 3`.execute(
    db,
  )
  const { rows: filed } = await sql<{ at: string }>`
    select '/filing/' || agenda_item_id || '/' || child_id || '/versions/' || number || '/note.docx' as at
    from filing_pack where content is not null order by id desc limit 4`.execute(db)
  const without = (content: OverviewContent): string => {
    const cut = childrenIn(content).filter((id) => unseen.has(id))
    return cut.length === 0 ? '' : `, without ${cut.toSorted((one, other) => one - other).join(', ')}`
  }
  const found = new Map<string, string>()
  for (const { at, as } of [
    ...versions.map(({ at, content }) => ({ at, as: `${at}${without(content)}` })),
    ...filed.map(({ at }) => ({ at, as: at })),
  ]) {
    const sent = await world.open(place.people.courtQaManager, at, null)
    if (sent?.status === 200) found.set(as, await wordsIn(sent.bytes))
  }
  return found
}

/** What was published, filed or sent never changes, in the record nor as it is read, whatever the council says from then on. (LO-02, FI-01, M3, SET-03) */
export const whatWasPublishedStays: Invariant = {
  says: 'what was published, filed or sent never changes',
  watch: (world) => {
    const known = new Map<string, string>()
    const changed = (now: ReadonlyMap<string, string>, goes: boolean) => {
      const other = [...now].filter(([what, said]) => known.get(what) !== undefined && known.get(what) !== said)
      const gone = goes ? [] : [...known.keys()].filter((what) => !what.startsWith('/') && !now.has(what))
      for (const [what, said] of now) if (!known.has(what)) known.set(what, said)
      return [
        ...other.map(
          ([what, said]) => `${what} reads otherwise than before: ${whereTheyPart(known.get(what) ?? '', said)}`,
        ),
        ...gone.map((what) => `${what} is gone`),
      ]
    }
    let renamed = false
    return {
      sent: ({ action }) => {
        renamed ||= action.startsWith('/settings/')
        return []
      },
      day: async () => {
        const read = renamed ? await takenAway(world) : new Map<string, string>()
        renamed = false
        return [...changed(await frozenRows(world), false), ...changed(read, true)]
      },
      week: async () => changed(await takenAway(world), true),
    }
  },
}
