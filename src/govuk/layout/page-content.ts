import type { Html } from '#govuk/html.ts'

/** What stands inside the frame of a page: the frame itself (header, navigation, footer) is put around it by the roof. */
export type PageContent = {
  readonly title: string
  readonly main: Html
  /** Which entry of the navigation is the current one. */
  readonly place?: string | undefined
  readonly back?: { readonly text: string; readonly href: string } | undefined
  /** A form came back with mistakes. */
  readonly mistaken?: boolean | undefined
}
