import { capitalised, defaultLabels, isLabelKey, type Labels } from '#rules/words/labels.ts'

/** How each outcome of a review is told, written here once more and not taken from the product’s own words. (PP-05, PP-06) */
const outcomeWords: Readonly<Record<string, string>> = {
  continue: 'Continue',
  'seek-extension': 'Extension to be sought',
  'urgent-return': 'Urgent return to the panel',
  'step-out-child-protection': 'Step out, child protection plan sought',
  'step-out-child-in-need': 'Step out, child in need plan sought',
  'initiate-proceedings': 'Initiate proceedings',
  'recommend-extension': 'Recommend an extension',
  'seek-panel-decision': 'Seek the panel’s decision',
}

/** How each decision of a panel is told, written here once more; those that have a name of the council's in them as far as that. (PP-01) */
const panelWords: Readonly<Record<string, string>> = {
  continue: 'Continue as now',
  start: 'Start',
  'recommend-start': 'Recommend starting',
  issue: 'Issue proceedings',
  'step-out-child-protection': 'Step down to',
  'step-out-child-in-need': 'Step down to',
  'section-20': 'Section 20 agreed',
  'private-order': 'Support a private order',
  'other-order': 'Another order',
  agreed: 'Agreed',
  'not-agreed': 'Not agreed',
  deferred: 'Decision put off until',
}

/** What the council calls it, at the beginning of a line; nothing where it says as everybody does. (SET-09) */
function ownWords(key: string, labels: Labels): string | undefined {
  return isLabelKey(key) && labels(key) !== defaultLabels(key) ? capitalised(labels(key)) : undefined
}

/** How an outcome of a review begins to be told where things have these names. */
export const outcomeIn = (labels: Labels, outcome: string): string | undefined =>
  ownWords(`outcome.${outcome}`, labels) ?? outcomeWords[outcome]

/** The same of a panel’s decision. */
export const panelDecisionIn = (labels: Labels, decided: string): string =>
  ownWords(`decision.${decided}`, labels) ?? panelWords[decided] ?? ''

/** The first words of what is said of a review, in small letters. */
export const reviewIn = (labels: Labels, kind: 'midpoint' | 'final'): string =>
  (ownWords(`review.${kind}`, labels) ?? kind).toLowerCase()
