import { nameFor } from '#rules/words/name-for.ts'
import type { ActionChoices } from '#parts/forms/action-fields.ts'
import { among } from '#parts/forms/fields/choice-fields.ts'
import { dateSent } from '#parts/forms/fields/text-fields.ts'
import { idOf } from '#parts/forms/fields/typed-id.ts'
import { isAmong } from '#parts/forms/person-choice.ts'
import type { Meeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import type { Written } from '#records/pre-proceedings/reviews.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { readWrittenDate } from '#rules/calendar/written-date.ts'
import { type ChildDecision, episodeBefore } from '#rules/meeting/decide-review.ts'
import { type Consideration, missingConsiderations } from '#rules/pre-proceedings/considerations.ts'
import { limitOf } from '#rules/pre-proceedings/episode.ts'
import { refusalOfNewLimit } from '#rules/pre-proceedings/extension.ts'
import { finalOutcomesOf } from '#rules/pre-proceedings/final-review.ts'
import { needsAReasonToBeEarly } from '#rules/pre-proceedings/midpoint-review.ts'
import type { ReturnSought } from '#rules/pre-proceedings/seek-urgent-return.ts'
import {
  considerationNames,
  type DirectionDates,
  type DirectionHeading,
  directionHeadings,
  midpointHeadingNames,
  midpointOutcomes,
} from '#rules/pre-proceedings/review-words.ts'
import {
  directionByField,
  type Fields,
  fieldsOf,
  type FormShape,
  headingsOf,
  openingWritten,
  scopeOf,
  sharedScope,
  writtenField,
} from './item-fields.ts'

/** What is to be recorded for one child; `decided` null takes back what was recorded here before, if anything. */
export type WantedReview = {
  readonly childId: number
  readonly decided: ChildDecision | null
  readonly why: string | null
  readonly written: Written
  /** By when the directions written are to be done. */
  readonly directionsBy: DirectionDates
}

/** What a form is read against: its shape, who and which children it offers. */
export type Asked = {
  readonly shape: FormShape
  readonly choices: ActionChoices
  /** The meeting: an early midpoint is told from its day, and what a final review can lead to from what it decides. */
  readonly at: Pick<Meeting, 'decides'> & { readonly sitting: Pick<Meeting['sitting'], 'on'> }
  readonly today: Temporal.PlainDate
}

type Child = FormShape['children'][number]
type Errors = Record<string, string>

/** Reads one child's review; what can't be used is added to `errors` by its field. */
export function readReview(form: Fields, child: Child, asked: Asked, errors: Errors): WantedReview {
  const names = fieldsOf(child.child.id)
  const scope = asked.shape.separately ? scopeOf(child.child.id) : sharedScope
  const written = Object.fromEntries(
    headingsOf(child.kind)
      .map((heading) => [heading, form.text(writtenField(scope, heading))] as const)
      .filter(([, text]) => text !== ''),
  )
  const outcome = form.text(names.outcome)
  const nothing = { childId: child.child.id, decided: null, why: null, written, directionsBy: {} }
  if (outcome === '' || outcome === 'none') {
    if (wouldBeLost(form, child, asked.shape, { scope, written }))
      errors[names.outcome] ??=
        `Choose the decision for ${child.called}: what is written is kept with it. Without one, write it under ‘What was said’`
    return nothing
  }
  // What is wrong is said in the order of the page, where what was found stands above the decision.
  const directionsBy = directionsByIn(form, { child, scope, written, today: asked.today }, errors)
  const reader = readerOf(form, child, asked, errors)
  const decided = child.kind === 'midpoint' ? midpointFrom(outcome, reader) : finalFrom(outcome, reader, scope, written)
  const isReturn = decided !== null && 'takenBy' in decided.decision
  return {
    ...nothing,
    decided,
    directionsBy,
    why: isReturn ? form.text(names.returnWhy) : reader.hasWhy(outcome) ? form.text(names.why) : null,
  }
}

type Directing = {
  readonly child: Child
  readonly scope: string
  readonly written: Written
  readonly today: Temporal.PlainDate
}

/** By when each direction written is to be done. */
const directionsByIn = (form: Fields, directing: Directing, errors: Errors): DirectionDates =>
  Object.fromEntries(
    directionHeadings
      .filter((heading) => (directing.written[heading] ?? '') !== '')
      .flatMap((heading) => {
        const by = directionByIn(form, heading, directing, errors)
        return by === null ? [] : [[heading, by]]
      }),
  )

/** A day that has gone stays where the action has it already. */
function directionByIn(
  form: Fields,
  heading: DirectionHeading,
  { child, scope, today }: Directing,
  errors: Errors,
): Temporal.PlainDate | null {
  const name = directionByField(scope, heading)
  const called = midpointHeadingNames[heading].name.toLowerCase()
  const read = readWrittenDate(dateSent(form, name), `Day the ${called} is to be done by`)
  if (!read.ok) {
    errors[name] ??= read.because
    return null
  }
  const by = read.value
  if (by === null) errors[name] ??= `Enter by when the ${called} is to be done`
  else if (isBefore(by, today) && child.directionsBy[heading]?.equals(by) !== true)
    errors[name] ??= `Day the ${called} is to be done by must be today or later`
  return by
}

const isDecision = (outcome: string): boolean => outcome !== '' && outcome !== 'none'

/**
 * Whether new words would be kept nowhere: a review keeps them, and none of those they are written of has a decision. What the form opened with
 * is with the team's update, or the last review.
 */
function wouldBeLost(form: Fields, child: Child, shape: FormShape, { scope, written }: WrittenIn): boolean {
  const { separately, children } = shape
  const together = separately ? [child] : children.filter(({ kind }) => kind === child.kind)
  const opening = openingWritten(shape)
  const isKept = ([heading, text]: [string, string]) =>
    opening.get(writtenField(scope, heading)) === text ||
    together.some(({ review }) => review?.written[heading] === text)
  const isDecided = together.some((each) => isDecision(form.text(fieldsOf(each.child.id).outcome)))
  return !isDecided && !Object.entries(written).every(isKept)
}

type WrittenIn = { readonly scope: string; readonly written: Written }

type Reader = ReturnType<typeof readerOf>

/** Reads one field at a time and keeps the sentence for each that can't be used. */
function readerOf(form: Fields, child: Child, { choices, at, today }: Asked, errors: Errors) {
  const names = fieldsOf(child.child.id)
  const called = child.called
  const needed = (name: string, sentence: string): string => {
    const text = form.text(name)
    if (text === '') errors[name] ??= sentence
    return text
  }
  const dateIn = (name: string, what: string, missing: string): Temporal.PlainDate | null => {
    const read = readWrittenDate(dateSent(form, name), what)
    if (!read.ok) errors[name] ??= read.because
    else if (read.value === null) errors[name] ??= missing
    return read.ok ? read.value : null
  }
  return {
    child,
    called,
    finalOutcomes: finalOutcomesOf(at.decides),
    names,
    errors,
    hasWhy: (outcome: string) => outcome === 'seek-extension' || outcome === 'recommend-extension',
    why: (sentence: string) => needed(names.why, sentence),
    returnWhy: (sentence: string) => needed(names.returnWhy, sentence),
    returnBy: () => {
      const what = `By when: the date for ${called}`
      const by = dateIn(names.returnBy, what, `Enter by when ${called} is to be back at the panel`)
      if (by !== null && isBefore(by, today)) errors[names.returnBy] ??= `${what} must be today or later`
      return by
    },
    owner: () => {
      const id = idOf(form.text(names.returnOwner))
      if (id !== null && isAmong(choices.people, id)) return id
      errors[names.returnOwner] ??= `Choose who takes it there for ${called}`
      return null
    },
    newLimit: () => dateIn(names.newLimit, 'New date', `Enter the new date for ${called}`),
    earlyReason: () => {
      if (!needsAReasonToBeEarly(child.episode.stored.episode, at.sitting.on)) return null
      return needed(
        names.earlyReason,
        `Say why ${called}’s ${nameFor('review.midpoint', 'short')} is held before the 28th day`,
      )
    },
  }
}

function midpointFrom(typed: string, reader: Reader): ChildDecision | null {
  const outcome = among(midpointOutcomes, typed)
  const earlyReason = reader.earlyReason()
  switch (outcome) {
    case null:
      reader.errors[reader.names.outcome] ??= `Choose the decision for ${reader.called} from the list`
      return null
    case 'continue':
      return { kind: 'midpoint', decision: { outcome }, earlyReason }
    case 'seek-extension': {
      const why = reader.why(`Write why more time is needed for ${reader.called}`)
      return { kind: 'midpoint', decision: { outcome, why }, earlyReason }
    }
    case 'urgent-return': {
      const back = urgentReturnFrom(reader, goesBack(reader))
      return back && { kind: 'midpoint', decision: { outcome, ...back }, earlyReason }
    }
  }
}

const goesBack = ({ called }: Reader): string => `Write why ${called} goes back to the panel before the next review`

function urgentReturnFrom(reader: Reader, missingWhy: string): ReturnSought | null {
  const why = reader.returnWhy(missingWhy)
  const takenBy = reader.owner()
  const by = reader.returnBy()
  return by === null ? null : { why, by, takenBy }
}

function finalFrom(typed: string, reader: Reader, scope: string, written: Written): ChildDecision | null {
  const outcome = among(reader.finalOutcomes, typed)
  if (outcome !== null) {
    for (const heading of missingConsiderations(written))
      reader.errors[writtenField(scope, heading)] ??= missing(heading, reader.called)
  }
  switch (outcome) {
    case null:
      reader.errors[reader.names.outcome] ??= `Choose the decision for ${reader.called} from the list`
      return null
    case 'step-out-child-protection':
    case 'step-out-child-in-need':
    case 'initiate-proceedings':
      return { kind: 'final', decision: { outcome }, written }
    case 'recommend-extension': {
      const exceptional = reader.why(`Write what is exceptional for ${reader.called}, and what will be different`)
      const newLimit = newLimitFrom(reader)
      return newLimit && { kind: 'final', decision: { outcome, newLimit, exceptional }, written }
    }
    case 'urgent-return':
    case 'seek-panel-decision': {
      const isSought = outcome === 'seek-panel-decision'
      const why = isSought ? `Write what the panel is to decide for ${reader.called}, and why` : goesBack(reader)
      const back = urgentReturnFrom(reader, why)
      return back && { kind: 'final', decision: { outcome, ...back }, written }
    }
  }
}

const missing = (heading: Consideration, called: string): string =>
  `${considerationNames[heading].name}: write it before the final decision for ${called}, or ‘None’`

function newLimitFrom(reader: Reader): Temporal.PlainDate | null {
  const newLimit = reader.newLimit()
  if (newLimit === null) return null
  const { clock, stored } = reader.child.episode
  const before = episodeBefore(stored.episode, reader.child.review)
  const because = refusalOfNewLimit(before, newLimit)
  if (because === 'past-the-16-week-maximum')
    reader.errors[reader.names.newLimit] ??=
      `New date must be no later than ${sayDate(clock.ceiling)}, the 16-week maximum`
  if (because === 'not-past-the-present-limit')
    reader.errors[reader.names.newLimit] ??= `New date must be later than ${sayDate(limitOf(before))}, the present date`
  return newLimit
}
