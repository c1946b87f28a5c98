import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, countsOf, wizardOf } from '#test/support/import-wizard.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people, teams } = place
const panel = await waymark.as(people.panelAdministrator)
const { bring, load } = wizardOf(await waymark.as(people.administrator))

const childCalled = (name: string) =>
  db.selectFrom('child').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
const join = (from: number, reference: string) => panel.submit(`/families/${from}/join?reference=${reference}`, {}, '')
const tracker = {
  headings: 'LCS ID, Family, Child, DOB / EDD, Team, LGP date, LGP decn',
  rows: [
    {
      'LCS ID': 1001,
      Family: 'Cole',
      Child: 'Amira Cole',
      'DOB / EDD': day('2015-03-01'),
      Team: 'Safeguarding East',
      'LGP date': day('2026-09-28'),
      'LGP decn': 'B',
    },
  ],
}
const privately = {
  headings: 'LCS ID, Child, Type, Date of order, Due, SW',
  rows: [
    {
      Child: 'Noah Brand',
      Type: 's7',
      'Date of order': day('2026-10-05'),
      Due: day('2026-12-07'),
      SW: 'Grace Oyelaran',
    },
  ],
}
const actions = { headings: 'Child, Action', rows: [{ Child: 'Brand family', Action: 'Meet the father' }] }

test('FAM-06 in Private each child is its own until a person joins them; the next import knows the child in the joined family', async () => {
  const workbook = await aWorkbook({ Tracker: tracker, Private: privately, Actions: actions })
  const first = await bring(workbook)
  await load(first)
  const [noah, amira] = [await childCalled('Noah Brand'), await childCalled('Amira Cole')]
  assert.notEqual(noah.familyId, amira.familyId)
  assert.ok((await panel.get(`/families/${noah.familyId}`)).page.links.some(({ href }) => href.endsWith('/join')))
  const { reference } = await db.selectFrom('family').select('reference').where('id', '=', amira.familyId).executeTakeFirstOrThrow() // prettier-ignore

  const both = await panel.get(`/families/${noah.familyId}/join?reference=${reference.toLowerCase()}`)
  assert.match(both.page.text, /Brand family, [\w-]+: joining Noah Brand/)
  assert.match(both.page.text, /Cole family, [\w-]+: there already Amira Cole, born Sun 1 Mar 2015/)
  const joined = await join(noah.familyId, reference)
  assert.equal(joined.headers['location'], `/families/${amira.familyId}`)
  const family = await panel.get(`/families/${amira.familyId}`)
  assert.match(family.page.text, /Noah/)
  assert.match(family.page.text, /Meet the father/)
  assert.match(family.page.text, /Family name: Brand, [\w-]+ → Cole, [\w-]+/)
  const old = await panel.get(`/families/${noah.familyId}`)
  assert.deepEqual([old.status, old.headers['location']], [303, `/families/${amira.familyId}`])
  assert.match(family.page.text, /The Brand family, [\w-]+, was joined with this one/)

  const told = await db.selectFrom('importFinding').select('familyId').where('childId', '=', noah.id).execute()
  assert.deepEqual([...new Set(told.map((each) => each.familyId))], [amira.familyId])

  const again = await bring(workbook)
  const preview = await wizardPage(again)
  for (const kind of ['Families', 'Children', 'Private proceedings'])
    assert.deepEqual(countsOf(preview, kind)?.slice(0, 2), ['0', '0'], kind)
  assert.match((await wizardPage(first)).page.text, /can’t be undone any more.* Child \(Noah Brand\): changed since/)
})

test('FAM-02 a family is joined with one that is there, another, and kept by the same person', async () => {
  const from = await aFamily(db, place, 'Ash', [{ name: 'Ida Ash', bornOn: '2016-02-01' }])
  for (const [reference, sentence] of [
    ['', /Enter the reference of the other family/],
    ['NB-0', /No other family whose record you keep has the reference NB-0/],
    [from.reference, /No other family/],
  ] as const) {
    const asked = await panel.get(`/families/${from.familyId}/join?reference=${reference}`)
    assert.match(asked.page.errors[0]?.text ?? '', sentence)
    assert.equal(asked.page.errors[0]?.href, '#reference')
  }
  assert.equal((await panel.get('/families/99999/join')).status, 404)
  const worker = await waymark.as(people.socialWorker)
  const mixed = await aFamily(db, place, 'Elm', [
    { name: 'Bo Elm', bornOn: '2016-02-01' },
    { name: 'Cy Elm', bornOn: '2017-02-01', teamId: teams.west, socialWorkerId: people.otherSocialWorker },
  ])
  const other = await worker.submit(`/families/${mixed.familyId}/join?reference=${from.reference}`, {}, '')
  assert.equal(other.status, 403)
  assert.match(other.page.text, /with another team, so you can’t move all of them. The panel administrator can/)
})

