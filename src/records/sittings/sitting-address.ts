import { authorityFact } from '#records/keeping/facts.ts'

/** What of a series its meetings' addresses and hours follow from. */
export type SeriesAtAddress = {
  readonly id: number
  readonly name: string
  readonly startsAt: string
  readonly minutes: number
  readonly needsLegalAdviser: boolean
}

/** Every series, the first one first. */
export const loadSeries = authorityFact((db): Promise<readonly SeriesAtAddress[]> =>
  db
    .selectFrom('meetingSeries')
    .select(['id', 'name', 'startsAt', 'minutes', 'needsLegalAdviser'])
    .orderBy('id')
    .execute(),
)

/** What stands in a meeting's address: '2026-11-23', with '.2' for a series that isn't the first. */
export const addressOf = (
  on: Temporal.PlainDate,
  series: SeriesAtAddress,
  first: SeriesAtAddress | undefined,
): string => (first === undefined || series.id === first.id ? on.toString() : `${on.toString()}.${series.id}`)

/** The day, written YYYY-MM-DD, and the series that an address names, null for the first; null for any other text. */
export function readAddress(
  address: string,
): { readonly on: Temporal.PlainDate; readonly seriesId: number | null } | null {
  const [, day, series] = /^(20\d{2}-\d{2}-\d{2})(?:\.(\d{1,9}))?$/.exec(address) ?? []
  if (day === undefined) return null
  try {
    const on = Temporal.PlainDate.from(day, { overflow: 'reject' })
    return { on, seriesId: series === undefined ? null : Number(series) }
  } catch {
    return null
  }
}
