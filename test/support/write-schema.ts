import { writeFileSync } from 'node:fs'
import { addressesOf } from '#platform/db/addresses.ts'
import { databaseDocument, drawDatabase } from './database-drawing.ts'
import { migratedTemplate } from './database.ts'
import { schemaTypes } from './schema-types.ts'
import { testServer } from './shared-cluster.ts'
import { testSecret } from './test-cluster.ts'

// `npm run schema`, after a new migration: the types of the tables and the drawing of the database again.
const server = await testServer()
const { owner } = addressesOf(server, testSecret, await migratedTemplate(server))
const problem = schemaTypes(owner, 'write')
if (problem !== null) throw new Error(problem)
writeFileSync(databaseDocument, await drawDatabase(owner))
