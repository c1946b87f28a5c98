import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:14')
const { db, place } = waymark
const { people } = place
const administrator = await waymark.as(people.administrator)
const panel = await waymark.as(people.panelAdministrator)
const held = { decidedOn: '2026-08-31', midpointHeldOn: '2026-10-05' }
const frost = await aFamily(db, place, 'Frost', [
  { name: 'Ada Frost', bornOn: '2019-03-01', ...held },
  { name: 'Ben Frost', bornOn: '2020-03-01', ...held },
])
const [ada = 0, ben = 0] = frost.children.map(({ childId }) => childId)
const monday = '/meetings/2026-11-23'
const item = `${monday}/items/family-${frost.familyId}`
await panel.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)

const keep = (power: string, holders: readonly string[], toPanel?: 'yes' | 'no') =>
  administrator.submit(`/settings/powers/${power}`, { holders, ...(toPanel && { toPanel }) })
const rowOf = async (name: RegExp) =>
  (await administrator.get('/settings/powers')).page.rows.find(([cell]) => name.test(cell ?? ''))
const offered = async (childId: number) =>
  [...(await panel.get(item)).body.matchAll(new RegExp(`name="outcome-${childId}"[^>]*value="([a-z-]+)"`, 'g'))].map(
    ([, value]) => value,
  )
const finals = ['step-out-child-protection', 'step-out-child-in-need', 'initiate-proceedings']

test('SET-07 the table stands as the terms of reference have it until somebody chooses otherwise', async () => {
  const { page } = await administrator.get('/settings/powers')
  assert.deepEqual(
    page.rows.slice(1).map((row) => row.slice(0, 3)),
    [
      ['Start pre-proceedings outside a panel', 'Nobody', 'Only a panel decides'],
      ['Agree or refuse an extension', 'Divisional Director', 'Decided there and then'],
      [
        'Decide to issue proceedings',
        'Chair of the meeting that reviews the childHead of serviceDivisional Director',
        'Decided there and then',
      ],
      ['Decide to step down', 'Chair of the meeting that reviews the child', 'Decided there and then'],
      ['Admit a request to a panel', 'Nobody', 'Stands as soon as it is made'],
      [
        'Agree or refuse a resource',
        'Service manager, in their own area, up to £2,500Head of service, in their own area, up to £10,000Divisional Director, without a limit',
        'By what it costs; what no limit covers goes to the panel that takes resources, if one does',
      ],
    ],
  )
  assert.match(page.text, /started by the Legal Planning Meeting, Care Pathways Panel and Legal Gateway Panel/)
  assert.match(page.text, /Nobody has changed this yet/)
  assert.deepEqual(await offered(ada), [...finals, 'recommend-extension', 'urgent-return', 'none'])
})

test('SEC-02 SET-07 nobody but who keeps people and settings opens or changes a power', async () => {
  for (const person of [people.chair, people.headOfService, people.divisionalDirector, people.panelAdministrator]) {
    const browser = await waymark.as(person)
    for (const address of ['/settings/powers', '/settings/powers/issue'])
      assert.equal((await browser.get(address)).status, 403, address)
  }
  assert.equal((await administrator.get('/settings/powers/everything')).status, 404)
})

test('SET-07 a power that must be somebody’s is never left to nobody, and nothing is lost', async () => {
  const nobody = await keep('extend', [])
  assert.deepEqual(
    nobody.page.errors.map(({ href }) => href),
    ['#holders'],
  )
  const issue = await keep('issue', [], 'no')
  assert.match(issue.page.errors[0]?.text ?? '', /choose who decides to issue, or that it returns to the panel/i)
  assert.equal((await rowOf(/extension/))?.[1], 'Divisional Director')
})

