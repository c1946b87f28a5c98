import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark, type Sent } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-27T10:00')
const { db, place } = waymark
const { people } = place
const solicitor = await waymark.as(people.solicitor)

async function aFamilyOf(name: string, decidedOn?: string) {
  const { familyId, children } = await aFamily(db, place, name, [
    { name: `Kit ${name}`, bornOn: '2015-02-01', ...(decidedOn === undefined ? {} : { decidedOn }) },
  ])
  const { childId = 0 } = children[0] ?? {}
  const address = `/families/${familyId}/proceedings/new`
  const issue = (more: Record<string, string> = {}) =>
    solicitor.submit(address, { [`in-${childId}`]: 'yes', ...dateFields('issuedOn', '2026-11-26'), ...more })
  const episode = () => db.selectFrom('episode').selectAll().where('childId', '=', childId).executeTakeFirst()
  const cases = () => db.selectFrom('proceedings').selectAll().where('familyId', '=', familyId).execute()
  return { familyId, childId, address, issue, episode, cases }
}

test('P9 P10 P18 CT-02 issuing for a child in open pre-proceedings asks who decided it and when, and ends them that day', async () => {
  const { familyId, address, issue, episode, cases } = await aFamilyOf('Moss', '2026-09-07')
  assert.match((await solicitor.get(address)).page.text, /Pre-proceedings are open for Kit Moss/)
  const asked = await issue()
  assert.equal(asked.status, 422)
  assert.match(asked.page.errors[0]?.text ?? '', /Choose who decided to issue for Kit Moss/)
  const undated = await issue({ decision: 'planning-meeting' })
  assert.deepEqual(undated.page.errors, [
    { text: 'Enter the date of the decision to issue', href: '#decidedToIssueOn' },
  ])
  const early = await issue({ decision: 'planning-meeting', ...dateFields('decidedToIssueOn', '2026-09-01') })
  assert.match(early.page.errors[0]?.text ?? '', /on or after the decision to start for Kit Moss/)
  assert.equal((await cases()).length, 0)

  const issued = await issue({ decision: 'planning-meeting', ...dateFields('decidedToIssueOn', '2026-11-24') })
  assert.equal(issued.status, 303)
  const ended = await episode()
  assert.deepEqual([ended?.outcome, String(ended?.endedOn)], ['initiate-proceedings', '2026-11-24'])
  assert.match((await solicitor.get(`/families/${familyId}`)).page.text, /Decided by the legal planning meeting/i)
})

test('P14 a decision to issue after the day of issue is kept as it happened, and the page says that the return will query it', async () => {
  const query = 'return will query this: the application is dated before the decision to issue'
  for (const [name, on, isQueried] of [
    ['Vale', '2026-11-27', true],
    ['Wick', '2026-11-26', false],
  ] as const) {
    const { issue } = await aFamilyOf(name, '2026-09-07')
    const issued = await issue({ decision: 'gateway-panel', ...dateFields('decidedToIssueOn', on) })
    assert.equal(issued.status, 303, issued.page.text)
    const { page } = await solicitor.get(issued.headers['location']?.toString() ?? '')
    assert.equal(page.text.includes(query), isQueried, page.text)
  }
})

test('P18 or it is said why pre-proceedings go on, and that stands in the history', async () => {
  const { familyId, issue, episode, cases } = await aFamilyOf('Reed', '2026-09-07')
  const asked = await issue({ decision: 'goes-on' })
  assert.deepEqual(asked.page.errors, [{ text: 'Write why pre-proceedings go on', href: '#goesOnBecause' }])
  const goesOnBecause = 'The application is about contact alone.'
  const both = await issue({ decision: 'goes-on', goesOnBecause, ...dateFields('decidedToIssueOn', '2026-11-24') })
  assert.deepEqual(both.page.errors, [
    {
      text: 'Choose who decided to issue, or leave this date empty',
      href: '#decidedToIssueOn',
    },
  ])
  const notIssued = await issue({
    decision: 'planning-meeting',
    ...dateFields('decidedToIssueOn', '2026-11-24'),
    ...dateFields('issuedOn', ''),
  })
  assert.deepEqual(
    notIssued.page.errors.map(({ href }) => href),
    ['#decidedToIssueOn'],
  )
  assert.equal((await issue({ decision: 'goes-on', goesOnBecause })).status, 303)
  assert.equal((await episode())?.endedOn, null)
  assert.equal((await cases()).length, 1)
  assert.match((await solicitor.get(`/families/${familyId}/history`)).page.text, /contact alone/)
  const [kept] = await cases()
  const edit = await solicitor.get(`/proceedings/${kept?.id ?? 0}/edit`)
  assert.doesNotMatch(
    edit.body,
    /goesOnBecause/,
    'what was said once isn’t asked again, and nothing typed there is lost',
  )
})

