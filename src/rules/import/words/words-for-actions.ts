import { error, note, warning, type FindingWords } from '#rules/import/plan/finding.ts'

// What is said of actions.

const correctRow =
  'Write the child’s case-system id after the name in the workbook of rows left out and import that, or add the action by hand.'

export const nobodyOfThatName = (said: string): FindingWords =>
  error(
    'AC-01',
    `No child and no family called “${said}” is known, so nobody can tell whom the action is for. It stays out.`,
    correctRow,
  )

export const severalOfThatName = (said: string, count: number): FindingWords =>
  error(
    'AC-01',
    `${count} children in different families are called ${said}, and nothing tells which one the action is for. It stays out.`,
    correctRow,
  )

export const siblingsOfThatName = (said: string): FindingWords =>
  warning(
    'AC-01',
    `Several children of one family are called ${said}. The action is kept for the family, not for one child.`,
    'Nothing needs doing if it is for all of them. Otherwise write the child’s case-system id after the name and import the workbook again.',
  )

export const toldByTheDoer = (said: string, count: number, doer: string, which: string): FindingWords =>
  note(
    'AC-01',
    `${count} children are called ${said}. The action is for the one with whom ${doer} works: ${which}.`,
    'Nothing needs doing, unless that is wrong.',
  )

export const noWords: FindingWords = error(
  'AC-01',
  'The row doesn’t say what is to be done, so it stays out.',
  'Add the action’s words and import the row again.',
)

export const noDay = (said: string): FindingWords =>
  warning(
    'AC-01',
    `“${said}” isn’t a day, so the action comes in without a date; the words are kept here.`,
    'Agree a date with whoever does it and enter it on the action.',
  )

export const noDoer: FindingWords = warning(
  'AC-01',
  'Nobody is named who does the action.',
  'Give the action to somebody.',
)
