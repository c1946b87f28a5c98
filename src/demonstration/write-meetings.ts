import { sql } from 'kysely'
import { finalConsiderations } from '#rules/pre-proceedings/considerations.ts'
import { placeOf } from '#rules/meeting/agenda-items.ts'
import { usualAgenda } from '#rules/meeting/agenda-settings.ts'
import { mondayOf } from '#rules/calendar/plain-date.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Tx } from '#records/keeping/db.ts'
import { pastMeetings } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import { at, type Item, type Telling } from './telling.ts'
import { writePacks } from './write-packs.ts'

type PlainDate = Temporal.PlainDate
const weeksTold = 104

/** Writes the meetings of two years: who came, an item for each family reviewed, confirmed by the chair, filed the day after. */
export async function writePastMeetings(telling: Telling): Promise<void> {
  const meetings = pastMeetings(telling.today, weeksTold)
  const sittings = await writeSittings(telling, meetings)
  await writeAttendance(telling, sittings)
  const items = await writeItems(telling, sittings)
  await writePacks(telling, items, meetings[0] ?? telling.today)
}

type Held = { readonly id: number; readonly on: PlainDate }

function writeSittings({ tx, organisation }: Telling, meetings: readonly PlainDate[]): Promise<readonly Held[]> {
  const { seriesId, chair: chairId } = organisation
  const held = meetings.map((on) => ({
    seriesId,
    meetsOn: on,
    weekOf: mondayOf(on),
    state: 'held' as const,
    chairId,
    chairedAs: 'chair' as const,
    openedAt: at(on, '09:00'),
    closedAt: at(on, '10:00'),
  }))
  return tx.insertInto('sitting').values(held).returning(['id', 'meetsOn as on']).execute()
}

async function writeAttendance({ tx, chance, organisation }: Telling, sittings: readonly Held[]): Promise<void> {
  const { core } = organisation
  const attended = sittings.flatMap(({ id: sittingId }) => {
    const away = chance.between(2, core.length - 2)
    return core.map(({ seatId, personId }, place) => ({
      sittingId,
      seatId,
      personId,
      present: place === away ? ('apologies' as const) : ('present' as const),
    }))
  })
  await tx.insertInto('attendance').values(attended).execute()
}

/** What was reviewed at these meetings, review by review. */
const reviewedAt = (tx: Tx, sittings: readonly Held[]) =>
  tx
    .selectFrom('review')
    .innerJoin('episode', 'episode.id', 'review.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .innerJoin('sitting', 'sitting.meetsOn', 'review.heldOn')
    .where('sitting.id', '=', anyOf(sittings.map(({ id }) => id)))
    .select(['review.id', 'review.kind', 'review.heldOn as on', 'sitting.id as sittingId'])
    .select(['child.id as childId', 'family.id as familyId', 'family.name as familyName'])
    .orderBy('review.heldOn')
    .orderBy('family.id')
    .orderBy('child.id')
    .execute()

type Reviewed = Awaited<ReturnType<typeof reviewedAt>>[number]

const keyOf = ({ sittingId, familyId }: { readonly sittingId: number; readonly familyId: number | null }): string =>
  `${sittingId} ${familyId ?? ''}`

/** An item for each family of a meeting: siblings share it. */
async function writeItems(telling: Telling, sittings: readonly Held[]): Promise<readonly Item[]> {
  const { tx } = telling
  const reviewed = Map.groupBy(await reviewedAt(tx, sittings), keyOf)
  if (reviewed.size === 0) return []
  const written = await tx
    .insertInto('agendaItem')
    .values([...reviewed.values()].flatMap((reviews) => itemOf(telling, reviews)))
    .returning(['id', 'sittingId', 'familyId'])
    .execute()
  const items = written.flatMap((item) => {
    const reviews = reviewed.get(keyOf(item)) ?? []
    const [first] = reviews
    const childIds = [...new Set(reviews.map(({ childId }) => childId))]
    return first === undefined ? [] : [{ id: item.id, on: first.on, childIds, reviews }]
  })
  await tx
    .insertInto('agendaItemChild')
    .values(items.flatMap(({ id: itemId, childIds }) => childIds.map((childId) => ({ itemId, childId }))))
    .execute()
  await writeConsiderations(telling, items)
  return items
}

function itemOf({ chance, organisation }: Telling, reviews: readonly Reviewed[]) {
  const [first] = reviews
  if (first === undefined) return []
  const { sittingId, familyId, familyName, on } = first
  const reviewKind = reviews.some(({ kind }) => kind === 'final') ? ('final' as const) : first.kind
  const about = { section: 'reviews' as const, subjectKind: 'family-review' as const, subjectId: familyId }
  return [
    {
      sittingId,
      ...about,
      reviewKind,
      familyId,
      sortsAs: placeOf(4, on, familyName),
      title: familyName,
      reason: reviewKind,
      minutes: usualAgenda.minutes[reviewKind],
      discussion: chance.pick(discussions),
      state: 'confirmed' as const,
      recordedBy: organisation.panelAdministrator,
      recordedAt: at(on, '09:50'),
      confirmedBy: organisation.chair,
      confirmedAs: 'chair' as const,
      confirmedAt: at(on, '14:30'),
    },
  ]
}

/** Ties each review to its item, with what was considered. */
async function writeConsiderations(
  { tx, chance }: Telling,
  items: readonly { readonly id: number; readonly reviews: readonly Reviewed[] }[],
): Promise<void> {
  const said = items.flatMap(({ id: item, reviews }) =>
    reviews.map(({ id, kind }) => ({ id, item, considerations: considerationsOf(chance, kind) })),
  )
  await sql`
    update review
    set agenda_item_id = said.item, considerations = said.considerations
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as said (id integer, item integer, considerations jsonb)
    where review.id = said.id`.execute(tx)
}

const discussions = [
  'The team told how the last weeks went. The meeting asked what is different for the child at home.',
  'School attendance is up. Two of the agreed visits were missed; the reason was discussed and new dates agreed.',
  'The parents’ solicitor has the letter. Next steps and who does them were agreed.',
  'The family’s own plan was heard. The grandmother can have the child at weekends.',
] as const

const said: Record<string, string> = {
  'progress-of-actions': 'Seven of nine actions are done; two wait for the expert',
  outcomes: 'Routines at home hold; school mornings are on time',
  'impact-on-the-child': 'Sleeps through, has friends again',
  'reduction-of-risk': 'No police call since the plan began',
  'continuing-needs': 'Support with contact',
  'enduring-risks': 'A parent’s drinking at weekends',
  'protective-factors': 'The maternal aunt, and school',
  'alternatives-considered': 'Family meeting held; section 20 not needed',
  'placement-or-support-need': 'None now',
  progress: 'Most of the plan is under way',
  engagement: 'The parents come to meetings',
}

function considerationsOf(chance: Chance, kind: 'midpoint' | 'final'): Readonly<Record<string, string>> {
  const headings = kind === 'final' ? finalConsiderations : chance.in(0.5) ? ['progress', 'engagement'] : ['progress']
  return Object.fromEntries(headings.map((heading) => [heading, said[heading] ?? '']))
}
