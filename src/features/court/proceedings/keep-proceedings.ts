import { type Answer, notFound, page } from '#door/answers.ts'
import { filingsOfCases } from '#records/court/court-filings.ts'
import { holdChildren } from '#records/families/children.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import { hearingsOfCases } from '#records/court/hearings.ts'
import {
  addProceedings,
  hasCourtNumber,
  type KeptProceedings,
  loadProceedings,
  saveProceedings,
} from '#records/court/proceedings.ts'
import { waitingToBeIssued } from '#records/court/waiting-to-be-issued.ts'
import { decideApplication } from '#rules/court/application.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import {
  mistaken,
  notLawful,
  openForm,
  openFormAgain,
  type Problem,
  saveForm,
  unlessMeanwhile,
} from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { proceedingsFormPage } from './proceedings-form.page.ts'
import { sayNothingStarts } from '#parts/words/say-no-longer-followed.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { whoCan } from '#rules/access/role-words.ts'
import type { Labels } from '#rules/words/labels.ts'
import { followIssue, newlyIssued, whereTheyComeFrom } from './issued-while-open.ts'
import type { Tx } from '#records/keeping/db.ts'
import { answersOf, type AroundCase, proceedingsForm, proceedingsOf, type ReadProceedings } from './proceedings.form.ts'

const ids = (family: KeptFamily): readonly number[] => family.children.map(({ id }) => id)

/** The form for new proceedings of a family. */
export async function showRecordProceedings(visit: Visit): Promise<Answer> {
  const family = await loadFamily(visit.db, visit.looking, idIn(visit, 'family'))
  if (family === null) return notFound()
  const [around, expected] = await Promise.all([aroundCase(visit, family, null), expectedIn(visit, family)])
  const asked = proceedingsForm(family.children, null, around)
  const state = openForm(visit, asked, { each: new Map(expected.map((id) => [id, { in: true }])) })
  return page(proceedingsFormPage({ kept: null, family, asked, state }), ids(family))
}

/** Of the family's children those whose decision to issue awaits a case: the new one is most likely theirs. */
async function expectedIn({ db, looking }: Visit, family: KeptFamily): Promise<readonly number[]> {
  const waiting = await waitingToBeIssued(db, looking)
  return waiting.flatMap(({ familyId, caseId, childId }) =>
    familyId === family.id && caseId === null ? [childId] : [],
  )
}

/** Records care proceedings for those of a family's children that are born. (CT-08, FAM-03) */
export async function recordProceedings(visit: Visit): Promise<Answer> {
  const family = await loadFamily(visit.db, visit.looking, idIn(visit, 'family'))
  if (family === null) return notFound()
  const around = await aroundCase(visit, family, null)
  const asked = proceedingsForm(family.children, null, around)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, answers) => {
      const { details, children, decision } = proceedingsOf(answers, null)
      const lawful = await lawfully(tx, visit, family.id, null, { details, children, decision })
      if (!lawful.ok) return lawful
      const id = await addProceedings(tx, visit, family.id, details, children)
      return allowed({ goTo: `/proceedings/${id}`, children: children.map(({ childId }) => childId) })
    },
    show: async (problem) => {
      const now = (await loadFamily(visit.db, visit.looking, family.id)) ?? family
      const again = proceedingsForm(now.children, null, await aroundAgain(visit, { family: now, kept: null }, around))
      return proceedingsFormPage({
        ...{ kept: null, family: now, asked: again },
        state: await openFormAgain(visit, again, problem),
      })
    },
    saw: ids(family),
  })
}

export async function showChangeProceedings(visit: Visit): Promise<Answer> {
  const found = await caseIn(visit)
  if (found === null) return notFound()
  const { kept, family } = found
  const asked = proceedingsForm(family.children, kept, await aroundCase(visit, family, kept))
  const state = openForm(visit, asked, answersOf(kept), kept.version)
  return page(proceedingsFormPage({ kept, family, asked, state }), ids(family))
}

/** Changes a case: its court, its children and their plans, its end. */
export async function changeProceedings(visit: Visit): Promise<Answer> {
  const found = await caseIn(visit)
  if (found === null) return notFound()
  const { kept, family } = found
  const around = await aroundCase(visit, family, kept)
  const asked = proceedingsForm(family.children, kept, around)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, answers) => {
      const { details, children, decision } = proceedingsOf(answers, kept)
      const lawful = await lawfully(tx, visit, family.id, kept, { details, children, decision })
      if (!lawful.ok) return lawful
      const saved = await saveProceedings(tx, visit, { ...kept, version: versionIn(visit) }, details, children)
      return unlessMeanwhile(saved, { goTo: `/proceedings/${kept.id}`, children: ids(family) })
    },
    show: async (problem) => {
      const now = (await caseIn(visit)) ?? found
      const { kept: theirs } = now
      const again = proceedingsForm(now.family.children, theirs, await aroundAgain(visit, now, around))
      const state = await openFormAgain(visit, again, problem, {
        ...theirs,
        kind: 'proceedings',
        values: answersOf(theirs),
      })
      return proceedingsFormPage({ ...now, asked: again, state })
    },
    saw: ids(family),
  })
}

