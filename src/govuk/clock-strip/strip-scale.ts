import type { MarkShape, StripModel, StripWall } from './strip-model.ts'

/** The last day on the strip; day 0 is its left edge. */
export const lastDay = ({ scaleWeeks }: StripModel): number => scaleWeeks * 7

/** Where a day stands: 0 is the strip's left edge, 1 its right; a day beyond is put at the edge. */
export const placeOf = (model: StripModel, day: number): number => Math.min(Math.max(day / lastDay(model), 0), 1)

/** A length of the picture beside its words, which grows with them: 16 pixels where nobody has chosen larger letters. */
export const withLetters = (pixels: number): string => `${Math.round((pixels / 16) * 10000) / 10000}rem`

export const percent = (part: number): string => `${Math.round(part * 10000) / 100}%`

const drawnAbove: readonly MarkShape[] = ['letter', 'first-meeting', 'clinic', 'extension', 'filing', 'filing-done']

/** Things that were done or sent stand above the bar; dates that the clock turns on stand on it. */
export const standsAbove = (shape: MarkShape): boolean => drawnAbove.includes(shape)

export const isMaximum = ({ kind }: StripWall): boolean => kind === 'maximum'

/** The day of the last of some walls; `otherwise` where there is none. */
export const lastOf = (walls: readonly StripWall[], otherwise: number): number =>
  walls.length === 0 ? otherwise : Math.max(...walls.map(({ day }) => day))
