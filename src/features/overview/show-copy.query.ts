import type { Db } from '#records/keeping/db.ts'
import { loadOwnCopy, type OwnCopy } from '#records/overview/published-overviews.ts'
import type { OverviewContent } from '#rules/overview/content.ts'
import { shownLess } from '#rules/overview/copy-for.ts'
import { type Reader, readableBy } from './reader.query.ts'

/** A person's own copy as they may read it today, and how much less that is than was frozen. */
export type CopyInView = {
  readonly copy: OwnCopy
  readonly content: OverviewContent
  readonly less: { readonly gone: number; readonly inPart: number }
}

/** The copy with this id, for its recipient alone; null for anyone else, and when there is none. (LO-03) */
export async function showCopy(db: Db, reader: Reader, id: number): Promise<CopyInView | null> {
  const copy = await loadOwnCopy(db, reader.actor.personId, id)
  if (copy === null) return null
  const content = await readableBy(db, reader, copy.content)
  return { copy, content, less: shownLess(copy.content, content) }
}
