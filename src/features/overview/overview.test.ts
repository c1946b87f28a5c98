import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { recordItem, recordMidpoint } from '#test/support/held-meeting.ts'
import { aFamily, aPerson, restrict } from '#test/support/small-authority.ts'
import { openWaymark, type Sent } from '#test/support/waymark.ts'
import { entriesOf } from '#rules/overview/content.ts'
import { readContent } from '#records/overview/overview-content.ts'

const meeting = '2026-11-23'
const waymark = await openWaymark('2026-11-23T11:00')
const { db, owner, place, clock } = waymark
const { people, teams } = place
const day = (text: string) => Temporal.PlainDate.from(text)

const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Amira Adeyemi', bornOn: '2020-02-03', decidedOn: '2026-10-12' },
  { name: 'Tobi Adeyemi', bornOn: '2022-05-06', decidedOn: '2026-10-12', teamId: teams.west },
])
const clarke = await aFamily(db, place, 'Clarke', [{ name: 'Ellie Clarke', bornOn: '2019-01-01', teamId: teams.west }])
const [amira, tobi] = adeyemi.children
const [ellie] = clarke.children
assert.ok(amira && tobi && ellie && amira.episodeId !== null)

const proceedings = await db
  .insertInto('proceedings')
  .values({ familyId: clarke.familyId, courtNumber: 'NB26C00012', court: 'Northbrook Family Court' })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('proceedingsChild').values({ proceedingsId: proceedings.id, childId: ellie.childId }).execute()
const hearing = await db
  .insertInto('hearing')
  .values({
    proceedingsId: proceedings.id,
    kind: 'case-management',
    heldOn: day('2026-11-26'),
    startsAt: '10:00',
    attendancePlan: 'Marcus Bell',
  })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('hearingChange')
  .values({
    hearingId: hearing.id,
    changedAt: clock.now(),
    changedBy: people.solicitor,
    what: 'attendance plan',
    fromWords: 'Imran Dar',
    toWords: 'Marcus Bell',
  })
  .execute()
const filing = await db
  .insertInto('courtFiling')
  .values({
    proceedingsId: proceedings.id,
    what: 'Social work evidence template',
    dueOn: day('2026-11-20'),
    potentialDelay: 'Assessment not back',
    plan: 'Ask for three days',
  })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('staffingIssue')
  .values({ kind: 'leaver', teamId: teams.west, words: 'A social worker leaves', raisedOn: day('2026-11-20') })
  .execute()

const item = await recordItem(waymark, meeting, {
  section: 'reviews',
  subject: { kind: 'family-review', familyId: adeyemi.familyId },
  title: 'Adeyemi',
  familyId: adeyemi.familyId,
  childIds: [amira.childId, tobi.childId],
  discussion: 'The family group meeting agreed a plan.',
})
await recordMidpoint(waymark, {
  itemId: item,
  episodeId: amira.episodeId,
  childId: amira.childId,
  familyId: adeyemi.familyId,
})
await recordItem(waymark, meeting, {
  section: 'hearings',
  subject: { kind: 'hearing', proceedingsId: proceedings.id },
  title: 'Clarke',
  familyId: clarke.familyId,
  childIds: [ellie.childId],
  discussion: 'Attendance agreed.',
  confirmed: true,
})
await db
  .insertInto('action')
  .values({
    familyId: adeyemi.familyId,
    childId: tobi.childId,
    words: 'See him at school',
    doerId: people.otherSocialWorker,
    dueOn: day('2026-11-27'),
    source: 'tracking-meeting',
    agendaItemId: item,
    addedOn: day(meeting),
  })
  .execute()

const cover = await aPerson(db, 'Leila Haddad', null)
const holding = await db
  .selectFrom('roleHolding')
  .select('id')
  .where('personId', '=', people.otherTeamManager)
  .executeTakeFirstOrThrow()
await db
  .insertInto('cover')
  .values({ holdingId: holding.id, coveringPersonId: cover, startsOn: day('2026-11-20'), endsOn: day('2026-11-27') })
  .execute()

const manager = await waymark.as(people.courtQaManager)
const section = (text: string, from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to))

