import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { type WayAsked, wayForm } from './way.form.ts'

/** Asks how an authority works; `why` a way isn’t offered. */
export const wayPage = (asked: WayAsked, why: readonly string[], state: FormState) =>
  settingsForm({
    title: 'How do you work?',
    lede: [
      'Two ways to begin with. Each only adds to what there is, and you are shown what it changes before it is saved. Everything can be changed afterwards under Meetings and Powers.',
      ...why.map((sentence) => `${sentence}.`),
    ].join(' '),
    back: { text: 'Set up', href: '/settings/start' },
    state,
    fields: wayForm(asked).controls(state),
    save: 'Go on',
  })
