/** The court service's own list of hearing types, as an authority's people say them (data standards §3). */
export const hearingNames = {
  'emergency-protection': 'Emergency protection order hearing',
  'fact-finding': 'Fact-finding hearing',
  'case-management': 'Case management hearing',
  'further-case-management': 'Further case management hearing',
  'issues-resolution': 'Issues resolution hearing',
  final: 'Final hearing',
  judgment: 'Judgment after hearing',
  'interim-care-order': 'Interim care order hearing',
  discharge: 'Discharge of care hearing',
  'family-drug-and-alcohol': 'Family drug and alcohol court hearing',
  placement: 'Placement hearing',
  other: 'Other hearing',
} as const

export type HearingKind = keyof typeof hearingNames

/** Every kind, in the list's order, as a form offers them. */
export const hearingKinds = [
  ...(['emergency-protection', 'fact-finding', 'case-management', 'further-case-management'] as const),
  ...(['issues-resolution', 'final', 'judgment', 'interim-care-order', 'discharge'] as const),
  ...(['family-drug-and-alcohol', 'placement', 'other'] as const),
] as const satisfies readonly HearingKind[]
