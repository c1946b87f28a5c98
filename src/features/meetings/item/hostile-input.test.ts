import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const { people } = place
const monday = '/meetings/2026-11-23'
const begum = await aFamily(db, place, 'Begum', [{ name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
const other = await aFamily(db, place, 'Osei', [{ name: 'Kofi Osei', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
const una = begum.children[0]?.childId ?? 0
const kofi = other.children[0]?.childId ?? 0
const item = `${monday}/items/family-${begum.familyId}`
const administrator = await waymark.as(people.panelAdministrator)
await administrator.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)

const send = (fields: Record<string, string | readonly string[]>) => administrator.submit(item, fields, item)
const discussion = async () =>
  (await db.selectFrom('agendaItem').select('discussion').where('familyId', '=', begum.familyId).executeTakeFirst())
    ?.discussion
const errorsOf = (answer: { page: { errors: readonly { text: string }[] } }) =>
  answer.page.errors.map(({ text }) => text)

describe('an item of the meeting', () => {
  test('SEC-05 nothing at all is said at the first field', async () => {
    assert.deepEqual(errorsOf(await send({})), ['Write what was said, record a decision or add an action'])
    assert.equal(await discussion(), undefined)
  })

  test('SEC-05 ten thousand characters, signs from everywhere and a sign no database keeps are taken as typed', async () => {
    const long = `“${'Ünïcödé ńąmé 👩‍👧 <b>&amp;</b> '.repeat(320)}”`
    assert.ok(long.length > 10_000)
    assert.equal((await send({ discussion: `${long}\0`, then: 'stay' })).status, 303)
    assert.equal(await discussion(), long)
    const shown = await administrator.get(item)
    assert.doesNotMatch(shown.body, /<b>&amp;<\/b>/, 'it is text, never mark-up')
  })

  test('SEC-05 more than is taken is answered with a sentence, and nothing is saved', async () => {
    const answer = await send({ discussion: 'x'.repeat(3_000_000) })
    assert.equal(answer.status, 413)
    assert.equal(answer.page.heading, 'That was too much at once')
    assert.notEqual((await discussion())?.length, 3_000_000)
  })

  test('SEC-05 a decision that isn’t among those offered, a date that is none, a person who isn’t here', async () => {
    assert.deepEqual(errorsOf(await send({ [`outcome-${una}`]: 'initiate-proceedings' })), [
      'Choose the decision for Una from the list',
    ])
    const back = await send({
      [`outcome-${una}`]: 'urgent-return',
      [`return-why-${una}`]: 'Not safe',
      [`return-owner-${una}`]: '1e9',
      [`return-by-${una}-day`]: '31',
      [`return-by-${una}-month`]: '2',
      [`return-by-${una}-year`]: '2027',
    })
    assert.deepEqual(errorsOf(back), [
      'Choose who takes it there for Una',
      'By when: the date for Una must be a real date, like 19 10 2026',
    ])
    const action = await send({ 'action-1-words': 'Ring', 'action-1-doer': '99999', 'action-1-child': String(kofi) })
    assert.deepEqual(errorsOf(action), [
      'Choose who it is for from the list',
      'Choose who does it',
      'Enter the due date',
    ])
    assert.match(action.body, /Ring/)
  })

  test('SEC-02 another family’s child sent with it gets no review, whoever sends it', async () => {
    const fields = {
      child: [String(una), String(kofi)],
      [`outcome-${kofi}`]: 'continue',
      discussion: 'x',
      then: 'stay',
    }
    await send(fields)
    assert.equal((await db.selectFrom('review').selectAll().execute()).length, 0)
    assert.equal((await administrator.get(`${monday}/items/family-${begum.familyId}?child=${kofi}`)).status, 200)
    assert.doesNotMatch((await administrator.get(`${item}?child=${kofi}`)).page.text, /Decision of the chair for Kofi/)
  })

  test('SEC-05 a version that is none is somebody else’s save: both texts, nothing lost', async () => {
    const answer = await send({ discussion: 'Mine', version: 'abc' })
    assert.equal(answer.status, 409)
    assert.match(answer.body, /Mine/)
  })
})

describe('around it', () => {
  test('SEC-05 addresses that were never given lead nowhere, and break nothing', async () => {
    const addresses = [
      ...['/meetings/0001-01-01', '/meetings/9999-12-31', '/meetings/2026-02-30', '/meetings/2026-11-23.99999999999'],
      ...[`${monday}/items/family-99999999999999`, `${monday}/items/%00`, `${monday}/items/other-0`],
      ...[
        '/urgent-returns/99999999999',
        '/directions/x',
        '/filing/1/99999999999',
        '/items/x/documents',
        '/documents/0',
      ],
      ...['/overviews/9999-12-31', '/overviews/2026-11-23/versions/99999999999'],
    ]
    for (const address of addresses) assert.equal((await administrator.get(address)).status, 404, address)
  })

  test('TM-03 minutes are a whole number from 1 to 60 and an issue fits its line', async () => {
    const add = (fields: Record<string, string>) => administrator.submit(`${monday}/add`, fields, `${monday}/add`)
    for (const minutes of ['0', '61', '-1', '5.5', '1e1', '0x10', '9'.repeat(30), ' '])
      assert.deepEqual(errorsOf(await add({ issue: 'Rota', minutes })), ['Minutes must be a whole number from 1 to 60'])
    assert.deepEqual(errorsOf(await add({ issue: 'y'.repeat(201), minutes: '5' })), [
      'Issue must be 200 characters or fewer',
    ])
    assert.deepEqual(errorsOf(await add({ issue: 'Rota', minutes: '5', family: '99999999999' })), [
      'Choose which family it is about from the list',
    ])
  })

  test('TM-04 only the chair confirms: others are told who can, and made-up items confirm nothing', async () => {
    const token = (await administrator.get(item)).page.forms[0]?.fields.get('_token') ?? []
    const refused = await administrator.post(`${monday}/confirm`, { _token: token, read: '1:1' })
    assert.equal(refused.status, 403)
    assert.match(refused.page.text, /Your role doesn’t let you confirm or correct a meeting item/)
    const chair = await waymark.as(people.chair)
    const madeUp = await chair.submit(`${monday}/confirm`, { read: ['x', '99:1', '1:1’'] }, `${monday}/confirm`)
    assert.equal(madeUp.status, 409)
    const states = await db.selectFrom('agendaItem').select('state').execute()
    assert.ok(states.every(({ state }) => state !== 'confirmed'))
  })

  test('SEC-05 a session that ran out shows everything typed in an item, to send once more', async () => {
    const form = (await administrator.get(item)).page.forms.find(({ action }) => action === item)
    waymark.clock.moveTo('2026-11-23T09:40')
    const answer = await administrator.post(item, {
      ...Object.fromEntries(form?.fields ?? []),
      discussion: 'All that was said',
      [`outcome-${una}`]: 'continue',
    })
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /Sign in to save this/)
    assert.match(answer.body, /All that was said/)
  })
})
