/** A repair taken out of the product: in one file one text becomes another. */
export type TakenOut = {
  /** What is true no longer. */
  readonly says: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** The run that finds it, and what it says. */
  readonly weeks: number
  readonly seed: string
  readonly found: RegExp
}

/**
 * Repairs without each of which the simulation finds the fault again. One that comes to the product comes to this list, with a run that misses
 * it. (docs/simulation.md has them as a table.)
 */
export const takenOut: readonly TakenOut[] = [
  {
    says: 'A correction begins with the version it corrects',
    file: 'src/features/overview/draft.query.ts',
    from: 'await (published === undefined',
    to: 'await (published !== null',
    weeks: 1,
    seed: '1',
    found: /says of .* what its version before didn’t/,
  },
  {
    says: 'A form that comes back keeps its draft',
    file: 'src/door/drafts.ts',
    from: `if (answer?.kind !== 'redirect') {`,
    to: 'if (answer === null) {',
    weeks: 1,
    seed: '1',
    found: /what was typed and not saved is kept as a draft/,
  },
  {
    says: 'No other child’s name stands in a note',
    file: 'src/rules/filing/other-names.ts',
    from: `if (others.length === 0 || text === '') return text`,
    to: `if (text !== ' ') return text`,
    weeks: 6,
    seed: '1',
    found: /a note for a child’s file names no other child/,
  },
  {
    says: 'A meeting that has ended takes no more reviews',
    file: 'src/rules/sittings/sittings.ts',
    from: 'endedOn.has(today.toString()) ? today.add({ days: 1 }) : today',
    to: `endedOn.has('') ? today.add({ days: 1 }) : today`,
    weeks: 1,
    seed: '1',
    found: /each open child’s business is on exactly one agenda to be held/,
  },
  {
    says: 'A token that was used stands only for the same words',
    file: 'src/records/change/change.ts',
    from: `.where('formUsed.content', '<>', form.content)`,
    to: `.where('formUsed.content', '=', '')`,
    weeks: 2,
    seed: '1',
    found: /nothing typed is lost/,
  },
  {
    says: 'What was sent after a session ran out comes back',
    file: 'src/door/turned-away.ts',
    from: `withTyped(sendAgainPage('Sign in to save this', signedOut, next), own)`,
    to: `withTyped(sendAgainPage('Sign in to save this', signedOut, next), own === null ? own : null)`,
    weeks: 1,
    seed: '1',
    found: /nothing typed is lost/,
  },
  {
    says: 'A row about a child of whom nothing was decided doesn’t await the chair',
    file: 'src/features/overview/reviews-of-week.ts',
    from: 'standing.map(inState(states.undecided))',
    to: 'standing.map(inState(states.decided))',
    weeks: 1,
    seed: '1',
    found: /where nothing was decided/,
  },
]
