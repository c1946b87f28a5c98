import { test } from 'node:test'
import { loadActor } from '#records/access/actors.ts'
import { reopenEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import { loadProceedings, saveProceedings } from '#records/court/proceedings.ts'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, countsOf, wizardOf } from '#test/support/import-wizard.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { recordItem, recordMidpoint } from '#test/support/held-meeting.ts'
import { openWaymark } from '#test/support/waymark.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const waymark = await openWaymark('2026-11-02T09:00')
const { db, clock } = waymark
const { people } = waymark.place
const administrator = await waymark.as(people.administrator)
const panel = await waymark.as(people.panelAdministrator)
const { bring, load, findings, undo } = wizardOf(administrator)

const tracker =
  'LCS ID, Family, Child, DOB / EDD, UBB?, Team, SW, LGP date, LGP decn, LBP sent, 6wk held, 6wk outcome, 12wk held, Outcome, Step date'
const actions = 'Child / family, Action, Who, By when, Done, Notes'
const amira = {
  'LCS ID': 1001,
  Family: 'Cole',
  Child: 'Amira Cole',
  'DOB / EDD': day('2015-03-01'),
  Team: 'Safeguarding East',
  SW: 'Grace Oyelaran',
  'LGP date': day('2026-09-28'),
  'LGP decn': 'B',
  'LBP sent': day('2026-10-02'),
}
const bilal = {
  Family: 'Shah',
  Child: 'Bilal Shah',
  'DOB / EDD': day('2016-05-01'),
  Team: 'Safeguarding East',
  SW: 'Grace Oyelaran',
  'LGP date': day('2026-08-10'),
  'LGP decn': 'B',
}
const assessment = {
  'Child / family': 'Amira Cole',
  Action: 'Complete the parenting assessment',
  Who: 'Grace Oyelaran',
  'By when': day('2026-11-30'),
}
type Row = Parameters<typeof aWorkbook>[0][string]['rows'][number]
const workbook = (children: readonly Row[], tasks: readonly Row[] = [assessment]) =>
  aWorkbook({
    'PLO Tracker': { headings: tracker, rows: children },
    Actions: { headings: actions, rows: tasks },
  })

const childCalled = (name: string) =>
  db.selectFrom('child').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
const episodeOf = async (name: string) =>
  db
    .selectFrom('episode')
    .selectAll()
    .where('childId', '=', (await childCalled(name)).id)
    .executeTakeFirstOrThrow()
const finding = async (address: string, sentence: RegExp) =>
  (await findings(address)).find(([, , matter]) => sentence.test(matter ?? ''))

/** Moves the clock to a moment, at which both sign in again. */
async function itIs(moment: string): Promise<void> {
  clock.moveTo(moment)
  await administrator.signIn(people.administrator)
  await panel.signIn(people.panelAdministrator)
}

test('FAM-06 what the chair confirmed at a meeting stays, and the preview says what the workbook says', async () => {
  await load(await bring(await workbook([amira, bilal])))
  await itIs('2026-11-10T12:00')
  const { id: childId, familyId } = await childCalled('Amira Cole')
  const { id: episodeId } = await episodeOf('Amira Cole')
  const itemId = await recordItem(waymark, '2026-11-09', {
    section: 'reviews',
    subject: { kind: 'family-review', familyId },
    title: 'Cole family',
    familyId,
    childIds: [childId],
    discussion: 'Going well',
    confirmed: true,
  })
  clock.moveTo('2026-11-09T09:30')
  await recordMidpoint(waymark, { itemId, episodeId, childId, familyId })
  const before = await db.selectFrom('review').selectAll().execute()
  await itIs('2026-11-20T09:00')
  const told = { '6wk held': day('2026-11-10'), '6wk outcome': 'ext likely' }
  const address = await bring(await workbook([{ ...amira, ...told }, bilal]))
  assert.deepEqual(countsOf(await administrator.get(address), 'Reviews'), ['0', '0', '1'])
  const held = await finding(address, /confirmed “Mon 9 Nov 2026”/)
  assert.deepEqual(held?.slice(0, 2), ['PLO Tracker, row 2, column K (6wk held)', '10/11/2026'])
  assert.match(
    held[2] ?? '',
    /The workbook says “Tue 10 Nov 2026”; Robert Quayle, in the chair, confirmed “Mon 9 Nov 2026” on Tue 10 Nov 2026\. Waymark keeps it\./,
  )
  const outcome = await finding(address, /says “seek extension”; .* confirmed “continue”/)
  assert.deepEqual(outcome?.slice(0, 2), ['PLO Tracker, row 2, column L (6wk outcome)', 'ext likely'])
  await load(address)
  assert.deepEqual(await db.selectFrom('review').selectAll().execute(), before)
})

