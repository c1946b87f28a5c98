import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people } = place

const family = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-09-07' },
  { name: 'Ben Adeyemi', bornOn: '2014-05-01', decidedOn: '2026-09-07' },
])
const cara = family.children[0]?.childId ?? 0
const newAction = `/families/${family.familyId}/actions/new`
const typed = {
  words: 'Instruct the psychologist',
  doer: String(people.socialWorker),
  child: String(cara),
  'due-day': '4',
  'due-month': '12',
  'due-year': '2026',
}

/** An action of Cara's, done by the social worker, whose team manager answers for it. */
async function anAction(
  words: string,
  more: { dueOn?: string; doerId?: number; childId?: number | null; familyId?: number } = {},
) {
  const { id } = await db
    .insertInto('action')
    .values({
      familyId: more.familyId ?? family.familyId,
      childId: more.childId === undefined ? cara : more.childId,
      words,
      doerId: more.doerId ?? people.socialWorker,
      accountableManagerId: people.teamManager,
      dueOn: Temporal.PlainDate.from(more.dueOn ?? '2026-11-15'),
      source: 'family',
      addedOn: Temporal.PlainDate.from('2026-11-02'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
const kept = (id: number) => db.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const historyOf = (id: number) =>
  db.selectFrom('changeHistory').selectAll().where('recordKind', '=', 'action').where('recordId', '=', id).execute()

describe('adding an action', () => {
  test('AC-01 the child’s team manager is proposed and answers for it, and the family’s page is next', async () => {
    const browser = await waymark.as(people.socialWorker)
    const opened = await browser.get(newAction)
    assert.match(opened.page.text, /Hannah Lowe, the child’s team manager/)
    const answer = await browser.submit(newAction, typed)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], `/families/${family.familyId}#actions`)
    const action = await db.selectFrom('action').selectAll().where('words', '=', typed.words).executeTakeFirstOrThrow()
    assert.deepEqual(
      [action.doerId, action.accountableManagerId, action.childId, action.source, action.dueOn?.toString()],
      [people.socialWorker, people.teamManager, cara, 'family', '2026-12-04'],
    )
    assert.equal(action.addedOn.toString(), '2026-11-20')
    assert.equal((await historyOf(action.id)).length, 1)
    const trail = (await waymark.trail()).findLast((row) => row.did === 'added an action')
    assert.deepEqual(trail?.children, [cara])
  })

  test('AC-01 another manager can be chosen, and it can be for all the children', async () => {
    const browser = await waymark.as(people.teamManager)
    const words = 'Book the family meeting'
    await browser.submit(newAction, {
      ...typed,
      words,
      child: '',
      manager: String(people.serviceManager),
      source: 'court',
    })
    const action = await db.selectFrom('action').selectAll().where('words', '=', words).executeTakeFirstOrThrow()
    assert.deepEqual(
      [action.accountableManagerId, action.childId, action.source],
      [people.serviceManager, null, 'court'],
    )
  })

  test('SEC-05 what is missing is said at its field and everything typed stays', async () => {
    const browser = await waymark.as(people.socialWorker)
    const answer = await browser.submit(newAction, {
      ...typed,
      words: 'Write the <genogram>',
      doer: '',
      'due-month': '13',
    })
    assert.equal(answer.status, 422)
    assert.deepEqual(answer.page.errors, [
      { text: 'Choose who does it', href: '#doer' },
      { text: 'Due date must be a real date, like 19 10 2026', href: '#due' },
    ])
    assert.ok(answer.page.ids.has('doer') && answer.page.ids.has('due'))
    const form = answer.page.forms.find((each) => each.fields.has('words'))
    assert.deepEqual(form?.fields.get('words'), ['Write the <genogram>'])
    assert.deepEqual(form.fields.get('due'), ['4/13/2026'])
    assert.deepEqual(form.fields.get('child'), [String(cara)])
  })

  test('SEC-05 a double press adds one action', async () => {
    const browser = await waymark.as(people.socialWorker)
    const opened = await browser.get(newAction)
    const form = opened.page.forms.find((each) => each.fields.has('words'))
    const fields = { ...Object.fromEntries(form?.fields ?? []), ...typed, words: 'Pressed twice' }
    const answers = [await browser.post(newAction, fields), await browser.post(newAction, fields)]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303],
    )
    assert.equal((await db.selectFrom('action').select('id').where('words', '=', 'Pressed twice').execute()).length, 1)
  })

  test('SEC-02 a team manager of another team finds nothing, nor does anybody for a restricted family', async () => {
    const other = await waymark.as(people.otherTeamManager)
    assert.equal((await other.get(newAction)).status, 404)
    const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05' }])
    await restrict(db, hidden.familyId, people.chair, [])
    const own = await waymark.as(people.teamManager)
    assert.equal((await own.get(`/families/${hidden.familyId}/actions/new`)).status, 404)
    const secret = await anAction('Hidden work', {
      familyId: hidden.familyId,
      childId: hidden.children[0]?.childId ?? 0,
    })
    assert.equal((await own.get(`/actions/${secret}`)).status, 404)
    const worker = await waymark.as(people.socialWorker)
    assert.equal((await worker.get(`/actions/${secret}`)).status, 404)
    assert.doesNotMatch((await worker.get('/actions')).page.text, /Hidden work/)
  })
})

