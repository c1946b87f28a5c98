import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { askForPapers } from './ask-for-papers.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { people, teams } = place
const here = 'https://northbrook.example'

// 6-week date Mon 7 Dec 2026, which a meeting takes.
const inEast = { teamId: teams.east, socialWorkerId: people.socialWorker, decidedOn: '2026-10-26' }
const adeyemi = await aFamily(db, place, 'Adeyemi', [{ name: 'Cara Adeyemi', bornOn: '2019-03-01', ...inEast }])
const okeke = await aFamily(db, place, 'Okeke', [{ name: 'Ada Okeke', bornOn: '2019-03-01', ...inEast }])
const papers = (familyId: number) => `/meetings/2026-12-07/items/family-${familyId}/papers`

/** Looks as the service does, and answers whom it wrote to since, with what. */
async function askedAt(moment: string) {
  clock.moveTo(moment)
  const before = await db.selectFrom('message').select('id').where('kind', '=', 'papers-asked').execute()
  await askForPapers(db, clock.now(), here)
  const after = await db
    .selectFrom('message')
    .select(['id', 'toPersonId', 'subject', 'body'])
    .where('kind', '=', 'papers-asked')
    .orderBy('toPersonId')
    .execute()
  return after.filter(({ id }) => !before.some((each) => each.id === id))
}
const workOf = async (personId: number) => (await (await waymark.as(personId)).get('/')).page
const line = (page: Awaited<ReturnType<typeof workOf>>, familyId: number) =>
  page.links.find(({ href }) => href === papers(familyId))?.text ?? null

test('SET-08 an authority that asks for nothing writes to nobody', async () => {
  assert.deepEqual(await askedAt('2026-12-04T09:00'), [])
})

test('SET-08 on its day a paper is asked of the child’s social worker and team manager, once, by message and in My work', async () => {
  clock.moveTo('2026-11-20T09:00')
  const qa = await waymark.as(people.courtQaManager)
  for (const paper of [
    { which: 'document.chronology', workingDays: '2', atTime: '' },
    { which: 'document.genogram', workingDays: '1', atTime: '12:00' },
  ])
    assert.equal((await qa.submit('/settings/papers/add/midpoint', paper)).status, 303)
  await db
    .insertInto('restriction')
    .values({
      familyId: okeke.familyId,
      reason: 'Staff',
      approvedBy: people.chair,
      startsOn: clock.today(),
      reviewOn: clock.today().add({ days: 80 }),
    }) // prettier-ignore
    .execute()
  await db
    .insertInto('namedAccess')
    .values({ familyId: okeke.familyId, personId: people.teamManager, givenOn: clock.today() })
    .execute()
  assert.deepEqual(await askedAt('2026-11-25T09:00'), [])
  assert.equal(line(await workOf(people.socialWorker), adeyemi.familyId), null)

  const first = await askedAt('2026-11-26T08:00')
  assert.deepEqual(
    first.map(({ toPersonId, subject }) => [toPersonId, subject]),
    [
      [people.socialWorker, '1 paper is asked for'],
      [people.teamManager, '2 papers are asked for'],
    ],
  )
  const [toWorker, toManager] = first
  assert.match(
    toWorker?.body ?? '',
    /Legal Tracking Meeting, Monday 7 December 2026:\n- SWET chronology, due by Thu 3 Dec\nhttps/,
  )
  assert.ok(toWorker?.body.includes(`${here}${papers(adeyemi.familyId)}`))
  // FAM-05: of the restricted family she alone hears who is named.
  assert.ok(!toWorker?.body.includes(`family-${okeke.familyId}`))
  assert.ok(toManager?.body.includes(papers(okeke.familyId)))
  assert.doesNotMatch(first.map(({ subject, body }) => subject + body).join(''), /Cara|Ada |Adeyemi|Okeke/)
  assert.deepEqual(await askedAt('2026-11-26T08:10'), [])

  const work = await workOf(people.socialWorker)
  assert.equal(line(work, adeyemi.familyId), 'Papers for Cara Adeyemi')
  assert.match(work.text, /by Thu 3 Dec: SWET chronology · Monday 7 December/)
  assert.equal(line(work, okeke.familyId), null)
  assert.equal(line(await workOf(people.teamManager), okeke.familyId), 'Papers for Ada Okeke')
  for (const other of [people.otherSocialWorker, people.otherTeamManager, people.serviceManager])
    assert.equal(line(await workOf(other), adeyemi.familyId), null)
  assert.deepEqual((await askedAt('2026-11-27T08:00')).map(({ subject }) => subject), ['1 paper is asked for', '2 papers are asked for']) // prettier-ignore
})

