import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const { people } = place

const idsOf = (family: Awaited<ReturnType<typeof aFamily>>) => family.children.map(({ childId }) => String(childId))
const episodesOf = async (childId: string | undefined) =>
  db.selectFrom('episode').selectAll().where('childId', '=', Number(childId)).orderBy('id').execute()
const born = (name: string, decidedOn?: string) => ({
  name,
  bornOn: '2016-02-01',
  ...(decidedOn === undefined ? {} : { decidedOn }),
})

test('P12 one decision starts several siblings, each from its own day', async () => {
  const family = await aFamily(db, place, 'Okafor', [born('Ada Okafor'), born('Bo Okafor'), born('Chi Okafor')])
  const [ada, bo, chi] = idsOf(family)
  const browser = await waymark.as(people.panelAdministrator)
  const started = await browser.submit(`/families/${family.familyId}/start`, {
    children: [ada ?? '', bo ?? ''],
    decidingBody: 'gateway-panel',
    ...dateFields('decidedOn', '2026-10-06'),
    ...dateFields(`own-${bo ?? ''}`, '2026-10-08'),
  })
  assert.equal(started.status, 303)
  const days = await Promise.all(
    [ada, bo, chi].map(async (id) => (await episodesOf(id)).map((each) => String(each.dayZeroOn))),
  )
  assert.deepEqual(days, [['2026-10-06'], ['2026-10-08'], []])
  const { page } = await browser.get(`/families/${family.familyId}`)
  assert.match(page.text, /Pre-proceedings added, Ada Okafor/)
})

test('SEC-05 a date typed for a child who isn’t chosen is asked about, not lost', async () => {
  const family = await aFamily(db, place, 'Mensah', [born('Abe Mensah'), born('Esi Mensah')])
  const [abe, esi] = idsOf(family)
  const browser = await waymark.as(people.panelAdministrator)
  const asked = await browser.submit(`/families/${family.familyId}/start`, {
    children: [abe ?? ''],
    decidingBody: 'gateway-panel',
    ...dateFields('decidedOn', '2026-10-06'),
    ...dateFields(`own-${esi ?? ''}`, '2026-10-08'),
  })
  assert.deepEqual(asked.page.errors, [
    {
      text: 'Date of the decision for Esi Mensah: choose Esi Mensah too, or leave this date empty',
      href: `#own-${esi ?? ''}`,
    },
  ])
  assert.deepEqual(await episodesOf(abe), [])
})

test('P11 a child in pre-proceedings gets no second clock, and the refusal names the rule', async () => {
  const family = await aFamily(db, place, 'Iqbal', [born('Noor Iqbal', '2026-09-07'), born('Zed Iqbal')])
  const [noor, zed] = idsOf(family)
  const browser = await waymark.as(people.panelAdministrator)
  const address = `/families/${family.familyId}/start`
  assert.doesNotMatch((await browser.get(address)).page.text, /Noor/)
  const refused = await browser.submit(address, {
    children: [noor ?? '', zed ?? ''],
    decidingBody: 'gateway-panel',
    ...dateFields('decidedOn', '2026-10-06'),
  })
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /Noor Iqbal is already in pre-proceedings since Mon 7 Sep 2026.*rule P11/)
  assert.equal((await episodesOf(zed)).length, 0)
  assert.equal((await waymark.trail()).at(-1)?.because, 'already in pre-proceedings')
})