test('SET-07 P8 issuing returns to the panel: a final review offers to seek the panel’s decision, never to initiate, also when it is sent', async () => {
  assert.equal((await keep('issue', ['chair', 'role head-of-service area'], 'yes')).status, 303)
  assert.deepEqual((await rowOf(/issue/))?.slice(1, 3), [
    'Head of service, in their own area',
    'Issuing returns to the panel',
  ])
  assert.deepEqual(await offered(ada), [...finals.slice(0, 2), 'recommend-extension', 'seek-panel-decision', 'none'])
  const opened = (await panel.get(item)).page.forms.find(({ action }) => action === item)
  const sent = await panel.post(item, {
    ...Object.fromEntries(opened?.fields ?? []),
    ...considered,
    [`outcome-${ada}`]: 'initiate-proceedings',
  })
  assert.notEqual(sent.status, 303)
  assert.match(sent.page.errors[0]?.text ?? '', /decision for Ada/i)
  assert.deepEqual(await db.selectFrom('review').select('id').where('kind', '=', 'final').execute(), [])
})

test('SET-07 PP-06 what is sought goes to the panel with who takes it there, and the clock waits for it', async () => {
  const saved = await panel.submit(
    item,
    {
      ...considered,
      discussion: 'We think it is time to issue.',
      [`outcome-${ada}`]: 'seek-panel-decision',
      [`return-why-${ada}`]: 'Issue, as nothing has changed',
      [`return-owner-${ada}`]: String(people.teamManager),
      ...dateFields(`return-by-${ada}`, '2026-11-30'),
      [`outcome-${ben}`]: 'none',
    },
    item,
  )
  assert.equal(saved.status, 303, saved.page.text)
  const { page } = await panel.get(`/families/${frost.familyId}`)
  assert.match(page.text, /; seek the panel’s decision/)
  const [back] = await db.selectFrom('urgentReturn').selectAll().execute()
  assert.deepEqual([back?.why, back?.byOn.toString()], ['Issue, as nothing has changed', '2026-11-30'])
  assert.match((await panel.get(item)).page.text, /Seek the panel’s decision/)
  const episode = db.selectFrom('episode').select('endedOn').where('childId', '=', ada)
  assert.equal((await episode.executeTakeFirstOrThrow()).endedOn, null)
})

test('SET-07 stepping down goes to the panel: no review steps out; a meeting before the switch keeps what it could decide', async () => {
  assert.equal((await keep('step-down', ['chair'], 'yes')).status, 303)
  assert.deepEqual(await offered(ben), ['recommend-extension', 'seek-panel-decision', 'none'])
  const rows = await db.selectFrom('power').select(['fromOn', 'untilOn']).where('does', '=', 'step-down').execute()
  assert.deepEqual(
    rows.map(({ fromOn, untilOn }) => [fromOn?.toString() ?? null, untilOn?.toString() ?? null]),
    [
      [null, null],
      ['2026-11-23', null],
    ],
  )
})

test('SET-07 every change is kept with who made it and when, and two who change one power at once see both texts', async () => {
  const { page } = await administrator.get('/settings/powers')
  assert.match(
    page.text,
    /Mon 23 Nov 2026 at 09:14 Sam Adeleke Decide to step down: Chair of the meeting that reviews the child → Chair of the meeting that reviews the child; The panel/,
  )
  const stale = (await administrator.get('/settings/powers/start')).page.forms.find(({ fields }) =>
    fields.has('version'),
  )
  assert.equal((await keep('start', ['role head-of-service area'])).status, 303)
  const late = await administrator.post('/settings/powers/start', {
    ...Object.fromEntries(stale?.fields ?? []),
    holders: 'role divisional-director',
  })
  assert.equal(late.status, 409)
  assert.match(late.page.text, /Head of service, in their own area/)
  assert.match(late.page.text, /You saved this yourself on Mon 23 Nov 2026 at 09:14/)
})

