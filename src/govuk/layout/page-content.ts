import type { Html } from '#govuk/html.ts'

/** What stands inside the frame of a page: the frame itself (header, navigation, footer) is put around it by the roof. */
export type PageContent = {
  readonly title: string
  /** Whom or what the page is about, where its title doesn't say: the family, the child, the file. Follows it in the browser's title. */
  readonly of?: string | undefined
  /** Of a list, how many were found: '43 children, page 2 of 3'. */
  readonly found?: string | undefined
  readonly main: Html
  /** Which entry of the navigation is the current one. */
  readonly place?: string | undefined
  readonly back?: { readonly text: string; readonly href: string } | undefined
  /** Where the page's own work begins, for a second skip link: past what stands before it. */
  readonly skipTo?: { readonly text: string; readonly href: string } | undefined
  /** It is the list of words itself: none is explained again below it. */
  readonly isGlossary?: boolean | undefined
  /** The series of meetings it is about, which may have names of its own. */
  readonly series?: number | undefined
  /** A form came back with mistakes. */
  readonly mistaken?: boolean | undefined
}
