import { test } from 'node:test'
import { readZip } from '#platform/word/read-zip.ts'
import { assert } from '#test/support/assert.ts'
import { pageExamples } from './support/page-examples.ts'
import { testDay } from './support/test-day.ts'
import { wholeAuthority } from './support/whole-authority.ts'

const waymark = await wholeAuthority()
const { people, held, meetings } = waymark
const coming = meetings.coming.toString()
const draft = `/overviews/${meetings.begun.toString()}`
const administrator = await waymark.as(people.authorityAdministrator)
const manager = await waymark.as(people.courtQaManager)

const renamed = [
  ['role.court-qa-manager', 'Court QA Manager', 'Court Progress Lead'],
  ['role.divisional-director', 'Divisional Director', 'Director of Practice'],
  ['body.gateway-panel', 'Legal Gateway Panel', 'Entry Panel'],
  ['body.tracking-meeting', 'Legal Tracking Meeting', 'Progress Meeting'],
  ['document.legal-overview', 'Legal Overview', 'Weekly Summary'],
  ['document.legal-case-note', 'Legal Case Note', 'Decision Note'],
] as const

for (const [key, , text] of renamed)
  assert.equal((await administrator.submit(`/settings/names/${key}`, { text })).status, 303)

/**
 * Pages where the old names rightly stand: beside the new ones, in what was published, filed and sent before, in what a workbook said, at a
 * meeting that has been.
 */
const tellOfBefore = [
  ...['/settings/names', '/overviews/:meeting/versions', '/overview-copies', '/messages', '/import/:id'],
  ...['/filing/:item/:child', '/directions/:item'],
]

test('SET-03 roles, bodies and documents that were renamed have their old names on no page', async () => {
  const examples = (await pageExamples(waymark)).filter(
    ({ route, address }) =>
      !tellOfBefore.some((one) => route.startsWith(one)) &&
      !address.startsWith(`/meetings/${held.on}`) &&
      (meetings.begun.equals(testDay) || !address.startsWith(`/meetings/${meetings.begun.toString()}`)) &&
      address !== '/meetings',
  )
  assert.ok(examples.length > 80, `${examples.length} pages`)
  const found: string[] = []
  for (const { address, personId } of examples) {
    const visitor = await waymark.browserOf(personId)
    const { body, status } = await visitor.get(address)
    assert.equal(status, 200, address)
    for (const [, old] of renamed) if (body.includes(old)) found.push(`${address}: ${old}`)
  }
  assert.deepEqual(found, [])
})

test('SET-03 the new name is in the header, the sign-in list, refusals, the meeting and its seats, the Overview', async () => {
  assert.match((await manager.get('/')).body, /Alan Whitworth, Court Progress Lead/)
  assert.match((await waymark.browser().get('/sign-in')).page.text, /Alan Whitworth Court Progress Lead/)
  const refused = await administrator.get('/overviews')
  assert.match(refused.page.text, /The people who can: .*Court Progress Lead/)
  const meeting = await manager.get(`/meetings/${coming}`)
  assert.match(meeting.page.heading, /Progress Meeting/)
  assert.match((await manager.get(`/meetings/${coming}/attendance`)).page.text, /Court Progress Lead/)
  assert.match((await manager.get(draft)).page.text, /Weekly Summary/)
})

/** All the words of the parts of a Word document. */
const wordsOf = async (bytes: Buffer): Promise<string> =>
  [...(await readZip(bytes)).values()].map((part) => part.toString()).join('\n')

test('SET-03 LO-04 FI-01 the new name is in Word: the Overview published next, and the note of a decision', async () => {
  // Where that meeting's is published already, there is something new to publish.
  await manager.submit(`${draft}/words/other`, { text: 'Nothing else was raised.' })
  const published = await manager.submit(`${draft}/publish`, { reason: 'The names are others' })
  const overview = await wordsOf((await manager.get(`${String(published.headers['location'])}/word`)).bytes)
  assert.match(overview, /Weekly Summary/)
  const { childId } = await waymark.db
    .selectFrom('agendaItemChild')
    .select('childId')
    .where('itemId', '=', held.item)
    .executeTakeFirstOrThrow()
  const minutes = await waymark.as(people.panelAdministrator)
  const note = await wordsOf((await minutes.get(`/filing/${held.item}/${childId}/note.docx`)).bytes)
  assert.match(note, /Decision Note/)
  // The meeting has been: it keeps the name of its day.
  for (const [key, old] of renamed)
    if (key !== 'body.tracking-meeting') assert.ok(!overview.includes(old) && !note.includes(old), old)
})

test('SET-03 LO-02 FI-03 what was published or filed says what the authority was called on its day; what is next says its new name', async () => {
  const { childId } = await waymark.db
    .selectFrom('agendaItemChild')
    .select('childId')
    .where('itemId', '=', held.item)
    .executeTakeFirstOrThrow()
  const pack = `/filing/${held.item}/${childId}`
  const files = await waymark.as(people.panelAdministrator)
  const confirmed = await files.submit(pack, { job: 'documents-and-referral', reference: 'CN-7' }, pack)
  assert.equal(confirmed.status, 303, confirmed.page.text)
  const { number } = await waymark.db
    .selectFrom('filingPack')
    .select('number')
    .where('agendaItemId', '=', held.item)
    .where('childId', '=', childId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const version = await waymark.db
    .selectFrom('overviewVersion')
    .innerJoin('overview', 'overview.id', 'overviewId')
    .innerJoin('sitting', 'sitting.id', 'overview.sittingId')
    .select(['sitting.meetsOn', 'overviewVersion.number'])
    .where('sitting.meetsOn', '=', meetings.begun)
    .orderBy('overviewVersion.id', 'desc')
    .executeTakeFirstOrThrow()
  const copy = await waymark.db
    .selectFrom('overviewCopy')
    .innerJoin('overviewVersion', 'overviewVersion.id', 'overviewVersionId')
    .select(['overviewCopy.id', 'personId'])
    .where('council', 'is not', null)
    .orderBy('overviewCopy.id', 'desc')
    .executeTakeFirstOrThrow()
  const called = { key: 'northbrook', name: 'Greater Northbrook', demonstration: true }
  const renamedCouncil = await waymark.anotherProcess({}, undefined, {
    findAuthority: () => Promise.resolve({ ...called, db: waymark.db, door: waymark.db, aside: waymark.db }),
  })
  const [reader, minutes, recipient] = await Promise.all(
    [people.courtQaManager, people.panelAdministrator, copy.personId].map((id) => renamedCouncil.as(id)),
  )
  assert.ok(reader && minutes && recipient)
  for (const [visitor, address, council] of [
    [reader, `/overviews/${version.meetsOn.toString()}/versions/${version.number}/word`, 'Northbrook Council'],
    [recipient, `/overview-copies/${copy.id}/word`, 'Northbrook Council'],
    [minutes, `${pack}/versions/${number}/note.docx`, 'Northbrook Council'],
  ] as const) {
    const answer = await visitor.get(address)
    assert.equal(answer.status, 200, address)
    const words = await wordsOf(answer.bytes)
    assert.ok(words.includes(council), address)
    assert.ok(!words.includes('Greater Northbrook'), address)
  }
})
