import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededDate, neededText, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { resolveStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { boxesOf, sayTyped } from '#rules/calendar/typed-date.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { issueIn } from './keep-staffing-issue.ts'
import { resolveIssuePage } from './staffing-issue.page.ts'

const form = z.object({
  resolvedOn: neededDate('Day it was resolved'),
  mitigation: neededText('Write how it was resolved'),
})

export async function showResolveIssue(visit: Visit): Promise<Answer> {
  const issue = await issueIn(visit)
  if (issue === null) return notFound()
  const typed = { resolvedOn: boxesOf(visit.today), mitigation: issue.mitigation ?? '' }
  return page(resolveIssuePage({ issue, typed, state: opened(visit, issue.version) }))
}

/** Says that an issue is resolved, since when and how. (TM-05) */
export async function resolveIssue(visit: Visit): Promise<Answer> {
  const issue = await issueIn(visit)
  if (issue === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, form),
    save: async (tx, resolved) => {
      if (isAfter(resolved.resolvedOn, visit.today))
        return mistaken({ resolvedOn: 'The day it was resolved must be today or earlier' })
      const saved = await resolveStaffingIssue(tx, visit, { ...issue, version: versionIn(visit) }, resolved)
      return unlessMeanwhile(saved, { goTo: '/staffing', children: [] })
    },
    show: async (problem) => {
      const now = (await issueIn(visit)) ?? issue
      const typed = { resolvedOn: typedDateIn(visit.form, 'resolvedOn'), mitigation: visit.form.text('mitigation') }
      const yours = { Resolved: sayTyped(typed.resolvedOn), 'What is being done about it': typed.mitigation }
      const words = { Resolved: sayTyped(boxesOf(now.resolvedOn)), 'What is being done about it': now.mitigation ?? '' }
      const kept = { kind: 'staffing-issue', id: now.id, version: now.version, words }
      return resolveIssuePage({ issue: now, typed, state: await openedAgain(visit, problem, kept, yours) })
    },
    saw: [],
  })
}
