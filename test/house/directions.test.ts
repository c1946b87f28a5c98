import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { assert } from '#test/support/assert.ts'
import { circleIn, floorsOf, importsBetweenRooms, importsBetweenShelves } from './imports.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const depcruise = join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')

/** A file that breaks a rule: where it would stand, and what it would say. */
const probes: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'rules-import-what-they-name': ['src/rules/probe.ts', `import '#records/keeping/db.ts'`],
  'govuk-import-what-they-name': ['src/govuk/probe.ts', `import '#rules/outcome.ts'`],
  'platform-import-what-they-name': ['src/platform/probe.ts', `import '#rules/outcome.ts'`],
  'records-import-what-they-name': ['src/records/probe.ts', `import '#door/form/save-form.ts'`],
  'installation-import-what-they-name': ['src/installation/probe.ts', `import '#door/visit.ts'`],
  'installation-take-only-types': ['src/installation/probe-loader.ts', `import '#records/access/sessions.ts'`],
  'parts-import-what-they-name': ['src/parts/probe.ts', `import '#platform/clock.ts'`],
  'parts-take-only-types': ['src/parts/probe-loader.ts', `import '#records/families/families.ts'`],
  'door-import-what-they-name': ['src/door/probe.ts', `import '#features/help/routes.ts'`],
  'door-take-only-types': ['src/door/probe-loader.ts', `import '#installation/config.ts'`],
  'features-import-what-they-name': ['src/features/help/probe.ts', `import '#installation/config.ts'`],
  'demonstration-import-what-they-name': ['src/demonstration/probe.ts', `import '#govuk/html.ts'`],
  'only-the-roof-is-above': ['src/records/keeping/probe.ts', `import '#demonstration/chance.ts'`],
  'features-do-not-meet': ['src/features/help/probe-neighbour.ts', `import '#features/tracker/routes.ts'`],
  'pages-do-no-io': ['src/features/help/probe.page.ts', `import '#records/families/families.ts'`],
  'pages-know-no-machine': ['src/features/help/probe-clock.page.ts', `import 'node:fs'`],
  'routes-do-no-sql': ['src/features/probe/routes.ts', `import 'kysely'`],
  'no-circular': ['src/rules/probe-one.ts', `import './probe-other.ts'`],
  'no-orphans': ['src/rules/probe-alone.ts', 'export const alone = true'],
  'no-dev-dependencies-in-src': ['src/platform/probe-tool.ts', `import 'fast-check'`],
  'not-these': ['src/platform/probe-moment.ts', `import 'moment'`],
}
const beside = { 'src/rules/probe-other.ts': `import './probe-one.ts'` }

const config = z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) })
const rules = config.parse(createRequire(import.meta.url)(`${checkout}dependency-cruiser.config.cjs`)).forbidden

const cruised = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** The files of the house that the probes name; in the copy they stand empty, since a direction is told from the path alone. */
const named = [...new Set(Object.values(probes).flatMap(([, text]) => /'#([^']+)'/.exec(text)?.[1] ?? []))].map(
  (file) => `src/${file}`,
)

/** A copy of the house with the probes in it, and every rule each of them breaks. */
async function brokenRules(): Promise<ReadonlyMap<string, readonly string[]>> {
  const copy = await mkdtemp(join(tmpdir(), 'waymark-directions-'))
  after(() => rm(copy, { recursive: true }))
  for (const name of ['package.json', 'tsconfig.json', 'dependency-cruiser.config.cjs'])
    await cp(join(checkout, name), join(copy, name))
  for (const name of ['kysely', 'fast-check', 'moment']) {
    await mkdir(join(copy, 'node_modules', name), { recursive: true })
    await writeFile(join(copy, 'node_modules', name, 'index.js'), 'module.exports = null')
  }
  const standing = Object.fromEntries(named.map((path) => [path, 'export {}']))
  const files = { ...standing, ...Object.fromEntries(Object.values(probes)), ...beside }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(copy, path)), { recursive: true })
    await writeFile(join(copy, path), `${text}\n`)
  }
  const asked = ['--config', 'dependency-cruiser.config.cjs', '--output-type', 'json', 'src']
  const stdout = await printed(copy, asked)
  const { violations } = cruised.parse(JSON.parse(stdout)).summary
  const byFile = Map.groupBy(violations, ({ from }) => from)
  return new Map([...byFile].map(([file, broken]) => [file, broken.map(({ rule }) => rule.name)]))
}

/** What the checker prints; that it found something is no failure here. */
const printed = async (cwd: string, asked: readonly string[]): Promise<string> => {
  const ran = promisify(execFile)(process.execPath, [depcruise, ...asked], { cwd, maxBuffer: 2 ** 26 })
  const { stdout } = await ran.catch((error: unknown) => z.object({ stdout: z.string() }).parse(error))
  return stdout
}

describe('the directions between the rooms', () => {
  let broken: ReadonlyMap<string, readonly string[]>
  before(async () => {
    broken = await brokenRules()
  })

  test('the probes name files that stand in the house', () => {
    assert.deepEqual(
      named.filter((path) => !existsSync(join(checkout, path))),
      [],
    )
  })

  for (const { name, comment } of rules) {
    test(`${name} bites, and says why`, () => {
      const [path] = probes[name] ?? assert.fail(`put a file that breaks ${name} among the probes`)
      assert.ok(broken.get(path)?.includes(name), `${path} broke ${(broken.get(path) ?? ['nothing']).join(', ')}`)
      assert.match(comment, /^[A-Z].{20,}\.$/)
    })
  }
})

describe('the shelves', () => {
  for (const room of ['rules', 'records', 'parts', 'govuk']) {
    test(`no two shelves of ${room} need each other`, () => {
      assert.deepEqual(circleIn(importsBetweenShelves(room)), [])
    })
  }

  test('the house has at most eight floors', () => {
    const floors = floorsOf(importsBetweenRooms())
    assert.ok(Math.max(...floors.values()) <= 8, JSON.stringify([...floors]))
  })
})
