import { before, describe, test } from 'node:test'
import { allRoutes } from '#routes.ts'
import { mondayOf } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { routeSettings } from './support/route-settings.ts'
import { aFamily, aPerson } from './support/small-authority.ts'
import { testDay } from './support/test-day.ts'
import { openWaymark } from './support/waymark.ts'

const waymark = await openWaymark(testDay.toPlainDateTime('09:00').toString())
const { db, place } = waymark
const { people } = place
/** The story is told as if the test day were 23 November 2026. */
const told = Temporal.PlainDate.from('2026-11-23').until(testDay)
const day = (text: string) => Temporal.PlainDate.from(text).add(told)

// Two families of the team Safeguarding East. Every word kept about them holds their name, so that any of it is found on a page.
const eastern = 'Plumtree'
const restricted = 'Quillfeather'

/** A family with a child who is everywhere: in pre-proceedings and in court, at the meeting, in actions, staffing and the history. */
async function everywhere(name: string): Promise<number> {
  const words = `about ${name}`
  const { familyId, children } = await aFamily(db, place, name, [
    {
      name: `Child ${name}`,
      bornOn: '2019-01-01',
      caseSystemId: `id ${name}`,
      decidedOn: day('2026-10-12').toString(),
    },
  ])
  const child = children[0]
  assert.ok(child?.episodeId)
  const { childId, episodeId } = child
  const theirs = { familyId, childId }
  await db
    .insertInto('adult')
    .values({ familyId, name: `Adult ${name}`, notes: words })
    .execute()
  const action = { ...theirs, words, source: 'family' as const, addedOn: day('2026-11-01'), dueOn: day('2026-11-20') }
  await db.insertInto('action').values(action).execute()
  const issue = { familyId, kind: 'other' as const, words, mitigation: words, raisedOn: day('2026-11-01') }
  await db.insertInto('staffingIssue').values(issue).execute()
  const { id: proceedingsId } = await db
    .insertInto('proceedings')
    .values({ familyId, issuedOn: day('2026-11-02'), courtNumber: `number ${name}`, court: words })
    .returning('id')
    .executeTakeFirstOrThrow()
  const hearing = { kind: 'case-management' as const, heldOn: day('2026-11-26'), attendancePlan: words }
  await db.insertInto('proceedingsChild').values({ proceedingsId, childId }).execute()
  await db
    .insertInto('hearing')
    .values({ proceedingsId, ...hearing })
    .execute()
  const filing = { proceedingsId, what: words, dueOn: day('2026-11-25'), potentialDelay: words, plan: words }
  await db.insertInto('courtFiling').values(filing).execute()
  const report = { childId, report: 'section-7' as const, reportDueOn: day('2026-11-27'), notes: words }
  await db.insertInto('privateProceedings').values(report).execute()
  await db
    .insertInto('urgentReturn')
    .values({ episodeId, why: words, byOn: day('2026-11-25') })
    .execute()
  await atTheMeeting(familyId, childId, episodeId, words)
  const change = {
    at: waymark.clock.now(),
    personId: people.chair,
    recordKind: 'family',
    recordId: familyId,
    ...theirs,
  }
  await db
    .insertInto('changeHistory')
    .values({ ...change, before: null, after: JSON.stringify({ words }) })
    .execute()
  return familyId
}

