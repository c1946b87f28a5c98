import { allowed, type Outcome, refused } from '#rules/outcome.ts'

/** The most that an amount can be, in whole pence: £1,000,000. (PP-07) */
export const mostPence = 100_000_000

/** Why a text is no amount of money: not written as one, nothing at all, or more than there can be. (PP-07) */
export type PoundsRefusal = 'not-an-amount' | 'nothing' | 'too-much'

/**
 * Whole pence of what was typed as pounds: '2500', '£2,500', '2,500.50'. One decimal alone, thousands set apart otherwise and fractions of a
 * penny aren't guessed at. (PP-07)
 */
export function readPounds(text: string): Outcome<number, PoundsRefusal> {
  const typed = text.replaceAll(/\s/g, '')
  const [, whole, pence = '00'] = /^£?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{2}))?$/.exec(typed) ?? []
  if (whole === undefined) return refused('not-an-amount')
  const amount = Number(whole.replaceAll(',', '')) * 100 + Number(pence)
  if (amount === 0) return refused('nothing')
  return amount > mostPence ? refused('too-much') : allowed(amount)
}

/** As it stands in a field, of whole pence: '2,500', '2,500.50'. (PP-07) */
export function writePounds(pence: number): string {
  const whole = Math.floor(pence / 100).toLocaleString('en-GB')
  return pence % 100 === 0 ? whole : `${whole}.${String(pence % 100).padStart(2, '0')}`
}

/** '£2,500', '£2,500.50', of whole pence. (PP-07) */
export const sayPounds = (pence: number): string => `£${writePounds(pence)}`
