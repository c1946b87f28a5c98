import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { recordEvent, writeMessage } from '#records/messages/messages.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { people, teams } = place
const day = (text: string) => Temporal.PlainDate.from(text)

const begum = await aFamily(db, place, 'Begum', [
  {
    name: 'Amira Begum',
    bornOn: '2015-01-01',
    decidedOn: '2026-10-12',
    letterSentOn: '2026-10-14',
    firstMeetingOn: '2026-10-21',
  },
  {
    name: 'Yusuf Begum',
    bornOn: '2017-01-01',
    caseSystemId: '470002',
    decidedOn: '2026-10-12',
    letterSentOn: '2026-10-14',
    firstMeetingOn: '2026-10-21',
  },
])
const [amira, yusuf] = begum.children
assert.ok(amira?.episodeId && yusuf?.episodeId)
const khan = await aFamily(db, place, 'Khan', [
  {
    name: 'Zayn Khan',
    bornOn: '2020-01-01',
    caseSystemId: '470003',
    decidedOn: '2026-09-01',
    letterSentOn: '2026-09-03',
    firstMeetingOn: '2026-09-10',
    midpointHeldOn: '2026-10-12',
    teamId: teams.west,
    socialWorkerId: people.otherSocialWorker,
  },
])
const zayn = khan.children[0]
assert.ok(zayn?.episodeId)
const webb = await aFamily(db, place, 'Webb', [{ name: 'Harvey Webb', bornOn: '2019-01-01', caseSystemId: '470004' }])
const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05', decidedOn: '2026-10-12' }])
await restrict(db, hidden.familyId, people.chair, [])

const anAction = (words: string, more: Record<string, unknown> = {}) => ({
  familyId: begum.familyId,
  childId: amira.childId,
  words,
  doerId: people.socialWorker,
  accountableManagerId: people.teamManager,
  source: 'family' as const,
  addedOn: day('2026-10-01'),
  ...more,
})
await db
  .insertInto('action')
  .values([
    anAction('Ask the school', { dueOn: day('2026-11-16') }),
    anAction('Update the chronology', { dueOn: day('2026-11-24'), childId: null }),
    anAction('Find the grandmother’s address', { dueOn: null }),
    anAction('Much later', { dueOn: day('2026-12-31') }),
    anAction('Already done', { dueOn: day('2026-11-16'), doneOn: day('2026-11-15') }),
    anAction('Behind a restriction', { dueOn: day('2026-11-16'), familyId: hidden.familyId, childId: null }),
  ])
  .execute()

const { id: proceedingsId } = await db
  .insertInto('proceedings')
  .values({ familyId: webb.familyId, issuedOn: day('2026-10-01') })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('proceedingsChild')
  .values({ proceedingsId, childId: webb.children[0]?.childId ?? 0 })
  .execute()
await db
  .insertInto('hearing')
  .values({ proceedingsId, kind: 'case-management', heldOn: day('2026-11-26'), startsAt: '10:30' })
  .execute()
await db
  .insertInto('courtFiling')
  .values({ proceedingsId, what: 'Parenting assessment', dueOn: day('2026-11-19'), potentialDelay: 'one more session' })
  .execute()

const { id: sittingId } = await db
  .insertInto('sitting')
  .values({
    seriesId: place.seriesId,
    meetsOn: day('2026-11-16'),
    standsFor: day('2026-11-16'),
    state: 'held',
    chairId: people.chair,
    chairedAs: 'chair',
  })
  .returning('id')
  .executeTakeFirstOrThrow()
const { id: itemId } = await db
  .insertInto('agendaItem')
  .values({
    sittingId,
    section: 'reviews',
    subjectKind: 'family-review',
    subjectId: begum.familyId,
    familyId: begum.familyId,
    title: 'Begum',
    minutes: 6,
    state: 'recorded',
    recordedBy: people.panelAdministrator,
    recordedAt: clock.now(),
  })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('agendaItemChild').values({ itemId, childId: yusuf.childId }).execute()
await db
  .insertInto('review')
  .values({
    episodeId: yusuf.episodeId,
    kind: 'midpoint',
    heldOn: day('2026-11-16'),
    agendaItemId: itemId,
    outcome: 'continue',
  })
  .execute()
