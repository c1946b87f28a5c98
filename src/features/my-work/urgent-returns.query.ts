import { capitalised } from '#rules/words/labels.ts'
import { nameFor, verbFor } from '#rules/words/name-for.ts'
import type { Db } from '#records/keeping/db.ts'
import { awaitedUrgentReturns, returnsToIssue, type UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { holds } from '#rules/access/actor.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/** Children whom the gateway panel is to see again before their next review: for who takes them there, and all for the panel administrator, who also records what it decided. (PP-06, P9) */
export async function urgentReturns(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { actor } = looking
  const isAdministrator = holds(actor, 'panel-administrator')
  const [awaited, toIssue] = await Promise.all([
    awaitedUrgentReturns(db, looking, null),
    isAdministrator ? returnsToIssue(db, looking, null) : [],
  ])
  return [...awaitedByOwner(awaited, looking), ...toIssue.map(decisionToRecord)]
}

const decisionToRecord = ({ childId, childName, familyId, panelMetOn, ...of }: UrgentReturn): WorkItem => ({
  title: `Record the decision to issue: ${childName}`,
  href: `/families/${familyId}/issue`,
  detail: `the panel decided it ${panelMetOn === null ? '' : sayDateWithoutYear(panelMetOn)}, and ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'end', 'ends')} once it is recorded`,
  tag: { text: 'To do', tone: 'soon' },
  on: 'now',
  pastLimitBy: 0,
  family: familyIn({ familyId, ...of }),
  saw: [childId],
  kind: 'limit',
})

function awaitedByOwner(awaited: readonly UrgentReturn[], { actor, today }: Looking): readonly WorkItem[] {
  return awaited
    .filter(({ ownerId }) => ownerId === actor.personId || holds(actor, 'panel-administrator'))
    .map(({ id, childId, childName, by, ownerId, owner, ...back }) => ({
      title: `${capitalised(nameFor('outcome.urgent-return'))}: ${childName}`,
      href: `/urgent-returns/${id}`,
      detail: `the panel is to see the child by ${sayDateWithoutYear(by)} · ${ownerId === actor.personId ? 'you take it there' : `${owner ?? 'nobody yet'} takes it there`}`,
      tag: dueTag(by, today),
      on: by,
      pastLimitBy: 0,
      family: familyIn(back),
      saw: [childId],
      kind: 'limit',
    }))
}
