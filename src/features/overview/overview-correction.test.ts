import { test } from 'node:test'
import { entriesOf } from '#rules/overview/content.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { readContent } from '#records/overview/overview-content.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { recordItem, recordMidpoint } from '#test/support/held-meeting.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const meeting = '2026-11-23'
const at = `/overviews/${meeting}`
const waymark = await openWaymark('2026-11-23T11:00')
const { db, place, clock } = waymark
const { people, teams } = place

const anItem = async (name: string, children: Parameters<typeof aFamily>[3], discussion: string) => {
  const family = await aFamily(db, place, name, children)
  const childIds = family.children.map(({ childId }) => childId)
  const itemId = await recordItem(waymark, meeting, {
    section: 'reviews',
    subject: { kind: 'family-review', familyId: family.familyId },
    title: name,
    familyId: family.familyId,
    childIds,
    discussion,
  })
  for (const { childId, episodeId } of family.children)
    if (episodeId !== null) await recordMidpoint(waymark, { itemId, episodeId, childId, familyId: family.familyId })
  return { ...family, itemId, key: `family-${family.familyId}` }
}
const decided = { bornOn: '2020-02-03', decidedOn: '2026-10-12' }
const adeyemi = await anItem(
  'Adeyemi',
  [
    { name: 'Amira Adeyemi', ...decided },
    { name: 'Tobi Adeyemi', ...decided, teamId: teams.west },
  ],
  'School went well.',
)
const novak = await anItem('Novak', [{ name: 'Iris Novak', ...decided }], 'All came.')
const osei = await anItem('Osei', [{ name: 'Kwame Osei', ...decided }], 'Nobody came.')

// Taken at the meeting without a decision on the child: what is told of him stands as it stood.
const khan = await aFamily(db, place, 'Khan', [{ name: 'Zain Khan', ...decided }])
const khansItem = await recordItem(waymark, meeting, {
  section: 'cannot-wait',
  subject: { kind: 'family-review', familyId: khan.familyId },
  title: 'Khan',
  familyId: khan.familyId,
  childIds: khan.children.map(({ childId }) => childId),
  discussion: 'The panel has met.',
})

const send = async (url: string, fields: Record<string, string>) =>
  (await waymark.as(people.courtQaManager)).submit(url, fields)
const pageAt = async (url: string, person = people.courtQaManager) => (await (await waymark.as(person)).get(url)).page
const contentOf = async (number: number) =>
  readContent(
    (await db.selectFrom('overviewVersion').select('content').where('number', '=', number).executeTakeFirstOrThrow())
      .content,
  )
const entryOf = async (number: number, title: string) =>
  entriesOf(await contentOf(number)).find((entry) => entry.title === title) ?? assert.fail(title)

test('LO-01 an item’s words are written over in place until publishing; the record keeps its own', async () => {
  const address = `${at}/items/${osei.key}`
  const page = await pageAt(address)
  assert.deepEqual(
    [...(page.forms.find(({ fields }) => fields.has('words-2'))?.fields.entries() ?? [])].filter(([name]) =>
      name.startsWith('words-'),
    ),
    [
      ['words-1', ['Work is going well']],
      ['words-2', ['Nobody came.']],
    ],
  )
  assert.equal((await send(address, { 'words-2': 'The parents sent apologies.', version: '0' })).status, 303)
  const draft = (await pageAt(at)).text
  assert.match(draft, /The parents sent apologies\. Written over for the Overview\./)
  assert.doesNotMatch(draft, /Nobody came/)
  const kept = await db.selectFrom('agendaItem').select('discussion').where('id', '=', osei.itemId).executeTakeFirst()
  assert.equal(kept?.discussion, 'Nobody came.')
  assert.match((await pageAt(address)).text, /The record says: Nobody came\./)
})

test('LO-01 two who write over the same item’s words both see both texts', async () => {
  const second = await (
    await waymark.as(people.panelAdministrator)
  ).submit(`${at}/items/${osei.key}`, {
    'words-2': 'Mine.',
    version: '0',
  })
  assert.equal(second.status, 409)
  assert.match(second.page.text, /The parents sent apologies\..*Mine\./)
})

test('LO-03 words over one child’s row name no sibling, and over an item no other family’s child', async () => {
  const address = `${at}/items/${novak.key}`
  const named = await send(address, { 'words-2': 'As with Kwame, all came.' })
  assert.equal(named.status, 422)
  assert.match(named.page.errors[0]?.text ?? '', /Leave out Kwame:/)
  assert.equal((await send(address, { 'words-2': 'Iris and all of hers came.' })).status, 303)
})

test('LO-01 words written over what the record no longer says don’t stand, and aren’t lost', async () => {
  const set = (discussion: string) =>
    db.updateTable('agendaItem').set({ discussion }).where('id', '=', novak.itemId).execute()
  await set('All but one came.')
  const draft = (await pageAt(at)).text
  assert.match(draft, /All but one came\. The record has changed since these words were written over/)
  assert.match((await pageAt(`${at}/items/${novak.key}`)).text, /You wrote: “Iris and all of hers came\.”/)
  await set('All came.')
})

