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

/** What is written at a final review besides, where there is something to say: no decision waits for it (PP-11). */
export const finalBesides = ['engagement-at-final', 'childs-words-at-final'] as const

export type FinalBesides = (typeof finalBesides)[number]

/** Everything that a final review writes down, in the order it is asked. */
export const finalHeadings = [...finalConsiderations, ...finalBesides] as const

/** What the meeting wrote under each heading. */
export type Considerations = Partial<Readonly<Record<Consideration, string>>>

/** The headings under which nothing is written yet, in order (PP-05). */
export const missingConsiderations = (written: Considerations): readonly Consideration[] =>
  finalConsiderations.filter((heading) => (written[heading] ?? '').trim() === '')