test('LO-01 the draft has the week in sections: staffing, hearings with changes, filing dates with delay and plan, reviews, actions', async () => {
  const { page, status } = await manager.get(`/overviews/${meeting}`)
  assert.equal(status, 200)
  assert.match(
    section(page.text, 'Staffing and mitigation', 'Hearings and'),
    /Safeguarding West.*A social worker leaves.*None yet/,
  )
  const hearings = section(page.text, 'Hearings and attendance', 'Filing dates')
  assert.match(
    hearings,
    /Clarke NB-\d+ Safeguarding West, Grace Oyelaran Ellie Clarke: Case management hearing: Thu 26 Nov 2026 at 10:00 New · Confirmed/,
  )
  assert.match(hearings, /Changed: attendance plan: Imran Dar → Marcus Bell.*Attendance agreed\./)
  assert.match(
    section(page.text, 'Filing dates', 'Private proceedings'),
    /Social work evidence template: due Fri 20 Nov 2026 overdue by 3 days New · Not discussed Potential delay: Assessment not back Plan: Ask for three days/,
  )
  const reviews = section(page.text, 'Midpoint and final reviews', 'Any other issue')
  assert.match(reviews, /Amira Adeyemi: Midpoint review: Continue New · Awaiting the chair Work is going well/)
  assert.match(reviews, /Tobi Adeyemi: Midpoint review: No decision recorded New/)
  assert.match(reviews, /The family group meeting agreed a plan\./)
  assert.match(reviews, /Tobi Adeyemi: See him at school \(Marcus Bell, Fri 27 Nov 2026\)/)
})

test('LO-01 TM-04 what the chair has not confirmed is marked, and is said to go out so', async () => {
  const { page } = await manager.get(`/overviews/${meeting}`)
  assert.match(page.text, /1 item awaits the chair/)
  assert.match(page.text, /To publish by the end of Tuesday 24 November 2026/)
})

test('LO-01 words over a section are kept; a child’s name in them is caught; two writers both see both texts', async () => {
  const address = `/overviews/${meeting}/words/reviews`
  const named = await manager.submit(address, { text: 'Amira did well this week.' })
  assert.equal(named.status, 422)
  assert.match(named.page.errors[0]?.text ?? '', /^Leave out Amira:/)
  const saved = await manager.submit(address, { text: 'Three reviews were held on time.', version: '0' })
  assert.equal(saved.status, 303)
  assert.match((await manager.get(`/overviews/${meeting}`)).page.text, /Three reviews were held on time\./)
  const second = await (await waymark.as(people.panelAdministrator)).submit(address, { text: 'Mine.', version: '0' })
  assert.equal(second.status, 409)
  assert.match(second.page.text, /Three reviews were held on time\..*Mine\./)
})

test('LO-01 only those who publish see the way to it', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const draft = await administrator.get(`/overviews/${meeting}`)
  assert.equal(
    draft.page.links.some(({ text }) => text === 'Go on to publish'),
    false,
  )
  assert.equal((await administrator.get(`/overviews/${meeting}/publish`)).status, 403)
  assert.equal((await (await waymark.as(people.teamManager)).get(`/overviews/${meeting}`)).status, 403)
  assert.equal((await manager.get('/overviews/2026-11-30')).status, 404)
})

test('LO-02 a draft that moved on since it was looked through is not published', async () => {
  const old = await manager.submit(`/overviews/${meeting}/publish`, { hash: 'another' })
  assert.equal(old.status, 409)
  assert.match(old.page.text, /Nothing was published/)
  assert.equal((await db.selectFrom('overviewVersion').selectAll().execute()).length, 0)
})

test('LO-03 recipients are worked out from the children in it, cover included, each with a copy of their own', async () => {
  const { page } = await manager.get(`/overviews/${meeting}/publish`)
  assert.deepEqual(page.rows.slice(1), [
    ['Hannah Lowe', 'Team manager, Safeguarding East', '1 item'],
    ['Leila Haddad', 'Acting team manager, Safeguarding West', '4 items'],
    ['Nikhil Rao', 'Solicitor with conduct', '3 items'],
    ['Paula Marsden', 'Service manager, Operational', '4 items'],
  ])
})

