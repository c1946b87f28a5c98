import { sql } from 'kysely'
import type { Db } from '#records/keeping/db.ts'
import type { Came, How } from '#test/simulate/steps.ts'
import type { Invariant } from './invariant.ts'

/** What keeps no record of the authority’s own. */
const passing = ['trail', 'draft', 'form_used', 'session', 'search', 'clock_line_due', 'clock_line', 'child_words']

/** Whose rows tell who changed what. */
const histories = ['change_history', 'hearing_change', 'action_move', 'action_note', 'agenda_item_version', 'message_event', 'overview_version', 'import', 'import_mapping'] // prettier-ignore

/** Every table that keeps a record, and the history. */
async function tablesOf(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db)
  return rows.map(({ name }) => name).filter((name) => !passing.includes(name) && !name.includes('migration'))
}

/** The names of the tables that hold each of these words, anywhere in a row that was written since a change. */
async function tablesWith(db: Db, tables: readonly string[], words: readonly string[], since: string) {
  // A row tells by itself which change wrote it last, so that only what is new is read, whatever a table holds.
  const asked = tables.map(
    (name) => sql`
      select ${name}::text as name, word from ${sql.table(name)} t, unnest(${words}::text[]) as word
      where t.xmin::text::bigint >= ${since}::bigint and strpos(t::text, word) > 0`,
  )
  const { rows } = await sql<{ name: string; word: string }>`${sql.join(asked, sql` union `)}`.execute(db)
  return new Map(words.map((word) => [word, rows.filter((row) => row.word === word).map(({ name }) => name)]))
}

/** The number of the first change that may still be written. */
async function nextChange(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as id`.execute(db)
  return rows[0]?.id ?? '0'
}

const isAcknowledged = ({ sent }: Came): boolean =>
  sent.status === 303 && !String(sent.headers['location']).startsWith('/sign-in')

/** What a form’s own address says of it: these change no record, or keep what they take in another way. */
const keepsNoRecord = /^\/(sign-in|search|import|drafts|messages|tracker\/views)|\/shape$/

/** What is wrong with what became of a word that was typed; `tables` hold it, null where it wasn’t acknowledged. */
function whatBecame(
  how: How,
  { sent, to, typed }: Came,
  token: string,
  tables: readonly string[] | null,
): readonly string[] {
  const field = Object.entries(typed).find(([, values]) => values.some((value) => value.includes(token)))?.[0] ?? ''
  if (tables === null)
    return sent.body.includes(token) ? [] : [`${how}: ${to} comes back (${sent.status} ${sent.page.heading}) without what was typed in ${field}`] // prettier-ignore
  if (tables.length === 0) return [`${how}: ${to} acknowledges what was typed in ${field}, and it is nowhere`]
  return tables.some((table) => histories.includes(table))
    ? []
    : [`${to} keeps ${field} in ${tables.join(', ')}, and no history tells it`]
}

/**
 * Nothing typed is lost: what was acknowledged stands in the record and in its history, what wasn’t stands on the page that came back, in
 * the field it was typed in. (SEC-03, SEC-05)
 */
export const nothingLost: Invariant = {
  says: 'nothing typed is lost, and what is acknowledged is in the record and its history',
  watch: ({ db }) => {
    let tables: Promise<readonly string[]> | null = null
    let since = '0'
    return {
      sent: async (step, came) => {
        tables ??= tablesOf(db)
        const broken: string[] = []
        for (const each of came) {
          if (each.tokens.length === 0 || keepsNoRecord.test(each.to) || each.sent.status >= 500) continue
          const kept = isAcknowledged(each) ? await tablesWith(db, await tables, each.tokens, since) : null
          broken.push(...each.tokens.flatMap((token) => whatBecame(step.how, each, token, kept?.get(token) ?? null)))
        }
        since = await nextChange(db)
        return broken
      },
    }
  },
}
