import { nameFor } from '#rules/words/name-for.ts'
import { someOf, yesNoRadios } from '#parts/forms/fields/choice-fields.ts'
import { type Field, needed, shownIf } from '#parts/forms/fields/field.ts'
import { type AnswersOf, form } from '#parts/forms/fields/form.ts'
import { holderKey } from '#records/settings/powers.ts'
import type { Role } from '#rules/access/actor.ts'
import { type Holder, type Power, sentToPanel } from '#rules/access/powers.ts'
import { sayHolder, type SeriesNames, toPanelNames } from '#rules/access/power-words.ts'
import { allowed } from '#rules/outcome.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'

const inTheTree = ['team-manager', 'service-manager', 'head-of-service'] as const satisfies readonly Role[]
const ofTheAuthority = [
  'court-qa-manager',
  'panel-administrator',
  'divisional-director',
] as const satisfies readonly Role[]

/** A power's page, with what it may offer. */
export type PowerAsked = { readonly does: Power; readonly labels: Labels; readonly names: SeriesNames }

/** Whom a power can be given: managers everywhere or in their own area, who serves the authority as a whole, chairs of meetings. */
function holdersOffered({ does, names }: PowerAsked): readonly Holder[] {
  const roles: readonly Holder[] = [
    ...inTheTree.flatMap((role): readonly Holder[] => [
      { kind: 'role', role, byArea: true },
      { kind: 'role', role, byArea: false },
    ]),
    ...ofTheAuthority.map((role): Holder => ({ kind: 'role', role, byArea: false })),
  ]
  // A panel starts at its own sitting, whoever is in its chair.
  if (does === 'start') return roles
  const chairs: readonly Holder[] = [
    { kind: 'chair', seriesId: null },
    // Of a request it is the chair of the body that is asked, whichever that is.
    ...(names.size > 1 && does !== 'admit'
      ? [...names.keys()].map((seriesId): Holder => ({ kind: 'chair', seriesId }))
      : []),
  ]
  return [...chairs, ...roles]
}

const canGoToPanel = (does: Power): boolean => sentToPanel.some((each) => each === does)

const nobody: Partial<Record<Power, string>> = {
  extend: 'Choose who agrees or refuses an extension',
  issue: 'Choose who decides to issue, or that it returns to the panel',
  'step-down': 'Choose who decides to step down, or that it goes to the panel',
}

/** Of a power that nobody can send to the panel. */
const notAsked: Field<boolean> = {
  ...yesNoRadios({ label: 'Goes to the panel' }),
  read: () => allowed(false),
  asTyped: () => [],
  typedIn: () => [],
}

/** Who has a power, and whether its decision goes to the panel. (SET-07) */
export function powerForm(asked: PowerAsked) {
  const { does, labels, names } = asked
  const offered = holdersOffered(asked)
  const said = new Map(offered.map((holder) => [holderKey(holder), sayHolder(holder, { does, labels, names })]))
  return form(
    {
      toPanel: shownIf(
        canGoToPanel(does),
        canGoToPanel(does)
          ? needed(
              yesNoRadios({
                label: toPanelNames[does] ?? '',
                hint: `${capitalised(nameFor('review.final', 'a'))} then offers “${nameFor('outcome.seek-panel-decision')}” instead, and no ${nameFor('role.chair', 'short')} decides it there.`,
                wrong: 'Choose yes or no',
                classes: 'govuk-radios--small',
              }),
              'Choose yes or no',
            )
          : notAsked,
      ),
      holders: someOf({
        label: 'Who decides?',
        called: 'Who decides',
        nothing: 'Nobody',
        of: [...said.keys()],
        say: (key) => said.get(key) ?? key,
      }),
    },
    {
      check: ({ toPanel, holders }) => {
        const sentence = nobody[does]
        return sentence !== undefined && toPanel === false && holders?.length === 0 ? { holders: sentence } : {}
      },
    },
  )
}

export type PowerAnswers = AnswersOf<ReturnType<typeof powerForm>>

/** What stands in the form for the holders of today. */
export const answersOf = (holders: readonly Holder[]): PowerAnswers => ({
  toPanel: holders.some(({ kind }) => kind === 'panel'),
  holders: holders.filter(({ kind }) => kind !== 'panel').map(holderKey),
})

/** Who is meant by what was chosen. */
export const holdersOf = (asked: PowerAsked, { toPanel, holders }: PowerAnswers): readonly Holder[] => [
  ...(toPanel ? [{ kind: 'panel' } as const] : []),
  ...holdersOffered(asked).filter((holder) => holders.includes(holderKey(holder))),
]
