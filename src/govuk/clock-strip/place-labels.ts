/** A piece of text or an icon that wants to stand at a place along the strip. */
export type Label = {
  /** Where along the strip: 0 is its left edge, 1 its right. */
  at: number
  /** How wide each of its lines is, in pixels; a line takes a row. */
  widths: readonly number[]
  /** How far it may be moved aside for a neighbour, in pixels. */
  slide: number
}

type Position = {
  anchor: 'start' | 'middle' | 'end'
  /** How far from its place the label is written, in pixels. */
  dx: number
}

/** `row` is the first row it takes; row 0 is the one nearest the bar. */
export type Placed<L extends Label> = L & Position & { row: number }

type Interval = { at: number; from: number; to: number }

const gap = 6
/** How far a label may stick out at either end: half the circle that marks day 0. */
const overhang = 11

/**
 * Gives each label, in the order given, the row nearest the bar where it touches no other on a strip `width` pixels wide: at its
 * place, else a little aside, else a row further. On a wider strip places move apart and texts don't grow, so nothing touches there.
 */
export function placeLabels<L extends Label>(labels: readonly L[], width: number): readonly Placed<L>[] {
  const taken: Interval[][] = []
  return labels.map((label) => {
    for (let row = 0; ; row += 1) {
      const rows = label.widths.map((_, more) => (taken[row + more] ??= []))
      for (const aside of asides(label.slide)) {
        const position = positionOf(label, width, aside)
        const lines = label.widths.map((own) => intervalOf(label.at, own, width, position))
        if (rows.some((others, line) => others.some((other) => lines[line] && clash(lines[line], other)))) continue
        for (const [line, interval] of lines.entries()) rows[line]?.push(interval)
        return { ...label, ...position, row }
      }
    }
  })
}

const asides = (most: number): readonly number[] =>
  [0, -4, 4, -8, 8, -12, 12, -16, 16, -24, 24, 32, 40].filter((aside) => Math.abs(aside) <= most)

/** Centred on its place, unless it would stick out at an end. */
function positionOf({ at, widths }: Label, width: number, aside: number): Position {
  const own = Math.max(0, ...widths)
  const place = at * width
  if (place + aside - own / 2 < -overhang) return { anchor: 'start', dx: Math.max(aside, 0) - overhang - place }
  if (place + aside + own / 2 > width + overhang) {
    return { anchor: 'end', dx: Math.min(aside, 0) + overhang + width - place }
  }
  return { anchor: 'middle', dx: aside }
}

function intervalOf(at: number, own: number, width: number, { anchor, dx }: Position): Interval {
  const x = at * width + dx
  const from = { start: x, middle: x - own / 2, end: x - own }[anchor]
  return { at, from, to: from + own }
}

/** They touch, or stand in another order than their places: on a wider strip they would then meet. */
function clash(one: Interval, other: Interval): boolean {
  const isLeft = one.at === other.at ? one.from <= other.from : one.at < other.at
  return isLeft ? other.from < one.to + gap : one.from < other.to + gap
}