await db
  .insertInto('extension')
  .values({
    episodeId: zayn.episodeId,
    episodeDayZeroOn: day('2026-09-01'),
    newLimitOn: day('2026-12-15'),
    state: 'requested',
    requestedOn: day('2026-11-17'),
    requestedBy: people.teamManager,
    exceptional: 'The assessor was ill.',
  })
  .execute()
await db
  .insertInto('urgentReturn')
  .values({ episodeId: zayn.episodeId, why: 'Not safe', byOn: day('2026-11-25') })
  .execute()
await db.transaction().execute(async (tx) => {
  const to = { personId: null, name: 'Joanne Frith', address: 'joanne.frith@northbrook.example' }
  const message = { kind: 'overview-copy', to, subject: 'Legal Overview of 16 November', body: '', about: null }
  const id = await writeMessage(tx, { ...message, writtenAt: clock.now() })
  const refused = { event: 'refused', words: '552 mailbox full', at: clock.now() } as const
  await recordEvent(tx, { id, state: 'waiting', tries: 0 }, refused)
})

const workOf = async (personId: number) => {
  const { page, status } = await (await waymark.as(personId)).get('/')
  assert.equal(status, 200)
  assert.equal(page.heading, 'My work')
  return page
}

describe('my work', () => {
  test('AC-01 PP-03 a social worker: own actions, the next step of their children, missing ids; most urgent first', async () => {
    const { text } = await workOf(people.socialWorker)
    assert.match(
      text,
      new RegExp(
        [
          'Friday 20 November\\.',
          'Today Parenting assessment: Harvey Webb due at court Thu 19 Nov · may be late: one more session Overdue by 1 day',
          'Ask the school Amira Begum · due Mon 16 Nov · Say it is done.* Overdue by 4 days',
          'In the next 7 days You are wanted on Monday 23 November, 09:08 to 09:23',
          '09:08 Harvey Webb, case management Thu 26 Nov; 09:12 Harvey Webb, Parenting assessment overdue by 1 day;',
          '09:17 Amira Begum, midpoint; Yusuf Begum in view In 3 days Midpoint: Amira Begum 5w 4d · meeting Mon 23 Nov, 6-week date Mon 23 Nov · Safeguarding East In 3 days',
          'Case management hearing: Harvey Webb Thu 26 Nov at 10:30 In 6 days',
          'Update the chronology Begum family · due Tue 24 Nov .*In 4 days',
          'When there is time Find the grandmother’s address Amira Begum .*No date yet',
          'Give the LCS id of Amira Begum Safeguarding East',
          'Next four weeks Mon 23 Nov 1 review ?Thu 26 Nov 1 hearing',
        ].join('.*'),
      ),
    )
    assert.doesNotMatch(text, /Much later|Already done|Khan|Osei|restriction|Joanne Frith|Confirm|Publish/)
  })

  test('TM-03 the reviews of a meeting are the same number of children everywhere, also where both of one child’s fall on it', async () => {
    const amira = db.updateTable('clockLine').where('name', 'like', 'Amira%')
    const { finalMeetsOn } = await db
      .selectFrom('clockLine')
      .select('finalMeetsOn')
      .where('name', 'like', 'Amira%')
      .executeTakeFirstOrThrow()
    await amira.set({ finalMeetsOn: Temporal.PlainDate.from('2026-11-23') }).execute()
    const { text } = await workOf(people.socialWorker)
    await amira.set({ finalMeetsOn }).execute()
    assert.match(text, /Next four weeks Mon 23 Nov 1 review ?Thu 26 Nov/)
  })

  test('CT-03 what came of a hearing whose day has gone is asked of those who keep the court record', async () => {
    const { id } = await db
      .insertInto('hearing')
      .values({ proceedingsId, kind: 'other', heldOn: day('2026-11-17'), startsAt: '10:00' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const asked = /Today .*Other hearing: Harvey Webb was Tue 17 Nov at 10:00 · say what came of it Nothing recorded/
    const { text, links } = await workOf(people.teamManager)
    assert.match(text, asked)
    assert.ok(links.some(({ href }) => href === `/hearings/${id}/edit`))
    assert.doesNotMatch((await workOf(people.socialWorker)).text, /Other hearing/)
    await db.updateTable('hearing').set({ status: 'held' }).where('id', '=', id).execute()
    assert.doesNotMatch((await workOf(people.teamManager)).text, /Other hearing/)
  })

  test('AC-01 a team manager answers for what is overdue, and sees their team’s children alone', async () => {
    const { text } = await workOf(people.teamManager)
    assert.match(text, /Ask the school Amira Begum · Grace Oyelaran does it, you answer for it/)
    assert.doesNotMatch(text, /Update the chronology|Khan|Osei/)
    const other = await workOf(people.otherTeamManager)
    assert.match(other.text, /Zayn Khan/)
    assert.doesNotMatch(other.text, /Begum|Webb|Osei/)
  })

  test('TM-03 FI-02 LO-03 the panel administrator: packs to file, what came back, the meeting, urgent returns', async () => {
    const { text, links } = await workOf(people.panelAdministrator)
    assert.match(
      text,
      /Today File the decisions of Monday 16 November for Yusuf Begum due by the end of Tue 17 Nov · 3 jobs left Overdue by 3 days/,
    )
    assert.match(
      text,
      /Message to Joanne Frith came back Legal Overview of 16 November: 552 mailbox full Not delivered/,
    )
    assert.match(
      text,
      /Legal Tracking Meeting Mon 23 Nov at 09:00 · 2 reviews · 1 extension asked for · 1 urgent return In 3 days/,
    )
    assert.match(
      text,
      /Urgent return to the panel: Zayn Khan the panel is to see the child by Wed 25 Nov · nobody yet takes it there/,
    )
    assert.ok(links.some(({ href }) => href === `/filing/${itemId}/${yusuf.childId}`))
    assert.doesNotMatch(text, /Osei/)
  })

  test('TM-04 the chair confirms what was recorded; the deputy only what they chaired', async () => {
    assert.match(
      (await workOf(people.chair)).text,
      /Confirm 1 item recorded at the meeting of Monday 16 November Awaiting the chair/,
    )
    assert.doesNotMatch((await workOf(people.deputy)).text, /Confirm/)
    await db
      .updateTable('sitting')
      .set({ chairId: people.deputy, chairedAs: 'acting-deputy' })
      .where('id', '=', sittingId)
      .execute()
    assert.match((await workOf(people.deputy)).text, /Confirm 1 item/)
  })

  test('TM-02 M2 a meeting nobody would chair stands on the work of those who keep the meeting, with its deputy or without', async () => {
    const chairless = /Say who chairs Legal Tracking Meeting, Mon 23 Nov/
    assert.doesNotMatch((await workOf(people.administrator)).text, chairless)
    const seatsOf = (personId: number) => db.selectFrom('seatHolding').select('id').where('personId', '=', personId)
    const ends = (personId: number, endsOn: string | null) =>
      db
        .updateTable('seatHolding')
        .set({ endsOn: endsOn === null ? null : day(endsOn) })
        .where('id', 'in', seatsOf(personId))
        .execute()
    await ends(people.chair, '2026-11-22')
    for (const person of [people.administrator, people.panelAdministrator]) {
      const { text, links } = await workOf(person)
      assert.match(text, chairless)
      assert.match(text, /nobody sits in the chair’s seat that day; Moira Fenn can act as deputy In 3 days/)
      const link = links.find((each) => each.text.startsWith('Say who chairs'))?.href ?? ''
      assert.equal((await (await waymark.as(person)).get(link)).status, 200)
    }
    assert.doesNotMatch((await workOf(people.teamManager)).text, /Say who chairs/)
    await ends(people.deputy, '2026-11-22')
    assert.match(
      (await workOf(people.administrator)).text,
      /nobody sits in the seat of the chair or of a deputy that day: nothing can be decided there/,
    )
    await ends(people.chair, '2026-11-23')
    assert.doesNotMatch((await workOf(people.administrator)).text, chairless)
    for (const person of [people.chair, people.deputy]) await ends(person, null)
  })

  test('LO-01 the Court QA Manager has the Overview until it is published', async () => {
    assert.match(
      (await workOf(people.courtQaManager)).text,
      /Publish the Legal Overview of Monday 16 November due by the end of Tue 17 Nov Overdue by 3 days/,
    )
    const { id } = await db
      .insertInto('overview')
      .values({ sittingId, draftedAt: clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('overviewVersion')
      .values({
        overviewId: id,
        number: 1,
        content: '{}',
        contentHash: 'x',
        publishedAt: clock.now(),
        publishedBy: people.courtQaManager,
        publishedByName: 'Alan Whitworth',
        called: 'Legal Overview',
      })
      .execute()
    assert.doesNotMatch((await workOf(people.courtQaManager)).text, /Publish/)
  })

  test('LO-03 whoever was sent a copy of the Overview has it to read until it was opened', async () => {
    const { id: versionId } = await db.selectFrom('overviewVersion').select('id').executeTakeFirstOrThrow()
    const { id: copyId } = await db
      .insertInto('overviewCopy')
      .values({
        overviewVersionId: versionId,
        personId: people.solicitor,
        because: 'solicitor',
        sentTo: 'Nikhil Rao',
        content: '{}',
        contentHash: 'x',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const page = await workOf(people.solicitor)
    assert.match(
      page.text,
      /Read your copy of the Legal Overview of Monday 16 November published on Fri 20 Nov 2026 at 09:00/,
    )
    assert.ok(page.links.some(({ href }) => href === `/overview-copies/${copyId}`))
    assert.equal((await (await waymark.as(people.solicitor)).get('/overview-copies')).status, 200)
    await db.insertInto('overviewCopyOpened').values({ copyId, openedAt: clock.now() }).execute()
    assert.doesNotMatch((await workOf(people.solicitor)).text, /Read your copy/)
  })

  test('PP-04 the Divisional Director decides extensions', async () => {
    const { text } = await workOf(people.divisionalDirector)
    assert.match(
      text,
      /Decide on the extension: Zayn Khan Extension to Tue 15 Dec 2026 asked for by Hannah Lowe on Tue 17 Nov 2026, not decided: The assessor was ill\. · 11w 3d · until then the 12-week date stands: Tue 24 Nov · Decide: Decide on the extension: Zayn Khan In 4 days/,
    )
    assert.doesNotMatch((await workOf(people.courtQaManager)).text, /Decide on the extension/)
  })

  test('FAM-06 the authority administrator settles rows that stayed out', async () => {
    assert.doesNotMatch((await workOf(people.administrator)).text, /Settle/)
    const { id } = await db
      .insertInto('import')
      .values({
        fileName: 'tracker.xlsx',
        fileSha256: 'x',
        state: 'loaded',
        startedBy: people.administrator,
        startedAt: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('importFinding')
      .values({
        importId: id,
        sheet: 'PLO Tracker',
        rowNumber: 9,
        said: '',
        rule: 'identify',
        sentence: 'Nobody can be identified',
        whatToDo: 'Name the child',
        level: 'error',
        leftOut: true,
      })
      .execute()
    const { text } = await workOf(people.administrator)
    assert.match(text, /Settle 1 row of the workbook/)
    assert.doesNotMatch(text, /Begum|Khan|Webb|Osei|Next four weeks/)
  })

  test('TM-02 the time one is wanted follows the agenda at once', async () => {
    const told = async () => /You are wanted on.*?In 3 days/.exec((await workOf(people.socialWorker)).text)?.[0] ?? ''
    const [before, again] = [await told(), await told()]
    assert.match(before, /Monday 23 November, 09:08 to 09:23/)
    assert.equal(again, before)
    const dawn = await waymark.as(people.panelAdministrator)
    const added = { issue: 'Interpreter for the assessment', family: String(begum.familyId), minutes: '4' }
    const add = '/meetings/2026-11-23/add'
    assert.equal((await dawn.submit(add, added, add)).status, 303)
    assert.match(await told(), /09:08 to 09:27 .*Interpreter for the assessment/)
  })

  test('nothing to do is a happy state', async () => {
    assert.match((await workOf(people.clinicLead)).text, /Nothing needs you today/)
  })

  test('SEC-03 the trail keeps whose names were shown', async () => {
    await workOf(people.otherSocialWorker)
    const row = (await waymark.trail()).at(-1)
    assert.equal(row?.did, 'looked at their work')
    assert.deepEqual(row.children, [zayn.childId])
  })

  test('TM-03 what waits for no date of its own comes to the next meeting alone, as the agendas have it', async () => {
    clock.moveTo('2026-11-23T09:00')
    const { text } = await workOf(people.panelAdministrator)
    assert.match(
      text,
      /Legal Tracking Meeting Mon 23 Nov at 09:00 · 2 reviews · 1 extension asked for · 1 urgent return/,
    )
    assert.match(text, /Legal Tracking Meeting Mon 30 Nov at 09:00 In 7 days/)
  })

  test('TM-02 the way from the time one is wanted leads to the child it is about, not to a sibling in view', async () => {
    const byOther = { teamId: teams.west, socialWorkerId: people.otherSocialWorker }
    const dunn = await aFamily(db, place, 'Dunn', [
      { name: 'Ben Dunn', bornOn: '2014-01-01', decidedOn: '2026-11-16', ...byOther },
      { name: 'Cara Dunn', bornOn: '2019-01-01', decidedOn: '2026-08-31', midpointHeldOn: '2026-10-12', ...byOther },
    ])
    await db
      .updateTable('child')
      .set({ followedUntil: day('2026-11-22'), noLongerBecause: 'moved-away' })
      .where('id', '=', zayn.childId)
      .execute()
    const { text, links } = await workOf(people.otherSocialWorker)
    assert.match(text, /You are wanted on Monday 23 November.*Cara Dunn, final.*Ben Dunn in view/)
    assert.deepEqual(
      links.filter(({ text: said }) => said.startsWith('You are wanted on Monday 23')).map(({ href }) => href),
      [`/families/${dunn.familyId}?child=${dunn.children[1]?.childId}`],
    )
    // What brings one of them is not said of the other.
    const sought = await (
      await waymark.as(people.courtQaManager)
    ).submit(`/families/${dunn.familyId}/urgent-return`, {
      child: String(dunn.children[0]?.childId),
      why: 'Not safe',
      owner: String(people.teamManager),
      ...dateFields('by', '2026-11-25'),
    })
    assert.equal(sought.status, 303, sought.page.text)
    const told = (await workOf(people.otherSocialWorker)).text
    assert.match(told, /Ben Dunn, urgent return to panel, by Wed 25 Nov; Cara Dunn, final/)
    assert.doesNotMatch(told, /Cara Dunn, urgent return|Ben Dunn in view/)
  })

  test('AC-01 PP-08 CT-04 what somebody does leads straight to its form', async () => {
    for (const [who, title, to] of [
      [people.socialWorker, /^Say it is done: Ask the school/, /^\/actions\/\d+\/done$/],
      [people.socialWorker, /^Give the LCS id of Amira/, /^\/children\/\d+\/case-system-id$/],
      [people.otherSocialWorker, /^Letter before proceedings: Ben Dunn/, /^\/children\/\d+\/letters$/],
      [people.teamManager, /^Parenting assessment: Harvey/, /^\/court-filings\/\d+$/],
      [people.solicitor, /^Parenting assessment: Harvey/, /^\/court-filings\/\d+$/],
      [people.panelAdministrator, /^File the decisions/, /^\/filing\/\d+\/\d+$/],
      [people.panelAdministrator, /^Message to Joanne/, /^\/messages\/\d+$/],
      [people.deputy, /^Confirm 1 item/, /^\/meetings\/2026-11-16\/confirm$/],
      [people.deputy, /^Take on a restricted family/, /^\/restrictions\/\d+\/take-on$/],
    ] as const) {
      const href = (await workOf(who)).links.find(({ text }) => title.test(text))?.href ?? ''
      assert.match(href, to, String(title))
      const { status, page } = await (await waymark.as(who)).get(href)
      assert.equal(status, 200, href)
      const own = page.forms.filter(({ action, method }) => method === 'post' && !/^\/(search|sign-out)$/.test(action))
      assert.ok(own.length > 0, `${href} has no form`)
    }
  })
})
