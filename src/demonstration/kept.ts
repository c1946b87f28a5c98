/** The kinds of record a story is made of, as the history calls them, and where each is kept. */
export const tableOf = {
  service: 'service',
  team: 'team',
  person: 'person',
  'role-holding': 'roleHolding',
  absence: 'absence',
  cover: 'cover',
  family: 'family',
  restriction: 'restriction',
  child: 'child',
  adult: 'adult',
  episode: 'episode',
  proceedings: 'proceedings',
  hearing: 'hearing',
  'court-filing': 'courtFiling',
  'private-proceedings': 'privateProceedings',
  'staffing-issue': 'staffingIssue',
  sitting: 'sitting',
  attendance: 'attendance',
  'agenda-item': 'agendaItem',
  review: 'review',
  assessment: 'assessment',
  'review-update': 'reviewUpdate',
  'parents-meeting': 'parentsMeeting',
  extension: 'extension',
  'urgent-return': 'urgentReturn',
  action: 'action',
} as const

export type Kind = keyof typeof tableOf

/** What a record holds, by its columns; another record stands for its id. */
export type Values = Readonly<Record<string, unknown>>

/** A record of the story: whose it is, what it holds by now, and its id once it is written down. */
export class Kept {
  readonly kind: Kind
  readonly family: Kept | null
  readonly child: Kept | null
  id = 0
  values: Values = {}

  constructor(kind: Kind, family: Kept | null = null, child: Kept | null = null) {
    this.kind = kind
    this.family = kind === 'family' ? this : family
    this.child = kind === 'child' ? this : child
  }
}

const isPlain = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** The same with ids in the place of records, however deep. */
export function withIds(value: unknown): unknown {
  if (value instanceof Kept) return value.id
  if (Array.isArray(value)) return value.map(withIds)
  return isPlain(value) ? rowOf(value) : value
}

/** A record's columns with ids in the place of records. */
export const rowOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withIds(value)]))
