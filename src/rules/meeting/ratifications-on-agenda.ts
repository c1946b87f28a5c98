import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { type DecidedOutside, outsideNames } from '#rules/pre-proceedings/outside-panel.ts'
import { sayList } from '#rules/words/say-names.ts'
import { type AgendaItem, keyOf, placeOf } from './agenda-items.ts'
import type { Business } from './business.ts'
import type { MeetingDays } from './families-on-agenda.ts'

/** A decision taken outside a panel that stands to be ratified. */
export type RatificationForAgenda = {
  readonly decisionId: number
  readonly does: DecidedOutside
  readonly decidedOn: PlainDate
  readonly decider: string
  readonly familyId: number
  readonly familyName: string
  readonly children: readonly { readonly id: number; readonly name: string }[]
}

/** The decisions that the next meeting is to ratify, the oldest first; a later meeting has none of them. (SET-07, TM-03) */
export const ratificationsOnAgenda = (
  decisions: readonly RatificationForAgenda[],
  { isNext }: Pick<MeetingDays, 'isNext'>,
  minutes: number,
): readonly AgendaItem[] =>
  !isNext
    ? []
    : decisions.map(({ decisionId, does, decidedOn, decider, familyId, familyName, children }) => {
        const subject = { kind: 'ratification', decisionId } as const
        return {
          key: keyOf(subject),
          section: 'ratifications',
          subject,
          familyId,
          childIds: children.map(({ id }) => id),
          dueChildIds: [],
          brings: [],
          reviewKind: null,
          title: familyName,
          reason: `${outsideNames[does].toLowerCase()} outside the meeting, ${sayDateWithoutYear(decidedOn)}, by ${decider}`,
          detail: sayList(children.map(({ name }) => nameWithin(familyName, name))),
          asked: [],
          minutes,
          sortsAs: placeOf(1, decidedOn, familyName),
        }
      })

const ofPanels: readonly Business[] = ['ratifications', 'decisions-to-issue', 'referrals']

/**
 * Whether a decision stands to be ratified at a meeting of a series that takes this (null: no series takes ratifications). As long as no panel
 * is a meeting here, one to issue is reported to the next panel by an action instead, as the terms of reference have it. (P9, SET-07)
 */
export const standsToRatify = (does: DecidedOutside, takes: readonly Business[] | null): boolean =>
  takes !== null && (does !== 'issue' || ofPanels.some((kind) => takes.includes(kind)))
