import type { HistoryShown } from '#features/families/kept/history.page.ts'
import { pagesOf } from '#parts/lists/page-links.ts'
import { changesBehindClocks } from '#records/families/changes-kept.ts'
import { type KeptChild, loadChild } from '#records/families/children.ts'
import { type EpisodeClock, loadClocks, loadClockSettings } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadNames } from '#records/people/names.ts'
import { idsAmong, type Looking } from '#records/access/visible-children.ts'
import type { ClockSettings } from '#rules/pre-proceedings/clock.ts'

export type ClockSheetModel = {
  readonly child: KeptChild
  readonly today: Temporal.PlainDate
  /** The latest first. */
  readonly episodes: readonly EpisodeClock[]
  readonly settings: ClockSettings
  readonly history: HistoryShown
  readonly mayCorrect: boolean
}

const changesOnAPage = 25

/** Every episode of a child with its clock, and a page of who changed what its dates follow from; null for a child that can't be seen. */
export async function showClockSheet(
  db: Db,
  looking: Looking,
  childId: number,
  page: number,
): Promise<ClockSheetModel | null> {
  const child = await loadChild(db, looking, childId)
  if (child === null) return null
  const part = { limit: changesOnAPage, offset: (page - 1) * changesOnAPage }
  const [clocks, settingsOf, { changes, counted }, names, correctable] = await Promise.all([
    loadClocks(db, [childId], looking.today),
    loadClockSettings(db, [childId]),
    changesBehindClocks(db, looking, childId, part),
    loadNames(db),
    idsAmong(db, { ...looking, permission: 'record-panel-outcome' }, [childId]),
  ])
  const episodes = (clocks.get(childId) ?? []).toReversed()
  return {
    child,
    today: looking.today,
    episodes,
    settings: settingsOf(childId),
    history: { changes, names, ...pagesOf(counted, page, changesOnAPage) },
    mayCorrect: correctable.size > 0,
  }
}
