import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people, teams } = place
const decidedOn = '2026-10-05'
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', bornOn: '2017-03-01', decidedOn, socialWorkerId: people.socialWorker },
  { name: 'Ben Ash', bornOn: '2019-03-01', decidedOn, socialWorkerId: people.socialWorker },
  { name: 'Cal Ash', bornOn: '2021-03-01', decidedOn, socialWorkerId: people.socialWorker },
  { name: 'Dee Ash', bornOn: '2023-03-01', socialWorkerId: people.socialWorker },
])
const [ann = 0, ben = 0, cal = 0, dee = 0] = ash.children.map(({ childId }) => childId)
const family = `/families/${ash.familyId}`
const ask = `${family}/ask-resource`
const worker = await waymark.as(people.socialWorker)
const manager = await waymark.as(people.teamManager)
const serviceManager = await waymark.as(people.serviceManager)
const head = await waymark.as(people.headOfService)
const director = await waymark.as(people.divisionalDirector)
const test1 = {
  kind: 'hair-strand-testing',
  what: 'Hair strand testing of the mother, six months',
  why: 'Whether she has stopped since the summer',
}
type Answers = Parameters<typeof worker.submit>[1]
const answers = (more: Answers): Answers => ({ ...test1, cost: '450', children: [ann, ben].map(String), ...more })
/** Asks as the social worker, unless somebody else does; its address. */
async function asked(more: Answers = {}, by = worker): Promise<string> {
  const saved = await by.submit(ask, answers(more))
  assert.equal(saved.status, 303, saved.page.text)
  return String(saved.headers['location'])
}
/** What a form holds when it is opened, to be sent later. */
const held = async (browser: typeof worker, address: string) => {
  const form = (await browser.get(address)).page.forms.find(
    ({ method, action }) => method === 'post' && (action === '' || action === address),
  )
  return Object.fromEntries(form?.fields ?? [])
}
const rows = () => db.selectFrom('resourceRequest').selectAll().orderBy('id').execute()
const kept = async (address: string) =>
  db
    .selectFrom('resourceRequest')
    .selectAll()
    .where('id', '=', Number(address.split('/').at(-1)))
    .executeTakeFirstOrThrow()

test('PP-07 from the family’s page the case holder asks for a resource for some of the siblings: what, what it costs, which question', async () => {
  assert.ok((await worker.get(family)).page.links.some(({ href }) => href === ask))
  const form = (await worker.get(ask)).page.text
  assert.match(
    form,
    /It goes by what it costs: up to £2,500 to the service manager of the child’s own area, up to £10,000 to the head of service of the child’s own area and above that to the Divisional Director\. Whoever asks doesn’t agree it/,
  )
  assert.match(form, /Ann/)
  assert.doesNotMatch(form, /Dee/, 'nothing is asked for a child who isn’t in pre-proceedings')
  const address = await asked()
  const page = (await worker.get(address)).page
  assert.match(page.text, /Ann and Ben Ash/)
  assert.match(page.text, /Waits for the service manager of the child’s own area; asked for today/)
  assert.match(page.text, /Cost\s?£450/)
  assert.match(
    (await worker.get(family)).page.text,
    /Resources\s.*Hair strand testing, Ann and Ben.*£450, asked for on Mon 23 Nov 2026.*asked for today/,
  )
  assert.match(
    (await worker.get('/')).page.text,
    /You asked for hair strand testing: Ann and Ben Ash.*£450 · asked for today for the service manager/,
  )
  const [row] = await rows()
  assert.deepEqual([row?.askedPence, row?.askedBy, row?.decision], [45000, people.socialWorker, null])
})

test('PP-07 each wrong answer gets its sentence at its field, and nothing is lost', async () => {
  const before = (await rows()).length
  const empty = await worker.submit(ask, {})
  assert.deepEqual(
    empty.page.errors.map(({ href }) => href),
    ['#children', '#kind', '#what', '#cost', '#why'],
  )
  for (const [cost, sentence] of [
    ['450.5', /Cost must be in pounds, like 2,500 or 2,500\.50/],
    ['about 450', /Cost must be in pounds/],
    ['4,50', /Cost must be in pounds/],
    ['-450', /Cost must be in pounds/],
    ['0', /Cost must be more than £0/],
    ['1,000,000.01', /Cost must be £1,000,000 or less/],
  ] as const) {
    const wrong = await worker.submit(ask, answers({ cost }))
    assert.deepEqual([wrong.status, wrong.page.errors[0]?.href], [422, '#cost'], cost)
    assert.match(wrong.page.errors[0]?.text ?? '', sentence)
    assert.match(wrong.page.text, /Whether she has stopped since the summer/)
  }
  const notOpen = await worker.submit(ask, answers({ children: String(dee) }))
  assert.equal(notOpen.page.errors[0]?.href, '#children')
  assert.equal((await rows()).length, before)
})

