import { type Answer, notFound, page } from '#door/answers.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { letterClocksOf } from '#features/families/pre-proceedings/letter-clocks.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import { adultsOfFamily } from '#records/families/adults.ts'
import { holdChildren } from '#records/families/children.ts'
import { savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import {
  type KeptParentsMeeting,
  loadParentsMeeting,
  saveParentsMeeting,
  takeBackParentsMeeting,
} from '#records/pre-proceedings/parents-meetings.ts'
import { unlikelyMeeting } from '#rules/pre-proceedings/parents-meetings.ts'
import { adultsAt } from './keep-meeting.ts'
import { changedMeetingForm, takeBackForm } from './meeting.form.ts'
import { changeMeetingPage, takeBackMeetingPage } from './meeting.page.ts'

type Found = {
  readonly kept: KeptParentsMeeting
  readonly adults: readonly ChildOption[]
  readonly clocks: readonly EpisodeClock[]
}

/** The meeting in the address; null once there is nothing of its children's pre-proceedings to write down any more. (PP-09) */
async function meetingIn(visit: Visit): Promise<Found | null> {
  const kept = await loadParentsMeeting(visit.db, visit.looking, idIn(visit, 'id'))
  if (kept === null) return null
  const [clocks, everyone] = await Promise.all([
    letterClocksOf(
      visit,
      kept.children.map(({ childId }) => ({ id: childId })),
    ),
    adultsOfFamily(visit.db, visit.looking, kept.familyId),
  ])
  const own = kept.children.flatMap(({ episodeId, childId }) => {
    const last = clocks.get(childId)
    return last?.stored.id === episodeId ? [last] : []
  })
  const named = new Map([...everyone, ...kept.adults].map(({ id, name }) => [id, { id, name }]))
  return own.length === 0 ? null : { kept, adults: [...named.values()], clocks: own }
}

const formOf = ({ kept, adults }: Found, { today }: Visit) => changedMeetingForm(kept.kind, adults, today)

const valuesOf = ({ adults, others, agreed, heldOn }: KeptParentsMeeting) => ({
  came: adults.filter(({ came }) => came).map(({ id }) => id),
  represented: adults.filter(({ represented }) => represented).map(({ id }) => id),
  ...{ others, agreed, heldOn },
})

const sawOf = ({ children }: KeptParentsMeeting): readonly number[] => children.map(({ childId }) => childId)
const goTo = ({ familyId }: KeptParentsMeeting): string => `/families/${familyId}#parents-meetings`

export async function showChangeMeeting(visit: Visit): Promise<Answer> {
  const found = await meetingIn(visit)
  if (found === null) return notFound()
  const { kept } = found
  const asked = formOf(found, visit)
  const state = openForm(visit, asked, valuesOf(kept), kept.version)
  return page(changeMeetingPage(kept, { state, fields: asked.controls(state) }), sawOf(kept))
}

/** Completes or corrects who came, what was agreed and, of a later meeting, its day. (PP-08) */
export async function changeMeeting(visit: Visit): Promise<Answer> {
  const found = await meetingIn(visit)
  if (found === null) return notFound()
  const { kept, adults } = found
  const asked = formOf(found, visit)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, typed) => {
      const { others, agreed } = typed
      const heldOn = kept.kind === 'review' ? typed.heldOn : null
      const likely = askFirst(visit, laterQuestions(found, heldOn))
      if (!likely.ok) return likely
      const over = { ...kept, version: versionIn(visit) }
      const saved = await saveParentsMeeting(tx, visit, over, {
        adults: adultsAt(adults, typed),
        others,
        agreed,
        heldOn,
      })
      return unlessMeanwhile(saved, { goTo: goTo(kept), children: sawOf(kept) })
    },
    show: async (problem) => {
      const now = (await meetingIn(visit))?.kept ?? kept
      const asKept = { kind: 'parents-meeting', id: now.id, version: now.version, values: valuesOf(now) }
      const state = await openFormAgain(visit, asked, problem, asKept)
      return changeMeetingPage(now, { state, fields: asked.controls(state) })
    },
    saw: sawOf(kept),
  })
}

/** What looks like a slip in another day; one that stays isn't asked about again. (P14) */
function laterQuestions({ kept, clocks }: Found, heldOn: Temporal.PlainDate | null): readonly string[] {
  if (heldOn === null || kept.heldOn?.equals(heldOn) === true) return []
  const questions = clocks.flatMap(({ stored, clock }) => {
    const child = kept.children.find(({ childId }) => childId === stored.childId)?.name ?? ''
    return unlikelyMeeting('review', heldOn, { child, firstMeetingOn: clock.facts.firstMeetingOn })
  })
  return [...new Set(questions)]
}

export async function showTakeBackMeeting(visit: Visit): Promise<Answer> {
  const found = await meetingIn(visit)
  if (found === null) return notFound()
  const { kept } = found
  const state = openForm(visit, takeBackForm, {}, kept.version)
  return page(takeBackMeetingPage(kept, { state, fields: takeBackForm.controls(state) }), sawOf(kept))
}

/** Takes back a meeting that was recorded by mistake; a later one is counted no more. (PP-08) */
export async function takeBackMeeting(visit: Visit): Promise<Answer> {
  const found = await meetingIn(visit)
  if (found === null) return notFound()
  const { kept } = found
  return saveForm(visit, {
    read: takeBackForm.read(visit.form),
    save: async (tx, { reason }) => {
      await holdChildren(tx, sawOf(kept))
      const over = { ...kept, version: versionIn(visit) }
      const saved = await takeBackParentsMeeting(tx, visit, over, reason)
      if (saved === 'saved' && kept.kind === 'review')
        for (const stored of await loadEpisodes(tx, sawOf(kept)))
          if (kept.children.some(({ episodeId }) => episodeId === stored.id))
            await savePreparation(tx, visit, stored, { reviewMeetings: Math.max(0, (stored.reviewMeetings ?? 0) - 1) })
      return unlessMeanwhile(saved, { goTo: goTo(kept), children: sawOf(kept) })
    },
    show: async (problem) => {
      const now = (await meetingIn(visit))?.kept ?? kept
      const asKept = { kind: 'parents-meeting', id: now.id, version: now.version, values: {} }
      const state = await openFormAgain(visit, takeBackForm, problem, asKept)
      return takeBackMeetingPage(now, { state, fields: takeBackForm.controls(state) })
    },
    saw: sawOf(kept),
  })
}
