import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark, type Sent } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place, clock } = waymark
const { people } = place
const day = (text: string) => Temporal.PlainDate.from(text)

type Browser = Awaited<ReturnType<typeof waymark.as>>
const reason = 'A parent works for the council'

async function familyOf(name: string): Promise<{ readonly id: number; readonly at: string }> {
  const { familyId, children } = await aFamily(db, place, name, [
    { name: `Ada ${name}`, bornOn: '2019-02-01', decidedOn: '2026-11-02' },
  ])
  const childId = children[0]?.childId ?? null
  const action = { familyId, childId, words: `Ring ${name}`, source: 'family' as const, addedOn: day('2026-11-02') }
  await db
    .insertInto('action')
    .values({ ...action, doerId: people.otherSocialWorker, accountableManagerId: people.teamManager })
    .execute()
  return { id: familyId, at: `/families/${familyId}/access` }
}

/** Restricts with who is ticked already, and these besides. */
const restrict = (browser: Browser, at: string, others: readonly number[] = []) =>
  browser.submit(`${at}/restrict`, { reason, others: others.map(String) })
const sees = async (personId: number, id: number): Promise<boolean> =>
  (await (await waymark.as(personId)).get(`/families/${id}`)).status === 200
/** Who is ticked in a form as it opens. */
const ticked = ({ page }: Sent, field: string): readonly string[] =>
  page.forms.find(({ fields }) => fields.has('reason'))?.fields.get(field) ?? []
const ids = (...each: readonly number[]) => each.map(String).toSorted()

test('FAM-05 whoever restricts is offered who works with the family to keep access, and told who loses sight', async () => {
  const { id, at } = await familyOf('Quillfeather')
  const chair = await waymark.as(people.chair)
  const form = await chair.get(`${at}/restrict`)
  const { teamManager, socialWorker, otherSocialWorker, solicitor } = people
  assert.deepEqual(
    ticked(form, 'working').toSorted(),
    ids(teamManager, socialWorker, otherSocialWorker, solicitor),
    'the worker, the team manager, the solicitor, and who has something to do here',
  )
  assert.deepEqual(ticked(form, 'others'), [])
  assert.match(form.page.text, /Whoever isn’t ticked loses sight.*Alan Whitworth.*Dawn Pickering/)
  const saved = await restrict(chair, at, [people.divisionalDirector])
  assert.equal(saved.headers['location'], at)
  for (const kept of [people.chair, people.divisionalDirector, teamManager, socialWorker, solicitor])
    assert.ok(await sees(kept, id), String(kept))
  for (const cut of [people.panelAdministrator, people.courtQaManager, people.deputy, people.serviceManager])
    assert.ok(!(await sees(cut, id)), String(cut))
})

test('FAM-05 the page of a restricted family says who may see it, since when, why, and when that is looked at again', async () => {
  const { id, at } = await familyOf('Ravensworth')
  await restrict(await waymark.as(people.chair), at)
  const worker = await waymark.as(people.socialWorker)
  assert.match(
    (await worker.get(`/families/${id}`)).page.text,
    /Restricted since Mon 23 Nov 2026: only the people named/,
  )
  const { page } = await worker.get(at)
  assert.match(page.text, /Restricted Mon 23 Nov 2026, by Robert Quayle *Why A parent works for the council/)
  assert.match(page.text, /Next review by Sun 21 Feb 2027/)
  assert.match(page.text, /Grace Oyelaran social worker Mon 23 Nov 2026 given by Robert Quayle No end/)
  assert.doesNotMatch(page.text, /End access|Review the restriction|What was asked and decided/)
})

test('FAM-05 nobody who works with a family is cut off by accident: unticked, it is asked', async () => {
  const { id, at } = await familyOf('Swallow')
  const chair = await waymark.as(people.chair)
  const asked = await chair.submit(`${at}/restrict`, { reason, working: [String(people.teamManager)] })
  assert.equal(asked.status, 422)
  assert.match(asked.page.text, /Grace Oyelaran \(social worker\).*would lose sight of the family/)
  assert.ok(await sees(people.panelAdministrator, id), 'nothing is done yet')
  const again = asked.page.forms.find(({ fields }) => fields.has('reason'))
  const said = await chair.post(`${at}/restrict`, {
    ...Object.fromEntries(again?.fields ?? []),
    sure: asked.page.errors[0]?.text ?? '',
  })
  assert.equal(said.status, 303, said.page.text)
  assert.ok(!(await sees(people.socialWorker, id)))
})