test('LO-02 version 2 begins from version 1 as it was frozen and takes nothing of what happened since', async () => {
  assert.equal((await send(`${at}/publish`, {})).status, 303)
  clock.moveTo('2026-11-24T09:00')
  const confirm = (ids: readonly number[]) =>
    db
      .updateTable('agendaItem')
      .set({ state: 'confirmed', confirmedBy: people.chair, confirmedAs: 'chair', confirmedAt: clock.now() })
      .where('id', 'in', ids)
      .execute()
  await confirm([adeyemi.itemId, novak.itemId])
  await db.updateTable('agendaItem').set({ discussion: 'Else.' }).where('id', '=', novak.itemId).execute()
  const draft = (await pageAt(at)).text
  assert.match(draft, /It changes nothing yet\. 2 items differ in the records since version 1, 2 of them confirmed/)
  assert.match(draft, /The parents sent apologies\./, 'as it was published')
  assert.doesNotMatch(draft, /Else\.|Nobody came/)
})

test('LO-02 what was confirmed since stands on the Court QA Manager’s work, and is chosen item by item', async () => {
  const work = await pageAt('/')
  assert.match(work.text, /2 items confirmed since version 1: publish version 2\? Legal Overview of Monday 23 November/)
  assert.ok(work.links.some(({ href }) => href === `${at}/since`))
  const since = await pageAt(`${at}/since`)
  assert.match(
    since.text,
    /Adeyemi, midpoint and final reviews Amira and Tobi Adeyemi: Where it stands: “Awaiting the chair” → “Confirmed”/,
  )
  assert.match(since.text, /Novak, .*What was said: “Iris and all of hers came\.” → “Else\.”/)
  const none = await send(`${at}/since`, {})
  assert.equal(none.page.errors[0]?.text, 'Choose what goes into version 2')
  assert.equal((await send(`${at}/since`, { which: 'some', items: adeyemi.key })).status, 303)
  // What happens to the record after it was chosen isn't taken in by itself either.
  await db.updateTable('agendaItem').set({ discussion: 'Later.' }).where('id', '=', adeyemi.itemId).execute()
  assert.match((await pageAt(at)).text, /It changes 1 item, marked “Corrected”/)
})

test('LO-02 version 2 says what it changes and why; the rest is word for word version 1', async () => {
  const published = await send(`${at}/publish`, { reason: 'The chair had confirmed one' })
  assert.equal(published.status, 303)
  const { text } = await pageAt(`${at}/versions/2`)
  assert.match(text, /Corrected: The chair had confirmed one/)
  assert.match(text, /Corrected: Amira and Tobi Adeyemi: Where it stands: “Awaiting the chair” → “Confirmed”/)
  assert.doesNotMatch(text, /Later\.|Else\.|Nobody came/)
  assert.equal((await entryOf(2, 'Adeyemi')).state, 'confirmed')
  for (const title of ['Novak', 'Osei']) assert.deepEqual(await entryOf(2, title), await entryOf(1, title))
  assert.doesNotMatch((await pageAt('/')).text, /confirmed since/)
})

test('LO-02 LO-03 a reader sees which version they hold, on the page, in the list and in the message', async () => {
  const copies = await db
    .selectFrom('overviewCopy')
    .select(['id', 'content'])
    .where('personId', '=', people.teamManager)
    .orderBy('id')
    .execute()
  const [first] = copies
  assert.equal(copies.length, 2)
  assert.match(
    (await pageAt(`/overview-copies/${first?.id ?? 0}`, people.teamManager)).text,
    /You hold version 1 of 2\. A correction was sent to you: version 2/,
  )
  assert.match((await pageAt('/overview-copies', people.teamManager)).text, /version 1 of 2/)
  const { body } = await db
    .selectFrom('message')
    .select('body')
    .where('toName', '=', 'Hannah Lowe')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.match(body, /It takes the place of version 1: 1 item of yours is corrected\./)
  // Tobi's row was corrected too; who may not see him isn't told of it.
  const [, second] = copies
  const cut = entriesOf(readContent(second?.content)).find(({ title }) => title === 'Adeyemi')
  assert.equal(JSON.stringify(cut).includes('Tobi'), false)
  assert.equal(cut?.corrections.length, 1)
})

test('LO-02 it can be said that the published version stays as it is', async () => {
  clock.moveTo('2026-11-24T10:00')
  await db
    .updateTable('agendaItem')
    .set({ state: 'confirmed', confirmedBy: people.chair, confirmedAs: 'chair', confirmedAt: clock.now() })
    .where('id', '=', osei.itemId)
    .execute()
  assert.match((await pageAt('/')).text, /1 item confirmed since version 2: publish version 3\?/)
  clock.moveTo('2026-11-24T10:05')
  assert.equal((await send(`${at}/since`, { which: 'leave' })).status, 303)
  assert.doesNotMatch((await pageAt('/')).text, /confirmed since/)
})

