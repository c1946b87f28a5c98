import type { LabelKey } from '#rules/words/labels.ts'
import type { PaperKind } from './papers.ts'

type UsualPaper = {
  readonly kind: PaperKind
  readonly label: LabelKey
  readonly name: null
  readonly workingDays: number
  readonly atTime: string
  readonly oldestDays: number | null
}

/** By noon of the working day before, as the terms of reference have it. */
const usual = (kind: PaperKind, labels: readonly LabelKey[]): readonly UsualPaper[] =>
  labels.map((label) => ({ kind, label, name: null, workingDays: 1, atTime: '12:00', oldestDays: null }))

/** What an authority can take over at once: the referral with genogram and chronology, and these two at each review (C4, C5; SET-08). */
export const usualPapers: readonly UsualPaper[] = [
  ...usual('referrals', ['document.referral', 'document.genogram', 'document.chronology']),
  ...usual('decisions-to-issue', ['document.genogram', 'document.chronology']),
  ...usual('midpoint', ['document.genogram', 'document.chronology']),
  ...usual('final', ['document.genogram', 'document.chronology', 'document.viability-assessment']),
]
