import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { exit, getuid, stderr, stdout } from 'node:process'
import { findBrowser } from '#cloud/smoke/browser/find-browser.ts'

/** Sees to it that there is a browser for the journeys: one that is there, else Playwright's, else Debian's. */
function installBrowser(): string | undefined {
  const found = findBrowser()
  if (found) return found
  stdout.write('No Chromium or Chrome found: trying Playwright’s download.\n')
  run('npx', ['playwright', 'install', 'chromium'])
  const downloaded = findBrowser()
  if (downloaded) return downloaded
  if (getuid?.() === 0 && existsSync('/etc/debian_version')) {
    stdout.write('The download did not work: trying Debian’s package.\n')
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  }
  return findBrowser()
}

function run(command: string, parameters: readonly string[]): void {
  spawnSync(command, parameters, { stdio: 'inherit', shell: process.platform === 'win32', timeout: 300_000 })
}

const browser = installBrowser()
if (browser) stdout.write(`Journeys run in ${browser}\n`)
else {
  stderr.write(
    'The journeys need a browser and none could be installed. Install Chromium or Chrome, or set CHROME_PATH to one, then run npm test again.\n',
  )
  exit(1)
}