test('FAM-05 a restricted family isn’t joined, for that would change who sees it', async () => {
  const from = await aFamily(db, place, 'Oak', [{ name: 'Di Oak', bornOn: '2016-02-01' }])
  const to = await aFamily(db, place, 'Fir', [{ name: 'Ed Fir', bornOn: '2016-02-01' }])
  await restrict(db, from.familyId, people.chair, [people.panelAdministrator])
  const refused = await join(from.familyId, to.reference)
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /One of the two families is restricted/)
  assert.equal((await childCalled('Di Oak')).familyId, from.familyId)
})

test('SEC-05 who joins a family that somebody else has joined meanwhile is told', async () => {
  const from = await aFamily(db, place, 'Yew', [{ name: 'Flo Yew', bornOn: '2016-02-01' }])
  const to = await aFamily(db, place, 'Bay', [{ name: 'Gus Bay', bornOn: '2016-02-01' }])
  const form = (await panel.get(`/families/${from.familyId}/join?reference=${to.reference}`)).page.forms.find(
    ({ action, method }) => action === '' && method === 'post',
  )
  await db.updateTable('family').set({ version: 2 }).where('id', '=', from.familyId).execute()
  const sent = await panel.post(`/families/${from.familyId}/join`, Object.fromEntries(form?.fields ?? []))
  assert.equal(sent.status, 409)
  assert.equal((await childCalled('Flo Yew')).familyId, from.familyId)
})

test('FAM-02 the old address and reference lead to the joined family, and its history from before is read there', async () => {
  const from = await aFamily(db, place, 'Rowan', [{ name: 'Hal Rowan', bornOn: '2016-02-01' }])
  const to = await aFamily(db, place, 'Alder', [{ name: 'Jo Alder', bornOn: '2016-02-01' }])
  await panel.submit(`/families/${from.familyId}/name`, { familyName: 'Rowan-Tree' })
  const opened = (await panel.get(`/families/${from.familyId}/actions/new`)).page.forms.find(({ fields }) =>
    fields.has('words'),
  )
  assert.equal((await join(from.familyId, to.reference)).status, 303)

  for (const rest of ['', '/history', '/end'])
    assert.equal(
      (await panel.get(`/families/${from.familyId}${rest}`)).headers['location'],
      `/families/${to.familyId}${rest}`,
    )
  const { page } = await panel.get(`/families/${to.familyId}/history`)
  assert.match(page.text, /Rowan → Rowan-Tree/)
  const found = await panel.submit('/', { q: from.reference }, '/search')
  const answer = await panel.get(String(found.headers['location']))
  assert.match(`${JSON.stringify(answer.headers)} ${answer.body}`, new RegExp(`/families/${to.familyId}`))

  // Typed while the family was joined: every word comes back, with where it went.
  const typed = { ...Object.fromEntries(opened?.fields ?? []), words: 'Ask the grandmother about Sundays' }
  const gone = await panel.post(`/families/${from.familyId}/actions/new`, typed)
  assert.equal(gone.status, 404)
  assert.match(gone.body, /Ask the grandmother about Sundays/)
  assert.match(gone.body, new RegExp(`href="/families/${to.familyId}/actions/new"`))
  const stranger = await waymark.as(people.otherSocialWorker)
  assert.equal((await stranger.get(`/families/${from.familyId}`)).status, 404)
})

test('FAM-02 SEC-05 what is typed at a meeting’s item while its family is joined comes back, and the item’s old address leads on', async () => {
  waymark.clock.moveTo('2026-11-23T09:05')
  const due = { bornOn: '2016-02-01', decidedOn: '2026-10-12' }
  const from = await aFamily(db, place, 'Teasel', [{ name: 'Kay Teasel', ...due }])
  const to = await aFamily(db, place, 'Burdock', [{ name: 'Lu Burdock', ...due }])
  const admin = await waymark.as(people.panelAdministrator)
  const [old, now] = [from, to].map(({ familyId }) => `/meetings/2026-11-23/items/family-${familyId}`)
  assert.ok(old !== undefined && now !== undefined)
  const form = (await admin.get(old)).page.forms.find(({ action }) => action === old)
  assert.equal((await admin.submit(`/families/${from.familyId}/join?reference=${to.reference}`, {}, '')).status, 303)

  const sent = await admin.post(old, { ...Object.fromEntries(form?.fields ?? []), discussion: 'Kay sees her aunt' })
  assert.equal(sent.status, 404)
  assert.match(sent.body, /Kay sees her aunt/)
  assert.match(sent.page.text, /This family was joined with another since you opened the form/)
  assert.ok(sent.page.links.some(({ href }) => href === now))
  assert.equal((await admin.get(old)).headers['location'], now)
  assert.match((await admin.get(now)).page.text, /Kay Teasel.*Lu Burdock|Lu Burdock.*Kay Teasel/)
  // Who may not see the family isn’t told that there is one.
  await restrict(db, to.familyId, people.chair, [people.chair])
  const unseen = await admin.get(old)
  assert.deepEqual([unseen.status, unseen.headers['location']], [404, undefined])
  waymark.clock.moveTo('2026-11-20T09:00')
})

