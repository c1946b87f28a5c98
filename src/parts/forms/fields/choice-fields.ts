import { checkboxes } from '#govuk/components/checkboxes.ts'
import { radios } from '#govuk/components/radios.ts'
import { select } from '#govuk/components/select.ts'
import { allowed, refused } from '#rules/outcome.ts'
import {
  type Asked,
  type Field,
  grouped,
  hinted,
  labelled,
  meaning,
  needed,
  noneFirst,
  oneText,
  oneTyped,
  only,
  type Place,
  placed,
  saidIn,
  type Typed,
} from './field.ts'

/** A few words to choose among, and how each is said. */
type Words<Word extends string> = {
  readonly of: readonly Word[]
  readonly say: (word: Word) => string
}

type OneOf<Word extends string> = Asked &
  Words<Word> & {
    /** The sentence where what was sent isn't among them. */
    readonly wrong: string
    readonly hintOf?: ((word: Word) => string | undefined) | undefined
    readonly classes?: string | undefined
  }

/** The word that stands in a field, if it is one of these. */
export const among = <const Word extends string>(words: readonly Word[], text: string): Word | null =>
  words.find((word) => word === text) ?? null

const oneOf = <const Word extends string>(asked: OneOf<Word>): Omit<Field<Word | null>, 'control'> => ({
  ...saidIn(asked),
  ...oneText,
  read: (typed) => {
    if (only(typed) === '') return allowed(null)
    const word = among(asked.of, only(typed))
    return word === null ? refused(asked.wrong) : allowed(word)
  },
  asTyped: (value) => oneTyped(value ?? ''),
  words: (typed) => {
    const word = among(asked.of, only(typed))
    return word === null ? only(typed) : asked.say(word)
  },
})

/** One of a few words, all in sight; what an answer reveals stands under it. */
export const oneOfRadios = <const Word extends string>(asked: OneOf<Word>): Field<Word | null> => ({
  ...oneOf(asked),
  control: (place) =>
    radios({
      ...grouped(asked),
      ...placed(place),
      classes: asked.classes,
      value: only(place.typed),
      items: asked.of.map((word) => ({
        value: word,
        text: asked.say(word),
        ...hinted(asked.hintOf?.(word)),
        ...revealing(place, word),
      })),
    }),
})

/** One of a few words out of a list, which begins with what choosing none says; without, the first is chosen. */
export const oneOfList = <const Word extends string>(asked: Chosen<Word>): Field<Word | null> => ({
  ...oneOf(asked),
  control: (place) =>
    select({
      ...labelled(asked),
      ...placed(place),
      value: only(place.typed),
      items: [...noneFirst(asked.none), ...asked.of.map((word) => ({ value: word, text: asked.say(word) }))],
    }),
})

type Chosen<Word extends string> = OneOf<Word> & { readonly none?: string | undefined }

/** One of a few words, all in sight, which must be chosen. */
export const chosen = <const Word extends string>(asked: OneOf<Word>): Field<Word> =>
  needed(oneOfRadios(asked), asked.wrong)

/** One of a few words out of a list, which must be chosen. */
export const chosenFromList = <const Word extends string>(asked: Chosen<Word>): Field<Word> =>
  needed(oneOfList(asked), asked.wrong)

type Suggested = Asked & {
  readonly of: readonly string[]
  readonly none: string
  readonly say?: (word: string) => string
}

/** One of a few words out of a list, or what stood there before: an imported record may say it otherwise. */
export function suggested({ say = (word) => word, ...asked }: Suggested): Field<string | null> {
  const withOthers = (typed: Typed) =>
    oneOfList({ ...asked, of: [...new Set([...asked.of, ...typed])], say, wrong: '' })
  return {
    ...withOthers([]),
    read: (typed) => allowed(only(typed) === '' ? null : only(typed)),
    words: (typed) => withOthers(typed).words(typed),
    control: (place) => withOthers(place.typed).control(place),
  }
}

/** A box to tick. */
export const ticked = (asked: Asked): Field<boolean> => ({
  ...saidIn(asked),
  ...oneText,
  read: (typed) => allowed(only(typed) === 'yes'),
  asTyped: (isTicked) => (isTicked ? ['yes'] : []),
  words: (typed) => (only(typed) === 'yes' ? 'Yes' : ''),
  control: (place) =>
    checkboxes({
      ...placed(place),
      values: [...place.typed],
      items: [{ value: 'yes', text: asked.label, ...hinted(asked.hint) }],
    }),
})

const revealing = ({ reveals }: Place, answer: string) => {
  const revealed = reveals(answer)
  return revealed === undefined ? {} : { conditional: { html: revealed } }
}

/** Several of a few words, in their order; none is an answer. */
export const someOf = <const Word extends string>(
  asked: Asked & Words<Word> & { readonly hintOf?: (word: Word) => string | undefined },
): Field<readonly Word[]> => ({
  ...saidIn(asked),
  typedIn: (sent, name) => sent.all(name),
  read: (typed) => allowed(asked.of.filter((word) => typed.includes(word))),
  asTyped: (values) => values,
  words: (typed) =>
    asked.of
      .filter((word) => typed.includes(word))
      .map(asked.say)
      .join(', '),
  control: (place) =>
    checkboxes({
      ...grouped(asked),
      ...placed(place),
      values: [...place.typed],
      items: asked.of.map((word) => ({ value: word, text: asked.say(word), ...hinted(asked.hintOf?.(word)) })),
    }),
})

const answers = ['yes', 'no'] as const
const sayAnswer = (answer: (typeof answers)[number]): string => (answer === 'yes' ? 'Yes' : 'No')

const asYesNo = (field: Field<'yes' | 'no' | null>): Field<boolean | null> =>
  meaning(
    field,
    (answer) => (answer === null ? null : answer === 'yes'),
    (value) => (value === null ? null : value ? 'yes' : 'no'),
  )

const yesOrNo = { of: answers, say: sayAnswer, wrong: 'Choose yes, no, or not recorded' }

/** Yes, no, or nobody has said. */
export const yesNo = (asked: Asked): Field<boolean | null> =>
  asYesNo(oneOfList({ ...yesOrNo, none: 'Not recorded', ...asked }))

/** Yes or no side by side; neither while nobody has said. */
export const yesNoRadios = (asked: Asked & { readonly wrong?: string; readonly classes?: string }) =>
  asYesNo(oneOfRadios({ ...yesOrNo, ...asked }))
