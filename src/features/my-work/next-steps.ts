import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { daysOverdue, sayElapsed } from '#rules/calendar/elapsed.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayLimit, sayStep } from '#rules/pre-proceedings/clock-words.ts'
import { isOverdue, type WaitsFor } from '#rules/pre-proceedings/next-step.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { type ChildOnClock, childrenOnClock, type StepAhead, stepsAhead } from './children-on-clock.query.ts'
import { atMost, dueTag, familyIn, type WorkItem } from './work-item.ts'

const looksAhead = { weeks: 2 }

/**
 * What comes next for the children somebody works with, overdue or within two weeks: reviews, letters and first meetings awaited,
 * urgent returns, decisions. Siblings for whom the same comes on the same day are one thing. Their lines say which are shown; what is shown
 * of those is their clocks'.
 */
export async function nextSteps(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { today } = looking
  const ahead = await stepsAhead(db, looking, today.add(looksAhead))
  const together = Map.groupBy(ahead, ({ familyId, step, on }) => `${familyId} ${step} ${on.toString()}`)
  const steps = [...together.values()]
    .flatMap((siblings) => roughly(siblings, today))
    .toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'))
  const shown = atMost(12, steps, { one: 'next step', several: 'next steps', href: '/tracker?due=2', today })
  const children = await childrenOnClock(
    db,
    looking,
    shown.flatMap(({ saw }) => saw),
  )
  return shown.flatMap((item) => (item.saw.length === 0 ? [item] : stepOf(siblingsOf(item, children), today)))
}

const siblingsOf = ({ saw }: WorkItem, children: readonly ChildOnClock[]): readonly ChildOnClock[] =>
  children.filter(({ id }) => saw.includes(id))

const titleOf = (step: WaitsFor, siblings: readonly { readonly name: string }[]): string =>
  `${sayStep(step)}: ${sayNames(siblings.map(({ name }) => name))}`

/** A step as the lines have it: all that it is ordered by. */
function roughly(siblings: readonly StepAhead[], today: PlainDate): readonly WorkItem[] {
  const [first] = siblings
  if (first === undefined) return []
  return [
    {
      title: titleOf(first.step, siblings),
      href: '',
      detail: '',
      tag: dueTag(first.on, today),
      on: first.on,
      pastLimitBy: Math.max(...siblings.map(({ limitOn }) => daysOverdue(limitOn, today))),
      saw: siblings.map(({ childId }) => childId),
      ...bindingIf(first.step),
    },
  ]
}

function stepOf(siblings: readonly ChildOnClock[], today: PlainDate): readonly WorkItem[] {
  const [first] = siblings
  if (first === undefined) return []
  const { clock, familyId, team } = first
  const words = [sayElapsed(clock.elapsed), whenInWords(first), team]
  return [
    {
      title: titleOf(clock.next.kind, siblings),
      href:
        siblings.every(({ mayKeep }) => mayKeep) && isAim(clock.next.kind)
          ? lettersOf(siblings)
          : `/families/${familyId}`,
      detail: words.filter((word) => word !== null).join(' · '),
      tag: tagOf(first, today),
      on: clock.next.on,
      pastLimitBy: Math.max(...siblings.map((each) => each.clock.pastLimitBy)),
      family: familyIn(first),
      saw: siblings.map(({ id }) => id),
      ...bindingIf(clock.next.kind),
    },
  ]
}

/** A letter or a first meeting is aimed for; everything else has a date that binds. */
const isAim = (step: WaitsFor): boolean => step === 'letter' || step === 'first-meeting'
const bindingIf = (step: WaitsFor): Pick<WorkItem, 'kind'> => (isAim(step) ? {} : { kind: 'limit' })

/** The form in which it is written down: one child's, or that of siblings together. */
const lettersOf = (siblings: readonly ChildOnClock[]): string => {
  const [first, ...others] = siblings
  return others.length === 0 ? `/children/${first?.id ?? 0}/letters` : `/families/${first?.familyId ?? 0}/letters`
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
