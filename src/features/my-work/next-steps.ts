import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayElapsed } from '#rules/calendar/elapsed.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayLimit, sayStep } from '#rules/pre-proceedings/clock-words.ts'
import { isOverdue } from '#rules/pre-proceedings/next-step.ts'
import { sayNames } from '#rules/words/say-names.ts'
import type { ChildOnClock } from './children-on-clock.query.ts'
import { dueTag, type WorkItem } from './work-item.ts'

const looksAhead = { weeks: 2 }

/**
 * What comes next for the children somebody works with, overdue or within two weeks: reviews, letters and first meetings awaited,
 * urgent returns, decisions. Siblings for whom the same comes on the same day are one thing.
 */
export function nextSteps(children: readonly ChildOnClock[], today: PlainDate): readonly WorkItem[] {
  const coming = children.filter(({ clock }) => !isAfter(clock.next.on, today.add(looksAhead)))
  const together = Map.groupBy(
    coming,
    ({ familyId, clock: { next } }) => `${familyId} ${next.kind} ${next.on.toString()}`,
  )
  return [...together.values()]
    .flatMap((siblings) => stepOf(siblings, today))
    .toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'))
}

function stepOf(siblings: readonly ChildOnClock[], today: PlainDate): readonly WorkItem[] {
  const [first] = siblings
  if (first === undefined) return []
  const { clock, familyId, team } = first
  const words = [sayElapsed(clock.elapsed), whenInWords(first), team]
  return [
    {
      title: `${sayStep(clock.next.kind)}: ${sayNames(siblings.map(({ name }) => name))}`,
      href: `/families/${familyId}`,
      detail: words.filter((word) => word !== null).join(' · '),
      tag: tagOf(first, today),
      on: clock.next.on,
      pastLimitBy: Math.max(...siblings.map((each) => each.clock.pastLimitBy)),
      saw: siblings.map(({ id }) => id),
    },
  ]
}

/** A letter or a first meeting past its aim is late for nobody: the aim is not a date that binds. */
function tagOf({ clock: { next } }: ChildOnClock, today: PlainDate): WorkItem['tag'] {
  const tag = dueTag(next.on, today)
  return tag.tone === 'late' && !isOverdue(next) ? { text: 'To do', tone: 'soon' } : tag
}

function whenInWords({ clock }: ChildOnClock): string {
  const { next, midpoint, final } = clock
  const due = sayDateWithoutYear(next.dueOn)
  switch (next.kind) {
    case 'midpoint':
    case 'final': {
      const { meeting } = next.kind === 'midpoint' ? midpoint : final
      const called = next.kind === 'midpoint' ? '6-week date' : sayLimit(clock)
      return `${meeting === null ? 'no meeting yet' : `meeting ${sayDateWithoutYear(meeting.on)}`}, ${called} ${due}`
    }
    case 'letter':
    case 'first-meeting':
      return `aim ${due}`
    case 'urgent-return':
      return `the panel is to see the child by ${due}`
    case 'extension-decision':
    case 'final-outcome':
      return `${sayLimit(clock)} ${due}`
  }
}
