import { argv } from 'node:process'
import { holdFolder } from '#platform/db/embedded/hold-folder.ts'
import { startTestCluster } from './test-cluster.ts'

/**
 * Runs one PostgreSQL for whoever runs single test files by hand (shared-cluster.ts starts it: folder, then the socket to listen on). Each
 * test process stays connected for as long as it lives, however it ends; three seconds after the last is gone all is stopped and removed.
 */
const [folder = '', socket = ''] = argv.slice(2)
const patience = 3000
let users = 0
let isLeaving = false
let leave: NodeJS.Timeout

const letGo = await holdFolder(socket, 'Another keeper has it.', (user) => {
  // Whoever comes now asks again in a moment, and finds the next keeper.
  if (isLeaving) return void user.destroy()
  users += 1
  clearTimeout(leave)
  user.on('error', () => user.destroy())
  user.once('close', () => {
    users -= 1
    if (users === 0) leaveSoon()
  })
  void started.then(
    ({ url }) => user.write(`${url}\n`),
    (error: unknown) => user.end(`!${String(error)}\n`),
  )
})
const started = startTestCluster(folder)
leaveSoon()

function leaveSoon(): void {
  leave = setTimeout(() => void stop(), patience)
}

/** The folder is held until nothing of this server is left in it: the next keeper begins in an empty one. */
async function stop(): Promise<void> {
  isLeaving = true
  await (await started).stop()
  await letGo()
}
