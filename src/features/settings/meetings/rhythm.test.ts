import { test } from 'node:test'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { sittingsBetween } from '#rules/sittings/sittings.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people } = place
const qa = await waymark.as(people.courtQaManager)
const administrator = await waymark.as(people.administrator)
const panelAdministrator = await waymark.as(people.panelAdministrator)
const series = `/settings/meetings/${place.seriesId}`
const change = `${series}/change`

// 6-week date Mon 7 Dec 2026, 12-week date Mon 18 Jan 2027.
const { familyId, children } = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-26' },
])
const cara = children[0]?.childId ?? 0

type Sent = Awaited<ReturnType<typeof qa.get>>
const formWith = (sent: Sent, field: string) => {
  const form = sent.page.forms.find(({ fields }) => fields.has(field))
  assert.ok(form, sent.page.text)
  return Object.fromEntries(form.fields)
}
type Values = Record<string, string | string[]>
/** Does it, approving whatever moves; answers what was shown before. */
const approved = async (path: string, values: Values, who = qa) => {
  const shown = await who.submit(path, values)
  const answer = await who.post(path, formWith(shown, 'approved'))
  assert.equal(answer.status, 303, answer.page.text)
  return shown
}
const meetings = async (from: string, to: string) =>
  sittingsBetween((await loadSittingPlans(db)).get(place.seriesId) ?? assert.fail(), day(from), day(to)).map(({ on }) =>
    on.toString(),
  )
const datesOf = ({ page }: Sent) => page.rows.filter((row) => /^\w{3} \d+ \w{3} \d{4}$/.test(row[0] ?? ''))
const movesOf = ({ page }: Sent) => page.rows.filter((row) => row[0]?.startsWith('Cara')).map((row) => row.slice(1))
const closing = (on: string) =>
  administrator.submit('/settings/calendar/closure-days/add', { ...dateFields('on', on), title: 'Council closed' })

test('TM-01 SET-06 a series meets each week until another rhythm is chosen, and what a rhythm asks is asked under it', async () => {
  const { page } = await qa.get(change)
  const form = page.forms.find(({ fields }) => fields.has('rhythm'))
  assert.deepEqual([form?.fields.get('rhythm'), form?.fields.get('weekday')], [['weekly'], ['1']])
  assert.match((await qa.get(series)).page.text, /How often it meets Each week Day Monday Time 09:00/)
  const sent = async (values: Values) => (await qa.submit(change, values)).page.errors
  assert.deepEqual(await sent({ rhythm: 'fortnightly' }), [
    { text: 'Enter one of its days: the others are counted from it', href: '#countsFrom' },
  ])
  assert.match(
    (await sent({ rhythm: 'fortnightly', ...dateFields('countsFrom', '2026-12-05') }))[0]?.text ?? '',
    /Sat 5 Dec 2026 is at a weekend/,
  )
  assert.match((await sent({ rhythm: 'several-days', weekdays: ['4'] }))[0]?.text ?? '', /Choose two days or more/)
  assert.deepEqual(await sent({ rhythm: 'listed', listedOn: '' }), [
    { text: 'Enter the dates, one on each line', href: '#listedOn' },
  ])
  const wrong = await qa.submit(change, { rhythm: 'listed', listedOn: '7/12/2026\n31/2/2027\n' })
  assert.deepEqual(wrong.page.errors, [{ text: '‘31/2/2027’ must be a real date, like 19 10 2026', href: '#listedOn' }])
  assert.deepEqual(formWith(wrong, 'listedOn')['listedOn'], ['7/12/2026\n31/2/2027'])
})

