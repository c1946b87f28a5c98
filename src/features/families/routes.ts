import { nameFor } from '#rules/words/name-for.ts'
import { notFound, page } from '#door/answers.ts'
import { pageAskedFor } from '#parts/lists/page-links.ts'
import { formAt, idIn } from '#door/form/form-at.ts'
import { largestDocument } from '#door/form/attached-file.ts'
import type { Route } from '#door/visit.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { idOf } from '#parts/forms/fields/typed-id.ts'
import { accessRoutes } from './access/routes.ts'
import { assessmentRoutes } from './assessments/routes.ts'
import { addChildToFamily, showAddChild } from './child/add-child.ts'
import { addFamilyWithChild, showAddFamily } from './family/add-family.ts'
import { changeFamily, showChangeFamily } from './family/change-family.ts'
import { changeChildDetails, showChildDetails } from './child/change-child-details.ts'
import { correctDecision, showCorrectDecision } from './pre-proceedings/correct-decision.ts'
import { saveAskExtension, showAskExtension } from './extension/ask-extension.ts'
import { saveWithdrawExtension, showWithdrawExtension } from './extension/withdraw-extension.ts'
import { decideExtension, showDecideExtension } from './extension/decide-extension.ts'
import { decideOutside, showDecideOutside } from './pre-proceedings/decide-outside.ts'
import { endPreProceedings, showEnd } from './pre-proceedings/end-pre-proceedings.ts'
import { enterCaseSystemId, showCaseSystemId } from './child/enter-case-system-id.ts'
import { followAgain, showFollowAgain } from './child/follow-again.ts'
import { historyPage } from './kept/history.page.ts'
import { issueProceedings, showIssue } from './pre-proceedings/issue-proceedings.ts'
import { issueWithout, showIssueWithout } from './pre-proceedings/issue-without.ts'
import { addAdultToFamily, changeAdult, showAddAdult, showChangeAdult } from './family/keep-adult.ts'
import { familyMeetingRoutes } from './family-meeting/routes.ts'
import { parentsMeetingRoutes } from './parents-meetings/routes.ts'
import { keepApplication, keepLetters, showApplication, showLetters } from './pre-proceedings/keep-letters.ts'
import {
  keepApplicationOfChild,
  keepLettersOfChild,
  showApplicationOfChild,
  showLettersOfChild,
} from './pre-proceedings/keep-letters-of-child.ts'
import { recordBirth, showBirth } from './child/record-birth.ts'
import { joinFamily, showJoinFamily } from './family/join-family.ts'
import { whoLookedRoutes } from './child/routes.ts'
import { settleImportFinding, showSettleFinding } from './family/settle-finding.ts'
import { childPage } from './child/show-child.page.ts'
import { showChild } from './child/show-child.query.ts'
import { showClockSheet } from './pre-proceedings/show-clock-sheet.query.ts'
import { clockSheetPage } from './pre-proceedings/show-clock-sheet.page.ts'
import { familyPage } from './family/show-family.page.ts'
import { showFamily } from './family/show-family.query.ts'
import { showHistory } from './family/show-history.query.ts'
import { sendUpdate, sendUpdateOfChild, showUpdate, showUpdateOfChild } from './update/send-update.ts'
import { showStart, startPreProceedings } from './pre-proceedings/start-pre-proceedings.ts'

const idsOf = (children: readonly { readonly id: number }[]): readonly number[] => children.map(({ id }) => id)

type Show = Parameters<typeof formAt>[0]['show']
type Save = Parameters<typeof formAt>[0]['save']

/** A form of those who keep the record. */
const keeping = (path: string, did: string, show: Show, save: Save) =>
  formAt({ path, permission: 'keep-record', did, show, save })
/** A form of those who record what the panel decided. */
const deciding = (path: string, did: string, show: Show, save: Save) =>
  formAt({ path, permission: 'record-panel-outcome', did, show, save })

/** The court part of the record, of those who keep it. */
const keepingCourt = (path: string, did: string, show: Show, save: Save) =>
  formAt({ path, permission: 'keep-court-record', did, show, save })
const applied = { family: 'recorded the application to court', child: 'changed the application to court of a child' }
const applicationRoutes = [
  ...keepingCourt('/families/:id/application', applied.family, showApplication, keepApplication),
  ...keepingCourt('/children/:id/application', applied.child, showApplicationOfChild, keepApplicationOfChild),
]

type Settings = {
  readonly publicAddress: (host: string) => string
  readonly fileStore: (authority: string) => FileStore
}

