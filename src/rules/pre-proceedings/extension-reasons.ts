import { nameFor } from '#rules/words/name-for.ts'
import { sayCountedDays, type DateReason } from '#rules/calendar/date-reason.ts'
import { daysBetween, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Extension } from './episode.ts'

/** An extension with who asked for it and who decided, in words; null where that isn't recorded (P6). */
export type ExtensionRecorded = Extension & {
  readonly askedOn: PlainDate | null
  /** Until when it was asked for, where an earlier day was agreed. */
  readonly askedUntil: PlainDate | null
  readonly askedBy: string | null
  readonly decidedBy: string | null
  /** Why it is exceptional, as it was written. */
  readonly why: string | null
  /** Since when there is nothing to decide, and why; who withdrew it and in which words. */
  readonly closedOn: PlainDate | null
  readonly closedBecause: 'pre-proceedings-ended' | 'withdrawn' | 'answered' | null
  readonly closedBy: string | null
  readonly closedWords: string | null
  /** Recommended at an item that the chair hasn’t confirmed: nobody is said to have recommended it yet. */
  readonly awaitsChair: boolean
}

const called: Record<Extension['state'], string> = {
  recommended: 'Date recommended',
  requested: 'Date asked for',
  agreed: 'Agreed date',
  refused: 'Date refused',
}

const deeds: Record<Extension['state'], string> = {
  recommended: 'Extension recommended',
  requested: 'Extension asked for',
  agreed: 'Extension agreed',
  refused: 'Extension refused',
}

const rules: Record<Extension['state'], string> = {
  recommended: 'Moves nothing until it is agreed',
  requested: 'Moves nothing until it is agreed',
  agreed: 'The date that was agreed, at most the 16-week maximum',
  refused: 'Moved nothing: it was refused',
}

const together = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ')
const by = (name: string | null): string | null => (name === null ? null : `by ${name}`)
const dayOr = (on: PlainDate | null): string | null => (on === null ? null : sayDate(on))

const isUndecided = ({ state }: Extension): boolean => state === 'requested' || state === 'recommended'

/** How long the decision took: 'decided after 3 days'. (PP-04) */
const sayTaken = (askedOn: PlainDate | null, decidedOn: PlainDate | null): string | null =>
  askedOn === null || decidedOn === null || isBefore(decidedOn, askedOn)
    ? null
    : askedOn.equals(decidedOn)
      ? 'decided the same day'
      : `decided after ${sayDays(daysBetween(askedOn, decidedOn))}`

function sayClosed({ closedOn, closedBecause, closedBy, closedWords }: ExtensionRecorded): string {
  if (closedOn === null) return ''
  if (closedBecause === 'withdrawn')
    return `; ${together('withdrawn', sayDate(closedOn), by(closedBy))}: ${closedWords ?? ''}`
  return closedBecause === 'answered'
    ? `; answered, ${sayDate(closedOn)}, with the one that was decided`
    : `; closed, ${sayDate(closedOn)}, as ${nameFor('stage.pre-proceedings')} ended`
}

function sayFrom(extension: ExtensionRecorded): string {
  const { state, decidedOn, decidedBy, askedOn, askedBy, askedUntil, why } = extension
  if (state === 'requested' || state === 'recommended') {
    const because = why === null || why.trim() === '' ? '' : `: ${why.trim()}`
    const awaits = state === 'recommended' && extension.awaitsChair
    const who = awaits ? `recorded, awaiting the ${nameFor('role.chair', 'short')}’s confirmation` : by(askedBy)
    return `${together(deeds[state], dayOr(askedOn), who)}${because}${sayClosed(extension)}`
  }
  const until = askedUntil === null ? null : `until ${sayDate(askedUntil)}`
  const asked = together('asked for', dayOr(askedOn), by(askedBy), until, sayTaken(askedOn, decidedOn))
  return `${together(deeds[state], dayOr(decidedOn), by(decidedBy))}${asked === 'asked for' ? '' : `; ${asked}`}`
}

/** Why each date of an extension is what it is: asked for, agreed or refused, when and by whom (P6; PP-04, PP-10). */
export const extensionReasons = (dayZero: PlainDate, extensions: readonly ExtensionRecorded[]): readonly DateReason[] =>
  extensions.map((extension) => ({
    what: called[extension.state],
    on: extension.newLimit,
    from: sayFrom(extension),
    rule:
      isUndecided(extension) && extension.closedOn !== null
        ? 'Moved nothing: it was never decided'
        : rules[extension.state],
    counted: sayCountedDays(dayZero, extension.newLimit),
    isProvisional: false,
  }))
