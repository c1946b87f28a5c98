/** What the lines at the top of an Overview count, each of a row's own children. */
export const toldKinds = [
  ...(['midpoint-held', 'final-held', 'held-late', 'outcome'] as const),
  ...(['extension-asked', 'extension-recommended', 'extension-agreed', 'extension-refused'] as const),
  ...(['past-limit', 'urgent-return', 'review-not-held', 'document-late', 'report-late'] as const),
] as const

export type ToldKind = (typeof toldKinds)[number]

/** One thing to count; `words` are the outcome's, as they were on the day. */
export type Told = { readonly kind: ToldKind; readonly words: string | null }

export const tell = (kind: ToldKind, words: string | null = null): Told => ({ kind, words })
