import { nameFor, namesForBoth } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'

/** The agenda's sections in their order: what can't wait, then the Overview's own order (TM-03). */
export const agendaSections = [
  'cannot-wait',
  'ratifications',
  'referrals',
  'decisions-to-issue',
  'staffing',
  'hearings',
  'filings',
  'private',
  'reviews',
  'supervision-orders',
  'resources',
  'other',
] as const

export type AgendaSection = (typeof agendaSections)[number]

/** What each section is called. (TM-03) */
export const sectionNames: Record<AgendaSection, string> = {
  'cannot-wait': 'Children who can’t wait',
  ratifications: 'Decisions to ratify',
  referrals: `New ${nameFor('document.referral', 'many')} and planning`,
  'decisions-to-issue': 'Decisions to issue',
  staffing: 'Staffing',
  hearings: 'Hearings and attendance',
  filings: 'Filing dates',
  private: 'Private proceedings',
  reviews: capitalised(namesForBoth('review.midpoint', 'review.final')),
  'supervision-orders': 'Supervision orders',
  resources: 'Resources',
  other: 'Any other issue',
}

/** What each of these sections, in their order, is called: numbered from 1, after the children who can't wait. */
export const namedSections = (sections: readonly AgendaSection[]): readonly (readonly [AgendaSection, string])[] => {
  const numbered = sections.filter((section) => section !== 'cannot-wait')
  return sections.map((section) => [
    section,
    section === 'cannot-wait' ? sectionNames[section] : `${numbered.indexOf(section) + 1} ${sectionNames[section]}`,
  ])
}

/** What an item is about. Everything about one family's children in pre-proceedings is one item (P12; FAM-02). */
export type AgendaSubject =
  | { readonly kind: 'family-review' | 'urgent-return' | 'extension'; readonly familyId: number }
  | { readonly kind: 'staffing-issue'; readonly issueId: number }
  | { readonly kind: 'hearing' | 'court-filing'; readonly proceedingsId: number }
  | { readonly kind: 'private-proceedings'; readonly familyId: number }
  | { readonly kind: 'panel-item'; readonly panelItemId: number }
  | { readonly kind: 'ratification'; readonly decisionId: number }
  | { readonly kind: 'other'; readonly itemId: number }

/** The word an item is found by, the same before and after somebody writes in it: 'family-12', 'hearings-4', 'other-33'. */
export function keyOf(subject: AgendaSubject): string {
  switch (subject.kind) {
    case 'family-review':
    case 'urgent-return':
    case 'extension':
      return `family-${subject.familyId}`
    case 'staffing-issue':
      return `staffing-${subject.issueId}`
    case 'hearing':
      return `hearings-${subject.proceedingsId}`
    case 'court-filing':
      return `filings-${subject.proceedingsId}`
    case 'private-proceedings':
      return `private-${subject.familyId}`
    case 'panel-item':
      return `panel-${subject.panelItemId}`
    case 'ratification':
      return `ratify-${subject.decisionId}`
    case 'other':
      return `other-${subject.itemId}`
  }
}

/** The kinds of subject that the first word of a key stands for. */
const kindsOfKey = {
  family: ['family-review', 'urgent-return', 'extension'],
  staffing: ['staffing-issue'],
  hearings: ['hearing'],
  filings: ['court-filing'],
  private: ['private-proceedings'],
  panel: ['panel-item'],
  ratify: ['ratification'],
  other: ['other'],
} as const satisfies Record<string, readonly AgendaSubject['kind'][]>

/** What a key says: its word, the kinds of subject it can stand for, and the id of the family, issue, case or item. */
export type ReadKey = {
  readonly word: keyof typeof kindsOfKey
  readonly kinds: readonly AgendaSubject['kind'][]
  readonly id: number
}

const isWord = (text: string): text is ReadKey['word'] => Object.hasOwn(kindsOfKey, text)

/** The subject that a key, as `keyOf` writes them, stands for; null for any other text. */
export function readKey(key: string): ReadKey | null {
  const [, word = '', id = ''] = /^([a-z]+)-([1-9]\d{0,8})$/.exec(key) ?? []
  return isWord(word) ? { word, kinds: kindsOfKey[word], id: Number(id) } : null
}

/** The kinds of subject that share an item with this one: everything about one family's children is one item. */
export const kindsTogether = (kind: AgendaSubject['kind']): readonly AgendaSubject['kind'][] =>
  Object.values(kindsOfKey).find((kinds) => kinds.some((each) => each === kind)) ?? [kind]

/** What brings some of an item's children before the meeting, of their own: 'final, overdue by 7 days'. */
export type Brings = { readonly childIds: readonly number[]; readonly words: string }

/** One item as the agenda proposes it. */
export type AgendaItem = {
  readonly key: string
  readonly section: AgendaSection
  readonly subject: AgendaSubject
  readonly familyId: number | null
  readonly childIds: readonly number[]
  /** The children whose review is to be held at this meeting. */
  readonly dueChildIds: readonly number[]
  /** What brings each child today, the most pressing first; a child in none of them is in view alone. Empty where the reason is about all. */
  readonly brings: readonly Brings[]
  readonly reviewKind: 'midpoint' | 'final' | null
  /** 'Adeyemi': whom or what it is about; then why it is on the agenda: 'final, overdue by 7 days'; then who: 'Cara today; Ben in view', 'Cara: final, overdue by 7 days; Ben: midpoint'. */
  readonly title: string
  readonly reason: string
  readonly detail: string | null
  /** Who asked for an extension, until when and why; why a final review is proposed to be brought forward to this meeting: a sentence for each. */
  readonly asked: readonly string[]
  readonly minutes: number
  /** Places the item within its section, as text in order. */
  readonly sortsAs: string
}

/** A place within a section: by rank, then day, then name. */
export const placeOf = (rank: number, on: PlainDate | null, name: string): string =>
  `${rank} ${on?.toString() ?? '9999-12-31'} ${name.toLocaleLowerCase('en-GB')}`

/** Items in the order in which the meeting takes them. */
export const inAgendaOrder = <
  Item extends { readonly section: AgendaSection; readonly sortsAs: string; readonly key: string },
>(
  items: readonly Item[],
): readonly Item[] =>
  items.toSorted(
    (one, other) =>
      agendaSections.indexOf(one.section) - agendaSections.indexOf(other.section) ||
      compare(one.sortsAs, other.sortsAs) ||
      compare(one.key, other.key),
  )

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other))
