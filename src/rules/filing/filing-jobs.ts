import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { Labels } from '#rules/words/labels.ts'

/** The three jobs that put a decision on a child's file; filed when all three are done (FI-02). */
export const filingJobs = ['decision-and-actions', 'legal-case-note', 'documents-and-referral'] as const
export type FilingJob = (typeof filingJobs)[number]

/** What a job is called, the note and the referral by the authority's names for them (SET-03). */
export function sayJob(job: FilingJob, labels: Labels): string {
  switch (job) {
    case 'decision-and-actions':
      return 'Decision and actions on the child’s file'
    case 'legal-case-note':
      return labels('document.legal-case-note')
    case 'documents-and-referral':
      return `Documents and ${labels('document.referral')}`
  }
}

/**
 * Why documents can't be said to be on file: none is attached and nobody has said that there is nothing to upload, or one is and somebody
 * has. Null where they can, or aren't among the jobs. (FI-01, FI-02)
 */
export function lackOfDocuments(
  jobs: readonly FilingJob[],
  attached: number,
  nothingToUpload: boolean,
): 'nothing-attached' | 'something-attached' | null {
  if (!jobs.includes('documents-and-referral')) return null
  if (attached === 0 && !nothingToUpload) return 'nothing-attached'
  return attached > 0 && nothingToUpload ? 'something-attached' : null
}

/** A job done: on which day, in Europe/London. */
export type JobDone = { readonly job: FilingJob; readonly doneOn: PlainDate }

/**
 * Where a pack stands on a day: `late` from the day after it was due while a job is left; done late stays late (FI-02, M1). Nothing
 * counts as filed before a person confirmed all three jobs. `owed`: to be filed still, of a child who isn't followed any more, without a
 * day or a count (P18).
 */
export type FilingState =
  | { readonly kind: 'to-do'; readonly left: readonly FilingJob[] }
  | { readonly kind: 'late'; readonly left: readonly FilingJob[] }
  | { readonly kind: 'owed'; readonly left: readonly FilingJob[] }
  | { readonly kind: 'filed'; readonly on: PlainDate; readonly late: boolean }

/** The same of a child who isn't followed any more: what is left is owed, and nobody is late with it (P18). */
export const withoutChasing = (state: FilingState): FilingState =>
  state.kind === 'to-do' || state.kind === 'late' ? { kind: 'owed', left: state.left } : state

/** The state of a pack from its due date and the jobs done so far. */
export function filingState(dueOn: PlainDate, done: readonly JobDone[], today: PlainDate): FilingState {
  const left = filingJobs.filter((job) => !done.some((each) => each.job === job))
  if (left.length > 0) return { kind: isAfter(today, dueOn) ? 'late' : 'to-do', left }
  const on = done.map(({ doneOn }) => doneOn).reduce((last, each) => (isAfter(each, last) ? each : last))
  return { kind: 'filed', on, late: isAfter(on, dueOn) }
}
