import { html, type Html } from '#govuk/html.ts'

/** "Show as: Strips · Table": each a link but the one that is chosen. */
export const choiceInLine = <Key extends string>(
  name: string,
  choices: Readonly<Record<Key, string>>,
  chosen: Key,
  address: (key: Key) => string,
): Html =>
  html`<nav class="waymark-choice" aria-label="${name}">
    <span aria-hidden="true">${name}:</span>
    ${keysOf(choices).map((key) =>
      key === chosen
        ? html`<strong class="waymark-choice__one" aria-current="true">${choices[key]}</strong>`
        : html`<a class="govuk-link waymark-choice__one" href="${address(key)}">${choices[key]}</a>`,
    )}
  </nav>`

const keysOf = <Key extends string>(choices: Readonly<Record<Key, string>>): readonly Key[] =>
  Object.keys(choices).filter((key): key is Key => Object.hasOwn(choices, key))
