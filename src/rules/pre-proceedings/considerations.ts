/** What is written before a final decision can be recorded, in the order it is asked; 'None' is an answer (PP-05; L final). */
export const finalConsiderations = [
  'progress-of-actions',
  'outcomes',
  'impact-on-the-child',
  'reduction-of-risk',
  'continuing-needs',
  'enduring-risks',
  'protective-factors',
  'alternatives-considered',
  'placement-or-support-need',
] as const

export type Consideration = (typeof finalConsiderations)[number]

/** What the meeting wrote under each heading. */
export type Considerations = Partial<Readonly<Record<Consideration, string>>>

/** The headings under which nothing is written yet, in order (PP-05). */
export const missingConsiderations = (written: Considerations): readonly Consideration[] =>
  finalConsiderations.filter((heading) => (written[heading] ?? '').trim() === '')
