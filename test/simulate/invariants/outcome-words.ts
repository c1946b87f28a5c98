/** How each outcome of a review is told, written here once more and not taken from the product’s own words. (PP-05, PP-06) */
export const outcomeWords: Readonly<Record<string, string>> = {
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
export const panelWords: Readonly<Record<string, string>> = {
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
