import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { mayApply, type Birth } from '#rules/pre-proceedings/unborn.ts'

/** A child an application is to be recorded for. */
export type ChildToApplyFor = Birth & { readonly id: number; readonly unborn: boolean }

/**
 * Whether court applications can be recorded for these children, `issuedOn` null while not issued: none before a birth. Refused with
 * the ids of the children not yet born (FAM-03, P13).
 */
export function decideApplication(
  children: readonly ChildToApplyFor[],
  issuedOn: PlainDate | null,
  today: PlainDate,
): Outcome<readonly number[], { readonly notYetBorn: readonly number[] }> {
  const notYetBorn = children
    .filter((child) => child.unborn || !mayApply(child, issuedOn ?? today).ok)
    .map(({ id }) => id)
  return notYetBorn.length > 0 ? refused({ notYetBorn }) : allowed(children.map(({ id }) => id))
}
