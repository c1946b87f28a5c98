/** The roles of SET-01. */
export const roles = [
  'social-worker',
  'lead-practitioner',
  'team-manager',
  'service-manager',
  'head-of-service',
  'clinic-lead',
  'court-qa-manager',
  'panel-administrator',
  'solicitor',
  'family-group-conference-manager',
  'divisional-director',
  'quality-board-member',
  'authority-administrator',
] as const

export type Role = (typeof roles)[number]

/**
 * The roles by which somebody can hold a child's case: a social worker's or, where a council has them beside, a family help lead
 * practitioner's. Whatever is asked, offered or allowed because somebody holds a case asks for these. (SET-09)
 */
export const caseHolderRoles = ['social-worker', 'lead-practitioner'] as const satisfies readonly Role[]

export type CaseHolderRole = (typeof caseHolderRoles)[number]

/** Whether that is one of the roles by which a case is held. */
export const holdsCases = (role: string): role is CaseHolderRole => caseHolderRoles.some((each) => each === role)

/** The parts a core seat gives in a meeting (L membership; TM-02): a legal adviser beside those of the terms of reference (SET-06). */
export const seatParts = ['chair', 'deputy', 'member', 'administrator', 'legal-adviser'] as const

export type SeatPart = (typeof seatParts)[number]

/** One role a person has today: their own, or another's while covering (`acting`). */
export type Holding = {
  readonly role: Role
  readonly teamId: number | null
  readonly serviceId: number | null
  /** Whose role it is: the person's own, or who is covered. */
  readonly heldBy: number
  readonly acting: boolean
}

/** The person at the keyboard, with what they hold on the day of the request; a change bites at the next request. */
export type Actor = {
  readonly personId: number
  readonly name: string
  readonly holdings: readonly Holding[]
  readonly seats: readonly SeatPart[]
}

/** The columns of the access table: a role, or what a core seat adds. */
export const standings = [...roles, 'chair', 'deputy', 'core-member'] as const

export type Standing = (typeof standings)[number]

/** What a core seat makes of who holds it. Any other than the chair's or a deputy's makes a core member. (L membership) */
export const standingOfSeat = (part: SeatPart): Standing =>
  part === 'chair' || part === 'deputy' ? part : 'core-member'

/**
 * Every standing the actor has today, own, covered and by core seat. (L membership; access.md)
 */
export function standingsOf(actor: Actor): readonly Standing[] {
  const bySeat = actor.seats.map(standingOfSeat)
  return [...new Set([...actor.holdings.map((holding) => holding.role), ...bySeat])]
}

/** Whether the person holds that role today, themselves or as cover. */
export const holds = (actor: Actor, role: Role): boolean => actor.holdings.some((holding) => holding.role === role)

/** Whose work the person may do today: their own, and that of those whose roles they cover. (SET-01, AC-04) */
export const standsFor = ({ personId, holdings }: Actor): readonly number[] => [
  ...new Set([personId, ...holdings.filter(({ acting }) => acting).map(({ heldBy }) => heldBy)]),
]
