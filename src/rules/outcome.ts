/**
 * What a rule answers: the value, or a lawful refusal with its reason. Refusals are returned so that the compiler can demand a
 * sentence for each; throwing is for bugs.
 */
export type Outcome<T, Reason> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly because: Reason }

/** The rule allows it; `value` is what follows. */
export const allowed = <T>(value: T): Outcome<T, never> => ({ ok: true, value })

/** The rule refuses; `because` names why, to be turned into a sentence at the edge. */
export const refused = <Reason>(because: Reason): Outcome<never, Reason> => ({ ok: false, because })
