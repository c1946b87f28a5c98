import { withArticle } from './article.ts'

/** The groups in which an authority is asked for its names, as they stand on the page. */
export const labelGroups = {
  journey: 'A child’s way',
  body: 'Meetings and panels',
  role: 'People',
  document: 'Papers',
  outcome: 'Outcomes',
  authority: 'The authority',
} as const

export type LabelGroup = keyof typeof labelGroups

type Named = {
  readonly group: LabelGroup
  /** What it does, so that nobody has to know our name for it: what follows “What do you call”. */
  readonly asks: string
  /** The default name, as it stands in the middle of a sentence. */
  readonly text: string
  /** The default for more than one, and the short default, where they aren’t made by rule. */
  readonly many?: string
  readonly short?: string
  /** What the national return, or the record, knows it as whatever it is called. */
  readonly code?: string
}
type Forms = Pick<Named, 'many' | 'short' | 'code'>

const inGroup =
  (group: LabelGroup) =>
  (asks: string, text: string, forms: Forms = {}): Named => ({ group, asks, text, ...forms })

const journey = inGroup('journey')
const body = inGroup('body')
const role = inGroup('role')
const document = inGroup('document')
const outcome = inGroup('outcome')
const authority = inGroup('authority')

/**
 * What everything with a name of the authority's own is called until it says otherwise (SET-03, SET-09): the names of the two terms of
 * reference, asked by what a thing does. Both vocabularies stand side by side.
 */
