import { createHash } from 'node:crypto'
import { withoutForbidden } from '#platform/forbidden-text.ts'

/** A file that came with a form. */
export type UploadedFile = {
  readonly field: string
  readonly fileName: string
  readonly bytes: Buffer
  readonly tooLarge: boolean
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

/** What a person sent: every value as text, as typed but for what no document can hold. */
export class Form {
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly files: readonly UploadedFile[]
  constructor(fields: ReadonlyMap<string, readonly string[]>, files: readonly UploadedFile[] = []) {
    this.fields = new Map([...fields].map(([name, values]) => [withoutForbidden(name), values.map(withoutForbidden)]))
    this.files = files
  }
  /** The first value of a field, with surrounding white space removed and line ends as \n; '' when the field wasn't sent. */
  text(name: string): string {
    return (this.fields.get(name)?.[0] ?? '').replaceAll('\r\n', '\n').trim()
  }
  /** Every value of a field that was sent more than once (checkboxes). */
  all(name: string): readonly string[] {
    return this.fields.get(name) ?? []
  }
  /** Every field once, as `zod` takes it: a single value as text, several as a list. */
  toObject(): Record<string, string | readonly string[]> {
    return Object.fromEntries(
      [...this.fields].map(([name, values]) => [name, values.length === 1 ? this.text(name) : values] as const),
    )
  }
  /** The SHA-256 of everything a person sent: what the page itself sends along (`_token`, `_once`) is left out. */
  digest(): string {
    const typed = [...this.fields].filter(([name]) => !name.startsWith('_'))
    const files = this.files.map(({ field, fileName, bytes }) => [field, fileName, sha256(bytes)])
    return sha256(JSON.stringify([typed, files]))
  }
  /** The file chosen in a field, or null when none was. */
  file(field: string): UploadedFile | null {
    return this.files.find((each) => each.field === field && (each.fileName !== '' || each.bytes.length > 0)) ?? null
  }
}

/** A form from the text of a urlencoded body. */
export function formFromText(text: string): Form {
  const fields = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const values = fields.get(name)
    if (values === undefined) fields.set(name, [value])
    else values.push(value)
  }
  return new Form(fields)
}
