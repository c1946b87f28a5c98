import type { PlannedRecords } from './import-plan.ts'
import { keptRef, type Existing, type RecordKind, type RecordValues, type Ref } from './record-values.ts'

/** Whose record it is: both null for what belongs to the authority itself. */
export type Owner = { readonly family: Ref | null; readonly child: Ref | null }
const nobodys: Owner = { family: null, child: null }

/** Every record of a kind there will be by its reference: as planned, else as kept. */
export function valuesBy<Kind extends RecordKind>(
  plan: PlannedRecords,
  existing: Existing,
  kind: Kind,
): ReadonlyMap<Ref, Readonly<RecordValues[Kind]>> {
  return new Map<Ref, Readonly<RecordValues[Kind]>>([
    ...existing[kind].map(({ id, value }) => [keptRef(id), value] as const),
    ...plan[kind].map(({ ref, value }) => [ref, value] as const),
  ])
}

/** To whose history a record of a plan belongs, and whose restriction hides it (FAM-05): its child's and family's. */
export type Owners = { readonly [Kind in RecordKind]: (ref: Ref, value: Readonly<RecordValues[Kind]>) => Owner }

export function ownersIn(plan: PlannedRecords, existing: Existing): Owners {
  const children = valuesBy(plan, existing, 'children')
  const episodes = valuesBy(plan, existing, 'episodes')
  const proceedings = valuesBy(plan, existing, 'proceedings')
  const ofChild = (child: Ref | null): Owner => ({ family: children.get(child ?? '')?.family ?? null, child })
  const ofEpisode = (_: Ref, { episode }: { readonly episode: Ref }) => ofChild(episodes.get(episode)?.child ?? null)
  const ofCase = (its: { readonly proceedings: Ref; readonly child: Ref | null }): Owner => ({
    family: proceedings.get(its.proceedings)?.family ?? null,
    child: its.child,
  })
  const organisation = () => nobodys
  return {
    services: organisation,
    teams: organisation,
    people: organisation,
    holdings: organisation,
    seats: organisation,
    families: (ref) => ({ family: ref, child: null }),
    children: (ref, { family }) => ({ family, child: ref }),
    episodes: (_, { child }) => ofChild(child),
    reviews: ofEpisode,
    extensions: ofEpisode,
    proceedings: (_, { family }) => ({ family, child: null }),
    proceedingsChildren: (_, its) => ofCase(its),
    hearings: (_, its) => ofCase(its),
    filings: (_, its) => ofCase(its),
    privateProceedings: (_, { child }) => ofChild(child),
    actions: (_, { family, child }) => ({ family, child }),
  }
}
