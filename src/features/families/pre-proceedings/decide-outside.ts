import { type Answer, notFound, page } from '#door/answers.ts'
import { mistaken, notLawful, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { backToFamily, familyKept, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { nameAmong } from '#parts/forms/person-choice.ts'
import { askForConference } from '#records/actions/ask-for-conference.ts'
import { holdChildren } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { Tx } from '#records/keeping/db.ts'
import { endEpisode, startEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { loadOpenEpisodes } from '#records/pre-proceedings/episodes.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { clockSetting } from '#records/settings/settings.ts'
import { rolesWith } from '#rules/access/powers.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { decidedOutsideBody } from '#rules/pre-proceedings/deciding-bodies.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { withStop } from '#rules/words/with-stop.ts'
import { decideOutsideForm, type OutsideKind, outsideKinds, powerOf } from './decide-outside.form.ts'
import { timeIn } from './outside.form.ts'
import { decidedOutside, keepOutside, outsideDeciders } from './outside-panel.ts'
import { mayStart } from './start-pre-proceedings.ts'

/** The form for what somebody with the power decided outside a panel; there is none where nobody has it. (SET-07) */
export async function showDecideOutside(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  return page(outsidePage(around, openForm(visit, around.asked, around.known)), sawOf(around))
}

/**
 * Records that somebody with the power started pre-proceedings or stepped them down outside a panel: who, at what hour, why and with whose
 * agreement of Legal. It takes effect on its day and stands to be ratified. (SET-07, P1, P10)
 */
export async function decideOutside(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, deciders } = around
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { kind, children: ids, decidedOn: on, who, time, reason, legalBy, legalOn }) => {
      await holdChildren(tx, ids)
      const name = nameAmong(deciders.people, String(who))
      const children = family.children.filter(({ id }) => ids.includes(id))
      const does = powerOf(kind)
      const power = await decidedOutside(tx, visit, { does, on, children, who: { id: who, name }, at: 'who' })
      if (!power.ok) return power
      const words = `Outside the panel, decided by ${name}, at ${time ?? ''}: ${withStop(reason)}`
      for (const childId of ids) {
        const done = await takeEffect(tx, visit, family, { childId, kind, on, words })
        if (!done.ok) return done
      }
      const at = on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: timeIn(time) ?? undefined }).toInstant()
      await keepOutside(tx, visit, {
        ...{ family, childIds: ids, does, on, at, decidedBy: who, reason, legalBy, legalOn },
        power: power.value,
      })
      return allowed({ goTo: `/families/${family.id}`, children: ids })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      return outsidePage(now, await openFormAgain(visit, now.asked, problem))
    },
    saw: sawOf(around),
  })
}

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>

const sawOf = ({ family }: Pick<Around, 'family'>) => family.children.map(({ id }) => id)

async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  const [clocks, table] = await Promise.all([openClocksOf(visit, family), loadPowers(visit.db)])
  const followed = family?.children.filter(isFollowed) ?? []
  const kinds = outsideKinds.filter((kind) => rolesWith(table, powerOf(kind), visit.today).length > 0)
  if (family === null || followed.length === 0 || kinds.length === 0) return null
  const deciders = await outsideDeciders(
    visit,
    [...new Set(kinds.map(powerOf))],
    followed.map(({ id }) => id),
  )
  if (deciders === null) return null
  const children = followed.map(({ id, name }) => ({
    id,
    name: nameWithin(family.name, name),
    note: `${clocks.has(id) ? 'in' : 'not in'} ${nameFor('stage.pre-proceedings')}`,
  }))
  // What there is only one of isn’t asked.
  const known = {
    ...(kinds.length === 1 && { kind: kinds[0] }),
    ...(children.length === 1 && { children: children.map(({ id }) => id) }),
  }
  return { family, deciders, known, asked: decideOutsideForm({ kinds, children, deciders, today: visit.today }) }
}

type Effect = {
  readonly childId: number
  readonly kind: OutsideKind
  readonly on: PlainDate
  readonly words: string
}

async function takeEffect(tx: Tx, visit: Visit, family: KeptFamily, effect: Effect): Promise<Outcome<null, Problem>> {
  const { childId, kind, on, words } = effect
  if (kind === 'start') {
    const { startsWith: clockStartsWith } = (await clockSetting.load(tx)).value
    const may = await mayStart(tx, childId, { on, clockStartsWith, at: 'decidedOn' }, visit)
    if (!may.ok) return may
    await startEpisode(tx, visit, childId, { decidedOn: on, decidingBody: decidedOutsideBody, clockStartsWith })
    return allowed(null)
  }
  const child = family.children.find(({ id }) => id === childId)
  const called = child?.name ?? 'This child'
  const [open] = await loadOpenEpisodes(tx, [childId])
  if (open === undefined)
    return mistaken({ children: `${called} isn’t in ${nameFor('stage.pre-proceedings')}: choose the others` })
  if (isBefore(on, open.episode.decidedOn))
    return mistaken({ decidedOn: 'Date of the decision must be on or after the decision to start' })
  const saved = await endEpisode(tx, visit, open, { outcome: kind, on, words })
  if (saved === 'saved' && child !== undefined)
    await askForConference(tx, visit, child, { outcome: kind, on, agendaItemId: null })
  return saved === 'saved'
    ? allowed(null)
    : notLawful(`Somebody changed the record of ${called} meanwhile. Try again.`, 'changed meanwhile')
}

const outsidePage = ({ family, asked }: Around, state: FormState) =>
  formPage({
    title: 'Record a decision made outside a panel',
    caption: `${family.name} family, ${family.reference}`,
    lede: 'It takes effect on its day, and stands on the next agenda to be ratified.',
    place: 'tracker',
    back: backToFamily(family),
    state,
    fields: asked.controls(state),
    save: 'Record the decision',
  })