test('CT-02 P9 without pre-proceedings the coded reason is asked; after a decision to issue it isn’t', async () => {
  const none = await aFamilyOf('Dene')
  const asked = await none.issue()
  assert.match(
    asked.page.errors[0]?.text ?? '',
    /Choose why proceedings are issued without pre-proceedings for Kit Dene/,
  )
  assert.equal((await none.issue({ withoutPreProceedingsReason: 'A' })).status, 303)

  const decided = await aFamilyOf('Ford', '2026-09-07')
  const panel = await waymark.as(people.panelAdministrator)
  await panel.submit(`/families/${decided.familyId}/issue`, {
    children: [String(decided.childId)],
    body: 'gateway-panel',
    ...dateFields('decidedOn', '2026-11-20'),
  })
  assert.equal((await decided.issue()).status, 303)
})

test('P9 a case that isn’t issued yet asks for neither, and asks once it is', async () => {
  const { issue, cases } = await aFamilyOf('Glen', '2026-09-07')
  assert.equal((await issue({ ...dateFields('issuedOn', '') })).status, 303)
  const [kept] = await cases()
  const edit = `/proceedings/${kept?.id ?? 0}/edit`
  const asked = await solicitor.submit(edit, dateFields('issuedOn', '2026-11-26'))
  assert.match(asked.page.errors[0]?.text ?? '', /Choose who decided to issue/)
})

test('CT-02 P9 the coded reason is asked only where a child came from no pre-proceedings, naming that child', async () => {
  const open = await aFamilyOf('Yarrow', '2026-09-07')
  assert.doesNotMatch((await solicitor.get(open.address)).page.text, /If there was no pre-proceedings/)

  const { familyId, children } = await aFamily(db, place, 'Vale', [
    { name: 'Ivy Vale', bornOn: '2015-02-01', decidedOn: '2026-09-07' },
    { name: 'Sam Vale', bornOn: '2017-02-01' },
  ])
  const [ivy = 0, sam = 0] = children.map(({ childId }) => childId)
  const address = `/families/${familyId}/proceedings/new`
  const { text } = (await solicitor.get(address)).page
  assert.match(text, /Pre-proceedings are open for Ivy Vale; .*Asked for Sam Vale: no pre-proceedings led here/)
  const reason = { withoutPreProceedingsReason: 'A' }
  const wrong = await solicitor.submit(address, { [`in-${ivy}`]: 'yes', ...reason })
  assert.match(wrong.page.errors[0]?.text ?? '', /Choose no reason: there is or was pre-proceedings for Ivy Vale/)
  const both = { [`in-${ivy}`]: 'yes', [`in-${sam}`]: 'yes', ...dateFields('issuedOn', '2026-11-26'), ...reason }
  assert.match((await solicitor.submit(address, both)).page.errors[0]?.text ?? '', /who decided to issue for Ivy Vale/)
  const whole = { ...both, decision: 'planning-meeting', ...dateFields('decidedToIssueOn', '2026-11-24') }
  const issued = await solicitor.submit(address, whole)
  assert.equal(issued.status, 303, issued.page.text)
})

test('P9 P18 CT-02 a child taken into a case that is issued already is asked about for themselves alone', async () => {
  const { familyId, children } = await aFamily(db, place, 'Hythe', [
    { name: 'Al Hythe', bornOn: '2015-02-01', decidedOn: '2026-09-07' },
    { name: 'Bo Hythe', bornOn: '2016-02-01', decidedOn: '2026-10-12' },
    { name: 'Cy Hythe', bornOn: '2017-02-01' },
  ])
  const [al = 0, bo = 0, cy = 0] = children.map(({ childId }) => childId)
  const decided = (on: string) => ({ decision: 'gateway-panel', ...dateFields('decidedToIssueOn', on) })
  const first = { [`in-${al}`]: 'yes', ...dateFields('issuedOn', '2026-11-20'), ...decided('2026-11-18') }
  assert.equal((await solicitor.submit(`/families/${familyId}/proceedings/new`, first)).status, 303)
  const kept = await db
    .selectFrom('proceedings')
    .select('id')
    .where('familyId', '=', familyId)
    .executeTakeFirstOrThrow()
  const edit = `/proceedings/${kept.id}/edit`
  const endings = async () =>
    (await db.selectFrom('episode').selectAll().where('childId', 'in', [al, bo]).orderBy('childId').execute()).map(
      ({ endedOn }) => endedOn?.toString() ?? null,
    )
  assert.deepEqual(await endings(), ['2026-11-18', null])

  const ofBo = await solicitor.submit(edit, { [`in-${bo}`]: 'yes' })
  assert.match(ofBo.page.errors[0]?.text ?? '', /Choose who decided to issue for Bo Hythe, or/)
  assert.equal((await solicitor.submit(edit, { [`in-${bo}`]: 'yes', ...decided('2026-11-25') })).status, 303)
  assert.deepEqual(await endings(), ['2026-11-18', '2026-11-25'])

  const ofCy = await solicitor.submit(edit, { [`in-${cy}`]: 'yes' })
  assert.match(ofCy.page.errors[0]?.text ?? '', /without pre-proceedings for Cy Hythe$/)
  assert.equal((await solicitor.submit(edit, { [`in-${cy}`]: 'yes', withoutPreProceedingsReason: 'A' })).status, 303)
})

