const invisible = /[\p{Cc}--[\t\n\r]]/gv

/** The text without control characters, which no person typed and no database column takes; tabs and line breaks stay. */
export const withoutControls = (text: string): string => text.replaceAll(invisible, '')

/** Whether bytes decoded are something a person could have typed: no zero byte, hardly a control character, and not a page of markup. */
export const looksLikeText = (text: string): boolean =>
  !text.includes('\0') && text.length - withoutControls(text).length <= text.length / 100 && !/^\s*</.test(text)
