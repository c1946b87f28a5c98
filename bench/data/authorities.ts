/** The day the bench's data is made for; the clock of every measured process starts in its morning. */
export const madeFor = '2026-11-20'

/** How large an authority is made: see make-large.sql. */
export type Size = { readonly copies: number; readonly years: number; readonly trail: number }

/** An authority of the bench: what it is made from, and how. */
export type BenchAuthority = {
  readonly key: string
  readonly says: string
  /** The authority whose database it is a copy of; null for one of the product's own demonstration. */
  readonly from: string | null
  readonly grown: Size | null
  readonly open12600: boolean
}

const demonstration = { from: null, grown: null, open12600: false }
const grown = (key: string, says: string, size: Size): BenchAuthority => ({
  ...{ key, says, from: 'westmere', grown: size, open12600: false },
})

export const demonstrationSize: BenchAuthority = { key: 'westmere', says: 'demonstration', ...demonstration }
/** 13,192 children, 8,160 families, 162 of them in pre-proceedings, 432 live court cases, 1,194 children open, six years. */
export const large = grown('large', 'large', { copies: 135, years: 4, trail: 500_000 })
/** The same with something open for 12,600 children. */
export const stress: BenchAuthority = {
  ...{ key: 'stress', says: '12,600 open', from: 'large', grown: null, open12600: true },
}
/** As much open as at a large authority, with less and with more that has ended. */
export const shortHistory = grown('short', '2 years', { copies: 35, years: 0, trail: 500_000 })
export const longHistory = grown('long', '10 years', { copies: 235, years: 8, trail: 500_000 })
/** A sixth of the large one, of which England has 153. */
export const average = grown('average', 'average', { copies: 22, years: 0, trail: 20_000 })
