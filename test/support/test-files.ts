import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this checkout; every file here is named from it, with slashes. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url))

const all = ['src/**/*.test.ts', 'test/**/*.test.ts']

/** What takes minutes and changes seldom: run where it is named, and before a release. */
export const beforeARelease: readonly string[] = [
  'src/demonstration/write-in-bulk.test.ts',
  'src/installation/backup.test.ts',
  'src/installation/operations.test.ts',
  'test/journeys/one-panel.test.ts',
  'test/simulate/taken-out.test.ts',
  'test/migrated-when-filled.test.ts',
]

/**
 * The test files in these folders or of these names, as somebody types them; when nothing is named all that are run at every change. Throws
 * naming what holds none.
 */
export function testFiles(named: readonly string[]): readonly string[] {
  const files = globSync(all, { cwd: checkout }).map((file) => file.replaceAll(sep, '/'))
  if (named.length === 0) return files.filter((file) => !beforeARelease.includes(file)).sort()
  const chosen = named.map((name) => {
    const path = relative(checkout, resolve(checkout, name)).replaceAll(sep, '/')
    const found = files.filter((file) => path === '' || file === path || file.startsWith(`${path}/`))
    if (found.length === 0) throw new Error(`${name} is no test file and no folder with one in it.`)
    return found
  })
  return [...new Set(chosen.flat())].sort()
}

const imports = /(?:from|import) '(#test\/[\w./-]+\.ts|\.[\w./-]+\.ts)'/g

/** The pieces of test/support that a file imports, itself or by way of others. */
function standsOn(file: string): ReadonlySet<string> {
  const named = [...readFileSync(join(checkout, file), 'utf8').matchAll(imports)].map(([, name = '']) => name)
  const paths = named.map((name) =>
    name.startsWith('#') ? name.slice(1) : join(dirname(file), name).replaceAll(sep, '/'),
  )
  const pieces = paths.filter((path) => path.startsWith('test/support/'))
  return new Set([...pieces.map((path) => basename(path, '.ts')), ...pieces.flatMap((path) => [...standsOn(path)])])
}

/** Whether a test works on the shared PostgreSQL without opening a browser. */
export function isOnADatabase(file: string): boolean {
  const pieces = standsOn(file)
  return pieces.has('shared-cluster') && !pieces.has('browser')
}

/** Whether a test tries more before a release than at every change. */
export const triesMoreBeforeARelease = (file: string): boolean => standsOn(file).has('wide')

/** Whether a test takes place on the test day, so that another day can be tried. */
export const isOnTheTestDay = (file: string): boolean => standsOn(file).has('test-day')

/** What starts programs, or changes what every test in the process would see. */
const ownProcess = ['waymark-process', 'check', 'checkout-copy', 'machine-in-england']

/** Files by what they need, the first that fits, and how many processes share those. Each process reads the whole service, which takes longer than most files. */
const shared: readonly (readonly [needed: string, processes: number])[] = [
  // They share a browser, one after the other.
  ['browser', 1],
  ['whole-authority', 2],
  ['', 3],
]

/** Files that would keep the others of their process waiting for a minute. */
const longAlone = /^test\/(simulate\/|every-page\.|every-form\.)/

/** Parts the files among processes; those that need one of their own come first, by themselves. */
export function parted(files: readonly string[]): readonly (readonly string[])[] {
  const needs = new Map(files.map((file) => [file, standsOn(file)]))
  const needing = (file: string, piece: string) => piece === '' || needs.get(file)?.has(piece) === true
  const alone = files.filter((file) => longAlone.test(file) || ownProcess.some((piece) => needing(file, piece)))
  let rest = files.filter((file) => !alone.includes(file))
  const parts: (readonly string[])[] = []
  for (const [piece, processes] of shared) {
    parts.push(
      ...equally(
        rest.filter((file) => needing(file, piece)),
        processes,
      ),
    )
    rest = rest.filter((file) => !needing(file, piece))
  }
  return [...alone.map((file) => [file]), ...parts]
}

/** The files in so many parts of about the same size. */
function equally(files: readonly string[], many: number): readonly (readonly string[])[] {
  const parts = Array.from({ length: Math.min(many, files.length) }, () => ({ size: 0, files: [] as string[] }))
  const bySize = files.map((file) => ({ file, size: statSync(join(checkout, file)).size }))
  for (const { file, size } of bySize.sort((a, b) => b.size - a.size)) {
    const smallest = parts.reduce((least, part) => (part.size < least.size ? part : least))
    smallest.size += size
    smallest.files.push(file)
  }
  return parts.map((part) => part.files.sort())
}
