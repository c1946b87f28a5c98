import { type Answer, page } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { isAnyChildRecorded } from '#records/set-up/set-up.ts'

/** The page a step of setting up leads to: until children are recorded its way back is to the steps, where the next one stands. (SET-09) */
export async function pageOfStep({ db }: Pick<Visit, 'db'>, content: PageContent): Promise<Answer> {
  if (await isAnyChildRecorded(db)) return page(content)
  return page({ ...content, back: { text: 'Set up', href: '/settings/start' } })
}