test('PP-07 it is decided in two pages from My work, beside what was agreed before; the record says by whom, as what, when and how much', async () => {
  const [first] = await rows()
  const address = `/resources/${first?.id ?? 0}`
  const home = (await serviceManager.get('/')).page
  assert.match(home.text, /Decide on hair strand testing: Ann and Ben Ash.*£450 · by Grace Oyelaran · asked for today/)
  assert.ok(home.links.some(({ href }) => href === `${address}/decide`))
  for (const other of [head, director])
    assert.doesNotMatch(
      (await other.get('/')).page.text,
      /Decide on hair strand testing/,
      'it goes to the lowest limit first',
    )
  const form = (await serviceManager.get(`${address}/decide`)).page.text
  assert.match(form, /Asked for before\s?Nothing was asked for these children or their siblings/)
  assert.match(form, /Agree £450, as asked/)
  const saved = await serviceManager.submit(`${address}/decide`, { decision: 'agreed', amount: '', reasons: '' })
  assert.equal(saved.status, 303, saved.page.text)
  const row = await kept(address)
  assert.deepEqual(
    [row.decision, row.agreedPence, row.decidedBy, row.decidedAs, row.decidedOn?.toString()],
    ['agreed', 45000, people.serviceManager, 'service-manager', '2026-11-23'],
  )
  assert.match((await worker.get(address)).page.text, /Agreed, £450.*By\s?Paula Marsden, service manager/)
  assert.doesNotMatch((await serviceManager.get('/')).page.text, /Decide on hair strand testing/)
  assert.match((await worker.get('/')).page.text, /You asked for hair strand testing: Ann and Ben Ash.*agreed, £450/)
  const history = (await worker.get(`${family}/history`)).page.text
  assert.match(history, /Resource asked for changed.*Decision: nothing → Agreed.*Cost agreed: nothing → £450/)
  assert.match(
    history,
    /Resource asked for added.*Kind: Hair strand testing.*Children: Ann Ash and Ben Ash.*Cost asked for: £450/,
  )
})

test('PP-07 SET-07 what costs more goes to whoever has the limit: others are told who does, and the trail keeps that they tried', async () => {
  const address = await asked({ kind: 'expert-assessment', cost: '£2,500.01', children: String(cal) })
  const home = (await head.get('/')).page.text
  assert.match(home, /Decide on expert assessment: Cal Ash.*£2,500\.01/)
  const past = await serviceManager.get(`${address}/decide`)
  assert.equal(past.status, 403)
  assert.match(
    past.page.text,
    /It costs £2,500\.01, which is past your limit: the head of service of the child’s own area can decide it/,
  )
  assert.equal(
    (await serviceManager.post(`${address}/decide`, { ...(await held(serviceManager, ask)), decision: 'agreed' }))
      .status,
    403,
  )
  assert.equal((await waymark.trail()).at(-1)?.because, 'past-the-limit')
  const elsewhere = await (await waymark.as(people.chair)).get(`${address}/decide`)
  assert.match(elsewhere.page.text, /You don’t decide this for a child of another area/)
  assert.equal((await kept(address)).decision, null)
  assert.equal(
    (await head.submit(`${address}/decide`, { decision: 'refused', reasons: 'The genetics report answers it' })).status,
    303,
  )
  const page = (await worker.get(address)).page.text
  assert.match(page, /Refused, £2,500\.01.*By\s?Sunita Rao, head of service.*Reasons\s?The genetics report answers it/)
})