test('SET-08 AC-04 whoever covers is asked instead', async () => {
  clock.moveTo('2026-11-30T09:00')
  const holding = await db.selectFrom('roleHolding').select('id').where('personId', '=', people.socialWorker).executeTakeFirstOrThrow() // prettier-ignore
  await db
    .insertInto('cover')
    .values({
      holdingId: holding.id,
      coveringPersonId: people.otherSocialWorker,
      appointedBy: people.teamManager,
      startsOn: clock.today(),
      endsOn: clock.today().add({ days: 3 }),
    }) // prettier-ignore
    .execute()
  assert.equal(line(await workOf(people.otherSocialWorker), adeyemi.familyId), 'Papers for Cara Adeyemi')
  const qa = await waymark.as(people.courtQaManager)
  const own = { which: 'another', name: 'Views of the child', workingDays: '1', atTime: '12:00' }
  assert.equal((await qa.submit('/settings/papers/add/midpoint', own)).status, 303)
  assert.deepEqual(
    (await askedAt('2026-11-30T09:10')).map(({ toPersonId }) => toPersonId),
    [people.otherSocialWorker, people.teamManager].toSorted((one, other) => one - other),
  )
})

test('SET-08 what is there isn’t asked for again; what is late is chased once, and the manager above sees it', async () => {
  clock.moveTo('2026-12-03T15:00')
  const manager = await waymark.as(people.teamManager)
  const genogram = (await db.selectFrom('paper').select('id').where('label', '=', 'document.genogram').executeTakeFirstOrThrow()).id // prettier-ignore
  assert.equal((await manager.submit(papers(adeyemi.familyId), { [`seen-${genogram}`]: 'yes' })).status, 303)
  assert.equal(line(await workOf(people.serviceManager), adeyemi.familyId), null)
  assert.deepEqual(await askedAt('2026-12-03T15:10'), [])

  const late = await askedAt('2026-12-04T08:00')
  assert.deepEqual(
    late.map(({ toPersonId, subject }) => [toPersonId, subject]),
    [
      [people.socialWorker, '1 paper for a meeting is late'],
      [people.teamManager, '2 papers for a meeting are late'],
    ],
  )
  assert.match(late[0]?.body ?? '', /- SWET chronology, was due by Thu 3 Dec/)
  const above = await workOf(people.serviceManager)
  assert.equal(line(above, adeyemi.familyId), 'Papers for Cara Adeyemi')
  assert.match(above.text, /late: SWET chronology · Monday 7 December/)
  assert.deepEqual(await askedAt('2026-12-04T11:59'), [])
  // At noon the third is late too; the genogram of the one family was seen.
  const noon = await askedAt('2026-12-04T12:00')
  assert.deepEqual(
    noon.map(({ subject }) => subject),
    ['1 paper for a meeting is late', '3 papers for a meeting are late'],
  )
  assert.match(noon[0]?.body ?? '', /- Views of the child, was due by 12:00 on Fri 4 Dec/)
  assert.deepEqual(await askedAt('2026-12-07T08:00'), [])
})

test('SET-08 what was asked for a meeting isn’t asked for again when an earlier meeting takes the item up', async () => {
  const kept = await db.insertInto('sitting').values({ seriesId: place.seriesId, meetsOn: Temporal.PlainDate.from('2026-11-30') }).returning('id').executeTakeFirstOrThrow() // prettier-ignore
  const about = { subjectKind: 'urgent-return', subjectId: 1, familyId: adeyemi.familyId, title: 'Adeyemi' } as const
  const { id } = await db
    .insertInto('agendaItem')
    .values({ sittingId: kept.id, section: 'cannot-wait', ...about, reason: '', sortsAs: '', minutes: 5 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const closed = await db
    .updateTable('itemPaper')
    .set({ agendaItemId: id })
    .where('familyId', '=', adeyemi.familyId)
    .where('seenAt', 'is', null)
    .where('chasedAt', 'is not', null)
    .returning('id')
    .execute()
  assert.equal(closed.length, 2)
  assert.deepEqual(await askedAt('2026-12-04T12:10'), [])
})