test('PP-09 re-entry is a new episode, never before the last one ended', async () => {
  const family = await aFamily(db, place, 'Hall', [born('Kit Hall', '2026-03-02')])
  const [kit] = idsOf(family)
  await db
    .updateTable('episode')
    .set({ outcome: 'step-out-child-in-need', endedOn: Temporal.PlainDate.from('2026-05-25') })
    .where('childId', '=', Number(kit))
    .execute()
  const browser = await waymark.as(people.panelAdministrator)
  const typed = { children: [kit ?? ''], decidingBody: 'planning-meeting' }
  const early = await browser.submit(`/families/${family.familyId}/start`, {
    ...typed,
    ...dateFields('decidedOn', '2026-05-18'),
  })
  assert.equal(early.status, 422)
  assert.match(early.page.errors[0]?.text ?? '', /ended on Mon 25 May 2026/)
  // One child has no date of its own on the page: the mistake leads to the one there is.
  assert.equal(early.page.errors[0]?.href, '#decidedOn')
  assert.ok(early.page.ids.has('decidedOn'))
  await browser.submit(`/families/${family.familyId}/start`, { ...typed, ...dateFields('decidedOn', '2026-10-05') })
  assert.equal((await episodesOf(kit)).length, 2)
})

test('SEC-02 only those who record the panel’s outcomes start pre-proceedings', async () => {
  const family = await aFamily(db, place, 'Moss', [born('Una Moss')])
  const manager = await waymark.as(people.teamManager)
  assert.equal((await manager.get(`/families/${family.familyId}/start`)).status, 403)
  const { page } = await manager.get(`/families/${family.familyId}`)
  assert.ok(!page.links.some(({ href }) => href.endsWith('/start')))
})

test('P17 an ending that nobody decided is a date and words, and every clock stops', async () => {
  const family = await aFamily(db, place, 'Rees', [born('Mia Rees', '2026-06-01'), born('Ned Rees', '2026-09-07')])
  const [mia, ned] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  const address = `/families/${family.familyId}/end`
  const typed = { children: [mia ?? ''], ending: 'moved-away', words: 'Moved to Westmere.' }
  const early = await browser.submit(address, { ...typed, ...dateFields('endedOn', '2026-05-31') })
  assert.deepEqual(early.page.errors, [
    { text: 'Date it happened must be on or after the decision to start', href: '#endedOn' },
  ])
  assert.equal((await browser.submit(address, { ...typed, ...dateFields('endedOn', '2026-10-01') })).status, 303)
  const { page } = await browser.get(`/families/${family.familyId}`)
  assert.match(page.text, /Ended Thursday 1 October: moved to another authority\. Moved to Westmere\./)
  assert.doesNotMatch(
    /Mia, 10 .*?(?=decision letter before proceedings)/.exec(page.text)?.[0] ?? assert.fail(page.text),
    /overdue/,
  )
  assert.equal((await episodesOf(ned))[0]?.endedOn, null)
})

test('SEC-03 the history tells in which words it ended', async () => {
  const family = await aFamily(db, place, 'Hart', [born('Lea Hart', '2026-09-07')])
  const browser = await waymark.as(people.socialWorker)
  const typed = { children: idsOf(family).map(String), ending: 'other', words: 'The plan is no longer needed.' }
  const sent = await browser.submit(`/families/${family.familyId}/end`, {
    ...typed,
    ...dateFields('endedOn', '2026-10-01'),
  })
  assert.equal(sent.status, 303)
  const { page } = await browser.get(`/families/${family.familyId}/history`)
  assert.match(page.text, /In words: nothing → The plan is no longer needed\./)
})

