import { test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { copyOf, demonstrationDatabase } from '#test/support/demonstration.ts'
import { openWaymarkOn } from '#test/support/waymark.ts'
import { askResources } from './ask-resources.ts'
import { workByFourPanels } from './four-panels.ts'

const today = day('2026-11-24')

test('PP-07 the demonstration has resources of each kind, decided and waiting; what costs most is the panel’s where one takes it', async () => {
  for (const council of ['northbrook', 'westmere']) {
    const database = copyOf(`${council} with resources`, demonstrationDatabase({ council, today }), async ({ app }) => {
      if (council === 'westmere') await workByFourPanels(app, today)
      await askResources(app, today)
    })
    const waymark = await openWaymarkOn('2026-11-24T09:05', database, () => Promise.resolve(null))
    const { rows } = await sql<{ what: string }>`
      select coalesce(decision, case when panel_item_id is null then 'waits' else 'waits for the panel' end) as what
      from resource_request order by id`.execute(waymark.db)
    const last = council === 'westmere' ? 'waits for the panel' : 'waits'
    assert.deepEqual(
      rows.map(({ what }) => what),
      ['agreed', 'agreed-in-part', 'refused', 'waits', 'waits', last],
    )
    const { personId } = await waymark.db
      .selectFrom('roleHolding')
      .select('personId')
      .where('role', '=', 'court-qa-manager')
      .executeTakeFirstOrThrow()
    const page = (await (await waymark.as(personId)).get('/resources')).page.text
    assert.match(page, /Expert assessment ?A residential assessment of mother and baby, twelve weeks £18,500/)
  }
})
