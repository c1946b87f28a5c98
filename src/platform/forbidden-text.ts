/** What XML 1.0 forbids (§2.2): no Word document, workbook or calendar that held it could be opened. Half a surrogate pair is no letter either. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text without what no document can hold and nobody types: control characters but tabs and line ends, U+FFFE and U+FFFF out of PDFs. */
export const withoutForbidden = (text: string): string => text.replaceAll(forbidden, '')
