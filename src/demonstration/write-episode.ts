import type { Tx } from '#records/keeping/db.ts'
import type { Organisation } from './organisation.ts'
import type { EpisodePlan, ExtensionPlan } from './plans.ts'
import type { Writing } from './writing.ts'

type PlainDate = Temporal.PlainDate

/** Writes one child's period in pre-proceedings with its reviews, extension and urgent return. */
export async function writeEpisode(
  { tx, organisation, today, afterwards }: Writing,
  childId: number,
  plan: EpisodePlan,
): Promise<void> {
  const { id: episodeId, dayZeroOn } = await tx
    .insertInto('episode')
    .values({
      childId,
      decidedOn: plan.decidedOn,
      letterSentOn: plan.letterSentOn,
      familyMeetingOffered: plan.letterSentOn === null ? null : true,
      familyMeetingOn: plan.familyMeetingOn,
      firstMeetingOn: plan.firstMeetingOn,
      reviewMeetings:
        plan.firstMeetingOn === null ? null : Math.floor(plan.decidedOn.until(plan.ended?.on ?? today).days / 35),
      outcome: plan.ended?.outcome ?? null,
      endedOn: plan.ended?.on ?? null,
    })
    .returning(['id', 'dayZeroOn'])
    .executeTakeFirstOrThrow()
  if (plan.reviews.length > 0)
    await tx
      .insertInto('review')
      .values(
        plan.reviews.map((review) => ({
          ...review,
          episodeId,
          decidedBy: organisation.chair,
          decidedAs: 'chair' as const,
        })),
      )
      .execute()
  if (plan.extension !== null) {
    const asked = { ...plan.extension, episodeId, episodeDayZeroOn: dayZeroOn }
    if (plan.extension.state === 'requested') afterwards.push(() => writeExtension(tx, organisation, asked))
    else await writeExtension(tx, organisation, asked)
  }
  const { urgentReturn } = plan
  if (urgentReturn !== null)
    afterwards.push(() =>
      tx
        .insertInto('urgentReturn')
        .values({ ...urgentReturn, episodeId, ownerId: organisation.chair })
        .execute(),
    )
}

type Asked = ExtensionPlan & { readonly episodeId: number; readonly episodeDayZeroOn: PlainDate }

const writeExtension = (tx: Tx, { divisionalDirector }: Organisation, asked: Asked): Promise<unknown> =>
  tx
    .insertInto('extension')
    .values({
      ...asked,
      exceptional: 'The expert can’t report earlier, and the report decides between home and a relative',
      proposals: 'Weekly chaser; support at home goes on meanwhile',
      decidedBy: asked.decidedOn === null ? null : divisionalDirector,
      decidedAs: asked.decidedOn === null ? null : 'divisional-director',
    })
    .execute()
