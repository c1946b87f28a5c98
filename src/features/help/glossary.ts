import { capitalised, type Labels } from '#rules/words/labels.ts'

/** The field's words as people here use them, in the order of the alphabet; what the authority has named stands under its own name. */
export const glossary = (labels: Labels): readonly { readonly term: string; readonly meaning: string }[] =>
  entries(labels).toSorted((one, other) => one.term.localeCompare(other.term, 'en-GB', { numeric: true }))

const entries = (labels: Labels) => [
  {
    term: '6-week date, 12-week date',
    meaning:
      'The days by which the midpoint and the final review are due. They are dates, and never move for a weekend or a holiday. Only an agreed extension moves the 12-week date.',
  },
  { term: '16-week maximum', meaning: 'The latest day an extension can move the 12-week date to. Nothing moves it.' },
  {
    term: 'Action',
    meaning:
      'Something one person (the doer) must do by a date, for which one manager (the accountable manager) answers.',
  },
  { term: 'Advocates’ meeting', meaning: 'The lawyers’ meeting before a hearing.' },
  {
    term: labels('body.care-pathways-panel'),
    meaning: 'A panel that approves pre-proceedings or, where the council has set it so, recommends them.',
  },
  {
    term: 'Case management hearing, further case management hearing, issues resolution hearing, final hearing',
    meaning: 'The hearings of a care case, in their order.',
  },
  {
    term: `Case system (${labels('case-system')})`,
    meaning:
      'Where the council keeps children’s full records, Liquidlogic Children’s System or another. Nothing here counts as filed there until a person confirms it.',
  },
  {
    term: 'Chair, acting deputy',
    meaning:
      'Who decides at the tracking meeting. The deputy decides only while acting for the chair, and the decision says so.',
  },
  {
    term: 'Child in need plan, child protection plan, looked after',
    meaning: 'What a child’s status can be; several at once.',
  },
  {
    term: 'Closure day',
    meaning:
      'A day on which the council does not meet. It is not a bank holiday: the court’s and the law’s counts go on.',
  },
  { term: 'Drift and delay', meaning: 'Time lost without a decision to lose it.' },
  { term: 'Expected date of delivery', meaning: 'When an unborn child is due.' },
  {
    term: 'Extension',
    meaning: `A new date after the 12-week date, for exceptional circumstances, never past the 16-week maximum. Only the ${labels('role.divisional-director')} agrees one.`,
  },
  { term: 'Family', meaning: 'The children who are planned for together. Each child has a clock of their own.' },
  {
    term: 'Family group decision-making meeting, family group conference',
    meaning: 'A meeting at which the family makes its own plan for the child.',
  },
  { term: 'Filing duty', meaning: 'A document that is due at court.' },
  {
    term: 'Filing pack',
    meaning:
      'The note and documents of one child that go to the case system after a meeting, by the end of the next working day.',
  },
  { term: 'Guardian', meaning: 'Who speaks for the child in court.' },
  { term: labels('document.legal-case-note'), meaning: 'The kind of case note that decisions are filed as.' },
  {
    term: labels('body.gateway-panel'),
    meaning: 'Decides whether to go on as before, to start pre-proceedings or to issue proceedings.',
  },
  {
    term: labels('document.legal-overview'),
    meaning:
      'The written overview of the week, published after each tracking meeting. Once published it never changes; a correction is a new version.',
  },
  {
    term: labels('body.planning-meeting'),
    meaning: 'Takes legal advice on whether the threshold is met and agrees the next steps.',
  },
  {
    term: labels('body.tracking-meeting'),
    meaning:
      'The weekly meeting, normally on Monday from 9 to 10, that looks at every child whose review is due and at what stands in the way.',
  },
  {
    term: capitalised(labels('document.letter-before-proceedings')),
    meaning:
      'Tells parents what must change, and entitles them and others with parental responsibility to free legal advice.',
  },
  {
    term: 'Midpoint review, final review',
    meaning:
      'The reviews of a child in pre-proceedings at 6 weeks and at 12 weeks. The final review decides: step out, or initiate proceedings.',
  },
  {
    term: 'Pre-proceedings',
    meaning:
      'The time from the decision to start it until the decision to step out or to go to court, in which parents are helped to make the change that keeps a child safe.',
  },
  {
    term: 'Pre-proceedings meeting',
    meaning: 'The meeting with parents and their lawyers: the first, and reviews.',
  },
  {
    term: 'Private proceedings',
    meaning:
      'A case between family members in which the court has given the council a task, mostly a report. It has no 12-week date.',
  },
  { term: 'Public Law Outline', meaning: 'The court’s timetable for care cases, 26 weeks from the day of issue.' },
  {
    term: 'Restricted record',
    meaning:
      'A family that only people named for it can see. To everybody else it is not there, in any list, count or search.',
  },
  { term: 'Reviewing officer (IRO)', meaning: 'Chairs a looked-after child’s reviews and watches over the plan.' },
  { term: 'Section 7, section 37', meaning: 'A report, and an investigation, that the court asks the council for.' },
  { term: 'Section 20', meaning: 'A child is accommodated with the parents’ agreement.' },
  { term: 'Section 31', meaning: 'The law’s threshold for care and supervision orders, and the orders.' },
  {
    term: 'Step out',
    meaning:
      'To leave pre-proceedings for a child protection or child in need plan. What is recorded is the plan sought: the child’s status changes when a conference changes it.',
  },
  { term: 'Threshold', meaning: 'Whether a child suffers significant harm or is likely to.' },
  {
    term: 'Urgent return',
    meaning: `Back to the ${labels('body.gateway-panel')} before the next review, because a child is not safe and the plan does not work.`,
  },
  {
    term: capitalised(labels('document.viability-assessment')),
    meaning: 'The first assessment of somebody who might care for the child.',
  },
  { term: capitalised(labels('document.written-agreement')), meaning: 'The plan that parents and the council sign.' },
]
