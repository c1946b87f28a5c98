import { test } from 'node:test'
import { sql } from 'kysely'
import { allRoutes } from '#routes.ts'
import { packKey } from '#records/filing/filed-versions.ts'
import { loadFilingPacks, packsOnFile } from '#records/filing/filing-packs.ts'
import { isOfMeetingSince, packRows } from '#records/filing/pack-rows.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import { may } from '#rules/access/permissions.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isWorkingDay } from '#rules/calendar/working-days.ts'
import { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { filingJobs } from '#rules/filing/filing-jobs.ts'
import type { Episode } from '#rules/pre-proceedings/episode.ts'
import { ceiling, midpointPoint, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { routeSettings } from '#test/support/route-settings.ts'
import { overdueForTheTour } from './tour.ts'
import { loadActor } from '#records/access/actors.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { visibleFamilies } from '#records/access/visible-children.ts'
import { readContent } from '#records/overview/overview-content.ts'
import { entriesOf } from '#rules/overview/content.ts'
import { day, isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { defaultLabels } from '#rules/words/labels.ts'
import { say } from '#rules/words/name-for.ts'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { demonstrationDatabase } from '#test/support/demonstration.ts'
import { chanceFrom } from './chance.ts'
import { fillDemonstration } from './fill-demonstration.ts'
import { inventFamilies } from './invent-families.ts'

const friday = day('2026-11-20')

/** The demonstration as other tests have it too. */
const filled = async (council: string, today: Temporal.PlainDate): Promise<Db> =>
  (await demonstrationDatabase({ council, today })()).app

const { app: again } = await testDatabase()
await fillDemonstration(again, { council: 'northbrook', today: friday, address: 'http://northbrook.localhost' })
const [northbrook, westmere] = [await filled('northbrook', friday), await filled('westmere', friday)]
/** Days on which nobody works: the Easter Sunday on which the clocks change, and Christmas Day. */
const [easter, christmas] = [day('2027-03-28'), day('2026-12-25')]
const onDaysOff = [
  { today: easter, db: await filled('northbrook', easter) },
  { today: christmas, db: await filled('westmere', christmas) },
] as const
const everyOne = [{ today: friday, db: northbrook }, { today: friday, db: westmere }, ...onDaysOff] as const

/** How many rows a question about the demonstration has. */
async function count(db: Db, question: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (${question}) as found`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** What is in the demonstration, how many at least and at most, and the question it is counted by. */
const holds: readonly (readonly [string, number, number, ReturnType<typeof sql<{ count: number }>>])[] = [
  ['families', 60, 60, sql`select from family`],
  ['children', 90, 110, sql`select from child`],
  ['children in pre-proceedings', 35, 60, sql`select from episode where ended_on is null`],
  [
    'families in pre-proceedings, about thirty',
    24,
    32,
    sql`select distinct family_id from episode join child on child.id = child_id where ended_on is null`,
  ],
  ['children who stepped out', 5, 40, sql`select from episode where outcome like 'step-out%'`],
  [
    'children whose pre-proceedings ended in court',
    4,
    40,
    sql`select from episode where outcome = 'initiate-proceedings'`,
  ],
  ['open court cases', 6, 20, sql`select from proceedings where ended_on is null`],
  [
    'court cases without pre-proceedings',
    1,
    12,
    sql`select from proceedings p where not exists (select from proceedings_child pc join episode e on e.child_id = pc.child_id where pc.proceedings_id = p.id)`,
  ],
  ['children in private proceedings', 4, 20, sql`select from private_proceedings`],
  ['families with siblings', 15, 40, sql`select family_id from child group by family_id having count(*) > 1`],
  [
    'siblings with clocks of their own',
    1,
    10,
    sql`select family_id from episode join child on child.id = child_id where ended_on is null group by family_id having count(distinct decided_on) > 1`,
  ],
  [
    'children not yet born',
    1,
    12,
    sql`select from child where born_on is null and expected_delivery_on > ${friday.toString()}`,
  ],
  [
    'unborn children past their date',
    0,
    0,
    sql`select from child where born_on is null and expected_delivery_on <= ${friday.toString()}`,
  ],
  ['agreed extensions', 2, 30, sql`select from extension where state = 'agreed'`],
  ['extensions to decide', 1, 1, sql`select from extension where state = 'requested'`],
  ['restricted families', 1, 1, sql`select from restriction`],
  ['overdue actions', 2, 2, sql`select from action where done_on is null and due_on < ${friday.toString()}`],
  ['hearings to come', 6, 60, sql`select from hearing where held_on > ${friday.toString()}`],
  ['changes of who attends', 1, 1, sql`select from hearing_change where what = 'attendance plan'`],
  ['filings that may be late', 1, 20, sql`select from court_filing where filed_on is null and delay_code is not null`],
  ['staffing issues', 2, 5, sql`select from staffing_issue`],
  ['teams', 4, 4, sql`select from team`],
  ['social workers', 16, 16, sql`select from role_holding where role = 'social-worker'`],
  ['kinds of role', 12, 12, sql`select distinct role from role_holding`],
  ['seats held', 7, 7, sql`select from seat_holding`],
  ['meetings held, half a year of them and more', 28, 31, sql`select from sitting where state = 'held'`],
  ['Overviews published', 28, 31, sql`select from overview_version`],
]

for (const [what, atLeast, atMost, question] of holds)
  test(`the demonstration has ${what}`, async () => {
    for (const [council, db] of Object.entries({ northbrook, westmere })) {
      const found = await count(db, question)
      assert.ok(found >= atLeast && found <= atMost, `${council}: ${found} ${what}`)
    }
  })

test('the same council and day make the same demonstration, row for row; another council another', async () => {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
    northbrook,
  )
  // A message is known to mail systems by words that are new each time, and so is the version of the facts; tables of the installation itself aren't the demonstration's.
  const own = tables.rows
    .map(({ name }) => name)
    .filter((name) => !['message', 'migration', 'facts_version'].includes(name))
  const all = (db: Db) =>
    Promise.all(
      own.map(async (name) => {
        const { rows } = await sql<{ rows: string | null }>`
          select md5(string_agg(t::text, ';' order by t::text)) as rows from ${sql.table(name)} t`.execute(db)
        return [name, rows[0]?.rows ?? null] as const
      }),
    )
  assert.deepEqual(await all(again), await all(northbrook))
  assert.notDeepEqual(await all(westmere), await all(northbrook))
})

test('PP-02 a child is past the 12-week date', async () => {
  const cara = await northbrook
    .selectFrom('child')
    .select('id')
    .where('name', '=', 'Cara Adeyemi')
    .executeTakeFirstOrThrow()
  const clocks = await loadOpenClocks(northbrook, [cara.id], friday)
  assert.equal(clocks.get(cara.id)?.clock.pastLimitBy, 4)
})

test('TM-04 the meetings of the last weeks are held, their items confirmed and most packs filed', async () => {
  const items = await northbrook.selectFrom('agendaItem').select(['state', 'confirmedAs']).execute()
  assert.ok(items.length > 5, `${items.length} items`)
  assert.ok(items.every(({ state, confirmedAs }) => state === 'confirmed' && confirmedAs === 'chair'))
  const packs = await northbrook.selectFrom('filingJob').select('packId').distinct().execute()
  assert.ok(packs.length > 3, `${packs.length} packs`)
})

test('a demonstration can be made on the day the clocks change, and at Christmas; coming-meeting.test.ts makes others', async () => {
  for (const { db } of onDaysOff) assert.equal(await count(db, sql`select from family`), 60)
})

test('LO-02 the Overviews of the last meetings are published, each with copies and messages that lead to where it is served', async () => {
  const versions = await northbrook.selectFrom('overviewVersion').select(['id', 'number']).execute()
  assert.ok(versions.length >= 3, `${versions.length} Overviews`)
  const copies = await northbrook.selectFrom('overviewCopy').select('id').execute()
  const messages = await northbrook.selectFrom('message').select(['aboutId', 'body', 'state']).execute()
  assert.deepEqual(new Set(messages.map(({ aboutId }) => aboutId)), new Set(copies.map(({ id }) => id)))
  for (const { aboutId, body, state } of messages) {
    assert.ok(body.includes(`http://northbrook.localhost/overview-copies/${aboutId ?? ''}`), body)
    assert.equal(state, 'kept')
  }
})

test('FAM-05 the restricted family is not there for the Court QA Manager', async () => {
  const { personId } = await northbrook
    .selectFrom('roleHolding')
    .where('role', '=', 'court-qa-manager')
    .select('personId')
    .executeTakeFirstOrThrow()
  const actor = await loadActor(northbrook, personId, friday)
  assert.ok(actor !== null)
  const seen = await northbrook
    .selectFrom('family')
    .where('id', 'in', visibleFamilies(northbrook, { actor, permission: 'see-child', today: friday }))
    .select('name')
    .execute()
  assert.equal(seen.length, 59)
  assert.ok(seen.every(({ name }) => name !== 'Osei'))
})

test('families are invented one at a time, however many are asked for', () => {
  const first = inventFamilies(chanceFrom('any'), Number.MAX_SAFE_INTEGER, friday).take(3).toArray()
  assert.equal(first.length, 3)
})

test('LO-02 what was asked for yesterday stands in no Overview yet', async () => {
  const versions = await northbrook.selectFrom('overviewVersion').select('content').execute()
  const entries = versions.flatMap(({ content }) => entriesOf(readContent(content)))
  const patel = entries.filter(({ title }) => title === 'Patel').map((entry) => JSON.stringify(entry))
  assert.ok(patel.length > 0)
  assert.ok(patel.every((words) => !words.includes('Extension asked')))
  assert.ok(entries.some((entry) => JSON.stringify(entry).includes('Extension asked')))
})

/** One clock of each family that decided on one day: siblings who start together count once. */
async function clocksOf(db: Db) {
  const children = await db.selectFrom('child').select(['id', 'familyId']).execute()
  const familyOf = new Map(children.map(({ id, familyId }) => [id, familyId]))
  const stored = await loadEpisodes(
    db,
    children.map(({ id }) => id),
  )
  const all = stored.map(({ childId, episode }) => ({ childId, episode, family: familyOf.get(childId) ?? 0 }))
  return [...new Map(all.map((each) => [`${each.family} ${each.episode.decidedOn.toString()}`, each])).values()]
}

/** What data standards §5 says of councils, as shares between two bounds, and how the demonstration’s own records are counted for it. */
async function sharesOf(db: Db): Promise<readonly (readonly [string, number, number, number])[]> {
  const clocks = await clocksOf(db)
  const share = <Each>(of: readonly Each[], are: (each: Each) => boolean): number => of.filter(are).length / of.length
  const ended = clocks.filter(({ episode }) => episode.stage.status !== 'open')
  const due = clocks.filter(({ episode }) => isBefore(twelveWeekDate(episode.decidedOn), friday))
  const steppedOut = ended.filter(({ episode }) => episode.stage.status === 'stepped-out')
  const midpoints = clocks.filter(({ episode }) => episode.midpoint !== null)
  const cameAgain = ({ family, episode }: (typeof clocks)[number]) =>
    clocks.some((later) => later.family === family && isAfter(later.episode.decidedOn, episode.decidedOn))
  const isPastMaximum = ({ episode: { stage, decidedOn } }: (typeof clocks)[number]) =>
    stage.status !== 'open' && isAfter(stage.on, ceiling(decidedOn))
  const cases = await db.selectFrom('proceedings').select('withoutPreProceedingsReason as reason').execute()
  const sizes = await db
    .selectFrom('child')
    .groupBy('familyId')
    .select(({ fn }) => fn.countAll<number>().as('children'))
    .execute()
  return [
    ['ended after the 16-week maximum', 0.05, 0.1, share(ended, isPastMaximum)],
    ['stepped down', 0.45, 0.55, steppedOut.length / ended.length],
    ['came again within a year of stepping down', 0.08, 0.12, share(steppedOut, cameAgain)],
    [
      'were extended',
      0.2,
      0.3,
      share(due, ({ episode }) => episode.extensions.some(({ state }) => state === 'agreed')),
    ],
    ['midpoints on time', 0.74, 0.86, share(midpoints, ({ episode }) => isOnTime(episode))],
    ['issued without pre-proceedings', 0.25, 0.45, share(cases, ({ reason }) => reason !== null)],
    ['families of one child', 0.54, 0.66, share(sizes, ({ children }) => children === 1)],
    ['families of two', 0.18, 0.3, share(sizes, ({ children }) => children === 2)],
    ['families of more', 0.1, 0.22, share(sizes, ({ children }) => children > 2)],
    ...(await agesAtEntry(db)),
  ]
}

const isOnTime = ({ midpoint, decidedOn }: Episode): boolean =>
  midpoint !== null && !isAfter(midpoint.heldOn, midpointPoint(decidedOn))

async function agesAtEntry(db: Db): Promise<readonly (readonly [string, number, number, number])[]> {
  const { rows } = await sql<{ band: string; share: number }>`
    with entered as (
      select case when (h.after ->> 'unborn')::boolean then 'not born yet'
        when c.born_on > h.at::date - interval '1 year' then 'under one'
        when c.born_on > h.at::date - interval '5 years' then 'under five'
        when c.born_on > h.at::date - interval '10 years' then 'under ten' else 'older' end as band
      from child c join change_history h on h.record_kind = 'child' and h.record_id = c.id and h.before is null)
    select band, count(*)::float / sum(count(*)) over () as share from entered group by band`.execute(db)
  const shareOf = (band: string) => rows.find((row) => row.band === band)?.share ?? 0
  return [
    ['not born yet on entry', 0.06, 0.18, shareOf('not born yet')],
    ['under one on entry', 0.1, 0.26, shareOf('under one')],
    ['one to four on entry', 0.17, 0.33, shareOf('under five')],
    ['five to nine on entry', 0.14, 0.3, shareOf('under ten')],
    ['ten or older on entry', 0.15, 0.33, shareOf('older')],
  ]
}

test('the demonstration has the shares that England has', async () => {
  for (const [council, db] of Object.entries({ northbrook, westmere })) {
    const shares = (await sharesOf(db)).map(([what, atLeast, atMost, found]) => ({
      what,
      found,
      isRight: found >= atLeast && found <= atMost,
    }))
    const wrong = shares.filter(({ isRight }) => !isRight)
    assert.deepEqual(wrong, [], council)
    const reasons = await db.selectFrom('proceedings').select('withoutPreProceedingsReason as reason').execute()
    assert.ok(reasons.every(({ reason }) => reason === null || reason in withoutPreProceedingsWords))
  }
})

test('nothing is overdue in the demonstration but what the guided tour shows', async () => {
  for (const db of [northbrook, westmere]) {
    const late = await db
      .selectFrom('clockLine')
      .select('name')
      .where((eb) => eb.or([eb('dueOn', '<', friday), eb('nextOn', '<', friday)]))
      .execute()
    const told = [...overdueForTheTour.finals, ...overdueForTheTour.letters].toSorted()
    assert.deepEqual(late.map(({ name }) => name).toSorted(), told)
    const chair = await db
      .selectFrom('seatHolding')
      .innerJoin('coreSeat', 'coreSeat.id', 'seatId')
      .where('part', '=', 'chair')
      .select('personId')
      .executeTakeFirstOrThrow()
    const actor = await loadActor(db, chair.personId, friday)
    assert.ok(actor !== null)
    const looking = { actor, permission: 'see-filing', today: friday } as const
    const since = friday.subtract({ years: 1 })
    const packs = await loadFilingPacks(db, looking)
    const unfiled = packs.filter(({ done, dueOn }) => done.length < filingJobs.length && isBefore(dueOn, friday))
    assert.deepEqual(unfiled, [])
    const onFile = await packsOnFile(db, looking, { since, most: 10_000 })
    assert.ok(onFile.length > 50 && onFile.every(({ done }) => done.length === filingJobs.length))
    const all = await packRows(db, looking).where(isOfMeetingSince(since)).execute()
    const owed = packs.filter(({ meetingOn }) => !isBefore(meetingOn, since))
    assert.deepEqual([...owed, ...onFile].map(packKey).toSorted(), all.map(packKey).toSorted())
    for (const [what, question] of [
      [
        'documents due at court',
        sql<{ count: number }>`select from court_filing where filed_on is null and due_on < ${friday.toString()}::date`,
      ],
      [
        'hearings nobody recorded',
        sql<{ count: number }>`select from hearing where status = 'listed' and held_on < ${friday.toString()}::date`,
      ],
      [
        'reports',
        sql<{
          count: number
        }>`select from private_proceedings where filed_on is null and report_due_on < ${friday.toString()}::date`,
      ],
      [
        'urgent returns',
        sql<{
          count: number
        }>`select from urgent_return where panel_met_on is null and by_on < ${friday.toString()}::date`,
      ],
      [
        'staffing issues',
        sql<{
          count: number
        }>`select from staffing_issue where resolved_on is null and by_on < ${friday.toString()}::date`,
      ],
      [
        'meetings without an Overview',
        sql<{
          count: number
        }>`select from sitting s where state = 'held' and not exists (select from overview o join overview_version v on v.overview_id = o.id where o.sitting_id = s.id)`,
      ],
      ['items the chair hasn’t confirmed', sql<{ count: number }>`select from agenda_item where state <> 'confirmed'`],
    ] as const)
      assert.equal(await count(db, question), 0, what)
  }
})

test('no action is overdue in the demonstration but what the guided tour shows, whatever day it is made on', async () => {
  for (const { db, today } of everyOne) {
    const open = db.selectFrom('action').where('doneOn', 'is', null).where('dueOn', '<', today)
    const actions = await open.select('words').orderBy('words').execute()
    assert.deepEqual(
      actions.map(({ words }) => words),
      overdueForTheTour.actions,
      today.toString(),
    )
  }
})

test('nothing in the demonstration happened on a Saturday, a Sunday or a bank holiday', async () => {
  for (const { db } of everyOne) assert.deepEqual(await onDaysOffIn(db), [])
})

/** What happened on a day on which nobody works. */
async function onDaysOffIn(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string; day: Temporal.PlainDate }>`
    select 'a meeting' as what, meets_on as day from sitting union all
    select 'a hearing', held_on from hearing union all
    select 'an issue', issued_on from proceedings union all
    select 'a document due', due_on from court_filing union all
    select 'a private hearing', next_hearing_on from private_proceedings union all
    select 'a decision', decided_on from episode union all select 'a letter', letter_sent_on from episode union all
    select 'a first meeting', first_meeting_on from episode union all
    select 'a family meeting', family_meeting_on from episode union all
    select 'an action added', added_on from action union all select 'an action due', due_on from action union all
    select 'an action done', done_on from action union all
    select 'an extension asked', requested_on from extension union all select 'an extension decided', decided_on from extension union all
    select record_kind || ' written', (at at time zone 'Europe/London')::date from change_history where record_kind <> 'meeting-series' union all
    select did, (at at time zone 'Europe/London')::date from trail`.execute(db)
  // A section 37 report is due when its 8 weeks end, whatever day that is (C8); it isn't counted here.
  const wrong = rows.filter(
    ({ day }) => (day as Temporal.PlainDate | null) !== null && !isWorkingDay(englandAndWales, day),
  )
  return [...new Set(wrong.map(({ what, day }) => `${what} ${day.toString()}`))]
}

