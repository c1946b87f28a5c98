import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { endEpisode } from '#records/pre-proceedings/change-episodes.ts'
import type { OpenClock } from '#records/pre-proceedings/clocks.ts'
import { holdChildren } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { returnsToIssue, type UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { decideToIssue, type IssueRefusal, type IssuingBody } from '#rules/pre-proceedings/end-episode.ts'
import type { FormWords } from '#parts/forms/fields/form.ts'
import { mistaken, openedAgain, openForm, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { childrenWithout } from './issue-without.ts'
import { versionFields, versionOf } from './episode-versions.ts'
import { endingInWords, lastEpisodeAsKept, sayIssued } from './how-it-ended.ts'
import { outsideDeciders } from './outside-panel.ts'
import { afterEmergency, bodyOf, decidedInWords, mayHaveIssued } from './who-decided.ts'
import { issueForm } from './issue.form.ts'
import { issuePage } from './issue.page.ts'
import { childOptions, familyKept, isNobodyTicked, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'

export async function showIssue(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, asked, clocks } = around
  const ids = [...clocks.keys()]
  const state = openForm(visit, asked, { ...(ids.length === 1 && { children: ids }), ...knownFrom(around.toIssue) })
  return page(issuePage(family, { ...around, state, fields: asked.controls(state) }), [...clocks.keys()])
}

/** What an urgent return’s panel decided isn’t asked again: for whom, on which day, that it was the panel. */
const knownFrom = ([first, ...more]: readonly UrgentReturn[]) =>
  first === undefined
    ? {}
    : {
        children: [first, ...more.filter(({ panelMetOn }) => isSameDay(panelMetOn, first.panelMetOn))].map(
          ({ childId }) => childId,
        ),
        decidedOn: first.panelMetOn,
        body: 'gateway-panel' as const,
      }

const isSameDay = (one: Temporal.PlainDate | null, other: Temporal.PlainDate | null): boolean =>
  one !== null && other !== null && one.equals(other)

const sentences: Record<IssueRefusal, Readonly<Record<string, string>>> = {
  'episode-ended': {
    children: `Choose children whose ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'are', 'is')} open`,
  },
  'before-the-decision': { decidedOn: 'Date of the decision must be on or after the decision to start' },
  'not-yet-decided': { decidedOn: 'Date of the decision must be today or in the past' },
  'emergency-needs-name-and-reason': { reason: 'Write who decided and why it could not wait' },
  'reason-missing': {
    children: `Choose children whose ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'are', 'is')} open`,
  },
}

/** Ends pre-proceedings by a decision to issue; one made in an emergency is to be reported to the next panel. (P9) */
export async function issueProceedings(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, clocks, labels, deciders } = around
  let meanwhile: { readonly childId: number; readonly yours: FormWords } | null = null
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { children, decidedOn: on, ...decision }) => {
      await holdChildren(tx, children)
      const by = bodyOf(decision, on, deciders)
      const words = decidedInWords(by, decision, labels, deciders)
      const may = await mayHaveIssued(tx, visit, decision, {
        by,
        on,
        children: family.children.filter(({ id }) => children.includes(id)),
      })
      if (!may.ok) return may
      for (const id of children) {
        if (!family.children.some((child) => child.id === id)) return mistaken(sentences['episode-ended'])
        const open = clocks.get(id)
        const saved = open === undefined ? null : await issue(tx, visit, open, { by, on, words })
        if (saved !== null && !saved.ok) return mistaken(sentences[saved.because])
        if (saved?.value === 'saved') continue
        meanwhile = { childId: id, yours: endingInWords(sayIssued(on), words) }
        return refused({ is: 'saved-meanwhile' })
      }
      await afterEmergency(tx, visit, decision, { family, childIds: children, by, on, power: may.value })
      return allowed({ goTo: `/families/${family.id}`, children })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const kept = meanwhile === null ? null : await lastEpisodeAsKept(visit, meanwhile.childId)
      const state = await openedAgain(visit, now.asked, problem, kept, meanwhile?.yours ?? {})
      return issuePage(now.family, { ...now, state, fields: now.asked.controls(state) })
    },
    saw: [...clocks.keys()],
  })
}

type Decided = { readonly by: IssuingBody; readonly on: Temporal.PlainDate; readonly words: string }

async function issue(tx: Tx, visit: Visit, { stored }: OpenClock, { by, on, words }: Decided) {
  const decided = decideToIssue(stored.episode, { by, on, withoutReason: null }, visit.today)
  if (!decided.ok) return decided
  const asOpened = { ...stored, version: versionOf(visit.form, stored) }
  return allowed(await endEpisode(tx, visit, asOpened, { outcome: 'initiate-proceedings', on, words }))
}

async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  const clocks = await openClocksOf(visit, family)
  if (family === null || (clocks.size === 0 && isNobodyTicked(visit))) return null
  const { labels, today } = visit
  const [deciders, others, toIssue] = await Promise.all([
    outsideDeciders(visit, ['issue'], [...clocks.keys()]),
    childrenWithout(visit.db, visit, family),
    returnsToIssue(visit.db, visit.looking, [...clocks.keys()]),
  ])
  const children = childOptions(family).filter(({ id }) => clocks.has(id))
  const versions = versionFields([...clocks.values()])
  const asked = issueForm({ children, deciders, labels, today })
  return { family, clocks, versions, labels, deciders, asked, toIssue, hasOthers: others.length > 0 }
}
