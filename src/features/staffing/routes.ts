import { pageAskedFor, pageOf } from '#parts/lists/page-links.ts'
import { page } from '#door/answers.ts'
import { stillFollowed } from '#records/access/visible-children.ts'
import { listStaffingIssues } from '#records/staffing/staffing-issues.ts'
import { may } from '#rules/access/permissions.ts'
import { formAt } from '#door/form/form-at.ts'
import type { Route, Visit } from '#door/visit.ts'
import { changeIssue, reportIssue, showIssue, showReportIssue } from './keep-staffing-issue.ts'
import { staffingPage } from './list-staffing.page.ts'
import { resolveIssue, showResolveIssue } from './resolve-staffing-issue.ts'

const permission = 'keep-staffing-issue'
const rowsAPage = 25

/** Staffing issues: what they touch, what is done about them, by whom and by when. */
export const staffingRoutes = (): readonly Route[] => [
  { method: 'GET', path: '/staffing', did: 'looked through staffing issues', permission, handle: showList },
  ...formAt({
    path: '/staffing/new',
    permission,
    did: 'reported a staffing issue',
    show: showReportIssue,
    save: reportIssue,
  }),
  ...formAt({
    path: '/staffing/:id',
    permission,
    did: 'changed a staffing issue',
    show: showIssue,
    save: changeIssue,
  }),
  ...formAt({
    path: '/staffing/:id/resolve',
    permission,
    did: 'resolved a staffing issue',
    show: showResolveIssue,
    save: resolveIssue,
  }),
]

async function showList(visit: Visit) {
  const show = visit.query.get('show') === 'resolved' ? 'resolved' : 'open'
  const looking = show === 'open' ? stillFollowed(visit.looking) : visit.looking
  const issues = await listStaffingIssues(visit.db, looking, show)
  const found = pageOf(issues, pageAskedFor(visit.query), rowsAPage)
  return page(staffingPage({ found, show, mayHandOn: may(visit.actor, 'hand-on-for-leavers'), today: visit.today }))
}
