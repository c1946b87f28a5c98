import { type Answer, notFound, page } from '#door/answers.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { decideRequest, holdFamily, restrictFamily } from '#records/access/change-access.ts'
import { loadOpenRequests, loadRestriction } from '#records/access/family-access.ts'
import { type WorkLeft, workLeft } from '#records/access/work-left.ts'
import type { Seer } from '#records/access/who-sees-family.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Standing } from '#rules/access/actor.ts'
import { latestReview } from '#rules/access/restriction.ts'
import { allowed } from '#rules/outcome.ts'
import { sayList } from '#rules/words/say-names.ts'
import { restrictForm } from './access.form.ts'
import { accessFormPage } from './access-form.page.ts'
import {
  accessAddress,
  aroundAccess,
  type AroundAccess,
  asOptions,
  idsOf,
  joinedMeanwhile,
  sayPart,
  seesNow,
} from './around-access.ts'

/** With what is open of the family that needs somebody of a role. */
type Restrictable = AroundAccess & { readonly left: WorkLeft }

async function aroundRestricting(visit: Visit): Promise<Restrictable | null> {
  const around = await aroundAccess(visit)
  return around === null ? null : { ...around, left: await workLeft(visit.db, visit.looking, around.family.id) }
}

/** Does what would be left with nobody: decides the extension, files the decisions. */
const isNeeded = ({ as }: Seer, { extensionToDecide, decisionsToFile }: WorkLeft): boolean =>
  (extensionToDecide && as.includes('divisional-director')) || (decisionsToFile && as.includes('panel-administrator'))

/** What is left with nobody unless one of these is named: a list to read before saving. (FAM-05) */
function leftWithNobody({ seers, left }: Restrictable, { labels }: Visit): readonly string[] {
  const who = (standing: Standing): string => {
    const names = seers.filter(({ as }) => as.includes(standing)).map(({ name }) => name)
    return names.length === 0 ? `nobody is ${labels(`role.${standing}`)}` : sayList(names)
  }
  return [
    ...(left.extensionToDecide ? [`An extension waits to be decided: ${who('divisional-director')}.`] : []),
    ...(left.decisionsToFile ? [`Decisions wait to be filed: ${who('panel-administrator')}.`] : []),
    ...(left.comesToMeeting
      ? [`The meeting takes the family: recorded by ${who('panel-administrator')}, chaired by ${who('chair')}.`]
      : []),
  ]
}

/** Those who see the family now, apart from who decides. */
function whoSees(around: Restrictable, { actor }: Visit) {
  const others = around.seers.filter(({ personId }) => personId !== actor.personId && seesNow(around, personId))
  const askers = around.access.requests.map(({ askedById }) => askedById)
  const keeps = (seer: Seer) => seer.worksWith || askers.includes(seer.personId) || isNeeded(seer, around.left)
  return { working: others.filter(keeps), others: others.filter((seer) => !keeps(seer)) }
}

function formFor(around: Restrictable, visit: Visit) {
  const { working, others } = whoSees(around, visit)
  const { labels, today } = visit
  return restrictForm({ working: asOptions(working, labels), others: asOptions(others, labels) }, today)
}

const whatIsAsked = ({ access }: Pick<Restrictable, 'access'>) =>
  access.requests.find(({ asks }) => asks === 'restrict')

export async function showRestrict(visit: Visit): Promise<Answer> {
  const around = await aroundRestricting(visit)
  if (around?.access.restriction !== null) return notFound()
  const state = openForm(visit, formFor(around, visit), {
    reason: whatIsAsked(around)?.reason ?? null,
    working: whoSees(around, visit).working.map(({ personId }) => personId),
    others: [],
    reviewOn: latestReview(visit.today),
  })
  return page(restrictPage(around, visit, state), idsOf(around))
}

/** Restricts a family: from now on it is there only for who decides and those named, and everything asked about that is agreed. (FAM-05) */
export async function restrict(visit: Visit): Promise<Answer> {
  const around = await aroundRestricting(visit)
  if (around === null) return notFound()
  const { family } = around
  return saveForm(visit, {
    read: formFor(around, visit).read(visit.form),
    save: async (tx, { reason, working, others, reviewOn }) => {
      const sure = askFirst(visit, whoIsCutOff(around, visit, working))
      if (!sure.ok) return sure
      if (!(await holdFamily(tx, family.id))) return joinedMeanwhile
      if ((await loadRestriction(tx, family.id)) !== null)
        return notLawful('This family has been restricted meanwhile.', 'it is restricted already')
      const people = [...new Set([visit.actor.personId, ...working, ...others])]
      await restrictFamily(tx, visit, family.id, { reason, reviewOn, people })
      await agreeToAsked(tx, visit, family.id)
      return allowed({ goTo: accessAddress(family.id), children: idsOf(around) })
    },
    show: async (problem) => {
      const now = (await aroundRestricting(visit)) ?? around
      return restrictPage(now, visit, await openFormAgain(visit, formFor(now, visit), problem))
    },
    saw: idsOf(around),
  })
}

/** Who works with the family and would no longer see it: asked, so that nobody is cut off by accident. */
function whoIsCutOff(around: Restrictable, visit: Visit, kept: readonly number[]): readonly string[] {
  const cut = whoSees(around, visit).working.filter(({ personId }) => !kept.includes(personId))
  if (cut.length === 0) return []
  const names = sayList(cut.map((seer) => `${seer.name} (${sayPart(seer, visit.labels)})`))
  return [`${names} would lose sight of the family, and of what is open for it`]
}

async function agreeToAsked(tx: Tx, visit: Visit, familyId: number): Promise<void> {
  for (const request of await loadOpenRequests(tx, familyId))
    if (request.asks === 'restrict') await decideRequest(tx, visit, request, { agreed: true, words: null })
}

function restrictPage(around: Restrictable, visit: Visit, state: FormState) {
  const asked = whatIsAsked(around)
  return accessFormPage(around.family, {
    title: 'Restrict this family',
    lede: `A restricted family is there only for the people named here, whatever their role. ${asked === undefined ? '' : `${asked.askedBy} asked for it.`}`,
    save: 'Restrict the family',
    state,
    fields: [warning(leftWithNobody(around, visit)), ...formFor(around, visit).controls(state)],
  })
}

const warning = (left: readonly string[]): Html =>
  left.length === 0
    ? nothing
    : html`<div class="govuk-inset-text">
        <p class="govuk-body">Left with nobody unless one who does it is named:</p>
        <ul class="govuk-list govuk-list--bullet">
          ${left.map((words) => html`<li>${words}</li> `)}
        </ul>
      </div>`
