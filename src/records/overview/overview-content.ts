import { z } from 'zod'
import { agendaSections } from '#rules/meeting/agenda-items.ts'
import { entryStates, type OverviewContent, type OverviewEntry } from '#rules/overview/content.ts'
import { toldKinds } from '#rules/overview/told.ts'

const children = z.array(z.object({ id: z.number(), name: z.string() }))
const state = z.enum(entryStates)
const since = z.enum(['new', 'changed', 'same', 'resolved'])
const words = z.array(z.object({ children, words: z.string() }))

// What an older form didn't keep is as good as not said.
const row = z.object({
  thing: z.string().default(''),
  children,
  cells: z.array(z.string()),
  changes: z.array(z.string()),
  late: z.string().nullable(),
  ended: z.string().nullable().default(null),
  tells: z.array(z.object({ kind: z.enum(toldKinds), words: z.string().nullable() })).default([]),
  state: state.optional(),
  since: since.optional(),
})
const keptEntry = z.object({
  key: z.string(),
  title: z.string(),
  reference: z.string().nullable().default(null),
  familyId: z.number().nullable(),
  teamId: z.number().nullable(),
  children: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      team: z.string().nullable().default(null),
      worker: z.string().nullable().default(null),
    }),
  ),
  rows: z.array(row),
  said: z.string(),
  actions: z.array(z.object({ children, words: z.string(), doer: z.string(), by: z.string() })),
  state,
  since,
  isCut: z.boolean(),
  corrections: words.default([]),
})
const entry = keptEntry.transform((kept): OverviewEntry => {
  const own = (of: z.infer<typeof row>) => ({ ...of, state: of.state ?? kept.state, since: of.since ?? kept.since })
  return { ...kept, rows: kept.rows.map(own) }
})
const content = z.object({
  meetingOn: z.string(),
  leftOut: z.number().default(0),
  parts: z.array(z.object({ section: z.enum(agendaSections), prose: z.string(), entries: z.array(entry) })),
})

/** An Overview's frozen content as it was kept, also in an older form of it. Throws on anything else. */
export const readContent = (json: unknown): OverviewContent => content.parse(json)
/** One entry as it was kept. Throws on anything else. */
export const readEntry = (json: unknown): OverviewEntry => entry.parse(json)
