import { assetPath, fontNames } from '#govuk/assets.ts'
import { backLink } from '#govuk/components/back-link.ts'
import { serviceNavigation } from '#govuk/components/service-navigation.ts'
import { skipLink } from '#govuk/components/skip-link.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { withBreaks } from './long-words.ts'

/** What surrounds every page. All words are ready to be shown: nothing is worked out here. */
export type LayoutModel = {
  /** The page's own heading, repeated first in the browser's title. */
  title: string
  /** A form came back with mistakes: the title says so first, for those who hear it. */
  errorInTitle: boolean
  /** Null on a host that belongs to no authority. */
  authorityName: string | null
  /** Whose work it is within the authority, for what is printed: 'Children’s Social Care'. */
  directorate?: string | undefined
  /** Null before sign-in: no menu, no search, no way to sign out. */
  person: { name: string; roleWords: string } | null
  /** `overdue` is how many things there are past their date. */
  navigation: readonly { text: string; href: string; current: boolean; overdue?: number }[]
  search: boolean
  /** The page may hold something personal: OFFICIAL-SENSITIVE stands on screen and on each sheet of paper. */
  marking: boolean
  /** A second skip link, past what stands before the page's own work. */
  skipTo?: { text: string; href: string } | undefined
  backLink?: { text: string; href: string } | undefined
  /** Of the content security policy, for this answer alone. */
  nonces: { script: string; style: string }
  /** The hidden field that the sign-out form carries. */
  csrfField: Html
  /** Who would be printing this and when: "Dawn Pickering, panel administrator", "Monday 23 November 2026 at 09:14". */
  printed: { by: string; at: string } | null
  /** The day in England, for calendars; null on a page that asks for no date. */
  today: string | null
  /** In how many seconds, and at what time, whoever reads it is signed out whatever they do. */
  signedInUntil?: { readonly seconds: number; readonly at: string } | undefined
  main: Html
  /** Beside what the page says: the meanings of its words. */
  below?: Html | undefined
  /** Puts names into the places kept for them, before it is seen how long the words are. */
  said?: ((markup: Html) => Html) | undefined
}

const serviceName = 'Legal tracking'

export const layout = (model: LayoutModel): Html =>
  htmlDocument(
    model,
    html`${skipLink({ text: 'Skip to main content', href: '#main-content' })} ${model.skipTo && skipLink(model.skipTo)}
      <header class="govuk-template__header">
        ${header(model)} ${menu(model)}
        <div class="govuk-width-container">
          ${model.marking && html`<p class="waymark-marking">OFFICIAL-SENSITIVE</p>`}
          ${model.backLink && backLink(model.backLink)}
        </div>
      </header>
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper" id="main-content">${model.main}</main>
      </div>
      ${model.below} ${footer} ${printedLine(model)}`,
  )

function htmlDocument(model: LayoutModel, body: Html): Html {
  const title = [model.title, serviceName, model.authorityName].filter((part) => part !== null).join(' – ')
  const said = model.said ?? ((markup) => markup)
  return html`<!doctype html>
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>${model.errorInTitle && 'Error: '}${said(html`${title}`)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0b4f48" />
        ${fontNames.slice(0, 2).map(preloaded)}
        <link rel="stylesheet" href="${assetPath('waymark.css')}" nonce="${model.nonces.style}" />
        <link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml" />
        <script type="module" src="${assetPath('waymark.js')}" nonce="${model.nonces.script}"></script>
      </head>
      <body
        class="${model.marking ? 'govuk-template__body waymark-marked' : 'govuk-template__body'}"
        ${model.today !== null && html`data-today="${model.today}"`}
        ${model.signedInUntil && html`data-ends-in="${model.signedInUntil.seconds}" data-ends-at="${model.signedInUntil.at}"`}
      >
        ${withBreaks(said(body))}
      </body>
    </html>`
}

/** Asked for together with the style sheet that will want it, so that no word is drawn in another typeface first. */
const preloaded = (name: (typeof fontNames)[number]): Html =>
  html`<link rel="preload" href="${assetPath(name)}" as="font" type="font/woff2" crossorigin />`

const header = ({ authorityName, person, csrfField }: LayoutModel): Html =>
  html`<div class="waymark-header">
    <div class="govuk-width-container waymark-header__row">
      <p class="waymark-header__name">
        <a class="waymark-header__home" href="/">
          ${authorityName !== null && html`<strong>${authorityName}</strong>`} ${serviceName}
        </a>
      </p>
      ${
        person &&
        html`<form class="waymark-header__person" method="post" action="/sign-out">
          ${csrfField}
          <span>${person.name}, ${person.roleWords}</span>
          <button class="waymark-link-button" type="submit">Sign out</button>
        </form>`
      }
    </div>
  </div>`

function menu(model: LayoutModel): Html {
  if (model.navigation.length === 0 && !model.search) return nothing
  return serviceNavigation({
    navigation: model.navigation.map(({ overdue = 0, text, ...place }) => ({
      ...place,
      html: overdue === 0 ? html`${text}` : html`${text} ${countOf(overdue)}`,
    })),
    ariaLabel: 'Places and search',
    navigationLabel: 'Places',
    slots: model.search ? { end: { html: searchBox(model), align: 'inline' } } : undefined,
  })
}

const countOf = (overdue: number): Html =>
  html`<span class="waymark-count"
    >${overdue > 99 ? '99+' : overdue}<span class="govuk-visually-hidden"> overdue</span></span
  >`

// Sent as a post: what is typed is a child's name, and names don't belong in an address.
const searchBox = ({ csrfField }: LayoutModel): Html =>
  html`<form class="waymark-search" method="post" action="/search" role="search">
    ${csrfField}
    <label for="search-box">Child or family</label>
    <input class="govuk-input" id="search-box" name="q" type="search" autocomplete="off" spellcheck="false" />
    <button class="govuk-button govuk-button--secondary" type="submit">Find</button>
  </form>`

const footerLinks = [
  { text: 'Accessibility statement', href: '/accessibility' },
  { text: 'Privacy and cookies', href: '/privacy' },
  { text: 'Help and glossary', href: '/help' },
]

const footer = html`<footer class="waymark-footer">
  <ul class="govuk-width-container waymark-footer__links">
    ${footerLinks.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}
  </ul>
</footer>`

function printedLine({ printed, authorityName, directorate, marking }: LayoutModel): Html {
  if (!printed) return nothing
  const origin = [marking && 'OFFICIAL-SENSITIVE', authorityName, directorate, serviceName].filter(Boolean).join(' · ')
  return html`<div class="waymark-printed">
    <p class="waymark-printed__line">${origin}. Printed by ${printed.by}, ${printed.at}.</p>
  </div>`
}
