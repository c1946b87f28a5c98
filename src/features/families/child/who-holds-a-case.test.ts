import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aWorkbook, wizardOf } from '#test/support/import-wizard.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place, clock } = waymark
const { people, teams } = place
const day = (iso: string) => Temporal.PlainDate.from(iso)

const cara = { name: 'Cara Heron', bornOn: '2017-02-01', decidedOn: '2026-11-02' }
const ben = { name: 'Ben Heron', bornOn: '2019-02-01', decidedOn: '2026-11-02' }
const family = await aFamily(db, place, 'Heron', [
  { ...cara, teamId: teams.east, socialWorkerId: people.socialWorker },
  { ...ben, teamId: teams.east, socialWorkerId: people.socialWorker },
])
const [caraId = 0, benId = 0] = family.children.map(({ childId }) => childId)
const elsewhere = await aFamily(db, place, 'Plover', [
  { name: 'Pia Plover', bornOn: '2018-03-01', teamId: teams.east, socialWorkerId: people.socialWorker },
])
const address = `/families/${family.familyId}`
const joReed = await aPerson(db, 'Jo Reed', null)

const text = async (personId: number, path: string) => (await (await waymark.as(personId)).get(path)).page.text
const manager = await waymark.as(people.teamManager)
const administrator = await waymark.as(people.administrator)
/** The pages on which the word for whoever holds a case stands, as the team's manager reads them. */
const pages = [
  ...['/tracker', '/search?q=Heron', address, `/children/${caraId}`, `/children/${caraId}/details`],
  ...[`${address}/children/new`, '/leavers', '/'],
]

test('SET-09 SET-01 as long as nobody has the other role, whoever holds a case is a social worker on every page', async () => {
  for (const path of pages) assert.doesNotMatch(await text(people.teamManager, path), /lead practitioner/i, path)
  assert.match(await text(people.teamManager, address), /People Social worker Grace Oyelaran ?Team manager/)
  assert.match(await text(people.teamManager, '/tracker'), /Social worker/)
  const refused = await (await waymark.as(people.clinicLead)).get('/tracker')
  assert.match(refused.page.text, /The people who can: social worker, solicitor, team manager,/)
})

test('SET-09 SET-01 who is given the role of a lead practitioner, in a team, can be chosen for a case, and it is seen which is which', async () => {
  const add = `/settings/people/${joReed}/roles/add`
  const since = dateFields('startsOn', '2026-11-23')
  const nowhere = await administrator.submit(add, { role: 'lead-practitioner', ...since })
  assert.deepEqual(
    nowhere.page.errors.map(({ href }) => href),
    ['#teamId'],
  )
  const added = await administrator.submit(add, { role: 'lead-practitioner', teamId: String(teams.east), ...since })
  assert.equal(added.status, 303, added.page.text)
  const form = await text(people.teamManager, `/children/${caraId}/details`)
  assert.match(form, /Social worker or lead practitioner .*Grace Oyelaran, social worker, Safeguarding East/)
  assert.match(form, /Jo Reed, lead practitioner, Safeguarding East/)
  assert.match(
    await text(people.clinicLead, '/tracker'),
    /can: social worker or lead practitioner, solicitor, team manager,/,
  )
  assert.doesNotMatch(await text(joReed, '/tracker'), /Heron/)
})

test('SET-09 AC-04 a lead practitioner is told what they are to the child, and each holder is called what they are', async () => {
  const saved = await manager.submit(`/children/${caraId}/details`, { socialWorkerId: String(joReed) })
  assert.equal(saved.status, 303, saved.page.text)
  const told = await db.selectFrom('message').select(['toName', 'subject']).execute()
  assert.deepEqual(told, [{ toName: 'Jo Reed', subject: 'You are the lead practitioner of 1 child more from now on' }])
  const page = await text(people.teamManager, address)
  assert.match(page, /Lead practitioner Jo Reed: Cara ?Social worker Grace Oyelaran: Ben ?Team manager/)
  assert.match(await text(people.chair, address), /Cara has no LCS id yet: ask the lead practitioner for it/)
  assert.match(await text(people.chair, address), /Ben has no LCS id yet: ask the social worker for it/)
  assert.match(await text(people.teamManager, `/children/${caraId}`), /Lead practitioner Jo Reed/)
  assert.match(await text(people.teamManager, `/children/${benId}`), /Social worker Grace Oyelaran/)
  const history = await text(people.teamManager, `${address}/history`)
  assert.match(history, /Social worker or lead practitioner: Grace Oyelaran → Jo Reed/)
  const { page: tracker } = await manager.get('/tracker')
  assert.ok(tracker.rows.some((row) => row.some((cell) => cell === 'Social worker or lead practitioner')))
  const csv = (await manager.get('/tracker.csv')).body
  assert.match(csv, /Social worker or lead practitioner/)
  assert.match(csv, /Cara Heron.*Jo Reed/)
})

test('SEC-02 SET-09 a lead practitioner has a social worker’s standing for the child they hold, and for no other', async () => {
  const practitioner = await waymark.as(joReed)
  for (const path of [address, `/children/${caraId}`, `/children/${caraId}/details`])
    assert.equal((await practitioner.get(path)).status, 200, path)
  assert.match(await text(joReed, '/tracker'), /Cara Heron/)
  assert.doesNotMatch(await text(joReed, '/tracker'), /Ben Heron|Pia Plover/)
  for (const path of [`/children/${benId}`, `/families/${elsewhere.familyId}`])
    assert.equal((await practitioner.get(path)).status, 404, path)
  const kept = await practitioner.submit(`/children/${caraId}/details`, { guardian: 'Nora Finch' })
  assert.equal(kept.status, 303, kept.page.text)
  for (const path of ['/meetings', '/import', '/settings/people'])
    assert.equal((await practitioner.get(path)).status, 403, path)
})

