import type { ActionSource } from '#rules/actions/sources.ts'
import type { Role, SeatPart } from '#rules/access/actor.ts'
import type { HearingKind } from '#rules/court/hearing-names.ts'
import type { EpisodeOutcome, MidpointOutcome } from '#rules/pre-proceedings/episode.ts'
import { keys, wordKey } from './word-key.ts'

// The words councils put in their cells, and what they mean here; every list is separated by commas and compared by `wordKey`. What isn't here
// is never guessed at: it becomes a finding.

/** A list of meanings with the words for each, found by any of them. */
export type Vocabulary<Meaning> = ReadonlyMap<string, Meaning>
const vocabulary = <Meaning>(list: readonly (readonly [Meaning, string])[]): Vocabulary<Meaning> =>
  new Map(list.toReversed().flatMap(([meaning, words]) => keys(words).map((key) => [key, meaning])))

/** What words mean by one of the lists below; null when they aren't in it. */
export const meaningOf = <Meaning>(list: Vocabulary<Meaning>, words: string): Meaning | null =>
  list.get(wordKey(words)) ?? null

export const yesOrNo = vocabulary<boolean>([
  [true, 'Y, yes, true, 1, UBB, unborn, unborn baby, done, complete, completed, closed'],
  [false, 'N, no, false, 0, not yet'],
])

/** What stands where a case-system id should and means that there is none yet. */
export const noIdYet = vocabulary([[true, 'TBC, TBA, n/a, na, none, not known, unknown, no id, awaited, pending']])

/** A: continue as before, B: start pre-proceedings, C: issue, D: not known (data standards §2, 008). */
export const panelOutcomes = vocabulary<'start' | 'continue' | 'issue'>([
  ['start', 'B, start, PLO, pre-proceedings, start pre-proceedings, start PLO, approved'],
  ['continue', 'A, continue, no further action, NFA'],
  ['issue', 'C, issue, issue proceedings'],
])

export const midpointOutcomes = vocabulary<MidpointOutcome>([
  ['continue', 'continue, continues, on track, continue PLO, no change'],
  [
    'seek-extension',
    'ext likely, extension likely, ext, extension, extension to be sought, seek extension, ext to be sought',
  ],
  ['urgent-return', 'urgent return, return to LGP, back to LGP, urgent LGP'],
])

export const episodeOutcomes = vocabulary<EpisodeOutcome>([
  [
    'step-out-child-protection',
    'step out CP, step down CP, stepped down CP, CP, CP plan, step out to CP, step out to CP plan, child protection plan',
  ],
  [
    'step-out-child-in-need',
    'step out CIN, step down CIN, stepped down CIN, CIN, CIN plan, step out to CIN, step out to CIN plan, child in need plan',
  ],
  [
    'initiate-proceedings',
    'issue, issued, issue proceedings, initiate proceedings, proceedings, step up, stepped up, court',
  ],
  ['died', 'died, deceased, child died'],
  ['pregnancy-ended', 'pregnancy ended, miscarriage, stillbirth'],
  ['moved-away', 'moved, moved away, moved out of area, transferred, transferred out'],
  ['turned-18', 'turned 18, 18'],
])

/** Who may agree an extension (P6). */
export const divisionalDirector = vocabulary<'divisional-director' | 'acting-divisional-director'>([
  ['divisional-director', 'DD, divisional director, the DD, divisional director of safeguarding'],
  ['acting-divisional-director', 'acting DD, a/DD, acting divisional director'],
])