const named = {
  'stage.pre-proceedings': journey(
    'the time in which parents are helped to make the change, between the decision to start it and the decision to step out or go to court',
    'pre-proceedings',
    { many: 'pre-proceedings' },
  ),
  'meeting.with-parents': journey(
    'the meeting at which parents, with their solicitors, hear what must change',
    'meeting with parents',
  ),
  'review.midpoint': journey('the review at 6 weeks', 'midpoint review', { short: 'midpoint' }),
  'review.final': journey('the review at 12 weeks that decides', 'final review', { short: 'final' }),
  'plan.child-in-need': journey(
    'the plan for a child who is in need but not in need of protection',
    'child in need plan',
    {
      many: 'child in need plans',
    },
  ),
  'list.tracker': journey('the list of every child who is followed', 'tracker'),
  'body.planning-meeting': body('the body that takes legal advice on threshold', 'Legal Planning Meeting', {
    short: 'planning meeting',
  }),
  'body.care-pathways-panel': body('the panel that approves or recommends a start', 'Care Pathways Panel'),
  'body.gateway-panel': body('the panel that decides to continue, to start or to issue', 'Legal Gateway Panel', {
    short: 'gateway panel',
  }),
  'body.resource-approval': body('the route by which additional resources are agreed', 'ATR'),
  'body.tracking-meeting': body('the meeting that reviews every child', 'Legal Tracking Meeting', {
    short: 'tracking meeting',
  }),
  'body.clinic': body('the weekly bookable space to prepare', 'Case Progression Clinic', { short: 'clinic' }),
  'body.clinic.parent': body('the body that space belongs to', 'Learning Academy'),
  'body.quality-board': body('the board that hears feedback and changes how we work', 'Quality Assurance Board'),
  'body.family-group-conference': body('the family’s own planning meeting', 'Family Group Conference'),
  'role.social-worker': role('the qualified worker of a child', 'social worker'),
  'role.lead-practitioner': role('who holds a child’s case and comes from another profession', 'lead practitioner'),
  'role.case-holder': role('whoever holds a child’s case, where it may be either of those two', '{role.social-worker}'),
  'role.team-manager': role('who manages a team', 'team manager'),
  'role.service-manager': role('who manages a service', 'service manager'),
  'role.head-of-service': role('who heads several services', 'head of service'),
  'role.clinic-lead': role('who leads the weekly space to prepare', 'clinic lead'),
  'role.court-qa-manager': role('who assures the quality of what goes to court', 'Court QA Manager'),
  'role.panel-administrator': role('who takes minutes and files', 'panel administrator'),
  'role.solicitor': role('who advises the council in law', 'solicitor'),
  'role.family-group-conference-manager': role(
    'who manages the families’ own planning meetings',
    'Family Group Conference manager',
  ),
  'role.divisional-director': role('who agrees extensions', 'Divisional Director'),
  'role.quality-board-member': role('who sits on the board that hears feedback', 'Quality Assurance Board member'),
  'role.authority-administrator': role('who keeps these settings', 'authority administrator'),
  'role.chair': role('who chairs a meeting or panel', 'chair of the meeting', { short: 'chair' }),
  'role.deputy': role('who chairs it instead', 'deputy chair of the meeting'),
  'role.core-member': role('who always belongs to a meeting or panel', 'core member of the meeting'),
  'document.letter-before-proceedings': document(
    'the letter that tells parents what must change',
    'letter before proceedings',
  ),
  'document.letter-of-issue': document('the letter that tells parents we are going to court', 'letter of issue'),
  'document.legal-overview': document('the written overview of a meeting', 'Legal Overview'),
  'document.legal-case-note': document('the case note decisions are filed as', 'Legal Case Note'),
  'document.referral': document('what asks a panel or meeting to consider a child', 'referral'),
  'document.written-agreement': document('the plan signed with parents', 'written agreement'),
  'document.genogram': document('the family tree drawing', 'genogram'),
  'document.chronology': document('the court-standard chronology', 'SWET chronology'),
  'document.viability-assessment': document('the first assessment of a possible carer', 'viability assessment'),
  'outcome.continue': outcome('the outcome of a review: the plan goes on', 'continue'),
  'outcome.seek-extension': outcome('the outcome of the first review: more time is needed', 'extension to be sought'),
  'outcome.recommend-extension': outcome(
    'the outcome of the last review: more time is needed',
    'recommend an extension',
  ),
  'outcome.urgent-return': outcome(
    'the outcome of a review: back to the panel before the next',
    'urgent return to the panel',
  ),
  'outcome.step-out-child-protection': outcome(
    'the outcome of a review: out, to a child protection plan',
    'step out, child protection plan sought',
    { code: '“Decision to step down”' },
  ),
  'outcome.step-out-child-in-need': outcome(
    'the outcome of a review: out, to the plan for a child in need',
    'step out, {plan.child-in-need} sought',
    { code: '“Decision to step down”' },
  ),
  'outcome.initiate-proceedings': outcome('the outcome of a review: to court', 'initiate proceedings', {
    code: '“Decision to issue care proceedings”',
  }),
  'outcome.seek-panel-decision': outcome(
    'the outcome of the last review where the panel decides what it can’t',
    'seek the panel’s decision',
  ),
  'decision.continue': outcome('what a panel decides: nothing changes', 'continue as now', { code: 'A' }),
  'decision.start': outcome(
    'what a panel decides: parents are now helped to make the change',
    'start {stage.pre-proceedings}',
    {
      code: 'B',
    },
  ),
  'decision.recommend-start': outcome(
    'what a panel that only recommends decides: parents should be helped to make the change',
    'recommend starting {stage.pre-proceedings}',
  ),
  'decision.issue': outcome('what a panel decides: to court', 'issue proceedings', { code: 'C' }),
  'decision.step-down-child-protection': outcome(
    'what a panel decides: out, to a child protection plan',
    'step down to a child protection plan',
    { code: '“Decision to step down”' },
  ),
  'decision.step-down-child-in-need': outcome(
    'what a panel decides: out, to the plan for a child in need',
    'step down to {a plan.child-in-need}',
    { code: '“Decision to step down”' },
  ),
  'decision.section-20': outcome(
    'what a panel decides: the child is looked after with the parents’ agreement',
    'section 20 agreed',
  ),
  'decision.private-order': outcome(
    'what a panel decides: somebody’s own application for an order is supported',
    'support a private order',
  ),
  'decision.other-order': outcome('what a panel decides: some order that has no name here', 'another order'),
  'decision.deferred': outcome('what a panel decides: not today', 'decision put off', { short: 'put off' }),
  directorate: authority('the directorate', 'Children’s Social Care'),
  'case-system': authority('the case-management system', 'LCS'),
} as const satisfies Record<string, Named>

