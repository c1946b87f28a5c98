import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-12-14T09:05')
const { db, place } = waymark
const held = { decidedOn: '2026-08-24', midpointHeldOn: '2026-10-05' }
const { familyId, children } = await aFamily(db, place, 'Frost', [
  { name: 'Ada Frost', bornOn: '2019-03-01', ...held },
  { name: 'Ben Frost', bornOn: '2020-03-01', ...held },
])
const [ada = 0, ben = 0] = children.map(({ childId }) => childId)
// Of one child the date agreed is the 16-week maximum, Mon 14 Dec; the sibling's is a week before it.
for (const [at, newLimitOn] of ['2026-12-14', '2026-12-07'].entries())
  await db
    .insertInto('extension')
    .values({
      episodeId: children[at]?.episodeId ?? 0,
      episodeDayZeroOn: day('2026-08-24'),
      newLimitOn: day(newLimitOn),
      state: 'agreed',
      decidedOn: day('2026-11-12'),
      decidedBy: place.people.divisionalDirector,
      decidedAs: 'divisional-director',
    })
    .execute()
const panel = await waymark.as(place.people.panelAdministrator)
await panel.submit('/meetings/2026-12-14/attendance', { rest: 'present' }, '/meetings/2026-12-14/attendance')
const item = `/meetings/2026-12-14/items/family-${familyId}`

test('PP-04 P6 at the 16-week maximum no extension is offered, with the sentence why; a sibling who isn’t there is offered one', async () => {
  const { page, body } = await panel.get(item)
  assert.equal(
    page.text.split('No extension is offered: Ada’s date is the 16-week maximum already, Mon 14 Dec 2026').length,
    2,
  )
  assert.doesNotMatch(page.text, /No extension is offered: Ben/)
  const offered = (childId: number) =>
    [...body.matchAll(new RegExp(`name="outcome-${childId}"[^>]*value="([a-z-]+)"`, 'g'))].map(([, value]) => value)
  assert.ok(offered(ben).includes('recommend-extension'))
  assert.ok(offered(ada).includes('initiate-proceedings') && !offered(ada).includes('recommend-extension'))
})

test('PP-04 P6 one that is sent all the same is refused with the rule; nothing is kept', async () => {
  const opened = (await panel.get(item)).page.forms.find(({ action }) => action === item)
  const sent = await panel.post(item, {
    ...Object.fromEntries(opened?.fields ?? []),
    [`outcome-${ada}`]: 'recommend-extension',
    [`why-${ada}`]: 'The expert is ill',
    discussion: 'Not ready',
  })
  assert.notEqual(sent.status, 303)
  assert.match(sent.body, /Not ready/)
  assert.deepEqual(await db.selectFrom('review').select('id').where('kind', '=', 'final').execute(), [])
})

test('PP-04 P8 the reason and the date of an extension that is asked for stand in the form, to be recommended as they are', async () => {
  await db
    .insertInto('extension')
    .values({
      episodeId: children[1]?.episodeId ?? 0,
      episodeDayZeroOn: day('2026-08-24'),
      newLimitOn: day('2026-12-14'),
      state: 'requested',
      requestedOn: day('2026-12-10'),
      requestedBy: place.people.teamManager,
      exceptional: 'The assessor was ill',
    })
    .execute()
  const fields = (await panel.get(item)).page.forms.find(({ action }) => action === item)?.fields
  assert.deepEqual(
    [fields?.get(`why-${ben}`), fields?.get(`new-limit-${ben}`)],
    [['The assessor was ill'], ['14/12/2026']],
  )
  assert.deepEqual(fields?.get(`why-${ada}`) ?? [], [], 'nothing is asked for of the sibling')
})
