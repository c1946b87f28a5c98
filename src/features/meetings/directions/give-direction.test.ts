import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const { people } = place
const monday = '/meetings/2026-11-23'
const begum = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  { name: 'Idris Begum', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
])
const osei = await aFamily(db, place, 'Osei', [{ name: 'Kofi Osei', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
await restrict(db, osei.familyId, people.chair, [people.chair, people.panelAdministrator])
const [una, idris] = begum.children.map(({ childId }) => childId)
const kofi = osei.children[0]?.childId ?? 0
const itemOf = ({ familyId }: { familyId: number }) => `${monday}/items/family-${familyId}`
const administrator = await waymark.as(people.panelAdministrator)
const head = await waymark.as(people.headOfService)

const seats = await db.selectFrom('coreSeat').select(['id', 'position']).execute()
const seat = (position: number) => `seat-${seats.find((each) => each.position === position)?.id ?? 0}`
const attendance = `${monday}/attendance`
// Both heads of the Operational service are away.
const away = await administrator.submit(
  attendance,
  { [seat(2)]: 'apologies', [seat(5)]: 'absent', rest: 'present' },
  attendance,
)
assert.equal(away.status, 303)

const continues = (...children: readonly (number | undefined)[]) =>
  Object.fromEntries(children.map((id) => [`outcome-${id}`, 'continue']))
const save = async (url: string, fields: Record<string, string>) => {
  const answer = await administrator.submit(url, fields, url)
  assert.equal(answer.status, 303, answer.page.text)
}
const actions = () =>
  db
    .selectFrom('action')
    .select(['words', 'childId', 'doerId', 'accountableManagerId', 'source', 'dueOn'])
    .orderBy('id')
    .execute()
const directions = () => db.selectFrom('askedDirection').selectAll().orderBy('id').execute()
const pageOfDirection = async () => {
  const item = await db
    .selectFrom('agendaItem')
    .select('id')
    .where('familyId', '=', begum.familyId)
    .executeTakeFirstOrThrow()
  return `/directions/${item.id}`
}

test('PP-06 the form says whose direction is asked for when it is left empty', async () => {
  assert.match(
    (await administrator.get(itemOf(begum))).page.text,
    /Head of service’s direction Sunita Rao isn’t here: left empty, it is asked for/,
  )
})

test('PP-06 the chair’s direction becomes an action, and the absent head of service is asked once for theirs', async () => {
  await save(itemOf(begum), {
    'all-direction-of-the-chair': 'Finish the parenting assessment',
    ...continues(una, idris),
  })
  assert.deepEqual(
    (await actions()).map((action) => ({ ...action, dueOn: action.dueOn?.toString() })),
    [una, idris].map((childId) => ({
      words: 'Finish the parenting assessment',
      childId,
      doerId: people.socialWorker,
      accountableManagerId: people.teamManager,
      source: 'review',
      dueOn: '2026-11-30',
    })),
  )
  assert.deepEqual(
    (await directions()).map(({ headId, givenAt }) => [headId, givenAt]),
    [
      [people.headOfService, null],
      [people.headOfService, null],
    ],
  )
  const messages = await db.selectFrom('message').selectAll().execute()
  assert.deepEqual(
    messages.map(({ toPersonId, subject }) => [toPersonId, subject]),
    [[people.headOfService, 'Your direction at a midpoint review is asked for']],
  )
  assert.doesNotMatch(messages[0]?.body ?? '', /Begum|Una|Idris/)
  assert.ok(messages[0]?.body.includes(await pageOfDirection()))
})

test('PP-06 it is shown as awaited at the item, on My work of that head and in the Overview', async () => {
  assert.match(
    (await administrator.get(itemOf(begum))).page.text,
    /Head of service’s direction awaited, Una Begum and Idris Begum|Head of service’s direction awaited, Una and Idris Begum/,
  )
  assert.match((await administrator.get(monday)).page.text, /Una and Idris Begum: direction of Sunita Rao awaited/)
  const family = await head.get(`/families/${begum.familyId}`)
  assert.match(family.page.text, /Head of service’s direction: Awaited from Sunita Rao, asked on Mon 23 Nov 2026/)
  assert.ok(family.page.links.some(({ href, text }) => href.startsWith('/directions/') && text.includes('Give')))
  const manager = await (await waymark.as(people.teamManager)).get(`/families/${begum.familyId}`)
  assert.match(manager.page.text, /Awaited from Sunita Rao/)
  assert.ok(!manager.page.links.some(({ href }) => href.startsWith('/directions/')))
  const work = await head.get('/')
  assert.match(work.page.text, /Give your direction: Una.*Idris Begum midpoint held without you/)
  assert.ok(work.page.links.some(({ href }) => href.startsWith('/directions/')))
  const overview = await (await waymark.as(people.courtQaManager)).get('/overviews/2026-11-23')
  assert.match(overview.page.text, /Head of service’s direction: Awaited from Sunita Rao, asked on Mon 23 Nov 2026/)
})

test('PP-06 recording the item again asks nobody twice', async () => {
  await save(itemOf(begum), { discussion: 'Both are well at school', ...continues(una, idris) })
  assert.equal((await directions()).length, 2)
  assert.equal((await db.selectFrom('message').selectAll().execute()).length, 1)
})

test('SEC-02 who isn’t the head, nor records at the meeting, can’t open it; a made-up item has none', async () => {
  const url = await pageOfDirection()
  assert.equal((await (await waymark.as(people.teamManager)).get(url)).status, 403)
  assert.equal((await head.get('/directions/999999')).status, 404)
})

test('PP-06 a mistake is a sentence at its field', async () => {
  const url = await pageOfDirection()
  const nothing = await head.submit(url, {})
  assert.equal(nothing.status, 422)
  assert.deepEqual(
    nothing.page.errors.map(({ href }) => href),
    ['#given'],
  )
  const unsaid = await head.submit(url, { child: String(una), given: 'yes', words: ' ' })
  assert.deepEqual(
    unsaid.page.errors.map(({ text }) => text),
    ['Write what needs to be done'],
  )
})

describe('two days later', () => {
  test('PP-06 the head gives it for one child, where it becomes an action, and says that none is needed for the other', async () => {
    waymark.clock.moveTo('2026-11-25T10:00')
    const [url, sunita] = [await pageOfDirection(), await waymark.as(people.headOfService)]
    const opened = (await sunita.get(url)).page.forms.at(-1)
    const given = await sunita.submit(url, { child: String(una), given: 'yes', words: 'Start the family meeting' })
    assert.equal(given.status, 303, given.page.text)
    const none = await sunita.submit(url, { given: 'no' })
    assert.equal(none.status, 303, none.page.text)
    const last = (await actions()).at(-1)
    assert.deepEqual(
      [last?.words, last?.childId, last?.doerId, last?.dueOn?.toString()],
      ['Start the family meeting', una, people.socialWorker, '2026-11-30'],
    )
    const shown = (await sunita.get(url)).page.text
    assert.match(shown, /Start the family meeting \(Sunita Rao, Wed 25 Nov 2026\)/)
    assert.match(shown, /None needed \(Sunita Rao, Wed 25 Nov 2026\)/)
    assert.doesNotMatch((await sunita.get('/')).page.text, /Give your direction/)

    const late = await sunita.post(url, {
      ...Object.fromEntries(opened?.fields ?? []),
      child: String(una),
      given: 'yes',
      words: 'Something else',
    })
    assert.equal(late.status, 409, 'SEC-05 a second answer is shown beside the first, and changes nothing')
    assert.deepEqual(late.page.rows.at(-1), ['Direction', 'Start the family meeting', 'Something else'])
    assert.equal((await directions())[0]?.words, 'Start the family meeting')
  })
})

test('PP-06 recording the item again keeps what was given since and its action', async () => {
  const admin = await waymark.as(people.panelAdministrator)
  const again = await admin.submit(
    itemOf(begum),
    { discussion: 'Written again', ...continues(una, idris) },
    itemOf(begum),
  )
  assert.equal(again.status, 303, again.page.text)
  assert.deepEqual(
    (await directions()).map(({ words }) => words),
    ['Start the family meeting', ''],
  )
  assert.ok((await actions()).some(({ words }) => words === 'Start the family meeting'))
  const note = (await admin.get(`/filing/${(await pageOfDirection()).slice('/directions/'.length)}/${una}`)).page.text
  assert.match(note, /Head of service’s direction: Start the family meeting \(Sunita Rao, Wed 25 Nov 2026\)/)
})

test('FAM-05 a head who may not see a restricted family isn’t asked about it', async () => {
  const admin = await waymark.as(people.panelAdministrator)
  assert.match(
    (await admin.get(itemOf(osei))).page.text,
    /Head of service’s direction Sunita Rao isn’t here, may not see this family and isn’t asked/,
  )
  const saved = await admin.submit(itemOf(osei), continues(kofi), itemOf(osei))
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await directions()).length, 2)
  assert.equal((await db.selectFrom('message').selectAll().execute()).length, 1)
})

test('PP-06 a direction that is written down after all, or a midpoint that is taken back, is no longer awaited', async () => {
  const admin = await waymark.as(people.panelAdministrator)
  const nwosu = await aFamily(db, place, 'Nwosu', [
    { name: 'Ada Nwosu', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
    { name: 'Obi Nwosu', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
  ])
  const [ada, obi] = nwosu.children.map(({ childId }) => childId)
  const post = (fields: Record<string, string>) => admin.submit(itemOf(nwosu), fields, itemOf(nwosu))
  assert.equal((await post(continues(ada, obi))).status, 303)
  assert.equal((await directions()).length, 4)
  assert.equal((await post({ ...continues(ada), [`outcome-${obi}`]: 'none' })).status, 303)
  assert.equal((await directions()).length, 3)
  const url = `${itemOf(nwosu)}?child=${ada}`
  const written = await admin.submit(
    url,
    { 'all-direction-of-the-head-of-service': 'By telephone: go on', ...continues(ada) },
    itemOf(nwosu),
  )
  assert.equal(written.status, 303, written.page.text)
  assert.equal((await directions()).length, 2)
  assert.ok((await actions()).some(({ words, childId }) => words === 'By telephone: go on' && childId === ada))
})

test('PP-06 AC-01 a direction written at the meeting asks by when, filled in with the next meeting; recorded again, the siblings’ action goes to the new day', async () => {
  const hale = await aFamily(
    db,
    place,
    'Hale',
    ['Ida Hale', 'Jon Hale', 'Kim Hale'].map((name) => ({ name, bornOn: '2018-03-01', decidedOn: '2026-10-12' })),
  )
  const ids = hale.children.map(({ childId }) => childId)
  const [url, minutes] = [itemOf(hale), await waymark.as(people.panelAdministrator)]
  const by = 'all-direction-of-the-chair-by'
  const standing = async () =>
    (await minutes.get(url)).page.forms.find(({ fields }) => fields.has('discussion'))?.fields.get(by)
  const write = (more: Record<string, string | readonly string[]>) =>
    minutes.submit(url, { 'all-direction-of-the-chair': 'See the school', ...continues(...ids), ...more }, url)
  const led = () =>
    db
      .selectFrom('action')
      .select(['id', 'together', 'dueOn', 'words'])
      .where('childId', 'in', ids)
      .orderBy('id')
      .execute()
  const dates = async () => (await led()).map(({ dueOn }) => dueOn?.toString())

  assert.deepEqual(await standing(), ['30/11/2026'])
  for (const [sent, sentence] of [
    [{ [by]: '' }, /^Enter by when the chair’s direction is to be done$/],
    [dateFields(by, '2026-11-20'), /^Day the chair’s direction is to be done by must be today or later$/],
    [{ [by]: '31/2/2027' }, /Day the chair’s direction is to be done by/],
    [dateFields(by, '2099-12-31'), /31 Dec 2099, more than a year ahead/],
  ] as const) {
    const wrong = await write(sent)
    assert.equal(wrong.status, 422)
    assert.match(wrong.page.errors.map(({ text }) => text).join(), sentence)
    assert.match(wrong.body, /See the school/)
  }
  assert.deepEqual(await led(), [])

  assert.equal((await write(dateFields(by, '2026-12-11'))).status, 303)
  assert.deepEqual(
    await dates(),
    ids.map(() => '2026-12-11'),
  )
  assert.equal(new Set((await led()).map(({ together }) => together)).size, 1)
  assert.deepEqual(await standing(), ['11/12/2026'])
  assert.equal((await write({ discussion: 'Again' })).status, 303)
  assert.deepEqual(
    await dates(),
    ids.map(() => '2026-12-11'),
  )
  assert.deepEqual(await db.selectFrom('actionMove').selectAll().execute(), [])

  assert.equal((await write(dateFields(by, '2026-12-18'))).status, 303)
  assert.deepEqual(
    await dates(),
    ids.map(() => '2026-12-18'),
  )
  assert.equal(new Set((await led()).map(({ together }) => together)).size, 1)
  const funded = { 'all-direction-of-the-head-of-service': 'Fund the assessment' }
  assert.equal((await write(funded)).status, 303)
  assert.deepEqual(
    (await led()).filter(({ words }) => words === 'Fund the assessment').map(({ dueOn }) => dueOn?.toString()),
    ids.map(() => '2026-11-30'),
  )
})
