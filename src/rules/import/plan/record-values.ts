import type { ActionSource } from '#rules/actions/sources.ts'
import type { Role, SeatPart } from '#rules/access/actor.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { HearingKind } from '#rules/court/hearing-names.ts'
import type { EpisodeOutcome, FinalOutcome, MidpointOutcome } from '#rules/pre-proceedings/episode.ts'
import type { EndOfFollowing } from '#rules/people/still-followed.ts'
import type { ClockStartsWith } from '#rules/pre-proceedings/timetable.ts'

/**
 * Names one record in a plan: '#17' is record 17 that Waymark already keeps, anything else one that this import makes. Values refer to
 * other records by these, so that what is planned and what is kept can be compared field by field.
 */
export type Ref = string
export const keptRef = (id: number): Ref => `#${id}`
/** The id of a kept record, null of one still to be made. */
export const idOf = (ref: Ref): number | null => (ref.startsWith('#') ? Number(ref.slice(1)) : null)

export type FieldValue = string | number | boolean | PlainDate | null
type Fields = Readonly<Record<string, FieldValue>>
/** Every value is flat, so that old and new can be shown side by side. Null: the workbook says nothing of it. */
type Value<T extends Fields> = T

export type ServiceValue = Value<{ name: string }>
export type TeamValue = Value<{ name: string; service: Ref }>
export type PersonValue = Value<{ name: string; email: string | null }>
export type HoldingValue = Value<{ person: Ref; role: Role; team: Ref | null; service: Ref | null }>
/** A core seat of the tracking meeting that a post brings with it; `post` is what the Staff list calls it. */
export type SeatValue = Value<{ person: Ref; post: string; part: SeatPart }>
export type FamilyValue = Value<{ name: string }>
export type ChildValue = Value<{
  family: Ref
  name: string
  caseSystemId: string | null
  unborn: boolean | null
  bornOn: PlainDate | null
  expectedDeliveryOn: PlainDate | null
  team: Ref | null
  socialWorker: Ref | null
  solicitor: Ref | null
  /** Since when and why the child isn't followed any more (P18). */
  followedUntil: PlainDate | null
  noLongerBecause: EndOfFollowing | null
  notes: string | null
}>
export type EpisodeValue = Value<{
  child: Ref
  decidedOn: PlainDate
  /** The authority's setting on the day of the import; a kept episode keeps its own (P1). */
  clockStartsWith: ClockStartsWith
  letterSentOn: PlainDate | null
  familyMeetingOffered: boolean | null
  familyMeetingOn: PlainDate | null
  firstMeetingOn: PlainDate | null
  outcome: EpisodeOutcome | null
  endedOn: PlainDate | null
}>
/** `why` keeps the sheet's own words where they say more than the outcome. */
export type ReviewValue = Value<{
  episode: Ref
  kind: 'midpoint' | 'final'
  heldOn: PlainDate
  outcome: MidpointOutcome | FinalOutcome | null
  why: string | null
}>
/** Only what the rules allow: agreed by who may, past the 12-week date, not past the 16-week maximum. */
export type ExtensionValue = Value<{
  episode: Ref
  newLimitOn: PlainDate
  decidedAs: string
}>
export type ProceedingsValue = Value<{
  family: Ref
  courtNumber: string | null
  issuedOn: PlainDate | null
  judge: string | null
}>
export type ProceedingsChildValue = Value<{
  proceedings: Ref
  child: Ref
  application: string | null
  judge: string | null
  carePlan: string | null
}>
/** `child` null: the hearing is for all children of the case. */
export type HearingValue = Value<{ proceedings: Ref; child: Ref | null; kind: HearingKind; heldOn: PlainDate }>
export type FilingValue = Value<{
  proceedings: Ref
  child: Ref | null
  what: string
  dueOn: PlainDate | null
  filedOn: PlainDate | null
  delayCode: string | null
  potentialDelay: string | null
}>
export type PrivateValue = Value<{
  child: Ref
  report: 'section-7' | 'section-37' | 'other'
  orderedOn: PlainDate | null
  reportDueOn: PlainDate | null
  filedOn: PlainDate | null
  nextHearingOn: PlainDate | null
  worker: Ref | null
  riskOfPublic: boolean | null
  notes: string | null
}>
/** `child` null: the action is for the family. `done` true without a day: the sheet says that it is done, not when. */
export type ActionValue = Value<{
  family: Ref
  child: Ref | null
  words: string
  doer: Ref | null
  accountableManager: Ref | null
  dueOn: PlainDate | null
  source: ActionSource
  done: boolean | null
  notes: string | null
}>

/** Every kind of record an import makes or changes, in the order in which they can be loaded. */
export type RecordValues = {
  services: ServiceValue
  teams: TeamValue
  people: PersonValue
  holdings: HoldingValue
  seats: SeatValue
  families: FamilyValue
  children: ChildValue
  episodes: EpisodeValue
  reviews: ReviewValue
  extensions: ExtensionValue
  proceedings: ProceedingsValue
  proceedingsChildren: ProceedingsChildValue
  hearings: HearingValue
  filings: FilingValue
  privateProceedings: PrivateValue
  actions: ActionValue
}
export type RecordKind = keyof RecordValues
/** The kinds in the order in which they can be loaded; undoing goes the other way. */
export const recordKinds: readonly RecordKind[] = [
  ...(['services', 'teams', 'people', 'holdings', 'seats', 'families', 'children', 'episodes'] as const),
  ...(['reviews', 'extensions', 'proceedings', 'proceedingsChildren', 'hearings', 'filings'] as const),
  ...(['privateProceedings', 'actions'] as const),
]

/**
 * Who recorded a value in Waymark itself, on which day, and how: entered by hand, written down at a meeting (then the day is the meeting's),
 * or confirmed by its chair. `earlier`: what the field said before, which a workbook may still say.
 */
export type RecordedHere = {
  readonly who: string
  readonly on: PlainDate
  readonly how: 'entered' | 'written-down-at-meeting' | 'confirmed-by-chair'
  readonly earlier: readonly FieldValue[]
}
/** What was recorded in Waymark itself, by field: a workbook doesn't write over it (FAM-06). */
export type RecordedFields = ReadonlyMap<string, RecordedHere>

/** A record Waymark already keeps; its value names others as '#id'. `here`: nothing where all of it came from workbooks. */
export type Kept<V> = { readonly id: number; readonly value: Readonly<V>; readonly here?: RecordedFields }
export type Existing = { readonly [Kind in RecordKind]: readonly Kept<RecordValues[Kind]>[] }
/**
 * A seat somebody holds, or held until `endedOn`: a workbook that still lists their post doesn't give it back. Its parts, now and before:
 * a seat that has another now is the one the workbook means.
 */
export type SeatHad = {
  readonly id: number
  readonly person: Ref
  readonly parts: readonly SeatPart[]
  readonly endedOn: PlainDate | null
}
/** A role somebody held and doesn't hold any more: a workbook that still lists it doesn't give it back. */
export type EndedHolding = HoldingValue & { readonly endedOn: PlainDate }
