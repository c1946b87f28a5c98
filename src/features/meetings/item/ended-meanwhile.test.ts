import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:14')
const { db, place } = waymark
const monday = '/meetings/2026-11-23'
const administrator = await waymark.as(place.people.panelAdministrator)
await administrator.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)

/** Two siblings at one item, and the decision to issue for the first, made by the panel while somebody writes the item. */
async function writing(name: string, decidedOn: string) {
  const born = (first: string) => ({ name: `${first} ${name}`, bornOn: '2018-03-01', decidedOn })
  const family = await aFamily(db, place, name, [born('Una'), born('Idris')])
  const [una = 0, idris = 0] = family.children.map(({ childId }) => childId)
  const item = `${monday}/items/family-${family.familyId}`
  const form = (await administrator.get(item)).page.forms.find(({ action }) => action === item)
  assert.ok(form)
  const opened = Object.fromEntries(form.fields)
  const issue = async () => {
    const sent = await administrator.submit(`/families/${family.familyId}/issue`, {
      children: [String(una)],
      body: 'gateway-panel',
      ...dateFields('decidedOn', '2026-11-23'),
    })
    assert.equal(sent.status, 303, sent.page.text)
    return sent
  }
  const reviews = () =>
    db
      .selectFrom('review')
      .innerJoin('episode', 'episode.id', 'episodeId')
      .where('childId', 'in', [una, idris])
      .select('childId')
      .execute()
  return { una, idris, item, opened, issue, reviews }
}

describe('SEC-05 P10 what was decided of a child whose pre-proceedings ended meanwhile is never dropped as if it were saved', () => {
  test('SEC-05 also where both are sent at the same moment: the decision comes back with its words', async () => {
    const { una, idris, item, opened, issue, reviews } = await writing('Gray', '2026-10-12')
    const decided = {
      ...opened,
      discussion: 'Seen twice',
      [`outcome-${una}`]: 'continue',
      [`outcome-${idris}`]: 'continue',
    }
    const [, answer] = await oneAfterTheOther(
      waymark.owner,
      sql`select from child where id = ${una} for update`,
      issue,
      () => administrator.post(item, decided),
    )
    assert.equal(answer.status, 409, answer.page.text)
    assert.match(answer.page.text, /This isn’t saved Una: Pre-proceedings have ended for this child/)
    assert.ok(answer.body.includes('Seen twice'))
    assert.deepEqual(await reviews(), [])
  })

  test('SEC-05 an urgent return: nothing is saved, every word of it comes back, and it can be saved without', async () => {
    const { una, idris, item, opened, issue, reviews } = await writing('Doyle', '2026-10-12')
    await issue()
    const typed = {
      ...opened,
      discussion: 'Nia was seen twice',
      'all-progress': 'Two visits were refused',
      [`outcome-${una}`]: 'urgent-return',
      [`return-why-${una}`]: 'Nobody lets us in',
      [`return-owner-${una}`]: String(place.people.teamManager),
      [`outcome-${idris}`]: 'continue',
    }
    const answer = await administrator.post(item, typed)
    assert.equal(answer.status, 409, answer.page.text)
    assert.match(answer.page.text, /This isn’t saved Una: Pre-proceedings have ended for this child/)
    assert.match(answer.page.text, /Decision for Una Urgent return.*Why, for Una Nobody lets us in/)
    for (const words of ['Two visits were refused', 'Nia was seen twice']) assert.ok(answer.body.includes(words), words)
    assert.deepEqual(await reviews(), [])
    const again = answer.page.forms.find(({ action }) => action === item)
    assert.ok(again)
    const saved = await administrator.post(item, {
      ...Object.fromEntries(again.fields),
      discussion: 'Nobody lets us in: two visits to Una were refused',
      [`outcome-${idris}`]: 'continue',
    })
    assert.equal(saved.status, 303, saved.page.text)
    assert.deepEqual(await reviews(), [{ childId: idris }])
  })

  test('PP-05 a final decision and what it rests on', async () => {
    const { una, idris, item, opened, issue, reviews } = await writing('Adeyemi', '2026-08-31')
    await issue()
    const answer = await administrator.post(item, {
      ...opened,
      [`outcome-${una}`]: 'step-out-child-in-need',
      [`why-${una}`]: 'The aunt has moved in',
      [`outcome-${idris}`]: 'none',
    })
    assert.equal(answer.status, 409, answer.page.text)
    assert.match(answer.page.text, /Why, for Una The aunt has moved in/)
    assert.deepEqual(await reviews(), [])
  })

  test('TM-04 what is written of the others alone is saved', async () => {
    const { una, idris, item, opened, issue, reviews } = await writing('Evans', '2026-10-12')
    await issue()
    const typed = { ...opened, [`outcome-${una}`]: 'none', [`outcome-${idris}`]: 'continue', 'all-progress': 'Calm' }
    const answer = await administrator.post(item, typed)
    assert.equal(answer.status, 303, answer.page.text)
    assert.deepEqual(await reviews(), [{ childId: idris }])
  })
})

test('P11 an ending isn’t taken back once the child came back since, also where that has ended too', async () => {
  const { children, familyId } = await aFamily(db, place, 'Hale', [
    { name: 'Eve Hale', bornOn: '2018-03-01', decidedOn: '2026-08-31', midpointHeldOn: '2026-10-12' },
  ])
  const eve = children[0]?.childId ?? 0
  const item = `${monday}/items/family-${familyId}`
  const considered = Object.fromEntries(
    [
      ...['progress-of-actions', 'outcomes', 'impact-on-the-child', 'reduction-of-risk', 'continuing-needs'],
      ...['enduring-risks', 'protective-factors', 'alternatives-considered', 'placement-or-support-need'],
    ].map((heading) => [`all-${heading}`, 'None']),
  )
  const ended = await administrator.submit(item, { ...considered, [`outcome-${eve}`]: 'initiate-proceedings' }, item)
  assert.equal(ended.status, 303, ended.page.text)
  const day = Temporal.PlainDate.from('2026-11-23')
  const again = { childId: eve, decidedOn: day, endedOn: day, outcome: 'other', endedWords: 'By mistake' } as const
  await db.insertInto('episode').values(again).execute()
  const back = await administrator.submit(item, { [`outcome-${eve}`]: '', discussion: 'Put off' }, item)
  assert.equal(back.status, 403, back.page.text)
  assert.match(back.page.text, /has come back into pre-proceedings since/)
  assert.ok(back.body.includes('Put off'))
  const open = await db
    .selectFrom('episode')
    .select('id')
    .where('childId', '=', eve)
    .where('endedOn', 'is', null)
    .execute()
  assert.deepEqual(open, [])
})