test('SEC-05 P18 that no child is chosen is said at a box of the page, not at that of a child who is followed no more', async () => {
  const { familyId, children } = await aFamily(db, place, 'Heron', [
    { name: 'Old Heron', bornOn: '2010-02-01' },
    { name: 'Young Heron', bornOn: '2018-02-01' },
  ])
  const [old, young] = children.map(({ childId }) => childId)
  await db
    .updateTable('child')
    .set({ followedUntil: Temporal.PlainDate.from('2026-11-02'), noLongerBecause: 'moved-away', noLongerWords: 'x' })
    .where('id', '=', old ?? 0)
    .execute()
  const { page } = await solicitor.submit(`/families/${familyId}/proceedings/new`, {})
  assert.equal(page.errors[0]?.href, `#in-${young ?? 0}`)
  assert.ok(page.ids.has(`in-${young ?? 0}`) && !page.ids.has(`in-${old ?? 0}`))
})

/** Two forms of one child sent at the same moment. */
const atOnce = (childId: number, first: () => Promise<Sent>, second: () => Promise<Sent>) =>
  oneAfterTheOther(waymark.owner, sql`select from child where id = ${childId} for update`, first, second)

test('SEC-05 P18 pre-proceedings that somebody starts at the same moment are asked about, at a box of the form that comes back', async () => {
  const { familyId, childId, issue } = await aFamilyOf('Ibis')
  const manager = await waymark.as(people.courtQaManager)
  const start = {
    children: String(childId),
    decidingBody: 'planning-meeting',
    ...dateFields('decidedOn', '2026-11-23'),
  }
  const [started, asked] = await atOnce(
    childId,
    () => manager.submit(`/families/${familyId}/start`, start),
    () => issue(),
  )
  assert.equal(started.status, 303, started.page.text)
  assert.deepEqual(
    asked.page.errors.map(({ href }) => href),
    ['#decision'],
  )
  assert.ok(asked.page.ids.has('decision'))
})

test('P18 nothing is issued for a child whose death somebody records at the same moment', async () => {
  const { familyId, childId, issue, cases } = await aFamilyOf('Jay')
  const manager = await waymark.as(people.courtQaManager)
  const death = { ending: 'died', words: 'An accident', ...dateFields('endedOn', '2026-11-24') }
  const [ended, refused] = await atOnce(
    childId,
    () => manager.submit(`/families/${familyId}/end`, death),
    () => issue({ withoutPreProceedingsReason: 'A' }),
  )
  assert.equal(ended.status, 303, ended.page.text)
  assert.equal(refused.status, 403, refused.page.text)
  assert.deepEqual(await cases(), [])
})

test('P9 SEC-05 a form that asked for the decision still shows it, and what was typed, once somebody else’s has ended pre-proceedings', async () => {
  const { address, issue } = await aFamilyOf('Yarrow', '2026-09-07')
  const other = await waymark.as(people.panelAdministrator)
  const form = (await other.get(address)).page.forms.find(({ fields }) => fields.has('courtNumber'))
  const first = await issue({ decision: 'gateway-panel', ...dateFields('decidedToIssueOn', '2026-11-26') })
  assert.equal(first.status, 303, first.page.text)
  const late = await other.post(address, {
    ...Object.fromEntries(form?.fields ?? []),
    decision: 'goes-on',
    goesOnBecause: 'The application is about contact alone.',
    withoutPreProceedingsReason: 'A',
    ...dateFields('decidedToIssueOn', '2030-01-01'),
  })
  assert.equal(late.status, 422)
  assert.match(late.page.text, /Pre-proceedings have ended since you opened this/)
  assert.match(late.body, /The application is about contact alone\./)
  assert.match(late.body, /name="withoutPreProceedingsReason"/)
  for (const { href } of late.page.errors) assert.ok(late.body.includes(`id="${href.slice(1)}"`), href)
})
