import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const { people } = place
const worker = await waymark.as(people.socialWorker)
const administrator = await waymark.as(people.panelAdministrator)
const solicitor = await waymark.as(people.solicitor)

/** A family with one child at court and a brother nothing is open for. */
async function aFamilyAtCourt(name: string) {
  const { familyId, children } = await aFamily(db, place, name, [
    { name: `Kim ${name}`, bornOn: '2015-02-01' },
    { name: `Lee ${name}`, bornOn: '2017-02-01' },
  ])
  const [kim = 0, lee = 0] = children.map(({ childId }) => childId)
  const { id: proceedingsId } = await db
    .insertInto('proceedings')
    .values({ familyId, issuedOn: day('2026-02-02') })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('proceedingsChild').values({ proceedingsId, childId: kim }).execute()
  return { familyId, kim, lee, proceedingsId }
}

const end = (familyId: number, childId: number, ending: string, on = '2026-10-05') =>
  worker.submit(`/families/${familyId}/end`, {
    children: [String(childId)],
    ending,
    words: 'As we were told.',
    ...dateFields('endedOn', on),
  })
const kept = (id: number) => db.selectFrom('child').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('P18 PP-12 a death is recorded for a child who is only in court; what is shown of them is since when and why', async () => {
  const { familyId, kim, proceedingsId } = await aFamilyAtCourt('Moor')
  assert.equal((await end(familyId, kim, 'died')).status, 303)
  assert.equal((await kept(kim)).noLongerBecause, 'died')
  const { page } = await worker.get(`/families/${familyId}`)
  assert.match(page.text, /No longer followed since Mon 5 Oct 2026: the child died\. As we were told\./)
  assert.doesNotMatch(page.text, /overdue|In care proceedings/)
  assert.match((await worker.get(`/proceedings/${proceedingsId}`)).page.text, /35w 0d/)
  assert.match((await worker.get(`/children/${kim}`)).page.text, /No longer followed since/)
})

test('P18 a family whose children have all died is offered nothing new, its case says why, and a staffing issue is refused', async () => {
  const { familyId, kim, lee, proceedingsId } = await aFamilyAtCourt('Marl')
  const newOnes =
    /Record (care|private) proceedings|Add a hearing|Add a filing duty|Add an action|Report a staffing issue/
  const [family, ofCase] = [`/families/${familyId}`, `/proceedings/${proceedingsId}`]
  for (const address of [family, ofCase]) assert.match((await administrator.get(address)).page.text, newOnes)
  await end(familyId, kim, 'died')
  await end(familyId, lee, 'died')
  for (const address of [family, ofCase]) assert.doesNotMatch((await administrator.get(address)).page.text, newOnes)
  assert.match(
    (await administrator.get(ofCase)).page.text,
    /Kim Marl.{0,3}No longer followed since Mon 5 Oct 2026: the child died/,
  )
  const issue = { kind: 'absence', words: 'The worker is away' }
  const refused = await administrator.submit(`/staffing/new?family=${familyId}`, issue)
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /Kim Marl: no longer followed since Mon 5 Oct 2026.*rule P18/)
})

test('P18 nothing is started for a child who isn’t followed: not offered, and refused with the rule and who can put it right', async () => {
  const { familyId, kim, lee, proceedingsId } = await aFamilyAtCourt('Fen')
  await end(familyId, kim, 'moved-away')
  const start = `/families/${familyId}/start`
  assert.doesNotMatch((await administrator.get(start)).page.text, /Kim/)
  const typed = { decidingBody: 'gateway-panel', ...dateFields('decidedOn', '2026-10-06') }
  const started = await administrator.submit(start, { ...typed, children: [String(kim), String(lee)] })
  assert.equal(started.status, 403)
  assert.match(
    started.page.text,
    /Kim Fen: no longer followed since Mon 5 Oct 2026.*rule P18.*can follow the child again/,
  )
  assert.equal((await db.selectFrom('episode').selectAll().where('childId', 'in', [kim, lee]).execute()).length, 0)

  const privately = `/families/${familyId}/private-proceedings/new`
  assert.doesNotMatch((await solicitor.get(privately)).page.text, /Kim/)
  assert.match((await solicitor.submit(privately, { child: String(kim), report: 'section-7' })).page.text, /rule P18/)

  const care = `/families/${familyId}/proceedings/new`
  assert.doesNotMatch((await solicitor.get(care)).page.text, /Kim/)
  assert.match((await solicitor.submit(care, { [`in-${kim}`]: 'yes' })).page.text, /rule P18/)

  const hearing = { kind: 'final', status: 'listed', ...dateFields('heldOn', '2026-11-02') }
  const listed = await solicitor.submit(`/proceedings/${proceedingsId}/hearings/new`, hearing)
  assert.match(listed.page.text, /rule P18/)
  assert.equal(
    (await db.selectFrom('hearing').selectAll().where('proceedingsId', '=', proceedingsId).execute()).length,
    0,
  )
})

