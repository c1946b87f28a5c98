import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict, smallAuthority } from '#test/support/small-authority.ts'
import { testDatabase } from '#test/support/database.ts'
import { day } from '#rules/calendar/plain-date.ts'
import type { Permission } from '#rules/access/permissions.ts'
import { loadActor } from '#records/access/actors.ts'
import type { Tx } from '#records/keeping/db.ts'
import { addHearing, saveHearing, type HearingEntry } from './change-hearings.ts'
import { addFiling, filingsForMeeting, loadFiling, saveFiling, type FilingEntry } from './court-filings.ts'
import { hearingsForMeeting, loadHearing } from './hearings.ts'
import { addPrivate, privateForMeeting, type PrivateEntry } from './private-proceedings.ts'
import { listProceedings } from './list-proceedings.ts'
import { addProceedings, loadProceedings, saveProceedings } from './proceedings.ts'
import {
  addStaffingIssue,
  loadStaffingIssue,
  resolveStaffingIssue,
  staffingForMeeting,
} from '#records/staffing/staffing-issues.ts'

const { app: db } = await testDatabase()
const place = await smallAuthority(db)
const today = day('2026-11-20')
const at = (iso: string) => Temporal.Instant.from(iso)
const lastWeek = { now: at('2026-11-13T10:00Z'), today: day('2026-11-13'), actor: { personId: place.people.solicitor } }
const now = { now: at('2026-11-20T09:00Z'), today, actor: { personId: place.people.teamManager } }
const lastMeeting = at('2026-11-16T09:00Z')

async function looking(personId: number, permission: Permission = 'see-child') {
  const actor = await loadActor(db, personId, today)
  assert.ok(actor)
  return { actor, permission, today }
}
const all = await looking(place.people.panelAdministrator)
const east = await looking(place.people.teamManager)
const west = await looking(place.people.otherTeamManager)

const details = {
  courtNumber: null,
  court: 'Northbrook Family Court',
  judge: null,
  issuedOn: day('2026-10-01'),
  withoutPreProceedingsReason: null,
  endedOn: null,
  endedWords: null,
}
const matter = (childId: number) => ({
  childId,
  application: 'Care order',
  judge: null,
  carePlan: null,
  finalOrder: null,
})
const hearing: HearingEntry = {
  childId: null,
  kind: 'issues-resolution',
  heldOn: day('2026-12-03'),
  startsAt: '10:30',
  court: null,
  attendancePlan: 'Grace Oyelaran in person',
  status: 'listed',
  reasonCode: null,
}
const filing: FilingEntry = {
  childId: null,
  what: 'Final evidence',
  hearingId: null,
  dueOn: day('2026-11-24'),
  filedOn: null,
  delayCode: null,
  potentialDelay: null,
  plan: null,
}

/** A case of one family with two children, one in each team. */
async function aCase(name: string) {
  const family = await aFamily(db, place, name, [
    { name: `Cara ${name}`, bornOn: '2019-03-01' },
    { name: `Ben ${name}`, bornOn: '2014-05-01', teamId: place.teams.west },
  ])
  const children = family.children.map(({ childId }) => childId)
  const id = await db
    .transaction()
    .execute((tx) => addProceedings(tx, lastWeek, family.familyId, details, children.map(matter)))
  return { id, familyId: family.familyId, children }
}
const tx = <T>(work: (within: Tx) => Promise<T>) => db.transaction().execute(work)

