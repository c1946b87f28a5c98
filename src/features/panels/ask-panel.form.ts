import { nameFor } from '#rules/words/name-for.ts'
import { chosen, oneOfRadios } from '#parts/forms/fields/choice-fields.ts'
import { needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type ChildOption, children, oneRecord } from '#parts/forms/fields/record-fields.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import type { PanelBusiness } from '#rules/panels/panel-outcomes.ts'

const askedWords: Record<PanelBusiness, string> = {
  referrals: `What to do next: a new ${nameFor('document.referral')}, planning, or coming back`,
  'decisions-to-issue': 'Whether to issue proceedings',
  'supervision-orders': 'How a supervision order works',
  resources: 'A placement or another resource',
}

export const urgencies = ['next', 'urgent'] as const
export const urgencyWords: Record<(typeof urgencies)[number], string> = {
  next: 'It can take its turn',
  urgent: 'It is urgent: first at the next meeting',
}

type Offered = {
  readonly children: readonly ChildOption[]
  readonly kinds: readonly PanelBusiness[]
  readonly bodies: readonly { readonly id: number; readonly name: string }[]
}

/** Asks a panel or planning meeting: for which children, about what, why, how soon; which body only where several could be asked. (PP-01) */
export const askPanelForm = ({ children: among, kinds, bodies }: Offered) =>
  form({
    children: children({ label: 'Which children?', among, needed: 'Choose which children' }),
    business: chosen({
      label: 'What is it to decide?',
      of: kinds,
      say: (kind) => askedWords[kind],
      wrong: 'Choose what it is to decide',
    }),
    seriesId: shownIf(
      bodies.length > 1,
      oneRecord({
        label: 'Which panel?',
        hint: 'Choose one only where it isn’t for the panel that takes such requests for the children’s team.',
        among: bodies,
        none: 'The panel for the children’s team',
        wrong: 'Choose the panel from the list',
      }),
    ),
    urgency: needed(
      oneOfRadios({
        label: 'How soon?',
        of: urgencies,
        say: (each) => urgencyWords[each],
        wrong: 'Choose how soon',
      }),
      'Choose how soon',
    ),
    why: needed(
      words({ label: 'Why?', hint: 'What has happened, what was tried, and what you ask for.', rows: 5 }),
      'Write why you ask',
    ),
  })
