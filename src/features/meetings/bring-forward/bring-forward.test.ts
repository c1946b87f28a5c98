import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people } = place
// The baby: 6-week date Tue 15 Dec, 12-week date Tue 26 Jan 2027, to be ready by Fri 11 Dec. Kit: 6-week date Mon 30 Nov.
const kay = await aFamily(db, place, 'Kay', [
  { name: 'Baby of Tolu Kay', expectedOn: '2027-01-08', decidedOn: '2026-11-03' },
  { name: 'Kit Kay', bornOn: '2019-03-01', decidedOn: '2026-10-19' },
])
const [baby = 0, kit = 0] = kay.children.map(({ childId }) => childId)
const administrator = await waymark.as(people.panelAdministrator)
const form = `/children/${baby}/bring-forward/final`
const choose = (meeting: string, reason = 'To be ready for the birth', at = form) =>
  administrator.submit(at, { meeting, reason })
const agenda = async (on: string) => (await administrator.get(`/meetings/${on}`)).page.text
const willSlip = async () =>
  /What will slip: .*?(?=\. An extra|$)/.exec((await administrator.get('/')).page.text)?.[0] ?? 'nothing'
const finalOnSheet = async (childId: number) =>
  (await administrator.get(`/children/${childId}/clock`)).page.rows.filter((row) => row[0]?.startsWith('Final review'))
const dates = `/settings/meetings/${place.seriesId}/dates`
async function approved(path: string, values: Record<string, string>) {
  const shown = await administrator.submit(path, values)
  const asked = shown.page.forms.find(({ fields }) => fields.has('approved'))
  assert.ok(asked, shown.page.text)
  assert.equal((await administrator.post(path, Object.fromEntries(asked.fields))).status, 303)
  return shown.page
}

describe('before anybody chose', () => {
  test('PP-03 what will slip names the unborn child, the day, why, and has the way to bring it forward', async () => {
    const { page } = await administrator.get('/')
    assert.match(
      page.text,
      /What will slip: for 1 child no meeting is planned in time for a review\..*Baby of Tolu Kay: final review, due Fri 11 Dec 2026 for the birth expected Fri 8 Jan 2027: the first meeting for it is Mon 25 Jan 2027\./,
    )
    assert.deepEqual(
      page.links.filter(({ href }) => href.includes('bring-forward')).map(({ href }) => href),
      [form],
    )
  })

  test('FAM-03 the warning on the family’s page and the clock sheet lead there too, for whoever keeps the agenda', async () => {
    for (const address of [`/families/${kay.familyId}`, `/children/${baby}/clock`]) {
      const led = (await administrator.get(address)).page.links.some(({ href }) => href === form)
      assert.ok(led, address)
      const worker = await waymark.as(people.socialWorker)
      const { page } = await worker.get(address)
      assert.ok(!page.links.some(({ href }) => href.includes('bring-forward')), address)
      assert.match(
        page.text,
        /A review is brought forward, or put back, by the Court QA Manager, panel administrator, /,
        address,
      )
    }
    const manager = (await (await waymark.as(people.teamManager)).get('/')).page.text
    assert.match(manager, /A review is brought forward, or put back, by the Court QA Manager, panel administrator, /)
    assert.equal((await (await waymark.as(people.socialWorker)).get(form)).status, 403)
  })

  test('PP-03 the form offers the meetings before the one it is placed on, and says what follows', async () => {
    const { page } = await administrator.get(form)
    assert.match(
      page.text,
      /By itself it is placed on Monday 25 January 2027; its 12-week date is Tuesday 26 January 2027\./,
    )
    assert.match(page.text, /Monday 7 December 2026 50 days before the 12-week date/)
    assert.match(page.text, /Tuesday 29 December 2026/)
    assert.doesNotMatch(page.text, /Monday 28 December/)
    assert.match(
      page.text,
      /The midpoint review is to be held Monday 14 December\. Once the final is held, it no longer is\./,
    )
  })
})

