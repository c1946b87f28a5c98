import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#test/support/database.ts'
import { schemaTypes } from '#test/support/schema-types.ts'

const { addresses } = await testDatabase()

test('the types of the tables are those of the migrated database (else: npm run schema)', () => {
  assert.equal(schemaTypes(addresses.owner, 'compare'), null)
})
