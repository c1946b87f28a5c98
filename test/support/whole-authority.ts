import { readFile } from 'node:fs/promises'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { comingMeeting, pastMeetings } from '#demonstration/calendar-of-work.ts'
import { instantInEngland } from '#platform/clock.ts'
import { mondayOf } from '#rules/calendar/plain-date.ts'
import type { AtEnd } from './database.ts'
import { copyOf, demonstrationDatabase, type MakeDatabase } from './demonstration.ts'
import { comingMondays, testDay, testMorning } from './test-day.ts'
import { openWaymarkOn } from './waymark.ts'

export type WholeAuthority = Awaited<ReturnType<typeof councilOn>>

/** What is done there, by those who work there, is done once in a run; each test has a copy. */
const everythingDone = copyOf(
  `all that is done on ${testDay.toString()}`,
  demonstrationDatabase({ council: 'northbrook', today: testDay }),
  async (made) => {
    const ends: (() => Promise<unknown>)[] = []
    await doEverything(
      await councilOn(
        () => Promise.resolve(made),
        (end) => ends.push(end),
      ),
    )
    for (const end of ends.toReversed()) await end()
  },
)

/**
 * The demonstration’s council on the morning of the test day, with what people do there done once: a workbook brought with rows left
 * out, a document attached and another taken back, a direction asked for, a cover arranged, a meeting cancelled, a
 * child who moved away, the lifting of a restriction asked for, a
 * worker who leaves, another who is away.
 */
export async function wholeAuthority(): Promise<WholeAuthority> {
  const whole = await councilOn(everythingDone)
  // Documents are kept in a folder of this process.
  await attachDocument(whole, 'Referral.pdf')
  await takeDocumentBack(whole)
  return whole
}

/** The council that a database holds, on that morning, and who is who there. */
async function councilOn(database: MakeDatabase, atEnd: AtEnd = after) {
  const waymark = await openWaymarkOn(testMorning.toString(), database, () => Promise.resolve(null), atEnd)
  const { db } = waymark

  /** The first id that a query answers; the query says what is missing when it answers none. */
  async function idOf(query: string): Promise<number> {
    const { rows } = await sql.raw<{ id: number }>(`select id from (${query}) as found order by id limit 1`).execute(db)
    const [first] = rows
    if (first === undefined) throw new Error(`nothing answers: ${query}`)
    return first.id
  }
  const whoIs = (role: string) => idOf(`select person_id as id from role_holding where role = '${role}'`)
  const people = {
    panelAdministrator: await whoIs('panel-administrator'),
    courtQaManager: await whoIs('court-qa-manager'),
    chair: await idOf(
      `select person_id as id from seat_holding join core_seat on core_seat.id = seat_id where part = 'chair'`,
    ),
    authorityAdministrator: await whoIs('authority-administrator'),
  }
  // An item of the latest meeting with an Overview, of a family whose record isn’t restricted.
  const item = await idOf(
    'select i.id from agenda_item i join sitting s on s.id = i.sitting_id join overview o on o.sitting_id = s.id where family_id not in (select family_id from restriction) and i.id in (select agenda_item_id from review) order by meets_on desc, i.id limit 1',
  )
  const sitting = db.selectFrom('sitting').innerJoin('agendaItem', 'sittingId', 'sitting.id').select('meetsOn')
  const { meetsOn } = await sitting.where('agendaItem.id', '=', item).executeTakeFirstOrThrow()
  const [, another = testDay, , , cancelled = testDay] = comingMondays(5)
  const coming = comingMeeting(testDay)
  // An Overview is of a meeting that has begun: today’s, else the last.
  const begun = coming.equals(testDay) ? coming : (pastMeetings(testDay, 4)[0] ?? coming)
  const meetings = { coming, begun, another, cancelled }
  const browsers = new Map<number | null, ReturnType<typeof waymark.as>>()
  /** The browser in which this person signed in before, or nobody did. */
  function browserOf(personId: number | null) {
    const known =
      browsers.get(personId) ?? (personId === null ? Promise.resolve(waymark.browser()) : waymark.as(personId))
    browsers.set(personId, known)
    return known
  }
  return { ...waymark, idOf, whoIs, browserOf, people, held: { item, on: meetsOn.toString() }, meetings }
}

