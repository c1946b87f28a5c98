import type {
  Action,
  CourtFiling,
  Episode,
  Extension,
  Hearing,
  PrivateProceedings,
  Review,
} from '#records/keeping/schema.ts'

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
  readonly bornOn: PlainDate | null
  readonly expectedDeliveryOn: PlainDate | null
  readonly status: 'child-in-need' | 'child-protection' | 'looked-after'
  /** Which team and which of its workers, by place in the list. */
  readonly team: number
  readonly worker: number
  readonly solicitor: number
  readonly episodes: readonly EpisodePlan[]
  readonly privateProceedings: PrivatePlan | null
}

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
  readonly source: Action['source']
}

export type ProceedingsPlan = {
  readonly issuedOn: PlainDate
  readonly judge: string
  readonly carePlan: 'A' | 'B' | 'C' | 'E'
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
  readonly dueOn: PlainDate
  readonly filedOn: PlainDate | null
  readonly delayCode: CourtFiling['delayCode']
  readonly potentialDelay: string | null
  readonly plan: string | null
}

export type PrivatePlan = {
  readonly report: PrivateProceedings['report']
  readonly orderedOn: PlainDate
  readonly reportDueOn: PlainDate
  readonly nextHearingOn: PlainDate
  readonly riskOfPublic: boolean
}
