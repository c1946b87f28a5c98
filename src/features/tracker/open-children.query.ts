import { loadOpenClocks, type OpenClock } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Hearing } from '#records/keeping/schema.ts'
import { hasSomethingOpen } from '#records/families/something-open.ts'
import { type Looking, visibleChildren } from '#records/access/visible-children.ts'

/** What the tracker shows of a child in care proceedings. */
export type InCourt = {
  readonly issuedOn: Temporal.PlainDate | null
  readonly courtNumber: string | null
  readonly nextHearing: { readonly on: Temporal.PlainDate; readonly kind: Hearing['kind'] } | null
  readonly nextFiling: { readonly dueOn: Temporal.PlainDate; readonly what: string } | null
}

/** And of a child in private proceedings. */
export type InPrivate = {
  readonly report: 'section-7' | 'section-37' | 'other'
  readonly reportDueOn: Temporal.PlainDate | null
  readonly filedOn: Temporal.PlainDate | null
  readonly nextHearingOn: Temporal.PlainDate | null
}

/** A child with something open. */
export type OpenChild = {
  readonly id: number
  readonly familyId: number
  readonly familyReference: string
  readonly familyName: string
  readonly name: string
  readonly caseSystemId: string | null
  readonly bornOn: Temporal.PlainDate | null
  readonly expectedDeliveryOn: Temporal.PlainDate | null
  readonly teamId: number | null
  readonly team: string | null
  readonly socialWorker: string | null
  readonly preProceedings: OpenClock | null
  readonly inCourt: InCourt | null
  readonly inPrivate: InPrivate | null
}

/** Every child this person may see who is in pre-proceedings, care proceedings or private proceedings on that day. */
export async function openChildren(db: Db, looking: Looking): Promise<readonly OpenChild[]> {
  const children = await db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .leftJoin('person', 'person.id', 'child.socialWorkerId')
    .select([
      'child.id',
      'child.familyId',
      'family.reference as familyReference',
      'family.name as familyName',
      'child.name',
      'child.caseSystemId',
      'child.bornOn',
      'child.expectedDeliveryOn',
      'child.teamId',
      'team.name as team',
      'person.name as socialWorker',
    ])
    .where('child.id', 'in', visibleChildren(db, looking))
    .where(hasSomethingOpen)
    .execute()
  const ids = children.map((child) => child.id)
  const [clocks, court, privately] = await Promise.all([
    loadOpenClocks(db, ids, looking.today),
    inCourt(db, looking.today),
    inPrivate(db),
  ])
  return children.map((child) => ({
    ...child,
    preProceedings: clocks.get(child.id) ?? null,
    inCourt: court.get(child.id) ?? null,
    inPrivate: privately.get(child.id) ?? null,
  }))
}

/** Open care proceedings by child: the next hearing from today on, and the first document not yet filed. */
async function inCourt(db: Db, today: Temporal.PlainDate): Promise<ReadonlyMap<number, InCourt>> {
  const rows = await db
    .selectFrom('proceedingsChild')
    .innerJoin('proceedings', 'proceedings.id', 'proceedingsChild.proceedingsId')
    .where('proceedings.endedOn', 'is', null)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('hearing')
          .select(['hearing.heldOn', 'hearing.kind'])
          .whereRef('hearing.proceedingsId', '=', 'proceedings.id')
          .where((or) =>
            or.or([or('hearing.childId', 'is', null), or('hearing.childId', '=', or.ref('proceedingsChild.childId'))]),
          )
          .where('hearing.heldOn', '>=', today)
          .where('hearing.status', 'in', ['listed', 're-listed'])
          .orderBy('hearing.heldOn')
          .limit(1)
          .as('next'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('courtFiling')
          .select(['courtFiling.dueOn', 'courtFiling.what'])
          .whereRef('courtFiling.proceedingsId', '=', 'proceedings.id')
          .where((or) =>
            or.or([
              or('courtFiling.childId', 'is', null),
              or('courtFiling.childId', '=', or.ref('proceedingsChild.childId')),
            ]),
          )
          .where('courtFiling.filedOn', 'is', null)
          .where('courtFiling.dueOn', 'is not', null)
          .orderBy('courtFiling.dueOn')
          .limit(1)
          .as('filing'),
      (join) => join.onTrue(),
    )
    .select([
      'proceedingsChild.childId',
      'proceedings.issuedOn',
      'proceedings.courtNumber',
      'next.heldOn',
      'next.kind',
      'filing.dueOn',
      'filing.what',
    ])
    .execute()
  return new Map(
    rows.map(({ childId, issuedOn, courtNumber, heldOn, kind, dueOn, what }) => [
      childId,
      {
        issuedOn,
        courtNumber,
        nextHearing: heldOn === null || kind === null ? null : { on: heldOn, kind },
        nextFiling: dueOn === null || what === null ? null : { dueOn, what },
      },
    ]),
  )
}

async function inPrivate(db: Db): Promise<ReadonlyMap<number, InPrivate>> {
  const rows = await db
    .selectFrom('privateProceedings')
    .select(['childId', 'report', 'reportDueOn', 'filedOn', 'nextHearingOn'])
    .where('endedOn', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.childId, row]))
}
