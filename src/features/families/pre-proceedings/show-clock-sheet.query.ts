import { changesBehindClocks, type KeptChange } from '#records/families/changes-kept.ts'
import { type KeptChild, loadChild } from '#records/families/children.ts'
import { type EpisodeClock, loadClocks, loadClockSettings } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadNames, type Names } from '#records/people/names.ts'
import { idsAmong, type Looking } from '#records/access/visible-children.ts'
import type { ClockSettings } from '#rules/pre-proceedings/clock.ts'

export type ClockSheetModel = {
  readonly child: KeptChild
  readonly today: Temporal.PlainDate
  /** The latest first. */
  readonly episodes: readonly EpisodeClock[]
  readonly settings: ClockSettings
  readonly changes: readonly KeptChange[]
  readonly names: Names
  readonly mayCorrect: boolean
}

/** Every episode of a child with its clock, and who changed what its dates follow from; null for a child that can't be seen. */
export async function showClockSheet(db: Db, looking: Looking, childId: number): Promise<ClockSheetModel | null> {
  const child = await loadChild(db, looking, childId)
  if (child === null) return null
  const [clocks, settingsOf, changes, names, correctable] = await Promise.all([
    loadClocks(db, [childId], looking.today),
    loadClockSettings(db, [childId]),
    changesBehindClocks(db, looking, childId),
    loadNames(db),
    idsAmong(db, { ...looking, permission: 'record-panel-outcome' }, [childId]),
  ])
  const episodes = (clocks.get(childId) ?? []).toReversed()
  return {
    child,
    today: looking.today,
    episodes,
    settings: settingsOf(childId),
    changes,
    names,
    mayCorrect: correctable.size > 0,
  }
}
