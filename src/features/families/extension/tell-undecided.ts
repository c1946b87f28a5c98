import { dayInEngland } from '#platform/clock.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { inOneTransaction } from '#records/keeping/in-one-transaction.ts'
import { writeMessages } from '#records/messages/messages.ts'
import { everybodysHands, type ExtensionInHand, extensionsInHand } from '#records/pre-proceedings/extensions-in-hand.ts'
import { toldOnce } from '#records/pre-proceedings/extensions-told.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isPressing } from '#rules/pre-proceedings/extension.ts'
import { sayCount } from '#rules/words/say-names.ts'

/** A family with an extension that is undecided though the limit is near, as one person is told of it. */
type ToTell = {
  readonly familyId: number
  readonly reference: string
  readonly limit: PlainDate
  readonly decides: boolean
}

/**
 * Tells who decides on extensions, and the chair of the meeting that reviews the child, of each that is undecided two working days before the
 * limit: everybody once of each, nobody of a family they don't see, nothing once it is decided, withdrawn or over. (PP-04, SET-07, FAM-05)
 */
export async function tellUndecided(db: Db, now: Temporal.Instant, publicAddress: string): Promise<void> {
  const today = dayInEngland(now)
  for (const hands of await everybodysHands(db, today)) {
    const { personId } = hands.looking.actor
    const pressing = await pressingChildren(db, hands.looking)
    const inHand = await extensionsInHand(db, hands, [...pressing.keys()])
    const theirs = inHand.filter((each) => each.decides || each.chairs)
    if (theirs.length === 0) continue
    await inOneTransaction(db, async (tx) => {
      const news = await notYetTold(tx, theirs, { personId, now })
      await tell(tx, personId, toTell(news, pressing), { now, publicAddress })
    })
  }
}

type Pressing = ReadonlyMap<number, { readonly limit: PlainDate; readonly reference: string }>

/** The children somebody sees for whom an extension waits to be decided and whose limit is near or gone. */
async function pressingChildren(db: Db, looking: Looking): Promise<Pressing> {
  const waiting = await db
    .selectFrom('clockLine')
    .innerJoin('child', 'child.id', 'clockLine.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['childId', 'clockLine.limitOn', 'family.reference'])
    .where('clockLine.stage', '=', 'pre-proceedings')
    .where((eb) => eb(eb.val('extension-decision'), '=', eb.fn.any('clockLine.waits')))
    .where(isVisibleChild(looking))
    .execute()
  if (waiting.length === 0) return new Map()
  const calendar = await loadCalendar(db)
  return new Map(
    waiting.flatMap(({ childId, limitOn, reference }) =>
      limitOn !== null && isPressing(calendar, limitOn, looking.today)
        ? [[childId, { limit: limitOn, reference }] as const]
        : [],
    ),
  )
}

async function notYetTold(
  tx: Tx,
  inHand: readonly ExtensionInHand[],
  to: { readonly personId: number; readonly now: Temporal.Instant },
): Promise<readonly ExtensionInHand[]> {
  const told = await toldOnce(tx, to.personId, inHand.map(({ extension }) => extension.id), to.now) // prettier-ignore
  return inHand.filter(({ extension }) => told.has(extension.id))
}

/** One line a family and date, however many siblings wait. */
function toTell(news: readonly ExtensionInHand[], pressing: Pressing): readonly ToTell[] {
  const all = news.flatMap(({ extension: { childId, familyId, awaitsChair }, decides }) => {
    const child = pressing.get(childId)
    return child === undefined ? [] : [{ ...child, familyId, decides: decides && !awaitsChair }]
  })
  return [...Map.groupBy(all, ({ familyId, limit }) => `${familyId} ${limit.toString()}`).values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({ ...first, decides: same.some(({ decides }) => decides) })),
  )
}

type Sending = { readonly now: Temporal.Instant; readonly publicAddress: string }

async function tell(tx: Tx, personId: number, families: readonly ToTell[], sending: Sending): Promise<void> {
  if (families.length === 0) return
  const { name, email } = await tx
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await writeMessages(tx, [
    {
      kind: 'extension-undecided',
      to: { personId, name, address: email },
      subject: `${sayCount(families.length, 'extension is', 'extensions are')} undecided and the date is near`,
      body: wordsTo(name, families, sending),
      about: null,
      writtenAt: sending.now,
    },
  ])
}

const wordsTo = (name: string, families: readonly ToTell[], { publicAddress }: Sending): string => `${name},

${families.map((each) => lineOf(each, publicAddress)).join('\n\n')}

Until it is agreed the date stands, and days after it are counted.

This message names no child, on purpose.
`

const lineOf = ({ reference, limit, familyId, decides }: ToTell, publicAddress: string): string =>
  `${reference}: the extension is undecided; the date that stands is ${sayDate(limit)}.
${decides ? 'Decide' : 'How it stands'}: ${publicAddress}/families/${familyId}${decides ? '/extension' : ''}`
