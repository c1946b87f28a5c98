import { loadActors } from '#records/access/actors.ts'
import { type Looking, stillFollowed } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { seriesChairedBy } from '#records/meeting/attendance.ts'
import { whereTheyAre } from '#records/meeting/deciders.ts'
import { loadHoldings } from '#records/people/people.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { holds } from '#rules/access/actor.ts'
import { type Decider, type GivenPower, inForce, mayDecideBy, rolesWith } from '#rules/access/powers.ts'
import { whoMayAct } from '#rules/people/holdings.ts'
import { type UndecidedExtension, undecidedExtensions } from './undecided-extensions.ts'

/** Somebody in whose hands extensions are: who decides some by the table, or chairs the meeting that reviews the child. (PP-04, SET-07) */
export type ExtensionHands = {
  readonly looking: Looking
  readonly table: readonly GivenPower[]
  /** As who may decide; null where they hold nothing by which extensions are decided that day. */
  readonly decider: Decider | null
  readonly chairs: ReadonlySet<number>
}

/** An undecided extension as it concerns somebody. */
export type ExtensionInHand = {
  readonly extension: UndecidedExtension
  /** Whether they decide it, by the table and never what they asked for themselves. */
  readonly decides: boolean
  /** Whether they chair the meeting that reviews the child. */
  readonly chairs: boolean
}

/** Whoever looks, with what puts extensions into their hands; null where nothing does. */
export async function extensionHands(db: Db, looking: Looking): Promise<ExtensionHands | null> {
  const { actor, today } = looking
  const table = await loadPowers(db)
  const chairs = actor.seats.includes('chair') ? await seriesChairedBy(db, actor.personId, today) : new Set<number>()
  const decides =
    rolesWith(table, 'extend', today).some((role) => holds(actor, role)) ||
    (chairs.size > 0 && inForce(table, 'extend', today).some(({ holder }) => holder.kind === 'chair'))
  if (!decides && chairs.size === 0) return null
  const chairsOrDeputises = actor.seats.some((part) => part === 'chair' || part === 'deputy')
  const decider = decides ? { personId: actor.personId, holdings: actor.holdings, chairs, chairsOrDeputises } : null
  return { looking, table, decider, chairs }
}

/** The hands of everybody who has any that day: a role that has the power, or a meeting's chair. For telling each what they may see. */
export async function everybodysHands(db: Db, today: Temporal.PlainDate): Promise<readonly ExtensionHands[]> {
  const roles = rolesWith(await loadPowers(db), 'extend', today)
  const [holdings, chairs] = await Promise.all([
    loadHoldings(db, roles),
    db
      .selectFrom('seatHolding')
      .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
      .select('seatHolding.personId')
      .where('coreSeat.part', '=', 'chair')
      .where('seatHolding.startsOn', '<=', today)
      .where((eb) => eb.or([eb('seatHolding.endsOn', 'is', null), eb('seatHolding.endsOn', '>=', today)]))
      .execute(),
  ])
  const inRole = holdings.flatMap((holding) => whoMayAct(holding, today))
  const ids = [...new Set([...inRole, ...chairs].map(({ personId }) => personId))]
  const actors = [...(await loadActors(db, ids, today)).values()]
  const hands = await Promise.all(
    actors.map((actor) => extensionHands(db, stillFollowed({ actor, permission: 'see-child', today }))),
  )
  return hands.filter((each) => each !== null)
}

/** The undecided extensions of these children that this person may see, and what each is to them. (PP-04, SET-07) */
export async function extensionsInHand(
  db: Db,
  { looking, table, decider, chairs }: ExtensionHands,
  childIds: readonly number[],
): Promise<readonly ExtensionInHand[]> {
  const undecided = await undecidedExtensions(db, looking, childIds)
  const places = await whereTheyAre(db, undecided)
  const act = { does: 'extend', on: looking.today } as const
  return undecided.map((extension, at) => {
    const place = places[at]
    if (place === undefined) return { extension, decides: false, chairs: false }
    return {
      extension,
      decides: decider !== null && mayDecideBy(table, act, decider, { ...place, askedBy: extension.askedById }).ok,
      chairs: place.seriesId !== null && chairs.has(place.seriesId),
    }
  })
}
