/** What the record holds of an item's subject, one thing under each heading: a hearing, a document, a report, an issue. */
export type Fact = {
  /** Null where the item's own heading says it. */
  readonly heading: string | null
  readonly rows: readonly { readonly key: string; readonly value: string }[]
  readonly link?: { readonly text: string; readonly href: string }
}
