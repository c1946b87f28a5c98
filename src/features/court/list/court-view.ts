import { pageAskedFor } from '#parts/lists/page-links.ts'
import { type CourtStage, courtStageWords } from '#rules/court/hearing-status.ts'

/** The two lists of the page. */
export const courtLists = { care: 'Care proceedings', private: 'Private proceedings' } as const

/** What needs looking at: in care proceedings, and in private ones. */
export const careNeeds = {
  hearing: 'A hearing within 14 days',
  filing: 'A filing overdue',
  weeks: 'Past 26 weeks',
  outside: 'A hearing outside the court’s timetable',
} as const
export const privateNeeds = {
  overdue: 'Report overdue',
  conflict: 'Report due after the hearing',
  risk: 'Risk of public proceedings',
} as const

export type CareNeed = keyof typeof careNeeds
export type PrivateNeed = keyof typeof privateNeeds

export type CourtView =
  | { readonly list: 'care'; readonly stage: CourtStage | null; readonly needs: CareNeed | null; readonly page: number }
  | { readonly list: 'private'; readonly needs: PrivateNeed | null; readonly page: number }

const among = <Key extends string>(choices: Readonly<Record<Key, string>>, said: string | null): Key | null => {
  const isKey = (text: string): text is Key => Object.hasOwn(choices, text)
  return said !== null && isKey(said) ? said : null
}

/** What the address asks for; what it doesn't understand is left out. */
export function courtViewFrom(query: URLSearchParams): CourtView {
  const page = pageAskedFor(query)
  if (query.get('list') === 'private') return { list: 'private', needs: among(privateNeeds, query.get('needs')), page }
  const stage = among(courtStageWords, query.get('stage'))
  return { list: 'care', stage, needs: among(careNeeds, query.get('needs')), page }
}

/** The address of a page of this view. */
export function courtAddress(view: CourtView, page: number): string {
  const query = new URLSearchParams({ list: view.list })
  if (view.list === 'care' && view.stage !== null) query.set('stage', view.stage)
  if (view.needs !== null) query.set('needs', view.needs)
  if (page > 1) query.set('page', String(page))
  return `/court?${query.toString()}`
}
