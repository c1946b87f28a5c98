import { type Answer, notFound, page } from '#door/answers.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { PublicVisit, Route } from '#door/visit.ts'
import { accessibilityPage } from './accessibility.page.ts'
import { clockExample } from './clock-example.ts'
import { helpPage } from './help.page.ts'
import { privacyPage } from './privacy.page.ts'

type Authority = { readonly name: string }

/** What the footer leads to, for anyone on an authority's host. `cookies` are the names of those set here. */
export const helpRoutes = (cookies: {
  readonly cookieName: string
  readonly savedCookieName: string
}): readonly Route[] => [
  {
    method: 'GET',
    path: '/help',
    did: 'read the help',
    permission: 'anyone',
    handle: atAuthority((_, labels) => helpPage(clockExample(), labels)),
  },
  {
    method: 'GET',
    path: '/accessibility',
    did: 'read the accessibility statement',
    permission: 'anyone',
    handle: atAuthority(({ name }, labels) => accessibilityPage(name, labels)),
  },
  {
    method: 'GET',
    path: '/privacy',
    did: 'read about privacy and cookies',
    permission: 'anyone',
    handle: atAuthority(({ name }) => privacyPage({ authorityName: name, ...cookies })),
  },
]

const atAuthority =
  (content: (authority: Authority, labels: Labels) => PageContent) =>
  ({ authority, labels }: PublicVisit): Answer =>
    authority === null ? notFound() : page(content(authority, labels))
