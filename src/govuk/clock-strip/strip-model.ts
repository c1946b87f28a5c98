/**
 * One child's clock as plain data: days are counted from the decision (or, in proceedings, from the day of issue), all words are
 * ready to be shown. Days beyond the scale are drawn at its edge with an arrow.
 */
export type StripModel = {
  /** Unique on the page. */
  id: string
  scaleWeeks: 16 | 26
  today: { day: number; label: string; late: boolean } | null
  /** How far the bar is filled: today, or the day the clock stopped. */
  filledTo: number
  /** The date that has passed: from here to `filledTo` the bar is red. */
  overdueFrom: number | null
  marks: readonly StripMark[]
  walls: readonly StripWall[]
  /** Days within which something must fall: the case management hearing's window. */
  windows?: readonly StripWindow[] | undefined
  /** How far the clock has come, as a sentence: what the picture says as a whole, before any of its marks. */
  words: string
}

export type MarkShape =
  | 'decision'
  | 'letter'
  | 'first-meeting'
  | 'clinic'
  | 'review'
  | 'review-held'
  | 'review-late'
  | 'extension'
  | 'birth'
  | 'hearing'
  | 'hearing-held'
  | 'filing'
  | 'filing-done'

export type StripMark = {
  day: number
  shape: MarkShape
  /** Under the picture: "Midpoint", and below it "held 5 Oct, on time". Both empty for none. */
  label: string
  detail: string
  tone: 'plain' | 'late'
  /** Above the mark, in the tracker too: "5 days late", "due 8 Jan". */
  flag?: string | undefined
  /** The mark as a sentence of its own, for those who don't see it: "Midpoint held on time, Monday 5 October." */
  says: string
}

export type StripWall = {
  day: number
  kind: 'twelve-week' | 'agreed' | 'maximum'
  label: string
  detail: string
  says: string
}

export type StripWindow = { from: number; to: number; label: string; detail: string; says: string }