test('PP-04 P10 an extension nobody decided closes by itself when the child steps out, and the history and the sheet say so', async () => {
  const family = await aFamily(db, place, 'Lund', [born('Ida Lund', '2026-07-27'), born('Jon Lund', '2026-07-27')])
  const [ida, jon] = family.children
  const asked = {
    episodeDayZeroOn: Temporal.PlainDate.from('2026-07-27'),
    newLimitOn: Temporal.PlainDate.from('2026-11-02'),
    state: 'requested' as const,
    requestedOn: Temporal.PlainDate.from('2026-10-05'),
    requestedBy: people.teamManager,
    exceptional: 'The assessor was ill.',
  }
  await db
    .insertInto('extension')
    .values([ida, jon].map((child) => ({ ...asked, episodeId: child?.episodeId ?? 0 })))
    .execute()
  const browser = await waymark.as(people.socialWorker)
  const sheet = async (child: typeof ida) => (await browser.get(`/children/${child?.childId ?? 0}/clock`)).page.text
  const words = 'Extension asked for, Mon 5 Oct 2026, by Hannah Lowe: The assessor was ill.'
  assert.ok((await sheet(ida)).includes(words))
  const panel = await waymark.as(people.panelAdministrator)
  const told = async (address: string) =>
    (await panel.get(address)).page.text.split(
      'Extension to Mon 2 Nov 2026 asked for by Hannah Lowe on Mon 5 Oct 2026, not decided: The assessor was ill.',
    ).length - 1
  const item = `/meetings/2026-10-12/items/family-${family.familyId}`
  assert.deepEqual([await told(`/families/${family.familyId}`), await told(item)], [2, 2])
  assert.equal(await told('/meetings/2026-10-12'), 2, 'on the agenda’s line')
  const ended = await browser.submit(`/families/${family.familyId}/end`, {
    children: [String(ida?.childId)],
    ending: 'moved-away',
    words: 'Moved to Westmere.',
    ...dateFields('endedOn', '2026-10-09'),
  })
  assert.equal(ended.status, 303)
  assert.match(await sheet(ida), /Extension changed, Ida Lund.*Closed by itself.*nothing → Fri 9 Oct 2026/)
  assert.ok(!(await sheet(jon)).includes(`${words}; closed`))
  const { page } = await browser.get(`/families/${family.familyId}/history`)
  assert.match(
    page.text,
    /Extension changed, Ida Lund.*Closed by itself, as pre-proceedings ended: nothing → Fri 9 Oct 2026/,
  )
  assert.doesNotMatch(page.text, /Extension changed, Jon Lund/)
  assert.deepEqual([await told(`/families/${family.familyId}`), await told(item)], [1, 1])
  const issued = await panel.submit(`/families/${family.familyId}/issue`, {
    children: [String(jon?.childId)],
    body: 'gateway-panel',
    ...dateFields('decidedOn', '2026-10-12'),
  })
  assert.equal(issued.status, 303)
  assert.ok((await sheet(jon)).includes(`${words}; closed, Mon 12 Oct 2026, as pre-proceedings ended`))
  assert.match(await sheet(jon), /Moved nothing: it was never decided/)
})

test('PP-12 a pregnancy ends only before a birth', async () => {
  const family = await aFamily(db, place, 'Lane', [
    born('Eve Lane', '2026-09-07'),
    { name: 'Baby Lane', expectedOn: '2027-01-08', decidedOn: '2026-09-07' },
  ])
  const [eve, baby] = idsOf(family)
  const browser = await waymark.as(people.socialWorker)
  const end = (children: string[], ending: string) =>
    browser.submit(`/families/${family.familyId}/end`, {
      children,
      ending,
      words: 'As it was.',
      ...dateFields('endedOn', '2026-10-01'),
    })
  assert.match(
    (await end([eve ?? ''], 'pregnancy-ended')).page.errors[0]?.text ?? '',
    /Eve Lane is born: choose what else happened/,
  )
  assert.match((await end([baby ?? ''], 'turned-18')).page.errors[0]?.text ?? '', /Baby Lane isn’t born/)
  assert.equal((await end([baby ?? ''], 'pregnancy-ended')).status, 303)
})

test('SEC-05 two people ending one episode: the second sees what the first wrote', async () => {
  const family = await aFamily(db, place, 'Vale', [born('Ivy Vale', '2026-09-07')])
  const [ivy] = idsOf(family)
  const address = `/families/${family.familyId}/end`
  const [first, second] = [await waymark.as(people.socialWorker), await waymark.as(people.panelAdministrator)]
  const form = (await second.get(address)).page.forms.find(({ fields }) => fields.has('words'))
  const typed = {
    children: [ivy ?? ''],
    ending: 'other',
    words: 'The second text.',
    ...dateFields('endedOn', '2026-10-02'),
  }
  await first.submit(address, { ...typed, ending: 'moved-away', words: 'The first text.' })
  const late = await second.post(address, { ...Object.fromEntries(form?.fields ?? []), ...typed })
  assert.equal(late.status, 409)
  assert.match(late.page.text, /The first text\..*The second text\./)
})