async function doEverything(whole: WholeAuthority): Promise<void> {
  const { db, idOf, whoIs, people, held, meetings } = whole
  await bringWorkbook(whole)
  await (await whole.as(people.panelAdministrator)).submit('/settings/papers/usual', {})
  await askPanels(whole)
  await askResources(whole)
  await db
    .insertInto('askedDirection')
    .values({
      reviewId: await idOf(`select id from review where agenda_item_id = ${held.item}`),
      headId: await whoIs('head-of-service'),
      askedOn: Temporal.PlainDate.from(held.on),
    })
    .execute()
  await db
    .insertInto('sitting')
    .values({
      seriesId: await idOf('select id from meeting_series'),
      meetsOn: meetings.cancelled,
      standsFor: mondayOf(meetings.cancelled),
      state: 'cancelled',
      reason: 'Too few can come',
    })
    .execute()
  await db
    .updateTable('child')
    .set({
      followedUntil: testDay.subtract({ weeks: 2 }),
      noLongerBecause: 'moved-away',
      noLongerWords: 'To Westmere.',
    })
    .where(
      'id',
      '=',
      await idOf(
        `select id from child where not unborn and family_id not in (select family_id from restriction)
           and id in (select child_id from episode where ended_on is not null)
           and id not in (select child_id from episode where ended_on is null)
           and id not in (select child_id from proceedings_child) and id not in (select child_id from private_proceedings)`,
      ),
    )
    .execute()
  await decideOutside(whole)
  // A worker leaves in a week, with children and an action that are theirs.
  const leaver = await idOf(
    `select social_worker_id as id from child join action on doer_id = social_worker_id
     where done_on is null and action.family_id not in (select family_id from restriction)`,
  )
  await db
    .updateTable('person')
    .set({ leftOn: testDay.add({ days: 7 }) })
    .where('id', '=', leaver)
    .execute()
  // Another is away from tomorrow on, and nobody covers yet.
  await db
    .insertInto('absence')
    .values({
      personId: await idOf(
        `select person_id as id from role_holding where role = 'social-worker' and person_id <> ${leaver} and person_id not in (select person_id from absence)`,
      ),
      startsOn: testDay.add({ days: 1 }),
      endsOn: testDay.add({ days: 15 }),
    })
    .execute()
  // A restricted family that nobody who has access could review.
  const { id: familyId } = await db
    .insertInto('family')
    .values({ name: 'Larch', reference: 'NB-90001' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('child')
    .values({ familyId, name: 'Ada Larch', bornOn: testDay.subtract({ years: 4 }) })
    .execute()
  await db
    .insertInto('restriction')
    .values({
      familyId,
      reason: 'A relation',
      approvedBy: people.chair,
      startsOn: testDay.subtract({ days: 60 }),
      reviewOn: testDay.add({ days: 30 }),
    })
    .execute()
  // Somebody asks that the restriction is lifted, and somebody is denied the family.
  const restricted = await idOf('select family_id as id from restriction')
  await db
    .insertInto('restrictionRequest')
    .values({
      familyId: restricted,
      asks: 'lift',
      reason: 'The relative has left',
      askedBy: await whoIs('team-manager'),
      askedOn: testDay.subtract({ days: 2 }),
    })
    .execute()
  await db
    .insertInto('deniedAccess')
    .values({ familyId: restricted, personId: await whoIs('clinic-lead'), because: 'A relation' })
    .execute()
  await db
    .insertInto('cover')
    .values({
      holdingId: await idOf(`select id from role_holding where role = 'team-manager'`),
      coveringPersonId: await whoIs('service-manager'),
      startsOn: testDay.subtract({ days: 3 }),
      endsOn: testDay.add({ days: 11 }),
    })
    .execute()
}

/** What a head of service decided outside a panel yesterday, to be ratified at the coming meeting. */
async function decideOutside({ db, idOf, whoIs, people }: WholeAuthority): Promise<void> {
  const childId = await idOf(
    `select c.id from child c join episode e on e.child_id = c.id
     where e.ended_on is null and c.family_id not in (select family_id from restriction)`,
  )
  const decidedOn = testDay.subtract({ days: 1 })
  const { id } = await db
    .insertInto('outsideDecision')
    .values({
      familyId: await idOf(`select family_id as id from child where id = ${childId}`),
      does: 'issue',
      decidedAt: decidedOn.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '14:30' }).toInstant(),
      decidedOn,
      decidedBy: await whoIs('head-of-service'),
      decidedAs: 'head-of-service',
      powerId: await idOf(`select id from power where does = 'issue' and role = 'head-of-service'`),
      reason: 'Found alone at night',
      recordedBy: people.panelAdministrator,
      recordedOn: decidedOn,
      toRatify: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  // Heads of service start in their own area here.
  await db
    .insertInto('power')
    .values({ does: 'start', holder: 'role', role: 'head-of-service', byArea: true })
    .execute()
  await db.insertInto('outsideDecisionChild').values({ decisionId: id, childId }).execute()
}

/** Another child of the family, who can be added to what is asked, on a day on which the demonstration has none there. */
async function hasSibling(db: WholeAuthority['db'], familyId: number, childId: number): Promise<void> {
  const sibling = await db
    .selectFrom('child')
    .select('id')
    .where('familyId', '=', familyId)
    .where('id', '<>', childId)
    .where('followedUntil', 'is', null)
    .executeTakeFirst()
  if (sibling === undefined)
    await db
      .insertInto('child')
      .values({ familyId, name: 'Ivy Larkspur', bornOn: testDay.subtract({ years: 2 }) })
      .execute()
}

/** The meeting takes new referrals too; a panel is asked for one family, and for another it put its decision off. (PP-01) */
async function askPanels({ db, idOf, as, people, held }: WholeAuthority): Promise<void> {
  const seriesId = await idOf('select id from meeting_series')
  await db
    .insertInto('seriesBusiness')
    .values(['referrals', 'resources'].map((kind) => ({ seriesId, kind })))
    .execute()
  const administrator = await as(people.panelAdministrator)
  const families = await db
    .selectFrom('child')
    .select(['familyId', 'id'])
    .distinctOn('familyId')
    .where('followedUntil', 'is', null)
    .where('familyId', 'not in', (eb) => eb.selectFrom('restriction').select('familyId'))
    .where('id', 'not in', (eb) => eb.selectFrom('episode').select('childId'))
    .where('id', 'not in', (eb) => eb.selectFrom('proceedingsChild').select('childId'))
    .orderBy('familyId')
    .orderBy('id')
    .limit(2)
    .execute()
  for (const { familyId, id } of families) {
    const asked = { children: [String(id)], business: 'referrals', urgency: 'next', why: 'Little has changed at home' }
    const sent = await administrator.submit(`/families/${familyId}/ask-panel`, asked)
    if (sent.status !== 303) throw new Error(`the panel wasn’t asked: ${sent.page.text}`)
  }
  // Service managers admit requests from now on; one waits for them.
  await db.insertInto('power').values({ does: 'admit', holder: 'role', role: 'service-manager' }).execute()
  const [{ familyId: last, id: lastChild } = { familyId: 0, id: 0 }] = families.toReversed()
  await hasSibling(db, last, lastChild)
  const room = { children: [String(lastChild)], business: 'resources', urgency: 'urgent', why: 'A family centre place' }
  const waits = await administrator.submit(`/families/${last}/ask-panel`, room)
  if (waits.status !== 303) throw new Error(`the panel wasn’t asked: ${waits.page.text}`)
  // One of them was heard already, and put off.
  const panelItem = await db
    .selectFrom('panelItem')
    .innerJoin('family', 'family.id', 'familyId')
    .select(['panelItem.id', 'familyId', 'name'])
    .orderBy('panelItem.id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const child = families.find(({ familyId }) => familyId === panelItem.familyId)?.id ?? 0
  const item = await db
    .insertInto('agendaItem')
    .values({
      sittingId: await idOf(`select sitting_id as id from agenda_item where id = ${held.item}`),
      section: 'referrals',
      subjectKind: 'panel-item',
      subjectId: panelItem.id,
      familyId: panelItem.familyId,
      title: panelItem.name,
      minutes: 15,
      state: 'recorded',
      recordedAt: instantInEngland(testMorning),
      recordedBy: people.panelAdministrator,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('agendaItemChild').values({ itemId: item.id, childId: child }).execute()
  const considered = { documents: 'Chronology', advice: 'Not yet met', advisedBy: 'Legal Services' }
  await db
    .insertInto('panelHearing')
    .values({ agendaItemId: item.id, panelItemId: panelItem.id, ...considered, threshold: 'not-clear' })
    .execute()
  const until = testDay.add({ days: 1 })
  const reasons = 'The assessment isn’t there yet'
  await db
    .insertInto('panelOutcome')
    .values({ agendaItemId: item.id, childId: child, outcome: 'deferred', reasons, deferredUntil: until })
    .execute()
}

/** Resources asked for of a family in pre-proceedings: one waits for who may agree it, one for the panel, and one was withdrawn. (PP-07) */
async function askResources({ idOf, as, people }: WholeAuthority): Promise<void> {
  const administrator = await as(people.panelAdministrator)
  const child = await idOf(`select id from child where name = 'Cara Adeyemi'`)
  const at = `/families/${await idOf(`select id from family where name = 'Adeyemi'`)}/ask-resource`
  const asked = {
    children: String(child),
    kind: 'expert-assessment',
    why: 'Whether the mother can learn to keep her safe',
  }
  const sent = [
    await administrator.submit(at, { ...asked, what: 'A cognitive assessment of the mother', cost: '1,850' }),
    await administrator.submit(at, { ...asked, what: 'A residential assessment of mother and child', cost: '14,000' }),
    await administrator.submit(at, { ...asked, what: 'A psychiatric assessment of the father', cost: '2,400' }),
  ]
  const wrong = sent.find(({ status }) => status !== 303)
  if (wrong !== undefined) throw new Error(`no resource was asked for: ${wrong.page.text}`)
  await administrator.submit(`${String(sent[2]?.headers['location'])}/withdraw`, { why: 'He has moved abroad' })
}

async function bringWorkbook({ as, people }: WholeAuthority): Promise<void> {
  const bytes = await readFile(new URL('../data/northbrook-tracker.xlsx', import.meta.url))
  const administrator = await as(people.authorityAdministrator)
  const bring = async () => {
    const { page } = await administrator.get('/import')
    const form = page.forms.find(({ action }) => action === '/import')
    const fields = Object.fromEntries([...(form?.fields ?? [])].map(([field, values]) => [field, values[0] ?? '']))
    const file = { field: 'workbook', name: 'northbrook-tracker.xlsx', bytes }
    return String((await administrator.upload('/import', fields, file)).headers['location'])
  }
  const address = String((await administrator.submit(await bring(), {})).headers['location'])
  await administrator.submit(address, {}, `${address}/load`)
  while ((await administrator.get(address)).page.heading.includes('Loading')) await pause(50)
  // A second one waits for its columns to be looked through, a third for its preview.
  await bring()
  await administrator.submit(await bring(), {})
}

async function attachDocument({ as, people, held }: WholeAuthority, name: string): Promise<void> {
  const address = `/items/${held.item}/documents`
  const administrator = await as(people.panelAdministrator)
  const form = (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('kind'))
  const fields = Object.fromEntries([...(form?.fields ?? [])].map(([field, values]) => [field, values[0] ?? '']))
  const file = { field: 'document', name, bytes: Buffer.from('%PDF-1.4\n%%EOF\n') }
  const { status, page } = await administrator.upload(address, { ...fields, kind: 'referral', child: 'every' }, file)
  if (status !== 303) throw new Error(`the document wasn’t attached: ${page.text}`)
}

/** A second document, opened by somebody and taken back. */
async function takeDocumentBack(whole: WholeAuthority): Promise<void> {
  await attachDocument(whole, 'Genogram.pdf')
  const id = await whole.idOf(`select id from document where file_name = 'Genogram.pdf'`)
  const chair = await whole.as(whole.people.chair)
  await chair.get(`/documents/${id}`)
  const administrator = await whole.as(whole.people.panelAdministrator)
  const back = { right: 'nowhere', because: 'It belongs to another family' }
  const { status, page } = await administrator.submit(`/documents/${id}/take-back`, back)
  if (status !== 303) throw new Error(`the document wasn’t taken back: ${page.text}`)
}
