import { nameFor } from '#rules/words/name-for.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { withStop } from '#rules/words/with-stop.ts'
import { awaitsExtensionDecision, type EpisodeFacts, type Extension } from './episode.ts'

/**
 * What stands to be decided on an extension, a sentence for each: until when, who asked, when and why; none where nothing is asked. A final
 * review may have recommended one of which nothing more is recorded. What was asked after the day `by` isn't told. (P6, P8; PP-04)
 */
export function sayExtensionsAsked(facts: EpisodeFacts, by: PlainDate): readonly string[] {
  const extensions = facts.extensions.filter(({ asked }) => asked?.on == null || !isAfter(asked.on, by))
  const undecided = extensions.filter(({ state }) => state === 'recommended' || state === 'requested')
  if (undecided.length > 0) return undecided.map(sayAsked)
  const lastFinal = facts.finals.at(-1)
  return awaitsExtensionDecision({ ...facts, extensions }) && lastFinal !== undefined
    ? [
        `Extension recommended at the ${nameFor('review.final')}, ${sayDate(lastFinal.heldOn)}; its new date isn’t recorded. Not decided.`,
      ]
    : []
}

const isToBeConfirmed = ({ state, asked }: Extension): boolean => state === 'recommended' && asked?.awaitsChair === true

function sayAsked(extension: Extension): string {
  const { newLimit, state, asked } = extension
  const said = withStop(asked?.why ?? '')
  const because = said === '' ? '.' : `: ${said}`
  const deed = `Extension to ${sayDate(newLimit)} ${state === 'recommended' ? 'recommended' : 'asked for'}`
  // What the chair hasn’t confirmed nobody has recommended yet. (TM-04)
  return isToBeConfirmed(extension)
    ? `${deed}${sayWhen(asked)}, as recorded; awaiting the ${nameFor('role.chair', 'short')}’s confirmation${because}`
    : `${deed}${sayBy(asked)}${sayWhen(asked)}, not decided${because}`
}

const sayBy = (asked: Extension['asked']): string => (asked?.by == null ? '' : ` by ${asked.by}`)
const sayWhen = (asked: Extension['asked']): string => (asked?.on == null ? '' : ` on ${sayDate(asked.on)}`)
