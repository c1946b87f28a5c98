import { actionsOfFamily, type KeptAction } from '#records/actions.ts'
import { adultsOfFamily, type KeptAdult } from '#records/adults.ts'
import { changesOfFamily, type KeptChange } from '#records/changes-kept.ts'
import type { KeptChild } from '#records/children.ts'
import { type EpisodeClock, loadClocks, loadClockSettings, type OpenClock } from '#records/clocks.ts'
import type { Db } from '#records/db.ts'
import { type KeptFamily, loadFamily } from '#records/families.ts'
import { findingsOfFamily, type KeptFinding } from '#records/import-findings.ts'
import { loadNames, type Names } from '#records/names.ts'
import { type KeptReview, reviewsOfChildren } from '#records/reviews.ts'
import { loadManagers } from '#records/teams.ts'
import { idsAmong, type Looking } from '#records/visible-children.ts'
import type { Permission } from '#rules/access/permissions.ts'
import { nameWithin } from '#rules/meeting/families-on-agenda.ts'
import type { ClockSettings } from '#rules/pre-proceedings/clock.ts'
import { mostUrgentFirst, urgencyOf } from '#rules/pre-proceedings/urgency.ts'

/** One child on the family's page: the running clock, if one runs, and the stopped ones before it, oldest first. */
export type ChildOnPage = {
  readonly child: KeptChild
  /** The name as said within the family: 'Cara'. */
  readonly shortName: string
  readonly teamManager: string | null
  readonly open: OpenClock | null
  readonly earlier: readonly EpisodeClock[]
  readonly settings: ClockSettings
  readonly findings: readonly KeptFinding[]
  readonly mayKeep: boolean
}

export type FamilyModel = {
  readonly today: Temporal.PlainDate
  readonly family: KeptFamily
  /** The most urgent first. */
  readonly children: readonly ChildOnPage[]
  /** What an import found of the family as a whole. */
  readonly findings: readonly KeptFinding[]
  readonly actions: readonly KeptAction[]
  readonly reviews: readonly KeptReview[]
  readonly adults: readonly KeptAdult[]
  readonly history: { readonly changes: readonly KeptChange[]; readonly count: number; readonly names: Names }
  readonly may: { readonly keep: boolean; readonly keepCourt: boolean; readonly decide: boolean }
}

const changesShown = 5

/** Everything the family's page shows to this person; null when there is no child of it that they may see. */
export async function showFamily(db: Db, looking: Looking, familyId: number): Promise<FamilyModel | null> {
  const family = await loadFamily(db, looking, familyId)
  if (family === null) return null
  const ids = family.children.map(({ id }) => id)
  const within = (permission: Permission) => idsAmong(db, { ...looking, permission }, ids)
  const [children, findings, kept, court, decided, actions, reviews, adults, history, names] = await Promise.all([
    childrenOnPage(db, looking, family),
    findingsOfFamily(db, looking, family),
    within('keep-record'),
    within('keep-court-record'),
    within('record-panel-outcome'),
    actionsOfFamily(db, looking, familyId),
    reviewsOfChildren(db, looking, ids),
    adultsOfFamily(db, looking, familyId),
    changesOfFamily(db, looking, familyId, { limit: changesShown, offset: 0 }),
    loadNames(db),
  ])
  return {
    today: looking.today,
    family,
    children: children.toSorted(byUrgency).map((onPage) => ({
      ...onPage,
      findings: findings.filter(({ childId }) => childId === onPage.child.id),
      mayKeep: kept.has(onPage.child.id),
    })),
    findings: findings.filter(({ childId }) => childId === null),
    ...{ actions, reviews, adults },
    history: { ...history, names },
    may: { keep: kept.size > 0, keepCourt: court.size > 0, decide: decided.size > 0 },
  }
}

type WithClocks = Omit<ChildOnPage, 'findings' | 'mayKeep'>

async function childrenOnPage(db: Db, { today }: Looking, family: KeptFamily): Promise<readonly WithClocks[]> {
  const ids = family.children.map(({ id }) => id)
  const [clocks, settingsOf, managers] = await Promise.all([
    loadClocks(db, ids, today),
    loadClockSettings(db, ids),
    loadManagers(db, today),
  ])
  return family.children.map((child) => {
    const all = clocks.get(child.id) ?? []
    return {
      child,
      shortName: nameWithin(family.name, child.name),
      teamManager: managers(child.teamId).teamManagers[0]?.name ?? null,
      open: all.flatMap(({ stored, clock }) => (clock.kind === 'running' ? [{ stored, clock }] : []))[0] ?? null,
      earlier: all.filter(({ clock }) => clock.kind === 'stopped'),
      settings: settingsOf(child.id),
    }
  })
}

/** Those with a running clock first, the most urgent of them first; the others as they were added. */
function byUrgency(one: WithClocks, other: WithClocks): number {
  if (one.open !== null && other.open !== null)
    return mostUrgentFirst(urgencyOf(one.open.clock, one.child.name), urgencyOf(other.open.clock, other.child.name))
  return Number(one.open === null) - Number(other.open === null)
}
