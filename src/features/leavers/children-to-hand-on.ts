import type { KeptChild } from '#records/families/children.ts'
import { caseHolderRoles, type Role } from '#rules/access/actor.ts'
import type { OwnedKind } from '#rules/staffing/left-behind.ts'
import type { LabelKey } from '#rules/words/labels.ts'

/** In what a child is somebody's: as whoever holds the case, or as the solicitor with conduct. */
export type HandedAs = {
  readonly what: Extract<OwnedKind, 'allocation' | 'conduct'>
  /** Who can have them in that, and what whoever has them is called. */
  readonly roles: readonly Role[]
  readonly called: LabelKey
  readonly column: 'socialWorkerId' | 'solicitorId'
  /** Where it is done, below the leaver's own page. */
  readonly path: 'children' | 'conduct'
}

export const asWorker: HandedAs = {
  what: 'allocation',
  roles: caseHolderRoles,
  called: 'role.case-holder',
  column: 'socialWorkerId',
  path: 'children',
}
export const asSolicitor: HandedAs = {
  what: 'conduct',
  roles: ['solicitor'],
  called: 'role.solicitor',
  column: 'solicitorId',
  path: 'conduct',
}

/** Who has the child in that, by name; null for nobody. */
export const whoHas = ({ column }: HandedAs, child: KeptChild): string | null =>
  column === 'socialWorkerId' ? child.socialWorker : child.solicitor

/** The child as it is to be kept, given to that person. */
export const givenTo = ({ column }: HandedAs, personId: number) =>
  column === 'socialWorkerId' ? { socialWorkerId: personId } : { solicitorId: personId }
