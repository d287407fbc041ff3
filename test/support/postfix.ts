import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#test/support/free-port.ts'
import { until } from '#test/support/until.ts'

export type Postfix = { url: string; log(): string; stop(): Promise<void> }

const isRoot = process.getuid?.() === 0
const asRoot = (command: string, ...args: string[]): [string, string[]] =>
  isRoot ? [command, args] : ['sudo', ['-n', command, ...args]]
const run = (command: string, ...args: string[]) =>
  execFileSync(...asRoot(command, ...args), { stdio: 'pipe' })

/** Ends by itself, should a killed test run leave it behind. */
const longestSeconds = '120'

/** What Debian's own file runs, without the jail and without what nobody here asks for. */
const services = (port: number) => `
127.0.0.1:${port} inet n - n - - smtpd
pickup   unix  n - n 60  1 pickup
cleanup  unix  n - n -   0 cleanup
qmgr     unix  n - n 300 1 qmgr
rewrite  unix  - - n -   - trivial-rewrite
bounce   unix  - - n -   0 bounce
defer    unix  - - n -   0 bounce
trace    unix  - - n -   0 bounce
proxymap unix  - - n -   - proxymap
smtp     unix  - - n -   - smtp
error    unix  - - n -   - error
retry    unix  - - n -   - error
anvil    unix  - - n -   1 anvil
scache   unix  - - n -   1 scache
postlog  unix-dgram n - n - 1 postlogd
`

/**
 * A Postfix of the test's own: queue, settings and port are in no relation to one of the system. It takes mails from
 * this machine, and hands those for `bounceDomain` to one place on it and all others to another.
 */
export async function startPostfix({
  bounceDomain,
  bouncesTo,
  mailsTo,
}: {
  bounceDomain: string
  bouncesTo: number
  mailsTo: number
}): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-postfix-'))
  const [config, queue, data] = ['config', 'queue', 'data'].map((name) => join(folder, name))
  if (!config || !queue || !data) throw new Error('no folder')
  for (const path of [config, queue, data]) mkdirSync(path)
  const logFile = join(folder, 'log')
  const port = await freePort()
  writeFileSync(
    join(config, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${data}
maillog_file = ${logFile}
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = mx.desk.invalid
mydestination =
local_recipient_maps =
alias_maps =
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_mynetworks, reject
default_transport = smtp:[127.0.0.1]:${mailsTo}
transport_maps = inline:{{${bounceDomain} = smtp:[127.0.0.1]:${bouncesTo}}}
`,
  )
  writeFileSync(join(config, 'master.cf'), services(port))
  // Its servers run as another user, who must reach its own folders.
  run('chmod', '711', folder)
  run('chown', '-R', 'root', folder)
  run('chown', 'postfix', data)
  run('postfix', '-c', config, 'check')

  const daemons = execFileSync('postconf', ['-c', config, '-h', 'daemon_directory'], {
    encoding: 'utf8',
  }).trim()
  const master = spawn(...asRoot(join(daemons, 'master'), '-c', config, '-s', '-e', longestSeconds), {
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => master.once('exit', () => resolve()))
  const log = () => (existsSync(logFile) ? run('cat', logFile).toString() : '')
  const stop = async () => {
    if (master.exitCode === null) {
      run('postfix', '-c', config, 'stop')
      await ended
    }
    run('rm', '-rf', folder)
  }
  try {
    await until('Postfix has started', () => {
      if (master.exitCode !== null) throw new Error(`Postfix ended:\n${log()}`)
      return log().includes('daemon started')
    })
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `smtp://127.0.0.1:${port}`, log, stop }
}
