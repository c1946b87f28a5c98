/** The care plan put to the court, by the codes of the Standard Safeguarding Dataset (data standards §2, item 021). */
export const carePlanWords = {
  A: 'Interim or full care order',
  B: 'Interim or full care order, placed with parents',
  C: 'Adoption',
  D: 'Interim or full supervision order',
  E: 'Special guardianship',
  F: 'Private law order',
  G: 'Other',
} as const

export type CarePlan = keyof typeof carePlanWords

/** 'Adoption'; '' while there is none. The return's code is for the return, not for readers. */
export const sayCarePlan = (plan: CarePlan | null): string => (plan === null ? '' : carePlanWords[plan])

/** The orders an authority applies for (data standards §3). */
export const ordersAppliedFor = [
  'Care order',
  'Interim care order',
  'Supervision order',
  'Interim supervision order',
  'Education supervision order',
  'Emergency protection order',
  'Variation or discharge',
  'Child assessment order',
  'Secure accommodation order',
  'Refuse contact',
  'Recovery order',
  'Contact with a child in care',
] as const

/** Why an application was made at short notice, without pre-proceedings (data standards §2, item 019; P9). */
export const withoutPreProceedingsWords = {
  A: 'Immediate safety',
  B: 'Emergency protection order',
  C: 'Other',
} as const