describe('an action', () => {
  test('AC-02 it is overdue in words on its page, and a note keeps who wrote it', async () => {
    const id = await anAction('Overdue work')
    const browser = await waymark.as(people.socialWorker)
    assert.match((await browser.get(`/actions/${id}`)).page.text, /Still open, overdue by 5 days/)
    const empty = await browser.submit(`/actions/${id}`, { words: ' ' }, `/actions/${id}/notes`)
    assert.deepEqual([empty.status, empty.page.errors[0]?.href], [422, '#words'])
    const answer = await browser.submit(
      `/actions/${id}`,
      { words: 'Dr Shah can start on Monday' },
      `/actions/${id}/notes`,
    )
    assert.equal(answer.status, 303)
    const shown = (await browser.get(`/actions/${id}`)).page.text
    assert.match(shown, /Dr Shah can start on Monday.*Grace Oyelaran, Fri 20 Nov 2026 at 09:00/)
  })

  test('AC-01 it is completed with words, leaves the open list and can be opened again with a reason', async () => {
    const id = await anAction('Finish the chronology')
    const browser = await waymark.as(people.socialWorker)
    const wordless = await browser.submit(`/actions/${id}/done`, { doneWords: '' })
    assert.deepEqual(wordless.page.errors, [{ text: 'Write what was done', href: '#doneWords' }])
    const ahead = await browser.submit(`/actions/${id}/done`, { doneWords: 'Filed', doneOn: '21/11/26' })
    assert.deepEqual(
      ahead.page.errors.map(({ href }) => href),
      ['#doneOn'],
    )
    await browser.submit(`/actions/${id}/done`, { doneWords: 'Filed in the case system' })
    assert.equal((await kept(id)).doneOn?.toString(), '2026-11-20')
    assert.doesNotMatch((await browser.get('/actions?show=open')).page.text, /Finish the chronology/)
    assert.match((await browser.get('/actions?show=done')).page.text, /Finish the chronology.*Done, 5 days late/)
    await browser.submit(`/actions/${id}/reopen`, { reason: 'The wrong file' })
    assert.equal((await kept(id)).doneOn, null)
    assert.equal((await historyOf(id)).at(-1)?.reason, 'The wrong file')
  })

  test('AC-02 its date moves only with a reason; the move is kept, shown and counted', async () => {
    const id = await anAction('Hair strand test')
    const browser = await waymark.as(people.teamManager)
    const to = { to: '4 Dec 2026' }
    const wordless = await browser.submit(`/actions/${id}/move`, to)
    assert.deepEqual(wordless.page.errors, [{ text: 'Write why the date moves', href: '#reason' }])
    const past = await browser.submit(`/actions/${id}/move`, { to: '4.11.2026', reason: 'x' })
    assert.deepEqual(past.page.errors, [{ text: 'New due date must be today or later', href: '#to' }])
    await browser.submit(`/actions/${id}/move`, { ...to, reason: 'The laboratory is closed' })
    await browser.submit(`/actions/${id}/move`, { to: '2026-12-11', reason: 'Still closed' })
    const shown = (await browser.get(`/actions/${id}`)).page.text
    assert.match(shown, /moved 2 times/)
    assert.match(shown, /Sun 15 Nov 2026 → Fri 4 Dec 2026: The laboratory is closed/)
    assert.match(shown, /Hannah Lowe, Fri 20 Nov 2026 at 09:00/)
  })

  test('AC-01 it is handed on to another doer and manager', async () => {
    const id = await anAction('Viability assessment')
    const browser = await waymark.as(people.teamManager)
    const fields = { doer: String(people.otherSocialWorker), manager: String(people.otherTeamManager) }
    await browser.submit(`/actions/${id}/reassign`, fields)
    const action = await kept(id)
    assert.deepEqual([action.doerId, action.accountableManagerId], [people.otherSocialWorker, people.otherTeamManager])
  })

  test('AC-01 for an action of the meeting the child’s team manager always answers', async () => {
    const id = await anAction('From the meeting')
    await db
      .updateTable('action')
      .set({ source: 'tracking-meeting', accountableManagerId: null })
      .where('id', '=', id)
      .execute()
    const browser = await waymark.as(people.teamManager)
    const opened = await browser.get(`/actions/${id}/reassign`)
    assert.ok(!opened.page.forms.some((form) => form.fields.has('manager')))
    await browser.submit(`/actions/${id}/reassign`, { doer: String(people.otherSocialWorker) })
    assert.equal((await kept(id)).accountableManagerId, people.teamManager)

    const held = db.updateTable('roleHolding').where('personId', '=', people.teamManager)
    await held.set({ endsOn: Temporal.PlainDate.from('2026-11-01') }).execute()
    const worker = await waymark.as(people.otherSocialWorker)
    const nobody = await worker.submit(`/actions/${id}/reassign`, { doer: String(people.socialWorker) })
    await held.set({ endsOn: null }).execute()
    assert.deepEqual(nobody.page.errors, [
      {
        text: 'Who does it from now on: nobody is team manager for this child today. Ask your authority administrator to name one first',
        href: '#doer',
      },
    ])
  })

  test('SEC-05 whoever saves second is shown both texts and can save knowingly', async () => {
    const id = await anAction('Two people')
    const browser = await waymark.as(people.socialWorker)
    const opened = await browser.get(`/actions/${id}/done`)
    const form = opened.page.forms.find((each) => each.fields.has('doneWords'))
    assert.ok(form)
    const manager = await waymark.as(people.teamManager)
    await manager.submit(`/actions/${id}/done`, { doneWords: 'The manager’s words' })
    const fields = { ...Object.fromEntries(form.fields), doneWords: 'The worker’s words' }
    const answer = await browser.post(`/actions/${id}/done`, fields)
    assert.equal(answer.status, 409)
    assert.match(answer.page.text, /Hannah Lowe saved a change/)
    assert.match(answer.page.text, /The manager’s words.*The worker’s words/)
    assert.equal((await kept(id)).doneWords, 'The manager’s words')
    const again = answer.page.forms.find((each) => each.fields.has('doneWords'))
    assert.deepEqual(again?.fields.get('doneWords'), ['The worker’s words'])
    assert.deepEqual(again.fields.get('version'), ['2'])
  })

  test('SEC-02 another team sees nothing of it, unless one of them does it', async () => {
    const id = await anAction('Somebody else’s')
    const other = await waymark.as(people.otherSocialWorker)
    assert.equal((await other.get(`/actions/${id}`)).status, 404)
    assert.equal((await other.get(`/actions/${id}/done`)).status, 404)
    await db.updateTable('action').set({ doerId: people.otherSocialWorker }).where('id', '=', id).execute()
    const own = await other.get(`/actions/${id}`)
    assert.equal(own.status, 200)
    assert.ok(!own.page.links.some(({ href }) => href.startsWith('/families/')))
    assert.equal((await other.submit(`/actions/${id}/done`, { doneWords: 'Done' })).status, 303)
  })

  test('SEC-02 the Divisional Director reads and changes nothing', async () => {
    const id = await anAction('Read only')
    const director = await waymark.as(people.divisionalDirector)
    const shown = await director.get(`/actions/${id}`)
    assert.equal(shown.status, 200)
    assert.ok(!shown.page.links.some(({ text }) => text === 'Say it is done'))
    assert.equal((await director.get(`/actions/${id}/move`)).status, 404)
  })
})