test('FAM-06 a date entered by hand stays; what nobody entered is still filled from the workbook', async () => {
  const { id } = await childCalled('Bilal Shah')
  await panel.submit(`/children/${id}/letters`, dateFields('letterSentOn', '2026-08-14'))
  const told = { 'LBP sent': day('2026-08-19'), '6wk held': day('2026-09-21') }
  const address = await bring(await workbook([amira, { ...bilal, ...told }]))
  const letter = await finding(address, /Dawn Pickering entered “Fri 14 Aug 2026” on Fri 20 Nov 2026/)
  assert.deepEqual(letter?.slice(0, 2), ['PLO Tracker, row 3, column J (LBP sent)', '19/08/2026'])
  await load(address)
  assert.equal(String((await episodeOf('Bilal Shah')).letterSentOn), '2026-08-14')
  const family = await panel.get(`/families/${(await childCalled('Bilal Shah')).familyId}`)
  assert.match(family.page.text, /said “19\/08\/2026”/)
  assert.match(family.page.text, /Mon 21 Sep 2026/)
})

test('FAM-06 a name and an id corrected in Waymark are kept, and the child the workbook still calls otherwise is no second one', async () => {
  const [bilals, amiras] = [await childCalled('Bilal Shah'), await childCalled('Amira Cole')]
  await panel.submit(`/children/${bilals.id}/details`, { name: 'Bilal Shah-Cooper' })
  await panel.submit(`/children/${amiras.id}/details`, { caseSystemId: '1011' })
  const address = await bring(await workbook([amira, bilal]))
  assert.deepEqual(countsOf(await administrator.get(address), 'Children'), ['0', '0', '2'])
  assert.ok(await finding(address, /says “Bilal Shah”; Dawn Pickering entered “Bilal Shah-Cooper”/))
  assert.ok(await finding(address, /says “1001”; Dawn Pickering entered “1011”/))
})

test('FAM-06 an action moved and handed on in Waymark stays as it is, whatever the workbook still says', async () => {
  const kept = await theAction()
  await panel.submit(`/actions/${kept.id}/move`, { ...dateFields('to', '2026-12-11'), reason: 'The expert is away' })
  const address = await bring(await workbook([amira, bilal], [{ ...assessment, 'By when': day('2026-12-04') }]))
  const due = await finding(address, /says “Fri 4 Dec 2026”; Dawn Pickering entered “Fri 11 Dec 2026”/)
  assert.deepEqual(due?.slice(0, 2), ['Actions, row 2, column D (By when)', '04/12/2026'])
  await load(address)
  assert.equal(String((await theAction()).dueOn), '2026-12-11')
})

test('AC-01 FAM-06 an action opened again in Waymark isn’t closed by a workbook that says it is done', async () => {
  const { id } = await theAction()
  await panel.submit(`/actions/${id}/done`, { ...dateFields('doneOn', '2026-11-20'), doneWords: 'Report is in' })
  await panel.submit(`/actions/${id}/reopen`, { reason: 'A page is missing' })
  const address = await bring(await workbook([amira, bilal], [{ ...assessment, Done: 'Y' }]))
  assert.ok(await finding(address, /The workbook says “done”; Dawn Pickering took that out/))
  await load(address)
  assert.equal((await theAction()).doneOn, null)
})

test('AC-01 FAM-06 an action whose words were edited in the workbook is changed, not added a second time', async () => {
  const edited = { ...assessment, Action: 'Complete the parenting assessment of both parents' }
  const address = await bring(await workbook([amira, bilal], [edited]))
  const preview = await administrator.get(address)
  assert.deepEqual(countsOf(preview, 'Actions'), ['0', '1', '0'])
  assert.match(
    preview.page.text,
    /What: Complete the parenting assessment → Complete the parenting assessment of both parents/,
  )
  assert.ok(await finding(address, /taken for the same action in other words/))
  await load(address)
  assert.equal((await db.selectFrom('action').select('id').execute()).length, 1)
  await undo(address)
  assert.equal((await theAction()).words, 'Complete the parenting assessment')
})

test('AC-01 FAM-06 what was left empty when somebody entered a record is filled from the workbook', async () => {
  const { id, familyId } = await childCalled('Amira Cole')
  const typed = { words: 'Visit the grandparents', doer: String(people.socialWorker), child: String(id) }
  await panel.submit(`/families/${familyId}/actions/new`, { ...typed, ...dateFields('due', '2026-12-07') })
  const visit = { 'Child / family': 'Amira Cole', Action: 'Visit the grandparents', Who: 'Grace Oyelaran' }
  const said = { ...visit, 'By when': day('2026-12-14'), Notes: 'Booked for Monday' }
  await load(await bring(await workbook([amira, bilal], [assessment, said])))
  const kept = await db.selectFrom('action').selectAll().where('words', '=', typed.words).execute()
  assert.deepEqual(
    kept.map(({ dueOn, notes }) => [String(dueOn), notes]),
    [['2026-12-07', 'Booked for Monday']],
  )
})

