import { codesOfKind } from './codes-in-words.ts'
import { isUnsaid, nameFor, verbFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { KeptChange } from '#records/families/changes-kept.ts'
import type { Names } from '#records/people/names.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { headingName, midpointHeadings } from '#rules/pre-proceedings/review-words.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayCount, sayList } from '#rules/words/say-names.ts'
import { nameOfCode } from './name-of-code.ts'

/** One field of a change in words: 'Letter sent: nothing → Fri 11 Sep 2026'. */
export type FieldInWords = { readonly field: string; readonly from: string; readonly to: string }

const kinds: Readonly<Record<string, string>> = {
  child: 'Child',
  family: 'Family',
  adult: 'Parent or other adult',
  episode: capitalised(nameFor('stage.pre-proceedings')),
  review: 'Review',
  'review-update': 'The team’s update',
  extension: 'Extension',
  assessment: 'Assessment',
  'family-meeting-offer': 'Family group decision-making meeting',
  'parents-meeting': capitalised(nameFor('meeting.with-parents')),
  'urgent-return': 'Urgent return',
  'outside-decision': 'Decision outside a panel',
  'panel-item': 'Asked of a panel',
  'panel-hearing': 'Considered by a panel',
  'panel-outcome': 'Decided by a panel',
  'resource-request': 'Resource asked for',
  'brought-forward': 'Meeting of a review',
  'asked-direction': 'Direction asked for',
  action: 'Action',
  proceedings: 'Care proceedings',
  hearing: 'Hearing',
  'court-filing': 'Filing duty',
  'private-proceedings': 'Private proceedings',
  'staffing-issue': 'Staffing issue',
  'import-finding': 'Imported finding',
  'agenda-item': 'Meeting item',
  'item-paper': 'Paper for a meeting',
  'role-holding': 'Role',
  absence: 'Absence',
  'seat-holding': 'Core seat',
  restriction: 'Restriction',
  'restriction-request': 'Request about who may see',
  'named-access': 'Named access',
  'denied-access': 'Denial of access',
}

// Where the field's own name, taken apart, isn't what people say.
const fields: Readonly<Record<string, string>> = {
  caseSystemId: 'Case-system id',
  bornOn: 'Date of birth',
  expectedDeliveryOn: 'Expected date of birth',
  childInNeed: capitalised(nameFor('plan.child-in-need')),
  childProtection: 'Child protection plan',
  decidedOn: 'Decision to start',
  letterSentOn: capitalised(nameFor('document.letter-before-proceedings')),
  firstMeetingOn: `First ${nameFor('meeting.with-parents')}`,
  familyMeetingOn: 'Family group decision-making meeting held',
  familyMeetingOffered: 'Family group decision-making meeting offered',
  familyMeetingChild: 'The child may attend the family meeting',
  familyMeetingView: 'View on a family group decision-making meeting',
  reviewMeetings: `Review ${nameFor('meeting.with-parents', 'many')}`,
  writtenAgreementOn: capitalised(nameFor('document.written-agreement')),
  letterOfIssueOn: capitalised(nameFor('document.letter-of-issue')),
  applicationOn: 'Application to court',
  decidedToIssueOn: 'Decided to issue',
  decidedToIssueWords: 'By whom it was decided',
  endedOn: 'Ended',
  endedWords: 'In words',
  goesOnThoughIssued: `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'go', 'goes')} on though issued`,
  followedUntil: 'No longer followed since',
  noLongerBecause: 'No longer followed because',
  noLongerWords: 'In words',
  heldOn: 'Date',
  newLimitOn: 'New date',
  midpointBroughtForwardTo: `${capitalised(nameFor('review.midpoint'))} brought forward to`,
  finalBroughtForwardTo: `${capitalised(nameFor('review.final'))} brought forward to`,
  closedOn: `Closed by itself, as ${nameFor('stage.pre-proceedings')} ended`,
  doerId: 'Who does it',
  accountableManagerId: 'Who answers for it',
  dueOn: 'Due',
  words: 'What',
  reviewingOfficer: 'Reviewing officer (IRO)',
  name: 'Name',
  notes: 'Notes',
  said: 'The workbook said',
  settled: 'Settled',
  midpoint: capitalised(nameFor('review.midpoint')),
  final: capitalised(nameFor('review.final')),
  urgentReturn: capitalised(nameFor('outcome.urgent-return')),
  reviewOn: 'Next review by',
  reviewedOn: 'Last reviewed',
}

// Where a field of the same name is called otherwise in a record of this kind.
const fieldsOfKind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  assessment: {
    assessed: 'Who is assessed',
    somebodyElse: 'Assessed besides',
    byWhom: 'Done by',
    question: 'To answer',
    letterOn: 'Letter of instruction',
    lateCode: 'Why it is late',
    childIds: 'Children',
    stoppedOn: 'Not needed any more since',
    stoppedWhy: 'Why it isn’t needed any more',
  },
  extension: {
    decidedOn: 'Decided',
    exceptional: 'Why it is exceptional',
    proposals: 'Drift and delay',
    withdrawnWhy: 'Why it was withdrawn',
    answeredOn: 'Answered with the one decided',
  },
  'outside-decision': {
    does: 'Decision',
    decidedOn: 'Decided',
    toRatify: 'Stands to be ratified',
    outcome: 'The meeting',
    outcomeReasons: 'Reasons',
  },
  'panel-item': {
    seriesId: 'Meeting',
    business: 'About what',
    childIds: 'Children',
    notBefore: 'Not before',
    withdrawnWhy: 'Why it was withdrawn',
    admission: 'Admission',
    admissionOn: 'Admission decided',
    admissionAs: 'Decided as',
  },
  'resource-request': {
    what: 'What exactly',
    why: 'What it is to answer',
    askedPence: 'Cost asked for',
    agreedPence: 'Cost agreed',
    childIds: 'Children',
    decidedOn: 'Decided',
    withdrawnWhy: 'Why it was withdrawn',
  },
  'parents-meeting': { kind: 'Which meeting', heldOn: 'Held', childIds: 'Children' },
  'panel-outcome': { outcome: 'Decision', withoutReason: `Why without ${nameFor('stage.pre-proceedings')}` },
  'urgent-return': { panelMetOn: 'The panel met', panelDecided: 'The panel decided' },
  'item-paper': { seenOn: 'Seen', datedOn: 'Dated' },
}

