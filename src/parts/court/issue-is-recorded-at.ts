import type { WaitingToBeIssued } from '#records/court/waiting-to-be-issued.ts'

/** The form in which the day of issue is recorded for a child who waits: the case's, or a new one's. */
export const issueIsRecordedAt = ({ caseId, familyId }: Pick<WaitingToBeIssued, 'caseId' | 'familyId'>): string =>
  caseId === null ? `/families/${familyId}/proceedings/new` : `/proceedings/${caseId}/edit`