test('PP-07 a part is agreed with its amount and reasons; the next decision shows it beside, and a sibling’s own as the sibling’s', async () => {
  const address = await asked({ cost: '1,200', children: String(cal) })
  const decide = (decision: string, amount: string, reasons: string) =>
    serviceManager.submit(`${address}/decide`, { decision, amount, reasons })
  for (const [decision, amount, reasons, href] of [
    ['agreed-in-part', '', 'Three months are enough', '#amount'],
    ['agreed-in-part', '1,200', 'Three months are enough', '#amount'],
    ['agreed-in-part', '600', '', '#reasons'],
    ['agreed', '600', '', '#amount'],
    ['refused', '', '', '#reasons'],
    ['', '', '', '#decision'],
  ] as const) {
    const wrong = await decide(decision, amount, reasons)
    assert.deepEqual([wrong.status, wrong.page.errors[0]?.href], [422, href], `${decision} ${amount} ${reasons}`)
  }
  assert.equal((await decide('agreed-in-part', '600', 'Three months are enough')).status, 303)
  assert.deepEqual([(await kept(address)).decision, (await kept(address)).agreedPence], ['agreed-in-part', 60000])
  const next = await asked({ children: String(ann) })
  const form = (await serviceManager.get(`${next}/decide`)).page.text
  assert.match(form, /Hair strand testing, Cal .*Agreed in part, £600 of £1,200, Mon 23 Nov 2026/)
  assert.match(form, /Expert assessment, Cal .*Refused, £2,500\.01, Mon 23 Nov 2026/)
  assert.match(form, /Agreed for the family so far: £1,050/)
  await serviceManager.submit(`${next}/decide`, { decision: 'refused', reasons: 'One was done' })
})

test('PP-07 SET-07 whoever asked doesn’t agree it, whatever their limit; it isn’t in their work to decide', async () => {
  const address = await asked({ children: String(ann) }, serviceManager)
  const told = await serviceManager.get(`${address}/decide`)
  assert.equal(told.status, 403)
  assert.match(told.page.text, /You asked for this, and who asks doesn’t also decide/)
  assert.doesNotMatch((await serviceManager.get('/')).page.text, /Decide on hair strand testing/)
  assert.equal((await head.submit(`${address}/decide`, { decision: 'agreed' })).status, 303, 'a higher limit covers it')
  assert.equal((await kept(address)).decidedAs, 'head-of-service')
})

test('PP-07 the database itself refuses who asked, an amount past the limit, and who had no power that day', async () => {
  const { id, askedBy } = await kept(await asked({ cost: '3,000', children: String(ann) }))
  const power = async (role: 'service-manager' | 'head-of-service' | 'divisional-director') =>
    (
      await db
        .selectFrom('power')
        .select('id')
        .where('does', '=', 'resources')
        .where('role', '=', role)
        .executeTakeFirstOrThrow()
    ).id
  const decide = (set: object) =>
    db
      .updateTable('resourceRequest')
      .set({ decision: 'agreed', agreedPence: 300000, decidedOn: Temporal.PlainDate.from('2026-11-23'), ...set })
      .where('id', '=', id)
      .execute()
  const as = { decidedAs: 'head-of-service', powerId: await power('head-of-service') }
  await assert.rejects(
    decide({ ...as, decidedBy: people.serviceManager, powerId: await power('service-manager') }),
    /does not reach to 300000 pence/,
  )
  await assert.rejects(decide({ ...as, decidedBy: people.teamManager }), /did not have the power/)
  await assert.rejects(
    decide({ ...as, decidedBy: people.headOfService, agreedPence: 300001 }),
    /resource_amount_agreed/,
  )
  await db
    .insertInto('roleHolding')
    .values({
      personId: askedBy,
      role: 'divisional-director',
      teamId: null,
      serviceId: null,
      startsOn: Temporal.PlainDate.from('2026-11-01'),
      endsOn: null,
    })
    .execute()
  await assert.rejects(
    decide({ decidedAs: 'divisional-director', powerId: await power('divisional-director'), decidedBy: askedBy }),
    /resource_never_decided_by_who_asked/,
  )
  await db.deleteFrom('roleHolding').where('personId', '=', askedBy).where('role', '=', 'divisional-director').execute()
  await decide({ ...as, decidedBy: people.headOfService })
})

test('PP-07 of two who decide at once the second is told what the first decided; a form sent twice asks once', async () => {
  const before = (await rows()).length
  const twice = { ...(await held(worker, ask)), ...answers({ children: String(ann) }) }
  const sent = await Promise.all([worker.post(ask, twice), worker.post(ask, twice)])
  assert.deepEqual(
    sent.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await rows()).length, before + 1)
  const address = String(sent[0].headers['location'])
  const [one, other] = [await held(serviceManager, `${address}/decide`), await held(head, `${address}/decide`)]
  const answered = await Promise.all([
    serviceManager.post(`${address}/decide`, { ...one, decision: 'agreed' }),
    head.post(`${address}/decide`, { ...other, decision: 'refused', reasons: 'Not now' }),
  ])
  assert.equal(answered.filter(({ status }) => status === 303).length, 1)
  assert.match(answered.find(({ status }) => status !== 303)?.page.text ?? '', /it was (agreed|refused), £450/)
})

