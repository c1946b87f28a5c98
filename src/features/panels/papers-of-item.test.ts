import { test } from 'node:test'
import { keepTaken } from '#records/sittings/business-of-series.ts'
import { usualBusiness } from '#rules/meeting/business.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// One panel does all, on Mondays; a chronology is asked for with what is newly referred, by the Thursday before.
const waymark = await openWaymark('2026-11-18T09:00')
const { db, place } = waymark
const { people } = place
await db.transaction().execute((tx) => keepTaken(tx, place.seriesId, [...usualBusiness, 'referrals']))
const cole = await aFamily(db, place, 'Cole', [{ name: 'Ivy Cole', bornOn: '2019-03-01' }])
const ivy = cole.children[0]?.childId ?? 0
const monday = '/meetings/2026-11-23'
const paper = { which: 'document.chronology', workingDays: '2', atTime: '' }
const asking = { children: [String(ivy)], business: 'referrals', urgency: 'next', why: 'Little has changed' }
let item = ''
const textOf = async (address: string) => (await (await waymark.as(people.panelAdministrator)).get(address)).page.text

test('SET-08 PP-01 papers are asked for with what a panel is asked, and the missing one is named on its agenda', async () => {
  const qa = await waymark.as(people.courtQaManager)
  assert.equal((await qa.submit('/settings/papers/add/referrals', paper)).status, 303)
  const manager = await waymark.as(people.teamManager)
  const asked = await manager.submit(`/families/${cole.familyId}/ask-panel`, asking)
  assert.equal(asked.status, 303, asked.page.text)
  item = `${monday}/items/${String(asked.headers['location']).replace('/panels/', 'panel-')}`
  assert.match(await textOf(monday), /Cole.*Missing: SWET chronology/)
  assert.match(await textOf(item), /SWET chronology: Missing, by Thu 19 Nov/)
  const worker = await waymark.as(people.socialWorker)
  assert.match((await worker.get('/')).page.text, /Papers for Ivy Cole by Thu 19 Nov: SWET chronology/)
})

test('SET-08 PP-01 a paper that is missing keeps no panel from deciding, and what was heard stays as it was', async () => {
  waymark.clock.moveTo('2026-11-23T09:05')
  const clerk = await waymark.as(people.panelAdministrator)
  await clerk.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)
  const decided = { [`panel-outcome-${ivy}`]: 'continue', 'panel-reasons': 'The plan works' }
  const saved = await clerk.submit(item, decided, item)
  assert.equal(saved.status, 303, saved.page.text)
  assert.match(await textOf(item), /SWET chronology: Missing/)
  const qa = await waymark.as(people.courtQaManager)
  assert.equal(
    (await qa.submit('/settings/papers/add/referrals', { ...paper, which: 'document.genogram' })).status,
    303,
  )
  const after = await textOf(item)
  assert.match(after, /SWET chronology: Missing/)
  assert.doesNotMatch(after, /Genogram/i)
})
