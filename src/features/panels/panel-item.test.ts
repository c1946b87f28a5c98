import { describe, test } from 'node:test'
import { keepTaken } from '#records/sittings/business-of-series.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, aSeat } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Monday 16 November 2026: the panel sits on Wednesdays, the tracking meeting on Mondays.
const waymark = await openWaymark('2026-11-16T09:05')
const { db, place } = waymark
const { people } = place
const { id: panel } = await db
  .insertInto('meetingSeries')
  .values({ name: 'Gateway', weekday: 3, startsAt: '14:00' })
  .returning('id')
  .executeTakeFirstOrThrow()
await aSeat(db, panel, 1, 'Chair of the panel', 'chair', people.chair)
await aSeat(db, panel, 2, 'Deputy', 'deputy', people.deputy)
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01' },
  { name: 'Ben Adeyemi', bornOn: '2020-03-01' },
])
const begum = await aFamily(db, place, 'Begum', [{ name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-05' }])
const [cara = 0, ben = 0] = adeyemi.children.map(({ childId }) => childId)
const una = begum.children[0]?.childId ?? 0
const wednesday = `/meetings/2026-11-18.${panel}`
const next = `/meetings/2026-11-25.${panel}`

const ask = `/families/${adeyemi.familyId}/ask-panel`
const asked = { business: 'referrals', urgency: 'next', why: 'Home conditions have not changed since the summer' }
const dated = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const itemIds = async () => (await db.selectFrom('panelItem').select('id').orderBy('id').execute()).map(({ id }) => id)
const openEpisodes = async (childId: number) =>
  db
    .selectFrom('episode')
    .select(['decidedOn', 'decidingBody', 'endedOn', 'outcome'])
    .where('childId', '=', childId)
    .execute()

describe('a panel is asked', () => {
  test('SET-06 where no meeting takes new referrals, it says who can change that', async () => {
    const manager = await waymark.as(people.teamManager)
    const nobody = await manager.get(ask)
    assert.match(nobody.page.text, /No meeting here takes new referrals yet\. .* can let one take them/)
    await db.transaction().execute((tx) => keepTaken(tx, panel, ['referrals', 'decisions-to-issue', 'resources']))
  })

  test('PP-01 from the family’s page, for which children, about what, how soon and why; mistakes stand at their fields', async () => {
    const manager = await waymark.as(people.teamManager)
    const family = await manager.get(`/families/${adeyemi.familyId}`)
    assert.ok(family.page.links.some(({ href }) => href === ask))
    const wrong = await manager.submit(ask, { why: '' })
    assert.equal(wrong.status, 422)
    assert.deepEqual(
      wrong.page.errors.map(({ text }) => text),
      ['Choose which children', 'Choose what it is to decide', 'Choose how soon', 'Write why you ask'],
    )
    // A box that is sent twice is one child.
    const saved = await manager.submit(ask, { ...asked, children: [String(cara), String(ben), String(cara)] })
    assert.equal(saved.status, 303, saved.page.text)
    const [id] = await itemIds()
    assert.equal(saved.headers['location'], `/panels/${id}`)
    const twice = await manager.submit(ask, { ...asked, children: [String(cara)] })
    assert.match(twice.page.text, /the same is asked for Cara Adeyemi already, and waits/i)
  })

  test('PP-01 a sibling who was forgotten is added until it is heard; who asks again is led to what waits', async () => {
    const manager = await waymark.as(people.teamManager)
    const { id: dee } = await db
      .insertInto('child')
      .values({ familyId: adeyemi.familyId, name: 'Dee Adeyemi', bornOn: Temporal.PlainDate.from('2022-01-02'), unborn: false, teamId: place.teams.east })
      .returning('id')
      .executeTakeFirstOrThrow() // prettier-ignore
    const [id] = await itemIds()
    const again = await manager.get(ask)
    assert.match(again.page.text, /Asked for already: Cara and Ben, new referrals and planning, since Mon 16 Nov 2026/)
    assert.ok(again.page.links.some(({ href }) => href === `/panels/${id}`))
    const add = `/panels/${id}/children`
    assert.ok((await manager.get(`/panels/${id}`)).page.links.some(({ href }) => href === add))
    const nobody = await manager.submit(add, { children: [] })
    assert.equal(nobody.page.errors[0]?.text, 'Choose which children')
    const added = await manager.submit(add, { children: [String(dee)] })
    assert.equal(added.headers['location'], `/panels/${id}`, added.page.text)
    assert.match((await manager.get(`/panels/${id}`)).page.text, /Cara, Ben and Dee Adeyemi/)
    assert.equal((await manager.get(add)).status, 404, 'nobody is left to add')
    const history = (await manager.get(`/families/${adeyemi.familyId}/history`)).page.text
    assert.match(history, /Children: Cara Adeyemi and Ben Adeyemi → Cara Adeyemi, Ben Adeyemi and Dee Adeyemi/)
    const stranger = await waymark.as(people.otherTeamManager)
    assert.equal((await stranger.get(add)).status, 404)
    await db.deleteFrom('panelItemChild').where('childId', '=', dee).execute()
    await db.deleteFrom('child').where('id', '=', dee).execute()
  })

  test('PP-01 it waits in sight with its days, on the agenda of the next meeting of the body, and of no other', async () => {
    const administrator = await waymark.as(people.panelAdministrator)
    const list = await administrator.get('/panels')
    assert.match(
      list.page.text,
      /Cara and Ben Adeyemi .* New referrals and planning Hannah Lowe, Mon 16 Nov 2026 asked today Wed 18 Nov 2026 Gateway/,
    )
    assert.match((await administrator.get(wednesday)).page.text, /New referrals and planning .*Adeyemi/)
    assert.doesNotMatch((await administrator.get(next)).page.text, /Adeyemi/)
    assert.doesNotMatch((await administrator.get('/meetings/2026-11-16')).page.text, /Adeyemi/)
  })

  test('PP-01 it is planned for another meeting, and stands there alone', async () => {
    const administrator = await waymark.as(people.panelAdministrator)
    const [id] = await itemIds()
    const plan = `/panels/${id}/plan`
    const saved = await administrator.submit(plan, { meeting: `${panel} 2026-11-25`, urgency: 'urgent' })
    assert.equal(saved.status, 303, saved.page.text)
    assert.doesNotMatch((await administrator.get(wednesday)).page.text, /Adeyemi/)
    assert.match((await administrator.get(next)).page.text, /Adeyemi .*urgent/)
    await administrator.submit(plan, { meeting: `${panel} 2026-11-18`, urgency: 'next' })
    const manager = await waymark.as(people.teamManager)
    assert.equal((await manager.get(plan)).status, 403)
    assert.match(
      (await manager.get('/')).page.text,
      /Your request to Gateway: Cara and Ben Adeyemi heard that day · asked today In 2 days/,
    )
    assert.match((await administrator.get('/')).page.text, /Gateway Wed 18 Nov at 14:00 · 1 request to hear/)
    assert.ok((await manager.get('/')).page.links.some(({ href }) => href === '/panels'))
    // Neither child is in pre-proceedings: who brings them is wanted all the same.
    assert.match(
      (await manager.get('/')).page.text,
      /You are wanted on Wednesday 18 November, Gateway, 14:00 to 14:15 14:00 Cara and Ben Adeyemi, asked today In 2 days/,
    )
  })
})

describe('a panel hears it', () => {
  test('PP-01 who came, documents, advice with who gave it, threshold, an outcome for each child with reasons, and actions of the panel', async () => {
    waymark.clock.moveTo('2026-11-18T14:05')
    const [id] = await itemIds()
    const administrator = await waymark.as(people.panelAdministrator)
    const item = `${wednesday}/items/panel-${id}`
    const early = await administrator.submit(
      item,
      { [`panel-outcome-${cara}`]: 'start', 'panel-reasons': 'Threshold is met' },
      item,
    )
    assert.match(early.page.text, /A decision needs the chair, or the deputy acting as chair, recorded present/)
    await administrator.submit(`${wednesday}/attendance`, { rest: 'present' }, `${wednesday}/attendance`)
    const page = await administrator.get(item)
    assert.match(page.page.text, /Asked for by Hannah Lowe, Mon 16 Nov 2026 \(waits 2 days\)/)
    const wrong = await administrator.submit(
      item,
      { [`panel-outcome-${cara}`]: 'start', [`panel-outcome-${ben}`]: 'deferred', 'panel-advice': 'Met' },
      item,
    )
    assert.equal(wrong.status, 422)
    assert.deepEqual(wrong.page.errors.map(({ text }) => text).toSorted(), [
      'Enter until when the decision for Ben waits',
      'Write the reasons of the decision for Cara',
      'Write who gave the legal advice',
    ])
    const undecided = await administrator.submit(item, { 'panel-reasons': 'Threshold is met' }, item)
    assert.deepEqual(
      undecided.page.errors.map(({ text }) => text),
      ['Choose the decision for Cara: its reasons are kept with it. Without one, write them under ‘What was said’'],
    )
    const unkept = await administrator.submit(
      item,
      {
        'panel-reasons': 'For both',
        [`panel-outcome-${cara}`]: 'start',
        [`panel-outcome-${ben}`]: 'none',
        [`panel-reasons-${cara}`]: 'For her alone',
      },
      item,
    )
    assert.match(unkept.page.text, /each child has reasons of their own: take these out, or leave one child’s empty/i)
    const saved = await administrator.submit(
      item,
      {
        'panel-documents': 'Chronology',
        'panel-advice': 'Threshold is met for Cara',
        'panel-advised-by': 'Priya Shah',
        'panel-threshold': 'met',
        'panel-reasons': 'Nothing has changed at home',
        [`panel-outcome-${cara}`]: 'start',
        [`panel-outcome-${ben}`]: 'deferred',
        ...dated(`panel-until-${ben}`, '2026-11-24'),
        [`panel-reasons-${ben}`]: 'The paediatrician reports next week',
        'action-1-words': 'Send the letter before proceedings',
        'action-1-doer': String(people.socialWorker),
        ...dated('action-1-due', '2026-11-23'),
      },
      item,
    )
    assert.equal(saved.status, 303, saved.page.text)
    const actions = await db.selectFrom('action').select(['words', 'source']).execute()
    assert.deepEqual(actions, [{ words: 'Send the letter before proceedings', source: 'gateway' }])
    assert.deepEqual(await openEpisodes(cara), [], 'nothing follows before the chair confirms')
  })

  test('PP-01 TM-04 confirmed by the chair, pre-proceedings start on the day of the panel; who was put off stands on its agenda again', async () => {
    const [id] = await itemIds()
    const chair = await waymark.as(people.chair)
    const confirm = await chair.get(`${wednesday}/confirm`)
    assert.match(confirm.page.text, /Legal advice, Priya Shah Threshold is met for Cara/)
    assert.match(confirm.page.text, /Ben Adeyemi: decision Decision put off until Tue 24 Nov 2026/)
    const saved = await chair.submit(`${wednesday}/confirm`, {})
    assert.equal(saved.status, 303, saved.page.text)
    const [episode] = await openEpisodes(cara)
    assert.equal(episode?.decidedOn.toString(), '2026-11-18')
    assert.equal(episode.decidingBody, 'gateway-panel')
    assert.deepEqual(await openEpisodes(ben), [])
    const again = await chair.get(next)
    assert.match(again.page.text, /Ben Adeyemi: waits 2 days/)
    assert.doesNotMatch(again.page.text, /Cara/)
    const own = await chair.get(`/panels/${id}`)
    assert.match(own.page.text, /Put off: Gateway, Wed 25 Nov 2026/)
    assert.match(own.page.text, /Gateway, Wed 18 Nov 2026 Cara Adeyemi Start pre-proceedings/)
  })

  test('PP-01 what has taken effect is corrected on the family’s page alone', async () => {
    const [id] = await itemIds()
    const chair = await waymark.as(people.chair)
    const correct = `${wednesday}/items/panel-${id}/correct`
    const page = await chair.get(correct)
    assert.match(
      page.page.text,
      /Cara: Start pre-proceedings\. In the record since Wed 18 Nov 2026; that is corrected on the family’s page/,
    )
    const forged = await chair.submit(correct, { reason: 'Slip', [`panel-outcome-${cara}`]: 'continue' })
    assert.equal(forged.status, 403)
    const said = await chair.submit(correct, { reason: 'Slip', 'panel-documents': 'Chronology, genogram' }, correct)
    assert.equal(said.status, 303, said.page.text)
    assert.match((await chair.get(`/panels/${id}`)).page.text, /Chronology, genogram/)
  })
})

describe('an urgent return', () => {
  test('PP-06 PP-01 stands on the panel’s agenda from the day it is sought, and ends in what the panel decides', async () => {
    waymark.clock.moveTo('2026-11-24T10:00')
    const manager = await waymark.as(people.teamManager)
    const seek = `/families/${begum.familyId}/urgent-return`
    const sought = await manager.submit(seek, {
      child: [String(una)],
      why: 'The father is back',
      owner: String(people.teamManager),
      ...dated('by', '2026-11-27'),
    })
    assert.equal(sought.status, 303, sought.page.text)
    const id = (await itemIds()).at(-1) ?? 0
    const administrator = await waymark.as(people.panelAdministrator)
    assert.match((await administrator.get(next)).page.text, /Begum .*Una Begum: urgent/)
    const kept = await manager.submit(`/panels/${id}/withdraw`, { why: 'No need' })
    assert.match(kept.page.text, /It takes an urgent return to the panel, so it stays/)
    waymark.clock.moveTo('2026-11-25T14:05')
    const again = await waymark.as(people.panelAdministrator)
    await again.submit(`${next}/attendance`, { rest: 'present' }, `${next}/attendance`)
    const item = `${next}/items/panel-${id}`
    const saved = await again.submit(
      item,
      { [`panel-outcome-${una}`]: 'issue', 'panel-reasons': 'The child is not safe' },
      item,
    )
    assert.equal(saved.status, 303, saved.page.text)
    const chair = await waymark.as(people.chair)
    const confirm = await chair.get(`${next}/confirm`)
    assert.match(confirm.page.text, /Una Begum: decision Issue proceedings/)
    assert.equal((await chair.submit(`${next}/confirm`, {})).status, 303)
    const [ended] = await openEpisodes(una)
    assert.equal(ended?.outcome, 'initiate-proceedings')
    assert.equal(ended.endedOn?.toString(), '2026-11-25')
    const back = await db
      .selectFrom('urgentReturn')
      .select(['panelMetOn', 'panelDecided', 'closedOn'])
      .executeTakeFirstOrThrow()
    assert.equal(back.panelDecided, 'issue-proceedings')
    assert.equal(back.panelMetOn?.toString(), '2026-11-25')
    assert.equal(back.closedOn, null)
  })
})

describe('what follows a panel’s decision', () => {
  test('PP-01 LO-01 its Overview tells each child’s decision with who asked for it', async () => {
    const qa = await waymark.as(people.courtQaManager)
    const draft = (await qa.get(`/overviews/2026-11-18.${panel}`)).page.text
    assert.match(
      draft,
      /New referrals and planning .*Cara Adeyemi: Asked for by Hannah Lowe, Mon 16 Nov 2026.*Start pre-proceedings/,
    )
    assert.match(draft, /Decision put off until Tue 24 Nov 2026/)
  })

  test('PP-01 FI-01 it is filed on each child’s file, with what was considered and that child’s decision alone', async () => {
    const administrator = await waymark.as(people.panelAdministrator)
    const { id } = await db
      .selectFrom('agendaItem')
      .select('id')
      .where('subjectKind', '=', 'panel-item')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    const [ofCara, ofBen] = [
      (await administrator.get(`/filing/${id}/${cara}`)).page.text,
      (await administrator.get(`/filing/${id}/${ben}`)).page.text,
    ]
    assert.match(ofCara, /Legal advice, Priya Shah: Threshold is met for Cara/)
    assert.match(ofCara, /Start pre-proceedings Reasons: Nothing has changed at home/)
    assert.doesNotMatch(ofCara, /paediatrician/)
    assert.match(ofBen, /Decision put off until Tue 24 Nov 2026 Reasons: The paediatrician reports next week/)
    assert.doesNotMatch(ofBen, /Start pre-proceedings|Cara/)
  })
})

test('PP-01 SET-09 the family’s history says what was asked and decided in words, with the children’s names', async () => {
  const manager = await waymark.as(people.teamManager)
  const { text } = (await manager.get(`/families/${adeyemi.familyId}/history`)).page
  assert.match(
    text,
    /Asked of a panel added .*About what: New referrals and planning.*Children: Cara Adeyemi and Ben Adeyemi.*Meeting: Gateway/,
  )
  assert.match(text, /Threshold: Met\b/)
  assert.match(text, /Decided by a panel added, Cara Adeyemi .*Decision: Start pre-proceedings/)
  assert.doesNotMatch(text, /Child ids|\d entr|Business: |Outcome: start/)
  const returned = (await manager.get(`/families/${begum.familyId}/history`)).page.text
  assert.match(returned, /The panel decided: nothing → Issue proceedings/)
})

test('P8 PP-05 a panel that steps a child down makes the action to request a conference, as a review does', async () => {
  const manager = await waymark.as(people.teamManager)
  const asking = await manager.submit(ask, { ...asked, business: 'decisions-to-issue', children: [String(cara)] })
  assert.equal(asking.status, 303, asking.page.text)
  const id = (await itemIds()).at(-1) ?? 0
  waymark.clock.moveTo('2026-12-02T14:05')
  const meeting = `/meetings/2026-12-02.${panel}`
  const administrator = await waymark.as(people.panelAdministrator)
  await administrator.submit(`${meeting}/attendance`, { rest: 'present' }, `${meeting}/attendance`)
  const item = `${meeting}/items/panel-${id}`
  const decided = { [`panel-outcome-${cara}`]: 'step-out-child-protection', 'panel-reasons': 'Things are better' }
  const saved = await administrator.submit(item, decided, item)
  assert.equal(saved.status, 303, saved.page.text)
  const requests = () =>
    db
      .selectFrom('action')
      .select(['childId', 'doerId', 'source', 'dueOn'])
      .where('words', '=', 'Request a conference for Cara Adeyemi: a child protection plan is sought')
      .execute()
  assert.deepEqual(await requests(), [], 'not before the chair confirms')
  const chair = await waymark.as(people.chair)
  assert.equal((await chair.submit(`${meeting}/confirm`, {})).status, 303)
  assert.deepEqual(
    (await requests()).map(({ dueOn, ...request }) => ({ ...request, dueOn: dueOn?.toString() })),
    [{ childId: cara, doerId: people.socialWorker, source: 'gateway', dueOn: '2026-12-09' }],
  )
  assert.match((await chair.get(item)).page.text, /Request a conference for Cara Adeyemi/)
})

test('SET-09 what a panel decides is offered, told, listed and published in the council’s own words', async () => {
  const keeper = await waymark.as(people.administrator)
  const own = {
    'section-20': 'voluntary care agreed',
    'private-order': 'back the family’s application',
    'other-order': 'order not listed',
    deferred: 'adjourned',
    'recommend-start': 'advise a start',
    'step-down-child-protection': 'move to the conference',
    'step-down-child-in-need': 'move to family help',
  }
  const names = (await keeper.get('/settings/names')).page
  for (const [key, text] of Object.entries(own)) {
    assert.ok(names.links.some(({ href }) => href === `/settings/names/decision.${key}`))
    assert.equal((await keeper.submit(`/settings/names/decision.${key}`, { text })).status, 303, key)
  }
  const stepping = await keeper.get('/settings/names/decision.step-down-child-in-need')
  assert.match(stepping.page.text, /Default: step down to a child in need plan.*it is “Decision to step down” in the/)
  const shared = { text: 'adjourned' }
  await keeper.submit('/settings/names/decision.other-order', shared)
  assert.match((await keeper.get('/settings/names')).page.text, /“adjourned” is the name of .* and of .*which is meant/)
  await keeper.submit('/settings/names/decision.other-order', { text: own['other-order'] })

  const dora = await aFamily(db, place, 'Linnet', [
    { name: 'Dora Linnet', bornOn: '2018-03-01', decidedOn: '2026-11-16' },
    { name: 'Finn Linnet', bornOn: '2019-03-01' },
  ])
  const [inPreProceedings = 0, finn = 0] = dora.children.map(({ childId }) => childId)
  const manager = await waymark.as(people.teamManager)
  const children = [String(inPreProceedings), String(finn)]
  const asking = await manager.submit(`/families/${dora.familyId}/ask-panel`, { ...asked, children })
  assert.equal(asking.status, 303, asking.page.text)
  const id = (await itemIds()).at(-1) ?? 0
  waymark.clock.moveTo('2026-12-09T14:05')
  const meeting = `/meetings/2026-12-09.${panel}`
  const administrator = await waymark.as(people.panelAdministrator)
  await administrator.submit(`${meeting}/attendance`, { rest: 'present' }, `${meeting}/attendance`)
  const item = `${meeting}/items/panel-${id}`
  const offered = (await administrator.get(item)).page.text
  for (const [key, text] of Object.entries(own))
    if (key !== 'recommend-start') assert.match(offered, new RegExp(text, 'i'), key)
  assert.doesNotMatch(offered, /Section 20 agreed|private order|another order|put off|step down/i)
  const saved = await administrator.submit(
    item,
    {
      'panel-reasons': 'Both parents agree',
      [`panel-outcome-${inPreProceedings}`]: 'section-20',
      [`panel-outcome-${finn}`]: 'deferred',
      ...dated(`panel-until-${finn}`, '2026-12-15'),
    },
    item,
  )
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await (await waymark.as(people.chair)).submit(`${meeting}/confirm`, {})).status, 303)
  const qa = await waymark.as(people.courtQaManager)
  for (const path of [item, `/panels/${id}`, `/overviews/2026-12-09.${panel}`]) {
    const { text } = (await qa.get(path)).page
    assert.match(text, /Voluntary care agreed/, path)
    assert.match(text, /Adjourned until Tue 15 Dec 2026/, path)
  }
  assert.match((await qa.get('/panels')).page.text, /Adjourned until Tue 15 Dec 2026/)
})
