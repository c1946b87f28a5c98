import { test } from 'node:test'
import { readZip } from '#platform/word/read-zip.ts'
import { assert } from '#test/support/assert.ts'
import { midpointAtItem } from '#test/support/midpoint-at-item.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { finalConsiderations } from '#rules/pre-proceedings/considerations.ts'
import { midpointHeadings } from '#rules/pre-proceedings/review-words.ts'
import { filingJobs } from '#rules/filing/filing-jobs.ts'

const waymark = await openWaymark('2026-11-23T11:00')
const { db, place, clock } = waymark
const { people } = place
let administrator = await waymark.as(people.panelAdministrator)

const family = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', caseSystemId: '470001', decidedOn: '2026-10-12' },
  { name: 'Zebedee Quillfeather', bornOn: '2014-03-01', decidedOn: '2026-10-12' },
])
const [cara, zebedee] = family.children
const elsewhere = await aFamily(db, place, 'Plumtree', [{ name: 'Octavia Plumtree', bornOn: '2015-01-01' }])
assert.ok(cara && zebedee && elsewhere)
await anAdult('Mr Wolfgang Thistlewood', zebedee.childId)
await anAdult('Tolu Adeyemi', cara.childId)

async function anAdult(name: string, childId: number): Promise<void> {
  const adult = { familyId: family.familyId, name }
  const { id: adultId } = await db.insertInto('adult').values(adult).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('adultOfChild').values({ adultId, childId, relationship: 'parent' }).execute()
}

/** Everyone whose name must be nowhere in Cara’s file, in each way in which people write it. */
const planted =
  'Cara and Tolu; Zebedee Quillfeather, ZEBEDEE, zebedee’s, the Quillfeather boy, Wolfgang Thistlewood, Mr Thistlewood, Octavia Plumtree'
const names = /zebedee|quillfeather|wolfgang|thistlewood|octavia|plumtree/i

const item = await midpointAtItem(waymark, family, planted)
const pack = `/filing/${item}/${cara.childId}`
await db.updateTable('action').set({ words: planted }).where('agendaItemId', '=', item).execute()
await db
  .insertInto('document')
  .values({
    ...{
      agendaItemId: item,
      childId: null,
      kind: 'supporting',
      fileName: `${planted}.pdf`,
      mediaType: 'application/pdf',
    },
    ...{ bytes: 1, sha256: 'x', storedAs: 'x', addedBy: people.chair, addedAt: clock.now() },
  })
  .execute()
const written = Object.fromEntries(
  [...finalConsiderations, ...midpointHeadings, `for-${planted}`].map((heading) => [heading, planted]),
)
const { id: reviewId } = await db
  .updateTable('review')
  .set({ why: planted, earlyReason: planted, considerations: JSON.stringify(written), outcome: 'urgent-return' })
  .where('episodeId', '=', cara.episodeId ?? 0)
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('askedDirection')
  .values({
    ...{ reviewId, headId: people.headOfService, askedOn: clock.today() },
    ...{ givenAt: clock.now(), givenBy: people.headOfService, words: planted },
  })
  .execute()
await db
  .insertInto('urgentReturn')
  .values({
    ...{ episodeId: cara.episodeId ?? 0, agendaItemId: item, why: planted, ownerId: people.teamManager },
    byOn: clock.today().add({ days: 2 }),
  })
  .execute()

async function everyText(): Promise<string> {
  const { body } = await administrator.get(pack)
  const note = await readZip((await administrator.get(`${pack}/note.docx`)).bytes)
  return `${body} ${note.get('word/document.xml')?.toString()}`
}

test('FI-01 no sibling’s, other child’s or other child’s adult’s name reaches the note, by any field', async () => {
  const text = await everyText()
  assert.doesNotMatch(text, names)
  assert.match(
    text,
    /Cara and Tolu; a sibling, a sibling, a sibling’s, the a sibling boy, another adult, another adult, another child/,
  )
})

test('FI-01 TM-04 the note says that the decision awaits the chair, by when and by whom the urgent return is taken', async () => {
  const { page } = await administrator.get(pack)
  assert.match(page.text, /Urgent return to the panel Recorded; awaiting the chair’s confirmation/)
  assert.match(page.text, /Back at the panel by Wednesday 25 November 2026; Hannah Lowe takes it there/)
})

test('FI-03 nor by the reason of a correction, and no sibling’s decision by it either', async () => {
  const answer = await administrator.submit(pack, { job: [...filingJobs], reference: 'CN-1' }, pack)
  assert.equal(answer.status, 303, answer.page.text)
  clock.moveTo('2026-11-24T10:00')
  administrator = await waymark.as(people.panelAdministrator)
  const content = JSON.stringify({ lines: [], confirmed: null })
  const by = { correctedBy: people.chair, correctedAt: clock.now() }
  const reason = `${planted}: proceedings are initiated for the boy`
  await db
    .insertInto('agendaItemVersion')
    .values({ itemId: item, number: 1, content, ...by, reason })
    .execute()
  await db
    .updateTable('agendaItem')
    .set({ number: 2, discussion: `Anew: ${planted}` })
    .where('id', '=', item)
    .execute()
  const text = await everyText()
  assert.match(text, /Version 2/)
  assert.doesNotMatch(text, names)
  assert.doesNotMatch(text, /proceedings are initiated/)
})

