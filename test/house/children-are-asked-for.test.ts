import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { assert } from '#test/support/assert.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** Who reads or writes the table of children without asking what the person may see, and why that is right. The list only shrinks. */
const withoutAsking: Readonly<Record<string, string>> = {
  'src/records/access/visible-children.ts': 'it is the question',
  'src/features/overview/recipients.query.ts':
    'works out who answers for the children of a published Overview; shows none',
  'src/records/families/change-children.ts': 'writes a child that the use case has asked for',
  'src/records/families/join-families.ts': 'moves children between two families that the use case has asked for',
  'src/records/import/import-existing.ts':
    'a workbook is compared with everything on file; what is hidden stays unnamed',
  'src/records/set-up/set-up.ts': 'asks only whether there is any child yet',
  'src/records/import/records-built-upon.ts': 'asks whether anybody built on what an import brought; shows nothing',
  'src/records/actions/stopped-actions.ts': 'a condition on actions already asked for; shows no child',
  'src/records/filing/names-to-leave-out.ts': 'needs every name that a note must leave out, seen or not; shows none',
  'src/records/filing/where-document-went.ts': 'is handed the ids of children already asked for',
  'src/records/people/accountable-manager.ts': 'works out who answers for children already asked for',
  'src/records/people/people-to-choose.ts': 'finds who works with children already asked for; shows no child',
  'src/records/tracker/open-facts.ts': 'is handed the ids of children already asked for',
  'src/records/tracker/renew-lines.ts': 'writes the lines of children that a change has marked; shows none',
  'src/records/pre-proceedings/change-episodes.ts': 'writes an episode that the use case has asked for',
  'src/records/pre-proceedings/clocks.ts': 'is handed the ids of children already asked for',
  'src/records/pre-proceedings/episodes.ts': 'is handed the ids of children already asked for',
}

/** The table of children in a query: by the query builder, or in SQL. */
const readsChildren =
  /(?:selectFrom|[jJ]oin|updateTable|insertInto|deleteFrom)\('child(?: as \w+)?'|\b(?:from|join|update|into) child\b/
const asks =
  /import \{[^}]*\b(?:isVisibleChild|namesVisibleChild|hasVisibleChild|visibleChildren|visibleFamilies|idsAmong|idsWithin|openFamilies|isOpenFamily)\b[^}]*\} from '(?:#records\/access|\.)\/visible-children.ts'/

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

const reading = globSync('src/**/*.ts', { cwd: checkout })
  .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('src/demonstration/'))
  .map((file) => ({ file, text: withoutComments(readFileSync(join(checkout, file), 'utf8')) }))
  .filter(({ text }) => readsChildren.test(text))

describe('SEC-02 whoever reads children asks what the person may see', () => {
  test('everywhere but in the named places', () => {
    const silent = reading.filter(({ text }) => !asks.test(text)).map(({ file }) => file)
    assert.deepEqual(
      silent.filter((file) => withoutAsking[file] === undefined),
      [],
      'take visibleChildren or a condition of records/access/visible-children.ts into the query',
    )
  })

  test('and the list of those places holds nothing it needn’t', () => {
    const silent = new Set(reading.filter(({ text }) => !asks.test(text)).map(({ file }) => file))
    assert.deepEqual(
      Object.keys(withoutAsking).filter((file) => !silent.has(file)),
      [],
    )
  })
})
