/**
 * The program can't start, or can't go on, for a reason whoever runs it can mend: a bad setting, a folder it may not enter, a database
 * newer than the code. The message is one or more plain sentences, shown without a stack trace.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
