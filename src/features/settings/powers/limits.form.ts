import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { type AnswersOf, form } from '#parts/forms/fields/form.ts'
import { pounds } from '#parts/forms/fields/money-field.ts'
import type { Role } from '#rules/access/actor.ts'
import type { Holder } from '#rules/access/powers.ts'
import { sayHolder } from '#rules/access/power-words.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'

/** Whose limit is asked, from the lowest up; all but the last agree for the children of their own area. (PP-07) */
const asked = {
  teamManager: 'team-manager',
  serviceManager: 'service-manager',
  headOfService: 'head-of-service',
  divisionalDirector: 'divisional-director',
} as const satisfies Record<string, Role>
type Asked = keyof typeof asked
const inOrder = ['teamManager', 'serviceManager', 'headOfService', 'divisionalDirector'] as const

const limitless = ['head-of-service', 'divisional-director'] as const satisfies readonly Role[]

const roleOf = (role: Role): Extract<Holder, { kind: 'role' }> => ({
  kind: 'role',
  role,
  byArea: role !== 'divisional-director',
})

/** Up to which amount each may agree a resource, and who agrees what no limit covers. (PP-07, SET-07) */
export function limitsForm(labels: Labels) {
  const limit = (name: Asked, hint?: string) => {
    const label = capitalised(labels(`role.${asked[name]}`))
    return pounds({ label: `${label}, up to`, nothing: 'Nothing', hint })
  }
  return form(
    {
      teamManager: limit(
        'teamManager',
        'Empty where they agree nothing. Each agrees for the children of their own area.',
      ),
      serviceManager: limit('serviceManager'),
      headOfService: limit('headOfService'),
      divisionalDirector: limit('divisionalDirector'),
      limitless: chosen({
        label: 'Who agrees what no limit covers?',
        hint: 'Where a meeting takes resources, that panel does instead.',
        of: limitless,
        say: (role) => sayHolder(roleOf(role), { does: 'extend', labels, names: new Map() }),
        wrong: 'Choose who agrees what no limit covers',
        classes: 'govuk-radios--small',
      }),
    },
    { check: (answers) => notRising(answers, labels) },
  )
}

/** Whoever answers for more agrees more: a limit that doesn't rise would never be asked. */
function notRising(answers: Partial<Record<Asked, number | null>>, labels: Labels): Record<string, string> {
  let before: { readonly name: Asked; readonly limit: number } | null = null
  for (const name of inOrder) {
    const limit = answers[name]
    if (typeof limit !== 'number') continue
    if (before !== null && limit <= before.limit) return { [name]: sayRising(name, before.name, labels) }
    before = { name, limit }
  }
  return {}
}

const sayRising = (name: Asked, before: Asked, labels: Labels): string =>
  `${capitalised(labels(`role.${asked[name]}`))}, up to: must be more than the ${labels(`role.${asked[before]}`)}’s limit, else leave it empty`

export type LimitAnswers = AnswersOf<ReturnType<typeof limitsForm>>

/** What stands in the form for the holders of today. */
export function limitsOf(holders: readonly Holder[]): LimitAnswers {
  const of = (role: Role) => holders.flatMap((each) => (each.kind === 'role' && each.role === role ? [each] : []))
  const limit = (role: Role) => of(role).find(({ upTo }) => upTo !== undefined)?.upTo ?? null
  const open = limitless.find((role) => of(role).some(({ upTo }) => upTo === undefined))
  return {
    teamManager: limit('team-manager'),
    serviceManager: limit('service-manager'),
    headOfService: limit('head-of-service'),
    divisionalDirector: limit('divisional-director'),
    limitless: open ?? 'divisional-director',
  }
}

/** Who is meant by what was answered. */
export const limitHolders = (answers: LimitAnswers): readonly Holder[] => [
  ...inOrder.flatMap((name): readonly Holder[] => {
    const upTo = answers[name]
    return upTo === null ? [] : [{ ...roleOf(asked[name]), upTo }]
  }),
  roleOf(answers.limitless),
]
