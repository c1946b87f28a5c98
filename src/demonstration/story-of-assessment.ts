import { isBefore } from '#rules/calendar/plain-date.ts'
import { workingDay } from './calendar-of-work.ts'
import { type Cast, type ChildInStory, enteredOn } from './cast.ts'
import { Kept } from './kept.ts'
import type { EpisodePlan } from './plans.ts'
import { at, type Happening } from './story.ts'

const kinds = [
  { kind: 'parenting', byWhom: 'Family Assessment Service', somebodyElse: null },
  { kind: 'viability', byWhom: 'Fostering and Kinship Team', somebodyElse: 'the maternal aunt' },
  { kind: 'psychological', byWhom: 'Dr Imelda Harcourt', somebodyElse: null },
  { kind: 'substance-use', byWhom: 'Lindow Laboratories', somebodyElse: null },
] as const

type Days = Pick<EpisodePlan, 'decidedOn' | 'firstMeetingOn'>

/** What it is and its days follow from the day of the decision, so that it is the same whenever it is told. */
function assessmentAfter({ decidedOn, firstMeetingOn }: Days) {
  if (firstMeetingOn === null) return null
  const [what = kinds[0]] = kinds.slice(decidedOn.day % kinds.length)
  const instructedOn = workingDay(firstMeetingOn.add({ days: 8 }))
  const dueOn = workingDay(instructedOn.add({ days: 35 }))
  const isLate = decidedOn.dayOfYear % 3 === 0
  return { what, instructedOn, dueOn, isLate, receivedOn: workingDay(dueOn.add({ days: isLate ? 9 : -4 })) }
}

/**
 * The assessment of one child's pre-proceedings: instructed after the first meeting with the parents, due five weeks later, and received a few days
 * before or, every third time, after that.
 */
export function storyOfAssessment(
  cast: Cast,
  episode: Kept,
  { record: child, people }: ChildInStory,
  plan: EpisodePlan,
): readonly Happening[] {
  const until = plan.ended?.on ?? cast.today
  const planned = assessmentAfter(plan)
  if (planned === null || !isBefore(planned.instructedOn, until)) return []
  const { what, instructedOn, dueOn, receivedOn, isLate } = planned
  const assessment = new Kept('assessment', episode.family, child)
  const added: Happening = {
    at: at(enteredOn(cast, instructedOn), '11:30'),
    by: people.worker,
    does: ({ add, row, sent }) => {
      const days = { instructedOn, letterOn: instructedOn, dueOn, receivedOn: null }
      add(assessment, { ...what, question: null, ...days, lateCode: null })
      row('assessment_child', { assessmentId: assessment, episodeId: episode })
      sent('added an assessment', () => `/families/${episode.family?.id ?? 0}/assessments/new`, [child])
    },
  }
  if (!isBefore(receivedOn, until)) return [added]
  const received: Happening = {
    at: at(enteredOn(cast, receivedOn), '14:20'),
    by: people.worker,
    does: ({ change, sent }) => {
      change(assessment, { receivedOn, ...(isLate ? { lateCode: 'EX1' } : {}) })
      sent('changed an assessment', () => `/assessments/${assessment.id}`, [child])
    },
  }
  return [added, received]
}
