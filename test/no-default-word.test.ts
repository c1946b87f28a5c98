import { test } from 'node:test'
import { readZip } from '#platform/word/read-zip.ts'
import { defaultLabels, labelKeys } from '#rules/words/labels.ts'
import { assert } from '#test/support/assert.ts'
import { everyText } from './support/every-text.ts'
import { allWords, anyOfWords, everythingSaid, foundIn, tellsOfBefore } from './support/names-said.ts'
import { pageExamples } from './support/page-examples.ts'
import { testDay } from './support/test-day.ts'
import { wholeAuthority } from './support/whole-authority.ts'

const waymark = await wholeAuthority()
const { people, held, meetings } = waymark
const administrator = await waymark.as(people.authorityAdministrator)
/** The meeting of that very day is open, and has no Overview yet. */
const isMeetingDay = meetings.begun.equals(testDay)

/** Pages that tell of before, and those of a meeting that was held before anything was renamed. */
const isOfBefore = ({ route, address }: { readonly route: string; readonly address: string }): boolean =>
  tellsOfBefore(route) ||
  [held.on, ...(isMeetingDay ? [] : [meetings.begun.toString()])].some(
    (on) => address.startsWith(`/meetings/${on}`) || address.startsWith(`/overviews/${on}`),
  )

const marked = labelKeys.map((key, at) => [key, `Marker${at} name`] as const)
const anyDefault = anyOfWords(allWords(defaultLabels))

test('SET-03 SET-09 once everything is renamed no page says a default word, but in what was said, sent or written before', async () => {
  // Everything as it was typed and kept before anything was renamed: what people wrote stays as they wrote it.
  const kept = await everyText(waymark.db)
  waymark.clock.moveTo(waymark.clock.now().add({ minutes: 1 }))
  for (const [key, text] of marked)
    assert.equal((await administrator.submit(`/settings/names/${key}`, { text })).status, 303, key)
  const found = new Map<string, string>()
  const unseen = new Map<string, string>(marked)
  for (const { route, address, personId } of await pageExamples(waymark)) {
    if (isOfBefore({ route, address })) continue
    const visitor = await waymark.browserOf(personId)
    const { body } = await visitor.get(address)
    for (const [key, text] of unseen) if (body.includes(text)) unseen.delete(key)
    for (const words of foundIn(everythingSaid(body), anyDefault, kept)) found.set(words, address)
    assert.doesNotMatch(
      body,
      /[\uFDD0\uFDD1]|[cC][samhbkpv](?:review|stage|meeting|plan|list|role|body|document|outcome)\./,
      address,
    )
  }
  for (const refused of ['/meetings', '/tracker', '/overviews', '/filing']) {
    const { body } = await administrator.get(refused)
    for (const [key, text] of unseen) if (body.includes(text)) unseen.delete(key)
  }
  assert.deepEqual(
    [...found].map(([word, address]) => `${word}   (${address})`),
    [],
  )
  // Which outcomes are offered is for the review, or the panel’s item, that is open to say; on a day without a meeting none is.
  const offered = isMeetingDay ? /^outcome\.|^decision\.(?:step-down|recommend)-/ : /^(?:outcome|decision)\./
  assert.deepEqual(
    [...unseen.keys()].filter((key) => !offered.test(key)),
    [],
  )
})

test('SET-09 SET-03 nor do what is published, filed and sent from then on, or what is taken away', async () => {
  const kept = await everyText(waymark.db)
  const manager = await waymark.as(people.courtQaManager)
  const draft = `/overviews/${meetings.begun.toString()}`
  await manager.submit(`${draft}/words/other`, { text: 'Nothing else was raised.' })
  const published = await manager.submit(`${draft}/publish`, { reason: 'The names are others' })
  assert.equal(published.status, 303)
  const { childId } = await waymark.db
    .selectFrom('agendaItemChild')
    .select('childId')
    .where('itemId', '=', held.item)
    .executeTakeFirstOrThrow()
  const minutes = await waymark.as(people.panelAdministrator)
  const found: string[] = []
  const look = (said: string, place: string) =>
    found.push(...foundIn(said, anyDefault, kept).map((words) => `${words}   (${place})`))
  for (const [visitor, address] of [
    // What was published before has the names of its day, and so has a new version of it.
    ...(isMeetingDay ? [[manager, `${String(published.headers['location'])}/word`] as const] : []),
    [minutes, `/filing/${held.item}/${childId}/note.docx`],
    [manager, '/tracker.xlsx'],
  ] as const)
    for (const part of (await readZip((await visitor.get(address)).bytes)).values())
      look(everythingSaid(part.toString()), address)
  look((await manager.get('/tracker.csv')).body.replaceAll(/[",]+/g, '\n'), '/tracker.csv')
  const messages = await waymark.db.selectFrom('message').select(['subject', 'body']).execute()
  for (const { subject, body } of messages) look(`${subject}\n${body}`, 'a message')
  assert.deepEqual(found, [])
  assert.doesNotMatch(await everyText(waymark.db), /[\uFDD0\uFDD1]/)
})
