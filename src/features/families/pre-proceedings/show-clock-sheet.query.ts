import type { HistoryShown } from '#features/families/kept/history.page.ts'
import { pagesOf } from '#parts/lists/page-links.ts'
import { changesBehindClocks } from '#records/families/changes-kept.ts'
import { type KeptChild, loadChild } from '#records/families/children.ts'
import { type EpisodeClock, loadClocks, loadClockSettings } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadNames } from '#records/people/names.ts'
import { idsAmong, type Looking } from '#records/access/visible-children.ts'
import { assessmentsOfChildren, type KeptAssessment } from '#records/pre-proceedings/assessments.ts'
import { type ExtensionKept, extensionsRecorded } from '#records/pre-proceedings/extensions-recorded.ts'
import { type KeptParentsMeeting, parentsMeetingsOfChildren } from '#records/pre-proceedings/parents-meetings.ts'
import { may } from '#rules/access/permissions.ts'
import { sayDecidedAs } from '#rules/access/power-words.ts'
import type { ClockSettings } from '#rules/pre-proceedings/clock.ts'
import type { OnSheet } from '#rules/pre-proceedings/clock-sheet.ts'
import type { ExtensionRecorded } from '#rules/pre-proceedings/extension-reasons.ts'
import type { Labels } from '#rules/words/labels.ts'
import { type CourtOnSheet, courtOnSheet } from './court-on-sheet.query.ts'

export type ClockSheetModel = {
  readonly child: KeptChild
  readonly today: Temporal.PlainDate
  /** The latest first. */
  readonly episodes: readonly EpisodeClock[]
  readonly settings: ClockSettings
  /** What the sheet tells of an episode besides its clock, by the episode's id. */
  readonly more: (episodeId: number) => OnSheet & {
    readonly assessments: readonly KeptAssessment[]
    readonly parentsMeetings: readonly KeptParentsMeeting[]
  }
  readonly court: CourtOnSheet
  readonly history: HistoryShown
  readonly mayCorrect: boolean
  readonly mayBringForward: boolean
  readonly labels: Labels
}

const changesOnAPage = 25

/** Every episode of a child with its clock, and a page of who changed what its dates follow from; null for a child that can't be seen. */
export async function showClockSheet(
  db: Db,
  looking: Looking,
  childId: number,
  { page, labels }: { readonly page: number; readonly labels: Labels },
): Promise<ClockSheetModel | null> {
  const child = await loadChild(db, looking, childId)
  if (child === null) return null
  const part = { limit: changesOnAPage, offset: (page - 1) * changesOnAPage }
  const [clocks, settingsOf, beside, court, { changes, counted }, names, correctable] = await Promise.all([
    loadClocks(db, [childId], looking.today),
    loadClockSettings(db, [childId]),
    besideClocks(db, looking, childId, labels),
    courtOnSheet(db, looking, child),
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
    more: (episodeId) => ({
      familyMeetingOn: episodes.find(({ stored }) => stored.id === episodeId)?.stored.familyMeetingOn ?? null,
      ...beside(episodeId),
    }),
    court,
    history: { changes, names, ...pagesOf(counted, page, changesOnAPage) },
    mayCorrect: correctable.size > 0,
    mayBringForward: may(looking.actor, 'record-item'),
    labels,
  }
}

/** By the id of an episode: what was asked, assessed and met about in it. */
async function besideClocks(db: Db, looking: Looking, childId: number, labels: Labels) {
  const [extensions, assessments, parentsMeetings] = await Promise.all([
    extensionsRecorded(db, [childId]),
    assessmentsOfChildren(db, looking, [childId]),
    parentsMeetingsOfChildren(db, looking, [childId]),
  ])
  return (episodeId: number) => ({
    extensions: (extensions.get(episodeId) ?? []).map((extension) => sayDecider(extension, labels)),
    assessments: assessments.filter(isIn(episodeId)),
    parentsMeetings: parentsMeetings.filter(isIn(episodeId)),
  })
}

function sayDecider({ decidedAs, ...extension }: ExtensionKept, labels: Labels): ExtensionRecorded {
  const as = decidedAs === null ? null : sayDecidedAs(decidedAs, labels)
  const { decidedBy } = extension
  return { ...extension, decidedBy: decidedBy === null || as === null ? (decidedBy ?? as) : `${decidedBy}, ${as}` }
}

const isIn =
  (episodeId: number) =>
  ({ children }: { readonly children: readonly { readonly episodeId: number }[] }): boolean =>
    children.some((each) => each.episodeId === episodeId)