describe('the list of actions', () => {
  test('AC-01 mine are those I do or answer for; all are those of children in my reach', async () => {
    await anAction('For the solicitor', { doerId: people.solicitor, dueOn: '2026-12-01' })
    const solicitor = await waymark.as(people.solicitor)
    assert.match((await solicitor.get('/actions')).page.text, /For the solicitor/)
    assert.match((await solicitor.get('/actions?whose=all')).page.text, /For the solicitor/)
    const manager = await waymark.as(people.teamManager)
    assert.match((await manager.get('/actions?whose=to-answer')).page.text, /For the solicitor/)
    assert.doesNotMatch((await manager.get('/actions?whose=to-do')).page.text, /For the solicitor/)
    const other = await waymark.as(people.otherTeamManager)
    assert.doesNotMatch((await other.get('/actions?whose=all')).page.text, /For the solicitor/)
    const administrator = await waymark.as(people.administrator)
    assert.match((await administrator.get('/actions?whose=all')).page.text, /Nothing is open here/)
  })

  test('AC-02 overdue are those past their date, the longest first; a week ahead is its own choice', async () => {
    await anAction('Due on the day', { dueOn: '2026-11-20' })
    await anAction('Longest overdue', { dueOn: '2026-10-01' })
    const browser = await waymark.as(people.teamManager)
    const overdue = (await browser.get('/actions?whose=all&show=overdue')).page
    assert.match(overdue.rows[1]?.[0] ?? '', /Longest overdue/)
    assert.doesNotMatch(overdue.text, /Due on the day/)
    const week = (await browser.get('/actions?whose=all&show=week')).page.text
    assert.match(week, /Due on the day/)
    assert.doesNotMatch(week, /Longest overdue/)
  })

  test('AC-02 nothing is chased for a child who died; the action itself stays', async () => {
    const lost = await aFamily(db, place, 'Lost', [{ name: 'Mia Lost', bornOn: '2020-01-01', decidedOn: '2026-09-07' }])
    await db
      .updateTable('episode')
      .set({ outcome: 'died', endedOn: Temporal.PlainDate.from('2026-11-01'), endedWords: 'Mia died.' })
      .where('id', '=', lost.children[0]?.episodeId ?? 0)
      .execute()
    const id = await anAction('Not chased', { familyId: lost.familyId, childId: lost.children[0]?.childId ?? 0 })
    const browser = await waymark.as(people.teamManager)
    assert.doesNotMatch((await browser.get('/actions?whose=all')).page.text, /Not chased/)
    assert.match((await browser.get(`/actions/${id}`)).page.text, /No longer chased/)
  })

  test('AC-01 a long list comes in pages that keep the choice', async () => {
    for (let n = 0; n < 30; n += 1)
      await anAction(`Page filler ${n}`, { doerId: people.clinicLead, dueOn: '2027-01-01' })
    const browser = await waymark.as(people.clinicLead)
    const first = await browser.get('/actions?show=open')
    assert.equal(first.page.rows.length, 26)
    assert.match(first.page.text, /30 actions, still open/)
    const next = first.page.links.find(({ text }) => text.startsWith('Next'))
    assert.equal(next?.href, '/actions?whose=mine&show=open&page=2')
    assert.equal((await browser.get(next.href)).page.rows.length, 6)
    assert.equal((await browser.get('/actions?back=yes')).page.rows.length, 6, 'that page is come back to')
    assert.equal((await browser.get('/actions')).page.rows.length, 26, 'the menu leads to the first')
  })

  test('AC-01 from an action, and from the menu, one comes back to the list as it was chosen; nobody else’s changes', async () => {
    const id = await anAction('Come back to me', { dueOn: '2026-11-10' })
    const chosen = async (personId: number, address: string) => {
      const { page } = await (await waymark.as(personId)).get(address)
      const fields = page.forms.find(({ action }) => action === '/actions')?.fields
      return [fields?.get('whose')?.[0], fields?.get('show')?.[0], page.ids.has(`action-${id}`)]
    }
    const before = await chosen(people.otherTeamManager, '/actions')
    await chosen(people.serviceManager, '/actions?whose=all&show=overdue')
    const { page } = await (await waymark.as(people.serviceManager)).get(`/actions/${id}`)
    const back = `/actions?back=yes#action-${id}`
    assert.ok(page.links.some(({ href }) => href === back))
    for (const address of ['/actions?back=yes', '/actions'])
      assert.deepEqual(await chosen(people.serviceManager, address), ['all', 'overdue', true], address)
    assert.deepEqual(await chosen(people.otherTeamManager, '/actions'), before)
  })

  test('SEC-03 the trail keeps which children’s names the list showed', async () => {
    const browser = await waymark.as(people.solicitor)
    await browser.get('/actions')
    const row = (await waymark.trail()).findLast(({ did }) => did === 'looked through actions')
    assert.deepEqual(row?.children, [cara])
  })
})

