import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { people, teams } = place

// 6-week date Mon 7 Dec 2026, which a meeting takes.
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-26', teamId: teams.east, socialWorkerId: people.socialWorker }, // prettier-ignore
])
const cara = adeyemi.children[0]?.childId ?? 0
let qa = await waymark.as(people.courtQaManager)
let worker = await waymark.as(people.socialWorker)
async function itIs(moment: string) {
  clock.moveTo(moment)
  qa = await waymark.as(people.courtQaManager)
  worker = await waymark.as(people.socialWorker)
}
const key = `family-${adeyemi.familyId}`
const itemAt = (date: string) => `/meetings/${date}/items/${key}`
const papersAt = (date: string) => `${itemAt(date)}/papers`
const textOf = async (address: string, browser = qa) => (await browser.get(address)).page.text
const ask = async (kind: string, paper: Record<string, string>) =>
  assert.equal((await qa.submit(`/settings/papers/add/${kind}`, paper)).status, 303)
const idOf = async (label: string) =>
  (await db.selectFrom('paper').select('id').where('label', '=', label).executeTakeFirstOrThrow()).id

test('SET-08 where nothing is asked for nothing is named', async () => {
  assert.doesNotMatch(await textOf('/meetings/2026-12-07'), /Missing|Papers/)
  assert.doesNotMatch(await textOf(itemAt('2026-12-07')), /Papers/)
  assert.match(await textOf(papersAt('2026-12-07'), worker), /No papers are asked for/)
})

test('SET-08 a paper is missing from the day it is asked for, on the agenda and on the item, and not before', async () => {
  await ask('midpoint', { which: 'document.chronology', workingDays: '2', atTime: '', oldestDays: '28' })
  await ask('midpoint', { which: 'document.genogram', workingDays: '1', atTime: '12:00' })
  await ask('final', { which: 'document.viability-assessment', workingDays: '1', atTime: '12:00' })
  assert.doesNotMatch(await textOf('/meetings/2026-12-07'), /Missing/)
  assert.match(
    await textOf(itemAt('2026-12-07')),
    /SWET chronology: Not asked for yet, asked from Thu 26 Nov, by Thu 3 Dec ?Genogram: Not asked for yet, asked from Fri 27 Nov, by 12:00 on Fri 4 Dec/,
  )
  await itIs('2026-11-26T08:00')
  assert.match(await textOf('/meetings/2026-12-07'), /Adeyemi · midpoint.*Missing: SWET chronology Cara: Bring/)
  await itIs('2026-11-30T09:00')
  assert.match(await textOf('/meetings/2026-12-07'), /Missing: SWET chronology, genogram/)
  assert.match(await textOf(itemAt('2026-12-07')), /SWET chronology: Missing, by Thu 3 Dec/)
  // It is only seen coming at the meeting before.
  assert.doesNotMatch(await textOf('/meetings/2026-11-30'), /Missing/)
})

test('SET-08 the child’s social worker says that a paper is there, with its date where an age is asked', async () => {
  const [chronology, genogram] = [await idOf('document.chronology'), await idOf('document.genogram')]
  const wrong = await worker.submit(papersAt('2026-12-07'), {
    [`seen-${chronology}`]: 'yes',
    [`datedOn-${genogram}`]: '20/11/2026',
  })
  assert.deepEqual(wrong.page.errors, [
    {
      text: 'Enter the date on the SWET chronology: it may be at most 28 days old',
      href: `#datedOn-${chronology}`,
    },
    { text: 'Tick that the genogram was seen, or clear the date on it', href: `#seen-${genogram}` },
  ])
  const sent = await worker.submit(papersAt('2026-12-07'), {
    [`seen-${chronology}`]: 'yes',
    [`datedOn-${chronology}`]: '1/11/2026',
  })
  assert.equal(sent.status, 303)
  const after = await worker.get(papersAt('2026-12-07'))
  assert.match(after.page.text, /Saved at/)
  assert.match(
    after.page.text,
    /SWET chronology: Missing, by Thu 3 Dec; seen by Grace Oyelaran on Mon 30 Nov 2026, dated Sun 1 Nov 2026, older than 28 days at the meeting/,
  )
  assert.ok(after.page.links.some(({ href }) => href === `/families/${adeyemi.familyId}`))
  assert.match(await textOf('/meetings/2026-12-07'), /Missing: SWET chronology \(older than 28 days\), genogram/)
})

test('SET-08 of two who say it at once the second is shown both', async () => {
  const chronology = await idOf('document.chronology')
  const manager = await waymark.as(people.teamManager)
  const opened = (await manager.get(papersAt('2026-12-07'))).page.forms.find(({ fields }) => fields.has('version'))
  assert.ok(opened)
  const newer = { [`seen-${chronology}`]: 'yes', [`datedOn-${chronology}`]: '27/11/2026' }
  assert.equal((await worker.submit(papersAt('2026-12-07'), newer)).status, 303)
  const second = await manager.post(papersAt('2026-12-07'), {
    ...Object.fromEntries(opened.fields),
    [`seen-${chronology}`]: [],
    [`datedOn-${chronology}`]: '',
  })
  assert.equal(second.status, 409)
  assert.match(second.page.text, /Grace Oyelaran saved a change while/)
  assert.match(await textOf('/meetings/2026-12-07'), /Missing: genogram/)
  assert.match(
    await textOf(itemAt('2026-12-07')),
    /SWET chronology: Seen by Grace Oyelaran on Mon 30 Nov 2026, dated Fri 27 Nov 2026/,
  )
  const { page } = await qa.get(`/families/${adeyemi.familyId}/history`)
  assert.match(page.text, /Paper for a meeting/)
})

