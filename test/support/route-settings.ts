import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileStore } from '#platform/files/stored-files.ts'
import type { RouteSettings } from '#routes.ts'

let folder: string | null = null

/** A folder for this test file's documents, made when first needed and gone with the process. */
function folderOfThisRun(): string {
  if (folder !== null) return folder
  const made = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  folder = made
  return made
}

/** What the routes are made with in tests. */
export const routeSettings: RouteSettings = {
  production: false,
  fileStore: (authority) => fileStore(join(folderOfThisRun(), authority)),
  publicAddress: (host) => `https://${host}`,
}
