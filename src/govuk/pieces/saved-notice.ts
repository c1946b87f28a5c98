import { html, type Html, unescaped } from '#govuk/html.ts'

const notice = (id: string, words: string): Html =>
  html`<p class="waymark-saved" id="${id}" role="status" tabindex="-1" autofocus>${words}</p>`

/**
 * Says on a page that something was saved: in front of the element whose id is `place`, where the page is opened, else before everything.
 * There the notice takes over the id, so that a browser sets the focus to it with and without scripts.
 */
export function withSavedNotice(main: Html, place: string, words: string): Html {
  const markup = main.toString()
  const [opening] = /^[\w-]+$/.test(place) ? (new RegExp(`<\\w+[^<>]*\\sid="${place}"`).exec(markup) ?? []) : []
  if (opening === undefined) return html`${notice('saved', words)} ${main}`
  const at = markup.indexOf(opening)
  const rest = opening.replace(` id="${place}"`, '') + markup.slice(at + opening.length)
  return html`${unescaped(markup.slice(0, at))}${notice(place, words)} ${unescaped(rest)}`
}