test('FI-01 a midpoint with nothing found says which review it was, and that the deputy decided', async () => {
  const begum = await aFamily(db, place, 'Begum', [
    { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  ])
  const its = await midpointAtItem(waymark, begum, '')
  await db
    .updateTable('review')
    .set({ why: null, considerations: '{}', decidedBy: people.deputy, decidedAs: 'acting-deputy' })
    .where('agendaItemId', '=', its)
    .execute()
  await db
    .updateTable('agendaItem')
    .set({ state: 'confirmed', confirmedBy: people.deputy, confirmedAs: 'acting-deputy', confirmedAt: clock.now() })
    .where('id', '=', its)
    .execute()
  const { page } = await administrator.get(`/filing/${its}/${begum.children[0]?.childId}`)
  assert.match(
    page.text,
    /MIDPOINT REVIEW Held on Monday 23 November 2026 DECISION AT THE MIDPOINT REVIEW Continue Decided by Moira Fenn, deputy acting as chair/,
  )
})

test('PP-04 FI-01 a recommended extension stands with its exceptional circumstances', async () => {
  const dunn = await aFamily(db, place, 'Dunn', [{ name: 'Ida Dunn', bornOn: '2018-03-01', decidedOn: '2026-08-31' }])
  const its = await midpointAtItem(waymark, dunn, '')
  await db
    .updateTable('review')
    .set({
      ...{ kind: 'final', outcome: 'recommend-extension', why: 'The expert died; a new one is instructed' },
      recommendedLimitOn: Temporal.PlainDate.from('2026-12-14'),
    })
    .where('agendaItemId', '=', its)
    .execute()
  const { page } = await administrator.get(`/filing/${its}/${dunn.children[0]?.childId}`)
  assert.match(
    page.text,
    /Recommend an extension to Mon 14 Dec 2026 Recorded; awaiting the chair’s confirmation Exceptional circumstances: The expert died; a new one is instructed/,
  )
})

test('FI-01 FI-03 nor by a name that a sibling or another’s adult had before; a new name makes no new version, and the child’s own names stay', async () => {
  const evans = await aFamily(db, place, 'Evans', [
    { name: 'Nia Evans', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
    { name: 'Barnaby Snowdrop', bornOn: '2014-03-01', decidedOn: '2026-10-12' },
  ])
  const [nia, barnaby] = evans.children.map(({ childId }) => childId)
  const adultOf = async (name: string, childId: number | undefined) => {
    const of = { familyId: evans.familyId, name }
    const { id } = await db.insertInto('adult').values(of).returning('id').executeTakeFirstOrThrow()
    await db
      .insertInto('adultOfChild')
      .values({ adultId: id, childId: childId ?? 0, relationship: 'parent' })
      .execute()
    return id
  }
  const [stranger, mother] = [await adultOf('Mr Ottokar Bramble', barnaby), await adultOf('Mair Evans', nia)]
  const its = await midpointAtItem(waymark, evans, 'Nia Evans and Mair came; Barnaby Snowdrop and Mr Bramble didn’t.')
  const address = `/filing/${its}/${nia}`
  const filed = await administrator.submit(
    address,
    { job: [...filingJobs], nothing: 'yes', reference: 'CN-5' },
    address,
  )
  assert.equal(filed.status, 303, filed.page.text)

  const worker = await waymark.as(people.socialWorker)
  const renamed = async (path: string, name: string) =>
    assert.equal((await worker.submit(path, { name })).status, 303, path)
  await renamed(`/children/${barnaby}/details`, 'Ben Holt')
  await renamed(`/families/${evans.familyId}/people/${stranger}`, 'Karl Holt')
  await renamed(`/families/${evans.familyId}/people/${mother}`, 'Mair Pugh')
  await renamed(`/children/${nia}/details`, 'Nia Pugh')
  const { page, body } = await administrator.get(address)
  assert.doesNotMatch(body, /Barnaby|Snowdrop|Ottokar|Bramble/)
  assert.match(body, /Nia Evans and Mair came; a sibling and another adult didn’t\./)
  assert.doesNotMatch(page.text, /What was said, new/)
  // Two names that had been taken for one another: what is the sibling's now isn't this child's.
  await renamed(`/children/${barnaby}/details`, 'Nia Evans')
  assert.match((await administrator.get(address)).body, /a sibling and Mair came; /)
})
