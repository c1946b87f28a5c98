import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, type Problem, saveForm, savedMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { decideRequest, giveAccess, holdFamily, liftRestriction } from '#records/access/change-access.ts'
import { loadFamilyAccess, loadOpenRequests, type OpenRequest } from '#records/access/family-access.ts'
import type { Tx } from '#records/keeping/db.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { decideForm, sayAsked } from './access.form.ts'
import { accessFormPage } from './access-form.page.ts'
import { accessAddress, aroundAccess, type AroundAccess, idsOf } from './around-access.ts'

type Asked = { readonly around: AroundAccess; readonly request: OpenRequest }

async function askedIn(visit: Visit): Promise<Asked | null> {
  const around = await aroundAccess(visit)
  const request = around?.access.requests.find(({ id }) => id === idIn(visit, 'request'))
  return around === null || request === undefined ? null : { around, request }
}

/** Restricting has a form of its own, which agrees to what was asked. */
const formFor = ({ request }: Asked) => decideForm(request.asks !== 'restrict')

export async function showDecide(visit: Visit): Promise<Answer> {
  const asked = await askedIn(visit)
  if (asked === null) return notFound()
  const given = asked.request.asks === 'restrict' ? { decision: 'refuse' as const } : {}
  const state = openForm(visit, formFor(asked), given, asked.request.version)
  return page(decidePage(asked, state), idsOf(asked.around))
}

/** Decides what somebody else asked about who may see a family: a restriction is lifted, or somebody gets access, or it stays as it is. (FAM-05) */
export async function decide(visit: Visit): Promise<Answer> {
  const asked = await askedIn(visit)
  if (asked === null) return notFound()
  const { around, request } = asked
  return saveForm(visit, {
    read: formFor(asked).read(visit.form),
    save: async (tx, { decision, words }) => {
      if (request.askedById === visit.actor.personId)
        return notLawful('You asked for this yourself. Somebody else who may restrict families decides.', 'own request')
      await holdFamily(tx, around.family.id)
      const agreed = decision === 'agree'
      const saved = await decideRequest(tx, visit, { ...request, version: versionIn(visit) }, { agreed, words })
      if (saved !== 'saved') return savedMeanwhile
      const done = agreed ? await doWhatIsAsked(tx, visit, request) : allowed(null)
      return done.ok ? allowed({ goTo: accessAddress(around.family.id), children: idsOf(around) }) : done
    },
    show: async (problem) => {
      const now = (await askedIn(visit)) ?? asked
      const { id, version } = now.request
      const kept = { kind: 'restriction-request', id, version, values: {} }
      return decidePage(now, await openFormAgain(visit, formFor(now), problem, kept))
    },
    saw: idsOf(around),
  })
}

async function doWhatIsAsked(tx: Tx, visit: Visit, request: OpenRequest): Promise<Outcome<null, Problem>> {
  const { restriction, denied } = await loadFamilyAccess(tx, request.familyId, visit.today)
  if (restriction === null) return notLawful('The family isn’t restricted any more.', 'it isn’t restricted')
  if (denied.some(({ personId }) => personId === request.personId))
    return notLawful(`${request.person ?? 'This person'} is denied this family. Lift that first.`, 'access is denied')
  if (request.asks === 'lift') {
    await liftRestriction(tx, visit, restriction, request.reason)
    await closeTheOthers(tx, visit, request.familyId)
  } else if (request.personId !== null)
    await giveAccess(tx, visit, request.familyId, { personId: request.personId, endsOn: null })
  return allowed(null)
}

/** Nobody needs to be named any more. */
async function closeTheOthers(tx: Tx, visit: Visit, familyId: number): Promise<void> {
  for (const other of await loadOpenRequests(tx, familyId))
    await decideRequest(tx, visit, other, { agreed: false, words: 'The restriction was lifted.' })
}

/** 'That somebody is given access: Grace Oyelaran'. */
export const sayRequest = ({ asks, person }: Pick<OpenRequest, 'asks' | 'person'>): string =>
  person === null ? sayAsked(asks) : `${sayAsked(asks)}: ${person}`

const decidePage = ({ around: { family }, request }: Asked, state: FormState) =>
  accessFormPage(family, {
    title: request.asks === 'restrict' ? 'Don’t restrict this family' : 'Decide what is asked',
    lede: `${request.askedBy} asked on ${sayDate(request.askedOn)}. ${sayRequest(request)}. Why: ${request.reason}`,
    save: request.asks === 'restrict' ? 'Don’t restrict it' : 'Save the decision',
    state,
    fields: decideForm(request.asks !== 'restrict').controls(state),
  })
