import type { Problem } from '#door/form/save-form.ts'
import { isVisibleChild } from '#records/access/visible-children.ts'
import { mistaken } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { loadDecider, whereTheyAre } from '#records/meeting/deciders.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { anyOfFew } from '#records/keeping/any-of.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { keepOutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import { loadTaken, loadWhoTakes } from '#records/sittings/business-of-series.ts'
import { standsToRatify } from '#rules/meeting/ratifications-on-agenda.ts'
import type { DecidedOutside } from '#rules/pre-proceedings/outside-panel.ts'
import { type PeopleToChoose, peopleToChoose } from '#records/people/people-to-choose.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { type ByPower, decidedAs, inForce, mayDecideBy, type Power, rolesWith } from '#rules/access/powers.ts'
import { sayHolders, sayNoPower } from '#rules/access/power-words.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import type { Labels } from '#rules/words/labels.ts'

/** Who can be said to have decided outside a panel, and what they are called together. */
export type OutsideDeciders = {
  readonly people: PeopleToChoose
  /** Who of Legal can have agreed. */
  readonly lawyers: PeopleToChoose
  readonly called: string
  /** Whether what they decide to issue stands to be ratified at a meeting; else it is reported to the next panel. (P9, SET-07) */
  readonly toRatify: boolean
}

const usual = 'divisional-director,head-of-service'

type Takers = {
  readonly takes: Awaited<ReturnType<typeof loadWhoTakes>>
  readonly taken: Awaited<ReturnType<typeof loadTaken>>
}

/** Whether a meeting takes it to ratify, for children of that team. */
function standsSomewhere(does: DecidedOutside, teamId: number | null, { takes, taken }: Takers): boolean {
  const seriesId = takes('ratifications', teamId)
  return standsToRatify(does, seriesId === null ? null : (taken.get(seriesId) ?? []))
}

/** Those who have a power by their role today; null where no role has it, so that nobody decides it outside a panel. (SET-07, P9) */
export async function outsideDeciders(
  visit: Visit,
  powers: readonly Power[],
  childIds: readonly number[],
): Promise<OutsideDeciders | null> {
  const table = await loadPowers(visit.db)
  const roles = [...new Set(powers.flatMap((does) => rolesWith(table, does, visit.today)))]
  if (roles.length === 0) return null
  const [people, lawyers, takes, taken, teamId] = await Promise.all([
    peopleToChoose(visit, { roles, orCovering: true, childIds }),
    peopleToChoose(visit, { roles: ['solicitor'], orCovering: true, childIds }),
    loadWhoTakes(visit.db),
    loadTaken(visit.db),
    teamAmong(visit, childIds),
  ])
  const called = calledTogether(roles.toSorted().join(), rolesInWords(table, powers, visit))
  return { people, lawyers, called, toRatify: standsSomewhere('issue', teamId, { takes, taken }) }
}

/** The team that one of these children has. */
const teamAmong = async ({ db, looking }: Visit, childIds: readonly number[]): Promise<number | null> =>
  (
    await db
      .selectFrom('child')
      .select('teamId')
      .where('id', '=', anyOfFew(childIds))
      .where('teamId', 'is not', null)
      .where(isVisibleChild(looking))
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
  )?.teamId ?? null

type Asking = Pick<Visit, 'labels' | 'today'>

const calledTogether = (roles: string, { labels, said }: { readonly labels: Labels; readonly said: string }): string =>
  roles === usual ? `a ${labels('role.head-of-service')} or above` : said

const rolesInWords = (
  table: Awaited<ReturnType<typeof loadPowers>>,
  powers: readonly Power[],
  { labels, today }: Asking,
) => {
  const holders = powers
    .flatMap((does) => inForce(table, does, today))
    .flatMap(({ holder }) => (holder.kind === 'role' ? [holder] : []))
  return { labels, said: sayHolders(holders, { does: 'start', labels, names: new Map() }) }
}

/** A decision that somebody made outside a panel, of these children on that day. */
type Outside = {
  readonly does: Power
  readonly on: PlainDate
  readonly who: { readonly id: number; readonly name: string }
  readonly children: readonly { readonly teamId: number | null }[]
  /** The field in which they were chosen. */
  readonly at: string
}

/** By which power they decided of each child, or a sentence where they had none that day. A chair decides at the meeting alone. (SET-07, P9) */
export async function decidedOutside(
  tx: Tx,
  { labels }: Pick<Visit, 'labels'>,
  { does, on, who, children, at }: Outside,
): Promise<Outcome<ByPower, Problem>> {
  const [table, decider, places] = [
    await loadPowers(tx),
    await loadDecider(tx, who.id, on),
    await whereTheyAre(tx, children),
  ]
  const holders = inForce(table, does, on).flatMap(({ holder }) => (holder.kind === 'role' ? [holder] : []))
  const may = sayHolders(holders, { does, labels, names: new Map() })
  let by: ByPower | null = null
  for (const place of places) {
    if (decider === null) return mistaken({ [at]: sayNoPower('not-theirs', who.name, may) })
    const decides = mayDecideBy(table, { does, on }, { ...decider, chairs: new Set() }, { ...place, askedBy: null })
    if (!decides.ok) return mistaken({ [at]: sayNoPower(decides.because, who.name, may) })
    by ??= decides.value
  }
  return by === null ? mistaken({ [at]: sayNoPower('not-theirs', who.name, may) }) : allowed(by)
}

/** A decision that somebody with the power made outside a panel, as it is kept. */
type ToKeep = {
  readonly family: KeptFamily
  readonly childIds: readonly number[]
  readonly does: DecidedOutside
  readonly on: PlainDate
  readonly at: Temporal.Instant
  readonly decidedBy: number
  readonly reason: string
  readonly legalBy: number | null
  readonly legalOn: PlainDate | null
  readonly power: ByPower
}

/** Keeps it, and answers whether it stands to be ratified at a meeting. (SET-07) */
export async function keepOutside(tx: Tx, deed: Deed, { family, childIds, ...made }: ToKeep): Promise<boolean> {
  const { does, on, at, decidedBy, reason, legalBy, legalOn, power } = made
  const [takes, taken] = [await loadWhoTakes(tx), await loadTaken(tx)]
  const teamId = family.children.find((child) => childIds.includes(child.id) && child.teamId !== null)?.teamId ?? null
  const toRatify = standsSomewhere(does, teamId, { takes, taken })
  await keepOutsideDecision(tx, deed, {
    ...{ familyId: family.id, childIds, does, decidedAt: at, decidedOn: on, decidedBy, reason, legalBy, legalOn },
    decidedAs: decidedAs(power),
    powerId: power.powerId,
    toRatify,
  })
  return toRatify
}