export type LabelKey = keyof typeof named

/** What this authority calls a thing: `labels('body.gateway-panel')` → 'Legal Gateway Panel'. */
export type Labels = ((key: LabelKey) => string) & {
  /** What the chair of that series is called there; nothing where it is what chairs are called everywhere. */
  readonly chairOf?: (seriesId: number) => string | undefined
}

export const isLabelKey = (key: string): key is LabelKey => Object.hasOwn(named, key)

export const labelKeys: readonly LabelKey[] = Object.keys(named).filter(isLabelKey)

/** A default that is made with another name says that one, with its article where it stands so: 'step down to {a plan.child-in-need}'. */
const withNamesIn = (text: string, labels: (key: LabelKey) => string): string =>
  text.replaceAll(/\{(a )?([^}]+)\}/g, (all, article: string | undefined, key: string) => {
    if (!isLabelKey(key)) return all
    return article === undefined ? labels(key) : withArticle(labels(key))
  })

/** What a label names: its group, what it does, and its default name. */
export const labelDefault = (key: LabelKey): Named => {
  const usual: Named = named[key]
  return { ...usual, text: withNamesIn(usual.text, (other) => named[other].text) }
}

/** What names follow from besides those an authority gives: whether both roles hold cases, and what each series calls its chair. */
type NamedBy = { readonly byBoth?: boolean; readonly chairs?: ReadonlyMap<number, string> }

/**
 * The authority's own names where `changed` has one (by key; null says the default is back), else the defaults (SET-03). Whoever holds a case
 * is called a social worker until somebody else can hold one, and from then on by both names. (SET-09)
 */
export function labelsWith(
  changed: ReadonlyMap<string, string | null>,
  { byBoth = false, chairs = new Map() }: NamedBy = {},
): Labels {
  const called = (key: LabelKey): string =>
    changed.get(key) ??
    (key === 'role.case-holder' && byBoth ? eitherOf(caseHolders.map(called)) : withNamesIn(named[key].text, called))
  return Object.assign(called, { chairOf: (seriesId: number) => chairs.get(seriesId) })
}

const caseHolders: readonly LabelKey[] = ['role.social-worker', 'role.lead-practitioner']

const eitherOf = (names: readonly string[]): string => [...new Set(names)].join(' or ')

/** The same where one series of meetings is spoken of, by what that one calls its chair. (SET-09) */
export const labelsAt = (labels: Labels, seriesId: number | undefined): Labels => {
  const { chairOf } = labels
  const chair = seriesId === undefined ? undefined : chairOf?.(seriesId)
  if (chairOf === undefined || chair === undefined) return labels
  return Object.assign((key: LabelKey) => (key === 'role.chair' ? chair : labels(key)), { chairOf })
}

/** What everything is called by an authority that has said nothing. */
export const defaultLabels: Labels = labelsWith(new Map())

/**
 * The two characters around the place of a name that is yet to be said (`called`): of those that Unicode sets aside for a program's own use
 * (23.7), so that nobody types them and no document holds them.
 */
export const placeMarks = { before: '\uFDD0', after: '\uFDD1' } as const

const beginsWithName = `${placeMarks.before}c`

/** A name at the beginning of a line or a cell: 'Social worker'. */
export const capitalised = (name: string): string =>
  name.startsWith(beginsWithName)
    ? `${placeMarks.before}C${name.slice(beginsWithName.length)}`
    : name.charAt(0).toUpperCase() + name.slice(1)

/** The same within a sentence: 'social worker'. */
export const withSmallStart = (text: string): string =>
  text.startsWith(`${placeMarks.before}C`)
    ? `${beginsWithName}${text.slice(beginsWithName.length)}`
    : text.charAt(0).toLowerCase() + text.slice(1)
