import { addressesOf } from '#platform/db/addresses.ts'
import { migratedTemplate } from './database.ts'
import { schemaTypes } from './schema-types.ts'
import { testServer } from './shared-cluster.ts'
import { testSecret } from './test-cluster.ts'

// `npm run schema`, after a new migration: the types of the tables again.
const server = await testServer()
const problem = schemaTypes(addressesOf(server, testSecret, await migratedTemplate(server)).owner, 'write')
if (problem !== null) throw new Error(problem)