test('FAM-05 a service manager and the Court QA Manager ask; the chair decides, and what was asked is agreed', async () => {
  const { id, at } = await familyOf('Thistlewood')
  const manager = await waymark.as(people.serviceManager)
  assert.equal((await manager.get(`${at}/restrict`)).status, 403)
  assert.equal((await manager.submit(`${at}/ask`, { asks: 'restrict', reason })).status, 303)
  const again = await (await waymark.as(people.courtQaManager)).submit(`${at}/ask`, { asks: 'restrict', reason })
  assert.match(again.page.text, /Paula Marsden has asked for this already/)
  const chair = await waymark.as(people.chair)
  const line = (await chair.get('/')).page.links.find(({ text }) =>
    text.includes('Decide whether to restrict: Thistlewood'),
  )
  assert.equal(line?.href, `${at}#requests`)
  const form = await chair.get(`${at}/restrict`)
  assert.ok(ticked(form, 'working').includes(String(people.serviceManager)), 'who asked keeps access')
  assert.match(form.body, /A parent works for the council/)
  await restrict(chair, at)
  assert.doesNotMatch((await chair.get('/')).page.text, /Decide whether to restrict: Thistlewood/)
  assert.ok(await sees(people.serviceManager, id))
  const { page } = await chair.get(at)
  assert.match(page.text, /Request about who may see added Paula Marsden, Mon 23 Nov 2026 at 09:00/)
})

test('FAM-05 what was asked may be refused, with a reason that who asked reads', async () => {
  const { at } = await familyOf('Underhill')
  const manager = await waymark.as(people.serviceManager)
  await manager.submit(`${at}/ask`, { asks: 'restrict', reason })
  const chair = await waymark.as(people.chair)
  const link = (await chair.get(at)).page.links.find(({ text }) => text === 'Don’t restrict it')
  const without = await chair.submit(link?.href ?? '', { decision: 'refuse' })
  assert.deepEqual(without.page.errors, [{ text: 'Write why you do not agree', href: '#words' }])
  assert.equal((await chair.submit(link?.href ?? '', { decision: 'refuse', words: 'They left in May' })).status, 303)
  assert.match((await manager.get(at)).page.text, /They left in May/)
})

test('FAM-05 a restriction is lifted by another than who asked for that, and the family is there again', async () => {
  const { id, at } = await familyOf('Vantage')
  const chair = await waymark.as(people.chair)
  await restrict(chair, at)
  await chair.submit(`${at}/ask`, { asks: 'lift', reason: 'The parent has left' })
  const alone = await chair.get(at)
  assert.match(alone.page.text, /Nobody else named can decide this/)
  assert.ok(!alone.page.links.some(({ text }) => text.startsWith('Decide')))
  const { id: request } = await db
    .selectFrom('restrictionRequest')
    .select('id')
    .where('familyId', '=', id)
    .executeTakeFirstOrThrow()
  const own = await chair.submit(`${at}/requests/${request}`, { decision: 'agree' })
  assert.equal(own.status, 403)
  assert.match(own.page.text, /You asked for this yourself/)
  assert.ok(!(await sees(people.panelAdministrator, id)))
  await chair.submit(`${at}/people/new`, { personId: String(people.divisionalDirector), endsOn: '' })
  const director = await waymark.as(people.divisionalDirector)
  assert.match((await director.get('/')).page.text, /Decide whether to lift the restriction of: Vantage family/)
  assert.equal((await director.submit(`${at}/requests/${request}`, { decision: 'agree' })).status, 303)
  assert.ok(await sees(people.panelAdministrator, id))
  assert.match((await director.get(at)).page.text, /It isn’t restricted.*Restriction changed Christine Obi/)
  const left = await db.selectFrom('namedAccess').select('personId').where('familyId', '=', id).execute()
  assert.deepEqual(left, [], 'nobody would be let in by an earlier restriction’s names')
})

