import { once } from 'node:events'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#test/support/waymark-process.ts'
import type { BenchServer } from '../machine/postgres.ts'
import type { Told } from './probe.ts'
import { waymarkOn } from './run-waymark.ts'

/** A process of the product that tells what it uses. */
export type MeasuredProcess = {
  readonly port: number
  readonly begin: () => Promise<unknown>
  /** From here on it keeps the statements themselves. */
  readonly beginAndKeep: () => Promise<unknown>
  readonly tell: () => Promise<Told>
  readonly stop: () => Promise<void>
  readonly said: () => string
}

/** Starts the product on the bench's databases, with the probe in it, and waits until it is ready. */
export async function measuredProcess(server: BenchServer): Promise<MeasuredProcess> {
  const port = await freePort()
  const probe = new URL('probe.ts', import.meta.url).href
  const waymark = await waymarkOn(server, { PORT: String(port), NODE_OPTIONS: `--import=${probe}` })
  await waymark.ready()
  const { child } = waymark
  return {
    port,
    begin: () => ask(child, 'bench: begin', begun),
    beginAndKeep: () => ask(child, 'bench: begin and keep', begun),
    tell: () => ask(child, 'bench: tell', told),
    stop: async () => {
      child.kill('SIGTERM')
      await Promise.race([waymark.ended, pause(15_000).then(() => child.kill('SIGKILL'))])
    },
    said: waymark.said,
  }
}

async function ask<T>(child: ChildProcess, question: string, read: (answer: object) => T | null): Promise<T> {
  const answered: Promise<unknown[]> = once(child, 'message')
  child.send(question)
  const [answer] = await answered
  const found = typeof answer === 'object' && answer !== null ? read(answer) : null
  if (found === null) throw new Error(`The measured process answered “${question}” with ${JSON.stringify(answer)}`)
  return found
}

const begun = (answer: object): object | null => ('begun' in answer ? answer : null)
const isTold = (answer: object): answer is Told => 'told' in answer
const told = (answer: object): Told | null => (isTold(answer) ? answer : null)
