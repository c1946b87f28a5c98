import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Decided on 7 September 2026: the 12-week date is 30 November, the 16-week maximum 28 December.
const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people } = place
const decidedOn = '2026-09-07'
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', bornOn: '2017-03-01', decidedOn },
  { name: 'Ben Ash', bornOn: '2019-03-01', decidedOn },
  { name: 'Cal Ash', bornOn: '2021-03-01' },
])
const [ann = 0, ben = 0, cal = 0] = ash.children.map(({ childId }) => childId)
const family = `/families/${ash.familyId}`
const ask = `${family}/ask-extension`
const words = {
  exceptional: 'The paternal aunt came forward last week',
  evidence: 'Her letter of 18 November, and the viability visit of 20 November',
  proposals: 'The assessor was away for three weeks: another is instructed',
}
const manager = await waymark.as(people.teamManager)
const worker = await waymark.as(people.socialWorker)
const director = await waymark.as(people.divisionalDirector)
const kept = () => db.selectFrom('extension').selectAll().orderBy('id').execute()
const send = (children: readonly number[], to: string) =>
  manager.submit(ask, { ...words, ...dateFields('newLimitOn', to), children: children.map(String) })

test('PP-04 the team asks on one page from the family’s: for whom, until when, what is exceptional, what shows it, what drifted', async () => {
  const { page } = await manager.get(family)
  assert.ok(page.links.some(({ href }) => href === ask))
  const form = (await manager.get(ask)).page.text
  assert.match(form, /Who asks doesn’t decide: the Divisional Director can agree it/)
  assert.match(form, /Ann.*now Mon 30 Nov 2026, at most Mon 28 Dec 2026/)
  assert.doesNotMatch(form, /Cal/, 'who isn’t in pre-proceedings has no date to extend')
  const empty = await manager.submit(ask, {})
  assert.deepEqual(
    empty.page.errors.map(({ href }) => href),
    ['#children', '#newLimitOn', '#exceptional', '#proposals', '#evidence'],
  )
  const late = (await worker.get(ask)).page.forms.find(({ fields }) => fields.has('exceptional'))?.fields
  assert.ok(late !== undefined)
  const saved = await send([ann, ben], '2026-12-14')
  assert.equal(saved.status, 303, saved.page.text)
  assert.deepEqual(
    (await kept()).map(({ state, requestedBy, newLimitOn, evidence }) => [
      state,
      requestedBy,
      newLimitOn.toString(),
      evidence,
    ]),
    Array(2).fill(['requested', people.teamManager, '2026-12-14', words.evidence]),
  )
  const twice = await worker.post(ask, { ...Object.fromEntries([...late].map(([name, [value = '']]) => [name, value])), ...words, ...dateFields('newLimitOn', '2026-12-21'), children: String(ann) }) // prettier-ignore
  assert.notEqual(twice.status, 303, 'who asks at the same moment is told that one waits')
  assert.equal((await kept()).length, 2)
  const after = (await manager.get(family)).page
  assert.match(after.text, /Extension to Mon 14 Dec 2026 asked for by Hannah Lowe on Mon 23 Nov 2026, not decided/)
  assert.ok(!after.links.some(({ href }) => href === ask), 'one at a time')
})

test('PP-04 P6 past the 16-week maximum, not later than what stands, another family’s child: refused at its field, nothing lost', async () => {
  const others = await aFamily(db, place, 'Birch', [{ name: 'Bea Birch', bornOn: '2018-03-01', decidedOn }])
  const at = `/families/${others.familyId}/ask-extension`
  const [bea = 0] = others.children.map(({ childId }) => childId)
  for (const [to, child, sentence] of [
    ['2026-12-29', bea, /on or before the 16-week maximum for Bea, Mon 28 Dec 2026/],
    ['2026-11-30', bea, /after the date that stands for Bea, Mon 30 Nov 2026/],
    ['2026-12-21', cal, /choose .*children from the list|choose for which children/i],
  ] as const) {
    const refused = await manager.submit(at, { ...words, ...dateFields('newLimitOn', to), children: String(child) })
    assert.equal(refused.status, 422, to)
    assert.match(refused.page.text, sentence)
    assert.match(refused.page.text, /The paternal aunt came forward last week/)
  }
  assert.equal((await kept()).length, 2)
})

