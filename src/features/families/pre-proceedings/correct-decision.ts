import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededPastDate, neededText, oneOf, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { saveDecision } from '#records/pre-proceedings/change-episodes.ts'
import { loadChild } from '#records/families/children.ts'
import { loadClocks } from '#records/pre-proceedings/clocks.ts'
import type { StoredEpisode } from '#records/pre-proceedings/episodes.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { boxesOf, sayTyped } from '#rules/calendar/typed-date.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, notLawful, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { correctDecisionPage, decisionWords, type TypedDecision } from './correct-decision.page.ts'
import { againstDates } from './keep-letters.ts'

const decisionForm = (today: PlainDate) =>
  z.object({
    decidedOn: neededPastDate('Decision', today, 'Enter the date of the decision'),
    decidingBody: oneOf(startingBodies, 'Choose who decided'),
    reason: neededText('Write why it is corrected'),
  })

export async function showCorrectDecision(visit: Visit): Promise<Answer> {
  const found = await openOf(visit)
  if (found === null) return notFound()
  const { stored } = found
  const typed = { decidedOn: boxesOf(stored.episode.decidedOn), decidingBody: stored.decidingBody, reason: '' }
  return page(correctDecisionPage({ ...found, typed, state: opened(visit, stored.version) }), [found.child.id])
}

/** Corrects the day or the body of a decision to start that was written down wrongly; every date that follows moves with it. (P1; PP-10) */
export async function correctDecision(visit: Visit): Promise<Answer> {
  const found = await openOf(visit)
  if (found === null) return notFound()
  const { child, stored, endedBefore } = found
  return saveForm(visit, {
    read: readForm(visit.form, decisionForm(visit.today)),
    save: async (tx, { reason, ...decision }) => {
      if (endedBefore !== null && isBefore(decision.decidedOn, endedBefore))
        return mistaken({ decidedOn: `Decision must be on or after ${sayDate(endedBefore)}, when the last one ended` })
      const against = againstDates(stored.episode, decision, visit.labels)
      if (against !== null) return notLawful(against, 'an extension would be out of bounds')
      const asOpened = { ...stored, version: versionIn(visit) }
      const saved = await saveDecision(tx, visit, asOpened, decision, reason)
      return unlessMeanwhile(saved, { goTo: `/children/${child.id}/clock`, children: [child.id] })
    },
    show: async (problem) => {
      const now = (await openOf(visit)) ?? found
      const typed = typedIn(visit)
      const yours = decisionWords(sayTyped(typed.decidedOn), typed.decidingBody, found.labels)
      const state = await openedAgain(visit, problem, asKept(now), yours)
      return correctDecisionPage({ ...now, typed, state })
    },
    saw: [child.id],
  })
}

const typedIn = ({ form }: Visit): TypedDecision => ({
  decidedOn: typedDateIn(form, 'decidedOn'),
  decidingBody: form.text('decidingBody'),
  reason: form.text('reason'),
})

type Found = NonNullable<Awaited<ReturnType<typeof openOf>>>

const asKept = ({ stored, labels }: Found) => ({
  kind: 'episode',
  id: stored.id,
  version: stored.version,
  words: decisionWords(sayDate(stored.episode.decidedOn), stored.decidingBody, labels),
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
    labels: await loadLabels(visit.db),
    endedBefore: lastEnd(all.map(({ stored }) => stored)),
  }
}

function lastEnd(episodes: readonly StoredEpisode[]): PlainDate | null {
  const stage = episodes.map(({ episode }) => episode.stage).findLast(({ status }) => status !== 'open')
  return stage === undefined || stage.status === 'open' ? null : stage.on
}
