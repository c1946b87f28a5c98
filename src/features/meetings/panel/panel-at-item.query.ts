import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { childrenInCase } from '#records/court/proceedings.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { bodyOfSeries } from '#records/panels/body-of-series.ts'
import { type HeardBefore, hearingsOfPanelItems, type KeptPanelOutcome } from '#records/panels/panel-hearings.ts'
import { loadPanelItem, type PanelItem } from '#records/panels/panel-items.ts'
import { loadOpenEpisodes } from '#records/pre-proceedings/episodes.ts'
import type { StartingBody } from '#rules/pre-proceedings/deciding-bodies.ts'
import { decisionsFor, type PanelDecision } from '#rules/panels/panel-outcomes.ts'
import { stillToHear } from '#rules/panels/panel-item.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'

/** A child of what a panel was asked for, with what can be decided and what is recorded here. */
export type ChildAtPanel = {
  readonly child: KeptChild
  readonly called: string
  readonly inPreProceedings: boolean
  readonly offered: readonly PanelDecision[]
  readonly outcome: KeptPanelOutcome | null
}

/** What a panel was asked for, as one meeting item hears it. (PP-01) */
export type PanelAtItem = {
  readonly asked: PanelItem
  readonly body: StartingBody
  readonly heard: HeardBefore | null
  /** How other sittings heard it. */
  readonly elsewhere: readonly HeardBefore[]
  readonly children: readonly ChildAtPanel[]
}

type Here = {
  readonly sitting: StoredSitting
  readonly panelItemId: number
  readonly agendaItemId: number | null
  readonly family: KeptFamily
}

/** The same of an item of a meeting; null when it is about no child this person may see. */
export async function panelAtItem(
  db: Db,
  looking: Looking,
  { sitting, panelItemId, agendaItemId, family }: Here,
): Promise<PanelAtItem | null> {
  const ids = family.children.map(({ id }) => id)
  const [asked, hearings, episodes, inCase, { body, power }] = await Promise.all([
    loadPanelItem(db, looking, panelItemId),
    hearingsOfPanelItems(db, looking, [panelItemId]),
    loadOpenEpisodes(db, ids),
    childrenInCase(db, ids),
    bodyOfSeries(db, sitting.seriesId),
  ])
  if (asked === null) return null
  const heard = hearings.find((each) => each.agendaItemId === agendaItemId) ?? null
  const toHear = asked.waitsForAdmission ? [] : stillToHear(asked)
  const open = new Set(episodes.map(({ childId }) => childId))
  const children = asked.children
    .filter((each) => toHear.includes(each) || hasOutcome(heard, each))
    .flatMap(({ childId }): readonly ChildAtPanel[] => {
      const child = family.children.find(({ id }) => id === childId)
      if (child === undefined) return []
      const inPreProceedings = open.has(child.id)
      const canBeIssued = inPreProceedings || (!child.unborn && !inCase.has(child.id))
      const offered = decisionsFor({ business: asked.business, inPreProceedings, canBeIssued, power })
      const outcome = heard?.outcomes.find((each) => each.childId === childId) ?? null
      const called = nameWithin(family.name, child.name)
      return [{ child, called, inPreProceedings, offered: withKept(offered, outcome), outcome }]
    })
  return { asked, body, heard, elsewhere: hearings.filter((each) => each !== heard), children }
}

const hasOutcome = (heard: HeardBefore | null, { childId }: { readonly childId: number }): boolean =>
  heard?.outcomes.some((each) => each.childId === childId) === true

/** What is recorded stays to choose, whatever has become of the child since. */
const withKept = (offered: readonly PanelDecision[], outcome: KeptPanelOutcome | null): readonly PanelDecision[] =>
  outcome === null || offered.includes(outcome.outcome) ? offered : [outcome.outcome, ...offered]