test('P18 a sister who is followed goes on: the case stays on the list with her alone', async () => {
  const { familyId, kim, lee, proceedingsId } = await aFamilyAtCourt('Dale')
  await db.insertInto('proceedingsChild').values({ proceedingsId, childId: lee }).execute()
  await end(familyId, kim, 'died')
  const { page } = await solicitor.get('/court')
  assert.match(page.text, /Lee Dale/)
  assert.doesNotMatch(page.text, /Kim Dale/)
})

test('P18 a mistake is taken back with its reason, and the pre-proceedings it ended go on; who moved back starts anew', async () => {
  const { familyId, children } = await aFamily(db, place, 'Holt', [
    { name: 'Ann Holt', bornOn: '2015-02-01', decidedOn: '2026-09-07' },
    { name: 'Bea Holt', bornOn: '2017-02-01', decidedOn: '2026-09-07' },
  ])
  const [ann = 0, bea = 0] = children.map(({ childId }) => childId)
  await end(familyId, ann, 'died')
  await end(familyId, bea, 'moved-away')
  const again = (id: number, because: string, why = 'Told by the hospital.') =>
    worker.submit(`/children/${id}/follow-again`, { because, why })
  assert.match((await again(ann, 'mistake', '')).page.errors[0]?.text ?? '', /Write in a sentence why/)
  assert.equal((await again(ann, 'mistake')).status, 303)
  assert.equal((await again(bea, 'came-back')).status, 303)
  const outcomes = await db
    .selectFrom('episode')
    .select(['outcome', 'version'])
    .where('childId', 'in', [ann, bea])
    .orderBy('id')
    .execute()
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    [null, 'moved-away'],
  )
  const { page } = await worker.get(`/families/${familyId}/history`)
  assert.match(page.text, /Told by the hospital\./)
  assert.match((await administrator.get(`/families/${familyId}/start`)).page.text, /Bea/)
})

test('P18 P6 an extension asked and an urgent return, closed by themselves at a death, are awaited again once that was a mistake', async () => {
  const { familyId, children } = await aFamily(db, place, 'Tarn', [
    { name: 'Ida Tarn', bornOn: '2015-02-01', decidedOn: '2026-07-27', midpointHeldOn: '2026-09-07' },
    { name: 'Jon Tarn', bornOn: '2017-02-01', decidedOn: '2026-07-27', midpointHeldOn: '2026-09-07' },
  ])
  const asked = { newLimitOn: day('2026-11-02'), state: 'requested' as const, requestedOn: day('2026-10-05') }
  for (const { episodeId } of children) {
    const of = { episodeId: episodeId ?? 0, episodeDayZeroOn: day('2026-07-27') }
    await db
      .insertInto('extension')
      .values({ ...asked, ...of, requestedBy: people.teamManager, exceptional: 'The assessor was ill' })
      .execute()
    await db
      .insertInto('urgentReturn')
      .values({ episodeId: of.episodeId, why: 'Not seen', ownerId: people.teamManager, byOn: day('2026-10-14') })
      .execute()
  }
  const awaited = async () => {
    const { page } = await (await waymark.as(people.divisionalDirector)).get('/')
    const { text } = (await administrator.get('/meetings/2026-10-12')).page
    return [
      /Decide on the extension: (\w+ and \w+|\w+) Tarn/.exec(page.text)?.[1] ?? null,
      /[^.]*urgent return to panel[^.]*/.exec(text)?.[0].match(/Ida|Jon/g)?.length ?? 0,
    ]
  }
  const before = await awaited()
  assert.match(String(before[0]), /Ida and Jon/)
  const ida = children[0]?.childId ?? 0
  assert.equal((await end(familyId, ida, 'died', '2026-10-09')).status, 303)
  const gone = await awaited()
  assert.equal(gone[0], 'Jon')
  assert.notDeepEqual(gone, before)
  const because = { because: 'mistake', why: 'It was another child.' }
  assert.equal((await worker.submit(`/children/${ida}/follow-again`, because)).status, 303)
  assert.deepEqual(await awaited(), before)
})

