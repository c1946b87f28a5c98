import { capitalised, type Labels } from '#rules/words/labels.ts'

/** What a document attached to an item is called: 'Referral', by the authority's name for it, or 'Supporting document' (SET-03). */
export const sayDocumentKind = (kind: 'referral' | 'supporting', labels: Labels): string =>
  kind === 'referral' ? capitalised(labels('document.referral')) : 'Supporting document'
