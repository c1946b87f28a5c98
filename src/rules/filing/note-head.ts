import { nameFor } from '#rules/words/name-for.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import { awaiting } from './awaiting.ts'
import type { NotePart } from './legal-case-note.ts'

/** What stands at the top of a note. */
export type NoteHead = {
  /** What the authority calls the note on that day. */
  readonly noteName: string
  /** What the authority calls its case system. */
  readonly caseSystem: string
  readonly child: { readonly name: string; readonly caseSystemId: string | null }
  readonly meetingName: string
  readonly meetingOn: PlainDate
  /** Null while the chair hasn't confirmed the item. */
  readonly confirmed: { readonly by: string; readonly as: DecidedAs; readonly on: PlainDate } | null
}

/** What a version after the first takes the place of, and what is new in it. */
export type InPlaceOf = {
  readonly number: number
  readonly filedOn: PlainDate
  readonly references: readonly string[]
  /** The reason of the correction, where the item was about this child alone. */
  readonly reason: string | null
  readonly news: readonly string[]
}

const confirmers: Record<DecidedAs, string> = {
  chair: nameFor('role.chair', 'short'),
  'acting-deputy': `deputy acting as ${nameFor('role.chair', 'short')}`,
}

/** The top of a note: whose it is, of which meeting, and whether the chair has confirmed it. (FI-01, TM-04) */
export const headOfNote = ({ noteName, caseSystem, child, meetingName, meetingOn, confirmed }: NoteHead): NotePart => ({
  is: 'head',
  heading: `${noteName}: ${child.name}`,
  lines: [
    `${caseSystem} id: ${child.caseSystemId ?? 'not given yet'}`,
    `${meetingName}, ${sayDateInFull(meetingOn)}`,
    confirmed === null
      ? awaiting
      : `Confirmed by ${confirmed.by}, ${confirmers[confirmed.as]}, ${sayDateInFull(confirmed.on)}`,
  ],
})

/** What the authority called a note when it was written: the words of its heading before the child's name. */
export function nameOfNote(note: readonly NotePart[], childName: string): string | null {
  const heading = note[0]?.heading ?? ''
  const end = `: ${childName}`
  return heading.endsWith(end) ? heading.slice(0, -end.length) : null
}

/** What a version after the first says of itself: in place of which, and what is new; null for the first. (FI-03) */
export function versionOfNote(number: number, before: InPlaceOf | null): NotePart | null {
  if (before === null) return null
  const under = before.references.length === 0 ? '' : ` under ${before.references.join(', ')}`
  return {
    is: 'version',
    heading: `Version ${number}`,
    lines: [
      `In place of version ${before.number}, filed on ${sayDate(before.filedOn)}${under}`,
      ...(before.reason === null ? [] : [`Reason: ${before.reason}`]),
      ...before.news.map((news) => `What is new: ${news}`),
    ],
  }
}
