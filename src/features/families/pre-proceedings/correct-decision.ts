import { among, chosen } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pastDate, words } from '#parts/forms/fields/text-fields.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { saveDecision } from '#records/pre-proceedings/change-episodes.ts'
import { loadChild } from '#records/families/children.ts'
import { loadClocks } from '#records/pre-proceedings/clocks.ts'
import type { StoredEpisode } from '#records/pre-proceedings/episodes.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { decidedOutsideBody, startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { unlikelyStart } from '#rules/pre-proceedings/unlikely-dates.ts'
import { correctDecisionPage } from './correct-decision.page.ts'
import { againstDates } from './keep-letters.ts'

/** Who can be said to have decided; outside a panel only where that was recorded, with who and why. (SET-07) */
const bodiesFor = ({ decidingBody }: StoredEpisode) =>
  decidingBody === decidedOutsideBody ? ([...startingBodies, decidedOutsideBody] as const) : startingBodies

const decisionForm = ({ labels, today }: Pick<Visit, 'labels' | 'today'>, stored: StoredEpisode) =>
  form({
    decidedOn: needed(pastDate({ label: 'Date of the decision' }, today), 'Enter the date of the decision'),
    decidingBody: chosen({
      label: 'Who decided?',
      called: 'Who decided',
      of: bodiesFor(stored),
      say: (body) =>
        body === decidedOutsideBody ? 'Somebody with the power, outside a panel' : labels(`body.${body}`),
      wrong: 'Choose who decided',
    }),
    reason: needed(
      words({ label: 'Why it is corrected', hint: 'Stands on the clock sheet' }),
      'Write why it is corrected',
    ),
  })

export async function showCorrectDecision(visit: Visit): Promise<Answer> {
  const found = await openOf(visit)
  if (found === null) return notFound()
  const { child, stored } = found
  const asked = decisionForm(visit, stored)
  const state = openForm(visit, asked, answersOf(stored), stored.version)
  return page(correctDecisionPage(child, { state, fields: asked.controls(state) }), [child.id])
}

/** Corrects the day or the body of a decision to start that was written down wrongly; every date that follows moves with it. (P1; PP-10) */
export async function correctDecision(visit: Visit): Promise<Answer> {
  const found = await openOf(visit)
  if (found === null) return notFound()
  const { child, stored, endedBefore } = found
  const asked = decisionForm(visit, stored)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { reason, ...decision }) => {
      if (endedBefore !== null && isBefore(decision.decidedOn, endedBefore))
        return mistaken({
          decidedOn: `Date of the decision must be on or after ${sayDate(endedBefore)}, when the last one ended`,
        })
      const against = againstDates(stored.episode, decision, visit.labels)
      if (against !== null) return notLawful(against, 'an extension would be out of bounds')
      const isNew = !decision.decidedOn.equals(stored.episode.decidedOn)
      const likely = askFirst(visit, isNew ? unlikelyStart(decision.decidedOn, visit.today) : [])
      if (!likely.ok) return likely
      const asOpened = { ...stored, version: versionIn(visit) }
      const saved = await saveDecision(tx, visit, asOpened, decision, reason)
      return unlessMeanwhile(saved, { goTo: `/children/${child.id}/clock`, children: [child.id] })
    },
    show: async (problem) => {
      const now = ((await openOf(visit)) ?? found).stored
      const kept = { kind: 'episode', id: now.id, version: now.version, values: answersOf(now) }
      const state = await openFormAgain(visit, asked, problem, kept)
      return correctDecisionPage(child, { state, fields: asked.controls(state) })
    },
    saw: [child.id],
  })
}

const answersOf = (stored: StoredEpisode) => ({
  decidedOn: stored.episode.decidedOn,
  decidingBody: among(bodiesFor(stored), stored.decidingBody),
})

/** The child in the address with the open episode, and the day the one before it ended. */
async function openOf(visit: Visit) {
  const child = await loadChild(visit.db, visit.looking, idIn(visit, 'id'))
  if (child === null) return null
  const all = (await loadClocks(visit.db, [child.id], visit.today)).get(child.id) ?? []
  const open = all.find(({ clock }) => clock.kind === 'running')
  if (open === undefined) return null
  return {
    child,
    stored: open.stored,
    endedBefore: lastEnd(all.map(({ stored }) => stored)),
  }
}

function lastEnd(episodes: readonly StoredEpisode[]): PlainDate | null {
  const stage = episodes.map(({ episode }) => episode.stage).findLast(({ status }) => status !== 'open')
  return stage === undefined || stage.status === 'open' ? null : stage.on
}