async function atTheMeeting(familyId: number, childId: number, episodeId: number, words: string): Promise<void> {
  const { id: sittingId } = await db
    .insertInto('sitting')
    .values({
      seriesId: place.seriesId,
      meetsOn: day('2026-11-23'),
      standsFor: mondayOf(day('2026-11-23')),
      state: 'open',
      chairId: people.chair,
      chairedAs: 'chair',
    })
    .onConflict((again) => again.columns(['seriesId', 'standsFor']).doUpdateSet({ state: 'open' }))
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: agendaItemId } = await db
    .insertInto('agendaItem')
    .values({
      sittingId,
      section: 'reviews',
      subjectKind: 'family-review',
      subjectId: familyId,
      familyId,
      minutes: 6,
      title: words,
      discussion: words,
      state: 'recorded',
      recordedBy: people.panelAdministrator,
      recordedAt: waymark.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('agendaItemChild').values({ itemId: agendaItemId, childId }).execute()
  const review = { episodeId, kind: 'midpoint' as const, heldOn: day('2026-11-23'), outcome: 'continue' as const }
  await db
    .insertInto('review')
    .values({ ...review, agendaItemId, why: words })
    .execute()
}

/** Each address of the service, with the ids of everything there is; an address of a thing that isn't there is a page too. */
const addresses = allRoutes(routeSettings)
  .filter(({ method }) => method === 'GET')
  .flatMap(({ path }) => {
    const dated = path
      .replace(/:(date|meeting|on)\b/, testDay.toString())
      .replace(':section', 'reviews')
      .replace(/(meetings\/[^/]+\/items\/):item/, '$1family-:id')
    return dated.includes(':') ? ['1', '2'].map((id) => dated.replaceAll(/:\w+/g, id)) : [dated]
  })

const readBy = new Map<number, Promise<ReadonlyMap<string, string>>>()

/** All that this person can open, read once. */
function everythingFor(personId: number): Promise<ReadonlyMap<string, string>> {
  const known = readBy.get(personId) ?? openEverything(personId)
  readBy.set(personId, known)
  return known
}

async function openEverything(personId: number): Promise<ReadonlyMap<string, string>> {
  const browser = await waymark.as(personId)
  const bodies = new Map<string, string>()
  // One after the other: what hundreds at once do to each other is another test’s question.
  for (const address of addresses) {
    const { body, status } = await browser.get(address)
    assert.ok(status < 500, `${address}: ${status}`)
    bodies.set(address, body)
  }
  return bodies
}

/** The pages on which one of the names stands, of all that this person can open. */
const pagesThatSay = async (name: string, personId: number): Promise<readonly string[]> =>
  [...(await everythingFor(personId))].flatMap(([address, body]) => (body.includes(name) ? [address] : []))

describe('what is not one’s own', () => {
  before(async () => {
    await everywhere(eastern)
    const at = `/families/${await everywhere(restricted)}/access`
    const chair = await waymark.as(people.chair)
    const named = { reason: `about ${restricted}`, working: [String(people.teamManager), String(people.solicitor)] }
    const asked = await chair.submit(`${at}/restrict`, named)
    await chair.submit(`${at}/restrict`, { ...named, sure: asked.page.errors[0]?.text ?? '' })
    await chair.submit(`${at}/ask`, { asks: 'lift', reason: `about ${restricted}` })
    const denied = { personId: String(people.solicitor), because: `about ${restricted}` }
    const sure = await chair.submit(`${at}/denied/new`, denied)
    const done = await chair.submit(`${at}/denied/new`, { ...denied, sure: sure.page.errors[0]?.text ?? '' })
    assert.equal(done.status, 303)
  })

  test('FAM-05 a restricted family is on no page of those who see every child', async () => {
    assert.deepEqual(await pagesThatSay(restricted, people.panelAdministrator), [])
  })

  test('FAM-05 nor of the solicitor with conduct, who was named and is denied it', async () => {
    assert.deepEqual(await pagesThatSay(restricted, people.solicitor), [])
    const [own] = await pagesThatSay(eastern, people.solicitor)
    assert.ok(own !== undefined, 'they find the other family')
  })

  test('FAM-05 nor of the deputy, who decides on restrictions and isn’t named', async () => {
    assert.deepEqual(await pagesThatSay(restricted, people.deputy), [])
  })

  test('FAM-05 nor of the social worker it is allocated to, who has no named access', async () => {
    assert.deepEqual(await pagesThatSay(restricted, people.socialWorker), [])
  })

  test('SEC-02 another team’s family is on no page of a social worker', async () => {
    assert.deepEqual(await pagesThatSay(eastern, people.otherSocialWorker), [])
  })

  test('SEC-02 SET-09 their own team’s family is on no page of a lead practitioner who doesn’t hold its case', async () => {
    const lead = await aPerson(db, 'Una Keane', 'lead-practitioner', { teamId: place.teams.east })
    assert.deepEqual(await pagesThatSay(eastern, lead), [])
  })

  test('SEC-02 no family is on any page of the authority administrator', async () => {
    assert.deepEqual(await pagesThatSay(eastern, people.administrator), [])
  })

  test('FAM-05 whoever has named access finds it in every place', async () => {
    const places = new Set((await pagesThatSay(restricted, people.teamManager)).map((page) => page.split('/')[1]))
    for (const expected of [
      '',
      'tracker',
      'families',
      'children',
      'actions',
      'court',
      'proceedings',
      'staffing',
      'filing',
    ])
      assert.ok(places.has(expected), `“${expected}” isn’t among ${[...places].join(', ')}`)
  })
})
