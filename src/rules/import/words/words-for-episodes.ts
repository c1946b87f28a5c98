import { nameFor } from '#rules/words/name-for.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { error, note, warning, type FindingWords } from '#rules/import/plan/finding.ts'

// What is said of pre-proceedings in the tracker.

const correct = 'Check the file; correct the date on the record if it is wrong.'
const completeRow = 'Complete the row in the workbook and import it again.'

export const noDecisionDate = (heading: string): FindingWords =>
  warning(
    'P1',
    `Without a date under “${heading}” no clock can start, so the child comes in without ${nameFor('stage.pre-proceedings')}. What the row says of them is kept here.`,
    'Enter the date of the decision on the family’s page, then the rest.',
  )

export const waitsForDecision = (heading: string): FindingWords =>
  note(
    'P1',
    `“${heading}” waits for the date of the decision and is kept here word for word.`,
    'Enter it once the decision is recorded.',
  )

export const panelDidNotStart = (said: string): FindingWords =>
  warning(
    'P1',
    `The panel’s outcome is “${said}”, which doesn’t start ${nameFor('stage.pre-proceedings')}, so no clock was started.`,
    `If ${nameFor('stage.pre-proceedings')} did start, enter the decision on the family’s page.`,
  )

export const alreadyOpen = (name: string, place: string): FindingWords =>
  error(
    'P11',
    `${name} is already in open ${nameFor('stage.pre-proceedings')} (${place}); a child has one open period at a time. This row stays out.`,
    'If the earlier period has ended, enter its outcome and step date, then import this row again.',
  )

type Days = { readonly decidedOn: PlainDate; readonly endedOn: PlainDate | null }

const sayDays = ({ decidedOn, endedOn }: Days): string =>
  endedOn === null ? `since ${sayDate(decidedOn)}` : `from ${sayDate(decidedOn)} to ${sayDate(endedOn)}`

export const overlapping = (name: string, row: Days, other: Days & { readonly place: string | undefined }) =>
  error(
    'P11',
    `${name} would be in ${nameFor('stage.pre-proceedings')} ${sayDays(row)}, but others of theirs ran ${sayDays(other)}${other.place === undefined ? ', as recorded in Waymark' : ` (${other.place})`}; a child has one period at a time. This row stays out.`,
    'If it is the same period, give it one decision date and one step date; if it began again, the day of the new decision. Then import this row again.',
  )

export const noLongerFollowed = (name: string, since: string): FindingWords =>
  error(
    'P18',
    `${name} isn’t followed any more since ${since}, as recorded in Waymark, and the row has ${nameFor('stage.pre-proceedings')} that are open. This row stays out.`,
    'If that was a mistake or the child came back, follow the child again on the child’s page, then import this row again.',
  )

export const letterBeforeDecision = (letter: string, decision: string): FindingWords =>
  warning(
    'P14',
    `The letter was sent on ${letter}, before the decision on ${decision}. It is recorded as it stands; the national return would reject it.`,
    correct,
  )

export const stepBeforeDecision = (step: string, decision: string): FindingWords =>
  warning(
    'P14',
    `The step decision is dated ${step}, before the decision to start on ${decision}. It is recorded as it stands; the national return would reject it.`,
    correct,
  )

export const meetingBeforeDecision = (meeting: string, decision: string): FindingWords =>
  warning(
    'P14',
    `The first ${nameFor('meeting.with-parents')} is dated ${meeting}, before the decision on ${decision}. It is recorded as it stands.`,
    correct,
  )

export const reviewBeforeDecision = (review: string, decision: string): FindingWords =>
  warning(
    'P5',
    `A review can’t have been held on ${review}, before the decision on ${decision}. It is left out; the date is kept here.`,
    correct,
  )

export const earlyMidpoint = (review: string): FindingWords =>
  warning(
    'P4',
    `The ${nameFor('review.midpoint')} on ${review} was held before day 28, and the sheet gives no reason.`,
    'Nothing is lost. If the date is wrong, correct the cell and import the workbook again.',
  )

export const outcomeWithoutReview = (heading: string, said: string): FindingWords =>
  warning(
    'P7',
    `The outcome “${said}” stands without the date on which the review was held (“${heading}”), so the review isn’t recorded.`,
    completeRow,
  )

export const outcomeWithoutStepDate = (said: string): FindingWords =>
  warning(
    'P10',
    `The outcome “${said}” stands without a step date. The two come together, so the child stays in ${nameFor('stage.pre-proceedings')}.`,
    completeRow,
  )

export const stepDateWithoutOutcome = (said: string): FindingWords =>
  warning(
    'P10',
    `The step date ${said} stands without an outcome. The two come together, so the child stays in ${nameFor('stage.pre-proceedings')}.`,
    completeRow,
  )

export const issuedUnborn = (name: string): FindingWords =>
  warning(
    'P13',
    `${name} is marked unborn, and the outcome is to initiate proceedings; no application can be made before the birth.`,
    'If the child has been born, complete the record.',
  )

export const extensionPastMaximum = (said: string, maximum: string, limit: string, who: string): FindingWords =>
  warning(
    'P6',
    `The extension to ${said} goes past the 16-week maximum, ${maximum}. It isn’t recorded; the 12-week date, ${limit}, stands.`,
    `Check what ${who} decided. If the date is wrong, correct the cell and import the workbook again.`,
  )

export const extensionNotPastLimit = (said: string, limit: string): FindingWords =>
  warning(
    'P6',
    `The extension to ${said} isn’t later than the 12-week date, ${limit}, so there is nothing to extend. It isn’t recorded.`,
    'Check the date of the extension.',
  )

/** `who` is who agrees extensions here: 'the Divisional Director'. */
export const extensionByAnother = (to: string, said: string, limit: string, who: string): FindingWords =>
  warning(
    'PP-04',
    `The extension to ${to} was agreed by “${said}”; only ${who} can agree one. It isn’t recorded; the 12-week date, ${limit}, stands.`,
    `Ask ${who} to decide. If they agreed it, say so in the cell and import the workbook again.`,
  )

export const extensionByNobody = (to: string, limit: string, who: string): FindingWords =>
  warning(
    'PP-04',
    `Nobody is named as having agreed the extension to ${to}; only ${who} can. It isn’t recorded; the 12-week date, ${limit}, stands.`,
    `If ${who} agreed it, say so in the row and import the workbook again.`,
  )

export const agreedWithoutDate = (said: string): FindingWords =>
  warning(
    'P6',
    `“${said}” is named as having agreed an extension, but its new date is missing or can’t be read. It isn’t recorded.`,
    completeRow,
  )

export const managerDiffers = (said: string, team: string, manager: string): FindingWords =>
  warning(
    'SET-02',
    `The ${nameFor('role.team-manager')} is given as ${said}, but ${team} is managed by ${manager}. Waymark takes the manager from the team.`,
    'Check the child’s team, or who manages it.',
  )