/** Who decides is said by the table of powers. */
const extensionRoutes = ({ fileStore }: Settings) => [
  ...formAt({
    path: '/families/:id/ask-extension',
    permission: 'ask-extension',
    did: 'asked for an extension',
    show: showAskExtension,
    takesFile: largestDocument,
    save: (visit) => saveAskExtension(visit, fileStore(visit.authority.key)),
  }),
  ...formAt({
    path: '/extensions/:id/withdraw',
    permission: 'ask-extension',
    did: 'withdrew an extension asked for',
    show: showWithdrawExtension,
    save: saveWithdrawExtension,
  }),
  ...formAt({
    path: '/families/:id/extension',
    permission: 'see-child',
    did: 'decided on an extension',
    show: showDecideExtension,
    save: decideExtension,
  }),
]

/** What the team tells the meeting before a review. (PP-11) */
const telling = (path: string, did: string, show: Show, save: Save) =>
  formAt({ path, permission: 'send-update', did, show, save })
const updateRoutes = [
  ...telling('/families/:id/update', 'sent the team’s update', showUpdate, sendUpdate),
  ...telling('/children/:id/update', 'sent the team’s update on a child', showUpdateOfChild, sendUpdateOfChild),
]

/** What is done with a family between the meetings of the panel. (PP-08) */
const betweenRoutes = [...assessmentRoutes, ...parentsMeetingRoutes, ...familyMeetingRoutes]

const issuedWithout = `recorded a decision to issue without ${nameFor('stage.pre-proceedings')}`

/** A family with its children's clocks, the sheet that explains each date, and the forms that keep their record. */
export const familyRoutes = (settings: Settings): readonly Route[] => [
  {
    method: 'GET',
    path: '/families/:id',
    did: 'looked at a family',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showFamily(visit.db, visit.looking, idIn(visit, 'id'), visit.labels)
      return model === null
        ? notFound()
        : page(familyPage(model, idOf(visit.query.get('child') ?? '')), idsOf(model.family.children))
    },
  },
  {
    method: 'GET',
    path: '/families/:id/history',
    did: 'looked at a family’s history',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showHistory(visit.db, visit.looking, idIn(visit, 'id'), pageAskedFor(visit.query))
      return model === null ? notFound() : page(historyPage(model), idsOf(model.children))
    },
  },
  {
    method: 'GET',
    path: '/children/:id/clock',
    did: 'looked at a clock sheet',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showClockSheet(visit.db, visit.looking, idIn(visit, 'id'), {
        page: pageAskedFor(visit.query),
        labels: visit.labels,
      })
      return model === null ? notFound() : page(clockSheetPage(model), [model.child.id])
    },
  },
  {
    method: 'GET',
    path: '/children/:id',
    did: 'looked at a child',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showChild(visit.db, visit.looking, idIn(visit, 'id'), pageAskedFor(visit.query))
      return model === null ? notFound() : page(childPage(model), [model.child.id])
    },
  },
  ...whoLookedRoutes,
  ...accessRoutes,
  ...keeping('/families/new', 'added a family', showAddFamily, addFamilyWithChild),
  ...keeping('/families/:id/name', 'changed what a family is called', showChangeFamily, changeFamily),
  ...keeping('/families/:id/join', 'joined two families', showJoinFamily, joinFamily),
  ...keeping('/families/:id/children/new', 'added a child', showAddChild, addChildToFamily),
  ...keeping('/children/:id/details', 'changed a child’s details', showChildDetails, (visit) =>
    changeChildDetails(visit, settings.publicAddress(visit.host)),
  ),
  ...keeping('/children/:id/case-system-id', 'entered a case-system id', showCaseSystemId, enterCaseSystemId),
  ...keeping('/children/:id/birth', 'recorded a birth', showBirth, recordBirth),
  ...keeping('/children/:id/follow-again', 'followed a child again', showFollowAgain, followAgain),
  ...keeping('/families/:id/people/new', 'added an adult of a family', showAddAdult, addAdultToFamily),
  ...keeping('/families/:id/people/:adult', 'changed an adult of a family', showChangeAdult, changeAdult),
  ...keeping('/families/:id/findings/:finding', 'settled an imported finding', showSettleFinding, settleImportFinding),
  ...keeping('/families/:id/letters', 'recorded letters and meetings', showLetters, keepLetters),
  ...keeping('/children/:id/letters', 'changed a child’s letters and meetings', showLettersOfChild, keepLettersOfChild),
  ...applicationRoutes,
  ...deciding('/families/:id/start', `started ${nameFor('stage.pre-proceedings')}`, showStart, startPreProceedings),
  ...deciding('/children/:id/decision', 'corrected a decision to start', showCorrectDecision, correctDecision),
  ...keeping('/families/:id/end', 'recorded a death, a move or another ending', showEnd, endPreProceedings),
  ...extensionRoutes(settings),
  ...updateRoutes,
  ...betweenRoutes,
  ...deciding('/families/:id/outside-panel', 'recorded a decision outside a panel', showDecideOutside, decideOutside),
  ...deciding('/families/:id/issue', 'recorded a decision to issue proceedings', showIssue, issueProceedings),
  ...deciding('/families/:id/issue-without', issuedWithout, showIssueWithout, issueWithout),
]
