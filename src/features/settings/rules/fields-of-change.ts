import { z } from 'zod'

const fields = z.record(z.string(), z.unknown())

/** The fields of a kept change as text by name; those of a group within it beside the others. */
export function fieldsOf(kept: unknown): Readonly<Record<string, string>> {
  const read = fields.safeParse(kept)
  if (!read.success) return {}
  return Object.fromEntries(
    Object.entries(read.data).flatMap(([name, value]): readonly (readonly [string, string])[] =>
      typeof value === 'object' ? Object.entries(fieldsOf(value)) : [[name, sayKept(value)]],
    ),
  )
}

const sayKept = (value: unknown): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))
