/** A sentence about the case-system id in the words of an authority that has named its system: 'LCS id', 'Mosaic id' (SET-03). */
export const withCaseSystem = (sentence: string, caseSystem: string): string =>
  sentence.replaceAll(/case-system id/gi, `${caseSystem} id`)
