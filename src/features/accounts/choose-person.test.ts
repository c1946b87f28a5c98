import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aSeat } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { people } = waymark.place
const opened = waymark.browser()
const form = (await opened.get('/sign-in')).page.forms.find(({ action }) => action === '/sign-in')
const fields = { ...Object.fromEntries(form?.fields ?? []), person: String(people.chair) }

test('who chairs several meetings is offered with that once', async () => {
  const { id } = await waymark.db
    .insertInto('meetingSeries')
    .values({ name: 'Gateway', weekday: 3, startsAt: '14:00' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await aSeat(waymark.db, id, 1, 'Chair', 'chair', people.chair)
  const { text } = (await waymark.browser().get('/sign-in')).page
  assert.equal(text.match(/chair of the meeting/g)?.length, 2, 'the chair once, and the deputy')
})

test('SEC-01 where work is real nobody signs in by choosing who to be, with whatever NODE_ENV the server was started', async () => {
  assert.match((await waymark.browser().get('/sign-in')).body, /Chris Chair|Choose who you are/)
  waymark.isNoDemonstration()
  const shown = await waymark.browser().get('/sign-in')
  assert.equal(shown.status, 403)
  assert.match(shown.page.text, /Choosing a person is only for the demonstration/)
  assert.doesNotMatch(shown.body, /name="person"/)
  const sent = await opened.post('/sign-in', fields)
  assert.equal(sent.status, 403)
  assert.equal((await opened.get('/tracker')).status, 303, 'nobody is signed in')
  assert.equal((await waymark.db.selectFrom('session').select('idHash').execute()).length, 0)
})
