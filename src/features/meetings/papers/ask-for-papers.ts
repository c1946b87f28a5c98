import { dayInEngland, momentInEngland } from '#platform/clock.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { inOneTransaction } from '#records/keeping/in-one-transaction.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { asTheRoom } from '#records/meeting/as-the-room.ts'
import { type PaperTold, tellPaperOnce } from '#records/meeting/item-papers.ts'
import { loadAskedPapers } from '#records/meeting/papers.ts'
import { seesRestricted } from '#records/messages/named-for-restricted.ts'
import { writeMessages } from '#records/messages/messages.ts'
import { type WhoWorksWith, whoWorksWith } from '#records/messages/who-works-with.ts'
import type { PapersWanted, PaperWanted } from '#rules/meeting/papers-asked.ts'
import { sayPaperDue } from '#rules/meeting/papers.ts'
import { sayCount, sayList } from '#rules/words/say-names.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { papersWanted } from './papers-wanted.query.ts'

/** What is told of one item: the papers that nobody was asked for yet, and those that are late since. */
type ToTell = { readonly item: PapersWanted; readonly papers: readonly (PaperWanted & { readonly as: PaperTold })[] }

/**
 * Asks each child's team for the papers whose day has come, and chases those whose deadline has gone: one message a person, each paper once,
 * nothing for what is there. Nobody hears of a family that they don't see. Where an authority asks for nothing nothing is looked for. (SET-08, FAM-05)
 */
export async function askForPapers(db: Db, now: Temporal.Instant, publicAddress: string): Promise<void> {
  if ((await loadAskedPapers(db)).length === 0) return
  const wanted = await wantedOfAll(db, now)
  if (wanted.length === 0) return
  const today = dayInEngland(now)
  const teams = await whoWorksWith(db, wanted, today)
  await inOneTransaction(db, async (tx) => {
    const toTell: ToTell[] = []
    for (const item of wanted) {
      const papers = await newlyWanted(tx, item, now)
      if (papers.length > 0) toTell.push({ item, papers })
    }
    await tell(tx, toTell, teams, { now, publicAddress })
  })
}

/** As the room has it, and of restricted families as those have it who are named: each item once. */
async function wantedOfAll(db: Db, now: Temporal.Instant): Promise<readonly PapersWanted[]> {
  const today = dayInEngland(now)
  const moment = momentInEngland(now)
  const lookings = [asTheRoom(today), ...(await seesRestricted(db, today))]
  const items = new Map<string, PapersWanted>()
  for (const looking of lookings)
    for (const item of await papersWanted(db, looking, moment, 'asked'))
      if (!items.has(item.href)) items.set(item.href, item)
  return [...items.values()]
}

async function newlyWanted(tx: Tx, item: PapersWanted, at: Temporal.Instant): Promise<ToTell['papers']> {
  const { seriesId, on: meetsOn, key, familyId } = item
  const told: ToTell['papers'][number][] = []
  for (const paper of item.papers) {
    const as = paper.state === 'late' ? 'chased' : 'asked'
    const isNew = await tellPaperOnce(tx, { seriesId, meetsOn, key, familyId }, paper.id, { as, at })
    if (isNew) told.push({ ...paper, as })
  }
  return told
}

type Sending = { readonly now: Temporal.Instant; readonly publicAddress: string }

async function tell(tx: Tx, toTell: readonly ToTell[], teams: WhoWorksWith, sending: Sending): Promise<void> {
  const of = toTell.flatMap((each) => teams(each.item).map((personId) => ({ personId, each })))
  const byPerson = Map.groupBy(of, ({ personId }) => personId)
  if (byPerson.size === 0) return
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', anyOf(byPerson.keys()))
    .orderBy('id')
    .execute()
  await writeMessages(
    tx,
    people.map(({ id, name, email }) => {
      const told = (byPerson.get(id) ?? []).map(({ each }) => each)
      return {
        kind: 'papers-asked',
        to: { personId: id, name, address: email },
        subject: subjectOf(told),
        body: wordsTo(name, told, sending),
        about: null,
        writtenAt: sending.now,
      }
    }),
  )
}

/** '3 papers are asked for', '1 paper is late'. */
function subjectOf(told: readonly ToTell[]): string {
  const papers = told.flatMap((each) => each.papers)
  const late = papers.filter(({ as }) => as === 'chased').length
  const asked = papers.length - late
  const say = (count: number, one: string, several: string) =>
    count === 0 ? [] : [`${sayCount(count, 'paper')} ${count === 1 ? one : several}`]
  return sayList([
    ...say(asked, 'is asked for', 'are asked for'),
    ...say(late, 'for a meeting is late', 'for a meeting are late'),
  ])
}

const wordsTo = (name: string, told: readonly ToTell[], { publicAddress }: Sending): string => `${name},

${told.map((each) => paragraphOf(each, publicAddress)).join('\n\n')}

Say there what was seen, with the date on it. The meeting doesn’t wait for a paper; its agenda names what is missing.

This message names no child, on purpose.
`

const paragraphOf = ({ item, papers }: ToTell, publicAddress: string): string =>
  [
    `${item.seriesName}, ${sayDateInFull(item.on)}:`,
    ...papers.map(({ name, as, due }) => `- ${name}, ${as === 'chased' ? 'was due' : 'due'} ${sayPaperDue(due)}`),
    `${publicAddress}${item.href}`,
  ].join('\n')
