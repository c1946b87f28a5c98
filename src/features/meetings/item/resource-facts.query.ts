import { lookingFor } from '#door/visit.ts'
import { idsAmong, type Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { type ResourceRequest, resourcesWaitingForAny } from '#records/resources/resource-requests.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { resourceWords, sayWaits } from '#rules/resources/resource.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayNames } from '#rules/words/say-names.ts'
import type { Fact } from './fact.ts'

/** Of which family's children an item is, and where it stands. */
export type FactsOf = {
  readonly childIds: readonly number[]
  readonly familyId: number | null
  readonly key: string
  /** The address of the meeting. */
  readonly address: string
}

/** What was asked for these children that costs money and waits to be decided, and for whoever may the way to ask for more. (PP-06, PP-07) */
export async function resourceFacts(db: Db, looking: Looking, item: FactsOf): Promise<readonly Fact[]> {
  const [waiting, asking] = await Promise.all([
    resourcesWaitingForAny(db, looking, item.childIds),
    idsAmong(db, lookingFor({ looking }, 'ask-resource'), item.childIds),
  ])
  return [...waiting.map((each) => waits(each, looking.today)), ...(asking.size === 0 ? [] : [toAsk(item)])]
}

/** It holds the child up. */
const waits = (request: ResourceRequest, today: Temporal.PlainDate): Fact => ({
  heading: `${resourceWords[request.kind]} asked for, ${sayNames(request.children.map(({ name }) => name))}`,
  rows: [
    { key: 'What', value: request.what },
    { key: 'Cost', value: sayPounds(request.askedPence) },
    { key: 'Asked for by', value: `${request.askedBy}, ${sayDate(request.askedOn)}` },
    { key: 'How long', value: sayWaits(request, today) },
  ],
  link: { text: 'What was asked for', href: `/resources/${request.id}` },
})

/** Asked for from here, it comes back here. */
const toAsk = ({ familyId, key, address }: FactsOf): Fact => ({
  heading: null,
  rows: [],
  link: { text: 'Ask for a resource', href: `/families/${familyId ?? 0}/ask-resource?meeting=${address}&item=${key}` },
})
