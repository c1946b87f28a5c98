import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { HearingKind } from './hearing-names.ts'

/** The court service's words for where a hearing stands (data standards §3), and *held* once it was. */
export const hearingStatusWords = {
  listed: 'Listed',
  adjourned: 'Adjourned',
  vacated: 'Vacated',
  're-listed': 'Re-listed',
  'to-be-re-listed': 'To be re-listed',
  held: 'Held',
} as const

export type HearingStatus = keyof typeof hearingStatusWords

/** Every status, as a form offers them. */
export const hearingStatuses = ['listed', 'adjourned', 'vacated', 're-listed', 'to-be-re-listed', 'held'] as const

/** What a hearing's standing goes by. */
export type HearingDay = { readonly kind: HearingKind; readonly heldOn: PlainDate; readonly status: HearingStatus }

/** Whether the hearing is to take place on its day: listed or listed again. */
export const isStillListed = ({ status }: Pick<HearingDay, 'status'>): boolean =>
  status === 'listed' || status === 're-listed'

/** Where a hearing stands on a day: as it was recorded, or nothing recorded once its day has gone and nobody said what came of it. */
export type HearingNow = HearingStatus | 'nothing-recorded'

/** How a hearing stands on `today`: one listed for a day that has gone isn't held, and isn't listed any more; nobody has said (CT-03). */
export const hearingNow = (hearing: Pick<HearingDay, 'heldOn' | 'status'>, today: PlainDate): HearingNow =>
  isStillListed(hearing) && isBefore(hearing.heldOn, today) ? 'nothing-recorded' : hearing.status

/** The same in words: 'Held', 'Nothing recorded'. */
export const sayHearingNow = (hearing: Pick<HearingDay, 'heldOn' | 'status'>, today: PlainDate): string => {
  const now = hearingNow(hearing, today)
  return now === 'nothing-recorded' ? 'Nothing recorded' : hearingStatusWords[now]
}

/** The hearings whose day has gone without a word of what came of them. */
export const passedInSilence = <Hearing extends Pick<HearingDay, 'heldOn' | 'status'>>(
  hearings: readonly Hearing[],
  today: PlainDate,
): readonly Hearing[] => hearings.filter((hearing) => hearingNow(hearing, today) === 'nothing-recorded')

/** The next hearing from today on, or null. */
export const nextHearing = <Hearing extends HearingDay>(
  hearings: readonly Hearing[],
  today: PlainDate,
): Hearing | null =>
  hearings
    .filter((hearing) => isStillListed(hearing) && !isBefore(hearing.heldOn, today))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.heldOn, other.heldOn))[0] ?? null

/** What proceedings wait for, by the hearings that took place. */
export type CourtStage =
  'to-be-issued' | 'case-management' | 'issues-resolution' | 'final-hearing' | 'after-final-hearing' | 'ended'

/** The words for each. */
export const courtStageWords: Record<CourtStage, string> = {
  'to-be-issued': 'To be issued',
  'case-management': 'Waiting for case management',
  'issues-resolution': 'Waiting for issues resolution',
  'final-hearing': 'Waiting for the final hearing',
  'after-final-hearing': 'Final hearing held',
  ended: 'Ended',
}

/** How far proceedings have come, by the hearings recorded as held: what nobody recorded took nothing further (screens, Court). */
export function courtStage(
  proceedings: { readonly issuedOn: PlainDate | null; readonly endedOn: PlainDate | null },
  hearings: readonly HearingDay[],
): CourtStage {
  if (proceedings.endedOn !== null) return 'ended'
  const took = (...kinds: readonly HearingKind[]) =>
    hearings.some(({ kind, status }) => kinds.includes(kind) && status === 'held')
  if (took('final', 'judgment')) return 'after-final-hearing'
  if (took('issues-resolution')) return 'final-hearing'
  if (took('case-management', 'further-case-management')) return 'issues-resolution'
  return proceedings.issuedOn === null ? 'to-be-issued' : 'case-management'
}