test('P18 18 isn’t recorded before it comes, and another reason ends pre-proceedings alone', async () => {
  const { familyId, kim, lee } = await aFamilyAtCourt('Lund')
  const early = await end(familyId, kim, 'turned-18')
  assert.deepEqual(early.page.errors, [
    {
      text: 'Date it happened: Kim Lund turns 18 on Tue 1 Feb 2033: check the date, or the date of birth',
      href: '#endedOn',
    },
  ])
  assert.match((await end(familyId, lee, 'other')).page.errors[0]?.text ?? '', /isn’t in pre-proceedings/)
  assert.equal((await kept(lee)).followedUntil, null)
})

test('SEC-05 two people at once: who comes second is told what the first wrote of the child', async () => {
  const { familyId, kim } = await aFamilyAtCourt('Rook')
  const address = `/families/${familyId}/end`
  const form = (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('words'))
  await end(familyId, kim, 'moved-away')
  const late = await administrator.post(address, {
    ...Object.fromEntries(form?.fields ?? []),
    children: [String(kim)],
    ending: 'died',
    words: 'The second text.',
    ...dateFields('endedOn', '2026-10-02'),
  })
  assert.equal(late.status, 409)
  assert.match(late.page.text, /As we were told\./)
  assert.match(late.body, /The second text\./)
})

test('P18 CT-03 CT-04 a hearing and a filing to come are of the child who is left; those before the death stay of both', async () => {
  const { familyId, kim, lee, proceedingsId } = await aFamilyAtCourt('Dale')
  await db.insertInto('proceedingsChild').values({ proceedingsId, childId: lee }).execute()
  const hearing = (kind: 'case-management' | 'issues-resolution', heldOn: string) =>
    db
      .insertInto('hearing')
      .values({ proceedingsId, kind, heldOn: day(heldOn) })
      .returning('id')
      .executeTakeFirstOrThrow()
  const [before, ahead] = [
    await hearing('case-management', '2026-09-14'),
    await hearing('issues-resolution', '2026-11-09'),
  ]
  await db
    .insertInto('courtFiling')
    .values({ proceedingsId, what: 'Care plan', dueOn: day('2026-11-02') })
    .execute()
  assert.equal((await end(familyId, kim, 'died')).status, 303)
  for (const at of [`/families/${familyId}`, `/proceedings/${proceedingsId}`]) {
    const { text } = (await administrator.get(at)).page
    assert.match(text, /Case management hearing Kim and Lee Dale/, at)
    assert.match(text, /Issues resolution hearing Lee Dale/, at)
    assert.match(text, /Care plan Lee Dale/, at)
  }
  assert.match((await administrator.get(`/families/${familyId}`)).page.text, /Lee Dale\. Waiting/)
  assert.match((await administrator.get(`/hearings/${ahead.id}`)).page.text, /About Lee Dale/)
  assert.match((await administrator.get(`/hearings/${before.id}`)).page.text, /About Kim Dale, Lee Dale/)
})

/** The form at an address as somebody opened it, sent later with what they typed meanwhile. */
async function openedBy(browser: typeof worker, address: string) {
  const form = (await browser.get(address)).page.forms.find(
    ({ action, method }) => method === 'post' && !['/sign-out', '/search'].includes(action),
  )
  assert.ok(form, address)
  const fields = Object.fromEntries(form.fields)
  return (typed: Record<string, string | readonly string[]>) =>
    browser.post(form.action === '' ? address : form.action, { ...fields, ...typed })
}

