import { loadActor } from '#records/access/actors.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Actor } from '#rules/access/actor.ts'
import type { Cast } from './cast.ts'
import type { Chance } from './chance.ts'
import type { Kept } from './kept.ts'
import type { Story } from './story.ts'
import type { ReviewToHold } from './story-of-episode.ts'
import type { writeInBulk } from './write-in-bulk.ts'

type PlainDate = Temporal.PlainDate

/** What the meetings are held with. */
export type Holding = Cast & {
  readonly tx: Tx
  /** The same to read from: what doesn't change in the story, the council's people and its calendar, is read once. */
  readonly view: Db
  readonly chance: Chance
  readonly story: Story
  readonly reviews: readonly ReviewToHold[]
  readonly families: readonly Kept[]
  /** What the teams sent before these reviews. */
  readonly updates: Map<ReviewToHold, Kept>
  /** Where the authority's pages are, without a slash at the end. */
  readonly address: string
  /** What the authority is called. */
  readonly council: string | null
  /** How what happened is written down. */
  readonly write: typeof writeInBulk
}

const known = new WeakMap<Db, Map<number, Actor>>()

/** Somebody as they are that day, and are on every other of the story: what they hold doesn't change in it. */
export async function actorOn({ view }: Pick<Holding, 'view'>, personId: number, today: PlainDate): Promise<Actor> {
  const actors = known.get(view) ?? new Map<number, Actor>()
  known.set(view, actors)
  const actor = actors.get(personId) ?? (await loadActor(view, personId, today))
  if (actor === null) throw new Error(`person ${personId} isn't there on ${today.toString()}`)
  actors.set(personId, actor)
  return actor
}