describe('proposed and not chosen', () => {
  const earlier = '/meetings/2026-12-07'

  test('P13 TM-03 clock sheet, What will slip, tracker and agendas name one meeting; the earlier one is proposed, with the birth as the reason', async () => {
    assert.match(await agenda('2027-01-25'), /Kay · final .*Baby of Tolu today/)
    assert.match(
      await agenda('2026-12-07'),
      /Kay · final proposed for this meeting, baby due 8 Jan .*Baby of Tolu: The final review is placed on Mon 25 Jan\. For the birth expected Fri 8 Jan it should be held by Fri 11 Dec\./,
    )
    assert.match(await agenda('2026-12-07'), /coming/)
    const line = await db.selectFrom('clockLine').select('finalMeetsOn').where('childId', '=', baby).executeTakeFirst()
    assert.equal(line?.finalMeetsOn?.toString(), '2027-01-25')
    const [row = []] = await finalOnSheet(baby)
    assert.equal(row[1]?.replaceAll('\u00a0', ' '), 'Mon 25 Jan 2027')
    assert.match(await willSlip(), /the first meeting for it is Mon 25 Jan 2027/)
  })

  test('PP-03 the agenda’s line and the item lead to the form, filled in with that meeting and the birth; whoever only reads it isn’t led', async () => {
    const ways = async (address: string, personId = people.panelAdministrator) =>
      (await (await waymark.as(personId)).get(address)).page.links.filter(({ href }) => href.includes('bring-forward'))
    const toForm = { text: 'Bring the final review forward of Baby of Tolu', href: `${form}?meeting=2026-12-07` }
    const item = `${earlier}/items/family-${kay.familyId}`
    for (const address of [earlier, item]) {
      const found = await ways(address)
      assert.ok(
        found.some(({ text, href }) => text === toForm.text && href === toForm.href),
        `${address}: ${JSON.stringify(found)}`,
      )
      assert.deepEqual(await ways(address, people.divisionalDirector), [])
    }
    const { page } = await administrator.get(toForm.href)
    const asked = page.forms.find(({ fields }) => fields.has('reason'))
    assert.deepEqual(asked?.fields.get('meeting'), ['2026-12-07'])
    assert.deepEqual(asked.fields.get('reason'), ['The birth is expected Fri 8 Jan 2027'])
  })

  test('PP-03 a review that no earlier meeting could take has no such way on its agenda', async () => {
    const { page } = await administrator.get('/meetings/2026-11-23')
    assert.deepEqual(
      page.links.filter(({ href }) => href.startsWith(`/children/${kit}/bring-forward`)).map(({ href }) => href),
      [`/children/${kit}/bring-forward/midpoint?meeting=2026-11-23`],
    )
    const dueThere = (await administrator.get('/meetings/2026-11-30')).page.links.map(({ href }) => href)
    assert.ok(dueThere.includes(`/children/${kit}/bring-forward/midpoint`), dueThere.join(' '))
  })
})