test('LO-02 LO-03 publishing freezes version 1, its copies and its messages at once', async () => {
  const published = await manager.submit(`/overviews/${meeting}/publish`, {})
  assert.equal(published.status, 303)
  assert.equal(published.headers['location'], `/overviews/${meeting}/versions/1`)
  const messages = await db.selectFrom('message').selectAll().orderBy('toName').execute()
  assert.equal(messages.length, 4)
  const [first] = messages
  assert.equal(first?.subject, 'Legal Overview, meeting of Monday 23 November 2026, version 1: 1 item for you')
  assert.match(first.body, /https:\/\/northbrook\.localhost\/overview-copies\/\d+/)
  for (const { subject, body } of messages) assert.doesNotMatch(`${subject}${body}`, /Amira|Tobi|Ellie|Adeyemi|Clarke/)
  const trail = (await waymark.trail()).at(-1)
  assert.deepEqual(trail?.children.toSorted(), [amira.childId, tobi.childId, ellie.childId].toSorted())
})

test('LO-02 later changes of the records don’t change a version, and nothing in the application can', async () => {
  await db
    .updateTable('courtFiling')
    .set({ filedOn: day('2026-11-23') })
    .where('id', '=', filing.id)
    .execute()
  const { page } = await manager.get(`/overviews/${meeting}/versions/1`)
  assert.match(page.text, /Assessment not back/)
  assert.match(page.text, /[0-9a-f]{64}\. Checked just now: unchanged/)
  for (const table of ['overviewVersion', 'overviewCopy'] as const) {
    await assert.rejects(db.updateTable(table).set({ contentHash: 'x' }).execute(), /permission denied/)
    await assert.rejects(db.deleteFrom(table).execute(), /permission denied/)
  }
})

test('LO-02 content that was changed behind the application is told', async () => {
  const { content } = await db.selectFrom('overviewVersion').select('content').executeTakeFirstOrThrow()
  const kept = JSON.stringify(content)
  await owner
    .updateTable('overviewVersion')
    .set({ content: kept.replace('Ask for three days', 'Ask for ten') })
    .execute()
  assert.match((await manager.get(`/overviews/${meeting}/versions/1`)).page.text, /no longer has the content hash/)
  await owner.updateTable('overviewVersion').set({ content: kept }).execute()
})