test('FAM-05 it is reviewed at 90 days: on the work of who reviews, overdue said, and kept with a reason', async () => {
  const { at } = await familyOf('Wetherby')
  await restrict(await waymark.as(people.chair), at)
  clock.moveTo('2027-02-24T09:00')
  const chair = await waymark.as(people.chair)
  const work = (await chair.get('/')).page.text
  assert.match(work, /Review the restriction: Wetherby family, NB-\d+ by Sun 21 Feb Overdue by 3 days/)
  assert.match((await chair.get(at)).page.text, /Next review by Sun 21 Feb 2027, overdue by 3 days/)
  assert.doesNotMatch((await (await waymark.as(people.socialWorker)).get('/')).page.text, /Review the restriction/)
  const late = await chair.submit(`${at}/review`, { reason: 'Still so', ...dateFields('reviewOn', '2027-05-26') })
  assert.match(
    late.page.text,
    /When is it looked at again: the day must be Tue 25 May 2027 or earlier, 90 days at the latest/,
  )
  await chair.submit(`${at}/review`, { reason: 'Still so', ...dateFields('reviewOn', '2027-05-25') })
  assert.doesNotMatch((await chair.get('/')).page.text, /Review the restriction: Wetherby/)
  const { page } = await chair.get(at)
  assert.match(page.text, /Last reviewed Wed 24 Feb 2027 *Next review by Tue 25 May 2027/)
  assert.match(page.text, /Restriction changed Robert Quayle.*Reason: Still so/)
  clock.moveTo('2026-11-23T09:00')
})

test('FAM-05 access is given until a day and ended at once; who reviews last keeps theirs', async () => {
  const { id, at } = await familyOf('Yarrow')
  const chair = await waymark.as(people.chair)
  await restrict(chair, at)
  const asker = await waymark.as(people.teamManager)
  assert.equal((await asker.get(`${at}/ask`)).status, 403)
  const given = await chair.submit(`${at}/people/new`, {
    personId: String(people.panelAdministrator),
    ...dateFields('endsOn', '2026-11-24'),
  })
  assert.equal(given.status, 303, given.page.text)
  assert.ok(await sees(people.panelAdministrator, id))
  clock.moveTo('2026-11-25T09:00')
  assert.ok(!(await sees(people.panelAdministrator, id)))
  clock.moveTo('2026-11-23T09:00')
  const boss = await waymark.as(people.chair)
  const end = (personId: number) => boss.submit(`${at}/people/${personId}/end`, { reason: 'Moved on' })
  assert.equal((await end(people.socialWorker)).status, 303)
  assert.ok(!(await sees(people.socialWorker, id)))
  const last = await end(people.chair)
  assert.equal(last.status, 403)
  assert.match(last.page.text, /Nobody else named can review the restriction/)
  await boss.submit(`${at}/people/new`, { personId: String(people.deputy), endsOn: '' })
  assert.equal((await end(people.chair)).headers['location'], '/')
  assert.ok(!(await sees(people.chair, id)))
})

test('FAM-05 a denial beats every role and named access, says so to nobody else, and is lifted', async () => {
  const { id, at } = await familyOf('Zouche')
  const chair = await waymark.as(people.chair)
  const denied = { personId: String(people.courtQaManager), because: 'A cousin of the mother.' }
  assert.equal((await chair.submit(`${at}/denied/new`, denied)).status, 303)
  assert.ok(!(await sees(people.courtQaManager, id)))
  assert.ok(await sees(people.panelAdministrator, id))
  const others = await (await waymark.as(people.socialWorker)).get(`/families/${id}/history`)
  assert.doesNotMatch(others.page.text, /cousin|Denial/)
  assert.match(
    (await (await waymark.as(people.serviceManager)).get(at)).page.text,
    /Alan Whitworth A cousin of the mother\. Robert/,
  )
  const worker = await chair.submit(`${at}/denied/new`, { personId: String(people.socialWorker), because: 'A friend' })
  assert.match(worker.page.text, /Grace Oyelaran works with the family \(social worker\)/)
  await chair.submit(`${at}/denied/${people.courtQaManager}/lift`, { reason: 'Another person of that name' })
  assert.ok(await sees(people.courtQaManager, id))
  assert.match((await chair.get(at)).page.text, /Denial of access taken back.*Another person of that name/)
})

