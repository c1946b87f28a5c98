import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { stageAfter, type Episode, type OtherEnding, type Stage } from './episode.ts'

/** Who may decide at any time that proceedings be issued; in an emergency one person, who says why (P9). */
export type IssuingBody =
  | { readonly body: 'gateway-panel' | 'planning-meeting' }
  | {
      readonly body: 'head-of-service-or-above'
      readonly name: string
      readonly at: Temporal.Instant
      readonly reason: string
    }

/** Outcome C: an open episode ends, or the child is issued without pre-proceedings and a coded reason is kept (P9). */
export type Issued =
  | { readonly kind: 'episode-ended'; readonly stage: Stage; readonly reportToNextPanel: boolean }
  | {
      readonly kind: 'issued-without-pre-proceedings'
      readonly on: PlainDate
      readonly reason: string
      readonly reportToNextPanel: boolean
    }

export type IssueRefusal =
  'episode-ended' | 'before-the-decision' | 'not-yet-decided' | 'emergency-needs-name-and-reason' | 'reason-missing'

const isBlank = (words: string): boolean => words.trim() === ''

/**
 * Outcome C, decided on a day by a body, for a child with an open episode or with none (`episode` null, then `withoutReason` is the
 * code of why there was none). An emergency decision by one person is reported to the next panel (P9). `today` is the day in London.
 */
export function decideToIssue(
  episode: Episode | null,
  decision: { readonly by: IssuingBody; readonly on: PlainDate; readonly withoutReason: string | null },
  today: PlainDate,
): Outcome<Issued, IssueRefusal> {
  const { by, on } = decision
  const isEmergency = by.body === 'head-of-service-or-above'
  if (isEmergency && (isBlank(by.name) || isBlank(by.reason))) return refused('emergency-needs-name-and-reason')
  if (isAfter(on, today)) return refused('not-yet-decided')
  if (episode === null) {
    const reason = decision.withoutReason ?? ''
    if (isBlank(reason)) return refused('reason-missing')
    return allowed({ kind: 'issued-without-pre-proceedings', on, reason, reportToNextPanel: isEmergency })
  }
  if (episode.stage.status !== 'open') return refused('episode-ended')
  if (isBefore(on, episode.decidedOn)) return refused('before-the-decision')
  const stage = stageAfter('initiate-proceedings', on, '')
  return allowed({ kind: 'episode-ended', stage, reportToNextPanel: isEmergency })
}

export type EndRefusal = 'episode-ended' | 'before-the-decision' | 'not-yet-happened' | 'words-missing'

/** Ends an episode for what nobody decided (P17; PP-12): date and words only. From then every clock and reminder stops. */
export function decideOtherEnding(
  episode: Episode,
  ending: { readonly ending: OtherEnding; readonly on: PlainDate; readonly words: string },
  today: PlainDate,
): Outcome<Stage, EndRefusal> {
  if (episode.stage.status !== 'open') return refused('episode-ended')
  if (isBefore(ending.on, episode.decidedOn)) return refused('before-the-decision')
  if (isAfter(ending.on, today)) return refused('not-yet-happened')
  if (isBlank(ending.words)) return refused('words-missing')
  return allowed(stageAfter(ending.ending, ending.on, ending.words))
}
