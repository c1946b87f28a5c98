import { sql } from 'kysely'
import type { Db } from '#records/keeping/db.ts'

/** Every text that is kept anywhere in a database, one after the other: to see whether something was ever written down. */
export async function everyText(db: Db): Promise<string> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and (data_type in ('text', 'jsonb', 'json') or udt_name = '_text')`.execute(db)
  const texts: string[] = []
  for (const { table, column } of columns) {
    const { rows } = await sql<{ text: string }>`
      select distinct ${sql.ref(column)}::text as text from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(
      db,
    )
    for (const { text } of rows) texts.push(text.replaceAll(String.raw`\n`, '\n').replaceAll(String.raw`\"`, '"'))
  }
  return texts.join('\n')
}
