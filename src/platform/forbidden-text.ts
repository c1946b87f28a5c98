/**
 * What XML 1.0 forbids (§2.2): no Word document, workbook or calendar that held it could be opened. Half a surrogate pair is no
 * letter either, and U+FDD0 to U+FDEF are a program's own, never typed (Unicode 23.7).
 */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text without what no document can hold and nobody types: control characters but tabs and line ends, U+FFFE and U+FFFF out of PDFs. */
export const withoutForbidden = (text: string): string => text.replaceAll(forbidden, '')
