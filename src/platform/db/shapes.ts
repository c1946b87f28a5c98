import { inCode } from './column-names.ts'
import { readerOf } from './types-of-dates.ts'

/** What the driver says of a column of an answer: its name in the database and PostgreSQL's number of its type. */
export type Field = { readonly name: string; readonly dataTypeID: number }

/** The columns of a statement's answer: how each is called in our code, its type, and how its value is read from PostgreSQL's text. */
export type Shape = readonly {
  readonly name: string
  readonly type: number
  readonly read: (text: string) => unknown
}[]

/** The shape of an answer with these fields. */
export const shapeOf = (fields: readonly Field[]): Shape =>
  fields.map(({ name, dataTypeID }) => ({ name: inCode(name), type: dataTypeID, read: readerOf(dataTypeID) }))

/** One row of an answer, by the names of its columns. */
export type Row = Record<string, unknown>

/** A row as an object, from its values in the order of the columns; of two columns of one name the later stands. */
export function rowFrom(shape: Shape, values: readonly unknown[]): Row {
  const row: Row = {}
  for (const [at, { name }] of shape.entries()) row[name] = values[at]
  return row
}
