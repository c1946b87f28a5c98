import { type Control, formsOn } from '#test/simulate/page-to-fill.ts'
import type { Invariant } from './invariant.ts'

/** A date as somebody types or reads it, always the same way; any other value as it is. */
function asDay(text: string): string {
  const numbers = text.match(/\d+/g)?.map(Number) ?? []
  const [one = 0, two = 0, three = 0] = numbers
  if (numbers.length !== 3) return text
  return (one > 31 ? [one, two, three] : [three, two, one]).join('-')
}

const isChoice = ({ kind }: Control): boolean => ['radios', 'boxes', 'list'].includes(kind)

/** What stands in a control: the day, or what is chosen. */
function standsIn(control: Control): string {
  if (control.kind === 'date') return asDay(control.value)
  const chosen = control.choices.filter(({ isChosen, value }) => isChosen && value !== '')
  return chosen.map(({ value }) => value).join(', ')
}

/** What is done with a record is asked anew each time. */
const isDeed = /\/(move|done|since|bring-forward|seats)\b/

/**
 * A date or choice that was acknowledged in the form of a record stands there when the form is opened again. Forms of a record know its
 * version; what only an answer opens is kept with that answer. (SEC-05)
 */
export const whatWasChosenStays: Invariant = {
  says: 'a date or choice that was acknowledged stands in the record',
  watch: (world) => ({
    sent: async ({ who, how, from, action, place, button }, came) => {
      const [only] = came
      if (only?.sent.status !== 303 || how !== 'once' || button !== null || isDeed.test(action)) return []
      if (String(only.sent.headers['location']).startsWith('/sign-in')) return []
      const page = await world.open(who, from, null)
      if (page?.status !== 200) return []
      const form = formsOn(page, from).find((each) => each.action === action && each.place === place)
      if (form?.controls.some(({ name }) => name === 'version') !== true) return []
      // What several controls ask together none of them holds alone.
      const isOnly = ({ name }: Control): boolean => form.controls.filter((each) => each.name === name).length === 1
      return form.controls
        .filter(
          (control) => (control.kind === 'date' || isChoice(control)) && control.within === null && isOnly(control),
        )
        .flatMap((control) => {
          const typed = only.typed[control.name]
          if (typed === undefined) return []
          const wanted =
            control.kind === 'date' ? asDay(typed[0] ?? '') : typed.filter((value) => value !== '').join(', ')
          const stands = standsIn(control)
          return stands === wanted
            ? []
            : [`${action}: “${control.label}” was saved as ${wanted} and stands as ${stands}`]
        })
    },
  }),
}
