import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { children } from '#parts/forms/fields/record-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import type { UndecidedExtension } from '#records/pre-proceedings/undecided-extensions.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { withStop } from '#rules/words/with-stop.ts'

const answers = { agree: 'Agree: the new date stands from now on', refuse: 'Refuse: the date stays as it is' } as const

const sayAsked = ({ newLimitOn, askedBy, why, state }: UndecidedExtension): string =>
  `${state === 'recommended' ? 'Recommended' : 'Asked for'}${askedBy === null ? '' : ` by ${askedBy}`} to ${sayDate(newLimitOn)}${why === null ? '' : `: ${withStop(why)}`}`

/** Which of the extensions asked for are decided, how and why. (PP-04) */
export const decideExtensionForm = (waiting: readonly UndecidedExtension[], familyName: string) =>
  form(
    {
      children: children({
        label: 'For which children?',
        among: waiting.map((extension) => ({
          id: extension.childId,
          name: nameWithin(familyName, extension.childName),
          note: sayAsked(extension),
        })),
        needed: 'Choose for which children',
      }),
      decision: chosen({
        label: 'Decision',
        of: ['agree', 'refuse'],
        say: (answer) => answers[answer],
        wrong: 'Choose agree or refuse',
      }),
      words: words({ label: 'Reasons', hint: 'Stand in the history; needed where it is refused' }),
    },
    {
      check: ({ decision, words: said }) =>
        decision === 'refuse' && said === null ? { words: 'Write why it is refused' } : {},
    },
  )
