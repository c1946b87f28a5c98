import { error, note, warning, type FindingWords } from '#rules/import/plan/finding.ts'

// What is said of court work and of private proceedings.

export const noCourtNumber: FindingWords = warning(
  'CT-08',
  'There is no court number, so nobody can tell which children share the case; this child’s case comes in on its own.',
  'Enter the court number on the family’s page.',
)

export const issuedOtherwise = (said: string, kept: string, courtNumber: string): FindingWords =>
  warning(
    'CT-08',
    `${said} is given as the day of issue, and ${kept} for another child of ${courtNumber}. ${kept} is kept.`,
    'Check the day of issue.',
  )

export const twoKindsOfHearing = (heading: string, said: string, on: string, kind: string): FindingWords =>
  warning(
    'CT-03',
    `“${said}” under “${heading}” is given for ${on}, which another column of this row has as the ${kind}. It is recorded as that.`,
    'Check what the hearing is and correct it on the family’s page.',
  )

export const hearingWithoutKind = (on: string): FindingWords =>
  warning(
    'CT-03',
    `The hearing on ${on} has no kind that is known; it is recorded as “other”.`,
    'Give the hearing its kind.',
  )

export const hearingWithoutDate = (heading: string, said: string): FindingWords =>
  warning(
    'CT-03',
    `“${said}” stands under “${heading}” without the date of the hearing, so no hearing is recorded.`,
    'Enter the hearing with its date.',
  )

export const nothingToFile = (heading: string): FindingWords =>
  warning(
    'CT-04',
    `A filing date stands here, but “${heading}” doesn’t say what is to be filed. It is recorded as “Document not named”.`,
    'Say what is to be filed.',
  )

export const delayInWords = (said: string): FindingWords =>
  note(
    'C10',
    `The reason for delay, “${said}”, isn’t one of the court’s codes. It is kept in words.`,
    'Choose the code when it matters.',
  )

export const reportAfterHearing = (due: string, hearing: string): FindingWords =>
  warning(
    'C8',
    `The report is due on ${due}, after the hearing it serves on ${hearing}.`,
    'Ask the court for another date, or plan to file earlier.',
  )

export const section7WithoutDate: FindingWords = warning(
  'C8',
  'A section 7 report is due on the day the court ordered, and none is given.',
  'Enter the date from the order.',
)

export const privateStandsTwice = (name: string, place: string): FindingWords =>
  error(
    'FAM-06',
    `The same report for ${name} stands twice: here and in ${place}. The first row came in; this one stays out.`,
    'If this row is the right one, correct it in the workbook of rows left out and import that; otherwise mark it settled.',
  )

export const caseStandsTwice = (name: string, place: string): FindingWords =>
  error(
    'FAM-06',
    `${name} stands twice in the same case: here and in ${place}. The first row came in; this one stays out.`,
    'If this row is the right one, correct it in the workbook of rows left out and import that; otherwise mark it settled.',
  )
