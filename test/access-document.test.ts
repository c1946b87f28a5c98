import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { allRoutes } from '#routes.ts'
import { assert } from '#test/support/assert.ts'
import { accessDocument, writeAccess } from './support/access-document.ts'
import { routeSettings } from './support/route-settings.ts'

test('SEC-02 docs/access.md says what the code does (npm run access writes it)', () => {
  assert.equal(readFileSync(accessDocument, 'utf8'), writeAccess())
})

test('SEC-02 no two routes answer the same address', () => {
  const addresses = allRoutes(routeSettings).map((route) => `${route.method} ${route.path}`)
  assert.deepEqual(addresses, [...new Set(addresses)])
})
