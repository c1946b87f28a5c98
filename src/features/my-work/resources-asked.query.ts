import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { type ResourceRequest, resourcesOnTheirWay } from '#records/resources/resource-requests.ts'
import { openChildren, sayWhoDecides, whoMayAgree } from '#records/resources/who-may-agree.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { isWaiting, resourceWords, sayWaits, sayWhatBecame, waitsLong } from '#rules/resources/resource.ts'
import { type Labels, withSmallStart } from '#rules/words/labels.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { atMost, familyIn, type WorkItem } from './work-item.ts'

/** For how many days whoever asked reads what became of it. */
const toldFor = { days: 7 }

/**
 * Resources that wait for this person to decide them: first with whoever has the lowest limit that covers them, after some days with whoever
 * else may. Whoever asked reads that theirs wait, and for a week what became of them. (PP-07)
 */
export async function resourcesAsked(db: Db, looking: Looking, labels: Labels): Promise<readonly WorkItem[]> {
  const { today, actor } = looking
  const requests = await resourcesOnTheirWay(db, looking, today.subtract(toldFor))
  const answers = await whoMayAgree(db, looking, requests)
  const isTheirs = (request: ResourceRequest): boolean => {
    const answer = answers.get(request.id)
    return answer?.may.ok === true && (answer.isFirst || waitsLong(request, today))
  }
  const toDecide = requests.filter(isTheirs)
  // What waits before a panel is told as what the panel is asked for.
  const isTold = (each: ResourceRequest): boolean => !isWaiting(each) || each.panelItemId === null
  const own = requests.filter((each) => each.askedById === actor.personId && !toDecide.includes(each) && isTold(each))
  const rest = { one: 'resource to decide', several: 'resources to decide', href: '/resources', today }
  return [
    ...atMost(
      5,
      toDecide.map((request) => decided(request, today)),
      rest,
    ),
    ...(await Promise.all(own.map((request) => asked(db, request, { labels, today })))),
  ]
}

const common = ({ id, ...request }: ResourceRequest) => ({
  href: `/resources/${id}`,
  pastLimitBy: 0,
  family: familyIn(request),
  saw: request.children.map(({ childId }) => childId),
})

const whatOf = ({ kind }: ResourceRequest): string => withSmallStart(resourceWords[kind])
const namesOf = (children: readonly { readonly name: string }[]): string => sayNames(children.map(({ name }) => name))

const decided = (request: ResourceRequest, today: Temporal.PlainDate): WorkItem => ({
  ...common(request),
  title: `Decide on ${whatOf(request)}: ${namesOf(openChildren(request))}`,
  detail: `${sayPounds(request.askedPence)} · by ${request.askedBy} · ${sayWaits(request, today)}`,
  tag: waitsLong(request, today) ? { text: 'Waits long', tone: 'late' } : { text: 'To decide', tone: 'soon' },
  on: 'now',
  form: { text: 'Decide', href: `/resources/${request.id}/decide` },
})

type Told = { readonly labels: Labels; readonly today: Temporal.PlainDate }

async function asked(db: Db, request: ResourceRequest, { labels, today }: Told): Promise<WorkItem> {
  const title = `You asked for ${whatOf(request)}: ${namesOf(request.children)}`
  const on = request.decidedOn ?? request.closedOn
  if (!isWaiting(request) && on !== null)
    return {
      ...common(request),
      title,
      detail: `${sayWhatBecame(request) ?? ''} · ${sayDateWithoutYear(on)}`,
      tag: request.decision === 'refused' ? { text: 'Refused', tone: 'soon' } : { text: 'To know', tone: 'calm' },
      on: 'any-time',
    }
  return {
    ...common(request),
    title,
    detail: `${sayPounds(request.askedPence)} · ${sayWaits(request, today)} for ${await sayWhoDecides(db, request, { labels, today })}`,
    tag: { text: 'Waits', tone: 'calm' },
    on: 'any-time',
  }
}
