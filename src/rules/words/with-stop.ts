/** A sentence somebody typed, with a full stop where it ends without one, so that the next doesn’t run into it. */
export const withStop = (text: string): string => {
  const said = text.trim()
  return said === '' || /[.!?…]$/.test(said) ? said : `${said}.`
}
