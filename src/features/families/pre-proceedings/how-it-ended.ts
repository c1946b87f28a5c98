import { loadChild } from '#records/families/children.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { endOfFollowingNames } from '#rules/people/still-followed.ts'
import { endingNames, planNames } from '#rules/pre-proceedings/clock-words.ts'
import type { Stage } from '#rules/pre-proceedings/episode.ts'
import type { AsKept } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'

/** An ending in words, to set beside one that somebody else recorded: how it ended and what is written of it. */
export const endingInWords = (ended: string, words: string) => ({ Ended: ended, 'In words': words })

/** 'Thu 8 Oct 2026: decided to initiate proceedings'. */
export const sayIssued = (on: PlainDate): string => `${sayDate(on)}: decided to initiate proceedings`

function sayEnded(stage: Stage): string {
  switch (stage.status) {
    case 'open':
      return 'Still open'
    case 'stepped-out':
      return `${sayDate(stage.on)}: stepped out to a ${planNames[stage.planSought]}`
    case 'stepped-up':
      return sayIssued(stage.on)
    case 'ended-otherwise':
      return `${sayDate(stage.on)}: ${endingNames[stage.ending]}`
  }
}

/** Since when and why a child isn't followed any more, else how the last episode stands now, in words; null where there is neither. */
export async function endingAsKept(visit: Visit, childId: number): Promise<AsKept | null> {
  const child = await loadChild(visit.db, visit.looking, childId)
  if (child?.followedUntil == null || child.noLongerBecause === null) return lastEpisodeAsKept(visit, childId)
  const ended = `${sayDate(child.followedUntil)}: ${endOfFollowingNames[child.noLongerBecause]}`
  const words = endingInWords(ended, child.noLongerWords ?? '')
  return { kind: 'child', id: child.id, version: child.version, words }
}

/** How a child's last episode stands now, in words; null where there is none. */
export async function lastEpisodeAsKept({ db }: Visit, childId: number): Promise<AsKept | null> {
  const last = (await loadEpisodes(db, [childId])).at(-1)
  if (last === undefined) return null
  const words = endingInWords(sayEnded(last.episode.stage), last.endedWords ?? '')
  return { kind: 'episode', id: last.id, version: last.version, words }
}
