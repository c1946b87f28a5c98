import type { LabelKey, Labels } from '#rules/words/labels.ts'

/** Where an action came from (AC-01). */
export type ActionSource = 'gateway' | 'clinic' | 'tracking-meeting' | 'review' | 'court' | 'urgent-return' | 'family'

const words: Record<ActionSource, { readonly label: LabelKey } | string> = {
  gateway: { label: 'body.gateway-panel' },
  clinic: { label: 'body.clinic' },
  'tracking-meeting': { label: 'body.tracking-meeting' },
  review: 'Review',
  court: 'Court',
  'urgent-return': 'Urgent return',
  family: 'The family’s plan',
}

/** The words shown for it, a body by the authority's name for it; `family` is one that a person entered on the family's page. */
export function sayActionSource(source: ActionSource, labels: Labels): string {
  const said = words[source]
  return typeof said === 'string' ? said : labels(said.label)
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
