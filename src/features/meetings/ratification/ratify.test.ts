import { describe, test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, aSeat } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T14:30')
const { db, place } = waymark
const { people } = place
// The gateway panel is a meeting of its own here, on the same Mondays: it alone ratifies.
await db
  .deleteFrom('seriesBusiness')
  .where('kind', 'in', ['ratifications', 'referrals', 'decisions-to-issue'])
  .execute()
const gateway = await db
  .insertInto('meetingSeries')
  .values({ name: 'Gateway Panel', area: null, startsAt: '14:00' })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('seriesBusiness').values({ seriesId: gateway.id, kind: 'ratifications' }).execute()
await aSeat(db, gateway.id, 1, 'Chair of the panel', 'chair', people.chair)
await aSeat(db, gateway.id, 2, 'Deputy', 'deputy', people.deputy)
let panel = await waymark.as(people.panelAdministrator)
let head = await waymark.as(people.headOfService)
const families = await Promise.all(
  ['Ash', 'Birch'].map((name) =>
    aFamily(db, place, name, [
      { name: `Ann ${name}`, bornOn: '2019-03-01', decidedOn: '2026-10-05' },
      { name: `Bob ${name}`, bornOn: '2020-03-01', decidedOn: '2026-10-05' },
    ]),
  ),
)
const [ash, birch] = families
const emergency = (familyId = 0, childIds: readonly number[] = []) => ({
  address: `/families/${familyId}/issue`,
  fields: {
    children: childIds.map(String),
    body: 'head-of-service-or-above',
    who: String(people.headOfService),
    time: '08:10',
    reason: 'Found alone at night.',
    ...dateFields('decidedOn', '2026-11-20'),
  },
})
const issue = (family: typeof ash, more: Record<string, string> = {}) => {
  const { address, fields } = emergency(
    family?.familyId,
    family?.children.map(({ childId }) => childId),
  )
  return panel.submit(address, { ...fields, ...more })
}
const decisions = () => db.selectFrom('outsideDecision').selectAll().orderBy('id').execute()

describe('a decision outside the panel', () => {
  test('P9 SET-07 Legal’s agreement is who and when, or neither; nothing typed is lost', async () => {
    const half = await issue(ash, { legalBy: String(people.solicitor) })
    assert.deepEqual(
      half.page.errors.map(({ href }) => href),
      ['#legalOn'],
    )
    const other = await issue(ash, dateFields('legalOn', '2026-11-20'))
    assert.deepEqual(
      other.page.errors.map(({ href }) => href),
      ['#legalBy'],
    )
    const ahead = await issue(ash, { legalBy: String(people.solicitor), ...dateFields('legalOn', '2026-11-21') })
    assert.deepEqual(
      ahead.page.errors.map(({ href }) => href),
      ['#legalOn'],
    )
    assert.match(ahead.body, /Found alone at night/)
    assert.deepEqual(await decisions(), [])
  })

  test('P9 SET-07 is kept with who, the hour, why and who of Legal agreed, and stands to be ratified instead of being reported', async () => {
    const saved = await issue(ash, { legalBy: String(people.solicitor), ...dateFields('legalOn', '2026-11-20') })
    assert.equal(saved.status, 303, saved.page.text)
    const [kept] = await decisions()
    assert.deepEqual(
      [kept?.decidedAt.toString(), kept?.decidedBy, kept?.decidedAs, kept?.legalBy, kept?.toRatify, kept?.outcome],
      ['2026-11-20T08:10:00Z', people.headOfService, 'head-of-service', people.solicitor, true, null],
    )
    const action = await db.selectFrom('action').select('id').where('words', 'like', '%to the next%').execute()
    assert.deepEqual(action, [])
    const { page } = await head.get(`/outside-decisions/${kept?.id ?? 0}`)
    assert.match(page.text, /Decided by Sunita Rao, Fri 20 Nov 2026 at 08:10/i)
    assert.match(page.text, /Legal’s agreement Nikhil Rao, Fri 20 Nov 2026/)
    assert.match(page.text, /Stands to be ratified on the next agenda/)
    // The family's page, a kept word of that day, and the form say the same.
    assert.match(
      (await panel.get(String(saved.headers['location']))).page.text,
      /Found alone at night\. It stands to be ratified\./,
    )
  })

  test('SET-07 who decided sees it in their work until it is ratified; who may not see the family is told nothing', async () => {
    const home = await head.get('/')
    assert.match(home.page.text, /Stands to be ratified: Ann and Bob Ash/)
    assert.match(home.page.text, /you decided it/)
    const [kept] = await decisions()
    const stranger = await waymark.as(people.otherSocialWorker)
    assert.equal((await stranger.get(`/outside-decisions/${kept?.id ?? 0}`)).status, 404)
  })

  test('P9 SET-07 nobody decided it who hadn’t the power that day', async () => {
    await db
      .updateTable('roleHolding')
      .set({ startsOn: day('2026-11-21') })
      .where('personId', '=', people.deputy)
      .execute()
    const refused = await issue(birch, { who: String(people.deputy) })
    assert.equal(refused.status, 422)
    await db
      .updateTable('roleHolding')
      .set({ startsOn: day('2020-01-01') })
      .where('personId', '=', people.deputy)
      .execute()
    assert.equal((await issue(birch, { who: String(people.deputy) })).status, 303)
  })
})

