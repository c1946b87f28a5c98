import { describe, test } from 'node:test'
import { keepTaken } from '#records/sittings/business-of-series.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, aSeat } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Monday 16 November 2026: the panel sits on Wednesdays. Heads of service admit what is asked for children of their own area.
const waymark = await openWaymark('2026-11-16T09:05')
const { db, place } = waymark
const { people } = place
const { id: panel } = await db
  .insertInto('meetingSeries')
  .values({ name: 'Gateway', weekday: 3, startsAt: '14:00' })
  .returning('id')
  .executeTakeFirstOrThrow()
await aSeat(db, panel, 1, 'Chair of the panel', 'chair', people.courtQaManager)
await db.transaction().execute((tx) => keepTaken(tx, panel, ['referrals', 'resources']))
const [cara = 0, ben = 0, silva = 0] = await Promise.all(
  ['Cara Adeyemi', 'Ben Begum', 'Rui Silva'].map(async (name) => {
    const { children } = await aFamily(db, place, name.split(' ')[1] ?? '', [{ name, bornOn: '2019-03-01' }])
    return children[0]?.childId ?? 0
  }),
)
const familyOf = async (childId: number) =>
  (await db.selectFrom('child').select('familyId').where('id', '=', childId).executeTakeFirstOrThrow()).familyId
const administrator = await waymark.as(people.administrator)
const give = (holders: readonly string[]) => administrator.submit('/settings/powers/admit', { holders })
const wednesday = `/meetings/2026-11-18.${panel}`
const agenda = async () => (await (await waymark.as(people.panelAdministrator)).get(wednesday)).page.text

/** Asks the panel as somebody; answers the page of the request. */
async function ask(who: number, childId: number): Promise<string> {
  const sent = await (
    await waymark.as(who)
  ).submit(`/families/${await familyOf(childId)}/ask-panel`, {
    ...{ children: [String(childId)], business: 'referrals', urgency: 'next', why: 'Nothing has changed at home' },
  })
  assert.equal(sent.status, 303, sent.page.text)
  return String(sent.headers['location'])
}

test('SET-07 where nobody admits requests, one stands on the agenda as soon as it is made', async () => {
  const { page } = await administrator.get('/settings/powers')
  assert.deepEqual(page.rows.find(([name]) => (name ?? '').includes('Admit'))?.slice(0, 3), [
    'Admit a request to a panel',
    'Nobody',
    'Stands as soon as it is made',
  ])
  const request = await ask(people.teamManager, silva)
  assert.match(await agenda(), /Rui Silva: asked today/)
  const admit = await (await waymark.as(people.headOfService)).get(`${request}/admit`)
  assert.equal(admit.status, 404)
})