describe('brought forward', () => {
  test('PP-03 FAM-03 the child is on that agenda, on no later one, and nothing says any more that the review will slip', async () => {
    const saved = await choose('2026-12-07')
    assert.equal(saved.headers['location'], `/children/${baby}/clock`)
    assert.match(await agenda('2026-12-07'), /Kay · final brought forward, baby due 8 Jan/)
    assert.doesNotMatch(await agenda('2027-01-25'), /Baby/)
    assert.equal(await willSlip(), 'nothing')
    const line = await db.selectFrom('clockLine').select('finalMeetsOn').where('childId', '=', baby).executeTakeFirst()
    assert.equal(line?.finalMeetsOn?.toString(), '2026-12-07')
  })

  test('PP-10 the clock sheet says by whom, when and why, and the history what was changed; a sibling’s is untouched', async () => {
    assert.deepEqual(
      (await finalOnSheet(baby)).map((row) => row.slice(0, 3)),
      [
        ['Final review proposed', 'Mon\u00a025\u00a0Jan\u00a02027', '12-week date, Tue 26 Jan 2027'],
        ['Final review brought forward', 'Mon\u00a07\u00a0Dec\u00a02026', 'Chosen by Dawn Pickering, Fri 20 Nov 2026'],
      ].map((row) => row.map((cell) => cell.replaceAll('\u00a0', ' '))),
    )
    const { page } = await administrator.get(`/children/${baby}/clock`)
    assert.match(
      page.text,
      /Meeting of a review changed.*Final review brought forward to: nothing → Mon 7 Dec 2026 Reason: To be ready for the birth/,
    )
    assert.equal((await finalOnSheet(kit)).length, 1)
    assert.doesNotMatch((await administrator.get(`/children/${kit}/clock`)).page.text, /To be ready for the birth/)
  })

  test('TM-01 it goes with the meeting when that is moved; the move says so before it is saved', async () => {
    const page = await approved(`${dates}/2026-12-07/move`, { ...dateFields('to', '2026-12-09'), reason: 'Chair away' })
    assert.match(page.text, /Final review Mon 7 Dec 2026 Wed 9 Dec 2026/)
    assert.match(await agenda('2026-12-09'), /Kay · final brought forward/)
  })

  test('PP-03 when that meeting is cancelled it is placed by itself again, and what will slip says so', async () => {
    const page = await approved(`${dates}/2026-12-09/cancel`, { reason: 'Snow' })
    assert.match(page.text, /Final review Wed 9 Dec 2026 Mon 25 Jan 2027/)
    assert.match(await willSlip(), /Baby of Tolu Kay: final review, due Fri 11 Dec 2026 .* is Mon 25 Jan 2027/)
    assert.equal((await finalOnSheet(baby)).length, 1)
  })
})

describe('what isn’t done', () => {
  test('PP-03 a meeting that is cancelled, ended or full is refused with what became of it; what was typed stays', async () => {
    const gone = await choose('2026-12-09', 'Ready')
    assert.equal(gone.status, 422)
    assert.deepEqual(
      gone.page.errors.map(({ text }) => text),
      ['No meeting is held on Wed 9 Dec 2026 any more: choose another'],
    )
    assert.ok(gone.page.text.includes('Ready'))
    await db
      .insertInto('sitting')
      .values({
        seriesId: place.seriesId,
        meetsOn: Temporal.PlainDate.from('2026-11-20'),
        standsFor: null,
        byHand: true,
        state: 'held',
      })
      .execute()
    const ended = await choose('2026-11-20')
    assert.deepEqual(
      ended.page.errors.map(({ text }) => text),
      ['The meeting on Fri 20 Nov 2026 has ended: choose another'],
    )
    const issue = { issue: 'The year’s figures', minutes: '60', family: '' }
    assert.equal((await administrator.submit('/meetings/2026-12-21/add', issue)).status, 303)
    const full = await choose('2026-12-21')
    assert.deepEqual(
      full.page.errors.map(({ text }) => text),
      ['The meeting on Mon 21 Dec 2026 is full: choose another, or have an extra one added'],
    )
    const rows = await db.selectFrom('changeHistory').select('id').where('recordKind', '=', 'brought-forward').execute()
    assert.equal(rows.length, 1)
  })

  test('PP-03 why, and a meeting from the list, are asked for', async () => {
    const bare = await administrator.submit(form, { meeting: '', reason: '' })
    assert.deepEqual(
      bare.page.errors.map(({ text }) => text),
      ['Choose a meeting from the list', 'Write why, in a few words'],
    )
    assert.equal((await choose('2027-13-40')).status, 422)
  })

  test('SEC-05 of two who choose at once the second sees both', async () => {
    const other = await waymark.as(people.courtQaManager)
    const opened = (await other.get(form)).page.forms.find(({ fields }) => fields.has('reason'))
    assert.ok(opened)
    assert.equal((await choose('2026-11-23')).status, 303)
    const second = await other.post(form, {
      ...Object.fromEntries(opened.fields),
      meeting: '2027-01-04',
      reason: 'Mother away',
    })
    assert.equal(second.status, 409)
    assert.match(second.page.text, /Dawn Pickering/)
    assert.match(second.page.text, /Mother away/)
  })

  test('PP-03 a review that was held, another’s or none has no such form', async () => {
    for (const address of [`/children/${baby}/bring-forward/first`, '/children/999999/bring-forward/final'])
      assert.equal((await administrator.get(address)).status, 404)
  })
})

