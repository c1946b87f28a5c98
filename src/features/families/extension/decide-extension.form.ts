import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { children } from '#parts/forms/fields/record-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, words } from '#parts/forms/fields/text-fields.ts'
import type { UndecidedExtension } from '#records/pre-proceedings/undecided-extensions.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameWithin } from '#rules/people/name-within.ts'

const answers = {
  agree: 'Agree: the date asked for stands from now on',
  'agree-earlier': 'Agree until an earlier day, which then stands',
  refuse: 'Refuse: the date stays as it is',
} as const

/** Which of the extensions asked for are decided, how, until when and why. (PP-04) */
export const decideExtensionForm = (waiting: readonly UndecidedExtension[], familyName: string) =>
  form(
    {
      children: children({
        label: 'For which children?',
        among: waiting.map(({ childId, childName, newLimitOn }) => ({
          id: childId,
          name: nameWithin(familyName, childName),
          note: `to ${sayDate(newLimitOn)}`,
        })),
        needed: 'Choose for which children',
      }),
      decision: chosen({
        label: 'Decision',
        of: ['agree', 'agree-earlier', 'refuse'],
        say: (answer) => answers[answer],
        wrong: 'Choose to agree, to agree until an earlier day, or to refuse',
      }),
      until: date({ label: 'Earlier day', hint: 'Only where you agree until an earlier day.' }),
      words: words({ label: 'Reasons', hint: 'Stand in the history; needed unless it is agreed as asked.' }),
    },
    {
      check: ({ decision, until, words: said }) => ({
        ...(decision === 'agree-earlier' && until === null ? { until: 'Enter the earlier day' } : {}),
        ...(decision === 'agree' && until instanceof Temporal.PlainDate
          ? { until: 'Choose to agree until an earlier day, or leave this empty' }
          : {}),
        ...(decision === 'refuse' && said === null ? { words: 'Write why it is refused' } : {}),
        ...(decision === 'agree-earlier' && said === null ? { words: 'Write why an earlier day' } : {}),
      }),
    },
  )
