import { error, warning, type FindingWords } from '#rules/import/plan/finding.ts'

// What is said of who a row is about.

const correctRow = 'Correct the row in the workbook of rows left out and import that, or enter the child by hand.'

export const noCaseSystemId = (name: string): FindingWords =>
  warning(
    'FAM-06',
    `${name} has no case-system id. Until it is given, ${name} is known by family, name and date of birth.`,
    'Find the id in the case system and enter it on the child’s record.',
  )

export const unreadableId = (said: string): FindingWords =>
  warning(
    'FAM-06',
    `“${said}” isn’t a case-system id, so the id is left empty.`,
    'Find the id in the case system and enter it on the child’s record.',
  )

export const nobodyNamed: FindingWords = error(
  'FAM-06',
  'The row has neither a child’s name nor a case-system id, so nobody can tell whom it is about. It stays out.',
  correctRow,
)

export const nameMissing = (id: string): FindingWords =>
  warning('FAM-01', `The child with case-system id ${id} has no name here.`, 'Enter the name on the child’s record.')

export const standsTwice = (name: string, place: string): FindingWords =>
  error(
    'FAM-06',
    `${name} stands twice with the same decision date: here and in ${place}. The first row came in; this one stays out.`,
    'If this row is the right one, correct it in the workbook of rows left out and import that; otherwise mark it settled.',
  )

export const idOfSomeoneElse = (name: string, id: string, other: string, place: string): FindingWords =>
  error(
    'FAM-06',
    `Case-system id ${id} belongs to ${other} (${place}), and here it stands beside ${name}. Nobody can tell which child is meant, so the row stays out.`,
    correctRow,
  )

export const severalChildren = (name: string): FindingWords =>
  error(
    'FAM-06',
    `Several children of this family are called ${name} and the row has no case-system id that tells them apart. It stays out.`,
    'Add the case-system id and import the row again.',
  )

export const noFamilyAbove = (name: string): FindingWords =>
  warning(
    'FAM-06',
    `No row above names a family, so ${name} comes in as the first child of a family named after them.`,
    'If the child belongs to another family, join them on the family’s page.',
  )

export const familiesDiffer = (name: string, family: string): FindingWords =>
  warning(
    'FAM-06',
    `The sheet puts ${name} with another family than Waymark does. ${name} stays in the family ${family}.`,
    'If the sheet is right, join the two families on the family’s page.',
  )

export const bornAheadNotUnborn = (name: string, said: string): FindingWords =>
  warning(
    'P13',
    `${name}’s date of birth is given as ${said}, which lies ahead, and ${name} isn’t marked unborn. The date is left empty.`,
    'If the child isn’t born yet, mark them unborn with the expected date; otherwise enter the date of birth.',
  )

export const expectedDatePast = (name: string, said: string): FindingWords =>
  warning(
    'P13',
    `${name} is marked unborn, but the expected date, ${said}, has passed.`,
    'If the child has been born, complete the record with name and date of birth.',
  )

export const expectedDateMissing = (name: string): FindingWords =>
  warning('P13', `${name} is marked unborn without an expected date.`, 'Enter the expected date on the child’s record.')

export const birthDateMissing = (name: string): FindingWords =>
  warning('FAM-01', `${name} has no date of birth here.`, 'Enter the date of birth on the child’s record.')

export const isAnAdult = (name: string, said: string): FindingWords =>
  warning(
    'P17',
    `Born ${said}, ${name} would be 18 or older, and the row is still open.`,
    'Check the date of birth; if it is right, record that the child turned 18.',
  )