/** The court's kinds of hearing (data standards §3). */
export const hearingKinds = vocabulary<HearingKind>([
  ['case-management', 'CMH, case management, case management hearing, FCMH 1, 1st CMH'],
  ['further-case-management', 'FCMH, further CMH, further case management, further case management hearing'],
  ['issues-resolution', 'IRH, issues resolution, issues resolution hearing, early final hearing'],
  ['final', 'FH, final, final hearing'],
  ['fact-finding', 'FF, FFH, fact finding, fact finding hearing'],
  ['interim-care-order', 'ICO, interim care order, ICO hearing, interim care order hearing'],
  ['emergency-protection', 'EPO, emergency protection, emergency protection order'],
  ['judgment', 'judgment, judgement, handing down'],
  ['family-drug-and-alcohol', 'FDAC, family drug and alcohol court'],
  ['placement', 'placement, placement hearing, placement order'],
  ['discharge', 'discharge, discharge of care order'],
  ['other', 'other, directions, directions hearing, DRA, mention'],
])

/** The court service's codes for delay (data standards §3): a cell is a code only if it is written as one. */
export const delayCode =
  /^(CA[12]|EX[12]|HE1|CR1|HM[1-3]|JU[1-3]|LW[1-5]|OS1|LS[12]|LA([1-9]|1[01])|IN1|OT([1-9]|1[0-4]))$/

/** Codes of the care plan at issue (data standards §2, 021). */
export const carePlanCode = /^[A-G]$/

export const privateReports = vocabulary<'section-7' | 'section-37'>([
  ['section-7', 's7, s.7, section 7, sec 7, 7'],
  ['section-37', 's37, s.37, section 37, sec 37, 37'],
])

/** Said in a comment, it flags that public proceedings may follow (CT-06). */
export const riskOfPublicProceedings = /\brisk of (plo|public|care proceedings|pre-?proceedings|s\.?31)\b/i

export const actionSources = vocabulary<ActionSource>([
  ['tracking-meeting', 'LTM, legal tracking meeting, tracking meeting, tracking'],
  ['gateway', 'LGP, legal gateway panel, panel, gateway, LPM, legal planning meeting'],
  ['review', '6wk, 12wk, 16wk, midpoint, final, review, 6 wk review, 12 wk review'],
  ['clinic', 'clinic, CPC, case progression clinic'],
  ['court', 'court, hearing, CMH, FCMH, IRH, FH, order, directions'],
  ['urgent-return', 'urgent return'],
])

/** A role of SET-01 by the post's name; `part` where the post also has a core seat in the tracking meeting. */
export const posts = vocabulary<{ readonly role: Role; readonly part: SeatPart | null }>([
  [
    { role: 'social-worker', part: null },
    'social worker, SW, senior social worker, advanced practitioner, agency social worker',
  ],
  [
    { role: 'lead-practitioner', part: null },
    'lead practitioner, LP, family help lead practitioner, FHLP, family help practitioner, senior family help practitioner',
  ],
  [{ role: 'team-manager', part: null }, 'team manager, TM, assistant team manager, practice manager'],
  [{ role: 'service-manager', part: 'member' }, 'service manager'],
  [
    { role: 'head-of-service', part: 'chair' },
    'head of service QA chair, head of service of quality assurance chair, chair',
  ],
  [{ role: 'head-of-service', part: 'deputy' }, 'head of service deputy chair, head of service deputy, deputy chair'],
  [{ role: 'head-of-service', part: null }, 'head of service, HoS'],
  [
    { role: 'clinic-lead', part: null },
    'clinic lead, case progression manager, service manager legal proceedings and case progression',
  ],
  [{ role: 'court-qa-manager', part: 'member' }, 'court QA manager, court quality assurance manager'],
  [
    { role: 'panel-administrator', part: 'administrator' },
    'legal gateway panel administrator, panel administrator, LGP administrator, minute taker',
  ],
  [{ role: 'solicitor', part: null }, 'solicitor, legal officer, lawyer, senior solicitor'],
  [{ role: 'family-group-conference-manager', part: null }, 'FGC manager, family group conference manager'],
  [{ role: 'divisional-director', part: null }, 'divisional director, divisional director of safeguarding'],
  [{ role: 'quality-board-member', part: null }, 'quality assurance board member, QA board member'],
  [{ role: 'authority-administrator', part: null }, 'authority administrator, system administrator'],
])
