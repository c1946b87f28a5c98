import { type Kysely, sql } from 'kysely'
import { withHash } from '#platform/content-hash.ts'
import type { DB } from '#records/keeping/schema.ts'

/** What is copied out of a shared folder: 300 characters without a space. */
const longLink =
  'https://northbrook.sharepoint.example/sites/LegalTracking/Shared%20Documents/Forms/AllItems.aspx?id='.padEnd(
    300,
    '%2FPlan_of_the_family_for_the_first_meeting_with_parents',
  )
/** So much is put behind each name that nobody’s is shorter than sixty letters. */
const longEnding = 'wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschafers'.slice(0, 60)
const longNumber = 'ZQ26C00112/ZQ26C00113/ZQ26C00114/ZQ26C00115'

/** What people are called, and what they write, in the tables that keep it. */
const names = {
  ...{ family: ['name'], child: ['name', 'reviewing_officer', 'guardian'], adult: ['name'] },
  ...{ person: ['name'], team: ['name'], service: ['name'], meeting_series: ['name'], core_seat: ['label'] },
}
const numbers = { child: ['case_system_id'], proceedings: ['court_number'], filing_job: ['case_system_reference'] }
const words = {
  ...{ action: ['words', 'notes', 'done_words'], action_note: ['words'], action_move: ['reason'], adult: ['notes'] },
  ...{ adult_of_child: ['relationship'], agenda_item: ['title', 'reason', 'discussion'], asked_direction: ['words'] },
  ...{ agenda_item_version: ['reason'], change_history: ['reason'], bank_holiday: ['title'], closure_day: ['title'] },
  child: ['disability', 'ethnicity', 'language', 'legal_status', 'no_longer_words', 'plan', 'parallel_plan'],
  ...{ court_filing: ['what', 'plan', 'potential_delay'], document: ['file_name', 'taken_back_because'] },
  ...{ episode: ['ended_words', 'family_meeting_view'], extension: ['exceptional', 'proposals'] },
  ...{ hearing: ['court', 'attendance_plan'], hearing_change: ['from_words', 'to_words'], import: ['file_name'] },
  import_finding: ['column_heading', 'said', 'sentence', 'what_to_do', 'settled_words'],
  ...{ message: ['subject', 'body', 'to_address'], message_event: ['words'], overview_copy: ['because'] },
  ...{ overview_version: ['reason'], private_proceedings: ['notes'], proceedings: ['court', 'judge', 'ended_words'] },
  ...{ proceedings_child: ['application', 'final_order', 'judge'], restriction: ['reason'], review: ['why'] },
  ...{ sitting: ['reason'], staffing_issue: ['words', 'mitigation'], urgent_return: ['why'], search: ['typed'] },
}

/**
 * Puts a word without a place to break it into everything that people write and are called, as a council’s own records hold here and there;
 * what was published and filed included.
 */
export async function plantLongWords(owner: Kysely<DB>): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await append(tx, names, longEnding)
    await append(tx, numbers, longNumber)
    await append(tx, words, ` ${longLink}`)
    for (const table of ['overview_version', 'overview_copy', 'filing_pack']) await plantInContent(tx, table, true)
    await plantInContent(tx, 'agenda_item_version', false)
  })
}

async function append(tx: Kysely<DB>, places: Readonly<Record<string, readonly string[]>>, text: string) {
  for (const [table, columns] of Object.entries(places)) {
    const set = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(column)} || ${text}`)
    await sql`update ${sql.table(table)} set ${sql.join(set)}`.execute(tx)
  }
}

/** A sentence or a name has a space in it; what is compared to a word of ours hasn’t. */
const lengthened = (content: unknown): string =>
  JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'string' && value.includes(' ') ? `${value} ${longLink}` : value,
  )

async function plantInContent(tx: Kysely<DB>, table: string, hasHash: boolean): Promise<void> {
  const kept = await sql<{ id: string; content: unknown }>`select ctid::text as id, content from ${sql.table(table)}
    where content is not null`.execute(tx)
  for (const { id, content } of kept.rows) {
    const { content: text, contentHash } = withHash(JSON.parse(lengthened(content)))
    await sql`update ${sql.table(table)} set content = ${text} ${hasHash ? sql`, content_hash = ${contentHash}` : sql``}
      where ctid = ${id}::tid`.execute(tx)
  }
}
