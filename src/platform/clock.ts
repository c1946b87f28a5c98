/** Where the time comes from. Nothing else in the product reads a clock; rules are given the day as an argument. */
export type Clock = {
  /** The instant now, for "recorded at". */
  now(): Temporal.Instant
  /** The calendar day in England now (Europe/London), for every rule about days. */
  today(): Temporal.PlainDate
}

const england = 'Europe/London'

/** The calendar day in England (Europe/London) at an instant. */
export const dayInEngland = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(england).toPlainDate()

/** The hour that clocks in England show at an instant, 0 to 23. */
export const hourInEngland = (instant: Temporal.Instant): number => instant.toZonedDateTimeISO(england).hour

/** The time that clocks in England show at an instant, as HH:MM. */
export const timeInEngland = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(england).toPlainTime().toString({ smallestUnit: 'minute' })

/** The date and time that clocks in England show at an instant. */
export const momentInEngland = (instant: Temporal.Instant): Temporal.PlainDateTime =>
  instant.toZonedDateTimeISO(england).toPlainDateTime()

/** The instant at which clocks in England show this date and time; the earlier one in the hour that comes twice in October. */
export const instantInEngland = (local: Temporal.PlainDateTime): Temporal.Instant =>
  local.toZonedDateTime(england).toInstant()

/** Whether clocks in England ever show this date and time: in March they skip an hour. */
export const isShownInEngland = (local: Temporal.PlainDateTime): boolean =>
  local.toZonedDateTime(england).toPlainDateTime().equals(local)

const clockOf = (now: () => Temporal.Instant): Clock => ({ now, today: () => dayInEngland(now()) })

/** The machine's own clock. */
export const systemClock = (): Clock => clockOf(() => Temporal.Now.instant())

/**
 * A clock that shows `local` (a date and time in England, like 2026-11-20T09:00) at the moment of this call and then runs on. For
 * demonstrations and rehearsals: config.ts refuses it in production.
 */
export function clockStartingAt(local: Temporal.PlainDateTime): Clock {
  const start = instantInEngland(local)
  const began = Temporal.Now.instant()
  return clockOf(() => start.add(Temporal.Now.instant().since(began)))
}

/** A clock that stands still until it is moved on purpose. */
export type FrozenClock = Clock & { moveTo(moment: Temporal.Instant | Temporal.PlainDateTime | string): void }

/**
 * A clock for tests. A moment is an instant, or a date and time in England: `frozenClock('2026-11-20T09:00')`. Throws on text that is neither.
 */
export function frozenClock(start: Temporal.Instant | Temporal.PlainDateTime | string): FrozenClock {
  let standing = momentOf(start)
  return {
    ...clockOf(() => standing),
    moveTo: (moment) => {
      standing = momentOf(moment)
    },
  }
}

function momentOf(moment: Temporal.Instant | Temporal.PlainDateTime | string): Temporal.Instant {
  if (moment instanceof Temporal.Instant) return moment
  if (typeof moment === 'string' && /[Zz]$|[+-]\d\d:?\d\d$/.test(moment)) return Temporal.Instant.from(moment)
  return instantInEngland(Temporal.PlainDateTime.from(moment))
}
