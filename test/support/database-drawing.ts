import { fileURLToPath } from 'node:url'
import { withConnection } from '#platform/db/connect.ts'

export const databaseDocument = fileURLToPath(new URL('../../docs/database.md', import.meta.url))

type Column = {
  readonly table_name: string
  readonly column_name: string
  readonly type: string
  readonly needed: boolean
  readonly is_key: boolean
  readonly refers_to: string | null
}

/** Which columns does each table have, of what type, needed or not, in the key or not, and what does each refer to? */
const columnsOfTables = `
  select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed,
    exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey)) as is_key,
    (select min(f.confrelid::regclass::text) from pg_constraint f
      where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]) as refers_to
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and c.relname <> 'schema_migration'
  order by c.relname, a.attnum`

/** docs/database.md as the migrated database at `url` has it: a picture of what refers to what, then each table with its columns. */
export const drawDatabase = (url: string): Promise<string> =>
  withConnection(url, async (client) => drawing((await client.query<Column>(columnsOfTables)).rows))

function drawing(columns: readonly Column[]): string {
  const tables = [...Map.groupBy(columns, (column) => column.table_name)]
  return `# The database

Drawn from the migrated schema by \`npm run schema\`; a test keeps it true. Each authority has one such database. A line leads from a table to
what it refers to; \`person\`, \`child\` and \`family\`, which nearly everything refers to, have their lines in the tables below.

\`\`\`mermaid
erDiagram
${linesOf(columns).join('\n')}
\`\`\`

${tables.map(sectionOf).join('\n\n')}
`
}

const referredToByAll = new Set(['person', 'child', 'family'])

const linesOf = (columns: readonly Column[]): readonly string[] => [
  ...new Set(
    columns.flatMap(({ table_name: from, refers_to: to }) =>
      to === null || to === from || referredToByAll.has(to) ? [] : [`  ${from} }o--|| ${to} : ""`],
    ),
  ),
]

const sectionOf = ([table, columns]: readonly [string, readonly Column[]]): string =>
  [`## ${table}`, '', '| column | type | |', '| --- | --- | --- |', ...columns.map(rowOf)].join('\n')

function rowOf({ column_name: name, type, needed, is_key: isKey, refers_to: refersTo }: Column): string {
  const notes = [isKey && 'key', !needed && 'may be empty', refersTo !== null && `refers to ${refersTo}`]
  return `| ${name} | ${type} | ${notes.filter((note) => note !== false).join(', ')} |`
}
