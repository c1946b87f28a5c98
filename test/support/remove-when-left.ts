import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { argv, pid } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Removes the folder of a run of the tests when the runner, which holds the other end of our standard input, is done with it or gone. A
 * killed test may leave a server that is still shutting down; when the last process that names the folder is gone, the folder goes.
 */
const [folder = ''] = argv.slice(2)
process.stdin.on('close', () => void removeWhenLeft()).resume()

async function removeWhenLeft(): Promise<void> {
  for (let tries = 0; inUse() && tries < 100; tries += 1) await pause(100)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

function inUse(): boolean {
  const running = spawnSync('ps', ['-eww', '-o', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n')
  return running.some((line) => line.includes(folder) && Number.parseInt(line, 10) !== pid)
}
