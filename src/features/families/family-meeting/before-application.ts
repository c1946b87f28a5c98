import type { KeptChild } from '#records/families/children.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Preparation } from '#records/pre-proceedings/change-episodes.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import { offersOfEpisodes } from '#records/pre-proceedings/family-meeting-offers.ts'
import { clockSetting } from '#records/settings/settings.ts'
import { isWithoutFamilyMeeting } from '#rules/pre-proceedings/family-meeting.ts'
import { sayList } from '#rules/words/say-names.ts'

/**
 * What is asked where an application is recorded for children to whose family no meeting was offered, once the duty to offer one has begun: the view that it
 * isn't right for them, or that it is right all the same. It is a warning: an urgent application is never held up. (P15)
 */
export async function familyMeetingQuestions(
  db: Db,
  children: readonly Pick<KeptChild, 'id' | 'name'>[],
  chosen: readonly EpisodeClock[],
  changes: Partial<Preparation>,
): Promise<readonly string[]> {
  const applicationOn = changes.applicationOn ?? null
  if (applicationOn === null) return []
  const { value } = await clockSetting.load(db)
  const { familyMeetingDutyFrom: from } = value
  if (from === null) return []
  const offers = await offersOfEpisodes(
    db,
    chosen.map(({ stored }) => stored.id),
  )
  const without = chosen.filter(({ stored }) => {
    if (stored.episode.applicationOn?.equals(applicationOn) === true) return false
    const view = changes.familyMeetingView ?? stored.familyMeetingView
    const known = { ...stored, familyMeetingView: view, isOffered: (offers.get(stored.id)?.length ?? 0) > 0 }
    return isWithoutFamilyMeeting(known, applicationOn, Temporal.PlainDate.from(from))
  })
  if (without.length === 0) return []
  const names = without.flatMap(({ stored }) => children.find(({ id }) => id === stored.childId)?.name ?? [])
  return [
    `The application for ${sayList(names)} would be without a family group decision-making meeting offered, and without the recorded view that it isn’t in the child’s best interests. The family’s page leads to where the view is recorded; an urgent application is not held up`,
  ]
}
