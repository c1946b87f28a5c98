import { test } from 'node:test'
import { readZip } from '#platform/word/read-zip.ts'
import { defaultLabels, type LabelKey, labelKeys } from '#rules/words/labels.ts'
import { nameFor, say } from '#rules/words/name-for.ts'
import { assert } from '#test/support/assert.ts'
import { everyText } from './support/every-text.ts'
import { pageExamples } from './support/page-examples.ts'
import { wholeAuthority } from './support/whole-authority.ts'

const waymark = await wholeAuthority()
const { people, held, meetings } = waymark
const administrator = await waymark.as(people.authorityAdministrator)

/** Pages that tell of before, in the names of that day: lists of meetings gone by, what was published, filed, sent, brought. */
const tellOfBefore = [
  ...['/settings/names', '/settings/deciding-bodies', '/overviews/:meeting/versions', '/overview-copies', '/messages'],
  ...['/import/:id', '/filing/:item/:child', '/directions/:item'],
]
const tellsOfBefore = ({ route, address }: { readonly route: string; readonly address: string }): boolean =>
  tellOfBefore.some((one) => route.startsWith(one)) ||
  [`/meetings/${held.on}`, `/overviews/${held.on}`].some((one) => address.startsWith(one)) ||
  address === '/meetings'

const marked = labelKeys.map((key, at) => [key, `Marker${at} name`] as const)
/** Where a word is no name of the council's, or is told as the default: why. */
const notTheirs: readonly (readonly [LabelKey, word: string, why: string])[] = [
  ['review.final', 'final', 'a word of its own: the final hearing, the final evidence'],
  ['review.final', 'finals', 'the same'],
  ['role.solicitor', 'solicitor', 'parents have solicitors too'],
  ['role.solicitor', 'solicitors', 'the same'],
  ['outcome.continue', 'continue', 'what every form can do'],
  ['outcome.continue', 'continues', 'the same'],
  ['outcome.initiate-proceedings', 'initiate proceedings', 'what the council does, whatever the outcome is called'],
  ['decision.issue', 'issue proceedings', 'the same'],
  ['role.chair', 'chair of the meeting', 'whoever chairs the meeting that is spoken of'],
]

/** What is no name of the council's: what a national return calls a thing; the name of a sheet that was imported; an action somebody wrote. */
const notNames = ['no or poor pre-proceedings preparation', 'Tracker, row ', 'Family group conference']

const defaultWords = [
  ...new Set(
    labelKeys.flatMap((key) =>
      (['one', 'many', 'short', 'short many'] as const)
        .map((form) => say(nameFor(key, form), defaultLabels))
        .filter((word) => !notTheirs.some(([of, not]) => of === key && not === word)),
    ),
  ),
].toSorted((one, other) => other.length - one.length)
const anyDefault = new RegExp(
  `(?<![\\w/-])(?:${defaultWords.map((word) => RegExp.escape(word)).join('|')})(?![\\w-]|\\.\\w)`,
  'gi',
)

/** The default words in what is said, with some of what stands around, but for what somebody wrote: that is kept, word for word. */
const foundIn = (said: string, kept: string): readonly string[] =>
  said.split('\n').flatMap((line) =>
    [...line.matchAll(anyDefault)].flatMap(({ 0: word, index }) => {
      const end = index + word.length
      const sides = [line.slice(index, end + 12), line.slice(Math.max(0, index - 12), end)].map((side) => side.trim())
      const isKept = sides.some((side) => side.length > word.length + 5 && kept.includes(side))
      return isKept || kept.includes(`\n${line.trim()}\n`) ? [] : [line.slice(Math.max(0, index - 30), end + 30).trim()]
    }),
  )

/** All the words of a page, also those that are only heard, a line for each piece. */
function everythingSaid(body: string): string {
  const heard = [...body.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, value]) => value)
  const seen = body
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, '')
    .replaceAll('<wbr>', '')
    .replaceAll(/<[^>]*>/g, '\n')
  return [seen, ...heard]
    .join('\n')
    .replaceAll(/&#39;/g, "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/[^\S\n]+/g, ' ')
}

test('SET-03 SET-09 once everything is renamed no page says a default word, but in what was said, sent or written before', async () => {
  // Everything as it was typed and kept before anything was renamed: what people wrote stays as they wrote it.
  const kept = await everyText(waymark.db)
  waymark.clock.moveTo(waymark.clock.now().add({ minutes: 1 }))
  for (const [key, text] of marked)
    assert.equal((await administrator.submit(`/settings/names/${key}`, { text })).status, 303, key)
  const found = new Map<string, string>()
  const unseen = new Map<string, string>(marked)
  for (const { route, address, personId } of await pageExamples(waymark)) {
    if (tellsOfBefore({ route, address })) continue
    const visitor = await waymark.browserOf(personId)
    const { body } = await visitor.get(address)
    for (const [key, text] of unseen) if (body.includes(text)) unseen.delete(key)
    for (const words of foundIn(everythingSaid(body), kept))
      if (!notNames.some((each) => words.includes(each))) found.set(words, address)
    assert.doesNotMatch(
      body,
      /[\uFDD0\uFDD1]|[cC][samhbkv](?:review|stage|meeting|plan|list|role|body|document|outcome)\./,
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
  // Which outcomes are offered is for the review that is open to say.
  assert.deepEqual(
    [...unseen.keys()].filter((key) => !key.startsWith('outcome.')),
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
    found.push(...foundIn(said, kept).flatMap((words) => (notNames.some((each) => words.includes(each)) ? [] : [`${words}   (${place})`]))) // prettier-ignore
  for (const [visitor, address] of [
    [manager, `${String(published.headers['location'])}/word`],
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
