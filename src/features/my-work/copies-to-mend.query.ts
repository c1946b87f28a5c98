import type { Looking } from '#records/access/visible-children.ts'
import { copiesToMend } from '#records/filing/taken-back.ts'
import type { Db } from '#records/keeping/db.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { WorkItem } from './work-item.ts'

/** Documents that were on the wrong child's file and of which somebody may still have a copy. (FI-03) */
export async function copiesLeftToMend(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const documents = await copiesToMend(db, looking)
  return documents.map(({ id, left, title }) => ({
    title: `Mend ${left === 1 ? 'a copy' : sayCount(left, 'copy', 'copies')} of a document that was taken back`,
    href: `/documents/${id}/taken-back`,
    detail: `it was on the wrong child’s file · ${title}`,
    tag: { text: 'To do', tone: 'soon' },
    on: 'now',
    pastLimitBy: 0,
    saw: [],
  }))
}
