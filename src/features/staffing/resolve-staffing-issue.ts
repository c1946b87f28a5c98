import { type Answer, notFound, page } from '#door/answers.ts'
import { resolveStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { issueIn } from './keep-staffing-issue.ts'
import { namedIn } from './named-in.query.ts'
import { resolveForm } from './staffing-issue.form.ts'
import { resolveIssuePage } from './staffing-issue.page.ts'

export async function showResolveIssue(visit: Visit): Promise<Answer> {
  const issue = await issueIn(visit)
  if (issue === null) return notFound()
  const asked = resolveForm(visit.today)
  // One that is resolved is corrected here: the day it was stays unless somebody changes it.
  const filled = { resolvedOn: issue.resolvedOn ?? visit.today, mitigation: issue.mitigation }
  return page(resolveIssuePage({ issue, asked, state: openForm(visit, asked, filled, issue.version) }))
}

/** Says that an issue is resolved, since when and how. (TM-05) */
export async function resolveIssue(visit: Visit): Promise<Answer> {
  const issue = await issueIn(visit)
  if (issue === null) return notFound()
  const asked = resolveForm(visit.today)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, resolved) => {
      const named = await namedIn({ ...visit, db: tx }, { ...issue, words: '', mitigation: resolved.mitigation })
      if (named !== null) return mistaken(named)
      const saved = await resolveStaffingIssue(tx, visit, { ...issue, version: versionIn(visit) }, resolved)
      return unlessMeanwhile(saved, { goTo: '/staffing', children: [] })
    },
    show: async (problem) => {
      const now = (await issueIn(visit)) ?? issue
      const kept = { ...now, kind: 'staffing-issue', values: now }
      return resolveIssuePage({ issue: now, asked, state: await openFormAgain(visit, asked, problem, kept) })
    },
    saw: [],
  })
}