test('AC-02 an action without a date comes after all that have one', async () => {
  const manager = await waymark.as(people.teamManager)
  await db.updateTable('action').set({ doneOn: null }).execute()
  const undated = await anAction('Some day')
  await anAction('Far away', { dueOn: '2031-01-01' })
  await db.updateTable('action').set({ dueOn: null }).where('id', '=', undated).execute()
  const last = (await manager.get('/actions?whose=all&page=99')).page.rows.slice(-2).map(([, words]) => words ?? '')
  assert.match(last[0] ?? '', /^Far away/)
  assert.match(last[1] ?? '', /^Some day/)
})

describe('whose an action is', () => {
  test('SEC-02 AC-01 the child’s worker, who isn’t the doer, can’t take a colleague’s action to herself or say it is done', async () => {
    const id = await anAction('Colleague’s own', { doerId: people.solicitor })
    const worker = await waymark.as(people.socialWorker)
    const seen = await worker.get(`/actions/${id}`)
    assert.equal(seen.status, 200)
    assert.equal(
      seen.page.links.some(({ href }) => href.startsWith(`/actions/${id}/`)),
      false,
    )
    assert.deepEqual(
      seen.page.forms.filter(({ action }) => action.startsWith('/actions/')),
      [],
    )
    const token = seen.page.forms[0]?.fields.get('_token') ?? []
    const before = await db.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const sent = {
      _token: token,
      version: '1',
      doer: String(people.socialWorker),
      doneWords: 'x',
      doneOn: '20/11/2026',
      reason: 'x',
      to: '1/12/2026',
      words: 'x',
    }
    for (const way of ['reassign', 'done', 'move', 'reopen', 'notes']) {
      if (way !== 'notes') assert.equal((await worker.get(`/actions/${id}/${way}`)).status, 404, way)
      assert.equal((await worker.post(`/actions/${id}/${way}`, sent)).status, 404, way)
    }
    assert.deepEqual(await db.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow(), before)
    assert.equal((await (await waymark.as(people.solicitor)).get(`/actions/${id}/done`)).status, 200)
  })

  test('AC-04 what was handed on leaves a trace, and a message to who has it now and who had it, without words or names', async () => {
    const id = await anAction('Instruct the expert for Cara')
    const doer = await waymark.as(people.socialWorker)
    const handed = await doer.submit(`/actions/${id}/reassign`, { doer: String(people.otherSocialWorker) })
    assert.equal(handed.status, 303, handed.page.text)
    const { page } = await (await waymark.as(people.otherSocialWorker)).get(`/actions/${id}`)
    assert.match(
      page.text,
      /How it was handed on Who does it: Grace Oyelaran → Marcus Bell\s*Grace Oyelaran, Fri 20 Nov 2026 at 09:00/,
    )
    const messages = await db
      .selectFrom('message')
      .selectAll()
      .where('kind', '=', 'action-handed-on')
      .where('aboutId', '=', id)
      .execute()
    assert.deepEqual(
      messages.map(({ toName }) => toName),
      ['Marcus Bell'],
    )
    for (const { subject, body } of messages) assert.doesNotMatch(subject + body, /Cara|Adeyemi|expert/)
    const manager = await waymark.as(people.teamManager)
    await manager.submit(`/actions/${id}/reassign`, { doer: String(people.solicitor) })
    const told = await db
      .selectFrom('message')
      .select(['toName', 'subject'])
      .where('kind', '=', 'action-handed-on')
      .where('aboutId', '=', id)
      .orderBy('id')
      .execute()
    assert.deepEqual(
      told
        .slice(1)
        .map(({ toName }) => toName)
        .toSorted(),
      ['Marcus Bell', 'Nikhil Rao'],
    )
  })

  test('SET-01 who covers somebody does that person’s actions meanwhile', async () => {
    const id = await anAction('For whoever covers')
    const holding = await db
      .selectFrom('roleHolding')
      .select('id')
      .where('personId', '=', people.socialWorker)
      .executeTakeFirstOrThrow()
    const other = await waymark.as(people.otherSocialWorker)
    assert.equal((await other.get(`/actions/${id}/done`)).status, 404)
    const days = { startsOn: Temporal.PlainDate.from('2026-11-16'), endsOn: Temporal.PlainDate.from('2026-11-27') }
    await db
      .insertInto('cover')
      .values({ holdingId: holding.id, coveringPersonId: people.otherSocialWorker, ...days })
      .execute()
    assert.equal((await other.get(`/actions/${id}/done`)).status, 200)
  })
})
