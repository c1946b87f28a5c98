/** What may touch a child's legal plan (TM-05). */
export const staffingKindWords = {
  leaver: 'Somebody is leaving',
  absence: 'Somebody is absent',
  unallocated: 'No worker allocated',
  other: 'Something else',
} as const

export type StaffingKind = keyof typeof staffingKindWords
