import { describe } from 'node:test'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { secondsOf, tellCostOfFile } from './costs.ts'
import { checkout } from './test-files.ts'

let underWay: string | null = null
process.on('exit', () => {
  if (underWay !== null) console.error(`The process of several test files ended while ${underWay} was under way.`)
})

/** Runs test files one after the other in this process, each as a suite named after it: what a file sets up is gone before the next begins. */
export async function runFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    underWay = file
    const before = secondsOf('self')
    await describe(file, async () => {
      await import(pathToFileURL(join(checkout, file)).href)
    })
    tellCostOfFile(file, secondsOf('self') - before)
  }
  underWay = null
}
