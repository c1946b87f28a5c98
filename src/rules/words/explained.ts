import { nameFor, say } from './name-for.ts'
import { capitalised, type LabelKey, type Labels } from './labels.ts'

/** A word that stops a new worker or a parent: what it is called, what it means, and the ways it stands in a sentence. */
export type ExplainedWord = {
  /** Tells it from the others in an address: 'step-out'. */
  readonly key: string
  readonly term: string
  readonly meaning: string
  /** Regular expressions without regard to capitals; a space stands for any. */
  readonly forms: readonly string[]
}

const forms = ['one', 'many', 'short', 'short many'] as const

type Word = (labels: Labels) => ExplainedWord

const word =
  (key: string, term: string, forms: readonly string[], meaning: string): Word =>
  () => ({ key, term, forms, meaning })

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Every way a name stands in a text. */
const formsOf = (labels: Labels, ...keys: readonly LabelKey[]): readonly string[] => {
  const all = keys.flatMap((key) => forms.map((form) => say(nameFor(key, form), labels)))
  return [...new Set(all)].toSorted((one, other) => other.length - one.length).map(literally)
}

/** What the authority has named stands under its own name. */
const named =
  (label: LabelKey, meaning: string): Word =>
  (labels) => ({
    key: label.replace(/^\w+\./, ''),
    term: capitalised(labels(label)),
    forms: formsOf(labels, label),
    meaning,
  })

