/** A header field is one line: control characters and line breaks become a space, so nothing typed can begin another header. (trust.md 10) */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** Whether this is one plain mailbox, like joanne.frith@northbrook.example: no list, no group, no name, nothing quoted. (trust.md 10) */
export const isMailbox = (address: string): boolean =>
  /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u.test(address)
