/** What somebody can own that must be somebody else's when they leave, in the order it is listed. (AC-04) */
export const ownedKinds = [
  'allocation',
  'conduct',
  'action',
  'answers',
  'urgent-return',
  'direction',
  'staffing',
  'role',
  'cover',
  'seat',
] as const

export type OwnedKind = (typeof ownedKinds)[number]