describe('a case with children of two teams', async () => {
  const adeyemi = await aCase('Adeyemi')

  test('SEC-02 each team sees the case with its own child only, and a restricted family’s case exists for nobody else', async () => {
    const seen = async (by: typeof all) => (await loadProceedings(db, by, adeyemi.id))?.children.map(({ name }) => name)
    assert.deepEqual(await seen(all), ['Ben Adeyemi', 'Cara Adeyemi'])
    assert.deepEqual(await seen(east), ['Cara Adeyemi'])
    assert.deepEqual(await seen(west), ['Ben Adeyemi'])
    const hidden = await aCase('Osei')
    await restrict(db, hidden.familyId, place.people.chair, [])
    assert.equal(await loadProceedings(db, all, hidden.id), null)
    const open = (await listProceedings(db, all, 'open')).map(({ id }) => id)
    assert.deepEqual([open.includes(adeyemi.id), open.includes(hidden.id)], [true, false])
  })

  test('CT-08 saving what one team sees leaves the other team’s child in the case', async () => {
    const kept = await loadProceedings(db, east, adeyemi.id)
    assert.ok(kept)
    const cara = { ...matter(adeyemi.children[0] ?? 0), carePlan: 'C' as const }
    assert.equal(await tx((t) => saveProceedings(t, now, kept, { ...details, judge: 'HHJ Cole' }, [cara])), 'saved')
    assert.equal(await tx((t) => saveProceedings(t, now, kept, details, [cara])), 'changed-by-someone-else')
    const after = await loadProceedings(db, all, adeyemi.id)
    assert.deepEqual(
      after?.children.map(({ name, carePlan }) => [name, carePlan]),
      [
        ['Ben Adeyemi', null],
        ['Cara Adeyemi', 'C'],
      ],
    )
  })

  test('CT-03 a hearing about one child is not there for the other child’s team', async () => {
    const id = await tx((t) => addHearing(t, lastWeek, adeyemi, { ...hearing, childId: adeyemi.children[0] ?? 0 }))
    assert.equal((await loadHearing(db, east, id))?.startsAt, '10:30')
    assert.equal(await loadHearing(db, west, id), null)
    await db.deleteFrom('hearing').where('id', '=', id).execute()
  })
})

