import { nameFor } from '#rules/words/name-for.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { note, warning, type FindingWords } from '#rules/import/plan/finding.ts'
import type { RecordedHere } from '#rules/import/plan/record-values.ts'

// What is said where a workbook and what was recorded in Waymark itself differ.

/** `kept` null: somebody took out what the workbook still says. */
export function keptAsRecorded(said: string, kept: string | null, { who, on, how }: RecordedHere): FindingWords {
  const otherwise = `The workbook says “${said}”;`
  const day = sayDate(on)
  if (how === 'confirmed-by-chair')
    return note(
      'TM-04',
      `${otherwise} ${who}, in the chair, confirmed “${kept ?? 'nothing'}” on ${day}. Waymark keeps it.`,
      'Nothing needs doing. If the workbook is right, correct the meeting’s item with a reason.',
    )
  if (how === 'written-down-at-meeting')
    return note(
      'TM-04',
      `${otherwise} the meeting of ${day} recorded “${kept ?? 'nothing'}”. Waymark keeps it.`,
      `Nothing needs doing. If the workbook is right, change the meeting’s item before the ${nameFor('role.chair', 'short')} confirms it.`,
    )
  return warning(
    'FAM-06',
    kept === null
      ? `${otherwise} ${who} took that out on ${day}. Waymark leaves it empty.`
      : `${otherwise} ${who} entered “${kept}” on ${day}. Waymark keeps it.`,
    'If the workbook is right, enter its value on the record.',
  )
}

export const childTakenOut = (child: string, courtNumber: string, { who, on }: RecordedHere): FindingWords =>
  warning(
    'FAM-06',
    `The workbook lists ${child} in ${courtNumber}; ${who} took ${child} out of it on ${sayDate(on)}. Waymark leaves it so, and reads no hearing or filing of this row.`,
    'If the workbook is right, put the child back in the case.',
  )

export const roleHasEnded = (name: string, post: string, endedOn: PlainDate): FindingWords =>
  warning(
    'SET-01',
    `The workbook lists ${name} as ${post}; in Waymark that ended on ${sayDate(endedOn)}. Waymark doesn’t give it back.`,
    'If they hold it again, give them the role under People.',
  )

export const seatHasEnded = (name: string, post: string, endedOn: PlainDate): FindingWords =>
  warning(
    'TM-02',
    `The workbook lists ${name} as ${post}; the seat in the meeting that comes with it they held until ${sayDate(endedOn)}. Waymark doesn’t give it back.`,
    'If they hold a seat again, say so under Meetings in the settings.',
  )

export const rewordedAction = (words: string): FindingWords =>
  note(
    'AC-01',
    `The action kept for the same person and the same day says “${words}”. This row is taken for the same action in other words.`,
    'Nothing needs doing. If it is another action, add it by hand.',
  )
