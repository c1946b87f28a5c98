import type { Planned } from '#rules/import/plan/import-plan.ts'
import type { Ref, SeatValue } from '#rules/import/plan/record-values.ts'
import { wordKey } from '#rules/import/sheets/word-key.ts'
import type { Tx } from '#records/keeping/db.ts'
import { addSeries } from '#records/sittings/meeting-series.ts'
import { addSeat } from '#records/meeting/core-seats.ts'
import { usualMeeting } from '#records/meeting/new-authority.ts'
import type { Deed } from '#records/keeping/deed.ts'

/** The core seat that each imported post brings its holder, and the series that new teams meet in. */
type Allotted = { readonly seriesId: number; readonly seatFor: (ref: Ref) => number }

/**
 * Gives each post that has a core seat (TM-01) a free seat of its part, the one that is called most like it, or a new seat beside the others;
 * in the authority's first series, which is made where there is none yet: without it nobody imported could hold a meeting.
 */
export async function allotSeats(tx: Tx, by: Deed, planned: readonly Planned<SeatValue>[]): Promise<Allotted> {
  const first = await tx.selectFrom('meetingSeries').select('id').orderBy('id').limit(1).executeTakeFirst()
  const seriesId = first?.id ?? (await addSeries(tx, by, usualMeeting))
  const free = await freeSeats(tx, seriesId, by.today)
  const seats = new Map<Ref, number>()
  for (const { ref, value } of bestLikenessFirst(planned, free)) {
    const seat = free
      .filter(({ part }) => part === value.part)
      .toSorted((one, other) => likeness(other.label, value.post) - likeness(one.label, value.post))[0]
    seats.set(ref, seat?.id ?? (await addSeat(tx, by, seriesId, { label: value.post, part: value.part })))
    if (seat !== undefined) free.splice(free.indexOf(seat), 1)
  }
  return { seriesId, seatFor: (ref) => seats.get(ref) ?? 0 }
}

type FreeSeat = { readonly id: number; readonly label: string; readonly part: SeatValue['part'] }

/** Seats that nobody holds or is to hold; not those that are to go. */
const freeSeats = (tx: Tx, seriesId: number, today: Temporal.PlainDate): Promise<FreeSeat[]> =>
  tx
    .selectFrom('coreSeat')
    .select(['id', 'label', 'part'])
    .where('seriesId', '=', seriesId)
    .where('coreSeat.lastOn', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('seatHolding')
            .select('seatHolding.id')
            .whereRef('seatId', '=', 'coreSeat.id')
            .where((held) =>
              held.or([held('seatHolding.endsOn', 'is', null), held('seatHolding.endsOn', '>=', today)]),
            ),
        ),
      ),
    )
    .orderBy('position')
    .execute()

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\d]+/u).map(wordKey)

/** How many words two names of a seat have in common. */
const likeness = (label: string, post: string): number => {
  const words = wordsOf(post)
  return wordsOf(label).filter((word) => words.includes(word)).length
}

/** Whoever fits a seat best chooses first, so that no one takes a seat that is another's by name. */
const bestLikenessFirst = (planned: readonly Planned<SeatValue>[], free: readonly FreeSeat[]) => {
  const best = ({ value }: Planned<SeatValue>) => Math.max(0, ...free.map(({ label }) => likeness(label, value.post)))
  return planned.toSorted((one, other) => best(other) - best(one))
}
