import { dayInEngland, momentInEngland } from '#platform/clock.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { inOneTransaction } from '#records/keeping/in-one-transaction.ts'
import { asTheRoom } from '#records/meeting/as-the-room.ts'
import { writeMessages } from '#records/messages/messages.ts'
import { seesRestricted } from '#records/messages/named-for-restricted.ts'
import { type WhoWorksWith, whoWorksWith } from '#records/messages/who-works-with.ts'
import {
  type MissingUpdate,
  missingUpdates,
  tellUpdateOnce,
  type UpdateTold,
} from '#records/pre-proceedings/updates-missing.ts'
import { stillFollowed } from '#records/access/visible-children.ts'
import { updateSetting } from '#records/settings/settings.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { type PaperDue, sayPaperDue } from '#rules/meeting/papers.ts'
import { updateAsked, updateDue } from '#rules/meeting/update-due.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayCount, sayList } from '#rules/words/say-names.ts'

/** A child's update that is asked for or chased now. */
type ToTell = { readonly missing: MissingUpdate; readonly as: UpdateTold; readonly due: PaperDue }

/**
 * Asks each child's team for the update before a review when its day has come, and chases it once it is late: one message a person, siblings of
 * one review together, nothing for what is there. Nobody hears of a family that they don't see. (PP-11, FAM-05)
 */
export async function askForUpdates(db: Db, now: Temporal.Instant, publicAddress: string): Promise<void> {
  const today = dayInEngland(now)
  await freshLines(db, today)
  const wanted = await wantedOfAll(db, now)
  if (wanted.length === 0) return
  const teams = await whoWorksWith(
    db,
    wanted.map(({ missing }) => aboutChild(missing)),
    today,
  )
  await inOneTransaction(db, async (tx) => {
    const news: ToTell[] = []
    for (const each of wanted)
      if (await tellUpdateOnce(tx, each.missing, { as: each.as, at: now, today })) news.push(each)
    await tell(tx, news, teams, { now, publicAddress })
  })
}

const aboutChild = ({ id }: MissingUpdate) => ({ childIds: [id] })

/** As the room has it, and of restricted families as those have it who are named: each child once. */
async function wantedOfAll(db: Db, now: Temporal.Instant): Promise<readonly ToTell[]> {
  const today = dayInEngland(now)
  const [calendar, { value: deadline }, named] = await Promise.all([
    loadCalendar(db),
    updateSetting.load(db),
    seesRestricted(db, today),
  ])
  const children = new Map<number, MissingUpdate>()
  for (const looking of [asTheRoom(today), ...named])
    for (const missing of await missingUpdates(db, stillFollowed(looking))) children.set(missing.id, missing)
  return [...children.values()].flatMap((missing): readonly ToTell[] => {
    const due = updateDue(calendar, deadline, missing.meetingOn)
    const state = updateAsked(due, momentInEngland(now))
    return state === 'not-yet' ? [] : [{ missing, due, as: state === 'late' ? 'chased' : 'asked' }]
  })
}

type Sending = { readonly now: Temporal.Instant; readonly publicAddress: string }

async function tell(tx: Tx, news: readonly ToTell[], teams: WhoWorksWith, sending: Sending): Promise<void> {
  const of = news.flatMap((each) => teams(aboutChild(each.missing)).map((personId) => ({ personId, each })))
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
      const told = together((byPerson.get(id) ?? []).map(({ each }) => each))
      return {
        kind: 'update-asked',
        to: { personId: id, name, address: email },
        subject: subjectOf(told),
        body: wordsTo(name, told, sending),
        about: null,
        writtenAt: sending.now,
      }
    }),
  )
}

/** Siblings whose review is of one kind at one meeting are one update. */
const together = (told: readonly ToTell[]): readonly ToTell[] =>
  [
    ...Map.groupBy(told, ({ as, missing: { familyId, kind, meetingOn } }) =>
      [familyId, kind, meetingOn, as].join(' '),
    ).values(),
  ].flatMap((some) => some.slice(0, 1))

/** '3 updates are asked for and 1 update for a meeting is late'. */
function subjectOf(told: readonly ToTell[]): string {
  const late = told.filter(({ as }) => as === 'chased').length
  const say = (count: number, one: string, several: string) =>
    count === 0 ? [] : [`${sayCount(count, 'update')} ${count === 1 ? one : several}`]
  return sayList([
    ...say(told.length - late, 'is asked for', 'are asked for'),
    ...say(late, 'for a meeting is late', 'for a meeting are late'),
  ])
}

const wordsTo = (name: string, told: readonly ToTell[], sending: Sending): string => `${name},

${told.map((each) => paragraphOf(each, sending)).join('\n\n')}

Send it there once for siblings of whom the same is true. The meeting doesn’t wait for it; its agenda names what is missing.

This message names no child, on purpose.
`

const paragraphOf = ({ missing, as, due }: ToTell, { publicAddress }: Sending): string =>
  `${missing.familyReference}, ${nameFor(`review.${missing.kind}`)} on ${sayDateInFull(missing.meetingOn)}: the team’s update ${as === 'chased' ? 'was due' : 'is due'} ${sayPaperDue(due)}.
${publicAddress}/families/${missing.familyId}/update`