const opened = async (from: number, reference: string) => {
  const { page } = await panel.get(`/families/${from}/join?reference=${reference}`)
  const form = page.forms.find(({ action, method }) => action === '' && method === 'post')
  return { address: `/families/${from}/join`, fields: Object.fromEntries(form?.fields ?? []) }
}

test('FAM-02 two joins at once, each into the other: one is done, the other person is told, nobody changes family twice', async () => {
  for (const name of ['One', 'Two', 'Three']) {
    const [a, b] = [
      await aFamily(db, place, `${name}a`, [{ name: `Al ${name}`, bornOn: '2016-02-01' }]),
      await aFamily(db, place, `${name}b`, [{ name: `Bo ${name}`, bornOn: '2016-02-01' }]),
    ]
    const forms = [await opened(a.familyId, b.reference), await opened(b.familyId, a.reference)] as const
    const sent = await Promise.all(forms.map(({ address, fields }) => panel.post(address, fields)))
    assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 403])
    assert.match(
      sent.find(({ status }) => status === 403)?.page.text ?? '',
      /has been joined with (another|this one) meanwhile/,
    )
    const families = await db.selectFrom('child').select('familyId').where('name', 'like', `% ${name}`).execute()
    assert.equal(new Set(families.map(({ familyId }) => familyId)).size, 1)
  }
})

test('FAM-02 a family joined twice over leads to the last', async () => {
  const [a, b, c] = [
    await aFamily(db, place, 'Firsta', [{ name: 'Al Firsta', bornOn: '2016-02-01' }]),
    await aFamily(db, place, 'Firstb', [{ name: 'Bo Firstb', bornOn: '2016-02-01' }]),
    await aFamily(db, place, 'Firstc', [{ name: 'Cy Firstc', bornOn: '2016-02-01' }]),
  ]
  await join(a.familyId, b.reference)
  await join(b.familyId, c.reference)
  assert.equal((await panel.get(`/families/${a.familyId}`)).headers['location'], `/families/${c.familyId}`)
  assert.match(
    (await panel.get(`/families/${c.familyId}`)).page.text,
    /Firsta family.*Firstb family.*were joined with this one/,
  )
})

const wizardPage = async (address: string) => (await waymark.as(people.administrator)).get(address)

test('FAM-05 FAM-02 of a join and a restriction or a denial at the same moment one is done, and nobody sees a restricted child by it', async () => {
  const chair = await waymark.as(people.chair)
  const restriction = (id: number) => chair.submit(`/families/${id}/access/restrict`, { reason: 'A parent works here' })
  const denial = (id: number) =>
    chair.submit(`/families/${id}/access/denied/new`, {
      personId: String(people.otherSocialWorker),
      because: 'A cousin',
    })
  for (const [closing, of] of [
    [restriction, 'restriction'],
    [denial, 'deniedAccess'],
  ] as const)
    for (const joinedFirst of [true, false]) {
      const [from, to] = [
        await aFamily(db, place, 'Ives', [{ name: 'Ada Ives' }]),
        await aFamily(db, place, 'Ide', [{ name: 'Bo Ide' }]),
      ]
      const two = [() => join(from.familyId, to.reference), () => closing(from.familyId)] as const
      const [one, then] = joinedFirst ? two : [two[1], two[0]]
      const held = sql`select from family where id = ${from.familyId} for update`
      const [done, refused] = await oneAfterTheOther(waymark.owner, held, one, then)
      assert.equal(done.status, 303, done.page.text)
      assert.equal(refused.status, 403, refused.page.text)
      assert.match(refused.page.text, joinedFirst ? /was joined with another meanwhile/ : /is restricted/)
      const kept = await db.selectFrom(of).select('familyId').where('familyId', '=', from.familyId).execute()
      assert.equal(kept.length, joinedFirst ? 0 : 1)
    }
})

test('FAM-02 what is recorded of a family while it is joined stands in the one it went to', async () => {
  const born = { bornOn: '2015-03-01' }
  const [from, to] = [
    await aFamily(db, place, 'Orr', [{ name: 'Ada Orr', ...born }]),
    await aFamily(db, place, 'Ost', [{ name: 'Bo Ost', ...born }]),
  ]
  const solicitor = await waymark.as(people.solicitor)
  const [joined, recorded] = await oneAfterTheOther(
    waymark.owner,
    sql`select from family where id = ${from.familyId} for update`,
    () => join(from.familyId, to.reference),
    () =>
      solicitor.submit(`/families/${from.familyId}/proceedings/new`, {
        [`in-${from.children[0]?.childId}`]: 'yes',
        court: 'Northbrook Family Court',
      }),
  )
  assert.deepEqual([joined.status, recorded.status], [303, 303])
  const kept = await db
    .selectFrom('proceedings')
    .select('familyId')
    .where('court', '=', 'Northbrook Family Court')
    .execute()
  assert.deepEqual(kept, [{ familyId: to.familyId }])
  const opened = await solicitor.get(String(recorded.headers['location']))
  assert.equal(opened.status, 200)
})