const histories = [
  ...(['service', 'team', 'person', 'role_holding', 'absence', 'cover', 'restriction'] as const),
  ...([
    'family',
    'child',
    'adult',
    'episode',
    'proceedings',
    'hearing',
    'court_filing',
    'private_proceedings',
  ] as const),
  ...([
    'staffing_issue',
    'agenda_item',
    'review',
    'urgent_return',
    'action',
    'extension',
    'assessment',
    'parents_meeting',
  ] as const),
]

for (const table of histories)
  test(`who wrote each ${table} of the demonstration, and each change of it, is kept, and every version counted`, async () => {
    const kind = table.replaceAll('_', '-')
    const { rows } = await sql`
      select r.id from ${sql.table(table)} r
      left join lateral (
        select count(*) filter (where before is null) as added, count(*) filter (where before is not null) as changed
        from change_history h where h.record_kind = ${kind} and h.record_id = r.id and not exists (
          select from adult a where ${kind} = 'adult' and h.before ? a.name and a.id = r.id)) h on true
      where h.added <> 1 or r.version <> 1 + h.changed`.execute(northbrook)
    assert.deepEqual(rows, [])
  })

test('SEC-03 every row of the demonstration’s trail is of a page there is, by somebody who may', async () => {
  const routes = allRoutes(routeSettings).map(({ path, did, ...route }) => ({
    ...route,
    did: say(did, defaultLabels),
    path,
    pattern: new RegExp(`^${path.replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`),
  }))
  const rows = await northbrook.selectFrom('trail').select(['personId', 'did', 'method', 'path']).execute()
  assert.ok(rows.length > 1000, `${rows.length} rows`)
  const actors = new Map<number, Awaited<ReturnType<typeof loadActor>>>()
  for (const { personId } of rows)
    if (personId !== null && !actors.has(personId)) actors.set(personId, await loadActor(northbrook, personId, friday))
  const wrong = rows.filter(({ personId, did, method, path }) => {
    const route = routes.find((each) => each.method === method && each.did === did && each.pattern.test(path))
    const actor = actors.get(personId ?? 0) ?? null
    return route === undefined || actor === null || route.permission === 'anyone' || !may(actor, route.permission)
  })
  assert.deepEqual([...new Set(wrong.map(({ did, path }) => `${did} ${path}`))], [])
})
