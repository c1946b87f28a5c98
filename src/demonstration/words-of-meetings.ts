import type { AgendaSection } from '#rules/meeting/agenda-items.ts'

type Words = readonly [string, ...string[]]

const ofReviews: Words = [
  'The team told how the last weeks went. The meeting asked what is different for the child at home.',
  'School attendance is up. Two of the agreed visits were missed; the reason was discussed and new dates agreed.',
  'The parents’ solicitor has the letter. Next steps and who does them were agreed.',
  'The family’s own plan was heard. The grandmother can help at weekends.',
]

const ofPanels: Words = [
  'The team told what has been tried, and what is different for the child. Legal Services advised on threshold.',
  'The chronology and the last assessment were considered. The panel asked what the family’s network can offer.',
]

/** What past meetings said of an item, by its section. */
export const discussions: Readonly<Record<AgendaSection, Words>> = {
  'cannot-wait': ofReviews,
  reviews: ofReviews,
  staffing: ['Cover is arranged as written; the service manager looks at it again next week.'],
  hearings: [
    'Attendance stands as planned.',
    'The team and Legal Services are ready.',
    'The social worker tells the family who will be there.',
  ],
  filings: [
    'The team manager reads the draft before it goes.',
    'Legal Services and the team go by this date.',
    'The team manager tells Legal Services on Thursday how it stands.',
  ],
  private: ['The report is being written. Both parents have been seen.', 'The visit to the school is still to come.'],
  ratifications: ['The decision and its reasons were heard.'],
  referrals: ofPanels,
  'decisions-to-issue': ofPanels,
  'supervision-orders': ['How the order works at home was heard; visits go on as planned.'],
  resources: ['What is asked for and what it costs was heard.'],
  other: ['Noted.'],
}

/** What past reviews wrote under each heading. */
export const considered: Readonly<Record<string, string>> = {
  'progress-of-actions': 'Seven of nine actions are done; two wait for the expert',
  outcomes: 'Routines at home hold; school mornings are on time',
  'impact-on-the-child': 'Sleeps through, has friends again',
  'reduction-of-risk': 'No police call since the plan began',
  'continuing-needs': 'Support with contact',
  'enduring-risks': 'A parent’s drinking at weekends',
  'protective-factors': 'The maternal aunt, and school',
  'alternatives-considered': 'Family meeting held; section 20 not needed',
  'placement-or-support-need': 'None now',
  progress: 'Most of the plan is under way',
  engagement: 'The parents come to meetings',
  'drift-and-delay': 'The expert was instructed a week late',
  'resources-and-placement': 'Support at home twice a week; no placement needed',
  'childs-words': '“I like it when Nan is there in the morning.”',
  'engagement-at-final': 'Both parents came to every session since the midpoint',
  'childs-words-at-final': '“It is quieter at home now.”',
}

type ToDo = { readonly words: string; readonly forChild: boolean }

/** What past meetings gave people to do. */
export const meetingActions: readonly [ToDo, ...ToDo[]] = [
  { words: 'Letter of instruction to the psychologist', forChild: true },
  { words: 'Viability assessment of the maternal aunt', forChild: false },
  { words: 'Confirm who has parental responsibility', forChild: false },
  { words: 'Update the genogram', forChild: false },
  { words: 'Home visit, and a report to the team manager', forChild: true },
  { words: 'Request a hair strand test', forChild: false },
  { words: 'Update the chronology', forChild: true },
  { words: 'Refer to the family group conference service', forChild: false },
  { words: 'Ask the school for attendance since September', forChild: true },
  { words: 'Arrange an interpreter for the next meeting with the parents', forChild: false },
]
