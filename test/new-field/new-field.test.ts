import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { checkoutCopy, runIn } from '#test/support/checkout-copy.ts'
import { checkout } from '#test/support/test-files.ts'

const copy = checkoutCopy('test/new-field')

function insert(file: string, before: string, text: string): void {
  const path = join(copy, file)
  const now = readFileSync(path, 'utf8')
  assert.equal(now.split(before).length, 2, `${file}: “${before}” stands there once`)
  writeFileSync(path, now.replace(before, `${text}\n${before}`))
}

const record = 'src/records/families/children.ts'
const room = 'src/features/families/child'
const form = `${room}/child.form.ts`
const touched = [
  record,
  'src/records/families/change-children.ts',
  ...readdirSync(join(copy, room))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${room}/${name}`),
]

const compiler = join(checkout, 'node_modules/typescript-native/bin/tsc')
const project = join(copy, 'tsconfig.touched.json')
writeFileSync(project, JSON.stringify({ extends: './tsconfig.json', files: touched, include: [] }))

/** What the compiler says of the record and of the child's room; null when nothing. */
const mistakes = (): Promise<string | null> =>
  runIn(copy, compiler, '--project', project, '--noEmit', '--incremental', 'false')

test('FAM-01 a new field of a child costs its declaration, one column and one line of the record', async () => {
  const migrations = readdirSync(join(copy, 'migrations')).filter((name) => /^\d{4}_/.test(name))
  const next = String(migrations.length + 1).padStart(4, '0')
  writeFileSync(join(copy, `migrations/${next}_allergies.sql`), 'alter table child add column allergies text;\n')
  assert.equal(await runIn(copy, 'test/support/write-schema.ts'), null)
  insert(record, '  readonly language: string | null\n', '  readonly allergies: string | null')
  assert.match((await mistakes()) ?? '', /allergies/, 'the compiler asks for the declaration')
  insert(
    form,
    "    language: line({ label: 'Language' }),\n",
    `    allergies: checked(line({ label: 'Known allergies', hint: 'Food, medicine or animals' }), (text) =>
      text === null || text.length <= 60 ? null : 'Use at most 60 letters',
    ),`,
  )
  assert.equal(await mistakes(), null)
  assert.equal(await runIn(copy, 'test/new-field/drive-new-field.ts'), null)
})
