import type { Standing } from '#rules/access/actor.ts'
import type { Permission, Reach } from '#rules/access/permissions.ts'

/** The columns of the specification's table, each with the standings of the product it speaks of. */
export const columns = [
  ['social worker', ['social-worker', 'lead-practitioner']],
  ['team manager', ['team-manager']],
  ['service manager, head of service', ['service-manager', 'head-of-service']],
  ['clinic lead', ['clinic-lead']],
  ['Court QA Manager', ['court-qa-manager']],
  ['panel administrator', ['panel-administrator']],
  ['solicitor', ['solicitor']],
  ['chair (deputy acting)', ['chair', 'deputy']],
  ['Divisional Director', ['divisional-director']],
  ['authority administrator', ['authority-administrator']],
] as const satisfies readonly (readonly [string, readonly Standing[]])[]

/** The specification's table word for word, a cell for each column in order. */
export const specified: readonly (readonly [row: string, cells: string])[] = [
  ['see child, family, clock sheet', 'allocated | team | service | families booked or asking | all | all | with conduct | all | all | no'],
  ['see tracker, export', 'own | team | service | no | all | all | own | all | all | no'],
  ['keep the record (letters, meetings, people)', 'allocated | team | service | no | all | all | court part | no | no | no'],
  ['send the team’s update', 'allocated | team | service | no | no | no | no | no | no | no'],
  ['record a meeting item', '– | – | – | – | yes | yes | – | yes | – | –'],
  ['confirm or correct an item', '– | – | – | – | – | – | – | yes | – | –'],
  ['extension: ask · recommend · agree', 'ask | ask | ask | – | ask | ask | ask | recommend | agree, never an own request | –'],
  ['gateway and planning outcomes', '– | read | read | – | yes | yes | read | yes | read | –'],
  ['action: progress · move · reassign', 'doer | accountable | service | own | all | all | doer | all | read | leavers’ only'],
  ['Overview: draft · publish · send', '– | – | – | – | yes | draft | – | read | read | –'],
  ['filing: confirm', '– | read | read | own notes | read | yes | – | read | – | –'],
  ['clinic: ask · give · record', '– | ask | ask | yes | read | read | – | – | – | –'],
  ['sign off clinic documents', '– | yes | yes | never | – | – | yes | – | – | –'],
  ['court: hearings, filings', 'read | team | service | – | yes | yes | yes | read | read | –'],
  ['reports without names', '– | yes | yes | yes | yes | yes | yes | yes | yes | no'],
  ['restrict · give named access · review', '– | – | ask | – | ask | – | – | yes | yes | –'],
  ['who looked at this child', '– | – | service | – | yes | – | – | yes | yes | yes, without case text'],
  ['import, people, calendar, settings', '– | – | – | own clinic | meeting series | meeting series | – | – | – | yes'],
] // prettier-ignore

/** What a cell asks of the product: how far each of these permissions reaches; null not at all. */
export type Asks = Partial<Record<Permission, Reach | null>>

const reaches: Readonly<Record<string, Reach | null>> = {
  allocated: 'allocated',
  team: 'team',
  service: 'service',
  all: 'all',
  'with conduct': 'with-conduct',
  'families booked or asking': 'allocated',
  yes: 'all',
  no: null,
  '–': null,
}
const plainly =
  (permission: Permission) =>
  (cell: string): Asks => ({ [permission]: reaches[cell] ?? null })

const ofColumn: Readonly<Record<string, Reach>> = {
  'social worker': 'allocated',
  'team manager': 'team',
  solicitor: 'with-conduct',
}

