import type {
  Action,
  CourtFiling,
  Episode,
  Extension,
  Hearing,
  PrivateProceedings,
  Review,
} from '#records/keeping/schema.ts'
import type { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'

type PlainDate = Temporal.PlainDate

/** A family as the generator thinks it up: plain data with places in lists instead of ids, ready to be written down. */
export type FamilyPlan = {
  readonly name: string
  readonly children: readonly ChildPlan[]
  readonly adults: readonly AdultPlan[]
  readonly proceedings: ProceedingsPlan | null
  readonly restricted: boolean
  /** For the whole family. */
  readonly actions: readonly ActionPlan[]
}

export type ChildPlan = {
  readonly name: string
  /** What the child was called before the birth, where that came after the family did; null for every other child. */
  readonly unbornAs: string | null
  readonly bornOn: PlainDate | null
  readonly expectedDeliveryOn: PlainDate | null
  /** What the child has when the family comes in; proceedings and conferences change it. */
  readonly status: PlanOfChild
  /** Looked after by agreement with the parents from the decision on (section 20). */
  readonly accommodated: boolean
  /** Which team and which of its workers, by place in the list. */
  readonly team: number
  readonly worker: number
  readonly solicitor: number
  readonly episodes: readonly EpisodePlan[]
  readonly privateProceedings: PrivatePlan | null
}

export type PlanOfChild = 'child-in-need' | 'child-protection'

export type AdultPlan = { readonly name: string; readonly relationship: string; readonly represented: boolean }

export type EpisodePlan = {
  readonly decidedOn: PlainDate
  readonly letterSentOn: PlainDate | null
  readonly familyMeetingOn: PlainDate | null
  readonly firstMeetingOn: PlainDate | null
  readonly reviews: readonly ReviewPlan[]
  readonly extension: ExtensionPlan | null
  readonly urgentReturn: { readonly why: string; readonly byOn: PlainDate } | null
  readonly ended: { readonly outcome: NonNullable<Episode['outcome']>; readonly on: PlainDate } | null
}

export type ReviewPlan = {
  readonly kind: Review['kind']
  readonly heldOn: PlainDate
  readonly outcome: NonNullable<Review['outcome']>
}

export type ExtensionPlan = {
  readonly newLimitOn: PlainDate
  readonly state: Extension['state']
  readonly requestedOn: PlainDate
  readonly decidedOn: PlainDate | null
}

export type ActionPlan = {
  readonly words: string
  readonly child: number | null
  readonly dueOn: PlainDate
  readonly addedOn: PlainDate
  readonly doneOn: PlainDate | null
  /** Where an action comes from that a person enters by hand. */
  readonly source: Extract<Action['source'], 'gateway' | 'court' | 'family'>
}

export type ProceedingsPlan = {
  readonly issuedOn: PlainDate
  readonly judge: string
  readonly application: 'Care order' | 'Supervision order'
  readonly carePlan: 'A' | 'B' | 'C' | 'D' | 'E'
  /** The coded reason where there was no pre-proceedings. */
  readonly withoutReason: keyof typeof withoutPreProceedingsWords | null
  readonly hearings: readonly HearingPlan[]
  readonly filings: readonly FilingPlan[]
  readonly endedOn: PlainDate | null
}

export type HearingPlan = {
  readonly kind: Hearing['kind']
  readonly heldOn: PlainDate
  readonly attendance: string
  /** What the attendance plan said before, when it changed this week. */
  readonly attendanceBefore: string | null
}

export type FilingPlan = {
  readonly what: string
  /** The hearing its date hangs on, by its place in the list. */
  readonly hearing: number | null
  readonly dueOn: PlainDate
  readonly filedOn: PlainDate | null
  readonly delayCode: CourtFiling['delayCode']
  readonly potentialDelay: string | null
  readonly plan: string | null
  /** When it was said that it may be late; null where it wasn't. */
  readonly worriedOn: PlainDate | null
}

export type PrivatePlan = {
  readonly report: PrivateProceedings['report']
  readonly orderedOn: PlainDate
  readonly reportDueOn: PlainDate
  readonly nextHearingOn: PlainDate
  readonly riskOfPublic: boolean
}
