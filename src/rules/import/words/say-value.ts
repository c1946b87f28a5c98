import { sayDate } from '#rules/calendar/say-date.ts'
import type { PlannedRecords } from '#rules/import/plan/import-plan.ts'
import { valuesBy } from '#rules/import/plan/owners.ts'
import type { Existing, FieldValue, RecordKind, Ref } from '#rules/import/plan/record-values.ts'

/** The kind of record that a field names another by. */
const kindOfField: Readonly<Record<string, RecordKind>> = {
  service: 'services',
  team: 'teams',
  family: 'families',
  child: 'children',
  proceedings: 'proceedings',
  person: 'people',
  socialWorker: 'people',
  solicitor: 'people',
  worker: 'people',
  doer: 'people',
  accountableManager: 'people',
  episode: 'episodes',
}

const yesAndNo: Readonly<Record<string, readonly [string, string]>> = {
  unborn: ['unborn', 'born'],
  done: ['done', 'not done'],
}

/** Values and records of a plan in words. */
export type PlanWords = {
  /** A field's value: a day as 'Fri 2 Oct 2026', another record by its name; 'nothing' where there is none. */
  readonly value: (field: string, value: FieldValue) => string
  /** 'Amira Turner', or 'Turner family'; empty where it is nobody's. */
  readonly whose: (ref: Ref | null) => string
}

/** The words for everything a plan plans and Waymark keeps. */
export function planWords(plan: PlannedRecords, existing: Existing): PlanWords {
  const names = new Map<string, string>()
  for (const kind of ['services', 'teams', 'people', 'families', 'children'] as const)
    for (const [ref, { name }] of valuesBy(plan, existing, kind)) names.set(`${kind} ${ref}`, name)
  for (const [ref, { courtNumber }] of valuesBy(plan, existing, 'proceedings'))
    names.set(`proceedings ${ref}`, courtNumber ?? 'no court number')
  return {
    value: (field, value) => {
      if (value === null) return 'nothing'
      if (value instanceof Temporal.PlainDate) return sayDate(value)
      if (typeof value === 'boolean') return (yesAndNo[field] ?? ['yes', 'no'])[value ? 0 : 1]
      const kind = kindOfField[field]
      return kind === undefined ? sayText(String(value)) : (names.get(`${kind} ${String(value)}`) ?? '')
    },
    whose: (ref) => {
      const family = names.get(`families ${ref ?? ''}`)
      return names.get(`children ${ref ?? ''}`) ?? (family === undefined ? '' : `${family} family`)
    },
  }
}

/** A coded word as it is read: 'urgent-return' → 'urgent return'. */
const sayText = (text: string): string => (/^[a-z]+(-[a-z0-9]+)+$/.test(text) ? text.replaceAll('-', ' ') : text)