const copyOf = async (personId: number, number = 1) => {
  const row = await db
    .selectFrom('overviewCopy')
    .innerJoin('overviewVersion', 'overviewVersion.id', 'overviewCopy.overviewVersionId')
    .select(['overviewCopy.id', 'overviewCopy.content'])
    .where('personId', '=', personId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { id: row.id, content: readContent(row.content) }
}

test('LO-03 a copy holds only what its recipient may see: an item about several children is cut', async () => {
  const { id, content } = await copyOf(people.teamManager)
  assert.deepEqual(
    entriesOf(content).map(({ title, children }) => [title, children.map(({ name }) => name)]),
    [['Adeyemi', ['Amira Adeyemi']]],
  )
  assert.doesNotMatch(JSON.stringify(content), /Tobi|Ellie|Clarke|See him at school|family group meeting/)
  const reader = await waymark.as(people.teamManager)
  const { page, status } = await reader.get(`/overview-copies/${id}`)
  assert.equal(status, 200)
  assert.match(page.text, /1 item for you, as Team manager, Safeguarding East/)
  assert.match(page.text, /Three reviews were held on time\..*Amira Adeyemi.*Continue/)
  assert.match(page.text, /Not all of this item is shown/)
  const acting = entriesOf((await copyOf(cover)).content).map(({ title }) => title)
  assert.deepEqual(acting, ['Safeguarding West', 'Clarke', 'Clarke', 'Adeyemi'])
})

test('LO-03 everyone finds the copies they were sent, and nobody else’s', async () => {
  const { id } = await copyOf(people.teamManager)
  const own = await (await waymark.as(people.teamManager)).get('/overview-copies')
  assert.equal(own.status, 200)
  assert.deepEqual(
    own.page.links.filter(({ href }) => href.startsWith('/overview-copies/')),
    [{ text: 'Monday 23 November 2026, version 1', href: `/overview-copies/${id}` }],
  )
  const none = await (await waymark.as(people.clinicLead)).get('/overview-copies')
  assert.match(none.page.text, /None yet/)
  const list = await (await waymark.as(people.chair)).get('/overviews')
  assert.match(list.page.text, /Monday 23 November 2026 Published Version 1/)
})

test('LO-03 another person’s copy isn’t there, whoever asks', async () => {
  const { id } = await copyOf(people.teamManager)
  for (const person of [people.courtQaManager, people.serviceManager, people.administrator]) {
    const reader = await waymark.as(person)
    assert.equal((await reader.get(`/overview-copies/${id}`)).status, 404)
    assert.equal((await reader.get(`/overview-copies/${id}/word`)).status, 404)
  }
})

test('LO-03 who was sent what, when, delivered, waiting or bounced, and first opened when, is on the page', async () => {
  clock.moveTo('2026-11-24T08:30')
  await db
    .insertInto('messageEvent')
    .values({
      messageId: (
        await db.selectFrom('message').select('id').where('toName', '=', 'Nikhil Rao').executeTakeFirstOrThrow()
      ).id,
      at: clock.now(),
      event: 'refused',
      words: '550 no such user',
    })
    .execute()
  await db
    .updateTable('message')
    .set({ state: 'bounced', nextAttemptAt: null })
    .where('toName', '=', 'Nikhil Rao')
    .execute()
  const { page } = await (await waymark.as(people.courtQaManager)).get(`/overviews/${meeting}/versions/1`)
  const row = (name: string) => page.rows.find(([first]) => first?.startsWith(name))
  assert.match(row('Hannah Lowe')?.join(' | ') ?? '', /1 item \| Waiting \| Mon 23 Nov 2026 at 11:00 \| Send again/)
  assert.match(
    row('Nikhil Rao')?.join(' | ') ?? '',
    /Not delivered Tue 24 Nov 2026 at 08:30: 550 no such user \| Not yet/,
  )
})

test('LO-03 FAM-05 access lost afterwards: the copy shows less, and says how much', async () => {
  await db.updateTable('child').set({ teamId: teams.inCare }).where('id', '=', ellie.childId).execute()
  const { id } = await copyOf(cover)
  const { page } = await (await waymark.as(cover)).get(`/overview-copies/${id}`)
  assert.match(page.text, /2 items can no longer be shown to you\./)
  assert.doesNotMatch(page.text, /Ellie|Clarke/)
  await db.updateTable('child').set({ teamId: teams.west }).where('id', '=', ellie.childId).execute()
})

test('LO-02 a correction is version 2, with its reason; version 1 says so and stays', async () => {
  const again = await waymark.as(people.courtQaManager)
  assert.match(
    (await again.get(`/overviews/${meeting}`)).page.text,
    /Version 1 was published on Mon 23 Nov 2026 at 11:00/,
  )
  const since = await again.get(`/overviews/${meeting}/since`)
  assert.match(since.page.text, /Clarke, filing dates The records no longer have it/)
  assert.equal((await again.submit(`/overviews/${meeting}/since`, { which: 'all' })).status, 303)
  const without = await again.submit(`/overviews/${meeting}/publish`, {})
  assert.equal(without.status, 422)
  assert.equal(without.page.errors[0]?.text, 'Write what is corrected since version 1, and why')
  const named = await again.submit(`/overviews/${meeting}/publish`, { reason: 'Ellie’s statement is filed' })
  assert.match(named.page.errors[0]?.text ?? '', /Leave out Ellie:/)
  const published = await again.submit(`/overviews/${meeting}/publish`, { reason: 'A document had been filed' })
  assert.equal(published.headers['location'], `/overviews/${meeting}/versions/2`)
  const first = (await again.get(`/overviews/${meeting}/versions/1`)).page.text
  assert.match(first, /A correction was published: version 2/)
  assert.match(first, /Assessment not back/)
  const second = (await again.get(`/overviews/${meeting}/versions/2`)).page.text
  assert.match(second, /Corrected: A document had been filed/)
  assert.doesNotMatch(second, /Assessment not back/)
  assert.match(second, /Corrected: Ellie Clarke: Taken out: Social work evidence template: due Fri 20 Nov 2026/)
  const copy = (
    await (await waymark.as(people.serviceManager)).get(`/overview-copies/${(await copyOf(people.serviceManager)).id}`)
  ).page
  assert.match(copy.text, /A correction was sent to you: version 2/)
})

test('LO-01 a week later the draft says what is new, changed and resolved since', async () => {
  await recordItem(waymark, '2026-11-30', {
    section: 'other',
    subject: { kind: 'other', itemId: 0 },
    title: 'Winter rota',
    familyId: null,
    childIds: [],
    discussion: 'Agreed.',
  })
  await db
    .updateTable('hearing')
    .set({ heldOn: day('2026-12-03') })
    .where('id', '=', hearing.id)
    .execute()
  await db
    .updateTable('staffingIssue')
    .set({ resolvedOn: day('2026-11-27') })
    .execute()
  clock.moveTo('2026-11-30T11:00')
  const { page } = await (await waymark.as(people.courtQaManager)).get('/overviews/2026-11-30')
  assert.match(page.text, /4 items\. Compared with the Overview of Monday 23 November 2026/)
  assert.match(page.text, /Since the last meeting: 1 new, 1 changed, 1 resolved, 1 as it was; 1 item awaits the chair/)
  assert.match(
    section(page.text, 'Staffing and', 'Hearings and'),
    /Safeguarding West A social worker leaves Resolved .*Resolved Fri 27 Nov 2026/,
  )
  assert.match(
    section(page.text, 'Hearings and', 'Filing dates'),
    /Ellie Clarke: Case management hearing: Thu 3 Dec 2026 at 10:00 Changed/,
  )
  assert.match(page.text.slice(page.text.indexOf('Any other issue')), /Winter rota New · Awaiting the chair/)
})

test('LO-01 TM-03 a child whose review fell due and whom the meeting didn’t reach is not missing', async () => {
  await aFamily(db, place, 'Novak', [
    { name: 'Iris Novak', bornOn: '2018-03-04', decidedOn: '2026-08-31', midpointHeldOn: '2026-10-12' },
    { name: 'Karel Novak', bornOn: '2021-03-04', decidedOn: '2026-11-16' },
  ])
  const { page } = await (await waymark.as(people.courtQaManager)).get('/overviews/2026-11-30')
  assert.match(
    section(page.text, 'Children who can’t wait', 'Staffing and'),
    /Novak .* Iris Novak: Final review: No decision recorded overdue by 7 days New · Not discussed/,
  )
  const reviews = section(page.text, 'Midpoint and final', 'Any other issue')
  assert.match(
    reviews,
    /Adeyemi .* Tobi Adeyemi: Midpoint review: No decision recorded overdue by 7 days No change · Not discussed/,
  )
  assert.doesNotMatch(reviews, /Amira/)
})

test('LO-03 TM-05 a team whose staffing alone is in it has its manager told', async () => {
  const gareth = await aPerson(db, 'Gareth Pugh', 'team-manager', { teamId: teams.inCare })
  await db
    .insertInto('staffingIssue')
    .values({ kind: 'absence', teamId: teams.inCare, words: 'Two are away', raisedOn: clock.today() })
    .execute()
  const { page } = await (await waymark.as(people.courtQaManager)).get('/overviews/2026-11-30/publish')
  assert.ok(gareth > 0)
  assert.ok(page.rows.some(([name, why]) => name === 'Gareth Pugh' && why === 'Team manager, Children in Care'))
})

/** Words over the reviews that a correction has to publish. */
async function writeAnew(text: string): Promise<void> {
  const address = `/overviews/${meeting}/words/reviews`
  const courtQa = await waymark.as(people.courtQaManager)
  assert.equal((await courtQa.submit(address, { text })).status, 303)
}

test('LO-02 published twice at the same moment it is one version, and the second hears of it', async () => {
  await writeAnew('Three reviews were held, one of them late.')
  const browsers = await Promise.all([0, 1].map(() => waymark.as(people.courtQaManager)))
  const before = await db.selectFrom('overviewVersion').select('id').execute()
  const answers = await Promise.all(
    browsers.map((browser) => browser.submit(`/overviews/${meeting}/publish`, { reason: 'A date was wrong' })),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409])
  const after = await db.selectFrom('overviewVersion').select('id').execute()
  assert.equal(after.length, before.length + 1)
})