/** For each row, what its cells ask; a row that isn't here is of a feature that isn't built yet, named in `notYet`. */
export const asks: Readonly<Record<string, (cell: string, column: string) => Asks>> = {
  'see child, family, clock sheet': plainly('see-child'),
  'see tracker, export': (cell, column) => ({
    'see-tracker': cell === 'own' ? (column === 'solicitor' ? 'with-conduct' : 'allocated') : (reaches[cell] ?? null),
  }),
  'keep the record (letters, meetings, people)': (cell) =>
    cell === 'court part'
      ? { 'keep-record': null, 'keep-court-record': 'with-conduct' }
      : { 'keep-record': reaches[cell] ?? null },
  'send the team’s update': plainly('send-update'),
  'record a meeting item': plainly('record-item'),
  'confirm or correct an item': plainly('confirm-item'),
  // The chair recommends by recording the item; who agrees is said by the table of powers (SET-07).
  'extension: ask · recommend · agree': (cell, column) => ({
    'ask-extension': cell === 'ask' ? (ofColumn[column] ?? (column.startsWith('service') ? 'service' : 'all')) : null,
  }),
  'gateway and planning outcomes': (cell) => ({ 'record-panel-outcome': cell === 'yes' ? 'all' : null }),
  // What one does oneself is progressed by whoever does it, whatever their role; the team manager answers for the team's (AC-01).
  'action: progress · move · reassign': (cell) => ({
    'progress-action': cell === 'accountable' ? 'team' : cell === 'service' || cell === 'all' ? cell : null,
    ...(cell === 'leavers’ only' ? { 'hand-on-for-leavers': 'all' } : {}),
    ...(cell === 'doer' || cell === 'own' || cell === 'accountable' ? { 'see-actions': 'yes' } : {}),
  }),
  'Overview: draft · publish · send': (cell) => ({
    'draft-overview': cell === 'yes' || cell === 'draft' ? 'all' : null,
    'publish-overview': cell === 'yes' ? 'all' : null,
    'read-overview': cell === '–' ? null : 'all',
  }),
  'filing: confirm': (cell, column) => ({
    'confirm-filing': cell === 'yes' ? 'all' : null,
    'see-filing':
      cell === '–' ? null : column === 'team manager' ? 'team' : column.startsWith('service') ? 'service' : 'all',
  }),
  'court: hearings, filings': (cell, column) => ({
    'keep-court-record':
      cell === 'yes'
        ? column === 'solicitor'
          ? 'with-conduct'
          : 'all'
        : cell === 'read'
          ? null
          : (reaches[cell] ?? null),
  }),
  'restrict · give named access · review': (cell, column) => ({
    'ask-restriction': cell === '–' ? null : column.startsWith('service') ? 'service' : 'all',
    'restrict-family': cell === 'yes' ? 'all' : null,
  }),
  'who looked at this child': (cell) => ({
    'see-who-looked': cell.startsWith('yes') ? 'all' : cell === 'service' ? 'service' : null,
  }),
  'import, people, calendar, settings': (cell) => ({
    'import-workbook': cell === 'yes' ? 'yes' : null,
    'keep-people': cell === 'yes' ? 'yes' : null,
    'keep-meeting-series': ['yes', 'meeting series', 'own clinic'].includes(cell) ? 'yes' : null,
  }),
}

/** Rows of features that aren't built yet. */
export const notYet: Readonly<Record<string, string>> = {
  'clinic: ask · give · record': 'the clinic (CL) isn’t built yet',
  'sign off clinic documents': 'the clinic (CL) isn’t built yet',
  'reports without names': 'reports (RP) aren’t built yet',
}

/** Cells in which the product differs on purpose, by row and column. */
export const different: Readonly<Record<string, string>> = {
  'see child, family, clock sheet: clinic lead': 'no family is booked or asks before the clinic is built',
  'filing: confirm: clinic lead': 'the clinic’s own notes come with the clinic',
  'import, people, calendar, settings: clinic lead': 'the clinic’s calendar comes with the clinic',
}

/** Permissions of which the table says nothing, and why they are there. */
export const besides: Readonly<Partial<Record<Permission, string>>> = {
  'use-waymark': 'everybody signs in and sees their own work',
  'keep-staffing-issue': 'staffing issues (TM-05) have no row',
  'ask-panel': 'whoever keeps a child’s record asks a panel (PP-01)',
  'ask-resource':
    'whoever keeps a child’s record asks for a resource (PP-07); who agrees is said by the table of powers (SET-07)',
  'see-panel-items': 'whoever sees a child sees what a panel was asked for and decided of the child (PP-01)',
  'see-meeting': 'the agenda is its members’ (TM-02)',
  'give-direction': 'an absent head of service gives a direction (PP-06)',
  'read-overview-copy': 'whoever was sent a copy reads it (LO-03)',
  'see-sent-messages': 'deliveries and failures are visible to a person (LO-03)',
}