test('TM-01 PP-03 a fortnightly series counts from a week; the reviews that moves are shown before it is saved', async () => {
  const shown = await approved(change, { rhythm: 'fortnightly', ...dateFields('countsFrom', '2026-11-30') })
  assert.match(
    shown.page.text,
    /This changes: – How often it meets: Mondays → every second Monday, as on Mon 30 Nov 2026 Dates that move/,
  )
  assert.deepEqual(movesOf(shown), [
    ['Midpoint review', 'Mon 7 Dec 2026', 'Mon 30 Nov 2026'],
    ['Final review', 'Mon 18 Jan 2027', 'Mon 11 Jan 2027'],
  ])
  assert.deepEqual(await meetings('2026-11-23', '2027-01-17'), [
    ...['2026-11-30', '2026-12-14', '2026-12-29', '2027-01-11'],
  ])
  const { page } = await qa.get(series)
  assert.match(page.text, /Every second Monday at 09:00, 60 minutes/)
  assert.match(page.text, /Tue 29 Dec 2026 Instead of Mon 28 Dec 2026: Boxing Day/)
  assert.equal(datesOf(await qa.get(series)).length, 12)
  assert.equal((await panelAdministrator.get('/meetings/2026-12-07')).status, 404)
  assert.equal(
    (await panelAdministrator.get('/meetings/2026-12-28')).headers['location'],
    '/meetings/2026-12-29?from=2026-12-28',
  )
  assert.match((await panelAdministrator.get('/meetings/2026-11-30')).page.text, /Adeyemi · midpoint/)
})

test('TM-01 SET-06 on several days a week each day is a meeting that is cancelled and moved by itself', async () => {
  await approved(change, { rhythm: 'several-days', weekdays: ['1', '4'] })
  assert.deepEqual(await meetings('2026-12-07', '2026-12-17'), [
    ...['2026-12-07', '2026-12-10', '2026-12-14', '2026-12-17'],
  ])
  assert.match((await qa.get(series)).page.text, /Mondays and Thursdays at 09:00/)
  await approved(`${series}/dates/2026-12-10/cancel`, { reason: 'Snow' })
  await approved(`${series}/dates/2026-12-14/move`, { ...dateFields('to', '2026-12-15'), reason: 'Chair away' })
  assert.deepEqual(await meetings('2026-12-07', '2026-12-17'), ['2026-12-07', '2026-12-15', '2026-12-17'])
  const { page } = await qa.get(series)
  assert.match(page.text, /Thu 10 Dec 2026 Cancelled: Snow Hold it after all/)
  assert.match(page.text, /Tue 15 Dec 2026 Moved from Mon 14 Dec 2026: Chair away/)
  await approved(`${series}/dates/2026-12-10/restore`, { reason: 'Thaw' })
  assert.deepEqual(await meetings('2026-12-07', '2026-12-10'), ['2026-12-07', '2026-12-10'])
})

test('PP-03 SET-06 a review goes to the last of a week’s meetings in time, and to the one before when that is cancelled', async () => {
  const agenda = await panelAdministrator.get('/meetings/2026-12-07')
  assert.match(agenda.page.text, /Adeyemi · midpoint/)
  assert.doesNotMatch((await panelAdministrator.get('/meetings/2026-12-10')).page.text, /Adeyemi · midpoint/)
  const cancelled = await qa.submit(`${series}/dates/2026-12-07/cancel`, { reason: 'Flood' })
  assert.deepEqual(movesOf(cancelled), [['Midpoint review', 'Mon 7 Dec 2026', 'Thu 3 Dec 2026']])
})

