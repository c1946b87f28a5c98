import { note, warning, type FindingWords } from '#rules/import/plan/finding.ts'
import type { DateRefusal } from './read-cell.ts'

// What is said of a cell that can't be read, whatever sheet it is in.

const correct = 'Enter the right value on the record, or correct the cell and import the workbook again.'

const whyNoDate: Record<DateRefusal, string> = {
  'no-such-day': 'there is no such day in the calendar',
  missing: 'the day, the month or the year is missing',
  'other-weekday': 'the weekday and the date don’t belong together',
  'out-of-range': 'the year can’t be right',
  'not-a-date': 'these words aren’t a date',
}

export const unreadableDate = (heading: string, said: string, because: DateRefusal): FindingWords =>
  warning(
    'FAM-06',
    `“${said}” under “${heading}”: ${whyNoDate[because]}. The date is left empty; the words are kept here.`,
    correct,
  )

export const dateAhead = (heading: string, said: string): FindingWords =>
  warning(
    'FAM-06',
    `“${heading}” says ${said}, which lies ahead: what hasn’t happened yet isn’t recorded as having happened. The date is left empty.`,
    'Enter it once it has happened, or correct the cell and import the workbook again.',
  )

export const unknownWord = (heading: string, said: string, expected: string): FindingWords =>
  warning(
    'FAM-06',
    `“${said}” under “${heading}” isn’t one of ${expected}. It is left empty; the words are kept here.`,
    correct,
  )

export const neitherYesNorNo = (heading: string, said: string): FindingWords =>
  warning('FAM-06', `“${said}” under “${heading}” is neither yes nor no. It is left empty.`, correct)

export const unknownPerson = (heading: string, said: string): FindingWords =>
  warning(
    'FAM-06',
    `Nobody called “${said}” is known here, so “${heading}” is left empty.`,
    'Add the person under People, or to the Staff list, then choose them on the record.',
  )

export const severalPeople = (heading: string, said: string): FindingWords =>
  warning(
    'FAM-06',
    `Several people are called “${said}”, so “${heading}” is left empty.`,
    'Choose the right person on the record.',
  )

export const unknownTeam = (said: string): FindingWords =>
  warning(
    'FAM-06',
    `No team is known that “${said}” could be, so the team is left empty.`,
    'Add the team under Teams, or to the Staff list, then choose it on the record.',
  )

export const aRemark: FindingWords = note(
  'FAM-06',
  'This row holds a remark, not a record, and was left aside.',
  'Nothing needs doing.',
)

/** Dates that Waymark works out itself and that the sheet has otherwise, all by the same number of days or one at a time. */
export const computedOtherwise = (rule: string, heading: string, sentence: string): FindingWords =>
  note(
    rule,
    `${sentence} Waymark’s own date is shown; nothing under “${heading}” is read.`,
    'Nothing needs doing, unless the date it is counted from is wrong.',
  )

export const differsFromOtherSheet = (heading: string, said: string, kept: string, place: string): FindingWords =>
  warning(
    'FAM-06',
    `“${heading}” says “${said}” here and “${kept}” in ${place}. The first is kept: “${kept}”.`,
    'Check which is right and correct the record.',
  )
