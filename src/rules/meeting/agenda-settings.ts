/** Minutes an item takes, by what it is about; an authority may set its own (TM-03). */
export type AgendaMinutes = {
  readonly urgentReturn: number
  readonly final: number
  readonly midpoint: number
  readonly extension: number
  /** A review that is due at one of the next meetings: seen coming, not taken, so none. */
  readonly reviewAhead: number
  /** Added for each further child of a family whose review is held today, up to `familyAtMost` in all. */
  readonly furtherChild: number
  readonly familyAtMost: number
  readonly staffing: number
  readonly hearing: number
  readonly hearingChanged: number
  /** A filing date that has passed or may be missed; and one that is only coming. */
  readonly filing: number
  readonly filingOnTime: number
  readonly private: number
  /** What a panel is asked for, for one family. */
  readonly panel: number
  readonly other: number
}

/** Who can't wait, by why: the panel is to see the child again, the limit has passed, or an extension has to be decided before it does. */
export type UrgentReason = 'urgent-return' | 'past-limit' | 'extension-first'

const orders = {
  'return-limit-extension': ['urgent-return', 'past-limit', 'extension-first'],
  'return-extension-limit': ['urgent-return', 'extension-first', 'past-limit'],
  'limit-return-extension': ['past-limit', 'urgent-return', 'extension-first'],
  'limit-extension-return': ['past-limit', 'extension-first', 'urgent-return'],
  'extension-return-limit': ['extension-first', 'urgent-return', 'past-limit'],
  'extension-limit-return': ['extension-first', 'past-limit', 'urgent-return'],
} as const satisfies Record<string, readonly UrgentReason[]>

/** Each order in which *Children who can't wait* may stand. */
export type WayOfUrgency = keyof typeof orders

/** Every one, the usual one first. */
export const waysOfUrgency = [
  'return-limit-extension',
  'return-extension-limit',
  'limit-return-extension',
  'limit-extension-return',
  'extension-return-limit',
  'extension-limit-return',
] as const satisfies readonly WayOfUrgency[]

/** Who stands first, second and third by it (TM-03). */
export const orderOfUrgency = (way: WayOfUrgency): readonly UrgentReason[] => orders[way]

/** How far an agenda looks: days ahead for court and private dates, meetings ahead for reviews; and who of those who can't wait comes first (TM-03). */
export type AgendaSettings = {
  readonly urgentFirst: WayOfUrgency
  readonly courtDays: number
  readonly privateDays: number
  readonly meetingsAhead: number
  readonly minutes: AgendaMinutes
}

/** What an authority starts with (TM-03). */
export const usualAgenda: AgendaSettings = {
  urgentFirst: 'return-limit-extension',
  courtDays: 14,
  privateDays: 28,
  meetingsAhead: 2,
  minutes: {
    urgentReturn: 8,
    final: 8,
    midpoint: 6,
    extension: 8,
    reviewAhead: 0,
    furtherChild: 1,
    familyAtMost: 10,
    staffing: 3,
    hearing: 4,
    hearingChanged: 2,
    filing: 5,
    filingOnTime: 2,
    private: 3,
    panel: 15,
    other: 5,
  },
}