test('LO-02 a version that somebody published since the page was opened isn’t published as the next one; the reason stays typed', async () => {
  const address = `/overviews/${meeting}/publish`
  await writeAnew('Two reviews were held on time.')
  const manager = await waymark.as(people.courtQaManager)
  const formOf = ({ page }: Sent) => page.forms.find(({ fields }) => fields.has('hash')) ?? assert.fail(page.text)
  const opened = Object.fromEntries(formOf(await manager.get(address)).fields)
  const first = await manager.submit(address, { reason: 'A name was wrong' })
  assert.equal(first.status, 303)
  await writeAnew('Two reviews were held on time, one late.')
  const before = await db.selectFrom('overviewVersion').select('id').execute()
  const second = await manager.post(address, { ...opened, reason: 'A date was wrong too' })
  assert.equal(second.status, 409, second.page.text)
  assert.match(second.page.text, /Nothing was published/)
  assert.equal((await db.selectFrom('overviewVersion').select('id').execute()).length, before.length)
  const fields = Object.fromEntries(formOf(second).fields)
  assert.deepEqual(fields['reason'], ['A date was wrong too'])
  assert.equal((await manager.post(address, fields)).status, 303)
})

test('LO-01 an urgent return that a later meeting seeks isn’t told of this one', async () => {
  const sought = await recordItem(waymark, '2026-11-30', {
    section: 'reviews',
    subject: { kind: 'family-review', familyId: adeyemi.familyId },
    title: 'Adeyemi',
    familyId: adeyemi.familyId,
    childIds: [tobi.childId],
    discussion: 'Nobody opens the door.',
  })
  assert.ok(tobi.episodeId !== null)
  await aFamily(db, place, 'Rahman', [{ name: 'Ivy Rahman', bornOn: '2018-01-01', decidedOn: '2026-10-12' }])
  const ivy = await db.selectFrom('episode').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  await db
    .insertInto('urgentReturn')
    .values({ episodeId: ivy.id, agendaItemId: sought, why: 'Not safe', byOn: day('2026-12-02') })
    .execute()
  const { page } = await (await waymark.as(people.courtQaManager)).get(`/overviews/${meeting}/since`)
  assert.match(page.text, /Rahman, midpoint and final reviews Ivy Rahman: Added: Midpoint review: No decision recorded/)
  assert.doesNotMatch(page.text, /Rahman, children who can’t wait|Urgent return/)
})

