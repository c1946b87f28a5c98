import { inWords } from './in-words.ts'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Standing, standings } from '#rules/access/actor.ts'
import { permissions, type Reach } from '#rules/access/permissions.ts'
import { labelDefault } from '#rules/words/labels.ts'
import { allRoutes } from '#routes.ts'
import { routeSettings } from './route-settings.ts'

export const accessDocument = fileURLToPath(new URL('../../docs/access.md', import.meta.url))

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** docs/access.md as the code has it: who has which permission and how far it reaches, and which permission each address names. (SEC-02) */
export function writeAccess(): string {
  const reachOf = (reach: Partial<Record<Standing, Reach>>) => standings.map((standing) => reach[standing] ?? '–')
  const held = Object.entries(permissions).map(([name, { says, reach }]) => [
    `**${name}** ${inWords(says)}`,
    ...reachOf(reach),
  ])
  const routes = allRoutes(routeSettings)
    .map((route) => [route.method, `\`${route.path}\``, route.permission, inWords(route.did)])
    .toSorted((one, other) => `${one[1]} ${one[0]}`.localeCompare(`${other[1]} ${other[0]}`, 'en'))
  return `# Access: who may do what

Printed from \`rules/access/permissions.ts\` and the routes by \`npm run access\`; a test keeps it true. Reaches: *allocated* their own
children, *with-conduct* children whose solicitor they are, *team* and *service* their teams' or services', *all* every child, *yes*
where no child is concerned. Across all of them: a restricted family is there only for people with named access, and an explicit deny
beats everything.

## Permissions

${table(['permission', ...standings.map((standing) => labelDefault(`role.${standing}`).text)], held)}

## Addresses

${table(['method', 'address', 'permission', 'in the trail'], routes)}
`
}

if (import.meta.main) writeFileSync(accessDocument, writeAccess())
