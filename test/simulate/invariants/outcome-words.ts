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
