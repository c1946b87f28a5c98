/** What PostgreSQL says to the second of two who save at the same moment what only one may (appendix A of its manual). */
const second = new Set([
  '23505', // unique_violation
  '23P01', // exclusion_violation
  '23503', // foreign_key_violation: what it is about has gone
  '40001', // serialization_failure
])

/** Whether a change failed only because somebody else's was there first, so that it reads differently when it is looked at again. */
export const isTakenMeanwhile = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && second.has(error.code)
