/**
 * Looks at once and again every so many seconds, one look after the other, until it is stopped; a look that fails is told and the next comes all
 * the same. `look` is handed a signal that says when to stop on the way. Answers how to stop: the promise is fulfilled once the last look has ended.
 */
export function keepLooking(
  everySeconds: number,
  look: (stopping: AbortSignal) => Promise<void>,
  onTrouble: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const once = () => look(stopping.signal).catch(onTrouble)
  let looking = once()
  const timer = setInterval(() => {
    looking = looking.then(once)
  }, everySeconds * 1000)
  return {
    stop: () => {
      stopping.abort()
      clearInterval(timer)
      return looking
    },
  }
}