test('SET-09 FAM-01 a lead practitioner who adds a family is proposed as the one who holds the case', async () => {
  const { page } = await (await waymark.as(joReed)).get('/families/new')
  const form = page.forms.find(({ fields }) => fields.has('socialWorkerId'))
  assert.deepEqual(form?.fields.get('socialWorkerId'), [String(joReed)])
})

test('AC-04 SET-09 what a lead practitioner leaves is said in their own role, covered by it, and handed on to either', async () => {
  await db
    .insertInto('absence')
    .values({ personId: joReed, startsOn: day('2026-11-24'), endsOn: day('2026-12-04') })
    .execute()
  const leaver = `/leavers/${joReed}`
  assert.match(await text(people.teamManager, leaver), /Children they are the lead practitioner of .*Cara Heron/)
  const absence = await db.selectFrom('absence').select('id').executeTakeFirstOrThrow()
  const covered = await manager.submit(`/leavers/away/${absence.id}`, { coveredBy: String(people.otherSocialWorker) })
  assert.equal(covered.status, 303, covered.page.text)
  assert.doesNotMatch(await text(people.teamManager, leaver), /Cara Heron/)
  clock.moveTo('2026-11-24T09:00')
  assert.equal((await (await waymark.as(people.otherSocialWorker)).get(`/children/${caraId}`)).status, 200)
  await db
    .updateTable('person')
    .set({ leftOn: day('2026-12-31') })
    .where('id', '=', joReed)
    .execute()
  await db.deleteFrom('cover').execute()
  await db.deleteFrom('absence').execute()
  const keeper = await waymark.as(people.teamManager)
  assert.match((await keeper.get(`${leaver}/children`)).page.text, /Name another social worker or lead practitioner/)
  const handed = await keeper.submit(`${leaver}/children`, { to: String(people.socialWorker) })
  assert.equal(handed.status, 303, handed.page.text)
  const last = await db.selectFrom('message').select('subject').orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.equal(last.subject, 'You are the social worker of 1 child more from now on')
})

test('SET-09 a council’s own word for either stands over what covers both, and no warning is given for what was meant', async () => {
  const keeper = await waymark.as(people.administrator)
  const names = '/settings/names'
  const rows = (await keeper.get(names)).page.rows
  const asked = rows.find(([question]) => question?.includes('either of those two') === true)
  assert.equal(asked?.[1], 'social worker or lead practitioner')
  assert.equal((await keeper.submit(`${names}/role.case-holder`, { text: 'allocated worker' })).status, 303)
  assert.match(await text(people.teamManager, '/tracker'), /Allocated worker/)
  assert.match(await text(people.teamManager, address), /People Social worker Grace Oyelaran ?Team manager/)
  await keeper.submit(`${names}/role.case-holder`, { text: 'social worker or lead practitioner' })
  await keeper.submit(`${names}/role.social-worker`, { text: 'key worker' })
  assert.match(await text(people.teamManager, '/tracker'), /Key worker or lead practitioner/)
  const { page } = await keeper.get(names)
  assert.doesNotMatch(page.text, /can’t tell which is meant/)
  assert.ok(page.rows.some((row) => row[1] === 'key worker or lead practitioner'))
  await keeper.submit(`${names}/role.social-worker`, { text: 'Lead practitioner' })
  assert.match((await keeper.get(names)).page.text, /“Lead practitioner” is the name of .* and of/)
  await keeper.submit(`${names}/role.social-worker`, { text: 'social worker' })
})

test('SET-09 FAM-06 a workbook brings people of either role, and children whose case either holds', async () => {
  const keeper = await waymark.as(people.administrator)
  const { bring, load } = wizardOf(keeper)
  const row = { Family: 'Dipper', 'LGP date': day('2026-11-02'), 'LGP decn': 'B', Team: 'Safeguarding West' }
  const children = [
    { ...row, 'LCS ID': 7001, Child: 'Dora Dipper', 'DOB / EDD': day('2016-05-01'), 'Lead practitioner': 'Ada Moss' },
    { ...row, 'LCS ID': 7002, Child: 'Dan Dipper', 'DOB / EDD': day('2018-05-01'), 'Lead practitioner': 'Marcus Bell' },
  ]
  const workbook = await aWorkbook({
    Tracker: { headings: 'LCS ID, Family, Child, DOB / EDD, Team, Lead practitioner, LGP date, LGP decn', rows: children },
    Staff: {
      headings: 'Name, Email, Role, Team',
      rows: [{ Name: 'Ada Moss', Email: 'ada@x.example', Role: 'Family help lead practitioner', Team: 'Safeguarding West' }],
    },
  }) // prettier-ignore
  await load(await bring(workbook))
  const holders = await db
    .selectFrom('child')
    .innerJoin('person', 'person.id', 'socialWorkerId')
    .innerJoin('roleHolding', 'roleHolding.personId', 'person.id')
    .select(['child.name as child', 'person.name as holder', 'role'])
    .where('child.caseSystemId', 'in', ['7001', '7002'])
    .orderBy('child.caseSystemId')
    .execute()
  assert.deepEqual(holders, [
    { child: 'Dora Dipper', holder: 'Ada Moss', role: 'lead-practitioner' },
    { child: 'Dan Dipper', holder: 'Marcus Bell', role: 'social-worker' },
  ])
})
