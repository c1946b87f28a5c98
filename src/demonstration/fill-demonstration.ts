import { readingAtOnce } from '#platform/db/open-database.ts'
import type { Db } from '#records/keeping/db.ts'
import { withFactsAt } from '#records/keeping/facts.ts'
import { renewTouchedLines } from '#records/tracker/clock-lines.ts'
import { chanceFrom } from './chance.ts'
import { holdMeetings } from './hold-meetings.ts'
import { inventFamilies } from './invent-families.ts'
import { Kept } from './kept.ts'
import { writeOrganisation } from './organisation.ts'
import { keepMessages } from './publish-overview-of.ts'
import { staffingStory } from './staffing-story.ts'
import { tellStory } from './story.ts'
import { cameOn, storyOfFamily } from './story-of-family.ts'
import { toldFamilies } from './told-families.ts'
import { writeInBulk } from './write-in-bulk.ts'

type PlainDate = Temporal.PlainDate

/** The council a demonstration is made for, and the day: the same two always make the same people, families and meetings. */
export type Demonstration = {
  readonly council: string
  /** What it calls itself in what it publishes and files. */
  readonly name?: string
  readonly today: PlainDate
  /** Where its pages are, without a slash at the end: what the links in past messages begin with. */
  readonly address: string
}

const familiesByChance = 49

/**
 * Fills an authority's empty database in one transaction: sixty families, some hundred children in all stages, whose last months are
 * lived through week by week. Nothing is in it that people couldn't have entered by the pages, and all of it has its history and its trail.
 */
export async function fillDemonstration(
  db: Db,
  { council, name, today, address }: Demonstration,
  write = writeInBulk,
): Promise<void> {
  const chance = chanceFrom(`${council} ${today.toString()}`)
  await db.transaction().execute(async (tx) => {
    const organisation = await writeOrganisation(tx, { council, today }, write)
    const cast = { organisation, today }
    const plans = [...toldFamilies(chance, today), ...inventFamilies(chance, familiesByChance, today)]
    const stories = plans
      .toSorted((one, other) => Temporal.PlainDate.compare(cameOn(one), cameOn(other)))
      .map((plan, place) => storyOfFamily({ ...cast, chance, number: place + 1 }, plan))
    const story = tellStory([...stories.flatMap(({ happenings }) => happenings), ...staffingStory(cast)])
    await holdMeetings({
      ...cast,
      ...{ tx, chance, story, address, write, council: name ?? null },
      view: withFactsAt(readingAtOnce(db, tx), council),
      reviews: stories.flatMap(({ reviews }) => reviews),
      families: stories.map(({ family }): Kept => family),
      updates: new Map(),
    })
    await keepMessages(tx)
    await renewTouchedLines(tx, today)
  })
}