describe('what a meeting goes through', async () => {
  const { id, familyId, children } = await aCase('Begum')
  const ofCase = { id, familyId }
  const addH = (more: Partial<HearingEntry>, deed = lastWeek) =>
    tx((t) => addHearing(t, deed, ofCase, { ...hearing, ...more }))
  const addF = (more: Partial<FilingEntry>, deed = lastWeek) =>
    tx((t) => addFiling(t, deed, ofCase, { ...filing, ...more }))

  test('TM-03 hearings of the next 14 days, those to be listed again, and what changed since the last meeting', async () => {
    const soon = await addH({})
    await addH({ heldOn: day('2026-12-05') })
    await addH({ heldOn: day('2026-11-19') })
    await addH({ status: 'vacated' })
    const again = await addH({ heldOn: day('2026-10-01'), status: 'to-be-re-listed' })
    const far = await addH({ heldOn: day('2027-03-01') })
    const window = { from: today, to: today.add({ days: 14 }), changedSince: lastMeeting }
    const ids = async () => (await hearingsForMeeting(db, all, window)).map((each) => each.id)
    assert.deepEqual(await ids(), [again, soon])
    const kept = await loadHearing(db, all, far)
    assert.ok(kept)
    await tx((t) => saveHearing(t, now, kept, { ...kept, attendancePlan: 'Hannah Lowe by video' }))
    assert.deepEqual(await ids(), [again, soon, far])
    const changed = await loadHearing(db, all, far)
    assert.deepEqual(
      changed?.changes.map(({ what, from, to, changedBy }) => [what, from, to, changedBy]),
      [['attendance plan', 'Grace Oyelaran in person', 'Hannah Lowe by video', 'Hannah Lowe']],
    )
  })

  test('TM-03 filings due in 14 days and every late one until filed, and what changed since the last meeting', async () => {
    const late = await addF({ dueOn: day('2026-09-01') })
    const soon = await addF({})
    await addF({ dueOn: day('2026-12-05') })
    const filed = await addF({ filedOn: day('2026-11-10') })
    const undated = await addF({ dueOn: null }, now)
    const window = { to: today.add({ days: 14 }), changedSince: lastMeeting }
    const ids = async () => (await filingsForMeeting(db, all, window)).map((each) => each.id)
    assert.deepEqual(await ids(), [late, soon, undated])
    const kept = await loadFiling(db, all, filed)
    assert.ok(kept)
    assert.equal(await tx((t) => saveFiling(t, now, kept, { ...kept, plan: 'Served' })), 'saved')
    assert.equal(await tx((t) => saveFiling(t, now, kept, { ...kept, plan: 'Twice' })), 'changed-by-someone-else')
    assert.ok((await ids()).includes(filed))
  })

  test('CT-04 a filing date that hangs on a hearing moves with it, one that was filed stays', async () => {
    const hearingId = await addH({ heldOn: day('2027-01-20') })
    const hanging = await addF({ hearingId, dueOn: day('2027-01-13') })
    const filed = await addF({ hearingId, dueOn: day('2027-01-13'), filedOn: day('2026-11-12') })
    const kept = await loadHearing(db, all, hearingId)
    assert.ok(kept)
    await tx((t) => saveHearing(t, now, kept, { ...kept, heldOn: day('2027-02-01'), status: 're-listed' }))
    const due = async (filingId: number) => (await loadFiling(db, all, filingId))?.dueOn?.toString()
    assert.deepEqual([await due(hanging), await due(filed)], ['2027-01-25', '2027-01-13'])
    const history = await db
      .selectFrom('changeHistory')
      .select(['reason', 'before', 'after'])
      .where('recordKind', '=', 'court-filing')
      .where('recordId', '=', hanging)
      .orderBy('id', 'desc')
      .executeTakeFirst()
    assert.equal(history?.reason, 'The hearing moved from Wed 20 Jan 2027 to Mon 1 Feb 2027')
    assert.deepEqual([history.before, history.after], [{ dueOn: '2027-01-13' }, { dueOn: '2027-01-25' }])
  })

  test('TM-03 private work with a report due or a hearing in 28 days, its section 37 date worked out', async () => {
    const child = { id: children[0] ?? 0, familyId }
    const entry: PrivateEntry = {
      report: 'section-7',
      orderedOn: day('2026-10-01'),
      reportDueOn: null,
      filedOn: null,
      nextHearingOn: null,
      workerId: null,
      riskOfPublic: null,
      notes: null,
      endedOn: null,
    }
    const add = (more: Partial<PrivateEntry>) => tx((t) => addPrivate(t, lastWeek, child, { ...entry, ...more }))
    const computed = await add({ report: 'section-37', orderedOn: day('2026-10-16') })
    const late = await add({ reportDueOn: day('2026-09-30') })
    const hearingSoon = await add({ nextHearingOn: day('2026-12-18') })
    await add({ reportDueOn: day('2026-12-19') })
    await add({ reportDueOn: day('2026-09-30'), filedOn: day('2026-09-30') })
    await add({ report: 'section-37', orderedOn: day('2026-11-13') })
    await add({ reportDueOn: day('2026-12-01'), endedOn: day('2026-11-13') })
    const window = { to: today.add({ days: 28 }), changedSince: lastMeeting }
    const found = (await privateForMeeting(db, all, window)).map((each) => each.id)
    assert.deepEqual(found.toSorted(), [computed, late, hearingSoon].toSorted())
  })

  test('TM-05 staffing issues until resolved, and those resolved since the last meeting, each team its own', async () => {
    const issue = {
      kind: 'leaver' as const,
      teamId: place.teams.west,
      familyId: null,
      personId: place.people.otherSocialWorker,
      words: 'Marcus leaves on 4 December',
      mitigation: null,
      ownerId: null,
      byOn: null,
    }
    const ofTeam = await tx((t) => addStaffingIssue(t, lastWeek, issue))
    const ofFamily = await tx((t) => addStaffingIssue(t, lastWeek, { ...issue, teamId: null, familyId }))
    const ids = async (by: typeof all, since: Temporal.Instant | null = null) =>
      (await staffingForMeeting(db, by, since)).map((each) => each.id)
    assert.deepEqual(await ids(all), [ofTeam, ofFamily])
    assert.deepEqual(await ids(west), [ofTeam, ofFamily])
    assert.deepEqual(await ids(east), [ofFamily])
    const kept = await loadStaffingIssue(db, all, ofTeam)
    assert.ok(kept)
    await tx((t) => resolveStaffingIssue(t, now, kept, { resolvedOn: today, mitigation: 'Agency worker from Monday' }))
    assert.deepEqual(await ids(all), [ofFamily])
    assert.deepEqual(await ids(all, lastMeeting), [ofTeam, ofFamily])
  })
})
