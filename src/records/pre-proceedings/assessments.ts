import { sql } from 'kysely'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { anyOfFew } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import type { AssessmentDates, AssessmentKind } from '#rules/pre-proceedings/assessments.ts'
import { sayList } from '#rules/words/say-names.ts'

type Named = { readonly id: number; readonly name: string }

/** What people write down of an assessment; adults by their records. (PP-08) */
export type AssessmentEntry = Omit<AssessmentDates, 'stoppedOn'> & {
  readonly kind: AssessmentKind
  readonly adults: readonly Named[]
  readonly somebodyElse: string | null
  readonly byWhom: string | null
  readonly question: string | null
  /** A code of rules/words/delay-reasons.ts. */
  readonly lateCode: string | null
}

/** A child an assessment is about, in one period in pre-proceedings. */
export type AssessedChild = {
  readonly childId: number
  readonly name: string
  readonly episodeId: number
  /** Whether that period is still open. */
  readonly isOpen: boolean
}

/** An assessment as it is kept, with those of its children whom the person looking may see. */
export type KeptAssessment = AssessmentEntry & {
  readonly id: number
  readonly version: number
  readonly stoppedOn: Temporal.PlainDate | null
  readonly stoppedWhy: string | null
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly children: readonly AssessedChild[]
}

const recordKind = 'assessment'

type Columns = Omit<AssessmentEntry, 'adults'>

const columnsOf = (entry: Columns): Columns => ({
  kind: entry.kind,
  somebodyElse: entry.somebodyElse,
  byWhom: entry.byWhom,
  question: entry.question,
  instructedOn: entry.instructedOn,
  letterOn: entry.letterOn,
  dueOn: entry.dueOn,
  receivedOn: entry.receivedOn,
  lateCode: entry.lateCode,
})

