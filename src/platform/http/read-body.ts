import type { Multipart } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Form, formFromText, type UploadedFile } from './form.ts'

/** How much of a body is read. Sizes are bytes. */
export type BodyLimits = {
  /** All of it, but for a file. */
  readonly most: number
  /** The one file that comes along, cut off there; 0 where none is taken. */
  readonly file: number
}

/** Why a body wasn't taken: more than is read, nothing a form sends here, or not from a form that this service gave this browser. */
export type BodyRefusal = 'too-much' | 'not-taken' | 'not-ours'

/** A body that isn't taken. */
export class BodyRefused extends Error {
  readonly why: BodyRefusal
  /** What it said, where all of it had come already. */
  readonly form: Form | null
  constructor(why: BodyRefusal, form: Form | null = null) {
    super(`the body was refused: ${why}`)
    this.name = 'BodyRefused'
    this.why = why
    this.form = form
  }
}

const mostFields = 5_000
const longestName = 200
/** By then a form has said its token, which it sends first. */
const tokenBy = 64 * 1024
const mostUnread = 32 * 1024 * 1024

/**
 * From here on no body is read before somebody asks for it with `readBody`. A long one that nobody asked for ends its connection with the
 * answer, so that nobody need take it in.
 */
export function takeBodiesLater(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, _payload, done) => done(null))
  server.addHook('onSend', (request, reply, payload, done) => {
    const isLong = lengthOf(request) > mostUnread
    if (isLong && !request.raw.readableEnded) void reply.header('connection', 'close')
    done(null, payload)
  })
}

/** What the request says of its length: one that doesn't say may be without end. */
const lengthOf = ({ headers }: FastifyRequest): number => {
  if (headers['transfer-encoding'] !== undefined) return Number.POSITIVE_INFINITY
  return Number(headers['content-length'] ?? 0)
}

type IsOurs = (token: string) => boolean

/**
 * Reads what a form sent, as it comes and no further than `limits`: `isOurs` is asked about its token before anything else is kept. Throws
 * BodyRefused.
 */
export async function readBody(request: FastifyRequest, limits: BodyLimits, isOurs: IsOurs): Promise<Form> {
  refuseUnread(request, limits)
  try {
    return await (request.isMultipart() ? partsOf : fieldsOf)(request, limits, isOurs)
  } catch (error) {
    // Whoever sent it is gone, or it falls apart: nothing of it is kept.
    if (error instanceof BodyRefused) throw error
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null
    throw new BodyRefused(status === 413 ? 'too-much' : 'not-taken')
  }
}

/** What its head says already. */
function refuseUnread(request: FastifyRequest, { most, file }: BodyLimits): void {
  const isMultipart = request.isMultipart()
  if (isMultipart && file === 0) throw new BodyRefused('not-taken')
  const length = lengthOf(request)
  const longest = isMultipart ? most + file + mostUnread : most
  if (Number.isFinite(length) && length > longest) throw new BodyRefused('too-much')
}

async function fieldsOf(request: FastifyRequest, { most }: BodyLimits, isOurs: IsOurs): Promise<Form> {
  const chunks: Buffer[] = []
  let bytes = 0
  let isKnown = false
  const soFar = () => Buffer.concat(chunks).toString('utf8')
  const pieces: AsyncIterable<Buffer> = request.raw.iterator({ destroyOnReturn: false })
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > most) throw new BodyRefused('too-much')
    chunks.push(piece)
    if (isKnown || bytes <= tokenBy) continue
    isKnown = isOurs(formFromText(soFar()).text('_token'))
    if (!isKnown) throw new BodyRefused('not-ours')
  }
  const text = soFar()
  if (text.split('&', mostFields + 1).length > mostFields) throw new BodyRefused('too-much')
  const form = formFromText(text)
  if (!isKnown && !isOurs(form.text('_token'))) throw new BodyRefused('not-ours', form)
  return form
}

async function partsOf(request: FastifyRequest, { most, file }: BodyLimits, isOurs: IsOurs): Promise<Form> {
  const fields = new Map<string, string[]>()
  const files: UploadedFile[] = []
  let isKnown = false
  let bytes = 0
  const limits = { fileSize: file, files: 1, fields: 500, parts: 501, fieldSize: most, fieldNameSize: longestName }
  for await (const part of request.parts({ limits })) {
    isKnown ||= isTokenOf(part, isOurs)
    if (!isKnown) {
      request.raw.unpipe()
      throw new BodyRefused('not-ours')
    }
    if (part.type === 'file') {
      const content = await part.toBuffer()
      files.push({ field: part.fieldname, fileName: part.filename, bytes: content, tooLarge: part.file.truncated })
      continue
    }
    const value = String(part.value)
    bytes += value.length
    if (bytes > most || part.valueTruncated || part.fieldnameTruncated) throw new BodyRefused('too-much')
    fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), value])
  }
  return new Form(fields, files)
}

/** Whether the first part is the token, as our forms send it. */
const isTokenOf = (part: Multipart, isOurs: IsOurs): boolean =>
  part.type === 'field' && part.fieldname === '_token' && isOurs(String(part.value))
