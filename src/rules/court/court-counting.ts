import type { Calendar } from '#rules/calendar/working-days.ts'
import type { DaysBefore, WeeksConvention } from './public-law-outline.ts'

/** How an authority counts where two ways are common: working days before a hearing, and the end of the 26 weeks (C3, C5, settings). */
export type CourtConventions = { readonly daysBefore: DaysBefore; readonly weeks: WeeksConvention }

/** What an authority starts with: plain subtraction, and 26 weeks that begin with the day of issue (C3, C5). */
export const usualConventions: CourtConventions = { daysBefore: 'plain', weeks: 'statute' }

/** All that dates at court are counted by: the working-day calendar and the authority's ways of counting. */
export type CourtCounting = CourtConventions & { readonly calendar: Calendar }
