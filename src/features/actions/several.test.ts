import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people } = place
const day = (text: string) => Temporal.PlainDate.from(text)

const family = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-09-07' },
])
const cara = family.children[0]?.childId ?? 0

async function anAction(words: string, more: Record<string, unknown> = {}): Promise<number> {
  const { id } = await db
    .insertInto('action')
    .values({
      familyId: family.familyId,
      childId: cara,
      words,
      doerId: people.socialWorker,
      accountableManagerId: people.teamManager,
      dueOn: day('2026-11-15'),
      source: 'family',
      addedOn: day('2026-11-02'),
      ...more,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
const kept = (id: number) => db.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const several = (what: string, ids: readonly number[]) =>
  `/actions/several/${what}?whose=mine&show=open&page=1${ids.map((id) => `&action=${id}`).join('')}`
const boxes = (ids: readonly number[]) => ids.map(String)

const [school, report, visit] = [
  await anAction('Ask the school'),
  await anAction('Get the report'),
  await anAction('Visit the aunt'),
]
const all = [school, report, visit]
const worker = await waymark.as(people.socialWorker)

describe('several actions at once', () => {
  test('AC-01 those that are ticked in the list are said to be done together, each with its history', async () => {
    const { page } = await worker.get('/actions')
    const form = page.forms.find(({ action }) => action.startsWith('/actions/several'))
    assert.equal(form?.method, 'get')
    const ticked = await worker.get('/actions?whose=mine&show=open&tick=all')
    const boxesTicked = ticked.page.forms.find(({ fields }) => fields.has('action'))?.fields.get('action')
    assert.deepEqual(boxesTicked?.toSorted(), boxes(all).toSorted())
    const done = await worker.submit(several('done', [school, report]), { doneWords: 'Both on the file' })
    assert.deepEqual([done.status, done.headers['location']], [303, '/actions?whose=mine&show=open'])
    for (const id of [school, report]) {
      const { doneOn, doneWords } = await kept(id)
      assert.deepEqual([String(doneOn), doneWords], ['2026-11-20', 'Both on the file'])
    }
    const history = await db
      .selectFrom('changeHistory')
      .select('recordId')
      .where('recordKind', '=', 'action')
      .where('recordId', 'in', [school, report])
      .execute()
    assert.equal(history.length, 2)
  })

  test('AC-01 what can’t be done is said of each with its reason, the rest is done, and what was typed stays', async () => {
    const [young, old] = [await anAction('Added today', { addedOn: day('2026-11-20') }), await anAction('Old enough')]
    const sent = await worker.submit(several('done', [school, young, old]), {
      ...dateFields('doneOn', '2026-11-18'),
      doneWords: 'On the file',
    })
    assert.equal(sent.status, 422)
    assert.match(sent.page.text, /1 action saved as done\. Below is what couldn’t be, and why/)
    assert.deepEqual(sent.page.errors.map(({ text }) => text).toSorted(), [
      'Action “Added today”: The day it was done must be on or after the day it was added',
      'Action “Ask the school”: Somebody has already said that this is done',
    ])
    assert.ok(sent.page.errors.every(({ href }) => sent.page.ids.has(href.slice(1))))
    assert.match(sent.body, /On the file/)
    assert.doesNotMatch(sent.page.text, /Old enough/)
    assert.equal(String((await kept(old)).doneOn), '2026-11-18')
    assert.equal((await kept(young)).doneOn, null)
    // The page that came back does the rest.
    const form = sent.page.forms.find(({ fields }) => fields.has('doneWords'))
    const again = await worker.post(several('done', [school, young, old]), {
      ...Object.fromEntries(form?.fields ?? []),
      actions: [String(young)],
      ...dateFields('doneOn', '2026-11-20'),
    })
    assert.equal(again.status, 303)
    assert.equal(String((await kept(young)).doneOn), '2026-11-20')
  })

  test('AC-02 dates are moved together with one reason, kept and counted for each; a date in the past stops all', async () => {
    const ids = [visit, await anAction('Book the room')]
    const past = await worker.submit(several('move', ids), { ...dateFields('to', '2026-11-01'), reason: 'Ill' })
    assert.equal(past.status, 422)
    assert.equal((await kept(visit)).dueOn?.toString(), '2026-11-15')
    const moved = await worker.submit(several('move', ids), { ...dateFields('to', '2026-12-01'), reason: 'Ill' })
    assert.equal(moved.status, 303)
    const moves = await db.selectFrom('actionMove').selectAll().where('actionId', 'in', ids).execute()
    assert.deepEqual(
      moves.map(({ toOn, reason, movedBy }) => [String(toOn), reason, movedBy]),
      ids.map(() => ['2026-12-01', 'Ill', people.socialWorker]),
    )
    const far = await worker.submit(several('move', ids), { ...dateFields('to', '2099-12-01'), reason: 'x' })
    assert.deepEqual(
      far.page.errors.map(({ href }) => href),
      ['#sure'],
    )
  })

  test('AC-01 AC-04 they are handed on together: who answers stays, and whoever has them now is told once', async () => {
    const ids = [await anAction('Write the plan'), await anAction('Ring the clinic')]
    const manager = await waymark.as(people.teamManager)
    const handed = await manager.submit(several('hand-on', ids), { doer: String(people.otherSocialWorker) })
    assert.equal(handed.status, 303, handed.page.text)
    for (const id of ids) {
      const { doerId, accountableManagerId } = await kept(id)
      assert.deepEqual([doerId, accountableManagerId], [people.otherSocialWorker, people.teamManager])
    }
    const messages = await db.selectFrom('message').selectAll().where('kind', '=', 'action-handed-on').execute()
    assert.deepEqual(messages.map(({ toName, subject }) => [toName, subject]).toSorted(), [
      ['Grace Oyelaran', '2 actions of yours were handed on to somebody else'],
      ['Marcus Bell', '2 actions were handed on to you'],
    ])
    for (const { body } of messages) {
      assert.ok(ids.every((id) => body.includes(`/actions/${id}`)))
      assert.doesNotMatch(body, /Cara|Adeyemi|plan|clinic/)
    }
  })

  test('SEC-05 an action that somebody changed meanwhile is left as it is and said so; the others are saved', async () => {
    const ids = [await anAction('Changed meanwhile'), await anAction('As it was')]
    const opened = await worker.get(several('done', ids))
    const fields = Object.fromEntries(opened.page.forms.find(({ fields: has }) => has.has('doneWords'))?.fields ?? [])
    const manager = await waymark.as(people.teamManager)
    await manager.submit(`/actions/${ids[0] ?? 0}/move`, { ...dateFields('to', '2026-12-03'), reason: 'School shut' })
    const sent = await worker.post(several('done', ids), { ...fields, doneWords: 'Done' })
    assert.equal(sent.status, 422)
    assert.match(sent.page.errors[0]?.text ?? '', /^Action “Changed meanwhile”: A change of it was saved since/)
    assert.equal((await kept(ids[0] ?? 0)).doneOn, null)
    assert.equal(String((await kept(ids[1] ?? 0)).doneOn), '2026-11-20')
  })

  test('SEC-02 nothing is done about an action that isn’t one’s own or of a child in reach', async () => {
    const id = await anAction('Not the solicitor’s')
    const solicitor = await waymark.as(people.solicitor)
    assert.match((await solicitor.get(several('done', [id]))).page.text, /Tick at least one open action/)
    const token = (await worker.get(several('done', [id]))).page.forms.find(({ fields }) => fields.has('doneWords'))
    await solicitor.post(several('done', [id]), { ...Object.fromEntries(token?.fields ?? []), doneWords: 'x' })
    assert.equal((await kept(id)).doneOn, null)
  })
})

describe('what the list opens on', () => {
  const chosen = async (personId: number) => {
    const { page } = await (await waymark.as(personId)).get('/actions')
    const fields = page.forms.find(({ action }) => action === '/actions')?.fields
    return [fields?.get('whose')?.[0], fields?.get('show')?.[0]]
  }
  test('AC-01 AC-02 a worker’s own, a manager’s teams’, and for who sees every child all that is overdue', async () => {
    assert.deepEqual(await chosen(people.socialWorker), ['mine', 'open'])
    assert.deepEqual(await chosen(people.solicitor), ['mine', 'open'])
    assert.deepEqual(await chosen(people.teamManager), ['all', 'open'])
    assert.deepEqual(await chosen(people.otherTeamManager), ['all', 'open'])
    assert.deepEqual(await chosen(people.courtQaManager), ['all', 'overdue'])
    assert.deepEqual(await chosen(people.administrator), ['mine', 'open'])
  })

  test('AC-02 on every page the menu counts what is overdue: one’s own, and all for who sees every child', async () => {
    await db.deleteFrom('actionMove').execute()
    await db
      .updateTable('action')
      .set({ doneOn: day('2026-11-20'), doneWords: 'x' })
      .execute()
    const counted = async (personId: number, address: string) =>
      (await (await waymark.as(personId)).get(address)).page.links.find(({ href }) => href === '/actions')?.text
    assert.equal(await counted(people.socialWorker, '/'), 'Actions')
    await anAction('Late')
    await anAction('Late as well', { doerId: people.otherSocialWorker })
    await anAction('In time', { dueOn: day('2026-11-20') })
    assert.equal(await counted(people.socialWorker, '/tracker'), 'Actions 1 overdue')
    assert.equal(await counted(people.teamManager, `/families/${family.familyId}`), 'Actions 2 overdue')
    assert.equal(await counted(people.courtQaManager, '/actions'), 'Actions 2 overdue')
    assert.equal(await counted(people.otherTeamManager, '/actions'), 'Actions')
  })
})