test('FAM-05 access somebody asked for is given by who decides, but never to whom the family is denied', async () => {
  const { id, at } = await familyOf('Drinkwater')
  const [chair, manager] = [await waymark.as(people.chair), await waymark.as(people.serviceManager)]
  await restrict(chair, at, [people.serviceManager])
  const asked = { asks: 'access', personId: String(people.panelAdministrator), reason: 'Records the meeting' }
  assert.equal((await manager.submit(`${at}/ask`, asked)).status, 303)
  const decide = (await chair.get(at)).page.links.find(({ text }) => text.startsWith('Decide'))?.href ?? ''
  await chair.submit(`${at}/denied/new`, { personId: asked.personId, because: 'A neighbour' })
  const refused = await chair.submit(decide, { decision: 'agree' })
  assert.match(refused.page.text, /Dawn Pickering is denied this family. Lift that first/)
  await chair.submit(`${at}/denied/${people.panelAdministrator}/lift`, { reason: 'Has moved away' })
  assert.equal((await chair.submit(decide, { decision: 'agree' })).status, 303)
  assert.ok(await sees(people.panelAdministrator, id))
})

test('FAM-05 a restricted family nobody named can review is taken on by another who decides, told without its name', async () => {
  const { id, at } = await familyOf('Cuthbertson')
  await restrict(await waymark.as(people.chair), at)
  const deputy = await waymark.as(people.deputy)
  assert.doesNotMatch((await deputy.get('/')).page.text, /Take on a restricted family/)
  await db
    .updateTable('person')
    .set({ leftOn: day('2026-11-20') })
    .where('id', '=', people.chair)
    .execute()
  const work = await deputy.get('/')
  assert.doesNotMatch(work.body, /Cuthbertson/)
  const { reference } = await db.selectFrom('family').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
  const line = work.page.links.find(({ text }) => text === `Take on a restricted family: ${reference}`)
  const form = await deputy.get(line?.href ?? '')
  assert.doesNotMatch(form.body, /Cuthbertson/)
  const taken = await deputy.submit(line?.href ?? '', { reason: 'The chair has left' })
  assert.equal(taken.headers['location'], at)
  assert.match((await deputy.get(at)).page.text, /Named access added Moira Fenn.*Reason: The chair has left/)
  const director = await waymark.as(people.divisionalDirector)
  assert.equal((await director.get(line?.href ?? '')).status, 404, 'somebody reviews it again')
  await db.updateTable('person').set({ leftOn: null }).where('id', '=', people.chair).execute()
})

test('SEC-03 each step is in the trail with the family’s children', async () => {
  const { at } = await familyOf('Abernathy')
  const chair = await waymark.as(people.chair)
  await restrict(chair, at)
  const last = (await waymark.trail()).at(-1)
  assert.equal(last?.did, 'restricted a family')
  assert.equal(last.children.length, 1)
})

test('SEC-05 two people restrict one family at once: the second is told', async () => {
  const { at } = await familyOf('Bellweather')
  const [chair, director] = [await waymark.as(people.chair), await waymark.as(people.divisionalDirector)]
  const form = (await director.get(`${at}/restrict`)).page.forms.find(({ fields }) => fields.has('working'))
  await restrict(chair, at, [people.divisionalDirector])
  const late = await director.post(`${at}/restrict`, { ...Object.fromEntries(form?.fields ?? []), reason })
  assert.equal(late.status, 403)
  assert.match(late.page.text, /This family has been restricted meanwhile/)
})

test('FAM-05 what would be left with nobody is told before a family is restricted, and who decides its extension is ticked', async () => {
  const { id, at } = await familyOf('Turnstone')
  const chair = await waymark.as(people.chair)
  const before = await chair.get(`${at}/restrict`)
  assert.match(
    before.page.text,
    /Left with nobody unless one who does it is named: The meeting takes the family: recorded by Dawn Pickering, chaired by Robert Quayle\./,
  )
  assert.doesNotMatch(before.page.text, /extension waits/)
  const episode = await db
    .selectFrom('episode')
    .innerJoin('child', 'child.id', 'episode.childId')
    .select(['episode.id', 'episode.decidedOn'])
    .where('child.familyId', '=', id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('extension')
    .values({
      ...{ episodeId: episode.id, episodeDayZeroOn: episode.decidedOn, newLimitOn: day('2027-02-01') },
      ...{ state: 'requested', requestedOn: day('2026-11-20'), requestedBy: people.teamManager, exceptional: 'Late' },
    })
    .execute()
  const form = await chair.get(`${at}/restrict`)
  const { name } = await db
    .selectFrom('person')
    .select('name')
    .where('id', '=', people.divisionalDirector)
    .executeTakeFirstOrThrow()
  assert.match(form.page.text, new RegExp(`An extension waits to be decided: ${name}\\.`))
  assert.ok(ticked(form, 'working').includes(String(people.divisionalDirector)))
})
