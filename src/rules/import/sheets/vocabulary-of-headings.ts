import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { keys } from './word-key.ts'

// The headings councils put over their columns, separated by commas and compared by `wordKey`. A heading that isn't here is pointed to its
// field by a person, and that is remembered.

/** What a sheet of the workbook holds. */
export type SheetKind = 'tracker' | 'proceedings' | 'private' | 'actions' | 'staff'

/** A field of a sheet: what a person calls it, the headings it is known by, and whether Waymark works it out itself. */
export type FieldWords = { readonly label: string; readonly headings: readonly string[]; readonly computed: boolean }

const read = (label: string, headings: string): FieldWords => ({ label, headings: keys(headings), computed: false })
const computed = (label: string, headings: string): FieldWords => ({ label, headings: keys(headings), computed: true })

const caseSystemId = read(
  'Case-system id',
  'LCS ID, LCS, LCS no, Mosaic ID, case system id, child id, person id, client id, id',
)
const child = read('Child', 'child, child name, child’s name, name of child')
const socialWorker = read(
  capitalised(nameFor('role.case-holder')),
  'SW, social worker, allocated SW, allocated social worker, allocated worker, worker, lead practitioner, LP, family help lead practitioner, allocated practitioner, allocated lead practitioner, case holder, caseholder, SW / LP, social worker / lead practitioner, social worker or lead practitioner',
)
const solicitor = read('Solicitor', 'solicitor, sol, lawyer, legal, legal officer, solicitor with conduct')