describe('at the next meeting that takes ratifications', () => {
  const meeting = `/meetings/2026-11-23.${gateway.id}`
  const itemOf = async (family: typeof ash) => {
    const decision = await db
      .selectFrom('outsideDecision')
      .select('id')
      .where('familyId', '=', family?.familyId ?? 0)
      .executeTakeFirstOrThrow()
    return `${meeting}/items/ratify-${decision.id}`
  }

  test('SET-07 TM-03 it stands on that agenda and on no other', async () => {
    waymark.clock.moveTo('2026-11-23T14:00')
    // Their sessions ran out over the weekend.
    ;[panel, head] = [await waymark.as(people.panelAdministrator), await waymark.as(people.headOfService)]
    const { page } = await panel.get(meeting)
    assert.match(
      page.text,
      /Decisions to ratify .*Ash · decided to issue proceedings outside the meeting, Fri 20 Nov, by Sunita Rao/,
    )
    const other = await panel.get('/meetings/2026-11-23')
    assert.doesNotMatch(other.page.text, /outside the meeting/)
    const next = await panel.get(`/meetings/2026-11-30.${gateway.id}`)
    assert.doesNotMatch(next.page.text, /outside the meeting/)
  })

  test('SET-07 M2 what the meeting makes of it needs the chair present, and its reasons', async () => {
    const item = await itemOf(ash)
    const early = await panel.submit(
      item,
      { ratify: 'ratified', 'ratify-reasons': 'Right.', discussion: 'Heard' },
      item,
    )
    assert.equal(early.status, 403)
    await panel.submit(`${meeting}/attendance`, { rest: 'present' }, `${meeting}/attendance`)
    const bare = await panel.submit(item, { ratify: 'not-ratified' }, item)
    assert.deepEqual(
      bare.page.errors.map(({ href }) => href),
      ['#ratify-reasons'],
    )
    const loose = await panel.submit(item, { 'ratify-reasons': 'Because' }, item)
    assert.deepEqual(
      loose.page.errors.map(({ href }) => href),
      ['#ratify'],
    )
    assert.ok((await decisions()).every(({ outcome }) => outcome === null))
  })

  test('SET-07 it is ratified, and leaves the work of who decided and the agenda of the next meeting', async () => {
    const item = await itemOf(ash)
    const saved = await panel.submit(
      item,
      { discussion: 'The facts were clear.', ratify: 'ratified', 'ratify-reasons': 'There was no other way.' },
      item,
    )
    assert.equal(saved.status, 303, saved.page.text)
    const { page } = await panel.get(item)
    assert.match(page.text, /There was no other way/)
    assert.doesNotMatch((await head.get('/')).page.text, /Stands to be ratified: Ann and Bob Ash/)
    assert.match(
      (await head.get('/outside-decisions/1')).page.text,
      /Ratified: There was no other way\. Recorded, awaiting the chair/,
    )
  })

  test('FI-01 M1 what was ratified is to be filed for each child by the end of the next working day, like any other item', async () => {
    const { page } = await panel.get('/filing')
    assert.match(page.text, /Ann Ash/)
    assert.match(page.text, /Bob Ash/)
    const link = page.links.find(({ text }) => text.includes('Ann Ash'))?.href ?? ''
    const pack = (await panel.get(link)).page.text
    assert.match(pack, /Decided to issue proceedings outside the meeting Sunita Rao, Fri 20 Nov 2026 at 08:10/i)
    assert.match(pack, /Why it could not wait: Found alone at night/)
    assert.match(pack, /Legal’s agreement: Nikhil Rao, Fri 20 Nov 2026/)
    assert.match(
      pack,
      /What the meeting made of it Ratified Recorded; awaiting the chair’s confirmation Reasons: There was no other way/i,
    )
    assert.match(pack, /Tuesday 24 November 2026/)
    assert.doesNotMatch(page.text, /Ann Birch/)
  })

  test('SET-07 one that isn’t ratified undoes nothing: it says what follows, and who decided has it to do', async () => {
    const item = await itemOf(birch)
    const saved = await panel.submit(
      item,
      { ratify: 'not-ratified', 'ratify-reasons': 'An aunt could take them.' },
      item,
    )
    assert.equal(saved.status, 303, saved.page.text)
    const ended = await db
      .selectFrom('episode')
      .select('endedOn')
      .where('id', '=', birch?.children[0]?.episodeId ?? 0)
      .executeTakeFirstOrThrow()
    assert.equal(ended.endedOn?.toString(), '2026-11-20')
    const action = await db
      .selectFrom('action')
      .select(['words', 'doerId'])
      .where('source', '=', 'gateway')
      .executeTakeFirstOrThrow()
    assert.deepEqual(action, {
      words: 'Put right the decision to issue proceedings for Ann and Bob Birch, which the meeting didn’t ratify',
      doerId: people.deputy,
    })
    assert.match(
      (await panel.get('/outside-decisions/2')).page.text,
      /What was recorded stays in the record with its day/,
    )
  })

  test('TM-04 SET-07 recorded again as ratified, the action goes; the Overview tells what was made of it', async () => {
    const item = await itemOf(birch)
    const again = await panel.submit(item, { ratify: 'ratified', 'ratify-reasons': 'The aunt said no.' }, item)
    assert.equal(again.status, 303, again.page.text)
    assert.deepEqual(await db.selectFrom('action').select('id').where('source', '=', 'gateway').execute(), [])
    const quality = await waymark.as(people.courtQaManager)
    const { page } = await quality.get(`/overviews/2026-11-23.${gateway.id}`)
    assert.match(page.text, /Decided to issue proceedings: ratified/)
    assert.match(page.text, /The aunt said no/)
  })
})

test('SET-07 the database keeps a decision and what became of it whole', async () => {
  const [kept] = await decisions()
  assert.ok(kept)
  const { id, ...row } = kept
  const other = await db
    .insertInto('power')
    .values({ does: 'step-down', holder: 'role', role: 'head-of-service' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const without = { ...row, decidedBy: people.teamManager, agendaItemId: null, outcome: null, outcomeReasons: null }
  for (const [wrong, constraint] of [
    [{ ...row, agendaItemId: null }, 'outside_decision_outcome_is_whole'],
    [{ ...row, outcomeReasons: ' ' }, 'outcome_reasons_check'],
    [{ ...row, toRatify: false }, 'outside_decision_ratified_where_it_stands'],
    [{ ...row, legalOn: null }, 'outside_decision_legal_is_whole'],
    [without, 'did not have the power'],
    [{ ...row, decidedOn: day('2026-11-19') }, 'outside_decision_of_its_day'],
    [
      { ...row, powerId: other.id, agendaItemId: null, outcome: null, outcomeReasons: null },
      'outside_decision_power_id_does_fkey',
    ],
  ] as const)
    await assert.rejects(db.insertInto('outsideDecision').values(wrong).execute(), new RegExp(constraint), String(id))
})