test('FAM-01 FAM-06 a child entered without an id gets it from the workbook', async () => {
  const { familyId } = await childCalled('Amira Cole')
  const typed = { name: 'Esa Cole', birth: 'born', team: String(waymark.place.teams.east) }
  const added = await panel.submit(`/families/${familyId}/children/new`, { ...typed, ...dateFields('bornOn', '2018-02-01') }) // prettier-ignore
  assert.equal(added.status, 303, added.page.text.slice(0, 500))
  const esa = { 'LCS ID': 1044, Child: 'Esa Cole', 'DOB / EDD': day('2018-02-01'), 'LGP date': day('2026-11-09') }
  await load(await bring(await workbook([amira, { ...esa, 'LGP decn': 'B' }, bilal])))
  assert.equal((await childCalled('Esa Cole')).caseSystemId, '1044')
})

test('P10 FAM-06 pre-proceedings opened again in Waymark stay open, whatever the workbook says of their end', async () => {
  const ended = { ...bilal, '12wk held': day('2026-11-02'), Outcome: 'Step out CIN', 'Step date': day('2026-11-02') }
  await load(await bring(await workbook([amira, ended])))
  const { id } = await childCalled('Bilal Shah-Cooper')
  const [stored] = await loadEpisodes(db, [id])
  assert.ok(stored)
  const deed = { now: clock.now(), today: clock.today(), actor: { personId: people.panelAdministrator } }
  await db.transaction().execute((tx) => reopenEpisode(tx, deed, stored, 'The family came back the same week'))
  const summary = await load(await bring(await workbook([amira, ended])))
  assert.equal(summary.page.heading, 'northbrook-tracker.xlsx The workbook is loaded')
  const { outcome, endedOn } = await episodeOf('Bilal Shah-Cooper')
  assert.deepEqual([outcome, endedOn], [null, null])
})

test('CT-08 FAM-06 what is asked of the court for a child, and who is in the case, stay as somebody set them in Waymark', async () => {
  const court = await aWorkbook({
    Court: {
      headings: 'LCS ID, Child, Court no., Issued, Application',
      rows: [
        { 'LCS ID': 2001, Child: 'Cai Rees', 'Court no.': 'NB26C1', Issued: day('2026-11-02'), Application: 'Care' },
        { 'LCS ID': 2002, Child: 'Dai Rees', 'Court no.': 'NB26C1', Issued: day('2026-11-02'), Application: 'Care' },
      ],
    },
  })
  await load(await bring(court))
  const actor = await loadActor(db, people.panelAdministrator, clock.today())
  const { id } = await db.selectFrom('proceedings').select('id').executeTakeFirstOrThrow()
  assert.ok(actor)
  const looking = { actor, permission: 'keep-record', today: clock.today() } as const
  const kept = await loadProceedings(db, looking, id)
  assert.ok(kept)
  const deed = { now: clock.now(), today: clock.today(), actor }
  const { courtNumber, court: heardAt, judge, issuedOn, withoutPreProceedingsReason, endedOn, endedWords } = kept
  const details = { courtNumber, court: heardAt, judge, issuedOn, withoutPreProceedingsReason, endedOn, endedWords }
  const [cai] = kept.children
  assert.ok(cai)
  const { childId, carePlan, finalOrder } = cai
  const supervision = { childId, application: 'Supervision', judge: null, carePlan, finalOrder }
  await db.transaction().execute((tx) => saveProceedings(tx, deed, kept, details, [supervision]))
  const again = await bring(court)
  assert.ok(await finding(again, /says “Care”; Dawn Pickering entered “Supervision”/))
  assert.ok(await finding(again, /lists Dai Rees in NB26C1; Dawn Pickering took Dai Rees out of it/))
  await load(again)
  const inCase = await db.selectFrom('proceedingsChild').select('application').execute()
  assert.deepEqual(inCase, [{ application: 'Supervision' }])
})

test('SET-01 FAM-06 a role that ended in Waymark isn’t given back by a workbook that still lists it', async () => {
  const staff = await aWorkbook({
    Staff: {
      headings: 'Name, Email, Role, Team',
      rows: [{ Name: 'Ines Duarte', Email: 'ines@x.example', Role: 'Social Worker', Team: 'Safeguarding West' }],
    },
  })
  await load(await bring(staff))
  const { id } = await db.selectFrom('person').select('id').where('name', '=', 'Ines Duarte').executeTakeFirstOrThrow()
  const role = await db.selectFrom('roleHolding').selectAll().where('personId', '=', id).executeTakeFirstOrThrow()
  await itIs('2026-11-27T09:00')
  const ended = await administrator.submit(`/settings/roles/${role.id}`, dateFields('endsOn', '2026-11-26'))
  assert.equal(ended.status, 303, ended.page.text.slice(0, 300))
  const address = await bring(staff)
  assert.deepEqual(countsOf(await administrator.get(address), 'Roles'), undefined)
  assert.ok(await finding(address, /lists Ines Duarte as Social Worker; in Waymark that ended on Thu 26 Nov 2026/))
})

const theAction = () => db.selectFrom('action').selectAll().executeTakeFirstOrThrow()
