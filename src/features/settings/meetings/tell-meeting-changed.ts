import type { Visit } from '#door/visit.ts'
import { namedForRestricted } from '#records/messages/named-for-restricted.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeMessages } from '#records/messages/messages.ts'
import { loadManagers } from '#records/people/teams.ts'
import { teamsTaken } from '#records/sittings/business-of-series.ts'
import type { StoredSeries } from '#records/sittings/meeting-series.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { SittingRow } from '#rules/sittings/change-sitting.ts'

type Changed = {
  readonly series: StoredSeries
  readonly row: SittingRow
  /** The authority's pages, without a slash at the end. */
  readonly publicAddress: string
}

/**
 * Writes to the team managers of a series that a meeting of it is cancelled or moved: who changes it isn't shown the reviews of restricted
 * children, and somebody who may see them must know. All managers get the same words, whosever children are concerned, so that neither the
 * message nor the list of those told says that a child is restricted; where no manager is named for a family, those who are get it too.
 * (PP-03, FAM-05)
 */
export async function tellMeetingChanged(tx: Tx, visit: Visit, changed: Changed): Promise<void> {
  const to = await whoIsTold(tx, visit, changed.series)
  if (to.length === 0) return
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', anyOf(to))
    .orderBy('id')
    .execute()
  const { series, row } = changed
  await writeMessages(
    tx,
    people.map(({ id, name, email }) => ({
      kind: 'meeting-changed',
      to: { personId: id, name, address: email },
      subject: `${series.name}: ${sayWhatBecame(row)}`,
      body: wordsTo(name, changed),
      about: { kind: 'meeting-series', id: series.id },
      writtenAt: visit.now,
    })),
  )
}

async function whoIsTold(tx: Tx, { today, actor }: Visit, series: StoredSeries): Promise<readonly number[]> {
  const [{ teamIds }, managersOf] = await Promise.all([
    teamsTaken(tx, series.id, series.takes),
    loadManagers(tx, today),
  ])
  const managers = teamIds.flatMap((id) => managersOf(id).teamManagers.map(({ personId }) => personId))
  const named = await namedForRestricted(tx, { teamIds, besides: managers, today })
  return [...new Set([...managers, ...named])].filter((id) => id !== actor.personId)
}

const sayWhatBecame = ({ on, wasOn, state }: SittingRow): string =>
  state === 'cancelled'
    ? `the meeting on ${sayDateInFull(on)} isn’t held`
    : `the meeting of ${sayDateInFull(wasOn)} is held on ${sayDateInFull(on)}`

const reviewsGo =
  'Reviews that were to be taken there go to another meeting. No 6-week or 12-week date moves with them, so one may now be held after its date.'

const wordsTo = (name: string, { series, row, publicAddress }: Changed): string => `${name},

${series.name}: ${sayWhatBecame(row)}.

${series.takes.includes('reviews') ? reviewsGo : 'What was to be taken there goes to another meeting.'} Who keeps the meetings isn't shown a child whose record is restricted: please look at yours.

${publicAddress}/tracker

This message names no child, on purpose.
`
