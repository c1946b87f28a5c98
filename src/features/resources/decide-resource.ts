import { type Answer, notFound, page, refusal } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import { withTyped } from '#door/typed-again.ts'
import type { Visit } from '#door/visit.ts'
import { holdChildren } from '#records/families/children.ts'
import type { Db } from '#records/keeping/db.ts'
import { decideResource } from '#records/resources/change-resources.ts'
import {
  holdResource,
  loadResource,
  type ResourceRequest,
  resourcesOfFamily,
} from '#records/resources/resource-requests.ts'
import { type NotTheirs, sayWhoDecides, whoMayAgree } from '#records/resources/who-may-agree.ts'
import { sayNoPower } from '#rules/access/power-words.ts'
import type { ByPower } from '#rules/access/powers.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { sayWhatBecame } from '#rules/resources/resource.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { decideResourceForm } from './decide-resource.form.ts'
import { decideResourcePage, mayNotDecidePage } from './decide-resource.page.ts'
import { beforeThis, idsOf } from './show-resource.ts'

async function aroundForm(visit: Visit, db: Db = visit.db) {
  const request = await loadResource(db, visit.looking, idIn(visit, 'id'))
  if (request === null) return null
  const [all, answers] = await Promise.all([
    resourcesOfFamily(db, visit.looking, request.familyId),
    whoMayAgree(db, visit.looking, [request]),
  ])
  const may: Outcome<ByPower, NotTheirs> = answers.get(request.id)?.may ?? refused('not-theirs')
  return { request, may, before: beforeThis(all, request), asked: decideResourceForm(request.askedPence) }
}

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>

const sawOf = ({ request, before }: Pick<Around, 'request' | 'before'>): readonly number[] => [
  ...new Set([...idsOf(request), ...before.flatMap(idsOf)]),
]

/** The form for who decides on a request; whoever else comes here is told who does. (PP-07, SET-07) */
export async function showDecideResource(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { request, may, before, asked } = around
  if (!may.ok) return mayNot(visit, around, may.because)
  const state = openForm(visit, asked, {})
  return page(
    decideResourcePage(request, { before, today: visit.today, state, fields: asked.controls(state) }),
    sawOf(around),
  )
}

/**
 * Agrees a request, agrees a part of it, or refuses it: whoever has a power that reaches to what it costs and to each of its children, never
 * who asked. Attempts by others are refused with the reason, and the trail keeps them. (PP-07, SET-07)
 */
export async function saveDecideResource(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  if (!around.may.ok && around.may.because !== 'not-waiting') return mayNot(visit, around, around.may.because)
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { decision, amount, reasons }) => {
      await holdChildren(tx, idsOf(around.request))
      await holdResource(tx, around.request.id)
      const now = await aroundForm(visit, tx)
      if (now?.may.ok !== true) return notLawful(sayMeanwhile(now), 'not theirs to decide any more')
      const { request, may } = now
      const agreedPence = { agreed: request.askedPence, 'agreed-in-part': amount, refused: null }[decision]
      const decided = { decision, agreedPence, reasons, by: may.value }
      const saved = await decideResource(tx, visit, request, decided)
      return saved === 'saved'
        ? allowed({ goTo: `/resources/${request.id}`, children: idsOf(request) })
        : notLawful(sayMeanwhile(now), 'decided meanwhile')
    },
    show: (problem) => showAgain(visit, around, problem),
    saw: sawOf(around),
  })
}

async function showAgain(visit: Visit, around: Around, problem: Problem) {
  const { request, before, asked } = (await aroundForm(visit)) ?? around
  const state = await openFormAgain(visit, asked, problem)
  return decideResourcePage(request, { before, today: visit.today, state, fields: asked.controls(state) })
}

/** What became of it since the form was opened. */
function sayMeanwhile(now: Around | null): string {
  const became = now === null ? null : sayWhatBecame(now.request)
  return became === null
    ? 'Since you opened this, the request or who may decide it has changed: its page says how it stands.'
    : `Since you opened this, it was ${became}: its page says by whom.`
}

async function mayNot(visit: Visit, around: Around, because: NotTheirs): Promise<Answer> {
  const { request } = around
  const sentence = sayNotTheirs(because, request, await sayWhoDecides(visit.db, request, visit))
  return refusal(withTyped(mayNotDecidePage(request, sentence), visit.form), because, sawOf(around))
}

function sayNotTheirs(because: NotTheirs, request: ResourceRequest, who: string): string {
  switch (because) {
    case 'not-waiting':
      return `There is nothing to decide any more: it was ${sayWhatBecame(request) ?? 'decided'}.`
    case 'before-a-panel':
      return 'The panel decides this: it stands on the agenda of the panel’s next meeting.'
    case 'for-others-too':
      return `It is also for a child you don’t see, and is decided for all of them together: ${who} can.`
    case 'past-the-limit':
      return `It costs ${sayPounds(request.askedPence)}, which is past your limit: ${who} can decide it.`
    case 'asked-for-it':
    case 'recommends-it':
    case 'other-area':
    case 'not-theirs':
      return sayNoPower(because, null, who)
  }
}
