import { sayDate } from './say-date.ts'

const inLondon = (at: Temporal.Instant): Temporal.ZonedDateTime => at.toZonedDateTimeISO('Europe/London')

/** '09:02', the time of day in Europe/London. */
export const sayTime = (at: Temporal.Instant): string => inLondon(at).toPlainTime().toString({ smallestUnit: 'minute' })

/** 'Fri 20 Nov 2026 at 09:02', in Europe/London: when something was recorded. */
export const sayMoment = (at: Temporal.Instant): string => `${sayDate(inLondon(at).toPlainDate())} at ${sayTime(at)}`