test('P9 the panel’s decision to issue ends an episode at any time', async () => {
  const family = await aFamily(db, place, 'Frost', [born('Joe Frost', '2026-09-07')])
  const [joe] = idsOf(family)
  const browser = await waymark.as(people.panelAdministrator)
  const typed = { children: [joe ?? ''], body: 'gateway-panel', ...dateFields('decidedOn', '2026-10-08') }
  assert.equal((await browser.submit(`/families/${family.familyId}/issue`, typed)).status, 303)
  const [ended] = await episodesOf(joe)
  assert.deepEqual(
    [ended?.outcome, String(ended?.endedOn), ended?.endedWords],
    ['initiate-proceedings', '2026-10-08', 'Decided by the Legal Gateway Panel.'],
  )
  const { page } = await browser.get(`/families/${family.familyId}`)
  assert.match(page.text, /Decided to initiate proceedings Thursday 8 October, after 4 weeks 3 days/)
})

test('SEC-05 two people end pre-proceedings, one by a decision to issue: the second sees both texts', async () => {
  const family = await aFamily(db, place, 'Lark', [born('Una Lark', '2026-09-07'), born('Max Lark', '2026-09-07')])
  const [una] = idsOf(family)
  const [first, second] = [await waymark.as(people.socialWorker), await waymark.as(people.panelAdministrator)]
  const address = `/families/${family.familyId}/issue`
  const form = (await second.get(address)).page.forms.find(({ fields }) => fields.has('decidedOn'))
  await first.submit(`/families/${family.familyId}/end`, {
    children: [una ?? ''],
    ending: 'moved-away',
    words: 'The family is in Leeds now.',
    ...dateFields('endedOn', '2026-10-02'),
  })
  const late = await second.post(address, {
    ...Object.fromEntries(form?.fields ?? []),
    children: [una ?? ''],
    body: 'gateway-panel',
    ...dateFields('decidedOn', '2026-10-08'),
  })
  assert.equal(late.status, 409)
  const differs = late.page.rows.map((row) => row.map((cell) => cell.replaceAll('\u00a0', ' ')))
  assert.deepEqual(differs, [
    ['Field', 'Saved by Grace Oyelaran', 'Yours'],
    ['Ended', 'Fri 2 Oct 2026: moved to another authority', 'Thu 8 Oct 2026: decided to initiate proceedings'],
    ['In words', 'The family is in Leeds now.', 'Decided by the Legal Gateway Panel.'],
  ])
  const [ended] = await episodesOf(una)
  assert.equal(ended?.outcome, 'moved-away')
})

test('P9 in an emergency a head of service decides, by name, time and reason, and the next panel is told', async () => {
  const family = await aFamily(db, place, 'Shaw', [born('Pia Shaw', '2026-09-07')])
  const [pia] = idsOf(family)
  const browser = await waymark.as(people.panelAdministrator)
  const address = `/families/${family.familyId}/issue`
  const typed = { children: [pia ?? ''], body: 'head-of-service-or-above', ...dateFields('decidedOn', '2026-10-10') }
  const bare = await browser.submit(address, { ...typed, time: '25:00' })
  assert.deepEqual(
    bare.page.errors.map(({ href }) => href),
    ['#who', '#time', '#reason'],
  )
  const whole = { ...typed, who: String(people.headOfService), time: '21:40', reason: 'Found alone at night' }
  const skipped = await browser.submit(address, { ...whole, ...dateFields('decidedOn', '2026-03-29'), time: '01:30' })
  assert.deepEqual(
    skipped.page.errors.map(({ href }) => href),
    ['#time'],
    'clocks never showed it',
  )
  assert.equal((await browser.submit(address, whole)).status, 303)
  const { page } = await browser.get(`/families/${family.familyId}`)
  assert.match(page.text, /In an emergency, decided by Sunita Rao, .*, at 21:40: Found alone at night\. To be reported/)
  assert.match(page.text, /Report the emergency decision to issue proceedings for Pia to the next Legal Gateway Panel/)
})

