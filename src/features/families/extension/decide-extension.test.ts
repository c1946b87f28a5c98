import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people } = place
const families = await Promise.all(
  ['Ash', 'Birch', 'Cedar'].map((name) =>
    aFamily(db, place, name, [{ name: `Ann ${name}`, bornOn: '2019-03-01', decidedOn: '2026-09-07' }]),
  ),
)
/** Asked for by the team manager, unless somebody else asks. */
const ask = async (at: number, by = people.teamManager, to = '2026-12-21') =>
  (
    await db
      .insertInto('extension')
      .values({
        episodeId: families[at]?.children[0]?.episodeId ?? 0,
        episodeDayZeroOn: day('2026-09-07'),
        newLimitOn: day(to),
        state: 'requested',
        requestedOn: day('2026-11-20'),
        requestedBy: by,
        exceptional: 'The assessor was ill',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
const [ofAsh, ofBirch, ofCedar] = [await ask(0), await ask(1), await ask(2, people.divisionalDirector)]
const address = (at: number) => `/families/${families[at]?.familyId ?? 0}/extension`
const answers = (at: number, decision: string, words = '') => ({
  children: String(families[at]?.children[0]?.childId ?? 0),
  decision,
  words,
})
const kept = (id: number) => db.selectFrom('extension').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const administrator = await waymark.as(people.administrator)
const director = await waymark.as(people.divisionalDirector)

test('PP-04 SET-07 by the terms of reference nobody but the Divisional Director decides; who tries is told who does, and the trail keeps it', async () => {
  for (const person of [people.teamManager, people.headOfService, people.chair, people.courtQaManager]) {
    const browser = await waymark.as(person)
    const { status, page } = await browser.get(address(0))
    assert.equal(status, 403)
    assert.match(page.text, /the Divisional Director can/i)
    assert.ok(!page.forms.some(({ action }) => action === address(0)))
  }
  assert.equal((await waymark.trail()).at(-1)?.because, 'not-theirs')
  assert.equal((await kept(ofAsh)).state, 'requested')
})

test('PP-04 P6 it is in the Director’s work with the form; agreed, the date moves and the clock sheet says by whom and as what', async () => {
  const home = await director.get('/')
  assert.match(home.page.text, /Decide on the extension: Ann Ash/)
  assert.ok(home.page.links.some(({ href }) => href === address(0)))
  const saved = await director.submit(address(0), answers(0, 'agree'))
  assert.equal(saved.status, 303, saved.page.text)
  const row = await kept(ofAsh)
  assert.deepEqual(
    [row.state, row.decidedBy, row.decidedAs, row.decidedOn?.toString(), row.decidedAt?.toString()],
    ['agreed', people.divisionalDirector, 'divisional-director', '2026-11-23', '2026-11-23T09:00:00Z'],
  )
  const sheet = await director.get(`/children/${families[0]?.children[0]?.childId ?? 0}/clock`)
  assert.match(sheet.page.text, /Agreed date Mon 21 Dec 2026/)
  assert.match(sheet.page.text, /by Christine Obi, Divisional Director/)
})

test('PP-04 SET-07 who asked for one doesn’t agree it, whatever their role; it isn’t in their work', async () => {
  const { status, page } = await director.get(address(2))
  assert.equal(status, 403)
  assert.match(page.text, /You asked for this, and who asks doesn’t also decide/)
  assert.doesNotMatch((await director.get('/')).page.text, /Decide on the extension: Ann Cedar/)
})

test('PP-04 the Director decides on a page with the clock, what was tried, what was asked before, and what follows from each answer', async () => {
  const { page } = await director.get(address(1))
  assert.match(page.text, /Asked for Fri 20 Nov 2026, by Hannah Lowe, to Mon 21 Dec 2026/)
  assert.match(page.text, /Exceptional\s?The assessor was ill/)
  assert.match(page.text, /Clock\s?11 weeks 0 days/)
  assert.match(page.text, /16-week maximum\s?Mon 28 Dec 2026/)
  assert.match(page.text, /Tried so far\s?No review is recorded/)
  assert.match(page.text, /Asked before\s?Nothing/)
  assert.match(
    page.text,
    /Once agreed, the final review, or a second one, is held by the new date; once refused, the final review is held at the next/,
  )
})

test('PP-04 P6 an earlier day is agreed with its reasons, later than what stands and earlier than asked; the sheet keeps both', async () => {
  const family = await aFamily(db, place, 'Dogwood', [
    { name: 'Dee Dogwood', bornOn: '2019-03-01', decidedOn: '2026-09-07', midpointHeldOn: '2026-10-19' },
  ])
  families.push(family)
  const [at, childId] = [families.length - 1, family.children[0]?.childId ?? 0]
  const first = await ask(at, people.teamManager, '2026-12-07')
  assert.equal((await director.submit(address(at), answers(at, 'refuse', 'Start again'))).status, 303)
  const id = await ask(at)
  const shown = (await director.get(address(at))).page.text
  assert.match(shown, /Tried so far\s?Midpoint review, Mon 19 Oct 2026: continue/i)
  assert.match(shown, /Asked before\s?To Mon 7 Dec 2026: refused, Mon 23 Nov 2026\. Start again/)
  const earlier = (until: string | null, words = 'Three weeks are enough') =>
    director.submit(address(at), {
      ...answers(at, 'agree-earlier', words),
      ...(until === null ? {} : dateFields('until', until)),
    })
  for (const [until, words, href] of [
    [null, 'Enough', '#until'],
    ['2026-11-30', 'Enough', '#until'],
    ['2026-12-21', 'Enough', '#until'],
    ['2026-12-14', '', '#words'],
  ] as const) {
    const wrong = await earlier(until, words)
    assert.deepEqual([wrong.status, wrong.page.errors[0]?.href], [422, href], String(until))
  }
  assert.equal((await earlier('2026-12-14')).status, 303)
  const row = await kept(id)
  assert.deepEqual(
    [row.state, row.newLimitOn.toString(), row.askedLimitOn?.toString(), row.decidedWords],
    ['agreed', '2026-12-14', '2026-12-21', 'Three weeks are enough'],
  )
  const sheet = (await director.get(`/children/${childId}/clock`)).page.text
  assert.match(sheet, /Agreed date Mon 14 Dec 2026/)
  assert.match(sheet, /asked for, Fri 20 Nov 2026, by Hannah Lowe, until Mon 21 Dec 2026, decided after 3 days/)
  assert.equal((await kept(first)).state, 'refused')
})

test('PP-04 SET-01 the Director and who acts for them decide at once: one answer stands, the other is told; the acting one is kept as such', async () => {
  const family = await aFamily(db, place, 'Elm', [
    { name: 'Ed Elm', bornOn: '2019-03-01', decidedOn: '2026-09-07' },
    { name: 'Eve Elm', bornOn: '2018-03-01', decidedOn: '2026-09-07' },
  ])
  families.push(family)
  const at = families.length - 1
  const [ed, eve] = family.children.map(({ childId }) => String(childId))
  const ofEd = await ask(at)
  const { id: ofEve } = await db
    .insertInto('extension')
    .values({
      ...{ episodeId: family.children[1]?.episodeId ?? 0, episodeDayZeroOn: day('2026-09-07'), state: 'requested' },
      ...{ newLimitOn: day('2026-12-21'), requestedOn: day('2026-11-20'), requestedBy: people.teamManager },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: holdingId } = await db
    .selectFrom('roleHolding')
    .select('id')
    .where('role', '=', 'divisional-director')
    .executeTakeFirstOrThrow()
  const cover = { holdingId, coveringPersonId: people.otherTeamManager, appointedBy: people.divisionalDirector }
  await db
    .insertInto('cover')
    .values({ ...cover, startsOn: day('2026-11-23'), endsOn: day('2026-11-23') })
    .execute()
  const acting = await waymark.as(people.otherTeamManager)
  const [one, other] = await Promise.all([
    director.submit(address(at), { children: String(ed), decision: 'agree', words: '' }),
    acting.submit(address(at), { children: String(ed), decision: 'refuse', words: 'There was time.' }),
  ])
  assert.deepEqual([one.status, other.status].toSorted(), [303, 403])
  const [told] = [one, other].filter(({ status }) => status === 403)
  assert.match(told?.page.text ?? '', /The extension for Ed Elm was decided meanwhile, or its time has ended/)
  const row = await kept(ofEd)
  assert.equal(row.state, one.status === 303 ? 'agreed' : 'refused')
  const saved = await acting.submit(address(at), { children: String(eve), decision: 'agree', words: '' })
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await kept(ofEve)).decidedAs, 'acting-divisional-director')
  const sheet = await director.get(`/children/${eve ?? ''}/clock`)
  assert.match(sheet.page.text, /acting Divisional Director/i)
  await db.deleteFrom('cover').where('holdingId', '=', holdingId).execute()
})

test('PP-04 refusing needs its reasons, and leaves the date where it was', async () => {
  const bare = await director.submit(address(1), answers(1, 'refuse'))
  assert.deepEqual(
    bare.page.errors.map(({ href }) => href),
    ['#words'],
  )
  assert.equal((await kept(ofBirch)).state, 'requested')
})

test('SET-07 another council’s heads of service decide in their own area; the Director there doesn’t any more', async () => {
  const saved = await administrator.submit('/settings/powers/extend', { holders: 'role head-of-service area' })
  assert.equal(saved.status, 303)
  assert.equal((await director.get(address(1))).status, 403)
  const ofOtherArea = await waymark.as(people.chair)
  const told = await ofOtherArea.get(address(1))
  assert.equal(told.status, 403)
  assert.match(told.page.text, /You don’t decide this for a child of another area/)
  const head = await waymark.as(people.headOfService)
  assert.match((await head.get('/')).page.text, /Decide on the extension: Ann Birch/)
  assert.equal((await head.submit(address(1), answers(1, 'refuse', 'There was time.'))).status, 303)
  const row = await kept(ofBirch)
  assert.deepEqual([row.state, row.decidedAs, row.decidedWords], ['refused', 'head-of-service', 'There was time.'])
  assert.equal(
    (await head.submit(address(2), answers(2, 'agree'))).status,
    303,
    'the Director who asked isn’t who decides',
  )
  assert.equal((await kept(ofCedar)).state, 'agreed')
  assert.equal((await head.get(address(1))).status, 404)
})
