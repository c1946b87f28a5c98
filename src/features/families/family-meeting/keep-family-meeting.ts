import { type Answer, notFound, page } from '#door/answers.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { versionIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, savedMeanwhile, saveForm } from '#door/form/save-form.ts'
import { allowed } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'
import { letterClocksOf } from '#features/families/pre-proceedings/letter-clocks.ts'
import { letterQuestions } from '#features/families/pre-proceedings/letters-lawful.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { adultsOfFamily, type KeptAdult } from '#records/families/adults.ts'
import type { KeptChild } from '#records/families/children.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import type { Tx } from '#records/keeping/db.ts'
import { savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import { type KeptOffer, offersOfEpisodes, saveOffers } from '#records/pre-proceedings/family-meeting-offers.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { familyMeetingForm } from './family-meeting.form.ts'
import { familyMeetingPage } from './family-meeting.page.ts'

/** Whoever has parental responsibility for a child. */
const responsibleFor = (adults: readonly KeptAdult[], childId: number): readonly KeptAdult[] =>
  adults.filter(({ of }) => of.some((each) => each.childId === childId && each.parentalResponsibility === true))

async function aroundForm(visit: Visit) {
  const child = await childKept(visit)
  const family = child === null ? null : await loadFamily(visit.db, visit.looking, child.familyId)
  if (child === null || family === null) return null
  const [clocks, everyone] = await Promise.all([
    letterClocksOf(visit, family.children),
    adultsOfFamily(visit.db, visit.looking, family.id),
  ])
  const kept = clocks.get(child.id)
  if (kept === undefined) return null
  const offers = (await offersOfEpisodes(visit.db, [kept.stored.id])).get(kept.stored.id) ?? []
  const named = [...responsibleFor(everyone, child.id), ...offers.map(({ adultId, name }) => ({ id: adultId, name }))]
  const adults = [...new Map(named.map(({ id, name }) => [id, { id, name }])).values()]
  const siblings = family.children.filter(({ id }) => id !== child.id && clocks.has(id))
  const options = siblings.map(({ id, name }) => ({ id, name: nameWithin(family.name, name) }))
  const asked = familyMeetingForm(adults, options, visit.today)
  return { child, family, kept, clocks, everyone, offers, adults, asked }
}

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>

const valuesOf = ({ kept: { stored }, offers }: Pick<Around, 'kept' | 'offers'>) => ({
  whole: {
    heldOn: stored.familyMeetingOn,
    childMayAttend: stored.familyMeetingChild,
    view: stored.familyMeetingView,
    siblings: [],
  },
  each: new Map(offers.map(({ adultId, ...offer }) => [adultId, offer])),
})

function contentOf(
  { child, adults, asked }: Around,
  state: Parameters<typeof asked.whole.controls>[0] & Parameters<typeof familyMeetingPage>[1]['state'],
) {
  const fields = [...[...asked.each.values()].flatMap((one) => one.controls(state)), ...asked.whole.controls(state)]
  return familyMeetingPage(child, { state, fields, nobody: adults.length === 0 })
}

const sawOf = ({ children }: KeptFamily): readonly number[] => children.map(({ id }) => id)

export async function showFamilyMeeting(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const state = openForm(visit, around.asked, valuesOf(around), around.kept.stored.version)
  return page(contentOf(around, state), sawOf(around.family))
}

/** Records to whom the family's own meeting was offered and who accepted, that it was held, or why it isn't right; for siblings too where it is the same. (PP-08, P15) */
export async function keepFamilyMeeting(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { asked, kept, child, family } = around
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { whole, each }) => {
      const calendar = await loadCalendar(tx)
      const sure = askFirst(visit, letterQuestions(kept, { familyMeetingOn: whole.heldOn }, calendar))
      if (!sure.ok) return sure
      const offers = around.adults.flatMap(({ id, name }): readonly KeptOffer[] => {
        const { offeredIn = null, offeredOn = null, accepted = null } = each.get(id) ?? {}
        if (offeredIn === null) return []
        return [
          { adultId: id, name, offeredIn, accepted, offeredOn: offeredIn === 'another-letter' ? offeredOn : null },
        ]
      })
      const others = family.children.filter(({ id }) => id !== child.id && whole.siblings.includes(id))
      const own = { ...kept, stored: { ...kept.stored, version: versionIn(visit) } }
      const wanted = [{ of: child, kept: own }, ...others.map((of) => ({ of, kept: around.clocks.get(of.id) ?? null }))]
      for (const one of wanted)
        if (!(await keepOfChild(tx, visit, around, { ...one, whole, offers }))) return savedMeanwhile
      return allowed({ goTo: `/families/${family.id}#letters`, children: wanted.map(({ of }) => of.id) })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const { id, version } = now.kept.stored
      const asKept = { kind: 'episode', id, version, values: valuesOf(now) }
      return contentOf(now, await openFormAgain(visit, now.asked, problem, asKept))
    },
    saw: sawOf(family),
  })
}

type Wanted = {
  readonly of: Pick<KeptChild, 'id' | 'familyId'>
  readonly kept: EpisodeClock | null
  readonly whole: {
    readonly heldOn: Temporal.PlainDate | null
    readonly childMayAttend: boolean | null
    readonly view: string | null
  }
  readonly offers: readonly KeptOffer[]
}

/** Of a sibling only what was offered to those with parental responsibility for that child; false where somebody saved meanwhile. */
async function keepOfChild(
  tx: Tx,
  visit: Visit,
  { child, everyone }: Around,
  { of, kept, whole, offers }: Wanted,
): Promise<boolean> {
  if (kept === null) return false
  const own = of.id === child.id ? null : new Set(responsibleFor(everyone, of.id).map(({ id }) => id))
  const theirs = offers.filter(({ adultId }) => own?.has(adultId) ?? true)
  const isInLetter = theirs.some(({ offeredIn }) => offeredIn === 'letter-before-proceedings')
  const saved = await savePreparation(tx, visit, kept.stored, {
    familyMeetingOn: whole.heldOn,
    familyMeetingChild: whole.childMayAttend,
    familyMeetingView: whole.view,
    // What the return asks: whether it was offered in the letter before proceedings, to anybody.
    ...(isInLetter && { familyMeetingOffered: true }),
  })
  if (saved !== 'saved') return false
  await saveOffers(tx, visit, { id: kept.stored.id, childId: of.id, familyId: of.familyId }, theirs)
  return true
}
