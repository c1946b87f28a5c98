import { sql } from 'kysely'
import { defaultLabels, labelKeys, type Labels } from '#rules/words/labels.ts'
import { everyText } from '#test/support/every-text.ts'
import { allWords, anyOfWords, everythingSaid, foundIn, tellsOfBefore, wordsFor } from '#test/support/names-said.ts'
import { labelsToday } from '#test/simulate/labels-today.ts'
import type { Answered, World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** What was renamed: words that aren’t said any more, since which day, beside all that was kept by then and what may be said. */
type Renamed = {
  readonly gone: RegExp
  readonly stays: RegExp
  /** Read when it is first asked for: names change many at a time. */
  readonly kept: () => Promise<string>
  readonly since: Temporal.PlainDate
  /** The last message there was. */
  readonly lastMessage: number
}

/** What things are called, and every word that they were called before. */
type Said = { readonly before: Labels; readonly gone: readonly string[]; readonly renamed: Renamed | null }

/** What has a name that somebody gave it: a meeting, a seat, a team. */
async function namesGiven({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from meeting_series union select label from core_seat union select name from team union select name from service
    union select name from paper where name is not null union select name from person`.execute(db)
  return rows.map(({ name }) => name)
}

/** All words that were names until now and are none any more. */
async function renamedNow(world: World, { before, gone, renamed }: Said): Promise<Said> {
  const now = await labelsToday(world)
  const stays = anyOfWords([...allWords(now), ...(await namesGiven(world))])
  const changed = labelKeys.filter((key) => now(key) !== before(key))
  if (changed.length === 0) return { before, gone, renamed: renamed === null ? null : { ...renamed, stays } }
  const all = [...new Set([...gone, ...changed.flatMap((key) => wordsFor(key, before))])]
  const { rows } = await sql<{ last: number }>`select coalesce(max(id), 0)::integer as last from message`.execute(
    world.db,
  )
  let known: Promise<string> | null = null
  const kept = () => (known ??= everyText(world.db))
  const since = { stays, kept, since: world.today(), lastMessage: rows[0]?.last ?? 0 }
  return { before: now, gone: all, renamed: { gone: anyOfWords(all), ...since } }
}

/** The words that are gone, in what is said; a name that stands today may hold one. */
const goneIn = async (said: string, { gone, stays, kept }: Renamed): Promise<readonly string[]> =>
  foundIn(said.replaceAll(stays, '…'), gone, await kept())

/** The day of the meeting or Overview that an address is of. */
const dayOf = (address: string): string | null =>
  /^\/(?:meetings|overviews)\/(\d{4}-\d\d-\d\d)/.exec(address)?.[1] ?? null

/** Whether a page is of today: not of a meeting before the names changed, nor of what was published, filed, sent or brought. */
function isOfToday({ address, sent }: Answered, { since }: Renamed): boolean {
  if (tellsOfBefore(address) || !String(sent.headers['content-type']).startsWith('text/html')) return false
  const day = dayOf(address)
  return day === null || Temporal.PlainDate.compare(day, since) > 0
}

/** What was sent, published or filed since in other words than those of its day. */
async function writtenSince(
  { db }: World,
  { since, lastMessage }: Renamed,
): Promise<readonly (readonly [what: string, said: string])[]> {
  // prettier-ignore
  const { rows } = await sql<{ what: string; said: string }>`
    select 'message ' || id || ' of kind ' || kind as what, subject || E'\n' || body as said from message where id > ${lastMessage}
    union all select 'the Overview of ' || meets_on, content::text
      from overview_version v join overview o on o.id = overview_id join sitting s on s.id = o.sitting_id where meets_on > ${since}
    union all select 'what was filed at item ' || agenda_item_id, content::text
      from filing_pack p join agenda_item i on i.id = agenda_item_id join sitting s on s.id = i.sitting_id
      where content is not null and meets_on > ${since}`.execute(db)
  return rows.map(({ what, said }) => [what, said.replaceAll(/[{}[\]",]+/g, '\n')])
}

/**
 * Once a council calls something otherwise, nothing of today says the word it had: no page, no message, nothing that is published or filed
 * from then on; what people wrote stays as they wrote it. (SET-03, SET-09)
 */
export const namedAsToday: Invariant = {
  says: 'what is shown, sent, published and filed has the names of its day',
  watch: (world) => {
    let said: Said = { before: defaultLabels, gone: [], renamed: null }
    return {
      sent: async ({ action }, came) => {
        if (action.startsWith('/settings/') && came.some(({ sent }) => sent.status === 303))
          said = await renamedNow(world, said)
        return []
      },
      answered: async (answered) => {
        const { renamed } = said
        if (renamed === null || !isOfToday(answered, renamed)) return []
        const found = await goneIn(everythingSaid(answered.sent.body), renamed)
        return found.map((words) => `${answered.address} says “${words}”`)
      },
      day: async () => {
        const { renamed } = said
        if (renamed === null) return []
        const broken: string[] = []
        for (const [what, text] of await writtenSince(world, renamed))
          broken.push(...(await goneIn(text, renamed)).map((words) => `${what} says “${words}”`))
        return broken
      },
    }
  },
}