test('SET-08 a meeting that moves takes deadlines and what was seen along', async () => {
  const move = `/settings/meetings/${place.seriesId}/dates/2026-12-07/move`
  const shown = await qa.submit(move, { to: '4/12/2026', reason: 'Room' })
  const approval = shown.page.forms.find(({ fields }) => fields.has('approved'))
  if (approval !== undefined) assert.equal((await qa.post(move, Object.fromEntries(approval.fields))).status, 303)
  const moved = await worker.get(papersAt('2026-12-07'))
  assert.equal(moved.status, 303)
  assert.equal(moved.headers['location'], papersAt('2026-12-04'))
  const text = await textOf(papersAt('2026-12-04'), worker)
  assert.match(text, /SWET chronology: Seen by Grace Oyelaran/)
  assert.match(text, /Genogram: Missing, by 12:00 on Thu 3 Dec/)
  await itIs('2026-12-03T12:00')
  assert.match(await textOf(papersAt('2026-12-04'), worker), /Genogram: Missing, was due by 12:00 on Thu 3 Dec/)
})

test('SET-08 TM-04 it never keeps the meeting from deciding; what was missing then stays so, whatever is asked later', async () => {
  await itIs('2026-12-04T09:00')
  const clerk = await waymark.as(people.panelAdministrator)
  await clerk.submit('/meetings/2026-12-04/attendance', { rest: 'present' })
  const address = itemAt('2026-12-04')
  const recorded = await clerk.submit(
    address,
    { [`outcome-${cara}`]: 'continue', discussion: 'Settling.', then: 'stay' },
    address,
  )
  assert.equal(recorded.status, 303, recorded.page.text)
  const chronology = await idOf('document.chronology')
  assert.equal((await qa.submit(`/settings/papers/${chronology}/remove`, {})).status, 303)
  const again = await clerk.submit(address, { discussion: 'Settling well.', then: 'stay' }, address)
  assert.equal(again.status, 303, again.page.text)
  const genogram = await idOf('document.genogram')
  const late = await worker.post(papersAt('2026-12-04'), { [`seen-${genogram}`]: 'yes' })
  assert.notEqual(late.status, 303)
  for (const text of [await textOf(address), await textOf(papersAt('2026-12-04'), worker)])
    assert.match(
      text,
      /Papers, as they were at the meeting ?SWET chronology: Seen by Grace Oyelaran on Mon 30 Nov 2026, dated Fri 27 Nov 2026 ?Genogram: Missing/,
    )
  assert.match(await textOf('/meetings/2026-12-04'), /Missing: genogram/)
})

test('SET-08 FAM-05 who may not see the family finds no paper of it, and who may only read it says nothing', async () => {
  const okeke = await aFamily(db, place, 'Okeke', [
    { name: 'Ada Okeke', bornOn: '2020-03-01', decidedOn: '2026-11-09', teamId: teams.east, socialWorkerId: people.socialWorker, solicitorId: people.solicitor }, // prettier-ignore
  ])
  const address = `/meetings/2026-12-21/items/family-${okeke.familyId}/papers`
  const statusOf = async (personId: number) => (await (await waymark.as(personId)).get(address)).status
  const asked = [
    'socialWorker',
    'teamManager',
    'panelAdministrator',
    'solicitor',
    'otherSocialWorker',
    'clinicLead',
  ] as const
  assert.deepEqual(await Promise.all(asked.map((name) => statusOf(people[name]))), [200, 200, 200, 200, 404, 403])
  const solicitor = await waymark.as(people.solicitor)
  const page = (await solicitor.get(address)).page
  assert.match(page.text, /Genogram/)
  assert.ok(!page.forms.some(({ fields }) => fields.has('version')))
  const genogram = await idOf('document.genogram')
  const form = (await worker.get(address)).page.forms.find(({ fields }) => fields.has('version'))
  assert.equal(
    (await solicitor.post(address, { ...Object.fromEntries(form?.fields ?? []), [`seen-${genogram}`]: 'yes' })).status,
    403,
  ) // another's token
  await db
    .insertInto('restriction')
    .values({
      familyId: okeke.familyId,
      reason: 'Staff',
      approvedBy: people.chair,
      startsOn: clock.today(),
      reviewOn: clock.today().add({ days: 80 }),
    }) // prettier-ignore
    .execute()
  assert.deepEqual(await Promise.all(asked.slice(0, 3).map((name) => statusOf(people[name]))), [404, 404, 404])
  assert.doesNotMatch(await textOf('/meetings/2026-12-21'), /Okeke|Missing/)
})