test('PP-10 a corrected decision moves every date that counts from it, and the sheet says who and why', async () => {
  const family = await aFamily(db, place, 'Birch', [born('Sol Birch', '2026-09-07')])
  const [sol] = idsOf(family)
  const browser = await waymark.as(people.panelAdministrator)
  const address = `/children/${sol ?? ''}/decision`
  assert.equal(
    (await browser.submit(address, { ...dateFields('decidedOn', '2026-09-08'), reason: 'The panel met on the 8th.' }))
      .status,
    303,
  )
  const { page } = await browser.get(`/children/${sol ?? ''}/clock`)
  assert.match(page.text, /Decision to start: Mon 7 Sep 2026 → Tue 8 Sep 2026/)
  assert.match(page.text, /Reason: The panel met on the 8th\./)
  assert.ok(
    page.rows.some(([what, day]) => what === '12-week date' && day?.replaceAll('\u00a0', ' ') === 'Tue 1 Dec 2026'),
  )
})

test('P17 a child of six is offered neither the end of a pregnancy nor turning 18; one of 17 may turn 18', async () => {
  const offered = async (bornOn: string) => {
    const { familyId } = await aFamily(db, place, 'Wren', [{ name: 'Lia Wren', bornOn, decidedOn: '2026-09-07' }])
    return (await (await waymark.as(people.teamManager)).get(`/families/${familyId}/end`)).page.text
  }
  const six = await offered('2020-03-01')
  assert.match(six, /Moved to another authority/)
  assert.doesNotMatch(six, /The pregnancy ended|Turned 18/)
  assert.match(await offered('2009-03-01'), /Turned 18/)
})

test('P17 P18 nothing starts, and no review is recorded, for somebody who is 18; their worker is asked to record it', async () => {
  const family = await aFamily(db, place, 'Diallo', [
    { name: 'Leo Diallo', bornOn: '2008-11-20', decidedOn: '2026-10-12', socialWorkerId: people.socialWorker },
    { name: 'Mia Diallo', bornOn: '2008-10-08' },
  ])
  const [leo, mia] = idsOf(family)
  const browser = await waymark.as(people.panelAdministrator)
  const start = (on: string) =>
    browser.submit(`/families/${family.familyId}/start`, {
      children: [mia ?? ''],
      decidingBody: 'gateway-panel',
      ...dateFields('decidedOn', on),
    })
  const late = await start('2026-10-08')
  assert.equal(late.status, 422)
  assert.match(late.page.errors[0]?.text ?? '', /: Mia Diallo turned 18 on Thu 8 Oct 2026: pre-proceedings can’t start/)
  assert.equal((await start('2026-10-07')).status, 303)
  const asked = async () =>
    (await (await waymark.as(people.socialWorker)).get('/')).page.links
      .filter(({ text }) => text.includes('turned 18'))
      .map(({ text, href }) => [text, href])
  const ofMia = ['Record that Mia Diallo turned 18', `/families/${family.familyId}/end`]
  assert.deepEqual(await asked(), [ofMia])
  waymark.clock.moveTo('2026-11-23T11:00')
  assert.deepEqual(await asked(), [ofMia, ['Record that Leo Diallo turned 18', `/families/${family.familyId}/end`]])
  const item = `/meetings/2026-11-23/items/family-${family.familyId}`
  const attendance = '/meetings/2026-11-23/attendance'
  const again = await waymark.as(people.panelAdministrator)
  await again.submit(attendance, { rest: 'present' }, attendance)
  const review = await again.submit(item, { discussion: 'Going well', [`outcome-${leo ?? ''}`]: 'continue' }, item)
  assert.equal(review.status, 403)
  assert.match(review.page.text, /This child was 18 by the day of this meeting/)
})
