import { sql } from 'kysely'
import { askForPapers } from '#features/meetings/papers/ask-for-papers.ts'
import { papersWanted } from '#features/meetings/papers/papers-wanted.query.ts'
import { momentInEngland } from '#platform/clock.ts'
import { lookingAs } from '#test/simulate/looking-as.ts'
import type { World } from '#test/simulate/world.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import type { Invariant } from './invariant.ts'

/** What each recorded item says of its papers. */
async function saidThen({ db }: World): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('agendaItem').select(['id', 'papers']).where('state', '!=', 'open').orderBy('id').execute() // prettier-ignore
  return new Map(rows.map(({ id, papers }) => [id, JSON.stringify(papers)]))
}

/** Messages about a family that who got them doesn't see on the day they were written. */
async function toldOutOfSight({ db, today }: World, ids: readonly number[]): Promise<readonly string[]> {
  const messages = await db
    .selectFrom('message')
    .select(['id', 'toPersonId', 'body'])
    .where('id', 'in', ids.length === 0 ? [0] : ids)
    .execute()
  const broken: string[] = []
  for (const { toPersonId, body } of messages)
    for (const [, word = '', family = ''] of body.matchAll(/\/items\/(family|private)-(\d+)\/papers/g)) {
      const { rows } = await sql<{ seen: boolean }>`
        select ${isInSightOf(toPersonId ?? 0, 'family.id', today())} as seen from family where id = ${Number(family)}`.execute(
        db,
      )
      if (rows[0]?.seen !== true) broken.push(`person ${toPersonId ?? 0} was asked for papers of ${word} ${family}`)
    }
  return broken
}

/** What was sent of one paper to one person: its line and where it is said. */
async function linesSent(
  { db }: World,
  after: number,
): Promise<readonly { readonly id: number; readonly line: string }[]> {
  const messages = await db
    .selectFrom('message')
    .select(['id', 'toPersonId', 'body'])
    .where('kind', '=', 'papers-asked')
    .where('id', '>', after)
    .orderBy('id')
    .execute()
  return messages.flatMap(({ id, toPersonId, body }) =>
    body.split('\n\n').flatMap((paragraph) => {
      const [, address = ''] = /(\/meetings\/\S+)$/.exec(paragraph) ?? []
      return [...paragraph.matchAll(/^- (.*), (was )?due /gm)].map(([, name = '', late = '']) => ({
        id,
        line: `${toPersonId ?? 0} ${address} ${name} ${late}`,
      }))
    }),
  )
}

/** Nobody's list asks for what is seen and young enough; every paper asked for is of a child of theirs. */
async function askedThoughSeen(world: World): Promise<readonly string[]> {
  const { db, place, clock } = world
  const looking = await lookingAs(world, place.people.socialWorker, 'see-child')
  if (looking === null) return []
  const wanted = await papersWanted(db, looking, momentInEngland(clock.now()), 'asked')
  const broken: string[] = []
  for (const { key, seriesId, on, papers } of wanted)
    for (const { id, name } of papers) {
      const { rows } = await sql<{ tooOld: boolean | null }>`
        select dated_on + oldest_days < ${on} as "tooOld" from item_paper join paper on paper.id = paper_id
        where paper_id = ${id} and series_id = ${seriesId} and agenda_item_id is null and seen_at is not null
          and meets_on >= ${on.subtract({ days: 42 })}
          and subject_word || '-' || coalesce(subject_id, family_id) = ${key}`.execute(db)
      if (rows.some(({ tooOld }) => tooOld !== true)) broken.push(`${name} of ${key} is asked for and was seen`)
    }
  return broken
}

/**
 * A paper is asked for once, of people who may see the family, and not once it was seen; and what a recorded item says of its papers
 * stays as it was. (SET-08, FAM-05)
 */
export const papersAreAsSaid: Invariant = {
  says: 'papers are asked for once, of who may know, and stay as they were once the item is recorded',
  watch: (world) => {
    let then: ReadonlyMap<number, string> = new Map()
    let sentTo = 0
    const lines = new Set<string>()
    return {
      // A paper that is removed and asked for anew may be asked for again.
      sent: ({ action }) => {
        if (action.startsWith('/settings/papers')) lines.clear()
        return []
      },
      day: async () => {
        await askForPapers(world.db, world.clock.now(), 'https://northbrook.example')
        const sent = await linesSent(world, sentTo)
        sentTo = Math.max(sentTo, ...sent.map(({ id }) => id))
        const twice = sent.filter(({ line }) => lines.has(line)).map(({ line }) => `asked for twice: ${line}`)
        for (const { line } of sent) lines.add(line)
        const now = await saidThen(world)
        const changed = [...then].filter(([id, said]) => now.get(id) !== said)
        then = now
        return [
          ...twice,
          ...changed.map(([id, said]) => `item ${id} said ${said} of its papers and says ${now.get(id) ?? 'nothing'}`),
          ...(await toldOutOfSight(world, [...new Set(sent.map(({ id }) => id))])),
          ...(await askedThoughSeen(world)),
        ]
      },
    }
  },
}
