import { aDenialIsLifted, aRestrictionIsLifted } from './access-is-looked-at.ts'
import { aPanelIsAsked, lifeGoesOnMeanwhile } from './a-panel-is-asked.ts'
import { aMeetingMovesBack } from './a-meeting-moves-back.ts'
import { aWorkbookComes } from './a-workbook-comes.ts'
import { aResourceIsAsked, aResourceIsDecided } from './a-resource-is-asked.ts'
import { calendarChanges } from './calendar-changes.ts'
import type { Happening } from './happening.ts'
import { aChildIsBorn, aChildLeaves, aFamilyComes, familiesJoin } from './lives-change.ts'
import { mondaysMeeting, theOtherMeeting } from './mondays-meeting.ts'
import { namesAreChosen, namesChange } from './names-change.ts'
import { overviewIsPublished } from './overview-is-published.ts'
import { packsAreFiled } from './packs-are-filed.ts'
import { papersAreAskedFor, papersAreBrought } from './papers-are-brought.ts'
import { aDecisionIsMadeOutside, anExtensionIsDecided } from './powers-are-used.ts'
import { somebodyLeaves } from './somebody-leaves.ts'
import { updatesAreSent } from './updates-are-sent.ts'
import { whatWasFiledGoesOn } from './what-was-filed-goes-on.ts'

/** All that happens by itself; a feature adds a file beside this one and a line here. */
export const happenings: readonly Happening[] = [
  namesAreChosen,
  namesChange,
  mondaysMeeting,
  theOtherMeeting,
  overviewIsPublished,
  packsAreFiled,
  whatWasFiledGoesOn,
  calendarChanges,
  aMeetingMovesBack,
  somebodyLeaves,
  aChildIsBorn,
  aChildLeaves,
  aFamilyComes,
  aPanelIsAsked,
  familiesJoin,
  aWorkbookComes,
  aRestrictionIsLifted,
  aDenialIsLifted,
  papersAreAskedFor,
  papersAreBrought,
  lifeGoesOnMeanwhile,
  aDecisionIsMadeOutside,
  anExtensionIsDecided,
  aResourceIsAsked,
  aResourceIsDecided,
  updatesAreSent,
]