test('PP-07 it is withdrawn with the reason, by whoever could ask; nobody decides it then', async () => {
  const address = await asked({ children: String(ann) })
  assert.equal((await director.get(`${address}/withdraw`)).status, 403)
  assert.match(
    (await worker.submit(`${address}/withdraw`, {})).page.errors[0]?.text ?? '',
    /write why it isn’t needed/i,
  )
  const late = await held(serviceManager, `${address}/decide`)
  assert.equal(
    (await manager.submit(`${address}/withdraw`, { why: 'The mother agreed to a test of her own' })).status,
    303,
  )
  assert.match((await worker.get(address)).page.text, /Withdrawn.*Hannah Lowe.*The mother agreed to a test of her own/)
  const decided = await serviceManager.post(`${address}/decide`, { ...late, decision: 'agreed' })
  assert.match(decided.page.text, /it was withdrawn/)
  assert.equal((await kept(address)).decision, null)
})

test('PP-07 it closes by itself once nobody is left in pre-proceedings for whom it was asked, and says so', async () => {
  const address = await asked({ children: [ben, cal].map(String) })
  const end = (childId: number) =>
    manager.submit(`${family}/end`, {
      children: String(childId),
      ending: 'other',
      endedOn: '23/11/2026',
      words: 'The family moved in with the grandparents',
    })
  assert.equal((await end(ben)).status, 303)
  assert.match((await serviceManager.get('/')).page.text, /Decide on hair strand testing: Cal Ash/)
  assert.match((await worker.get(address)).page.text, /No longer for\s?Ben Ash: pre-proceedings have ended/)
  assert.equal((await end(cal)).status, 303)
  assert.doesNotMatch((await serviceManager.get('/')).page.text, /Decide on hair strand testing: Cal/)
  assert.match((await worker.get(address)).page.text, /Closed by itself, as pre-proceedings have ended/)
  assert.match(
    (await worker.get(`${family}/history`)).page.text,
    /Closed by itself, as pre-proceedings ended: nothing → Mon 23 Nov 2026/,
  )
})

test('PP-07 FAM-05 SEC-02 what is asked for one sibling isn’t shown of another, and whoever doesn’t see each child doesn’t decide', async () => {
  const birch = await aFamily(db, place, 'Birch', [
    { name: 'Eve Birch', bornOn: '2017-03-01', decidedOn, teamId: teams.east },
    { name: 'Finn Birch', bornOn: '2019-03-01', decidedOn, teamId: teams.inCare },
  ])
  const [eve = 0, finn = 0] = birch.children.map(({ childId }) => childId)
  const at = `/families/${birch.familyId}/ask-resource`
  const administrator = await waymark.as(people.panelAdministrator)
  const own = await administrator.submit(at, answers({ children: String(finn), what: 'A test for Finn alone' }))
  const both = await administrator.submit(at, answers({ children: [eve, finn].map(String), what: 'A test for both' }))
  const vera = await aPerson(db, 'Vera Holt', 'service-manager', { serviceId: place.services.operational })
  const ofEast = await waymark.as(vera)
  const page = (await ofEast.get(`/families/${birch.familyId}`)).page.text
  assert.doesNotMatch(page, /A test for Finn alone|Finn/)
  assert.match(page, /A test for both/)
  assert.doesNotMatch((await ofEast.get(`/families/${birch.familyId}/history`)).page.text, /A test for/)
  assert.equal((await ofEast.get(String(own.headers['location']))).status, 404)
  const decide = await ofEast.get(`${String(both.headers['location'])}/decide`)
  assert.equal(decide.status, 403)
  assert.match(decide.page.text, /It is also for a child you don’t see/)
  assert.equal(
    (await director.submit(`${String(both.headers['location'])}/decide`, { decision: 'agreed' })).status,
    303,
  )
  await db
    .insertInto('restriction')
    .values({
      familyId: birch.familyId,
      reason: 'A relative works here',
      startsOn: Temporal.PlainDate.from('2026-11-01'),
      reviewOn: Temporal.PlainDate.from('2027-01-01'),
      approvedBy: people.chair,
    })
    .execute()
  assert.equal((await director.get(String(both.headers['location']))).status, 404)
})