test('P18 PP-12 nothing is accepted for a child who died while the form was open; what was typed comes back', async () => {
  const { familyId, children } = await aFamily(db, place, 'Wold', [
    { name: 'Una Wold', bornOn: '2015-02-01', decidedOn: '2026-08-31' },
    { name: 'Ida Wold', bornOn: '2017-02-01', decidedOn: '2026-08-31' },
  ])
  const [una = 0, ida = 0] = children.map(({ childId }) => childId)
  const { id: proceedingsId } = await db
    .insertInto('proceedings')
    .values({ familyId, issuedOn: day('2026-10-05') })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const childId of [una, ida]) await db.insertInto('proceedingsChild').values({ proceedingsId, childId }).execute()
  const today = '/meetings/2026-10-12'
  await administrator.submit(`${today}/attendance`, { rest: 'present' }, `${today}/attendance`)
  const [family, ofCase, ofUna] = [`/families/${familyId}`, `/proceedings/${proceedingsId}`, `/children/${una}`]
  const words = 'Nobody has seen her since Friday'
  const [child, listed] = [String(una), dateFields('heldOn', '2026-11-02')]
  const forms: readonly (readonly [typeof worker, string, Record<string, string | readonly string[]>])[] = [
    [administrator, `${today}/items/family-${familyId}`, { discussion: words, [`outcome-${una}`]: 'continue' }],
    [worker, `${family}/urgent-return`, { children: [child], why: words, ...dateFields('by', '2026-10-14') }],
    [administrator, `${ofUna}/bring-forward/final`, { sitting: '2026-10-19', reason: words }],
    [administrator, `${family}/issue`, { children: [child], who: 'gateway-panel', reason: words }],
    [worker, `${family}/letters`, { children: [child], familyMeetingView: words }],
    [worker, `${ofUna}/letters`, { familyMeetingView: words }],
    [worker, `${family}/actions/new`, { child, words, ...dateFields('due', '2026-10-20') }],
    [solicitor, `${family}/private-proceedings/new`, { child, report: 'section-7', notes: words }],
    [solicitor, `${ofCase}/hearings/new`, { childId: child, kind: 'final', attendancePlan: words, ...listed }],
    [solicitor, `${ofCase}/filings/new`, { childId: child, what: words, ...dateFields('dueOn', '2026-11-02') }],
  ]
  const opened = await Promise.all(forms.map(([browser, address]) => openedBy(browser, address)))
  assert.equal((await end(familyId, una, 'died')).status, 303)
  for (const [at, send] of opened.entries()) {
    const [, address, typed] = forms[at] ?? assert.fail()
    const sent = await send(typed)
    assert.ok([403, 404, 409, 422].includes(sent.status), `${address} is answered with ${sent.status}`)
    assert.ok(sent.body.includes(words), `${address} loses what was typed`)
    assert.match(sent.page.text, /This|There is a problem|saved a change/)
  }
  const episode = children[0]?.episodeId ?? 0
  const kept = await Promise.all([
    db.selectFrom('review').select('id').where('episodeId', '=', episode).execute(),
    db.selectFrom('urgentReturn').select('id').where('episodeId', '=', episode).execute(),
    db.selectFrom('reviewBroughtForward').select('episodeId').where('episodeId', '=', episode).execute(),
    db.selectFrom('action').select('id').where('familyId', '=', familyId).execute(),
    db.selectFrom('privateProceedings').select('id').where('childId', '=', una).execute(),
    db.selectFrom('hearing').select('id').where('proceedingsId', '=', proceedingsId).execute(),
    db.selectFrom('courtFiling').select('id').where('proceedingsId', '=', proceedingsId).execute(),
  ])
  assert.deepEqual(kept, [[], [], [], [], [], [], []])
})

test('P18 SEC-05 a form left open until nobody is left to tick leads to the family, with what was typed', async () => {
  const { familyId, children } = await aFamily(db, place, 'Fell', [
    { name: 'Ava Fell', bornOn: '2015-02-01', decidedOn: '2026-08-31' },
    { name: 'Bea Fell', bornOn: '2017-02-01' },
  ])
  const words = 'Nobody has seen her since Friday'
  const typed = { issue: { reason: words }, end: { words }, start: { decidingBody: words } }
  const forms = await Promise.all(
    Object.keys(typed).map((what) => openedBy(administrator, `/families/${familyId}/${what}`)),
  )
  for (const { childId } of children) assert.equal((await end(familyId, childId, 'died')).status, 303)
  for (const [at, fields] of Object.values(typed).entries()) {
    const answer = await forms[at]?.({ ...fields, children: [] })
    assert.equal(answer?.page.heading, 'This has gone since you opened it')
    assert.match(answer.body, new RegExp(words))
    assert.ok(answer.page.links.some(({ href }) => href === `/families/${familyId}`))
  }
})
