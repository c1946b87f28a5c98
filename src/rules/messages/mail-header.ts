/** A header field is one line: control characters and line breaks become a space, so nothing typed can begin another header. (trust.md 10) */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u
const notInAtom = /[^A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]/u
const label = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u

/** What mail systems take at most (RFC 5321 §4.5.3.1): of what stands before the @, and of all. */
const longest = { before: 64, all: 254 }

/**
 * Why a mail server would refuse this as one plain mailbox, in a sentence that says what to change; null where it is one, like
 * joanne.frith@northbrook.example: no list, no group, no name, nothing quoted, nothing that can't be seen. (trust.md 10)
 */
export function mailboxMistake(address: string): string | null {
  const at = address.search(unseen)
  if (at >= 0) return unseenMistake(address.slice(0, at))
  const [before = '', domain = '', ...more] = address.split('@')
  if (before === '' || domain === '' || more.length > 0)
    return `An e-mail address has one @ with something on both sides: ${like}`
  if (address.length > longest.all || before.length > longest.before)
    return 'The address is longer than mail servers take'
  return mistakeBefore(before) ?? domainMistake(domain)
}

const unseenMistake = (before: string): string =>
  before === ''
    ? 'The address begins with a space, or a character that can’t be seen: type it anew'
    : `There is a space, or a character that can’t be seen, after “${before}”: type the address anew`

function mistakeBefore(before: string): string | null {
  if (before.split('.').includes('')) return `Before the @ there is a full stop too many: ${like}`
  const [odd] = notInAtom.exec(before) ?? []
  return odd === undefined ? null : `“${odd}” can’t stand in an e-mail address before the @: ${like}`
}

const like = 'enter one like grace.oyelaran@northbrook.gov.uk'

function domainMistake(domain: string): string | null {
  const labels = domain.split('.')
  if (labels.includes('')) return `After the @ there is a full stop too many: ${like}`
  const isHost = labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? '')
  return isHost ? null : `“${domain}” can’t be where mail goes: ${like}`
}

/** Whether this is one plain mailbox that a mail server would take. */
export const isMailbox = (address: string): boolean => mailboxMistake(address) === null