test('SET-07 P9 who can be said to have issued in an emergency is who has the power, for a child of their area, that day', async () => {
  const address = `/families/${frost.familyId}/issue`
  const form = (await panel.get(address)).page.text
  assert.match(form, /The head of service of the child’s own area, in an emergency/)
  const issue = (who: number) =>
    panel.submit(address, {
      children: String(ben),
      body: 'head-of-service-or-above',
      who: String(who),
      time: '08:10',
      reason: 'Found alone at night.',
      ...dateFields('decidedOn', '2026-11-23'),
    })
  const other = await issue(people.chair)
  assert.match(other.page.errors[0]?.text ?? '', /Robert Quayle.* doesn’t decide this for a child of another area/)
  const director = await issue(people.divisionalDirector)
  assert.match(director.page.errors[0]?.text ?? '', /choose who decided from the list/i)
  const episode = db.selectFrom('episode').select('endedOn').where('childId', '=', ben)
  assert.equal((await episode.executeTakeFirstOrThrow()).endedOn, null)
  assert.equal((await issue(people.headOfService)).status, 303)
  assert.equal((await episode.executeTakeFirstOrThrow()).endedOn?.toString(), '2026-11-23')
})

test('SET-07 the database keeps every row of a power whole', async () => {
  const given = { does: 'issue', holder: 'role', role: 'head-of-service' } as const
  for (const [wrong, constraint] of [
    [{ ...given, role: null }, 'power_is_whole'],
    [{ ...given, holder: 'chair' }, 'power_is_whole'],
    [{ ...given, seriesId: place.seriesId }, 'power_is_whole'],
    [{ ...given, role: 'divisional-director', byArea: true }, 'power_by_area_of_a_role_in_one'],
    [{ does: 'extend', holder: 'panel' }, 'power_goes_to_the_panel_that_can'],
    [{ ...given, fromOn: day('2026-11-23'), untilOn: day('2026-11-01') }, 'power_days_in_order'],
    [{ ...given, byArea: true }, 'power_once_at_a_time'],
  ] as const)
    await assert.rejects(db.insertInto('power').values(wrong).execute(), new RegExp(constraint))
})

test('SET-07 P6 the database takes no extension decided by who asked, by somebody without the power, by no power, or by one that didn’t run that day', async () => {
  const extend = await db.selectFrom('power').select('id').where('does', '=', 'extend').executeTakeFirstOrThrow()
  const other = await db
    .insertInto('power')
    .values({ does: 'step-down', holder: 'role', role: 'divisional-director' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const ended = await db
    .insertInto('power')
    .values({ does: 'extend', holder: 'role', role: 'court-qa-manager', untilOn: day('2026-11-20') })
    .returning('id')
    .executeTakeFirstOrThrow()
  const agreed = {
    episodeId: frost.children[0]?.episodeId ?? 0,
    episodeDayZeroOn: day('2026-08-31'),
    newLimitOn: day('2026-12-14'),
    state: 'agreed',
    requestedBy: people.teamManager,
    decidedBy: people.divisionalDirector,
    decidedAs: 'divisional-director',
    decidedOn: day('2026-11-23'),
    decidedAt: Temporal.Instant.from('2026-11-23T10:00:00Z'),
    powerId: extend.id,
  } as const
  for (const [wrong, constraint] of [
    [{ ...agreed, requestedBy: people.divisionalDirector }, 'extension_never_decided_by_who_asked'],
    [{ ...agreed, decidedBy: people.headOfService }, `did not have the power ${extend.id} on 2026-11-23`],
    [{ ...agreed, powerId: null }, 'extension_decided_by_a_power'],
    [{ ...agreed, powerId: other.id }, 'extension_power_id_power_does_fkey'],
    [{ ...agreed, powerId: ended.id }, 'was not in force on 2026-11-23'],
    [{ ...agreed, newLimitOn: day('2026-12-22') }, 'extension_within_the_16_week_maximum'],
  ] as const)
    await assert.rejects(db.insertInto('extension').values(wrong).execute(), new RegExp(constraint))
})

const considered = Object.fromEntries(
  [
    ...['progress-of-actions', 'outcomes', 'impact-on-the-child', 'reduction-of-risk', 'continuing-needs'],
    ...['enduring-risks', 'protective-factors', 'alternatives-considered', 'placement-or-support-need'],
  ].map((heading) => [`all-${heading}`, `What we know of ${heading}`]),
)