describe('heads of service admit what is asked for children of their area', () => {
  let request = ''

  test('SET-07 a request waits in sight, on no agenda, until it is admitted; whoever asked sees who can', async () => {
    assert.equal((await give(['role head-of-service area'])).status, 303)
    const { page } = await administrator.get('/settings/powers')
    assert.ok(
      page.rows.some(
        (row) => row[1] === 'Head of service, in their own area' && row[2] === 'Waits until it is admitted',
      ),
    )
    const manager = await waymark.as(people.teamManager)
    assert.match(
      (await manager.get(`/families/${await familyOf(cara)}/ask-panel`)).page.text,
      /the head of service of the child’s own area can admit it, and then it stands on the agenda/,
    )
    request = await ask(people.teamManager, cara)
    assert.match(
      (await manager.get(request)).page.text,
      /Waits for the head of service of the child’s own area to admit it \(Gateway\)/,
    )
    assert.match((await manager.get('/panels')).page.text, /Cara Adeyemi .* Waits to be admitted Gateway/)
    assert.match(
      (await manager.get('/')).page.text,
      /Your request to Gateway: Cara Adeyemi waits to be admitted · asked today/,
    )
    assert.match((await manager.get(`/families/${await familyOf(cara)}`)).page.text, /to be admitted, asked today/)
    assert.doesNotMatch(await agenda(), /Cara/)
    assert.match(await agenda(), /Rui Silva/, 'what stood there stays')
    const planner = await waymark.as(people.panelAdministrator)
    assert.equal((await planner.get(`${request}/plan`)).status, 404, 'it is planned once it is admitted')
  })

  test('SET-07 SEC-02 who asked, a head of another area and everybody else are told who can, on the page and when they send it', async () => {
    const before = await db.selectFrom('trail').select('id').where('outcome', '=', 'refused').execute()
    for (const [who, sentence] of [
      [people.teamManager, /You asked for this, and who asks doesn’t also decide/],
      [people.chair, /You don’t decide this for a child of another area/],
      [people.panelAdministrator, /You don’t decide this: the head of service of the child’s own area can/],
    ] as const) {
      const browser = await waymark.as(who)
      const shown = await browser.get(`${request}/admit`)
      assert.deepEqual([shown.status, sentence.test(shown.page.text)], [403, true], shown.page.text)
      assert.doesNotMatch((await browser.get(request)).page.text, /Admit it or turn it down/)
      assert.equal((await browser.post(`${request}/admit`, { decision: 'admit' })).status, 403)
    }
    const after = await db.selectFrom('trail').select('id').where('outcome', '=', 'refused').execute()
    assert.ok(after.length >= before.length + 6, 'each attempt is in the trail')
  })

  test('SET-07 the head of service finds it in My work, admits it in two pages, and it stands on the agenda', async () => {
    const head = await waymark.as(people.headOfService)
    const work = (await head.get('/')).page
    assert.match(work.text, /Admit or turn down a request to Gateway: Cara Adeyemi by Hannah Lowe · asked today/)
    assert.ok(work.links.some(({ href }) => href === `${request}/admit`))
    const wrong = await head.submit(`${request}/admit`, {})
    assert.match(wrong.page.errors[0]?.text ?? '', /choose to admit it or to turn it down/i)
    const saved = await head.submit(`${request}/admit`, { decision: 'admit' })
    assert.equal(saved.status, 303, saved.page.text)
    const { text } = (await head.get(request)).page
    assert.match(text, /On the agenda: Gateway, Wed 18 Nov 2026/)
    assert.match(text, /Admitted by Sunita Rao, head of service, Mon 16 Nov 2026/)
    assert.match(await agenda(), /Cara Adeyemi: asked today/)
    assert.equal((await head.get(`${request}/admit`)).status, 404, 'it doesn’t wait any more')
  })

  test('SET-07 turned down with the reason, which whoever asked reads; it is on no agenda', async () => {
    const asked = await ask(people.teamManager, ben)
    const head = await waymark.as(people.headOfService)
    const wrong = await head.submit(`${asked}/admit`, { decision: 'turn-down' })
    assert.match(wrong.page.errors[0]?.text ?? '', /write why it is turned down/i)
    const why = 'Try a family group conference first'
    assert.equal((await head.submit(`${asked}/admit`, { decision: 'turn-down', why })).status, 303)
    const manager = await waymark.as(people.teamManager)
    const { text } = (await manager.get(asked)).page
    assert.match(text, /Turned down Mon 16 Nov 2026/)
    assert.match(
      text,
      /Turned down by Sunita Rao, head of service, Mon 16 Nov 2026\s?Why it was turned down Try a family group conference first/,
    )
    assert.match((await manager.get('/panels?show=heard')).page.text, /Ben Begum .* Turned down Mon 16 Nov 2026/)
    assert.doesNotMatch(await agenda(), /Begum/)
    const told = await db
      .selectFrom('message')
      .select(['toPersonId', 'subject', 'body'])
      .where('kind', '=', 'panel-request-ended')
      .execute()
    assert.deepEqual(
      told.map(({ toPersonId, subject }) => [toPersonId, subject]),
      [[people.teamManager, 'Your request to a panel was turned down']],
    )
    assert.ok(told[0]?.body.includes(`${asked}\n`))
    assert.doesNotMatch(told[0]?.body ?? '', /Begum|conference/)
    // Nothing stands in the way of asking again.
    await ask(people.teamManager, ben)
  })

  test('SET-07 two who decide at once: one does, the other reads how it stands, and nothing is lost', async () => {
    const { id } = await db
      .selectFrom('panelItem')
      .select('id')
      .where('admission', '=', 'awaited')
      .executeTakeFirstOrThrow()
    const [one, other] = [await waymark.as(people.headOfService), await waymark.as(people.deputy)]
    const at = `/panels/${id}/admit`
    const fields = (await other.get(at)).page.forms.find(({ action }) => action === at)?.fields ?? []
    assert.equal((await one.submit(at, { decision: 'admit' })).status, 303)
    const late = await other.post(at, { ...Object.fromEntries(fields), decision: 'turn-down', why: 'Not yet' })
    assert.notEqual(late.status, 303)
    assert.match(await agenda(), /Ben Begum/)
  })

  test('SET-07 the chair of the body asked admits where the power is the chair’s; once nobody has it, what waits stands', async () => {
    assert.equal((await give(['chair'])).status, 303)
    const { rows } = (await administrator.get('/settings/powers')).page
    assert.ok(rows.some(([, who]) => who === 'Chair of the meeting that is asked'))
    await db.updateTable('panelItem').set({ withdrawnOn: Temporal.PlainDate.from('2026-11-16'), withdrawnBy: people.teamManager, withdrawnWhy: 'Slip' }).execute() // prettier-ignore
    const [first, second] = [await ask(people.teamManager, cara), await ask(people.teamManager, silva)]
    const head = await waymark.as(people.headOfService)
    assert.equal((await head.get(`${first}/admit`)).status, 403)
    const chair = await waymark.as(people.courtQaManager)
    assert.equal((await chair.submit(`${first}/admit`, { decision: 'admit' })).status, 303)
    assert.match((await chair.get(first)).page.text, /Admitted by .*, chair, Mon 16 Nov 2026/)
    assert.doesNotMatch(await agenda(), /Rui Silva/)
    assert.equal((await give([])).status, 303)
    assert.match(await agenda(), /Rui Silva/)
    assert.match((await chair.get(second)).page.text, /On the agenda/)
  })

  test('SET-07 PP-01 what a meeting put off while nobody admitted doesn’t wait to be admitted once somebody is given the power again', async () => {
    waymark.clock.moveTo('2026-11-18T14:05')
    const { id } = await db
      .selectFrom('panelItem')
      .innerJoin('panelItemChild', 'panelItemId', 'id')
      .select('id')
      .where('childId', '=', silva)
      .where('withdrawnOn', 'is', null)
      .executeTakeFirstOrThrow()
    const [minutes, attendance] = [await waymark.as(people.panelAdministrator), `${wednesday}/attendance`]
    await minutes.submit(attendance, { rest: 'present' }, attendance)
    const item = `${wednesday}/items/panel-${id}`
    const putOff = { [`panel-outcome-${silva}`]: 'deferred', [`panel-until-${silva}`]: '24/11/2026', 'panel-reasons': 'No report yet' } // prettier-ignore
    assert.equal((await minutes.submit(item, putOff, item)).status, 303)
    await (await waymark.as(people.administrator)).submit('/settings/powers/admit', { holders: ['role head-of-service area'] }) // prettier-ignore
    assert.match((await minutes.get(`/panels/${id}`)).page.text, /Put off: Gateway, Wed 25 Nov 2026/)
    assert.match((await minutes.get(`/meetings/2026-11-25.${panel}`)).page.text, /Rui Silva/)
  })

  test('SET-07 SEC-05 whose power is given to somebody else while they write reads who decides, with what was typed', async () => {
    const asked = await ask(people.teamManager, ben)
    const head = await waymark.as(people.headOfService)
    const { forms } = (await head.get(`${asked}/admit`)).page
    const opened = Object.fromEntries(forms.find(({ fields }) => fields.has('why'))?.fields ?? [])
    await (await waymark.as(people.administrator)).submit('/settings/powers/admit', { holders: ['role divisional-director'] }) // prettier-ignore
    const late = await head.post(`${asked}/admit`, { ...opened, decision: 'turn-down', why: 'Try the clinic first' })
    assert.equal(late.status, 403)
    assert.match(late.page.text, /You don’t decide this: the Divisional Director can.* Try the clinic first/)
    const toldOf = /Nobody has admitted a request to Gateway: Ben Begum waits 5 days/
    assert.doesNotMatch((await (await waymark.as(people.panelAdministrator)).get('/')).page.text, toldOf)
    waymark.clock.moveTo('2026-11-23T09:00')
    assert.match((await (await waymark.as(people.panelAdministrator)).get('/')).page.text, toldOf)
    assert.doesNotMatch((await (await waymark.as(people.headOfService)).get('/')).page.text, toldOf)
  })

  test('SET-07 the database refuses an admission by whoever asked, of another power, or without who', async () => {
    const given = { holder: 'role', role: 'head-of-service' } as const
    const idOf = async (does: 'admit' | 'extend', untilOn: Temporal.PlainDate | null) =>
      (
        await db
          .insertInto('power')
          .values({ does, ...given, untilOn })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    const [power, other] = [await idOf('admit', null), await idOf('extend', null)]
    const ended = await idOf('admit', Temporal.PlainDate.from('2026-11-01'))
    const admissionOn = Temporal.PlainDate.from('2026-11-16')
    const whole = {
      admission: 'admitted',
      admissionOn,
      admissionBy: people.headOfService,
      admissionAs: 'chair',
    } as const
    for (const [wrong, constraint] of [
      [{ ...whole, askedBy: people.headOfService, admissionPowerId: power }, 'never_admitted_by_who_asked'],
      [{ ...whole, admissionPowerId: other }, 'fkey'],
      [{ ...whole, admissionPowerId: null }, 'admission_is_whole'],
      [{ ...whole, admissionPowerId: ended }, 'did not have the power'],
      [{ admission: 'turned-down', admissionOn: null }, 'turned_down|admission_is_whole'],
    ] as const)
      await assert.rejects(db.updateTable('panelItem').set(wrong).execute(), new RegExp(constraint), constraint)
  })
})
