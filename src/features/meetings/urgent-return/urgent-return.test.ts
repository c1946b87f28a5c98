import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-16T09:05')
const { db, place } = waymark
const { people } = place
// A midpoint due on the 23rd, a final due on the 23rd, and two siblings in their third week.
const begum = await aFamily(db, place, 'Begum', [{ name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-05' }])
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-08-24', midpointHeldOn: '2026-10-05' },
])
const nwosu = await aFamily(db, place, 'Nwosu', [
  { name: 'Ada Nwosu', bornOn: '2018-03-01', decidedOn: '2026-11-02' },
  { name: 'Obi Nwosu', bornOn: '2019-03-01', decidedOn: '2026-11-02' },
])
const [ada, obi] = nwosu.children.map(({ childId }) => childId)
const idOf = (family: { children: readonly { childId: number }[] }) => family.children[0]?.childId ?? 0
const dated = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const considered = Object.fromEntries(
  [
    ...['progress-of-actions', 'outcomes', 'impact-on-the-child', 'reduction-of-risk', 'continuing-needs'],
    ...['enduring-risks', 'protective-factors', 'alternatives-considered', 'placement-or-support-need'],
  ].map((heading) => [`all-${heading}`, 'None']),
)
const back = (childId: number, by: string) => ({
  [`outcome-${childId}`]: 'urgent-return',
  [`return-why-${childId}`]: 'The father is back in the home',
  [`return-owner-${childId}`]: String(people.teamManager),
  ...dated(`return-by-${childId}`, by),
})
const returns = () =>
  db
    .selectFrom('urgentReturn')
    .innerJoin('episode', 'episode.id', 'urgentReturn.episodeId')
    .select(['urgentReturn.id', 'childId', 'ownerId', 'byOn', 'panelMetOn', 'agendaItemId'])
    .orderBy('urgentReturn.id')
    .execute()

describe('at the meeting', () => {
  const monday = '/meetings/2026-11-16'

  test('PP-06 a midpoint and a final review can seek an urgent return, each with owner and date; neither ends pre-proceedings', async () => {
    const administrator = await waymark.as(people.panelAdministrator)
    await administrator.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)
    for (const [family, more] of [
      [begum, {}],
      [adeyemi, considered],
    ] as const) {
      const item = `${monday}/items/family-${family.familyId}`
      const unowned = await administrator.submit(item, { [`outcome-${idOf(family)}`]: 'urgent-return', ...more }, item)
      assert.equal(unowned.status, 422)
      assert.deepEqual(
        unowned.page.errors.map(({ href }) => href.replace(/-\d+.*$/, '')),
        ['#return-why', '#return-owner', '#return-by'],
      )
      const saved = await administrator.submit(item, { ...more, ...back(idOf(family), '2026-11-20') }, item)
      assert.equal(saved.status, 303, saved.page.text)
    }
    assert.deepEqual(
      (await returns()).map(({ childId, ownerId, byOn, panelMetOn }) => [
        childId,
        ownerId,
        byOn.toString(),
        panelMetOn,
      ]),
      [begum, adeyemi].map((family) => [idOf(family), people.teamManager, '2026-11-20', null]),
    )
    const ended = await db.selectFrom('episode').select('id').where('endedOn', 'is not', null).execute()
    assert.equal(ended.length, 0)
  })

  test('PP-06 it is on My work of who takes it there and of the panel administrator, and on the family’s page', async () => {
    const owner = await waymark.as(people.teamManager)
    assert.match(
      (await owner.get('/')).page.text,
      /Urgent return to the panel: Una Begum the panel is to see the child by Fri 20 Nov · you take it there In 4 days/,
    )
    const administrator = await waymark.as(people.panelAdministrator)
    assert.match((await administrator.get('/')).page.text, /Una Begum .* Hannah Lowe takes it there/)
    const family = await owner.get(`/families/${begum.familyId}`)
    assert.ok(family.page.links.some(({ href }) => href.startsWith('/urgent-returns/')))
  })
})

