/** Where an action came from (AC-01). */
export type ActionSource = 'gateway' | 'clinic' | 'tracking-meeting' | 'review' | 'court' | 'urgent-return' | 'family'

/** The words shown for each; `family` is one that a person entered on the family's page. */
export const actionSourceWords: Record<ActionSource, string> = {
  gateway: 'Legal Gateway Panel',
  clinic: 'Case Progression Clinic',
  'tracking-meeting': 'Legal Tracking Meeting',
  review: 'Review',
  court: 'Court',
  'urgent-return': 'Urgent return',
  family: 'The family’s plan',
}

/**
 * Whether the child's team manager always answers for it, whoever does it: actions of clinic and tracking meeting (AC-01, C5). An item
 * about no family (a team's staffing, any other issue) has no child whose manager it could be, so its action names a manager: without
 * one nobody would answer for it.
 */
export const teamManagerAlwaysAnswers = (action: {
  readonly source: ActionSource
  readonly familyId: number | null
}): boolean =>
  action.familyId !== null &&
  (action.source === 'clinic' ||
    action.source === 'tracking-meeting' ||
    action.source === 'review' ||
    action.source === 'urgent-return')
