/**
 * Work over many rows that can be paused after each: whoever does it does it step by step and may do something else between two steps. It
 * comes to the same however often it is paused.
 */
export type InSteps<Value> = Generator<undefined, Value>

/** What `of` makes of each, pausing after each. */
export function* each<Item, Made>(items: readonly Item[], of: (item: Item) => Made): InSteps<readonly Made[]> {
  const made: Made[] = []
  for (const item of items) {
    made.push(of(item))
    yield
  }
  return made
}