/** Every field of every kind of sheet, in the order in which a person is asked about them. */
export const fields = {
  tracker: {
    caseSystemId,
    family: read('Family', 'family, family name, surname, family surname'),
    child,
    birth: read('Date of birth or expected date', 'DOB / EDD, DOB, EDD, DOB and EDD, DOB or EDD, date of birth, born'),
    unborn: read('Unborn', 'UBB, unborn, unborn baby'),
    team: read('Team', 'team, team name'),
    socialWorker,
    teamManager: read(capitalised(nameFor('role.team-manager')), 'TM, team manager, manager'),
    solicitor,
    decidedOn: read(
      'Decision to start',
      'LGP date, LGP, date of LGP, panel date, gateway date, decision date, date of decision, PLO start, PLO start date, PP start, pre-proceedings start, LPM date',
    ),
    panelOutcome: read('Panel’s outcome', 'LGP decision, LGP outcome, panel decision, panel outcome, decision'),
    letterSentOn: read(
      `${capitalised(nameFor('document.letter-before-proceedings'))} sent`,
      'LBP sent, LBP, LBP date, date of LBP, LBP issued, letter, letter sent, letter before proceedings, letter before proceedings sent',
    ),
    familyMeetingOffered: read(
      'Family meeting offered',
      'FGC offered, FGC offer, FGC, FGDM offered, family meeting offered',
    ),
    familyMeetingOn: read(
      'Family meeting held',
      'FGC date, FGC held, date of FGC, FGDM date, FGDM held, family meeting date, family meeting held',
    ),
    firstMeetingOn: read(
      `First ${nameFor('meeting.with-parents')}`,
      '1st PPM, PPM, PPM 1, PPM date, 1st meeting, initial PPM, 1st PLO meeting, initial PLO meeting',
    ),
    weeks: computed('Weeks', 'Wk, week no, wk no, weeks in PLO'),
    midpointDue: computed('6-week date', '6 wk review due, 6 wk due, 6 wk date, 6 wk review, midpoint due'),
    midpointHeldOn: read(
      `${capitalised(nameFor('review.midpoint'))} held`,
      '6wk held, 6 wk review held, midpoint held, midpoint review',
    ),
    midpointOutcome: read(
      `${capitalised(nameFor('review.midpoint', 'short'))} outcome`,
      '6wk outcome, 6 wk decision, midpoint outcome',
    ),
    finalDue: computed('12-week date', '12 wk due, 12 wk review due, 12 wk date, 12 wk review, final due'),
    extensionTo: read('Extension to', 'ext to, extension to, extended to, ext, ext date, extension, extension date'),
    extensionAgreedBy: read(
      'Extension agreed by',
      'ext agreed by, extension agreed by, agreed by, ext agreed, ext approved by',
    ),
    finalHeldOn: read(
      `${capitalised(nameFor('review.final'))} held`,
      '12wk held, 12 wk review held, final held, final review, final review held',
    ),
    outcome: read('Outcome', 'outcome, final outcome, 12 wk outcome, PLO outcome, PP outcome'),
    endedOn: read(
      'Date of the step decision',
      'step date, step decision date, date of step, end date, ended, date ended, outcome date',
    ),
    notes: read('Notes', 'status / notes, notes / status, notes, status, comments, comment, update'),
  },
  proceedings: {
    caseSystemId,
    child,
    courtNumber: read('Court number', 'court no, court ref, court reference, court case no, case no'),
    issuedOn: read('Issued', 'issued, issued on, issue date, date issued, date of issue'),
    application: read('Application', 'application, application type, application for, order sought, order'),
    judge: read('Judge', 'judge, bench, tribunal'),
    caseManagementOn: read('Case management hearing', 'CMH, CMH date, case management, case management hearing'),
    issuesResolutionOn: read(
      'Issues resolution hearing',
      'IRH, IRH date, issues resolution, issues resolution hearing',
    ),
    finalOn: read('Final hearing', 'final, FH, FH date, final hearing, final hearing date'),
    week26: computed('26-week date', '26 wks, 26 wk date, wk 26'),
    nextHearingOn: read('Next hearing', 'next hearing, next hearing date, date of next hearing'),
    nextHearingKind: read('Kind of next hearing', 'what, hearing type, type of hearing, next hearing type, type'),
    filingDueOn: read('Filing due', 'filing due, filing date, filing due date, to file by'),
    filing: read('What is to be filed', 'filing, document, to file, evidence'),
    filedOn: read('Filed', 'filed, filed on, date filed'),
    delay: read('Reason for delay', 'delay reason, delay, reason for delay, delay code'),
    carePlan: read('Care plan', 'care plan, interim care plan, plan'),
    socialWorker,
    solicitor,
  },
  private: {
    caseSystemId,
    child,
    report: read('Report', 'type, report, report type, type of report, section'),
    orderedOn: read(
      'Date of order',
      'date of order, order date, ordered, ordered on, directed, directed on, date of direction',
    ),
    dueOn: read('Report due', 'due, due date, due on, report due, filing due, to file by'),
    filedOn: read('Report filed', 'filed, filed on, date filed, report filed'),
    nextHearingOn: read('Next hearing', 'next hearing, next hearing date, hearing, hearing date'),
    socialWorker,
    notes: read('Comments', 'comments, comment, notes, status'),
  },
  actions: {
    reference: read('Reference', 'ref, reference, action no, no'),
    subject: read('Child or family', 'child / family, family / child, child or family, child, family, name'),
    words: read('Action', 'action, actions, task, action required'),
    doer: read('Who does it', 'who, by whom, owner, action owner, lead, responsible, assigned to'),
    dueOn: read('By when', 'by when, when, due, due date, by, deadline, target date'),
    done: read('Done', 'done, complete, completed, closed'),
    from: read('Where it comes from', 'from, source, meeting'),
    notes: read('Notes', 'notes, comments, comment, update, progress'),
  },
  staff: {
    name: read('Name', 'name, full name, staff, person, worker'),
    email: read('E-mail', 'email, e-mail, email address'),
    role: read('Role', 'role, job title, job, post, position'),
    team: read('Team', 'team, team name'),
    service: read('Service', 'service, service area, area'),
  },
} as const satisfies Record<SheetKind, Record<string, FieldWords>>

export type Field<Kind extends SheetKind> = keyof (typeof fields)[Kind] & string
