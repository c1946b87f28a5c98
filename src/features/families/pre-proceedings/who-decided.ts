import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { addAction } from '#records/actions/change-actions.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { Tx } from '#records/keeping/db.ts'
import { nameAmong } from '#parts/forms/person-choice.ts'
import type { AnswersOf } from '#parts/forms/fields/form.ts'
import type { Problem } from '#door/form/save-form.ts'
import type { ByPower } from '#rules/access/powers.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import type { IssuingBody } from '#rules/pre-proceedings/end-episode.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import { withStop } from '#rules/words/with-stop.ts'
import type { Visit } from '#door/visit.ts'
import type { issueForm } from './issue.form.ts'
import { timeIn } from './outside.form.ts'
import { decidedOutside, keepOutside, type OutsideDeciders } from './outside-panel.ts'

type Decision = Pick<
  AnswersOf<ReturnType<typeof issueForm>>,
  'body' | 'who' | 'time' | 'reason' | 'legalBy' | 'legalOn'
>

/** Who decided, of those who may at any time. (P9) */
export function bodyOf(
  { body, who, time, reason }: Decision,
  on: Temporal.PlainDate,
  deciders: OutsideDeciders | null,
) {
  if (body !== 'head-of-service-or-above') return { body } as const
  const name = deciders === null ? '' : nameAmong(deciders.people, String(who))
  const at = on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: timeIn(time) ?? undefined }).toInstant()
  return { body, name, at, reason: reason ?? '' } as const
}

/** The same in words that stay with what was decided. */
export function decidedInWords(
  by: IssuingBody,
  { time }: Decision,
  labels: Labels,
  deciders: OutsideDeciders | null,
): string {
  if (by.body !== 'head-of-service-or-above') return `Decided by the ${labels(`body.${by.body}`)}.`
  const follows =
    deciders?.toRatify === true
      ? 'It stands to be ratified.'
      : `To be reported to the next ${labels('body.gateway-panel')}.`
  return `In an emergency, decided by ${by.name}, at ${time ?? ''}: ${withStop(by.reason)} ${follows}`
}

/** Whether whoever decided in an emergency had the power to, of these children on that day; a body always has. (SET-07, P9) */
export async function mayHaveIssued(
  tx: Tx,
  visit: Pick<Visit, 'labels'>,
  { body, who }: Pick<Decision, 'body' | 'who'>,
  decided: {
    readonly by: IssuingBody
    readonly on: Temporal.PlainDate
    readonly children: readonly Pick<KeptChild, 'teamId'>[]
  },
): Promise<Outcome<ByPower | null, Problem>> {
  if (body !== 'head-of-service-or-above' || decided.by.body !== body || who === null) return allowed(null)
  const { on, children, by } = decided
  return decidedOutside(tx, visit, { does: 'issue', on, children, who: { id: who, name: by.name }, at: 'who' })
}

type Made = {
  readonly family: KeptFamily
  readonly childIds: readonly number[]
  readonly by: IssuingBody
  readonly on: Temporal.PlainDate
  readonly power: ByPower | null
}

/**
 * What follows from one made in an emergency: it is kept as decided outside a panel and stands to be ratified; while no panel is a meeting
 * here, it is to be reported to the next panel, and an action says so. (P9, SET-07)
 */
export async function afterEmergency(
  tx: Tx,
  visit: Visit,
  { who, legalBy, legalOn }: Pick<Decision, 'who' | 'legalBy' | 'legalOn'>,
  { family, childIds, by, on, power }: Made,
): Promise<void> {
  if (by.body !== 'head-of-service-or-above' || power === null || who === null) return
  const stands = await keepOutside(tx, visit, {
    ...{ family, childIds, does: 'issue', on, at: by.at, reason: by.reason, legalBy, legalOn, power },
    decidedBy: who,
  })
  if (!stands) await askToReport(tx, visit, family, childIds)
}

/** A week is the panel's usual distance. */
const reportWithin = { days: 7 }

/** A decision made in an emergency is to be reported to the next panel: an action says so. */
async function askToReport(tx: Tx, visit: Visit, family: KeptFamily, childIds: readonly number[]): Promise<void> {
  const { labels } = visit
  const names = family.children
    .filter(({ id }) => childIds.includes(id))
    .map(({ name }) => nameWithin(family.name, name))
  const manager = await teamManagerOfChildren(tx, childIds, visit.today)
  await addAction(tx, visit, {
    familyId: family.id,
    childId: null,
    words: `Report the emergency decision to issue proceedings for ${sayList(names)} to the next ${labels('body.gateway-panel')}`,
    doerId: visit.actor.personId,
    accountableManagerId: manager?.personId ?? null,
    dueOn: visit.today.add(reportWithin),
    source: 'gateway',
    agendaItemId: null,
  })
}