test('PP-07 after five days that nobody decided it, whoever has a higher limit is told as well', async () => {
  const address = await asked({ children: String(ann) })
  await sql`update resource_request set asked_on = '2026-11-18' where id = ${Number(address.split('/').at(-1))}`.execute(
    db,
  )
  assert.match((await head.get('/')).page.text, /Decide on hair strand testing: Ann Ash.*waits 5 days.*Waits long/)
})

test('PP-07 SEC-02 it is asked for by the team, the Court QA Manager and the panel administrator, and by nobody else', async () => {
  for (const [who, status] of [
    [people.socialWorker, 200],
    [people.teamManager, 200],
    [people.headOfService, 200],
    [people.panelAdministrator, 200],
    [people.divisionalDirector, 403],
    [people.solicitor, 403],
    [people.administrator, 403],
    [await aPerson(db, 'Lena Other', 'social-worker', { teamId: teams.east }), 404],
  ] as const)
    assert.equal((await (await waymark.as(who)).get(ask)).status, status)
})

test('PP-07 SET-07 the authority sets up to which amount who agrees; what was decided by an earlier limit stays decided', async () => {
  const administrator = await waymark.as(people.administrator)
  const at = '/settings/powers/resources'
  const form = (await administrator.get(at)).page
  assert.match(form.text, /A request goes to whoever has the lowest limit that covers what it costs/)
  const before = await kept(await asked({ cost: '2,000', children: String(ann) }))
  assert.equal((await serviceManager.submit(`/resources/${before.id}/decide`, { decision: 'agreed' })).status, 303)
  const waits = await asked({ cost: '2,000', children: String(ann) })
  const limits = {
    teamManager: '200',
    serviceManager: '1,500',
    headOfService: '',
    divisionalDirector: '',
    limitless: 'head-of-service',
  }
  const wrong = await administrator.submit(at, { ...limits, serviceManager: '150' })
  assert.deepEqual([wrong.status, wrong.page.errors[0]?.href], [422, '#serviceManager'])
  assert.match(wrong.page.errors[0]?.text ?? '', /must be more than the team manager’s limit/)
  assert.equal((await administrator.submit(at, limits)).status, 303)
  const settings = (await administrator.get('/settings/powers')).page.text
  assert.match(
    settings,
    /Team manager, in their own area, up to £200Service manager, in their own area, up to £1,500Head of service, in their own area, without a limit/,
  )
  assert.match(
    settings,
    /Agree or refuse a resource: Divisional Director, without a limit; .*up to £2,500 → Head of service.*up to £1,500/,
  )
  assert.equal((await kept(`/resources/${before.id}`)).decision, 'agreed')
  assert.match((await worker.get(waits)).page.text, /Waits for the head of service of the child’s own area/)
  const refused = await serviceManager.get(`${waits}/decide`)
  assert.match(refused.page.text, /past your limit: the head of service of the child’s own area can decide it/)
  assert.match(
    (await worker.get(ask)).page.text,
    /up to £200 to the team manager of the child’s own area, up to £1,500 to the service manager of the child’s own area and above that to the head of service of the child’s own area/,
  )
  const small = await asked({ cost: '200', children: String(ann) })
  assert.equal((await manager.submit(`${small}/decide`, { decision: 'agreed' })).status, 303)
})

