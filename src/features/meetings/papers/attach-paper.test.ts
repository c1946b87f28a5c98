import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-30T09:00')
const { db, place, clock } = waymark
const { people, teams } = place

// 6-week date Mon 7 Dec 2026, which a meeting takes.
const inEast = { teamId: teams.east, decidedOn: '2026-10-26' }
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', ...inEast, socialWorkerId: people.socialWorker },
  { name: 'Ben Adeyemi', bornOn: '2020-03-01', ...inEast, socialWorkerId: people.otherSocialWorker },
])
const [cara = 0, ben = 0] = adeyemi.children.map(({ childId }) => childId)
const item = `/meetings/2026-12-07/items/family-${adeyemi.familyId}`
const papers = `${item}/papers`
const qa = await waymark.as(people.courtQaManager)
await qa.submit('/settings/papers/add/midpoint', { which: 'document.chronology', workingDays: '1', oldestDays: '28' })
const paper = (await db.selectFrom('paper').select('id').executeTakeFirstOrThrow()).id
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

async function attachAs(personId: number, fields: Record<string, string>, bytes = pdf) {
  const browser = await waymark.as(personId)
  const form = (await browser.get(`${papers}/attach`)).page.forms.find(({ fields: asked }) => asked.has('datedOn'))
  assert.ok(form)
  const sent = Object.fromEntries([...form.fields].map(([key, [value = '']]) => [key, value]))
  return browser.upload(
    `${papers}/attach`,
    { ...sent, ...fields },
    { field: 'document', name: 'Chronology.pdf', bytes },
  )
}
const documents = () => db.selectFrom('document').selectAll().orderBy('id').execute()
const readers = async (id: number, personIds: readonly number[]) =>
  Promise.all(personIds.map(async (personId) => (await (await waymark.as(personId)).get(`/documents/${id}`)).status))

test('SET-08 what can’t be attached comes back with all that is wrong, and keeps nothing', async () => {
  const wrong = await attachAs(people.socialWorker, { paper: String(paper) }, Buffer.from('MZ'))
  assert.deepEqual(
    wrong.page.errors.map(({ text }) => text),
    [
      'The file must be a Word document (.docx), a PDF or a picture (.png, .jpg)',
      'Enter the date on it: it may be at most 28 days old',
      'Choose whose file it belongs to',
    ],
  )
  const undated = await attachAs(people.socialWorker, { paper: String(paper), child: String(cara) })
  assert.deepEqual(
    undated.page.errors.map(({ text }) => text),
    ['Enter the date on it: it may be at most 28 days old'],
  )
  assert.deepEqual(await documents(), [])
})

test('SET-08 FI-01 the team attaches a paper, which stands as there; a sibling’s worker doesn’t read it', async () => {
  const mine = { paper: String(paper), child: String(cara), datedOn: '27/11/2026' }
  assert.equal((await attachAs(people.socialWorker, mine)).status, 303)
  const [document] = await documents()
  const id = document?.id ?? 0
  assert.deepEqual([document?.agendaItemId, document?.kind], [null, 'supporting'])
  const worker = await waymark.as(people.socialWorker)
  const page = (await worker.get(papers)).page
  assert.match(page.text, /SWET chronology: Attached by Grace Oyelaran on Mon 30 Nov 2026, dated Fri 27 Nov 2026/)
  assert.ok(page.links.some(({ href }) => href === `/documents/${id}`))
  assert.match((await qa.get(item)).page.text, /SWET chronology: Attached by Grace Oyelaran/)
  assert.doesNotMatch((await qa.get('/meetings/2026-12-07')).page.text, /Missing/)
  assert.match((await worker.get(`/families/${adeyemi.familyId}`)).page.text, /Chronology\.pdf/)
  const asked = [people.socialWorker, people.teamManager, people.otherSocialWorker, people.otherTeamManager]
  assert.deepEqual(await readers(id, asked), [200, 200, 404, 404])
  const sibling = (await (await waymark.as(people.otherSocialWorker)).get(papers)).page
  assert.ok(!sibling.links.some(({ href }) => href === `/documents/${id}`))
  assert.ok(!(await qa.get(`/families/${adeyemi.familyId}`)).page.links.some(({ href }) => href.endsWith('take-back')))
})

