import { labelDefault, type LabelKey, labelKeys, type Labels } from '#rules/words/labels.ts'
import { fields, type SheetKind } from './vocabulary-of-headings.ts'
import { wordKey } from './word-key.ts'

// A council may call one thing by the word others have for another, or two things by one word. A heading of such a word is never guessed at:
// whoever brings the workbook is asked what stands under it.

/** What a heading may stand over: what it names, the field it would be read as (null: nothing Waymark reads from a workbook). */
export type Meaning = { readonly names: LabelKey | null; readonly field: string | null }

/** What each heading names by the authority's names; `isOwn`: by a name that isn't the usual one. */
export type NamedHeadings = ReadonlyMap<string, readonly (Meaning & { readonly isOwn: boolean })[]>

/** The columns that are called after something with a name of the council's, and what stands around it. */
const calledAfter: readonly (readonly [LabelKey, field: string, around: readonly string[]])[] = [
  ['review.midpoint', 'midpointHeldOn', ['', ' held', ' date']],
  ['review.midpoint', 'midpointOutcome', [' outcome', ' decision']],
  ['review.final', 'finalHeldOn', ['', ' held', ' date']],
  ['review.final', 'outcome', [' outcome', ' decision']],
  ['document.letter-before-proceedings', 'letterSentOn', ['', ' sent', ' date']],
  ['meeting.with-parents', 'firstMeetingOn', ['', ' held', ' date']],
  ['stage.pre-proceedings', 'decidedOn', [' start', ' start date']],
  ['body.gateway-panel', 'decidedOn', ['', ' date']],
  ['body.gateway-panel', 'panelOutcome', [' outcome', ' decision']],
  ['body.care-pathways-panel', 'decidedOn', ['', ' date']],
  ['body.care-pathways-panel', 'panelOutcome', [' outcome', ' decision']],
  ['body.planning-meeting', 'decidedOn', ['', ' date']],
  ['body.planning-meeting', 'panelOutcome', [' outcome', ' decision']],
  ['body.family-group-conference', 'familyMeetingOn', ['', ' held', ' date']],
  ['body.family-group-conference', 'familyMeetingOffered', [' offered']],
  ['role.social-worker', 'socialWorker', ['']],
  ['role.lead-practitioner', 'socialWorker', ['']],
  ['role.case-holder', 'socialWorker', ['']],
  ['role.team-manager', 'teamManager', ['']],
  ['role.solicitor', 'solicitor', ['']],
]

/** What stands around the name of something no column is read for. */
const aroundOthers: readonly string[] = ['', ' held', ' date', ' sent', ' outcome', ' decision']

type Way = { readonly names: LabelKey; readonly field: string | null; readonly around: readonly string[] }
const ways: readonly Way[] = labelKeys.flatMap((names): readonly Way[] => {
  const read = calledAfter.flatMap(([key, field, around]) => (key === names ? [{ names, field, around }] : []))
  return read.length > 0 ? read : [{ names, field: null, around: aroundOthers }]
})

/** The headings an authority's names make, each with everything it names. (SET-09) */
export function headingsByName(labels: Labels): NamedHeadings {
  const found = new Map<string, (Meaning & { readonly isOwn: boolean })[]>()
  for (const { names, field, around } of ways) {
    const { text, short } = labelDefault(names)
    const isOwn = labels(names) !== text
    const called = isOwn || short === undefined ? [labels(names)] : [text, short]
    const before = names === 'meeting.with-parents' ? ['', 'first '] : ['']
    const headings = called.flatMap((name) => before.flatMap((first) => around.map((more) => `${first}${name}${more}`)))
    for (const key of new Set(headings.map(wordKey))) {
      const meanings = found.get(key) ?? []
      found.set(key, [...meanings, { names, field, isOwn }])
    }
  }
  return found
}

/**
 * What a heading means by the authority's own names, and what it means elsewhere beside. Nothing: none of its own names is in it. More than one:
 * it can't be known which stands under it. (SET-03, SET-09)
 */
export function meaningsOf(kind: SheetKind, heading: string, named: NamedHeadings | undefined): readonly Meaning[] {
  const key = wordKey(heading)
  const isOfKind = (field: string | null) => (field === null ? kind === 'tracker' : Object.hasOwn(fields[kind], field))
  const byName = (named?.get(key) ?? []).filter(({ field }) => isOfKind(field))
  if (!byName.some(({ isOwn }) => isOwn)) return []
  const elsewhere = Object.entries(fields[kind]).find(([, { headings }]) => headings.includes(key))?.[0]
  const all = elsewhere === undefined ? byName : [...byName, { names: usuallyCalled(elsewhere), field: elsewhere }]
  return all
    .filter(({ field }, at) => all.findIndex((other) => other.field === field) === at)
    .map(({ names, field }) => ({ names, field }))
}

const usuallyCalled = (field: string): LabelKey | null => calledAfter.find(([, of]) => of === field)?.[0] ?? null

/** What a heading can't be read without somebody's answer for; none where it means one thing. */
export const askedOf = (kind: SheetKind, heading: string, named: NamedHeadings | undefined): readonly Meaning[] => {
  const meanings = meaningsOf(kind, heading, named)
  return meanings.length > 1 ? meanings : []
}
