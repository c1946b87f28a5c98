import { sql } from 'kysely'
import type { PackContent } from '#rules/filing/filed-content.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { Labels } from '#rules/words/labels.ts'
import { labelsToday } from '#test/simulate/labels-today.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'
import { outcomeIn, panelDecisionIn, reviewIn } from './outcome-words.ts'

type PlainDate = Temporal.PlainDate

/** What was just filed, beside what the tables hold of its child at its item. */
type Filed = {
  readonly id: number
  readonly number: number
  readonly dueOn: PlainDate
  readonly content: PackContent
  readonly childName: string
  readonly caseSystemId: string | null
  readonly meetsOn: PlainDate
  readonly itemState: string
  readonly kind: 'midpoint' | 'final' | null
  readonly heldOn: PlainDate | null
  readonly outcome: string | null
  readonly actions: number
  readonly documents: number
  /** By which day the child goes back to the panel, where that was decided there. */
  readonly returnBy: PlainDate | null
  /** What a panel decided of the child there, and why. */
  readonly panelDecided: string | null
  readonly panelReasons: string | null
  /** What a meeting made of a decision taken outside it. */
  readonly ratified: string | null
}

async function filedSince({ db }: World, after: number): Promise<readonly Filed[]> {
  const { rows } = await sql<Filed>`
    select p.id, p.number, p.due_on, p.content, c.name as child_name, c.case_system_id, s.meets_on, i.state as item_state,
      r.kind, r.held_on, r.outcome,
      (select count(*)::integer from action a where a.agenda_item_id = i.id and coalesce(a.child_id, c.id) = c.id) as actions,
      (select count(*)::integer from document d where d.agenda_item_id = i.id and coalesce(d.child_id, c.id) = c.id
        and d.removed_at is null) as documents,
      (select by_on from urgent_return u where u.agenda_item_id = i.id and u.episode_id = r.episode_id) as return_by,
      o.outcome as panel_decided, o.reasons as panel_reasons,
      (select d.outcome from outside_decision d where d.agenda_item_id = i.id) as ratified
    from filing_pack p join child c on c.id = p.child_id join agenda_item i on i.id = p.agenda_item_id
      join sitting s on s.id = i.sitting_id
      left join (review r join episode e on e.id = r.episode_id) on r.agenda_item_id = i.id and e.child_id = c.id
      left join panel_outcome o on o.agenda_item_id = i.id and o.child_id = c.id
    where p.content is not null and p.id > ${after} order by p.id`.execute(db)
  return rows
}

/** The next day after the meeting that is neither a weekend, a bank holiday nor closed. (M1) */
async function nextOpenDay({ db }: World, after: PlainDate): Promise<PlainDate> {
  const { rows } = await sql<{ day: string }>`
    select held_on::text as day from bank_holiday union select closed_on::text from closure_day`.execute(db)
  const closed = new Set(rows.map(({ day }) => day))
  let day = after.add({ days: 1 })
  while (day.dayOfWeek > 5 || closed.has(day.toString())) day = day.add({ days: 1 })
  return day
}

/** What a note says of its review, beside the review that was held of this child at that item. */
function ofReview(
  { content, kind, heldOn, outcome, returnBy, panelDecided, panelReasons, ratified }: Filed,
  labels: Labels,
): readonly string[] {
  const review = content.note.find(({ is }) => is === 'review')
  const decision = content.note.find(({ is }) => is === 'decision')
  if (panelDecided !== null)
    return ofPanel(decision?.lines ?? [], panelDecisionIn(labels, panelDecided), panelReasons ?? '')
  if (ratified !== null) return ofRatified(decision?.lines ?? [], ratified)
  if (kind === null || heldOn === null)
    return [review, decision].flatMap((part) => (part === undefined ? [] : [`tells “${part.heading}” of a child who had none there`])) // prettier-ignore
  const words = outcome === null ? 'Held; outcome not recorded' : (outcomeIn(labels, outcome) ?? '')
  return [
    ...(review?.heading.toLowerCase().startsWith(reviewIn(labels, kind)) === true ? [] : [`tells of “${review?.heading ?? 'no review'}”, held was the ${kind}`]), // prettier-ignore
    ...(review?.lines.includes(`Held on ${sayDateInFull(heldOn)}`) === true ? [] : ['doesn’t say when the review was held']), // prettier-ignore
    ...(decision?.lines[0]?.startsWith(words) === true ? [] : [`says “${decision?.lines[0] ?? ''}”, decided was ${words}`]), // prettier-ignore
    ...(returnBy === null || decision?.lines.some((line) => line.includes(sayDateInFull(returnBy))) === true ? [] : [`doesn’t say that the child is back at the panel by ${returnBy.toString()}`]), // prettier-ignore
  ]
}

