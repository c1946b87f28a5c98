/**
 * What in a demonstration is overdue on the day it is made: what the guided tour of the README shows, and nothing else. Each is told in
 * told-families.ts; the rest of the council's work is in time.
 */
export const overdueForTheTour = {
  /** Past the 12-week date, and the last meeting didn't reach her: heads the coming one. */
  finals: ['Cara Adeyemi'],
  /** The panel decided nine days ago, and the letter isn't sent. */
  letters: ['Łukasz Nowak'],
  /** On the actions' list and on the family's page. */
  actions: ['Letter of instruction to the psychologist', 'Parenting assessment to start'],
} as const
