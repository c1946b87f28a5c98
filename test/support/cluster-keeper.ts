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
let leave: NodeJS.Timeout

const letGo = await holdFolder(socket, 'Another keeper has it.', (user) => {
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

async function stop(): Promise<void> {
  await letGo()
  await (await started).stop()
}
