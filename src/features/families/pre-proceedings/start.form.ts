import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { type ChildOption, children } from '#parts/forms/fields/record-fields.ts'
import { checked, needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pastDate } from '#parts/forms/fields/text-fields.ts'
import { withEach } from '#parts/forms/fields/with-each.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import type { Labels } from '#rules/words/labels.ts'

/** The name of the field for a child's own date. */
export const ownDate = (childId: number): string => `own-${childId}`

const ownDateForm = ({ id, name }: ChildOption, today: PlainDate) =>
  form(
    {
      own: pastDate(
        {
          label: `Date of the decision for ${name}`,
          hint: 'Leave empty where it is the same day.',
        },
        today,
      ),
    },
    { at: () => ownDate(id) },
  )

/** A decision to start: for whom, by whom, on which day; a child without an own date has the one given for all. (P1, P12) */
export const startForm = (offered: {
  readonly ofFamily: readonly ChildOption[]
  readonly among: readonly ChildOption[]
  readonly bodies: readonly (typeof startingBodies)[number][]
  readonly labels: Labels
  readonly today: PlainDate
}) =>
  withEach(
    form({
      children: checked(
        children({
          label: 'Which children was it decided for?',
          among: offered.among,
          needed: `Choose which children ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'start', 'starts')} for`,
        }),
        (ids) =>
          ids.every((id) => offered.ofFamily.some((child) => child.id === id)) ? null : 'Choose children from the list',
      ),
      decidedOn: needed(
        pastDate(
          {
            label: 'Date of the decision',
            hint: 'The day of the first meeting that decided, not the day it is entered.',
          },
          offered.today,
        ),
        'Enter the date of the decision',
      ),
      decidingBody: chosen({
        label: 'Who decided?',
        of: offered.bodies,
        say: (body) => offered.labels(`body.${body}`),
        wrong: 'Choose who decided',
      }),
    }),
    new Map(offered.ofFamily.map((child) => [child.id, ownDateForm(child, offered.today)])),
    {
      check: (each, whole): FieldErrors =>
        Object.fromEntries(
          offered.ofFamily
            .filter(({ id }) => whole?.children.includes(id) === false && each.get(id)?.own != null)
            .map(({ id, name }) => [ownDate(id), `Choose ${name} too, or leave this date empty`]),
        ),
    },
  )