test('SET-08 what isn’t there after all is taken off, and attached anew', async () => {
  const manager = await waymark.as(people.teamManager)
  assert.equal((await manager.submit(papers, { [`seen-${paper}`]: [], [`datedOn-${paper}`]: '' })).status, 303)
  assert.match((await qa.get(item)).page.text, /SWET chronology: Missing, by/)
  const [first] = await documents()
  assert.deepEqual(await readers(first?.id ?? 0, [people.socialWorker, people.teamManager]), [404, 404])
  const mine = { paper: String(paper), child: String(cara), datedOn: '28/11/2026' }
  assert.equal((await attachAs(people.socialWorker, mine)).status, 303)
})

test('SET-08 FI-01 once the item is recorded the paper is one of its documents, in the pack of the child whose it is', async () => {
  clock.moveTo('2026-12-07T09:00')
  const clerk = await waymark.as(people.panelAdministrator)
  await clerk.submit('/meetings/2026-12-07/attendance', { rest: 'present' })
  const outcomes = { [`outcome-${cara}`]: 'continue', [`outcome-${ben}`]: 'continue' }
  const recorded = await clerk.submit(item, { ...outcomes, discussion: 'Settling.', then: 'stay' }, item)
  assert.equal(recorded.status, 303, recorded.page.text)
  const [off, kept] = await documents()
  assert.equal(off?.agendaItemId, null)
  const itemId = kept?.agendaItemId ?? 0
  assert.match((await clerk.get(`/items/${itemId}/documents`)).page.text, /Chronology\.pdf.*Cara Adeyemi/)
  assert.match((await clerk.get(`/filing/${itemId}/${cara}`)).page.text, /Chronology\.pdf/)
  assert.doesNotMatch((await clerk.get(`/filing/${itemId}/${ben}`)).page.text, /Chronology\.pdf/)
  assert.match(
    (await clerk.get(item)).page.text,
    /Papers, as they were at the meeting ?SWET chronology: Attached by Grace/,
  )
  assert.equal((await clerk.get(`${papers}/attach`)).status, 404)
})

test('SET-08 FAM-02 where two families become one, what was attached of either goes on', async () => {
  clock.moveTo('2026-12-08T09:00')
  const two = await Promise.all(
    ['Okeke', 'Okeke'].map((name, at) =>
      aFamily(db, place, name, [
        { name: `Ada${at} Okeke`, bornOn: '2020-03-01', decidedOn: '2026-11-09', teamId: teams.east },
      ]),
    ),
  )
  const manager = await waymark.as(people.teamManager)
  const [one, other] = two.map(({ familyId }) => familyId)
  const at = (family: number | undefined) => `/meetings/2026-12-21/items/family-${family ?? 0}/papers`
  assert.equal(
    (await manager.submit(at(one), { [`seen-${paper}`]: 'yes', [`datedOn-${paper}`]: '7/12/2026' })).status,
    303,
  )
  await db
    .insertInto('itemPaper')
    .values({
      paperId: paper,
      seriesId: place.seriesId,
      subjectWord: 'family',
      familyId: other ?? 0,
      meetsOn: clock.today().add({ days: 13 }),
      askedAt: clock.now(),
    }) // prettier-ignore
    .execute()
  const { joinFamilies } = await import('#records/families/join-families.ts')
  const named = await db.selectFrom('family').select(['id', 'name', 'reference', 'version']).where('id', 'in', [one ?? 0, other ?? 0]).orderBy('id').execute() // prettier-ignore
  const [from, to] = named
  assert.ok(from !== undefined && to !== undefined)
  const deed = { now: clock.now(), today: clock.today(), actor: { personId: people.courtQaManager } }
  await db.transaction().execute((tx) => joinFamilies(tx, deed, from, to))
  assert.match((await manager.get(at(to.id))).page.text, /SWET chronology: Seen by Hannah Lowe/)
})
