import { checkboxes } from '#govuk/components/checkboxes.ts'
import { select } from '#govuk/components/select.ts'
import { html, nothing } from '#govuk/html.ts'
import { isAmong, nameAmong, namedField, personChoice } from '#parts/forms/person-choice.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { allowed, refused } from '#rules/outcome.ts'
import {
  type Asked,
  type Field,
  grouped,
  hinted,
  labelled,
  noneFirst,
  oneText,
  oneTyped,
  only,
  placed,
  saidIn,
} from './field.ts'
import { idOf } from './typed-id.ts'

type Kept = { readonly id: number; readonly name: string }

/** One record out of a list by its id: a team, a service, a child; null for none. */
export const oneRecord = (
  asked: Asked & {
    readonly among: readonly Kept[]
    readonly none?: string | undefined
    readonly wrong: string
  },
): Field<number | null> => ({
  ...saidIn(asked),
  ...oneText,
  read: (typed) => readId(only(typed), (id) => asked.among.some((each) => each.id === id), asked.wrong),
  asTyped: (id) => oneTyped(id === null ? '' : String(id)),
  words: (typed) => asked.among.find(({ id }) => String(id) === only(typed))?.name ?? '',
  control: (place) =>
    select({
      ...labelled(asked),
      ...placed(place),
      value: only(place.typed),
      items: [...noneFirst(asked.none), ...asked.among.map(({ id, name }) => ({ value: String(id), text: name }))],
    }),
})

function readId(text: string, isOffered: (id: number) => boolean, wrong: string) {
  if (text === '') return allowed(null)
  const id = idOf(text)
  return id !== null && isOffered(id) ? allowed(id) : refused(wrong)
}

type Person = Asked & {
  readonly people: PeopleToChoose
  readonly nobody?: string
  /** A choice besides people, by a number that is nobody's id: 'Nobody: the seat stays empty'. */
  readonly besides?: { readonly value: string; readonly text: string }
  readonly wrong?: string
}

/**
 * One of the people offered; null for nobody, in the words of `nobody`. Where there are too many to list, a name can be typed beside the
 * list (see person-choice.ts): one not looked up yet stands in the field second.
 */
export const person = ({
  wrong = 'Choose someone from the list',
  besides,
  ...asked
}: Person): Field<number | null> => ({
  ...oneRecord({ ...asked, among: [], wrong }),
  typedIn: (sent, name) => {
    const named = sent.text(namedField(name))
    return named === '' ? oneTyped(sent.text(name)) : [sent.text(name), named]
  },
  read: (typed) => readId(only(typed), (id) => String(id) === besides?.value || isAmong(asked.people, id), wrong),
  words: (typed) => (only(typed) === besides?.value ? besides.text : nameAmong(asked.people, only(typed))),
  control: ({ name, typed, errors }) =>
    personChoice({
      ...asked,
      ...(besides === undefined ? {} : { besides }),
      name,
      value: only(typed),
      named: typed[1] ?? '',
      errors,
    }),
})

/** A child to choose among siblings; `note` is a few quiet words: 'expected Fri 8 Jan 2027'. */
export type ChildOption = { readonly id: number; readonly name: string; readonly note?: string | undefined }

/** Several records of a list, at least one, each once however often it is sent: a box each. */
export const severalRecords = (
  asked: Asked & { readonly among: readonly ChildOption[]; readonly needed: string },
): Field<readonly number[]> => ({
  ...saidIn(asked),
  typedIn: (sent, name) => sent.all(name),
  read: (typed) => {
    const ids = [...new Set(typed.flatMap((text) => idOf(text) ?? []))]
    return ids.length === 0 ? refused(asked.needed) : allowed(ids)
  },
  asTyped: (ids) => ids.map(String),
  words: (typed) =>
    asked.among
      .filter(({ id }) => typed.includes(String(id)))
      .map(({ name }) => name)
      .join(', '),
  control: (place) =>
    checkboxes({
      ...grouped(asked),
      ...placed(place),
      values: [...place.typed],
      items: asked.among.map(({ id, name, note }) => ({ value: String(id), text: name, ...hinted(note) })),
    }),
})

/** Several of a family's children (FAM-02). */
export const children = (asked: Parameters<typeof severalRecords>[0]): Field<readonly number[]> => severalRecords(asked)

/** Several of a few records by their ids, a box each, only of those offered; none is an answer. */
export const someRecords = (asked: Asked & { readonly among: readonly ChildOption[] }): Field<readonly number[]> => ({
  ...severalRecords({ ...asked, needed: '' }),
  read: (typed) => {
    const ids = typed.flatMap((text) => idOf(text) ?? [])
    return allowed(asked.among.flatMap(({ id }) => (ids.includes(id) ? [id] : [])))
  },
})

/** What the page is about and doesn't ask: sent along unseen. */
export const unseen = (field: Field<number | null>): Field<number | null> => ({
  ...field,
  control: ({ name, typed }) =>
    typed.length === 0 ? nothing : html`<input type="hidden" name="${name}" value="${only(typed)}" />`,
})
