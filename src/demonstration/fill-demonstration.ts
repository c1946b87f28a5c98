import type { Db } from '#records/keeping/db.ts'
import { renewTouchedLines } from '#records/tracker/clock-lines.ts'
import { comingMeeting } from './calendar-of-work.ts'
import { chanceFrom } from './chance.ts'
import { inventFamilies } from './invent-families.ts'
import { type Organisation, writeOrganisation } from './organisation.ts'
import { toldFamilies } from './told-families.ts'
import { writeFamily } from './write-family.ts'
import type { Writing } from './writing.ts'
import { writePastMeetings } from './write-meetings.ts'
import { writePastOverviews } from './write-overviews.ts'

type PlainDate = Temporal.PlainDate

/** The council a demonstration is made for, and the day: the same two always make the same people, families and meetings. */
export type Demonstration = {
  readonly council: string
  readonly today: PlainDate
  /** Where its pages are, without a slash at the end: what the links in past messages begin with. */
  readonly address: string
}

const familiesByChance = 49

/** Fills an authority's empty database, family by family in one transaction: sixty families, some hundred children in all stages. */
export async function fillDemonstration(db: Db, { council, today, address }: Demonstration): Promise<void> {
  const chance = chanceFrom(`${council} ${today.toString()}`)
  await db.transaction().execute(async (tx) => {
    const organisation = await writeOrganisation(tx, council, today)
    const afterwards: Writing['afterwards'] = []
    await writeFamilies({ tx, chance, organisation, today, afterwards })
    await writePastMeetings({ tx, chance, organisation, today })
    await tx.insertInto('staffingIssue').values(staffingIssues(organisation, today)).execute()
    await writePastOverviews({ tx, organisation, today, address })
    for (const write of afterwards) await write()
    await renewTouchedLines(tx, today)
  })
}

async function writeFamilies(writing: Omit<Writing, 'number'>): Promise<void> {
  const { chance, today } = writing
  let number = 0
  const write = async (plan: Parameters<typeof writeFamily>[1]) => {
    number += 1
    await writeFamily({ ...writing, number }, plan)
  }
  for (const plan of toldFamilies(chance, today)) await write(plan)
  for (const plan of inventFamilies(chance, familiesByChance, today)) await write(plan)
}

const staffingIssues = ({ teams, chair }: Organisation, today: PlainDate) => [
  {
    kind: 'leaver' as const,
    teamId: teams[2]?.id ?? null,
    personId: teams[2]?.workers[0] ?? null,
    words: 'Leaves at the end of the month; six children to be handed over',
    mitigation: 'Two families go to the duty worker this week; an agency worker starts on Monday',
    ownerId: teams[2]?.managerId ?? chair,
    byOn: comingMeeting(today).add({ days: 4 }),
    raisedOn: today.subtract({ days: 4 }),
  },
  {
    kind: 'absence' as const,
    teamId: teams[0]?.id ?? null,
    personId: teams[0]?.workers[2] ?? null,
    words: 'Away for three weeks; two midpoint reviews fall in that time',
    mitigation: 'The team manager prepares both updates',
    ownerId: teams[0]?.managerId ?? chair,
    byOn: comingMeeting(today).add({ days: 18 }),
    raisedOn: today.subtract({ days: 12 }),
  },
]
