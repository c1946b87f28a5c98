import { error, warning, type FindingWords } from '#rules/import/plan/finding.ts'

// What is said of the Staff list.

export const noName: FindingWords = error(
  'SET-01',
  'The row names nobody, so it stays out.',
  'Add the name and import the row again.',
)

export const unknownPost = (said: string): FindingWords =>
  warning(
    'SET-01',
    `No role is known for the post “${said}”; the person comes in without a role.`,
    'Give the person their role under People.',
  )

export const noTeam = (name: string, post: string): FindingWords =>
  warning(
    'SET-02',
    `${name} is a ${post.toLowerCase()}, but no team is given; the role waits for it.`,
    'Give the person their role and team under People.',
  )

export const noService = (name: string, post: string): FindingWords =>
  warning(
    'SET-02',
    `${name} is a ${post.toLowerCase()}, but no service is given; the role waits for it.`,
    'Give the person their role and service under People.',
  )

export const teamWithoutService = (team: string): FindingWords =>
  warning(
    'SET-02',
    `No service is given for the team ${team}. It comes in under “${unnamedService}”.`,
    'Put the team in its service under Teams.',
  )

export const unnamedService = 'Service to be named'

export const sameName = (name: string): FindingWords =>
  warning(
    'SET-01',
    `Another person called ${name} is known with another e-mail address. This one comes in beside them, and a bare name in the workbook can’t tell the two apart.`,
    'If they are one person, correct the address.',
  )

export const sameAddress = (name: string, other: string): FindingWords =>
  warning(
    'SET-01',
    `${name} has the e-mail address of ${other}; two people can’t share one, so it is left empty.`,
    'Enter the right address under People.',
  )

export const seatIsTaken = (post: string, holder: string): FindingWords =>
  warning(
    'TM-01',
    `The core seat of the post “${post}” is held by ${holder}, who keeps it.`,
    'If it has passed on, change who holds the seat under Meetings in the settings.',
  )
