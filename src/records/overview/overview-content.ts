import { z } from 'zod'
import { agendaSections } from '#rules/meeting/agenda-items.ts'
import type { OverviewContent } from '#rules/overview/content.ts'

const children = z.array(z.object({ id: z.number(), name: z.string() }))
const entry = z.object({
  key: z.string(),
  title: z.string(),
  familyId: z.number().nullable(),
  teamId: z.number().nullable(),
  children,
  rows: z.array(
    z.object({ children, cells: z.array(z.string()), changes: z.array(z.string()), late: z.string().nullable() }),
  ),
  said: z.string(),
  actions: z.array(z.object({ children, words: z.string(), doer: z.string(), by: z.string() })),
  state: z.enum(['awaiting-chair', 'confirmed', 'not-recorded']),
  since: z.enum(['new', 'changed', 'same', 'resolved']),
  isCut: z.boolean(),
})
const content = z.object({
  meetingOn: z.string(),
  parts: z.array(z.object({ section: z.enum(agendaSections), prose: z.string(), entries: z.array(entry) })),
})

/** An Overview's frozen content as it was kept. Throws on anything else. */
export const readContent = (json: unknown): OverviewContent => content.parse(json)
