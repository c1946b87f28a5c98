/** Nothing could be done now, and nothing was: too many ask at once, or the database is away. Asking again in a while helps. */
export class TooBusy extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, { cause })
    this.name = 'TooBusy'
  }
}

/** What PostgreSQL says when it gives up on a statement, a lock or a connection, or isn't there (appendix A of its manual). */
const givenUp = new Set([
  '40P01', // deadlock_detected
  '57014', // query_canceled: statement_timeout
  '55P03', // lock_not_available: lock_timeout
  '25P03', // idle_in_transaction_session_timeout
  '53000', // insufficient_resources
  '53100', // disk_full
  '53200', // out_of_memory
  '53300', // too_many_connections
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
])
const notThere = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE'])

/** What the driver says of a connection that was cut off, or on which nobody answered; it gives no code. */
const cutOff = /^(Client has encountered a connection error|Connection terminated|Query read timeout)/

/** Whether a request failed only because of what else is going on, so that the same one may well succeed in a while. */
export function isTooBusy(error: unknown): boolean {
  if (error instanceof TooBusy) return true
  if (error instanceof Error && cutOff.test(error.message)) return true
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  // ENOENT is the embedded database's socket only where the system call says so, never a file that is missing.
  const connecting = 'syscall' in error && ['connect', 'read', 'write'].includes(String(error.syscall))
  return givenUp.has(error.code) || (connecting && notThere.has(error.code))
}
