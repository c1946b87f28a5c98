import type { Insertable } from 'kysely'
import { carePlanWords } from '#rules/court/care-plans.ts'
import type { ImportPlan } from '#rules/import/plan/import-plan.ts'
import type { Owners } from '#rules/import/plan/owners.ts'
import type { Existing, RecordKind, RecordValues, Ref } from '#rules/import/plan/record-values.ts'
import type { Sheet } from '#rules/import/sheets/sheet.ts'
import type { DB } from '#records/keeping/schema.ts'
import type { Row } from '#records/keeping/write-rows.ts'

/** A plan to be loaded, as part of which import. */
export type LoadOfPlan = {
  readonly importId: number
  readonly fileName: string
  /** The sheets that were read. */
  readonly sheets: readonly Sheet[]
  readonly plan: ImportPlan
  readonly existing: Existing
}

/** What a plan's values are turned into rows with. */
export type Loading = {
  readonly today: Temporal.PlainDate
  /** The id of a record of a kind that is kept or already written. */
  readonly idOf: (kind: RecordKind, ref: Ref) => number
  /** The series that new teams meet in, and the seat that a person is to hold. */
  readonly seriesId: number
  readonly seatFor: (ref: Ref) => number
  readonly nextReference: () => string
  readonly dayZeroOf: (episodeId: number) => Temporal.PlainDate
  /** To whose history a record belongs. */
  readonly owners: Owners
}

/** Where records of a kind are kept, what histories call them, and how a value is written; `fresh`: what only a new one gets. */
type Written<V> = {
  readonly table: keyof DB
  readonly recordKind: string
  readonly row: (value: Readonly<V>, loading: Loading) => Row
  readonly fresh: (value: Readonly<V>, loading: Loading, ref: Ref) => Row
}

const written = <Table extends keyof DB, V>(
  table: Table,
  recordKind: string,
  row: (value: Readonly<V>, loading: Loading) => Partial<Insertable<DB[Table]>>,
  fresh: (value: Readonly<V>, loading: Loading, ref: Ref) => Partial<Insertable<DB[Table]>> = () => ({}),
): Written<V> => ({ table, recordKind, row, fresh })

const orNull = ({ idOf }: Loading, kind: RecordKind, ref: Ref | null): number | null =>
  ref === null ? null : idOf(kind, ref)

/** How each kind of record of an import plan is kept (FAM-06). */
export const writtenKinds: { readonly [Kind in RecordKind]: Written<RecordValues[Kind]> } = {
  services: written('service', 'service', ({ name }) => ({ name })),
  teams: written(
    'team',
    'team',
    ({ name, service }, { idOf }) => ({ name, serviceId: idOf('services', service) }),
    (_, { seriesId }) => ({ seriesId }),
  ),
  people: written('person', 'person', ({ name, email }) => ({ name, email })),
  holdings: written(
    'roleHolding',
    'role-holding',
    ({ person, role, team, service }, loading) => ({
      personId: loading.idOf('people', person),
      role,
      teamId: orNull(loading, 'teams', team),
      serviceId: orNull(loading, 'services', service),
    }),
    (_, { today }) => ({ startsOn: today }),
  ),
  seats: written(
    'seatHolding',
    'seat-holding',
    ({ person }, { idOf }) => ({ personId: idOf('people', person) }),
    (_, { today, seatFor }, ref) => ({ startsOn: today, seatId: seatFor(ref) }),
  ),
  families: written(
    'family',
    'family',
    ({ name }) => ({ name }),
    (_, { nextReference }) => ({ reference: nextReference() }),
  ),
  children: written('child', 'child', ({ family, team, socialWorker, solicitor, ...value }, loading) => ({
    ...value,
    // A child who has been born is no longer unborn, whatever was known before.
    unborn: value.unborn === true && value.bornOn === null,
    familyId: loading.idOf('families', family),
    teamId: orNull(loading, 'teams', team),
    socialWorkerId: orNull(loading, 'people', socialWorker),
    solicitorId: orNull(loading, 'people', solicitor),
  })),
  episodes: written('episode', 'episode', ({ child, ...value }, { idOf }) => ({
    ...value,
    childId: idOf('children', child),
  })),
  reviews: written('review', 'review', ({ episode, ...value }, { idOf }) => ({
    ...value,
    episodeId: idOf('episodes', episode),
  })),
  extensions: written('extension', 'extension', ({ episode, ...value }, { idOf, dayZeroOf }) => ({
    ...value,
    episodeId: idOf('episodes', episode),
    episodeDayZeroOn: dayZeroOf(idOf('episodes', episode)),
    state: 'agreed' as const,
  })),
  proceedings: written('proceedings', 'proceedings', ({ family, ...value }, { idOf }) => ({
    ...value,
    familyId: idOf('families', family),
  })),
  proceedingsChildren: written(
    'proceedingsChild',
    'proceedings-child',
    ({ proceedings, child, carePlan, ...value }, { idOf }) => ({
      ...value,
      carePlan: isCarePlan(carePlan) ? carePlan : null,
      proceedingsId: idOf('proceedings', proceedings),
      childId: idOf('children', child),
    }),
  ),
  hearings: written('hearing', 'hearing', ({ proceedings, child, ...value }, loading) => ({
    ...value,
    proceedingsId: loading.idOf('proceedings', proceedings),
    childId: orNull(loading, 'children', child),
  })),
  filings: written('courtFiling', 'court-filing', ({ proceedings, child, ...value }, loading) => ({
    ...value,
    proceedingsId: loading.idOf('proceedings', proceedings),
    childId: orNull(loading, 'children', child),
  })),
  privateProceedings: written('privateProceedings', 'private-proceedings', ({ child, worker, ...value }, loading) => ({
    ...value,
    childId: loading.idOf('children', child),
    workerId: orNull(loading, 'people', worker),
  })),
  actions: written(
    'action',
    'action',
    ({ family, child, words, doer, accountableManager, dueOn, source, notes }, loading) => ({
      words,
      dueOn,
      source,
      notes,
      familyId: loading.idOf('families', family),
      childId: orNull(loading, 'children', child),
      doerId: orNull(loading, 'people', doer),
      accountableManagerId: orNull(loading, 'people', accountableManager),
    }),
    ({ done }, { today }) => ({
      addedOn: today,
      doneOn: done === true ? today : null,
      doneWords: done === true ? doneSomeDay : null,
    }),
  ),
}

const isCarePlan = (text: string | null): text is keyof typeof carePlanWords =>
  text !== null && Object.hasOwn(carePlanWords, text)

/** The workbook says that it is done, not when. */
export const doneSomeDay = 'Done by the day of the import; the workbook doesn’t say when.'