/** What a panel decided and why, however names of other families' children were taken out of it. */
const ofPanel = (lines: readonly string[], decided: string, reasons: string): readonly string[] => [
  ...(lines[0]?.startsWith(decided) === true ? [] : [`says “${lines[0] ?? ''}”, the panel decided ${decided}`]), // prettier-ignore
  ...(lines.some((line) => line.startsWith('Reasons: ')) === (reasons.trim() !== '') ? [] : ['doesn’t say why the panel decided so']), // prettier-ignore
]

/** A meeting ratified it, or what else it made of it. */
const ofRatified = ([said = '']: readonly string[], ratified: string): readonly string[] =>
  said.toLowerCase().replaceAll(' ', '-') === ratified ? [] : [`says “${said}”, the meeting made of it: ${ratified}`]

async function wrongIn(world: World, filed: Filed): Promise<readonly string[]> {
  const { content, childName, caseSystemId, meetsOn, itemState, number } = filed
  const [head] = content.note
  const actions = content.note.find(({ is }) => is === 'actions')?.lines ?? []
  const isConfirmed = head?.lines.some((line) => line.startsWith('Confirmed by')) === true
  const due = number === 1 ? await nextOpenDay(world, meetsOn) : filed.dueOn
  const wrong = [
    ...(content.childName === childName && head?.heading.endsWith(childName) === true ? [] : [`is called ${content.childName}`]), // prettier-ignore
    ...(head?.lines[0]?.endsWith(caseSystemId ?? 'not given yet') === true ? [] : [`says “${head?.lines[0] ?? ''}”`]),
    ...(head?.lines[1]?.endsWith(sayDateInFull(meetsOn)) === true ? [] : [`says “${head?.lines[1] ?? ''}”, the meeting was ${meetsOn.toString()}`]), // prettier-ignore
    ...(isConfirmed === (itemState === 'confirmed') ? [] : [`says “${head?.lines[2] ?? ''}” of an item that is ${itemState}`]), // prettier-ignore
    ...ofReview(filed, await labelsToday(world)),
    // An action may be written in several lines, never in none.
    ...(actions.length >= filed.actions && (filed.actions > 0 || actions.length === 0) ? [] : [`holds ${actions.length} lines for ${filed.actions} actions`]), // prettier-ignore
    ...(content.documents.length === filed.documents ? [] : [`holds ${content.documents.length} of ${filed.documents} documents`]), // prettier-ignore
    ...(filed.dueOn.equals(due) ? [] : [`was due ${filed.dueOn.toString()}, counted ${due.toString()}`]),
  ]
  return wrong.map((each) => `what was filed of ${childName} at the meeting of ${meetsOn.toString()} ${each}`)
}

/** What is filed is true of its own child on the day it is filed: the review held of them, the decision, the actions, the date. (FI-01, M1) */
export const aFiledNoteIsTrue: Invariant = {
  says: 'what is filed is true of its own child on that day',
  watch: (world) => {
    let seen = 0
    return {
      sent: async ({ action }, came) => {
        if (!action.startsWith('/filing/') || came.every(({ sent }) => sent.status !== 303)) return []
        const filed = await filedSince(world, seen)
        seen = filed.at(-1)?.id ?? seen
        const wrong = await Promise.all(filed.map((each) => wrongIn(world, each)))
        return wrong.flat()
      },
    }
  },
}