/** What was changed, in words: 'Action added', 'Child changed'. */
export function sayChange({ recordKind, before, after }: KeptChange): string {
  const kind = sayRecordKind(recordKind)
  if (before === null) return `${kind} added`
  return after === null ? `${kind} taken back` : `${kind} changed`
}

/** What a record's form calls a field of it; undefined where no form declares it. */
export type Called = (recordKind: string, field: string) => string | undefined

/** The fields that differ, each from what to what; ids of other records that mean nothing to a reader are left out. */
export function sayFields(
  { recordKind, before, after }: KeptChange,
  names: Names,
  called: Called,
): readonly FieldInWords[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return keys.filter(isForReaders).flatMap((key) => {
    const codes = codesOfKind[recordKind]?.[key]
    const said = (value: unknown) => (typeof value === 'string' ? codes?.[value] : null) ?? sayValue(key, value, names)
    const [from, to] = [said(before?.[key]), said(after?.[key])]
    const field =
      called(recordKind, key) ??
      fieldsOfKind[recordKind]?.[key] ??
      fields[key] ??
      (recordKind === 'adult' ? key : inWords(key))
    return from === to ? [] : [{ field, from, to }]
  })
}

const ofPeople = ['doerId', 'accountableManagerId', 'socialWorkerId', 'solicitorId', 'ownerId', 'workerId', 'personId']
const isForReaders = (key: string): boolean =>
  key === 'teamId' ||
  key === 'seriesId' ||
  ofPeople.includes(key) ||
  !/(^id|Id|version|By)$/.test(key) ||
  key === 'caseSystemId'

const nothing = 'nothing'
function sayEntries(key: string, values: readonly unknown[], names: Names): string {
  if (key === 'childIds') return sayChildren(values, names)
  return key === 'children' ? sayCount(values.length, 'child', 'children') : sayCount(values.length, 'entry', 'entries')
}

function sayValue(key: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return nothing
  if (Array.isArray(value)) return sayEntries(key, value, names)
  if (typeof value === 'object') return sayParts(value, names)
  return sayOne(key, value, names)
}

function sayOne(key: string, value: unknown, names: Names): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return sayNumber(key, value, names)
  return typeof value === 'string' ? (nameOfCode(key, value) ?? sayText(value)) : String(value)
}

/** 'Cara and Ben'; whom the reader doesn't see is counted. */
function sayChildren(ids: readonly unknown[], names: Names): string {
  const known = ids.flatMap((id) => (typeof id === 'number' ? (names.child(id) ?? []) : []))
  const others = ids.length - known.length
  if (known.length === 0) return sayCount(others, 'child', 'children')
  return sayList([...known, ...(others === 0 ? [] : [sayCount(others, 'other', 'others')])])
}

function sayNumber(key: string, value: number, names: Names): string {
  if (key.endsWith('Pence')) return sayPounds(value)
  if (key === 'teamId') return names.team(value) ?? String(value)
  if (key === 'seriesId') return names.series(value) ?? String(value)
  return (ofPeople.includes(key) ? names.person(value) : null) ?? String(value)
}

function sayText(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return sayDate(Temporal.PlainDate.from(text))
  return /^[a-z]+(-[a-z0-9]+)+$/.test(text) ? text.replaceAll('-', ' ') : text
}

const sayParts = (value: object, names: Names): string =>
  Object.entries(value)
    .map(([key, part]) => `${headingName(key) ?? fieldName(key)}: ${sayValue(key, part, names)}`)
    .join('; ') || nothing

/** What a kind of record is called: 'Care proceedings'. */
export const sayRecordKind = (recordKind: string): string => kinds[recordKind] ?? inWords(recordKind)

/** What a field is called: 'Date of birth'. */
export const fieldName = (field: string): string => fields[field] ?? inWords(field)

/** The same of a form's field where it has a name of the council’s in it, 'all-direction-of-the-head-of-service-by' too; null for every other. */
export function fieldWithName(field: string): string | null {
  const words = fields[field]
  if (words !== undefined) return isUnsaid(words) ? words : null
  const heading = midpointHeadings.find((key) => field.includes(key) && isUnsaid(headingName(key) ?? ''))
  if (heading === undefined) return null
  const [, after = ''] = field.split(heading)
  return `${headingName(heading)}${after === '' ? '' : ` ${inWords(after).trim().toLowerCase()}`}`
}

/** 'parallelPlan' and 'parallel-plan' → 'Parallel plan'. A trailing On or Id says what the value is, not what it is called. */
const inWords = (key: string): string => {
  const words = key
    .replace(/(On|Id|At)$/, '')
    .replaceAll('-', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