type CaseOfFamily = { readonly kept: KeptProceedings | null; readonly family: KeptFamily }

async function caseIn(visit: Visit): Promise<(CaseOfFamily & { readonly kept: KeptProceedings }) | null> {
  const kept = await loadProceedings(visit.db, visit.looking, idIn(visit, 'id'))
  const family = kept === null ? null : await loadFamily(visit.db, visit.looking, kept.familyId)
  return kept === null || family === null ? null : { kept, family }
}

/** What stands in the way: a court number that is taken, a child not yet born, a child leaving whom hearings or filings are about. */
async function lawfully(
  tx: Tx,
  visiting: Visit,
  familyId: number,
  kept: KeptProceedings | null,
  { details, children, decision }: ReadProceedings,
): Promise<Outcome<null, Problem>> {
  const visit = { ...visiting, db: tx }
  const { courtNumber, issuedOn } = details
  // Who is held is read as they are now: not as they were before somebody recorded a death or started pre-proceedings.
  const chosen = await heldAmong(
    visit,
    familyId,
    children.map(({ childId }) => childId),
  )
  if (courtNumber !== null && (await hasCourtNumber(visit.db, courtNumber, kept?.id ?? null)))
    return mistaken({ courtNumber: 'This court number is already recorded for another case. Check it' })
  const gone = chosen.find((child) => !isFollowed(child) && !isIn(kept, child.id))
  if (gone !== undefined) return notLawful(sayNothingStarts(gone, visit.labels), 'P18: no longer followed')
  const decided = decideApplication(chosen, issuedOn, visit.today)
  if (!decided.ok) {
    const names = chosen.filter(({ id }) => decided.because.notYetBorn.includes(id)).map(({ name }) => name)
    return notLawful(sayNotBorn(names, visit.labels), 'FAM-03: no application before the birth')
  }
  const leaving = (kept?.children ?? []).filter((was) => !children.some(({ childId }) => childId === was.childId))
  for (const { childId, name } of leaving)
    if (kept !== null && (await hasMattersOfTheirOwn(visit, kept.id, childId)))
      return mistaken({
        [`in-${childId}`]: `${name} has a hearing or filing duty of their own in this case. Change those first`,
      })
  return followIssue(tx, visiting, { kept, chosen, details, decision })
}

async function heldAmong({ db: tx, looking }: Visit & { readonly db: Tx }, familyId: number, ids: readonly number[]) {
  await holdChildren(tx, ids)
  return ((await loadFamily(tx, looking, familyId))?.children ?? []).filter(({ id }) => ids.includes(id))
}

/** What the form asks depends on whose pre-proceedings are open, of those the case isn't issued for already. */
async function aroundCase(visit: Visit, family: KeptFamily, kept: KeptProceedings | null): Promise<AroundCase> {
  const { labels, today } = visit
  const children = newlyIssued({ kept, chosen: family.children })
  return { ...(await whereTheyComeFrom(visit, { children })), isSent: sentIn(visit), labels, today }
}

/** Whether a field of what was sent was answered; a date may come in three parts. */
const sentIn =
  ({ form }: Visit) =>
  (name: string): boolean =>
    [...form.fields].some(([key, values]) => (key === name || key.startsWith(`${name}-`)) && values.some(Boolean))

/** What a form asks that comes back: what it asked, and what is to be asked since somebody started or ended pre-proceedings meanwhile. */
async function aroundAgain(visit: Visit, { kept, family }: CaseOfFamily, before: AroundCase): Promise<AroundCase> {
  const now = await aroundCase(visit, family, kept)
  return {
    ...now,
    inPreProceedings: now.inPreProceedings ?? before.inPreProceedings,
    withoutAny: now.withoutAny ?? before.withoutAny,
  }
}

const isIn = (kept: KeptProceedings | null, childId: number): boolean =>
  kept?.children.some((child) => child.childId === childId) === true

const sayNotBorn = (names: readonly string[], labels: Labels): string =>
  `No court application can be made or recorded for ${names.join(' or ')} before the birth. Once the birth is on the record, ${whoCan('keep-court-record', labels)} can record it.`

async function hasMattersOfTheirOwn(visit: Visit, proceedingsId: number, childId: number): Promise<boolean> {
  const [hearings, filings] = await Promise.all([
    hearingsOfCases(visit.db, visit.looking, [proceedingsId]),
    filingsOfCases(visit.db, visit.looking, [proceedingsId]),
  ])
  return [...hearings, ...filings].some((each) => each.childId === childId)
}
