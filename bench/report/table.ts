/** A table of results: what stands in each column, and its rows as text. */
export type Table = {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const widest = 40

/** A table in Markdown, its columns as wide as what they hold, but for long sentences. */
export function markdownTable({ title, head, rows }: Table): string {
  const widths = head.map((cell, column) =>
    Math.min(widest, Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0))),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(Math.max(1, width - 1))}:`)).join(' | ')} |`
  return [`### ${title}`, '', line(head), rule, ...rows.map(line), ''].join('\n')
}

/** A number for a table: three figures that matter. */
export const say = (value: number): string =>
  Number.isNaN(value) ? '–' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

export const kilobytes = (bytes: number): string => `${say(bytes / 1000)} kB`
