import { pagination } from '#govuk/components/pagination.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import type { Counted } from '#records/keeping/count-rows.ts'

/** One page of a list: which of how many, counted from 1. */
export type Paged<Row> = {
  readonly rows: readonly Row[]
  readonly count: number
  readonly page: number
  readonly pages: number
}

/** Cuts one page out of a list that is there as a whole; a page past the end is the last one. */
export function pageOf<Row>(rows: readonly Row[], page: number, size: number): Paged<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const at = Math.min(Math.max(1, page), pages)
  return { rows: rows.slice((at - 1) * size, at * size), count: rows.length, page: at, pages }
}

/** The page number an address asks for; anything odd is the first. */
export const pageAskedFor = (query: URLSearchParams): number => {
  const asked = query.get('page') ?? ''
  return /^\d{1,5}$/.test(asked) ? Math.max(1, Number(asked)) : 1
}

/** One page of rows that were counted as far as is worth it: there is always a next one where there are more. */
export type CountedPages = { readonly page: number; readonly pages: number; readonly counted: Counted }

/** Which page of how many rows. */
export const pagesOf = (counted: Counted, page: number, size: number): CountedPages => ({
  page,
  pages: Math.max(1, Math.ceil(counted.count / size)) + (counted.isMore ? 1 : 0),
  counted,
})

/** '3 changes', '1 change', 'More than 1,000 changes'. */
export const sayCounted = ({ count, isMore }: Counted, one: string): string =>
  `${isMore ? 'More than ' : ''}${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`

/** How many were found, and which page of them this is, for a list's title: '43 children, page 2 of 3', 'no child'. */
export const sayFound = (
  { count, page = 1, pages = 1 }: { readonly count: number; readonly page?: number; readonly pages?: number },
  one: string,
  several = `${one}s`,
): string =>
  `${count === 0 ? 'no' : count.toLocaleString('en-GB')} ${count <= 1 ? one : several}${pages > 1 ? `, page ${page} of ${pages}` : ''}`

/** The same of rows that were counted as far as is worth it. */
export const foundOfCounted = ({ counted, page, pages }: CountedPages, one: string): string =>
  `${sayCounted(counted, one)}${pages > 1 ? `, page ${page}` : ''}`

/** Links to the pages before and after; nothing where there is one page. `address` gives a page's address. */
export const pageLinks = (
  { page, pages, counted }: Pick<CountedPages, 'page' | 'pages'> & { readonly counted?: Counted },
  address: (page: number) => string,
): Html =>
  pages <= 1
    ? nothing
    : html`<p class="govuk-body-s">Page ${page} of ${counted?.isMore === true ? `more than ${pages - 1}` : pages}</p>
        ${pagination({
          previous: page > 1 ? { href: address(page - 1) } : undefined,
          next: page < pages ? { href: address(page + 1) } : undefined,
        })}`