test('TM-03 SET-06 what changed since Monday’s meeting is on Thursday’s agenda, and on the next Monday’s no more', async () => {
  const { id: proceedingsId } = await db
    .insertInto('proceedings')
    .values({ familyId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('proceedingsChild').values({ proceedingsId, childId: cara }).execute()
  const { id: recordId } = await db
    .insertInto('hearing')
    .values({ proceedingsId, kind: 'final', heldOn: day('2027-03-01') })
    .returning('id')
    .executeTakeFirstOrThrow()
  const at = Temporal.Instant.from('2026-12-08T10:00Z')
  await db
    .insertInto('changeHistory')
    .values({ at, personId: people.courtQaManager, recordKind: 'hearing', recordId, familyId })
    .execute()
  const agendaOf = async (on: string) => (await panelAdministrator.get(`/meetings/${on}`)).page.text
  assert.match(await agendaOf('2026-12-10'), /Adeyemi · final Mon 1 Mar/)
  assert.doesNotMatch(await agendaOf('2026-12-15'), /Adeyemi · final Mon 1 Mar/)
})

test('P4 TM-01 a change of rhythm is refused while it would meet where a person put another meeting, and leaves what was moved', async () => {
  await approved(`${series}/dates/add`, { ...dateFields('to', '2026-12-16'), reason: 'Full agenda' })
  const answer = await qa.submit(change, { rhythm: 'several-days', weekdays: ['1', '3'] })
  assert.equal(answer.status, 403)
  assert.match(answer.page.text, /Wednesday 16 December 2026: the series would meet on that day as well/)
  const weekly = { rhythm: 'weekly', weekday: '4' }
  await approved(change, weekly)
  assert.deepEqual(await meetings('2026-12-10', '2026-12-17'), ['2026-12-10', '2026-12-15', '2026-12-16', '2026-12-17'])
  assert.match((await qa.get(series)).page.text, /Tue 15 Dec 2026 Moved from Mon 14 Dec 2026: Chair away/)
})

test('P4 SET-06 listed dates are held as they were typed: a bank holiday is asked about, a later closure day refused', async () => {
  const listed = { rhythm: 'listed', listedOn: 'Mon 28 Dec 2026\n3/12/2026; 7 January 2027\n3/12/2026' }
  const asked = await qa.submit(change, listed)
  assert.equal(asked.status, 422)
  assert.match(
    asked.page.errors[0]?.text ?? '',
    /Mon 28 Dec 2026 is a bank holiday \(Boxing Day \(substitute day\)\)\. Correct it, or say below that it is right/,
  )
  const shown = await qa.post(change, { ...formWith(asked, 'listedOn'), sure: asked.page.errors[0]?.text ?? '' })
  assert.match(shown.page.text, /Thursdays → listed dates, Thu 3 Dec 2026, Mon 28 Dec 2026 and Thu 7 Jan 2027/)
  assert.deepEqual(movesOf(shown), [['Final review', 'Thu 14 Jan 2027', 'Thu 7 Jan 2027']])
  assert.equal((await qa.post(change, formWith(shown, 'approved'))).status, 303)
  assert.deepEqual(await meetings('2026-11-20', '2027-06-30'), [
    ...['2026-12-03', '2026-12-15', '2026-12-16', '2026-12-28', '2027-01-07'],
  ])
  const { page } = await qa.get(series)
  assert.match(page.text, /On listed dates at 09:00/)
  assert.match(page.text, /The meetings ahead .* Mon 28 Dec 2026 Listed Move/)
  const closed = await closing('2027-01-07')
  assert.equal(closed.status, 403)
  assert.match(closed.page.text, /Thursday 7 January 2027: it would no longer be a day on which a meeting can be held/)
})

test('SET-06 TM-01 a date is added to the list and one taken out; what was listed before isn’t asked about again', async () => {
  const form = formWith(await qa.get(change), 'listedOn')
  assert.deepEqual(form['listedOn'], ['Thu 3 Dec 2026\nMon 28 Dec 2026\nThu 7 Jan 2027'])
  await approved(change, { listedOn: 'Thu 3 Dec 2026\nMon 28 Dec 2026\n21/1/2027' })
  assert.deepEqual(await meetings('2026-12-17', '2027-06-30'), ['2026-12-28', '2027-01-21'])
  const { page } = await (await waymark.as(people.teamManager)).get(`/children/${cara}/clock`)
  assert.match(page.text, /Final review.*Mon 28 Dec/)
  const kept = await db.selectFrom('changeHistory').selectAll().where('recordKind', '=', 'meeting-series').execute()
  assert.deepEqual(kept.at(-1)?.after, { listedOn: ['2026-12-03', '2026-12-28', '2027-01-21'] })
})

test('SET-06 a new series begins with the rhythm it is given', async () => {
  const added = await qa.submit('/settings/meetings/add', {
    ...{ name: 'Gateway Panel', rhythm: 'fortnightly', ...dateFields('countsFrom', '2026-11-25') },
  })
  assert.equal(added.status, 303)
  const { page } = await qa.get(String(added.headers['location']))
  assert.match(page.text, /Every second Wednesday at 09:00/)
  assert.deepEqual(
    page.rows
      .filter((row) => row[1] === 'Its usual day')
      .slice(0, 2)
      .map((row) => row[0]),
    ['Wed 25 Nov 2026', 'Wed 9 Dec 2026'],
  )
  assert.match((await qa.get('/settings/meetings')).page.text, /Gateway Panel Every second Wednesday at 09:00/)
})
