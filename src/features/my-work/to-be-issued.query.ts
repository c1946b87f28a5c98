import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { waitingToBeIssued, type WaitingToBeIssued } from '#records/court/waiting-to-be-issued.ts'
import { daysBetween, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { issueIsRecordedAt } from '#parts/court/issue-is-recorded-at.ts'
import { familyIn, type WorkItem } from './work-item.ts'

/** Proceedings that were decided on and aren't issued yet, of the children somebody works with; siblings decided on together are one thing. (P8, P9) */
export async function toBeIssued(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const waiting = await waitingToBeIssued(db, looking)
  const together = Map.groupBy(
    waiting,
    (child) => `${issueIsRecordedAt(child)} ${child.decidedOn?.toString() ?? ''} ${String(child.mayRecord)}`,
  )
  return [...together.values()].flatMap((siblings) => itemOf(siblings, looking.today))
}

function itemOf(siblings: readonly WaitingToBeIssued[], today: PlainDate): readonly WorkItem[] {
  const [first] = siblings
  if (first === undefined) return []
  return [
    {
      title: `Proceedings to be issued: ${sayNames(siblings.map(({ name }) => name))}`,
      href: first.mayRecord ? issueIsRecordedAt(first) : `/families/${first.familyId}`,
      detail: sayDecided(first, today),
      tag: { text: 'To do', tone: 'soon' },
      on: 'now',
      pastLimitBy: 0,
      family: familyIn(first),
      saw: siblings.map(({ childId }) => childId),
      kind: 'limit',
    },
  ]
}

function sayDecided({ decidedOn, caseId }: WaitingToBeIssued, today: PlainDate): string {
  const since = caseId === null ? 'no case is recorded yet' : 'the day of issue isn’t recorded yet'
  if (decidedOn === null) return since
  const days = daysBetween(decidedOn, today)
  const ago = days === 0 ? 'decided today' : `decided ${sayDateWithoutYear(decidedOn)}, ${sayDays(days)} ago`
  return `${ago} · ${since}`
}
