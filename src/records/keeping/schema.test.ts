import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { databaseDocument, drawDatabase } from '#test/support/database-drawing.ts'
import { testDatabase } from '#test/support/database.ts'
import { schemaTypes } from '#test/support/schema-types.ts'

const { addresses } = await testDatabase()

test('the types of the tables are those of the migrated database (else: npm run schema)', () => {
  assert.equal(schemaTypes(addresses.owner, 'compare'), null)
})

test('docs/database.md draws the migrated database (else: npm run schema)', async () => {
  assert.equal(readFileSync(databaseDocument, 'utf8'), await drawDatabase(addresses.owner))
})