test('PP-07 what waits stands in one list with who decides it and its days, above a quarter’s totals by kind; restricted families aren’t counted', async () => {
  const cedar = await aFamily(db, place, 'Cedar', [
    { name: 'Cy Cedar', bornOn: '2018-03-01', decidedOn, teamId: teams.inCare },
  ])
  const [cy = 0] = cedar.children.map(({ childId }) => childId)
  const ofCedar = {
    familyId: cedar.familyId,
    what: 'A test',
    why: 'To know',
    askedBy: people.socialWorker,
    askedOn: Temporal.PlainDate.from('2026-08-03'),
  }
  const add = async (more: object) => {
    const { id } = await db
      .insertInto('resourceRequest')
      .values({ ...ofCedar, kind: 'other', askedPence: 10000, ...more })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('resourceRequestChild')
      .values({ requestId: id, childId: cy, episodeId: cedar.children[0]?.episodeId ?? 0 })
      .execute()
  }
  const power = await db
    .selectFrom('power')
    .select('id')
    .where('does', '=', 'resources')
    .where('upToPence', 'is', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const by = {
    decidedBy: people.divisionalDirector,
    decidedAs: 'divisional-director',
    powerId: power.id,
    reasons: 'Enough',
  }
  await add({ ...by, decision: 'agreed', agreedPence: 10000, decidedOn: Temporal.PlainDate.from('2026-08-05') })
  await add({ ...by, decision: 'agreed-in-part', agreedPence: 2550, decidedOn: Temporal.PlainDate.from('2026-08-13') })
  await add({
    ...by,
    kind: 'hair-strand-testing',
    decision: 'refused',
    decidedOn: Temporal.PlainDate.from('2026-10-02'),
  })
  await add({
    kind: 'hair-strand-testing',
    closedOn: Temporal.PlainDate.from('2026-08-04'),
    closedBecause: 'pre-proceedings-ended',
  })
  await add({})
  const qa = await waymark.as(people.courtQaManager)
  const page = (await qa.get('/resources?quarter=2026-07')).page
  assert.match(
    page.text,
    /Cy Cedar Another resource ?A test £100 Mon 3 Aug 2026, Grace Oyelaran 112 days The team manager of the child’s own area/,
  )
  const totals = page.rows.filter(([kind]) => /^(Hair strand|Another|All)/.test(kind ?? ''))
  assert.deepEqual(totals.slice(-3), [
    ['Hair strand testing', '2, £200', '0', '1, £100', '1, £100', '0', '60 days, at most 60 days'],
    ['Another resource', '3, £300', '2, £125.50, 1 of them in part', '0', '0', '1, £100', '10 days, at most 10 days'],
    ['All', '5, £500', '2, £125.50, 1 of them in part', '1, £100', '1, £100', '1, £100', '10 days, at most 60 days'],
  ])
  assert.match(page.text, /Earlier, April to June 2026.*Later, October to December 2026/)
  await db
    .insertInto('restriction')
    .values({
      familyId: cedar.familyId,
      reason: 'A relative works here',
      startsOn: Temporal.PlainDate.from('2026-11-01'),
      reviewOn: Temporal.PlainDate.from('2027-01-01'),
      approvedBy: people.chair,
    })
    .execute()
  const without = (await qa.get('/resources?quarter=2026-07')).page.text
  assert.match(without, /Nothing was asked for in these months/)
  assert.doesNotMatch(without, /Cedar/)
})

test('PP-07 PP-06 from a review’s item in the meeting it is asked for and comes back there; what waits stands at the item and on the tracker', async () => {
  const gorse = await aFamily(db, place, 'Gorse', [{ name: 'Gil Gorse', bornOn: '2018-03-01', decidedOn }])
  const [gil = 0] = gorse.children.map(({ childId }) => childId)
  const panel = await waymark.as(people.panelAdministrator)
  const item = `/meetings/2026-11-23/items/family-${gorse.familyId}`
  const from = `/families/${gorse.familyId}/ask-resource?meeting=2026-11-23&item=family-${gorse.familyId}`
  assert.ok((await panel.get(item)).page.links.some(({ href }) => href === from))
  const wrong = await panel.submit(from, answers({ children: String(gil), cost: 'much' }))
  assert.equal(wrong.status, 422)
  assert.ok(
    wrong.page.links.some(({ href }) => href === item),
    'the way back stays',
  )
  const saved = await panel.submit(from, answers({ children: String(gil) }))
  assert.equal(saved.headers['location'], item, saved.page.text)
  const shown = (await panel.get(item)).page
  assert.match(
    shown.text,
    /Hair strand testing asked for, Gil Gorse What ?Hair strand testing of the mother, six months ?Cost ?£450 ?Asked for by ?Dawn Pickering, Mon 23 Nov 2026 ?How long ?asked for today/,
  )
  const tracker = (await panel.get('/tracker')).page
  assert.match(tracker.text, /Gil Gorse.*Hair strand testing, £450, asked for on Mon 23 Nov 2026: waits since today\./)
  assert.match((await panel.get('/tracker?view=table')).page.text, /Gil Gorse Asked ?Hair strand testing, £450/)
  assert.ok(tracker.links.some(({ href }) => href === '/resources'))
  const id = (await rows()).at(-1)?.id ?? 0
  await panel.submit(`/resources/${id}/withdraw`, { why: 'Done privately' })
  assert.doesNotMatch(
    (await panel.get('/tracker?view=table')).page.text,
    /Gil Gorse Asked ?Hair strand testing/,
    'what was withdrawn holds nobody up',
  )
  assert.doesNotMatch((await panel.get(item)).page.text, /Hair strand testing asked for/)
})
