/**
 * The court service's own codes for delay, adjournment and extension (C10; data standards §3). Where only the group of a code is
 * published, the group's word stands with "other".
 */
const groups = {
  'The authority': {
    LA1: 'no or poor pre-proceedings preparation',
    LA2: 'no friends or family identified',
    LA3: 'no or poor kinship assessments',
    LA4: 'no expert instructed',
    LA5: 'no, poor or late social work assessment',
    LA6: 'new social work report after a change',
    LA7: 'no timetable for the child',
    LA8: 'new or alternative care plan',
    LA9: 'placement order delay',
    LA10: 'no or poor placement evidence',
    LA11: 'no threshold document',
  },
  Cafcass: { CA1: 'not allocated or present', CA2: 'no or poor analysis' },
  Expert: { EX1: 'late or poor report', EX2: 'new report needed after a change' },
  Health: { HE1: 'no or poor medical records' },
  Police: { CR1: 'disclosure incomplete or not available' },
  Court: { HM1: 'no courtroom', HM2: 'no special measures', HM3: 'no interpreter' },
  Judge: { JU1: 'no continuity', JU2: 'not enough time listed', JU3: 'other' },
  'Lawyers and parties': {
    LW1: 'not instructed, present or ready',
    LW2: 'no analysis of the key issues',
    LW3: 'no or poor parental evidence',
    LW4: 'no intermediary',
    LW5: 'other',
  },
  'Official Solicitor': { OS1: 'not instructed or ready' },
  'Legal aid': { LS1: 'authority not given', LS2: 'other' },
  Immigration: { IN1: 'immigration or international difficulty' },
  Other: {
    OT1: 'case transferred',
    OT2: 'interim contested hearing needed',
    OT3: 'directions not followed, other',
    OT4: 'joined with other family proceedings',
    OT5: 'parallel proceedings',
    OT6: 'new baby or pregnancy',
    OT7: 'new party joined',
    OT8: 'severe weather',
    OT9: 'industrial action',
    OT10: 'public health emergency',
    OT11: 'other 11',
    OT12: 'other 12',
    OT13: 'other 13',
    OT14: 'other 14',
  },
} as const

/** One code with its words, ready to choose: 'EX1 Expert: late or poor report'. */
export type DelayReason = { readonly code: string; readonly words: string }

/** Every code, the authority's own first. */
export const delayReasons: readonly DelayReason[] = Object.entries(groups).flatMap(([group, codes]) =>
  Object.entries(codes).map(([code, words]) => ({ code, words: `${group}: ${words}` })),
)

/** Whether it is one of the codes. */
export const isDelayCode = (code: string): boolean => delayReasons.some((reason) => reason.code === code)

/** 'EX1 Expert: late or poor report'; a code that isn't in the list (an imported one) stands as it is; '' for none. */
export function sayDelayReason(code: string | null): string {
  if (code === null) return ''
  const reason = delayReasons.find((each) => each.code === code)
  return reason === undefined ? code : `${code} ${reason.words}`
}
