import type { Db } from '#records/keeping/db.ts'
import { type MessageOfCopy, messagesOfCopies } from '#records/overview/overview-messages.ts'
import {
  copiesOfVersion,
  type OverviewVersion,
  type SentCopy,
  versionsOfSitting,
} from '#records/overview/published-overviews.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { entriesOf, type OverviewContent } from '#rules/overview/content.ts'
import { shownLess } from '#rules/overview/copy-for.ts'
import { meetingWithOverview } from './draft.query.ts'
import { type Reader, readableBy } from './reader.query.ts'

/** A published version as this person may read it today, with who was sent a copy and what became of the message. */
export type VersionInView = {
  readonly sitting: StoredSitting
  readonly version: OverviewVersion
  readonly content: OverviewContent
  /** Nothing of it is left out for this reader. */
  readonly isWhole: boolean
  readonly latest: number
  /** With how many entries of those this person sees; who was sent nothing of them isn't there. */
  readonly sent: readonly (SentCopy & { readonly items: number; readonly message: MessageOfCopy | null })[]
}

/** A version by its meeting and number; null when there is none. A restricted family isn't in it for a reader without access. (LO-02) */
export async function showVersion(
  db: Db,
  reader: Reader,
  asked: { readonly meeting: string; readonly number: string },
): Promise<VersionInView | null> {
  const sitting = await meetingWithOverview(db, asked.meeting, reader.today)
  if (sitting?.id == null) return null
  const versions = await versionsOfSitting(db, sitting.id)
  const version = versions.find(({ number }) => String(number) === asked.number)
  if (version === undefined) return null
  const [content, copies] = await Promise.all([
    readableBy(db, reader, version.content),
    copiesOfVersion(db, version.id),
  ])
  const messages = await messagesOfCopies(
    db,
    copies.map(({ id }) => id),
  )
  const seen = new Set(entriesOf(content).map(({ key }) => key))
  const sent = copies
    .map((copy) => ({ ...copy, items: copy.keys.filter((key) => seen.has(key)).length }))
    .filter(({ items }) => items > 0)
    .map((copy) => ({ ...copy, message: messages.get(copy.id) ?? null }))
  const { gone, inPart } = shownLess(version.content, content)
  const isWhole = gone + inPart === 0
  return { sitting, version, content, isWhole, latest: versions[0]?.number ?? version.number, sent }
}
