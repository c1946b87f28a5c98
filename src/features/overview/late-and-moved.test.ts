import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { recordItem, recordMidpoint } from '#test/support/held-meeting.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const meeting = '2026-11-23'
const waymark = await openWaymark('2026-11-19T10:00')
const { db, place, clock } = waymark
const { people } = place
const day = (text: string) => Temporal.PlainDate.from(text)
const solicitor = await waymark.as(people.solicitor)

const silva = await aFamily(db, place, 'Silva', [{ name: 'Lia Silva', bornOn: '2018-03-01' }])
const work = await solicitor.submit(`/families/${silva.familyId}/private-proceedings/new`, {
  child: String(silva.children[0]?.childId ?? 0),
  report: 'section-37',
  ...dateFields('orderedOn', '2026-10-05'),
  ...dateFields('nextHearingOn', '2026-12-10'),
  riskOfPublic: 'no',
})
const moved = await solicitor.submit(
  `${String(work.headers['location'])}/edit`,
  dateFields('nextHearingOn', '2026-11-24'),
)
assert.equal(moved.status, 303, moved.page.text)

const clarke = await aFamily(db, place, 'Clarke', [{ name: 'Ellie Clarke', bornOn: '2019-01-01' }])
const { id: proceedingsId } = await db
  .insertInto('proceedings')
  .values({ familyId: clarke.familyId, courtNumber: 'NB26C00012', issuedOn: day('2026-10-26') })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('proceedingsChild')
  .values({ proceedingsId, childId: clarke.children[0]?.childId ?? 0 })
  .execute()
const { id: hearingId } = await db
  .insertInto('hearing')
  .values({ proceedingsId, kind: 'case-management', heldOn: day('2026-11-20') })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('courtFiling')
  .values({ proceedingsId, what: 'Parenting assessment', hearingId, dueOn: day('2026-11-27') })
  .execute()

clock.moveTo('2026-11-23T11:00')
const doyle = await aFamily(db, place, 'Doyle', [
  { name: 'Ada Doyle', bornOn: '2016-02-01', decidedOn: '2026-10-05' },
  { name: 'Bo Doyle', bornOn: '2018-02-01', decidedOn: '2026-10-12' },
])
const itemId = await recordItem(waymark, meeting, {
  section: 'reviews',
  subject: { kind: 'family-review', familyId: doyle.familyId },
  title: 'Doyle',
  familyId: doyle.familyId,
  childIds: doyle.children.map(({ childId }) => childId),
  discussion: 'Reviewed.',
})
for (const { childId, episodeId } of doyle.children)
  await recordMidpoint(waymark, { itemId, episodeId: episodeId ?? 0, childId, familyId: doyle.familyId })

const manager = await waymark.as(people.courtQaManager)
const draft = async () => (await manager.get(`/overviews/${meeting}`)).page.text

test('LO-01 P5 the Overview says of each child whether the review was held late, and counts it', async () => {
  const text = await draft()
  assert.match(text, /Ada(?:(?!Bo ).)*held 7 days late/)
  assert.equal(text.match(/held 7 days late/g)?.length, 1, 'Bo’s was held in time')
  assert.match(text, /1 (?:of them )?late|1 held late/)
})

test('LO-01 C8 it says when a report or document is due after the hearing it serves', async () => {
  const text = await draft()
  assert.match(text, /Section 37 report: due Sun 29 Nov 2026, after the hearing it serves, Tue 24 Nov 2026/)
  assert.match(text, /Parenting assessment: due Fri 27 Nov 2026, after the hearing it serves, Fri 20 Nov 2026/)
})

test('LO-01 CT-06 a private hearing that moved is told old → new', async () => {
  assert.match(await draft(), /Changed: hearing: Thu 10 Dec 2026 → Tue 24 Nov 2026/)
})

test('LO-01 CT-03 a hearing that has gone without a word has nothing recorded', async () => {
  assert.match(await draft(), /Case management hearing: Fri 20 Nov 2026 nothing recorded/)
})

test('LO-01 FAM-03 P5 a twin born on the day of the meeting has the review that was held for both, as late as it was', async () => {
  const { familyId, children } = await aFamily(db, place, 'Penn', [{ name: 'Baby Penn', expectedOn: '2026-12-20', decidedOn: '2026-10-07' }]) // prettier-ignore
  const [baby = { childId: 0, episodeId: 0 }] = children
  const ofPenn = await recordItem(waymark, meeting, {
    section: 'reviews',
    subject: { kind: 'family-review', familyId },
    title: 'Penn',
    familyId,
    childIds: [baby.childId],
    discussion: 'Reviewed.',
  })
  await recordMidpoint(waymark, { itemId: ofPenn, episodeId: baby.episodeId ?? 0, childId: baby.childId, familyId })
  const administrator = await waymark.as(people.panelAdministrator)
  const born = { name: 'Una', twin: 'Ugo', ...dateFields('bornOn', '2026-11-22') }
  const sent = await administrator.submit(`/children/${baby.childId}/birth`, born)
  assert.equal(sent.status, 303, sent.page.text)
  const text = await draft()
  for (const name of ['Una', 'Ugo'])
    assert.match(text, new RegExp(`${name} ?(?:Penn)?[^]{0,80}held 5 days late`), text.slice(text.indexOf('Penn'), text.indexOf('Penn') + 600)) // prettier-ignore
})
