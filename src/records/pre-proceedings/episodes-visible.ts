import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** Whose episodes these are, of the children this person may see. */
export const episodesVisible = async (db: Db, looking: Looking, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('episode')
        .innerJoin('child', 'child.id', 'episode.childId')
        .select(['episode.id as episodeId', 'child.id as childId', 'child.name as childName', 'child.familyId'])
        .where('episode.id', '=', anyOf(ids))
        .where(isVisibleChild(looking))
        .orderBy('episode.id')
        .execute()
