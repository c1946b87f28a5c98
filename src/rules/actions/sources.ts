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

/** Whether the child's team manager always answers for it, whoever does it: actions of clinic and tracking meeting (AC-01, C5). */
export const teamManagerAlwaysAnswers = (source: ActionSource): boolean =>
  source === 'clinic' || source === 'tracking-meeting' || source === 'review' || source === 'urgent-return'
