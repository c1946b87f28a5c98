import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-12-07T10:00')
const { db, place } = waymark
const { people } = place
const day = (text: string) => Temporal.PlainDate.from(text)
const onMyWork = async (personId: number) => (await (await waymark.as(personId)).get('/')).page.text

// 12-week date Fri 27 Nov 2026: on Mon 7 Dec each final is 10 days late.
const letters = { decidedOn: '2026-09-04', letterSentOn: '2026-09-07', firstMeetingOn: '2026-09-14' }
async function aLateFinal(name: string, outcome: 'recommend-extension' | 'urgent-return' | null) {
  const child = {
    name: `Ned ${name}`,
    bornOn: '2018-02-01',
    caseSystemId: name,
    midpointHeldOn: '2026-10-12',
    ...letters,
  }
  const { children } = await aFamily(db, place, name, [child])
  const episodeId = children[0]?.episodeId ?? 0
  if (outcome !== null)
    await db
      .insertInto('review')
      .values({ episodeId, kind: 'final', heldOn: day('2026-12-07'), outcome })
      .execute()
  return episodeId
}

test('PP-03 P8 a final that was held, late, is no longer said to slip; one not held stays until it is', async () => {
  await aLateFinal('Open', null)
  const extended = await aLateFinal('Held', 'recommend-extension')
  const returned = await aLateFinal('Seen', 'urgent-return')
  const urgent = { episodeId: returned, why: 'Not safe', byOn: day('2026-12-14') }
  await db.insertInto('urgentReturn').values(urgent).execute()
  const text = await onMyWork(people.teamManager)
  assert.match(text, /What will slip: for 1 child .*Ned Open: final review, was due Fri 27 Nov 2026/)
  assert.doesNotMatch(text, /Ned (Held|Seen): final review/)

  // Refused: the final decision is to be made at the next meeting, and no longer in time.
  const refused = { episodeId: extended, newLimitOn: day('2026-12-18'), state: 'refused' as const }
  const decided = { decidedOn: day('2026-12-07'), episodeDayZeroOn: day('2026-09-04') }
  await db
    .insertInto('extension')
    .values({ ...refused, ...decided })
    .execute()
  assert.match(await onMyWork(people.teamManager), /Ned Held: final review, was due Fri 27 Nov 2026/)
})