test('PP-04 SEC-02 it is asked by the team, the solicitor, the Court QA Manager and the panel administrator, and by nobody else', async () => {
  for (const [who, status] of [
    [people.socialWorker, 200],
    [people.headOfService, 200],
    [people.solicitor, 200],
    [people.courtQaManager, 200],
    [people.panelAdministrator, 200],
    [people.divisionalDirector, 403],
    [people.administrator, 403],
  ] as const)
    assert.equal((await (await waymark.as(who)).get(ask)).status, status)
})

test('PP-04 withdrawn with the reason: it is in nobody’s work any more, and the clock sheet says who withdrew it and why', async () => {
  const [ofAnn] = await kept()
  const at = `/extensions/${ofAnn?.id ?? 0}/withdraw`
  assert.match((await director.get('/')).page.text, /Decide on the extension: Ann and Ben Ash/)
  assert.ok((await manager.get(family)).page.links.some(({ href }) => href === at))
  assert.equal((await director.get(at)).status, 403)
  assert.match((await manager.submit(at, {})).page.errors[0]?.text ?? '', /write why it isn’t needed any more/i)
  assert.equal((await manager.submit(at, { why: 'The aunt changed her mind' })).status, 303)
  assert.doesNotMatch((await director.get('/')).page.text, /Decide on the extension: Ann/)
  assert.match((await director.get('/')).page.text, /Decide on the extension: Ben Ash/)
  const sheet = (await manager.get(`/children/${ann}/clock`)).page.text
  assert.match(sheet, /withdrawn, Mon 23 Nov 2026, by Hannah Lowe: The aunt changed her mind/)
  assert.equal((await manager.get(at)).status, 404)
  assert.ok(
    (await manager.get(family)).page.links.some(({ href }) => href === ask),
    'it can be asked for again',
  )
})

test('PP-04 what was asked and then recommended is decided once: the request is answered with it', async () => {
  const episodeId = ash.children[1]?.episodeId ?? 0
  const recommended = { newLimitOn: day('2026-12-07'), state: 'recommended', requestedOn: day('2026-11-23') } as const
  await db
    .insertInto('extension')
    .values({ episodeId, episodeDayZeroOn: day(decidedOn), ...recommended, requestedBy: people.chair })
    .execute()
  const decide = `${family}/extension`
  assert.equal((await director.submit(decide, { children: String(ben), decision: 'agree', words: '' })).status, 303)
  const sheet = (await manager.get(`/children/${ben}/clock`)).page.text
  assert.match(sheet, /Agreed date Mon 7 Dec 2026/)
  assert.match(sheet, /answered, Mon 23 Nov 2026, with the one that was decided/)
  assert.doesNotMatch((await director.get('/')).page.text, /Decide on the extension/)
  assert.equal((await director.get(decide)).status, 404, 'nothing waits')
  const closed = (await kept()).map(({ state, closedBecause }) => [state, closedBecause])
  assert.deepEqual(closed, [
    ['requested', 'withdrawn'],
    ['requested', 'answered'],
    ['agreed', null],
  ])
})

test('PP-04 P6 the database takes no date that isn’t later than what was agreed, and none that is withdrawn by nobody', async () => {
  const [withdrawn, , agreed] = await kept()
  const again = db.insertInto('extension').values({
    ...{ episodeId: agreed?.episodeId ?? 0, episodeDayZeroOn: day(decidedOn), newLimitOn: day('2026-12-07') },
    ...{ state: 'agreed', decidedOn: day('2026-11-23'), decidedAs: 'divisional-director', powerId: agreed?.powerId },
    ...{ decidedBy: people.divisionalDirector, decidedAt: agreed?.decidedAt },
  })
  await assert.rejects(again.execute(), /not later than what was agreed already/)
  await assert.rejects(
    db
      .updateTable('extension')
      .set({ closedBy: null })
      .where('id', '=', withdrawn?.id ?? 0)
      .execute(),
    /extension_withdrawn_by_somebody/,
  )
})

test('PP-04 P10 what is asked for and never decided closes with pre-proceedings; what was withdrawn stays withdrawn', async () => {
  assert.equal((await send([ann], '2026-12-14')).status, 303)
  const administrator = await waymark.as(people.panelAdministrator)
  const ended = await administrator.submit(`${family}/end`, {
    ...{ children: String(ann), ending: 'other', words: 'The family moved in with relatives abroad' },
    ...dateFields('endedOn', '2026-11-23'),
  })
  assert.equal(ended.status, 303, ended.page.text)
  assert.deepEqual(
    (await kept()).map(({ closedBecause }) => closedBecause),
    ['withdrawn', 'answered', null, 'pre-proceedings-ended'],
  )
})
