import { nameFor } from '#rules/words/name-for.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { explainedWords } from '#rules/words/explained.ts'

/** The field's words as people here use them, in the order of the alphabet; what the authority has named stands under its own name. */
export const glossary = (labels: Labels): readonly { readonly term: string; readonly meaning: string }[] =>
  [...explainedWords(labels), ...others, caseSystem(labels), qualityBoard(labels)].toSorted((one, other) =>
    one.term.localeCompare(other.term, 'en-GB', { numeric: true }),
  )

/** Words that explain themselves where they stand, and are told here all the same. */
const others = [
  {
    term: 'Action',
    meaning:
      'Something one person (the doer) must do by a date, for which one manager (the accountable manager) answers.',
  },
  {
    term: `${capitalised(nameFor('role.chair', 'short'))}, acting deputy`,
    meaning: `Who decides at the ${nameFor('body.tracking-meeting', 'short')}. The deputy decides only while acting for the ${nameFor('role.chair', 'short')}, and the decision says so.`,
  },
  {
    term: `${capitalised(nameFor('plan.child-in-need'))}, child protection plan, looked after`,
    meaning: 'What a child’s status can be; several at once.',
  },
  {
    term: 'Closure day',
    meaning:
      'A day on which the council does not meet. It is not a bank holiday: the court’s and the law’s counts go on.',
  },
  { term: 'Expected date of delivery', meaning: 'When an unborn child is due.' },
  { term: 'Family', meaning: 'The children who are planned for together. Each child has a clock of their own.' },
  { term: 'Filing duty', meaning: 'A document that is due at court.' },
  {
    term: `${capitalised(nameFor('stage.pre-proceedings'))} meeting`,
    meaning: `The ${nameFor('meeting.with-parents')} and their lawyers: the first, and reviews.`,
  },
  {
    term: 'Restricted record',
    meaning:
      'A family that only people named for it can see. To everybody else it is not there, in any list, count or search.',
  },
]

const caseSystem = (labels: Labels) => ({
  term: `Case system (${labels('case-system')})`,
  meaning:
    'Where the council keeps children’s full records, Liquidlogic Children’s System or another. Nothing here counts as filed there until a person confirms it.',
})

const qualityBoard = (labels: Labels) => ({
  term: labels('body.quality-board'),
  meaning: `Hears what people say of the ${nameFor('body.clinic', 'short')} and the meetings, and changes how they work.`,
})