describe('between meetings', () => {
  const url = `/families/${nwosu.familyId}/urgent-return`

  test('PP-06 a team manager seeks an urgent return between meetings, for the children chosen', async () => {
    const manager = await waymark.as(people.teamManager)
    const nothing = await manager.submit(url, {})
    assert.deepEqual(
      nothing.page.errors.map(({ href }) => href),
      ['#child', '#why', '#owner', '#by'],
    )
    const gone = await manager.submit(url, {
      child: String(ada),
      why: 'Not safe',
      owner: String(people.teamManager),
      ...dated('by', '2026-11-13'),
    })
    assert.deepEqual(
      gone.page.errors.map(({ text }) => text),
      ['By when: the date must be today or later'],
    )
    assert.match(gone.body, /Not safe/)
    const saved = await manager.submit(url, {
      child: String(ada),
      why: 'Not safe',
      owner: String(people.teamManager),
      ...dated('by', '2026-11-18'),
    })
    assert.equal(saved.status, 303, saved.page.text)
    const last = (await returns()).at(-1)
    assert.deepEqual([last?.childId, last?.byOn.toString(), last?.agendaItemId], [ada, '2026-11-18', null])
  })

  test('PP-06 one is sought once until the panel has met; another child of the family still can be', async () => {
    const manager = await waymark.as(people.teamManager)
    const asked = { why: 'Not safe', owner: String(people.teamManager), ...dated('by', '2026-11-18') }
    const twice = await manager.submit(url, { ...asked, child: [String(ada), String(obi)] })
    assert.deepEqual(
      twice.page.errors.map(({ text }) => text),
      ['Which children: an urgent return is awaited for Ada already: choose the others'],
    )
    assert.equal((await returns()).length, 3, 'none of it is kept')
  })

  test('PP-06 P10 none is sought for a child whose pre-proceedings somebody ends at the same moment', async () => {
    const lune = await aFamily(db, place, 'Lune', [{ name: 'Ivy Lune', bornOn: '2018-03-01', decidedOn: '2026-11-02' }])
    const ivy = idOf(lune)
    const [panel, manager] = [await waymark.as(people.panelAdministrator), await waymark.as(people.teamManager)]
    const issue = { children: String(ivy), body: 'gateway-panel', ...dated('decidedOn', '2026-11-13') }
    const seek = {
      child: String(ivy),
      why: 'Not safe',
      owner: String(people.teamManager),
      ...dated('by', '2026-11-20'),
    }
    const [issued, sought] = await oneAfterTheOther(
      waymark.owner,
      sql`select from child where id = ${ivy} for update`,
      () => panel.submit(`/families/${lune.familyId}/issue`, issue),
      () => manager.submit(`/families/${lune.familyId}/urgent-return`, seek),
    )
    assert.equal(issued.status, 303, issued.page.text)
    assert.equal(sought.status, 422, sought.page.text)
    assert.ok(sought.body.includes('Not safe'))
    assert.deepEqual(
      (await returns()).filter(({ childId }) => childId === ivy),
      [],
    )
  })

  test('SEC-02 another team’s manager can’t seek it, nor anybody for another family’s child', async () => {
    assert.equal((await (await waymark.as(people.otherTeamManager)).get(url)).status, 404)
    const manager = await waymark.as(people.teamManager)
    const asked = { why: 'Not safe', owner: String(people.teamManager), ...dated('by', '2026-11-18') }
    const other = await manager.submit(url, { ...asked, child: String(idOf(begum)) })
    assert.equal(other.status, 422)
    assert.equal((await returns()).length, 3)
  })

  test('AC-04 PP-06 handed on it leaves a trace, and a message without a name to who takes it now and who did', async () => {
    const last = (await returns()).at(-1)
    const owner = `/urgent-returns/${last?.id ?? 0}/owner`
    const handOn = async (by: number, to: number) => {
      const sent = await (await waymark.as(by)).submit(owner, { owner: String(to) })
      assert.equal(sent.status, 303, sent.page.text)
    }
    const told = () =>
      db
        .selectFrom('message')
        .select(['toName', 'subject', 'body'])
        .where('kind', '=', 'urgent-return-handed-on')
        .orderBy('id')
        .execute()
    await handOn(people.teamManager, people.socialWorker)
    assert.deepEqual(
      (await told()).map(({ toName, subject }) => [toName, subject]),
      [['Grace Oyelaran', 'An urgent return was handed on to you']],
      'who handed it on isn’t told',
    )
    await handOn(people.panelAdministrator, people.teamManager)
    assert.deepEqual(
      (await told()).slice(1).map(({ toName, subject }) => [toName, subject]),
      [
        ['Hannah Lowe', 'An urgent return was handed on to you'],
        ['Grace Oyelaran', 'An urgent return of yours was handed on to somebody else'],
      ],
    )
    for (const { subject, body } of await told()) {
      assert.doesNotMatch(subject + body, /Ada|Nwosu|Not safe/)
      assert.match(body, /by Wednesday 18 November 2026/)
    }
    // The same person again changes nothing, and tells nobody.
    await handOn(people.panelAdministrator, people.teamManager)
    assert.equal((await told()).length, 3)
    const { page } = await (await waymark.as(people.teamManager)).get(`/families/${nwosu.familyId}/history`)
    assert.match(page.text, /Urgent return changed.*Hannah Lowe → Grace Oyelaran/)
  })

  test('TM-03 PP-06 it heads the agenda of the meeting that is held next, and no other, until the panel has met', async () => {
    const administrator = await waymark.as(people.panelAdministrator)
    const [today, next] = ['/meetings/2026-11-16', '/meetings/2026-11-23']
    const headed = /Children who can’t wait .*Nwosu · urgent return to panel, by Wed 18 Nov.* 1 Staffing/
    assert.match((await administrator.get(today)).page.text, headed)
    assert.doesNotMatch((await administrator.get(next)).page.text, headed)
    await administrator.submit(`${today}/end`, {})
    assert.doesNotMatch((await administrator.get(today)).page.text, /by Wed 18 Nov/)
    assert.match((await administrator.get(next)).page.text, headed)
    const sought = (await returns()).find(({ childId }) => childId === ada)
    const page = `/urgent-returns/${sought?.id ?? 0}`
    assert.match((await administrator.get(`${next}/items/family-${nwosu.familyId}`)).page.text, /The panel has met/)
    assert.match((await administrator.get(page)).page.text, /Day the panel met/)
    const ahead = await administrator.submit(page, { ...dated('panel-met', '2026-11-17'), decided: 'continue' })
    assert.deepEqual(
      ahead.page.errors.map(({ text }) => text),
      ['Day the panel met must be today or earlier'],
    )
    const undecided = await administrator.submit(page, dated('panel-met', '2026-11-16'))
    assert.deepEqual(
      undecided.page.errors.map(({ text }) => text),
      ['Choose what the panel decided'],
    )
    const met = await administrator.submit(page, { ...dated('panel-met', '2026-11-16'), decided: 'continue' })
    assert.equal(met.status, 303, met.page.text)
    assert.match(
      (await administrator.get(page)).page.text,
      /The panel met Mon 16 Nov 2026It decided Pre-proceedings continue The clock runs on/,
    )
    assert.doesNotMatch((await administrator.get(next)).page.text, headed)
    assert.doesNotMatch((await administrator.get('/')).page.text, /to the panel: Ada Nwosu/)
  })

  test('PP-06 P10 a return the panel hasn’t seen is closed with the child’s pre-proceedings, and says so; one it has seen stays', async () => {
    const administrator = await waymark.as(people.panelAdministrator)
    const asked = { why: 'Not safe', owner: String(people.teamManager), ...dated('by', '2026-11-18') }
    await (await waymark.as(people.teamManager)).submit(url, { ...asked, child: String(obi) })
    const sought = (await returns()).at(-1)
    const page = `/urgent-returns/${sought?.id ?? 0}`
    const opened = (await administrator.get(page)).page.forms.find(({ fields }) => fields.has('panel-met'))
    const ended = await administrator.submit(`/families/${nwosu.familyId}/end`, {
      children: [String(ada), String(obi)],
      ending: 'other',
      words: 'The family went abroad.',
      ...dated('endedOn', '2026-11-16'),
    })
    assert.equal(ended.status, 303, ended.page.text.slice(0, 600))
    assert.match((await administrator.get(page)).page.text, /The panel met No: pre-proceedings ended Mon 16 Nov 2026/)
    const late = await administrator.post(page, {
      ...Object.fromEntries(opened?.fields ?? []),
      ...dated('panel-met', '2026-11-16'),
      decided: 'continue',
    })
    assert.equal(late.status, 409)
    assert.match(late.page.text, /What you entered isn’t kept – the panel met on Mon 16 Nov 2026 and decided: /)
    const kept = await db.selectFrom('urgentReturn').select(['panelMetOn', 'closedOn']).orderBy('id').execute()
    assert.deepEqual(
      kept.slice(-2).map(({ panelMetOn, closedOn }) => [panelMetOn?.toString(), closedOn?.toString()]),
      [
        ['2026-11-16', undefined],
        [undefined, '2026-11-16'],
      ],
    )
    assert.match(
      (await administrator.get(`/children/${obi ?? 0}/clock`)).page.text,
      /Urgent return changed.*Closed by itself, as pre-proceedings ended: nothing → Mon 16 Nov 2026/,
    )
  })

  test('PP-06 P9 what the panel decided leads to the decision to issue, with all of it that is known filled in', async () => {
    const manager = await waymark.as(people.teamManager)
    const sought = (await returns()).at(0)
    const [page, issue] = [`/urgent-returns/${sought?.id ?? 0}`, `/families/${begum.familyId}/issue`]
    const administrator = await waymark.as(people.panelAdministrator)
    assert.match(
      (await administrator.get(page)).page.text,
      /The father is back in the home\. Hannah Lowe takes it there/,
      'what was typed without a full stop doesn’t run into the next sentence',
    )
    const before = await administrator.submit(page, { ...dated('panel-met', '2026-11-15'), decided: 'continue' })
    assert.deepEqual(
      before.page.errors.map(({ text }) => text),
      ['Day the panel met must be Mon 16 Nov 2026 or later: the meeting of that day sought the return'],
    )
    const decided = await administrator.submit(page, {
      ...dated('panel-met', '2026-11-16'),
      decided: 'issue-proceedings',
    })
    assert.deepEqual([decided.status, decided.headers['location']], [303, issue])
    // Whoever goes away before it is recorded finds it again, and nobody else is offered it.
    assert.match(
      (await administrator.get('/')).page.text,
      /Record the decision to issue: Una Begum the panel decided it Mon 16 Nov/,
    )
    assert.ok((await administrator.get(page)).page.links.some(({ href }) => href === issue))
    const read = await manager.get(page)
    assert.match(
      read.page.text,
      /It decided Issue proceedings Pre-proceedings end once the decision to issue is recorded/,
    )
    assert.equal(
      read.page.links.some(({ href }) => href === issue),
      false,
    )
    const opened = (await administrator.get(issue)).page
    assert.match(opened.text, /The panel that saw Una Begum again decided to issue/)
    const [asked] = opened.forms.filter(({ fields }) => fields.has('body'))
    assert.deepEqual(
      [asked?.fields.get('children'), asked?.fields.get('body')],
      [[String(idOf(begum))], ['gateway-panel']],
    )
    const saved = await administrator.submit(issue, {})
    assert.equal(saved.status, 303, saved.page.text)
    const ended = await db
      .selectFrom('episode')
      .select(['outcome', 'endedOn'])
      .where('childId', '=', idOf(begum))
      .executeTakeFirstOrThrow()
    assert.deepEqual([ended.outcome, ended.endedOn?.toString()], ['initiate-proceedings', '2026-11-16'])
    assert.doesNotMatch((await administrator.get('/')).page.text, /Record the decision to issue/)
    assert.equal(
      (await administrator.get(page)).page.links.some(({ href }) => href === issue),
      false,
    )
  })

  test('SEC-02 who sees the child can read it and not write the panel’s day; others find nothing', async () => {
    const sought = (await returns()).at(1)
    const page = `/urgent-returns/${sought?.id ?? 0}`
    const manager = await (await waymark.as(people.teamManager)).get(page)
    assert.equal(manager.status, 200)
    assert.doesNotMatch(manager.page.text, /Day the panel met/)
    assert.equal((await (await waymark.as(people.otherTeamManager)).get(page)).status, 404)
  })

  test('SEC-02 whoever takes a child of another team to the panel reads of it, and is led to no family they can’t see', async () => {
    const sought = (await returns()).at(1)
    await db
      .updateTable('urgentReturn')
      .set({ ownerId: people.otherTeamManager })
      .where('id', '=', sought?.id ?? 0)
      .execute()
    const { status, page } = await (await waymark.as(people.otherTeamManager)).get(`/urgent-returns/${sought?.id ?? 0}`)
    assert.equal(status, 200)
    assert.deepEqual(
      page.links.filter(({ href }) => href.startsWith('/families/')),
      [],
    )
    assert.ok(page.links.some(({ text }) => text === 'My work'))
  })
})