test('LO-02 TM-04 an item confirmed without a decision on a child is offered too, as My work counts it; so is a death since', async () => {
  clock.moveTo('2026-11-24T10:10')
  await db
    .updateTable('agendaItem')
    .set({ state: 'confirmed', confirmedBy: people.chair, confirmedAs: 'chair', confirmedAt: clock.now() })
    .where('id', '=', khansItem)
    .execute()
  assert.match((await pageAt('/')).text, /1 item confirmed since version 2: publish version 3\?/)
  assert.match(
    (await pageAt(`${at}/since`)).text,
    /Khan, children who can’t wait Where it stands: “Awaiting the chair” → “Confirmed”/,
  )
  clock.moveTo('2026-11-24T10:15')
  assert.equal((await send(`${at}/since`, { which: 'leave' })).status, 303)
  clock.moveTo('2026-11-24T10:20')
  const zain = khan.children[0]?.childId ?? 0
  const ended = { children: String(zain), ending: 'died', ...dateFields('endedOn', '2026-11-24'), words: 'He died.' }
  const answer = await (await waymark.as(people.teamManager)).submit(`/families/${khan.familyId}/end`, ended)
  assert.equal(answer.status, 303, answer.page.text)
  assert.match((await pageAt('/')).text, /1 child no longer followed since version 2: publish version 3\?/)
  assert.match((await pageAt(`${at}/since`)).text, /Khan, .*No longer in pre-proceedings/)
  clock.moveTo('2026-11-24T10:25')
  assert.equal((await send(`${at}/since`, { which: 'leave' })).status, 303)
  assert.doesNotMatch((await pageAt('/')).text, /since version 2/)
})

test('LO-02 a version that corrects nothing isn’t published: the page says so and where to choose; what was typed stays', async () => {
  const browser = await waymark.as(people.courtQaManager)
  const publish = `${at}/publish`
  assert.equal((await send(`${at}/since`, { which: 'some', items: osei.key })).status, 303)
  const opened = (await browser.get(publish)).page.forms.find(({ fields }) => fields.has('hash'))
  assert.ok(opened)
  assert.equal((await send(`${at}/since`, { which: 'leave' })).status, 303)
  const shown = await pageAt(publish)
  assert.match(
    shown.text,
    /Version 3 would be the same as version 2, so there is nothing to publish\. Choose what goes into it/,
  )
  assert.ok(!shown.forms.some(({ fields }) => fields.has('hash')))
  const sent = await browser.post(publish, { ...Object.fromEntries(opened.fields), reason: 'Nothing much' })
  assert.equal(sent.status, 403)
  assert.match(sent.page.text, /there is nothing to publish/)
  assert.match(sent.body, /Nothing much/)
  const kept = await db.selectFrom('overviewVersion').select('number').orderBy('number').execute()
  assert.deepEqual(
    kept.map(({ number }) => number),
    [1, 2],
  )
})

test('LO-02 M3 a version stays what it was, whatever is renamed, joined, corrected, ended or set otherwise later', async () => {
  const shown = async () => {
    const { text } = await pageAt(`${at}/versions/1`)
    const word = await (await waymark.as(people.courtQaManager)).get(`${at}/versions/1/word`)
    return [text.slice(text.indexOf('Meeting of'), text.indexOf('Who was sent it')), word.bytes.toString('base64')]
  }
  const before = await shown()
  const [amira, tobi] = adeyemi.children
  assert.ok(amira && tobi && novak.children[0])
  await db.updateTable('child').set({ name: 'Amira Obi' }).where('id', '=', amira.childId).execute()
  await db.updateTable('family').set({ name: 'Obi', reference: 'NB-1' }).where('id', '=', adeyemi.familyId).execute()
  await db.updateTable('child').set({ familyId: osei.familyId }).where('id', '=', novak.children[0].childId).execute()
  await db
    .updateTable('episode')
    .set({ endedOn: day('2026-11-24'), outcome: 'died', endedWords: 'She died.' })
    .where('childId', '=', tobi.childId)
    .execute()
  await db.updateTable('review').set({ outcome: 'seek-extension', why: 'Otherwise' }).execute()
  await db.updateTable('person').set({ name: 'Somebody Else' }).where('id', '!=', people.panelAdministrator).execute()
  await db.updateTable('team').set({ name: 'Renamed' }).where('id', '=', teams.east).execute()
  await db.insertInto('label').values({ key: 'document.legal-overview', text: 'Weekly Digest' }).execute()
  await db.updateTable('agendaItem').set({ title: 'Otherwise', discussion: 'Otherwise' }).execute()
  assert.deepEqual(await shown(), before)
  assert.match(before[0] ?? '', /Legal Overview|Meeting of/)
})
