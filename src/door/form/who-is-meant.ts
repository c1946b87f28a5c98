import { amongField, namedField, rolesAmong } from '#parts/forms/person-choice.ts'
import { type NameTyped, whoIsMeantPage } from '#parts/forms/who-is-meant.page.ts'
import { Form } from '#platform/http/form.ts'
import { peopleNamed } from '#records/people/people-named.ts'
import { type Answer, mistakes } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'

/** So many people of one name are listed. */
const mostListed = 20
/** So many names are looked up at once: no form has more. */
const mostNames = 20

type Handle = (visit: Visit) => Promise<Answer> | Answer

/**
 * Before a form is read, turns a name typed beside a choice of a person into that person's id; where several are called so, or nobody, asks
 * first, with everything else typed going along. Works without JavaScript; with it the page's script has filled the choice already.
 */
export const askingWhoIsMeant =
  (save: Handle) =>
  async (visit: Visit): Promise<Answer> => {
    const fields = fieldsNamed(visit.form)
    if (fields.length === 0) return save(visit)
    const names = await Promise.all(fields.map((field) => lookUp(visit, field)))
    const open = names.filter(({ people }) => people.length !== 1)
    const known = withIds(visit.form, names)
    if (open.length === 0) return save({ ...visit, form: known })
    const address = visit.query.size === 0 ? visit.path : `${visit.path}?${visit.query.toString()}`
    return mistakes(whoIsMeantPage({ address, names: open, rest: restOf(known, open), hidden: visit.hidden }))
  }

const fieldsNamed = (form: Form): readonly string[] =>
  [...form.fields.keys()]
    .flatMap((name) => (name.endsWith(namedField('')) ? [name.slice(0, -namedField('').length)] : []))
    .filter((field) => form.text(namedField(field)) !== '')
    .slice(0, mostNames)

async function lookUp({ db, today, labels, form }: Visit, field: string): Promise<NameTyped> {
  const typed = form.text(namedField(field))
  const among = form.text(amongField(field))
  const people = await peopleNamed({ db, today, labels, roles: rolesAmong(among) }, typed, mostListed + 1)
  return { field, typed, among, people: people.slice(0, mostListed), tooMany: people.length > mostListed }
}

/** The form with each person that is known chosen, and the name they were found by taken out. */
const withIds = (form: Form, names: readonly NameTyped[]): Form => {
  const chosen = names.flatMap(({ field, people: [person, ...others] }): [string, readonly string[]][] =>
    person === undefined || others.length > 0
      ? []
      : [
          [field, [person.value]],
          [namedField(field), ['']],
        ],
  )
  return new Form(new Map([...form.fields, ...chosen]), form.files)
}

/** Everything sent but the names still open and what the page sends anew; a form that keeps drafts goes on keeping them. */
const restOf = (form: Form, open: readonly NameTyped[]): readonly (readonly [string, string])[] => {
  const asked = new Set(open.flatMap(({ field }) => [field, namedField(field), amongField(field)]))
  return [...form.fields].flatMap(([name, values]) =>
    asked.has(name) || name === '_token' || name === '_once' ? [] : values.map((value) => [name, value] as const),
  )
}