const adultsOf = sql<readonly Named[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', adult.id, 'name', adult.name) order by adult.id)
  from assessment_adult join adult on adult.id = adult_id where assessment_id = assessment.id), '[]')`

const rowsOf = (db: Db, looking: Looking) =>
  db
    .selectFrom('assessment')
    .innerJoin('assessmentChild', 'assessmentChild.assessmentId', 'assessment.id')
    .innerJoin('episode', 'episode.id', 'assessmentChild.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .selectAll('assessment')
    .select(['family.id as familyId', 'family.name as familyName', 'family.reference as familyReference'])
    .select(['child.id as childId', 'child.name as childName', 'episode.id as episodeId', 'episode.endedOn'])
    .select(adultsOf.as('adults'))
    .where(isVisibleChild(looking))
    .orderBy('assessment.dueOn', (order) => order.asc().nullsLast())
    .orderBy('assessment.id')
    .orderBy(inSiblingOrder())

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const together = (rows: readonly Row[]): readonly KeptAssessment[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofOne) => {
    const [first] = ofOne
    if (first === undefined) return []
    const children = ofOne.map(({ childId, childName, episodeId, endedOn }) => ({
      ...{ childId, name: childName, episodeId },
      isOpen: endedOn === null,
    }))
    const { id, version, stoppedOn, stoppedWhy, familyId, familyName, familyReference, adults } = first
    const record = { id, version, stoppedOn, stoppedWhy, familyId, familyName, familyReference }
    return [{ ...columnsOf(first), ...record, adults, children }]
  })

/** A family's assessments by the day they are due, received ones among them. */
export const assessmentsOfFamily = async (
  db: Db,
  looking: Looking,
  familyId: number,
): Promise<readonly KeptAssessment[]> =>
  together(await rowsOf(db, looking).where('child.familyId', '=', familyId).execute())

/** Those that are about these children, each with these children alone. */
export const assessmentsOfChildren = async (
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly KeptAssessment[]> =>
  together(await rowsOf(db, looking).where('child.id', '=', anyOfFew(childIds)).execute())

/** One, or null when there is none about a child this person may see. */
export const loadAssessment = async (db: Db, looking: Looking, id: number): Promise<KeptAssessment | null> =>
  together(await rowsOf(db, looking).where('assessment.id', '=', id).execute())[0] ?? null

/**
 * What is still to be received by a day, or by no day that is known, of children who are in pre-proceedings; each with these children alone, since
 * nobody waits for anything of another any more. (P10, P18)
 */
export const awaitedAssessments = async (
  db: Db,
  looking: Looking,
  by: Temporal.PlainDate,
): Promise<readonly KeptAssessment[]> =>
  together(
    await rowsOf(db, looking)
      .where('assessment.receivedOn', 'is', null)
      .where('assessment.stoppedOn', 'is', null)
      .where('episode.endedOn', 'is', null)
      .where((eb) => eb.or([eb('assessment.dueOn', 'is', null), eb('assessment.dueOn', '<=', by)]))
      .execute(),
  )

/** Which period of which child an assessment is about. */
export type InEpisode = Pick<AssessedChild, 'childId' | 'episodeId'>

/** As the history keeps it: people by name, so that it can be read whatever becomes of their records, and siblings where there are several. */
const toldOf = ({ adults, ...entry }: AssessmentEntry, children: readonly InEpisode[]) => ({
  ...columnsOf(entry),
  ...(adults.length > 0 && { assessed: sayList(adults.map(({ name }) => name)) }),
  ...(children.length > 1 && { childIds: children.map(({ childId }) => childId) }),
})

/** Under the child where it is about one alone; else it is told to those who may see each of them. (FAM-05) */
const ofRecord = (id: number, familyId: number, children: readonly InEpisode[]) => ({
  ...{ recordKind, recordId: id, familyId },
  childId: children.length === 1 ? (children[0]?.childId ?? null) : null,
})

/** Adds an assessment of children of one family; answers its id. */
export async function addAssessment(
  tx: Tx,
  deed: Deed,
  familyId: number,
  { children, ...entry }: AssessmentEntry & { readonly children: readonly InEpisode[] },
): Promise<number> {
  const { id } = await tx.insertInto('assessment').values(columnsOf(entry)).returning('id').executeTakeFirstOrThrow()
  await writeWhom(tx, id, entry.adults, children)
  await keepDeed(tx, deed, { ...ofRecord(id, familyId, children), before: null, after: toldOf(entry, children) })
  return id
}

/** Everyone an assessment is about, seen by somebody or not. */
const everyoneIn = (tx: Tx, id: number): Promise<InEpisode[]> =>
  tx
    .selectFrom('assessmentChild')
    .innerJoin('episode', 'episode.id', 'assessmentChild.episodeId')
    .select(['episode.childId', 'episodeId'])
    .where('assessmentId', '=', id)
    .orderBy('episodeId')
    .execute()

/** Saves it over the version it was loaded with; children that `kept` doesn't show stay in it. */
export async function saveAssessment(
  tx: Tx,
  deed: Deed,
  kept: KeptAssessment,
  { children, ...entry }: AssessmentEntry & { readonly children: readonly InEpisode[] },
): Promise<Saved> {
  if (!(await saveOver(tx, 'assessment', kept, columnsOf(entry)))) return 'changed-by-someone-else'
  const was = await everyoneIn(tx, kept.id)
  const seen = new Set(kept.children.map(({ episodeId }) => episodeId))
  const is = [...was.filter(({ episodeId }) => !seen.has(episodeId)), ...children]
  await tx.deleteFrom('assessmentChild').where('assessmentId', '=', kept.id).execute()
  await tx.deleteFrom('assessmentAdult').where('assessmentId', '=', kept.id).execute()
  await writeWhom(tx, kept.id, entry.adults, is)
  await keepDeed(tx, deed, {
    ...ofRecord(kept.id, kept.familyId, is),
    before: toldOf({ ...columnsOf(kept), adults: kept.adults }, was),
    after: toldOf(entry, is),
  })
  return 'saved'
}

async function writeWhom(
  tx: Tx,
  assessmentId: number,
  adults: readonly Named[],
  children: readonly InEpisode[],
): Promise<void> {
  await tx
    .insertInto('assessmentChild')
    .values(children.map(({ episodeId }) => ({ assessmentId, episodeId })))
    .execute()
  if (adults.length > 0)
    await tx
      .insertInto('assessmentAdult')
      .values(adults.map(({ id }) => ({ assessmentId, adultId: id })))
      .execute()
}

/** Says that one isn't needed any more, since today, and why; or, with no reason, that it is after all. */
export async function stopAssessment(tx: Tx, deed: Deed, kept: KeptAssessment, why: string | null): Promise<Saved> {
  const after = { stoppedOn: why === null ? null : deed.today, stoppedWhy: why }
  if (!(await saveOver(tx, 'assessment', kept, after))) return 'changed-by-someone-else'
  const children = await everyoneIn(tx, kept.id)
  const { stoppedOn, stoppedWhy } = kept
  const of = children.length > 1 ? { childIds: children.map(({ childId }) => childId) } : {}
  await keepDeed(tx, deed, {
    ...ofRecord(kept.id, kept.familyId, children),
    before: { stoppedOn, stoppedWhy, ...of },
    after: { ...after, ...of },
  })
  return 'saved'
}