test('LO-03 words for everybody name no child of any week, no reference, and nobody whom the writer may not see, without telling of them', async () => {
  const nobody = 'Words: Name no child or family here: everybody who gets a copy reads this'
  const elsewhere = await aFamily(db, place, 'Whitlock', [{ name: 'Zara Whitlock', bornOn: '2019-01-01' }])
  const address = `/overviews/${meeting}/words/reviews`
  const again = await waymark.as(people.courtQaManager)
  const wrongWith = async (text: string) => (await again.submit(address, { text })).page.errors.map((each) => each.text)
  const { reference } = await db
    .selectFrom('family')
    .select('reference')
    .where('id', '=', elsewhere.familyId)
    .executeTakeFirstOrThrow()
  assert.match((await wrongWith('The adeyemis came.')).join(), /Leave out adeyemis:/)
  assert.deepEqual(await wrongWith('As with zara whitlock, who waits.'), [nobody])
  assert.deepEqual(await wrongWith(`As with ${reference.toLowerCase().replace('-', ' ')}.`), [nobody])
  await restrict(db, elsewhere.familyId, people.chair, [])
  assert.deepEqual(await wrongWith('Zara waits.'), [nobody])
  assert.deepEqual(await wrongWith('The whitlock children wait.'), [nobody])
})
