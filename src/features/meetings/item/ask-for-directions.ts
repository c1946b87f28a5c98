import { nameFor } from '#rules/words/name-for.ts'
import { loadActor } from '#records/access/actors.ts'
import { askForDirection, directionsOfItems, takeBackDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { writeMessage } from '#records/messages/messages.ts'
import { loadPerson } from '#records/people/person.ts'
import { type KeptReview, reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import { loadManagers } from '#records/people/teams.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { Managers } from '#rules/people/holdings.ts'
import { headToAsk } from '#rules/pre-proceedings/asked-direction.ts'
import { lookingFor } from '#door/visit.ts'
import type { AtItem } from './apply-review.ts'
import type { ItemInView } from './item-in-view.query.ts'

type Head = NonNullable<ReturnType<typeof headToAsk>>

/** Heads of service who weren't at a midpoint: those who are asked if nothing is written for them, and those who may not see the child and aren't. */
export type AbsentHeads = { readonly asked: readonly string[]; readonly notAsked: readonly string[] }

/** The heads of service whose direction at a midpoint of these children isn't heard at the meeting. (PP-06, FAM-05) */
export async function headsNotPresent(
  db: Db,
  view: Pick<ItemInView, 'meeting' | 'children'>,
  childIds: readonly number[],
  today: PlainDate,
): Promise<AbsentHeads> {
  if (view.meeting.seats.every(({ present }) => present === null)) return { asked: [], notAsked: [] }
  const managersOf = await loadManagers(db, view.meeting.sitting.on)
  const found = childIds.flatMap((childId) => {
    const head = headFor({ kind: 'midpoint', childId, written: {} }, view, managersOf)
    return head === null ? [] : [{ head, childId }]
  })
  const heads = await Promise.all(
    [...Map.groupBy(found, ({ head }) => head.personId).values()].flatMap(([first]) =>
      first === undefined ? [] : [seen(db, first, today)],
    ),
  )
  const named = (isAsked: boolean) => heads.filter((each) => each.isAsked === isAsked).map(({ name }) => name)
  return { asked: named(true), notAsked: named(false) }
}

const seen = async (
  db: Db,
  { head, childId }: { readonly head: Head; readonly childId: number },
  today: PlainDate,
) => ({
  name: head.name,
  isAsked: await maySee(db, head, childId, today),
})

/**
 * Asks the head of service who wasn't at a midpoint for the direction, by a message and on My work, once for each child; takes back
 * what was asked before and isn't any more. A head who may not see the child isn't asked. (PP-06)
 */
export async function askForDirections(tx: Tx, at: AtItem): Promise<void> {
  const looking = lookingFor(at.visit, 'record-item')
  const [reviews, asked, managersOf] = await Promise.all([
    reviewsOfItems(tx, looking, [at.itemId]),
    directionsOfItems(tx, looking, [at.itemId]),
    loadManagers(tx, at.view.meeting.sitting.on),
  ])
  const newlyAsked = new Map<number, Head>()
  for (const review of reviews) {
    const head = headFor(review, at.view, managersOf)
    const before = asked.find(({ reviewId }) => reviewId === review.id)
    if (head === null && before?.given === null) await takeBackDirection(tx, at.visit, before)
    if (head === null || before !== undefined || !(await maySee(tx, head, review.childId, looking.today))) continue
    await askForDirection(tx, at.visit, { ...idsOf(review), headId: head.personId })
    newlyAsked.set(head.personId, head)
  }
  for (const head of newlyAsked.values()) await writeTo(tx, at, head)
}

const idsOf = ({ id, childId, familyId }: KeptReview) => ({ reviewId: id, childId, familyId })

function headFor(
  { kind, childId, written }: Pick<KeptReview, 'kind' | 'childId' | 'written'>,
  { meeting, children }: Pick<ItemInView, 'meeting' | 'children'>,
  managersOf: (teamId: number | null) => Managers,
): Head | null {
  if (kind !== 'midpoint') return null
  const teamId = children.find(({ child }) => child.id === childId)?.child.teamId ?? null
  const present = meeting.seats.flatMap((seat) => (seat.present === 'present' ? (seat.personId ?? []) : []))
  return headToAsk(
    written['direction-of-the-head-of-service'] ?? '',
    managersOf(teamId).headsOfService,
    new Set(present),
  )
}

async function maySee(db: Db, head: Head, childId: number, today: PlainDate): Promise<boolean> {
  const actor = await loadActor(db, head.personId, today)
  return actor !== null && (await idsAmong(db, { actor, today, permission: 'give-direction' }, [childId])).has(childId)
}

// No child's name leaves by mail.
async function writeTo(tx: Tx, { view, itemId, visit, publicAddress }: AtItem, head: Head): Promise<void> {
  const { sitting } = view.meeting
  const person = await loadPerson(tx, head.personId)
  await writeMessage(tx, {
    kind: 'direction-asked',
    to: { personId: head.personId, name: head.name, address: person?.email ?? null },
    subject: `Your direction at ${nameFor('review.midpoint', 'a')} is asked for`,
    body: `${head.name},

The ${sitting.seriesName} of ${sayDateInFull(sitting.on)} held ${nameFor('review.midpoint', 'a')} in your service without you. Your direction is asked for.

Give it here, after signing in:
${publicAddress}/directions/${itemId}

It becomes an action. This message names no child, on purpose.
`,
    about: { kind: 'agenda-item', id: itemId },
    writtenAt: visit.now,
  })
}
