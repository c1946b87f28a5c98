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
  /** Weeks as short as those of `npm test`. */
  readonly isShort?: true
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
    weeks: 3,
    seed: '3',
    isShort: true,
    found: /a note for a child’s file names no other child/,
  },
  {
    says: 'A meeting that has ended takes no more reviews',
    file: 'src/rules/sittings/sittings.ts',
    from: 'endedOn.has(today.toString()) ? addDays(today, 1) : today',
    to: `endedOn.has('') ? addDays(today, 1) : today`,
    weeks: 1,
    seed: '2',
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
    weeks: 3,
    seed: '3',
    isShort: true,
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
  {
    says: 'A meeting that a person put on a day stays there',
    file: 'src/rules/sittings/sittings.ts',
    from: `(byHand || standsFor === null || state !== 'planned')`,
    to: `(standsFor === null || state !== 'planned')`,
    weeks: 5,
    seed: '4',
    isShort: true,
    found: /what a person moved stays moved/,
  },
  {
    says: 'A note says by when an urgent return is taken to the panel',
    file: 'src/rules/filing/legal-case-note.ts',
    from: '...(urgentReturn === null',
    to: '...(urgentReturn !== undefined',
    weeks: 6,
    seed: '2',
    isShort: true,
    found: /doesn’t say that the child is back at the panel/,
  },
  {
    says: 'A restricted family is there only for people with named access',
    file: 'src/records/access/visible-children.ts',
    from: 'r.lifted_on is null and not exists',
    to: 'r.lifted_on is not null and not exists',
    weeks: 1,
    seed: '1',
    isShort: true,
    found: /nobody sees a name out of reach/,
  },
  {
    says: 'What a panel put off is heard again',
    file: 'src/rules/panels/panel-item.ts',
    from: '(last === null || isPutOff(last.outcome))',
    to: 'last === null',
    weeks: 6,
    seed: '42',
    isShort: true,
    found: /to be heard from .* on, stands on 0 agendas/,
  },
  {
    says: 'What nobody has admitted yet is on no agenda',
    file: 'src/rules/panels/panel-item.ts',
    from: ' || item.waitsForAdmission',
    to: '',
    weeks: 1,
    seed: '103',
    isShort: true,
    found: /stands on an agenda, and nothing is left to hear/,
  },
  {
    says: 'A meeting doesn’t decide what goes to the panel',
    file: 'src/rules/access/powers.ts',
    from: `!rows.some(({ kind }) => kind === 'panel') &&`,
    to: '',
    weeks: 9,
    seed: '14',
    isShort: true,
    found: /which wasn’t that meeting’s to decide/,
  },
  {
    says: 'A paper that was asked for is not asked for again when an earlier meeting takes the item up',
    file: 'src/records/meeting/item-papers.ts',
    from: 'if (await wasToldOfMeeting(tx, item, paperId, column)) return false',
    to: '',
    weeks: 10,
    seed: '7005',
    isShort: true,
    found: /asked for twice/,
  },
  {
    says: 'A paper is asked for once',
    file: 'src/records/meeting/item-papers.ts',
    from: ".where(`itemPaper.${column}`, 'is', null),",
    to: '',
    weeks: 1,
    seed: '4',
    isShort: true,
    found: /asked for twice/,
  },
  {
    says: 'A team’s own meeting takes only what it takes',
    file: 'src/rules/meeting/business.ts',
    from: 'id != null && ids.includes(id)',
    to: 'id != null && id > 0',
    weeks: 2,
    seed: '8',
    isShort: true,
    found: /is taken by a series that doesn’t take/,
  },
  {
    says: 'A power by area counts in that area alone',
    file: 'src/rules/access/powers.ts',
    from: '(!holder.byArea || isInArea(held, about))',
    to: '(isInArea(held, about) || true)',
    weeks: 3,
    seed: '47',
    isShort: true,
    found: /by somebody with that power in another area/,
  },
  {
    says: 'An update is asked for the review that comes',
    file: 'src/records/pre-proceedings/updates-missing.ts',
    from: `then 'final' else 'midpoint' end`,
    to: `then 'midpoint' else 'midpoint' end`,
    weeks: 1,
    seed: '1',
    found: /an update for the midpoint of child \d+ on .* is missing, and the clock says/,
  },
]
