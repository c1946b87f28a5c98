import { test } from 'node:test'
import fc from 'fast-check'
import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { loadActor } from '#records/access/actors.ts'
import { loadSittings } from '#records/sittings/sittings.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { midpointPoint, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { assert } from '#test/support/assert.ts'
import { demonstrationDatabase } from '#test/support/demonstration.ts'
import { isWide } from '#test/support/wide.ts'
import { comingMeeting, decisionsReviewedAt, meetingOnOrBefore } from './calendar-of-work.ts'

/** The agenda of the coming meeting as the Court QA Manager sees it in a demonstration made that day. */
async function comingAgenda(council: string, today: Temporal.PlainDate) {
  const { app: db } = await demonstrationDatabase({ council, today })()
  const { personId } = await db
    .selectFrom('roleHolding')
    .where('role', '=', 'court-qa-manager')
    .select('personId')
    .executeTakeFirstOrThrow()
  const actor = await loadActor(db, personId, today)
  const sitting = (await loadSittings(db, today, today.add({ days: 14 })))[0]
  assert.ok(actor !== null && sitting !== undefined)
  const meeting = await loadMeeting(db, { actor, permission: 'see-child', today }, sitting.address)
  assert.ok(meeting !== null)
  return meeting.agenda
}

const everyKindOfDay = [
  ['westmere', '2026-11-16'],
  ['northbrook', '2026-11-24'],
  ['westmere', '2026-12-22'],
  ['northbrook', '2026-12-25'],
  ['westmere', '2027-01-02'],
  ['northbrook', '2027-03-29'],
  ['westmere', '2028-02-29'],
] as const

/** At every change those that fill-demonstration.test.ts looks at too, and one over Christmas; before a release each kind of day there is. */
const days = [
  ['northbrook', '2026-11-20'],
  ['westmere', '2026-11-20'],
  ['northbrook', '2027-03-28'],
  ['westmere', '2026-12-25'],
  ...(isWide ? everyKindOfDay : []),
] as const

for (const [council, today] of days)
  test(`TM-03 ${council}’s demonstration made on ${today} has a meeting of about an hour with something of each kind`, async () => {
    const { planned, parts, items } = await comingAgenda(council, day(today))
    assert.ok(planned >= 40 && planned <= 75, `${planned} minutes`)
    const toTake = (section: string) =>
      parts.flatMap((part) => (part.section === section ? part.items : [])).filter(({ minutes }) => minutes > 0)
    for (const section of ['cannot-wait', 'staffing', 'hearings', 'filings', 'private'])
      assert.ok(toTake(section).length > 0, section)
    const reviews = toTake('reviews')
    assert.ok(reviews.some(({ reviewKind, childIds }) => reviewKind === 'midpoint' && childIds.length === 1))
    assert.ok(reviews.some(({ reviewKind, dueChildIds }) => reviewKind === 'midpoint' && dueChildIds.length > 1))
    assert.ok(reviews.some(({ reviewKind }) => reviewKind === 'final'))
    const said = items.map(({ reason }) => reason).join('\n')
    for (const words of [
      /attendance changed/,
      /may be late/,
      /urgent return/,
      /final, (overdue by \d+ day|its date is)/,
    ])
      assert.match(said, words)
  })

const anyDay = fc.integer({ min: 0, max: 1000 }).map((days) => day('2026-01-01').add({ days }))

test('PP-03 told decisions have their reviews on the coming meeting, whatever the holidays', () => {
  fc.assert(
    fc.property(anyDay, (today) => {
      const meeting = comingMeeting(today)
      for (const point of [midpointPoint, twelveWeekDate])
        for (const on of decisionsReviewedAt(meeting, point))
          assert.ok(meetingOnOrBefore(point(on)).equals(meeting), `${on.toString()} at ${meeting.toString()}`)
    }),
  )
})