const words: readonly Word[] = [
  word(
    'twelve-weeks',
    '6-week date, 12-week date',
    ['(?:6|12)-week dates?'],
    `The days by which the ${nameFor('review.midpoint', 'short')} and the ${nameFor('review.final')} are due. They are dates, and never move for a weekend or a holiday. Only an agreed extension moves the 12-week date.`,
  ),
  word(
    'sixteen-weeks',
    '16-week maximum',
    ['16-week maximum'],
    'The latest day an extension can move the 12-week date to. Nothing moves it.',
  ),
  word('advocates-meeting', 'Advocates’ meeting', ['advocates’ meetings?'], 'The lawyers’ meeting before a hearing.'),
  named(
    'body.care-pathways-panel',
    `A panel that approves ${nameFor('stage.pre-proceedings')} or, where the council has set it so, recommends them.`,
  ),
  word(
    'case-management',
    'Case management hearing (CMH)',
    ['(?:further )?case management(?: hearings?)?', 'F?CMH'],
    'The hearing early in a care case at which the court sets the timetable and says what evidence it needs. A further one may follow.',
  ),
  (labels) => ({
    ...named('body.clinic', '')(labels),
    meaning: `A weekly afternoon on which a team prepares a meeting or ${nameFor('stage.pre-proceedings')} with somebody who knows the work. It belongs to the ${labels('body.clinic.parent')}.`,
  }),
  word('drift', 'Drift and delay', ['drift(?: and delay)?'], 'Time lost without a decision to lose it.'),
  (labels) => ({
    key: 'extension',
    term: 'Extension',
    forms: ['extensions?'],
    meaning: `A new date after the 12-week date, for exceptional circumstances, never past the 16-week maximum. Only whoever was given that power agrees one: the ${labels('role.divisional-director')}, unless the council says otherwise.`,
  }),
  (labels) => ({
    key: 'family-group',
    term: `Family group decision-making meeting (FGDM), ${labels('body.family-group-conference')} (FGC)`,
    forms: [
      'family group (?:decision-making meetings?|conferences?)',
      literally(labels('body.family-group-conference')),
      'FGC',
      'FGDM',
    ],
    meaning: 'A meeting at which the family makes its own plan for the child.',
  }),
  word(
    'filing-pack',
    'Filing pack',
    ['filing packs?', 'packs? to file'],
    'The note and documents of one child that go to the case system after a meeting, by the end of the next working day.',
  ),
  word('guardian', 'Guardian', ['guardians?'], 'Who speaks for the child in court.'),
  word(
    'issue',
    'Issue, initiate proceedings',
    [
      'issu(?:e|es|ed|ing) proceedings',
      'proceedings (?:are |were )?issued',
      'decision to issue',
      'since issue',
      '(?:day|date) of issue',
      'initiat(?:e|es|ed|ing) proceedings',
    ],
    'To ask the court for an order: the council’s application is issued by the court, and the case has begun.',
  ),
  word(
    'issues-resolution',
    'Issues resolution hearing (IRH)',
    ['issues resolution(?: hearings?)?', 'IRH'],
    'The hearing at which the court settles what it can, so that the final hearing is about what is left.',
  ),
  named('document.legal-case-note', 'The kind of case note that decisions are filed as.'),
  named(
    'body.gateway-panel',
    `Decides whether to go on as before, to start ${nameFor('stage.pre-proceedings')} or to issue proceedings.`,
  ),
  named(
    'document.legal-overview',
    `The written overview published after each ${nameFor('body.tracking-meeting', 'short')}. Once published it never changes; a correction is a new version.`,
  ),
  named('body.planning-meeting', 'Takes legal advice on whether the threshold is met and agrees the next steps.'),
  named(
    'body.tracking-meeting',
    'The regular meeting that looks at every child whose review is due and at what stands in the way.',
  ),
  named(
    'document.letter-before-proceedings',
    'Tells parents what must change, and entitles them and others with parental responsibility to free legal advice.',
  ),
  (labels) => ({
    key: 'reviews',
    term: `${capitalised(nameFor('review.midpoint'))}, ${nameFor('review.final')}`,
    // In short the final is a word of its own.
    forms: [
      ...formsOf(labels, 'review.midpoint'),
      literally(say(nameFor('review.final', 'many'), labels)),
      literally(labels('review.final')),
    ],
    meaning: `The reviews of a child in ${nameFor('stage.pre-proceedings')} at 6 weeks and at 12 weeks. The ${nameFor('review.final')} decides: step out, or initiate proceedings.`,
  }),
  named(
    'stage.pre-proceedings',
    'The time from the decision to start it until the decision to step out or to go to court, in which parents are helped to make the change that keeps a child safe.',
  ),
  word(
    'private-proceedings',
    'Private proceedings',
    ['private proceedings'],
    'A case between family members in which the court has given the council a task, mostly a report. It has no 12-week date.',
  ),
  word(
    'public-law-outline',
    'Public Law Outline (PLO)',
    ['Public Law Outline', 'PLO'],
    'The court’s timetable for care cases, 26 weeks from the day of issue.',
  ),
  word(
    'reviewing-officer',
    'Reviewing officer (IRO)',
    ['reviewing officers?', 'IRO'],
    'Chairs a looked-after child’s reviews and watches over the plan.',
  ),
  word(
    'section-7',
    'Section 7, section 37',
    ['section (?:7|37)'],
    'A report, and an investigation, that the court asks the council for.',
  ),
  word('section-20', 'Section 20', ['section 20'], 'A child is accommodated with the parents’ agreement.'),
  word(
    'section-31',
    'Section 31',
    ['section 31'],
    'The law’s threshold for care and supervision orders, and the orders.',
  ),
  word(
    'step-out',
    'Step out, step down',
    ['step(?:s|ped|ping)? (?:out|down)'],
    `To leave ${nameFor('stage.pre-proceedings')} for a child protection or ${nameFor('plan.child-in-need')}. What is recorded is the plan sought: the child’s status changes when a conference changes it.`,
  ),
  word('threshold', 'Threshold', ['threshold'], 'Whether a child suffers significant harm or is likely to.'),
  (labels) => ({
    key: 'urgent-return',
    term: 'Urgent return',
    forms: ['urgent returns?', 'returns? to the panel'],
    meaning: `Back to the ${labels('body.gateway-panel')} before the next review, because a child is not safe and the plan does not work.`,
  }),
  named('document.genogram', 'A drawing of the family: who belongs to it and how they are related.'),
  named('document.chronology', 'What happened in the child’s life and when, written as the court asks for it.'),
  named('document.letter-of-issue', 'Tells parents that the council is going to court.'),
  named(
    'body.resource-approval',
    'Agrees what costs more than a manager may decide: an expert’s assessment, a test, a placement.',
  ),
  named('document.viability-assessment', 'The first assessment of somebody who might care for the child.'),
  named('document.written-agreement', 'The plan that parents and the council sign.'),
]

/** Every word that is explained where it stands, in the authority's own names; the glossary has these and others. */
export const explainedWords = (labels: Labels): readonly ExplainedWord[] => words.map((each) => each(labels))
