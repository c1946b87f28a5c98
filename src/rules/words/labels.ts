type Named = { readonly group: 'authority' | 'body' | 'role' | 'document'; readonly is: string; readonly text: string }

const authority = (is: string, text: string): Named => ({ group: 'authority', is, text })
const body = (is: string, text: string): Named => ({ group: 'body', is, text })
const role = (text: string): Named => ({ group: 'role', is: text, text })
const document = (is: string, text: string): Named => ({ group: 'document', is, text })

/**
 * What every body, role and document is called until an authority says otherwise (SET-03): the names of the two terms of reference.
 * `is` says what the thing is in plain words, `text` is the default name. Both vocabularies stand side by side.
 */
const named = {
  directorate: authority('The directorate’s name', 'Children’s Social Care'),
  'case-system': authority('The case-management system', 'LCS'),
  'body.planning-meeting': body('Takes legal advice on threshold and agrees next steps', 'Legal Planning Meeting'),
  'body.care-pathways-panel': body('Approves or recommends pre-proceedings', 'Care Pathways Panel'),
  'body.gateway-panel': body('Decides to continue, start pre-proceedings or issue', 'Legal Gateway Panel'),
  'body.resource-approval': body('Agrees additional resources', 'ATR'),
  'body.tracking-meeting': body('The meeting that reviews every child', 'Legal Tracking Meeting'),
  'body.clinic': body('The weekly bookable preparation space', 'Case Progression Clinic'),
  'body.clinic.parent': body('The body the clinic belongs to', 'Learning Academy'),
  'body.quality-board': body('Hears feedback and changes how we work', 'Quality Assurance Board'),
  'body.family-group-conference': body('The family’s own planning meeting', 'Family Group Conference'),
  'role.social-worker': role('social worker'),
  'role.team-manager': role('team manager'),
  'role.service-manager': role('service manager'),
  'role.head-of-service': role('head of service'),
  'role.clinic-lead': role('clinic lead'),
  'role.court-qa-manager': role('Court QA Manager'),
  'role.panel-administrator': role('panel administrator'),
  'role.solicitor': role('solicitor'),
  'role.family-group-conference-manager': role('Family Group Conference manager'),
  'role.divisional-director': role('Divisional Director'),
  'role.quality-board-member': role('Quality Assurance Board member'),
  'role.authority-administrator': role('authority administrator'),
  'role.chair': role('chair of the tracking meeting'),
  'role.deputy': role('deputy chair of the tracking meeting'),
  'role.core-member': role('core member of the tracking meeting'),
  'document.letter-before-proceedings': document('Tells parents what must change', 'letter before proceedings'),
  'document.letter-of-issue': document('Tells parents that we are going to court', 'letter of issue'),
  'document.legal-overview': document('The written overview of a meeting', 'Legal Overview'),
  'document.legal-case-note': document('The case note decisions are filed as', 'Legal Case Note'),
  'document.referral': document('Asks the panel or meeting to consider a child', 'referral'),
  'document.written-agreement': document('The plan signed with parents', 'written agreement'),
  'document.genogram': document('The family tree drawing', 'genogram'),
  'document.chronology': document('The court-standard chronology', 'SWET chronology'),
  'document.viability-assessment': document('The first assessment of a possible carer', 'viability assessment'),
} as const satisfies Record<string, Named>

export type LabelKey = keyof typeof named

/** What this authority calls a thing: `labels('body.gateway-panel')` → 'Legal Gateway Panel'. */
export type Labels = (key: LabelKey) => string

export const isLabelKey = (key: string): key is LabelKey => Object.hasOwn(named, key)

export const labelKeys: readonly LabelKey[] = Object.keys(named).filter(isLabelKey)

/** What a label names: its kind, what the thing is in plain words, and its default name. */
export const labelDefault = (key: LabelKey): Named => named[key]

/** The authority's own names where `changed` has one (by key; null says the default is back), else the defaults (SET-03). */
export const labelsWith =
  (changed: ReadonlyMap<string, string | null>): Labels =>
  (key) =>
    changed.get(key) ?? named[key].text

/** A name at the beginning of a line or a cell: 'Social worker'. */
export const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
