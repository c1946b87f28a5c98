/** A file that came with a form. */
export type UploadedFile = {
  readonly field: string
  readonly fileName: string
  readonly bytes: Buffer
  readonly tooLarge: boolean
}

/** Text without the one character that no database keeps and nobody types. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '')

/** What a person sent: every value as text, exactly as typed but for U+0000, which no database keeps and nobody types. */
export class Form {
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly files: readonly UploadedFile[]
  constructor(fields: ReadonlyMap<string, readonly string[]>, files: readonly UploadedFile[] = []) {
    this.fields = new Map([...fields].map(([name, values]) => [name, values.map(withoutNul)]))
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
  /** The file chosen in a field, or null when none was. */
  file(field: string): UploadedFile | null {
    return this.files.find((each) => each.field === field && (each.fileName !== '' || each.bytes.length > 0)) ?? null
  }
}

/** A form from the body of a urlencoded request as Fastify parsed it: text or lists of text by name; anything else is no form. */
export function formFromBody(body: unknown): Form {
  if (typeof body !== 'object' || body === null) return new Form(new Map())
  const fields = Object.entries(body).map(([name, value]): [string, readonly string[]] => [
    name,
    (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string'),
  ])
  return new Form(new Map(fields))
}
