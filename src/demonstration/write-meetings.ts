import { finalConsiderations } from '#rules/pre-proceedings/considerations.ts'
import { filingDueOn } from '#rules/filing/due.ts'
import { filingJobs } from '#rules/filing/filing-jobs.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import type { Tx } from '#records/db.ts'
import { pastMeetings } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import type { Organisation } from './organisation.ts'

type PlainDate = Temporal.PlainDate
type Telling = {
  readonly tx: Tx
  readonly chance: Chance
  readonly organisation: Organisation
  readonly today: PlainDate
}

const weeksTold = 8

/** Writes the meetings of the last weeks: who came, an item for each family reviewed, confirmed by the chair, filed the day after. */
export async function writePastMeetings(telling: Telling): Promise<void> {
  const meetings = pastMeetings(telling.today, weeksTold)
  for (const [weeksAgo, on] of meetings.entries()) await writeMeeting(telling, on, weeksAgo === 0)
}

const at = (on: PlainDate, time: string): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).toInstant()

async function writeMeeting(telling: Telling, on: PlainDate, isLast: boolean): Promise<void> {
  const { tx, chance, organisation } = telling
  const { id: sittingId } = await tx
    .insertInto('sitting')
    .values({
      ...{
        seriesId: organisation.seriesId,
        meetsOn: on,
        state: 'held',
        chairId: organisation.chair,
        chairedAs: 'chair',
      },
      ...{ openedAt: at(on, '09:00'), closedAt: at(on, '10:00') },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const away = chance.between(2, organisation.core.length - 2)
  await tx
    .insertInto('attendance')
    .values(
      organisation.core.map(({ seatId, personId }, place) => ({
        ...{ sittingId, seatId, personId },
        present: place === away ? ('apologies' as const) : ('present' as const),
      })),
    )
    .execute()
  for (const reviewed of await familiesReviewedOn(tx, on)) await writeItem(telling, { sittingId, on, isLast }, reviewed)
}

type Reviewed = Awaited<ReturnType<typeof familiesReviewedOn>>[number]

/** The reviews held that day, family by family: siblings are one item. */
async function familiesReviewedOn(tx: Tx, on: PlainDate) {
  const reviews = await tx
    .selectFrom('review')
    .innerJoin('episode', 'episode.id', 'review.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .where('review.heldOn', '=', on)
    .select(['review.id', 'review.kind', 'child.id as childId', 'family.id as familyId', 'family.name as familyName'])
    .orderBy('family.id')
    .orderBy('child.id')
    .execute()
  return [...Map.groupBy(reviews, ({ familyId }) => familyId).values()].flatMap((ofFamily) => {
    const [first] = ofFamily
    return first === undefined ? [] : [{ ...first, reviews: ofFamily }]
  })
}

type Held = { readonly sittingId: number; readonly on: PlainDate; readonly isLast: boolean }

async function writeItem(
  telling: Telling,
  { sittingId, on, isLast }: Held,
  { familyId, familyName, kind, reviews }: Reviewed,
) {
  const { tx, chance, organisation } = telling
  const { id: itemId } = await tx
    .insertInto('agendaItem')
    .values({
      ...{
        sittingId,
        section: 'reviews',
        subjectKind: 'family-review',
        subjectId: familyId,
        reviewKind: kind,
        familyId,
      },
      ...{ title: `${familyName} · ${kind}`, reason: `${kind} review`, minutes: kind === 'final' ? 8 : 6 },
      ...{ discussion: chance.pick(discussions), state: 'confirmed' },
      ...{ recordedBy: organisation.panelAdministrator, recordedAt: at(on, '09:50') },
      ...{ confirmedBy: organisation.chair, confirmedAs: 'chair', confirmedAt: at(on, '14:30') },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const childIds = [...new Set(reviews.map(({ childId }) => childId))]
  await tx
    .insertInto('agendaItemChild')
    .values(childIds.map((childId) => ({ itemId, childId })))
    .execute()
  for (const review of reviews)
    await tx
      .updateTable('review')
      .set({ agendaItemId: itemId, considerations: JSON.stringify(considerationsOf(chance, review.kind)) })
      .where('id', '=', review.id)
      .execute()
  for (const childId of childIds) await writePack(telling, { itemId, childId, on, isLast })
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

/** Filed the working day after; of the last meeting some packs still wait. */
async function writePack(
  { tx, chance, organisation, today }: Telling,
  {
    itemId,
    childId,
    on,
    isLast,
  }: { readonly itemId: number; readonly childId: number; readonly on: PlainDate; readonly isLast: boolean },
): Promise<void> {
  const dueOn = filingDueOn(englandAndWales, on)
  const isFiled = !isLast || chance.in(0.7)
  if (!isFiled || Temporal.PlainDate.compare(dueOn, today) >= 0) return
  const { id: packId } = await tx
    .insertInto('filingPack')
    .values({ agendaItemId: itemId, itemNumber: 1, childId, dueOn, madeAt: at(dueOn, '10:00') })
    .returning('id')
    .executeTakeFirstOrThrow()
  const reference = `CN-${10_000 + packId}`
  await tx
    .insertInto('filingJob')
    .values(
      filingJobs.map((job) => ({
        ...{
          packId,
          job,
          doneAt: at(dueOn, '11:20'),
          doneBy: organisation.panelAdministrator,
          caseSystemReference: reference,
        },
      })),
    )
    .execute()
}