test('PP-03 it is undone on the same form, with why: the review is where it is placed by itself', async () => {
  const { page } = await administrator.get(form)
  assert.match(page.text, /It is brought forward to Monday 23 November 2026: To be ready for the birth\./)
  assert.match(page.text, /Monday 25 January 2027, where it is placed by itself/)
  assert.equal((await choose('by-itself', 'The birth is expected later')).status, 303)
  assert.doesNotMatch((await administrator.get(`/children/${baby}/clock`)).page.text, /brought forward to Monday/)
  assert.match(await willSlip(), /Baby of Tolu Kay/)
  assert.match(
    (await administrator.get(`/children/${baby}/clock`)).page.text,
    /Final review brought forward to: Mon 23 Nov 2026 → nothing Reason: The birth is expected later/,
  )
})

test('PP-03 a review held at the meeting it was brought forward to is held on its day, before its date', async () => {
  const midpoint = `/children/${kit}/bring-forward/midpoint`
  assert.equal((await choose('2026-11-23', 'The worker leaves', midpoint)).status, 303)
  waymark.clock.moveTo('2026-11-23T09:05')
  const then = await waymark.as(people.panelAdministrator)
  await then.submit('/meetings/2026-11-23/attendance', { rest: 'present' }, '/meetings/2026-11-23/attendance')
  const item = `/meetings/2026-11-23/items/family-${kay.familyId}`
  const { page } = await then.get(item)
  assert.match(page.text, /midpoint brought forward/)
  const saved = await then.submit(item, { [`outcome-${kit}`]: 'continue', [`early-${kit}`]: 'The worker leaves' }, item)
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await then.get(midpoint)).status, 404)
  const late = await then.post(midpoint, { meeting: '2026-11-30', reason: 'x' })
  assert.notEqual(late.status, 303)
})

test('P13 FAM-03 after the birth it is asked whether a review brought forward before it goes back, until somebody has chosen', async () => {
  const { familyId, children } = await aFamily(db, place, 'Lark', [
    { name: 'Baby of Ada Lark', expectedOn: '2027-01-08', decidedOn: '2026-11-03' },
  ])
  const { childId = 0 } = children[0] ?? {}
  const at = `/children/${childId}/bring-forward/final`
  const textOf = async (person: number, address = `/families/${familyId}`) =>
    (await (await waymark.as(person)).get(address)).page.text
  const question =
    /before that the final review was brought forward to Tue 29 Dec\. Decide whether it goes back to its own meeting, Mon 25 Jan, or stays\./
  const panel = () => waymark.as(people.panelAdministrator)
  const chosen = { meeting: '2026-12-29', reason: 'To be ready for the birth' }
  assert.equal((await (await panel()).submit(at, chosen)).status, 303)
  assert.doesNotMatch(await textOf(people.socialWorker), question)

  waymark.clock.moveTo('2026-12-11T09:00')
  const worker = await waymark.as(people.socialWorker)
  const born = { name: 'Una', ...dateFields('bornOn', '2026-12-10') }
  const saved = await worker.submit(`/children/${childId}/birth`, born)
  const { page } = await worker.get(String(saved.headers['location']))
  assert.match(page.text, question)
  assert.match(page.text, /put back, by the Court QA Manager, panel administrator/)
  for (const address of [`/families/${familyId}`, `/children/${childId}/clock`]) {
    const shown = await (await panel()).get(address)
    assert.match(shown.page.text, question)
    assert.ok(
      shown.page.links.some(({ href }) => href === at),
      address,
    )
  }
  const stays = { ...chosen, reason: 'The mother is away in January' }
  assert.equal((await (await panel()).submit(at, stays)).status, 303)
  assert.doesNotMatch(await textOf(people.socialWorker), question)
})
