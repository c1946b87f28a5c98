import fc from 'fast-check'

/** Anything at all, with what makes trouble made likely: what XML forbids, halves of pairs, mark-up, line ends. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\uFFFE', '\uFFFF', '\uD83D', '\uDE00', '\u0000', '\u0007', '\u000B', '\u001F', ']]>', '<b>&', '"', '\r', '\n', 'Zoë 👩‍👧'), // prettier-ignore
    ),
  )
  .map((pieces) => pieces.join(''))
