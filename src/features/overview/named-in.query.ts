import { namesClosedTo, namesSomebody } from '#records/access/names-out-of-reach.ts'
import { entriesOf, type OverviewContent } from '#rules/overview/content.ts'
import { nameNobody, namesForAll } from '#rules/overview/names-in-prose.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { Visit } from '#door/visit.ts'
import type { DraftInView } from './draft.query.ts'

/**
 * Why these words may not go to everybody who gets a copy; null when they may. They name what this person sees, and tell nobody of what
 * they don't. (LO-03)
 */
export async function namedIn(
  { db, looking }: Pick<Visit, 'db' | 'looking'>,
  draft: DraftInView,
  text: string,
): Promise<string | null> {
  const seen = namesForAll(text, namesOf(draft.content))
  if (seen.length > 0)
    return `Leave out ${sayList(seen)}: everyone who gets a copy reads these words. Write about a child at their item`
  const [closed, somebody] = await Promise.all([namesClosedTo(db, looking), namesSomebody(db, text)])
  const unseen = [namesOf(draft.whole), closed].flatMap((names) => namesForAll(text, names))
  return somebody || unseen.length > 0 ? nameNobody : null
}

const namesOf = (content: OverviewContent) => ({
  families: entriesOf(content).flatMap(({ title, familyId }) => (familyId === null ? [] : [title])),
  children: entriesOf(content).flatMap(({ children }) => children.map(({ name }) => name)),
})
