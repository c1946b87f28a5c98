import { z } from 'zod'
import { type CourtConventions, usualConventions } from '#rules/court/court-counting.ts'
import { type AgendaSettings, usualAgenda, waysOfUrgency } from '#rules/meeting/agenda-settings.ts'
import { type UpdateDeadline, usualUpdateDeadline } from '#rules/meeting/update-due.ts'
import { usualOverview } from '#rules/overview/overview-settings.ts'
import { type ServiceLevels, usualServiceLevels } from '#rules/pre-proceedings/service-levels.ts'
import type { ClockStartsWith } from '#rules/pre-proceedings/timetable.ts'
import { keptSetting } from '#records/keeping/kept-setting.ts'

const count = z.number().int().nonnegative()

/**
 * What the clocks of episodes that start from now on begin with, how soon letter and first meeting are aimed at, and since when a family group
 * decision-making meeting is to be offered before an application: a day as text, null while that duty hasn't begun (P1, P16, P15).
 */
export const clockSetting = keptSetting<
  ServiceLevels & { readonly startsWith: ClockStartsWith; readonly familyMeetingDutyFrom: string | null }
>(
  'clock',
  z.object({
    startsWith: z.enum(['decision', 'letter', 'first-meeting']),
    letterWithin: count,
    firstMeetingWithin: count,
    // Kept since later than the rest.
    firstMeetingFrom: z.enum(['decision', 'letter']).default('decision'),
    familyMeetingDutyFrom: z.iso.date().nullable().default(null),
  }),
  { startsWith: 'decision', ...usualServiceLevels, familyMeetingDutyFrom: null },
)

/** How working days before a hearing and the end of the 26 weeks are counted (C3, C5). */
export const courtSetting = keptSetting<CourtConventions>(
  'court',
  z.object({ daysBefore: z.enum(['plain', 'clear']), weeks: z.enum(['statute', 'portal']) }),
  usualConventions,
)

/** How far an agenda looks, who comes first on it, and how long its items take (TM-03). */
export const agendaSetting = keptSetting<AgendaSettings>(
  'agenda',
  z.object({
    // Kept since later than the rest.
    urgentFirst: z.enum(waysOfUrgency).default(usualAgenda.urgentFirst),
    courtDays: count,
    privateDays: count,
    meetingsAhead: count,
    minutes: z.object({
      urgentReturn: count,
      final: count,
      midpoint: count,
      extension: count,
      reviewAhead: count,
      furtherChild: count,
      familyAtMost: count,
      staffing: count,
      hearing: count,
      hearingChanged: count,
      filing: count,
      filingOnTime: count,
      private: count,
      panel: count.default(usualAgenda.minutes.panel),
      other: count,
    }),
  }),
  usualAgenda,
)

/** By when the team's update before a review has to be there (PP-11). */
export const updateSetting = keptSetting<UpdateDeadline>(
  'update',
  z.object({ workingDays: count, atTime: z.string().regex(/^\d\d:\d\d$/) }),
  usualUpdateDeadline,
)

/** When the Overview is due, and who gets a copy besides those whose children are in it (LO-01, LO-03). */
export const overviewSetting = keptSetting(
  'overview',
  z.object({ dueWithin: count, coreMembers: z.boolean(), divisionalDirector: z.boolean() }),
  usualOverview,
)
