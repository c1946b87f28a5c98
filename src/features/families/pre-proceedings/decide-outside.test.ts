import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T14:30')
const { db, place } = waymark
const { people } = place
const panel = await waymark.as(people.panelAdministrator)
const administrator = await waymark.as(people.administrator)
const { familyId, children } = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', bornOn: '2019-03-01' },
  { name: 'Bob Ash', bornOn: '2020-03-01', decidedOn: '2026-10-05' },
])
const [ann = 0, bob = 0] = children.map(({ childId }) => childId)
const family = `/families/${familyId}`
const form = `${family}/outside-panel`
const decided = (kind: string, childId: number, who: number) => ({
  kind,
  children: String(childId),
  who: String(who),
  time: '08:10',
  reason: 'Found alone at night.',
  ...dateFields('decidedOn', '2026-11-20'),
})
const episodeOf = (childId: number) =>
  db.selectFrom('episode').selectAll().where('childId', '=', childId).orderBy('id', 'desc').executeTakeFirst()

test('SET-07 by the terms of reference nobody starts or steps down outside a panel, and no such form is offered', async () => {
  assert.equal((await panel.get(form)).status, 404)
  assert.ok(!(await panel.get(family)).page.links.some(({ href }) => href === form))
})

test('SET-07 where heads of service start in their own area, one is recorded with who, hour and reason, and its clock runs from that day', async () => {
  assert.equal(
    (await administrator.submit('/settings/powers/start', { holders: 'role head-of-service area' })).status,
    303,
  )
  assert.ok((await panel.get(family)).page.links.some(({ href }) => href === form))
  const { page } = await panel.get(form)
  assert.doesNotMatch(page.text, /Step down to/)
  const other = await panel.submit(form, decided('start', ann, people.chair))
  assert.match(other.page.errors[0]?.text ?? '', /doesn’t decide this for a child of another area/)
  assert.equal(await episodeOf(ann), undefined)
  const saved = await panel.submit(form, decided('start', ann, people.headOfService))
  assert.equal(saved.status, 303, saved.page.text)
  const episode = await episodeOf(ann)
  assert.deepEqual([episode?.decidedOn.toString(), episode?.decidingBody], ['2026-11-20', 'outside-a-panel'])
  assert.match((await panel.get(`/children/${ann}/decision`)).page.text, /Somebody with the power, outside a panel/)
})

const conferences = async () =>
  (await db.selectFrom('action').select(['words', 'doerId', 'dueOn']).where('words', 'like', 'Request a conference%').orderBy('id').execute()).map(
    ({ words, doerId, dueOn }) => [words, doerId, dueOn?.toString()],
  ) // prettier-ignore

test('SET-07 P11 what the rules on starting refuse is refused here too', async () => {
  const again = await panel.submit(form, decided('start', bob, people.headOfService))
  assert.equal(again.status, 403)
  assert.match(again.page.text, /already in pre-proceedings/)
})

test('SET-07 P10 it stands to be ratified at the meeting that reviews, as no panel is a meeting here; stepping down likewise', async () => {
  await administrator.submit('/settings/powers/step-down', {
    holders: ['chair', 'role divisional-director'],
    toPanel: 'no',
  })
  const saved = await panel.submit(form, decided('step-out-child-in-need', bob, people.divisionalDirector))
  assert.equal(saved.status, 303, saved.page.text)
  const episode = await episodeOf(bob)
  assert.deepEqual([episode?.outcome, episode?.endedOn?.toString()], ['step-out-child-in-need', '2026-11-20'])
  // As at a review: the child's status isn't changed by it.
  const request = [
    'Request a conference for Bob Ash: a child in need plan is sought',
    people.socialWorker,
    '2026-11-27',
  ]
  assert.deepEqual(await conferences(), [request])
  const history = (await panel.get(`${family}/history`)).page.text
  assert.match(history, /Decision: Decided to step down.*Stands to be ratified: yesDecided: Fri 20 Nov 2026/)
  assert.match(history, /Request a conference for Bob Ash.*Source: Legal Gateway Panel/)
  const agenda = await panel.get('/meetings/2026-11-23')
  assert.match(agenda.page.text, /decided to start pre-proceedings outside the meeting, Fri 20 Nov, by Sunita Rao/)
  assert.match(agenda.page.text, /decided to step down outside the meeting, Fri 20 Nov, by Christine Obi/)
  const kept = await db.selectFrom('outsideDecision').select(['does', 'decidedAs', 'toRatify']).orderBy('id').execute()
  assert.deepEqual(kept, [
    { does: 'start', decidedAs: 'head-of-service', toRatify: true },
    { does: 'step-down', decidedAs: 'divisional-director', toRatify: true },
  ])
})

test('SET-07 PP-06 where stepping down goes to the panel, what it decided of a child who came back ends pre-proceedings', async () => {
  await administrator.submit('/settings/powers/step-down', { holders: [], toPanel: 'yes' })
  const [episode] = [await episodeOf(ann)]
  const { id } = await db
    .insertInto('urgentReturn')
    .values({
      episodeId: episode?.id ?? 0,
      why: 'To step down',
      ownerId: people.teamManager,
      byOn: Temporal.PlainDate.from('2026-11-27'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const address = `/urgent-returns/${id}`
  const saved = await panel.submit(address, {
    decided: 'step-out-child-protection',
    ...dateFields('panel-met', '2026-11-20'),
  })
  assert.equal(saved.status, 303, saved.page.text)
  const ended = await episodeOf(ann)
  assert.deepEqual([ended?.outcome, ended?.endedOn?.toString()], ['step-out-child-protection', '2026-11-20'])
  assert.deepEqual(
    (await conferences()).map(([words]) => words),
    [
      'Request a conference for Bob Ash: a child in need plan is sought',
      'Request a conference for Ann Ash: a child protection plan is sought',
    ],
  )
})
