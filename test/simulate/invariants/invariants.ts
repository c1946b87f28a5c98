import { actionsListedAreRecords } from './actions-listed-are-records.ts'
import { aFiledNoteIsTrue } from './a-filed-note-is-true.ts'
import { aJoinedFamilyIsOne } from './a-joined-family-is-one.ts'
import { anOverviewIsTrue } from './an-overview-is-true.ts'
import { aNoteIsOfOneChild } from './a-note-is-of-one-child.ts'
import { datesAreTheRules } from './dates-are-the-rules.ts'
import { datesEverywhereAreTheRules } from './dates-everywhere-are-the-rules.ts'
import { askedOfPanels } from './asked-of-panels.ts'
import { decidedByWhoMay } from './decided-by-who-may.ts'
import { extensionsAreTold } from './extensions-are-told.ts'
import { filesOpen } from './files-open.ts'
import type { Invariant } from './invariant.ts'
import { listsAreRecords } from './lists-are-records.ts'
import { mistakesNameTheirField } from './mistakes-name-their-field.ts'
import { namedAsToday } from './named-as-today.ts'
import { noFault } from './no-fault.ts'
import { noNamesInMessages } from './no-names-in-messages.ts'
import { nobodyOutOfReach } from './nobody-out-of-reach.ts'
import { nothingLost } from './nothing-lost.ts'
import { oneAgenda } from './one-agenda.ts'
import { onlyWhoIsFollowed } from './only-who-is-followed.ts'
import { papersAreAsSaid } from './papers-are-as-said.ts'
import { resourcesWaitOrAreDecided } from './resources-wait-or-are-decided.ts'
import { seatsOfTheDayStay } from './seats-of-the-day-stay.ts'
import { updatesAreAsSent } from './updates-are-as-sent.ts'
import { whatWasChosenStays } from './what-was-chosen-stays.ts'
import { whatWasMovedStays } from './what-was-moved-stays.ts'
import { whatWasPublishedStays } from './what-was-published-stays.ts'
import { whatWasTypedComesBack } from './what-was-typed-comes-back.ts'

/** All that is looked at; a feature adds a file beside this one and a line here. */
export const invariants: readonly Invariant[] = [
  noFault,
  mistakesNameTheirField,
  nothingLost,
  whatWasTypedComesBack,
  whatWasChosenStays,
  nobodyOutOfReach,
  noNamesInMessages,
  namedAsToday,
  oneAgenda,
  askedOfPanels,
  onlyWhoIsFollowed,
  datesAreTheRules,
  datesEverywhereAreTheRules,
  listsAreRecords,
  actionsListedAreRecords,
  filesOpen,
  aNoteIsOfOneChild,
  aFiledNoteIsTrue,
  anOverviewIsTrue,
  aJoinedFamilyIsOne,
  whatWasPublishedStays,
  whatWasMovedStays,
  seatsOfTheDayStay,
  papersAreAsSaid,
  extensionsAreTold,
  updatesAreAsSent,
  decidedByWhoMay,
  resourcesWaitOrAreDecided,
]
