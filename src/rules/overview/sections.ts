import { nameFor, namesForBoth } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type { EntryState, SinceLastWeek } from './content.ts'

/**
 * One cell of a section's rows: `stands` in the line that leads the row, on a line of its own, or on one with others, after its `label`.
 * `isWords`: somebody's own words, which the Court QA Manager may write anew until publishing; dates and decisions are the record's.
 */
export type Column = {
  readonly name: string
  readonly stands: 'first' | 'alone' | 'together'
  readonly label: string | null
  readonly isWords: boolean
}

const first = (name: string): Column => ({ name, stands: 'first', label: null, isWords: false })
const alone = (name: string, label: string | null): Column => ({ name, stands: 'alone', label, isWords: true })
const together = (name: string): Column => ({ name, stands: 'together', label: name, isWords: false })

/** The Overview's sections in the agenda's order: what each is called and the cells of its rows. (L purpose; LO-01) */
export const overviewSections: Readonly<
  Record<AgendaSection, { readonly name: string; readonly columns: readonly Column[] }>
> = {
  'cannot-wait': {
    name: 'Children who can’t wait',
    columns: [first('Why'), first('Decision'), alone('Reasons', null)],
  },
  ratifications: {
    name: 'Decisions to ratify',
    columns: [first('Decision'), first('Decided by'), alone('Reasons', null)],
  },
  referrals: {
    name: `New ${nameFor('document.referral', 'many')} and planning`,
    columns: [first('Asked for'), first('Decision'), alone('Reasons', null)],
  },
  'decisions-to-issue': {
    name: 'Decisions to issue',
    columns: [first('Asked for'), first('Decision'), alone('Reasons', null)],
  },
  staffing: {
    name: 'Staffing and mitigation',
    columns: [
      { ...first('What'), isWords: true },
      alone('Mitigation', 'Mitigation'),
      together('Who sees to it'),
      together('By'),
    ],
  },
  hearings: {
    name: 'Hearings and attendance',
    columns: [first('Hearing'), first('When'), first('Where'), alone('Attendance', 'Attendance')],
  },
  filings: {
    name: 'Filing dates',
    columns: [first('Document'), first('Due'), alone('Potential delay', 'Potential delay'), alone('Plan', 'Plan')],
  },
  private: {
    name: 'Private proceedings',
    columns: [
      first('Report'),
      first('Due'),
      together('Next hearing'),
      together('Worker'),
      together('Risk of public proceedings'),
    ],
  },
  reviews: {
    name: capitalised(namesForBoth('review.midpoint', 'review.final')),
    columns: [first('Review'), first('Decision'), alone('Reasons', null)],
  },
  'supervision-orders': {
    name: 'Supervision orders',
    columns: [first('Asked for'), first('Decision'), alone('Reasons', null)],
  },
  resources: {
    name: 'Resources',
    columns: [first('Asked for'), first('Decision'), alone('Reasons', null)],
  },
  other: { name: 'Any other issue', columns: [] },
}

export const stateWords: Readonly<Record<EntryState, string>> = {
  'awaiting-chair': `Awaiting the ${nameFor('role.chair', 'short')}`,
  confirmed: 'Confirmed',
  'not-recorded': 'Not discussed',
  'nothing-recorded': '',
}

export const sinceWords: Readonly<Record<SinceLastWeek, string>> = {
  new: 'New',
  changed: 'Changed',
  same: 'No change',
  resolved: 'Resolved',
}

/** Said at an entry that a reader gets in part. */
export const cutWords = 'Not all of this item is shown: it is also about children who aren’t in your copy.'

/** What stands over the three parts of a family's block. */
export const blockHead = (section: AgendaSection): readonly [string, string, string] => [
  section === 'staffing' ? 'Team or family' : 'Family',
  'What there is to know',
  'Actions',
]
