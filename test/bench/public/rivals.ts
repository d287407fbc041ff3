import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tell } from '#test/bench/house.ts'
import { pairs, type Sample } from '#test/bench/public/samples.ts'
import { freePort } from '#test/support/free-port.ts'
import { until } from '#test/support/until.ts'

/** `url` is null where the program is not on this machine. */
export type Rival = { url: string | null; pid: number; stop: () => void }

export async function bareServer(samples: readonly Sample[]): Promise<Rival> {
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-bench-'))
  const file = join(folder, 'answers.json')
  const answers = samples.map(({ path, head, bytes }) => [path, { head, bytes: bytes.toString('base64') }])
  writeFileSync(file, JSON.stringify(Object.fromEntries(answers)))
  const port = await freePort()
  const program = join(import.meta.dirname, 'bare-server.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, String(port), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await once(child.stdout, 'data')
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop() {
      child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same bytes as files, with the same headers, by one worker: a process against a process. */
export async function nginxServer(samples: readonly Sample[]): Promise<Rival> {
  if (spawnSync('nginx', ['-v']).error) {
    tell('nginx is not on PATH: it counts as 0')
    return { url: null, pid: 0, stop: () => undefined }
  }
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-bench-'))
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'files'))
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), configOf(folder, port, samples))
  for (const { name, bytes } of samples) writeFileSync(join(folder, 'files', name), bytes)
  const child = spawn('nginx', ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  const [first] = samples
  await until('nginx answers', async () => {
    const answer = await fetch(url + (first?.path ?? '/')).catch(() => undefined)
    return answer?.status === 200
  })
  return {
    url,
    pid: workerOf(child.pid ?? 0),
    stop() {
      child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const sentByNginx = new Set(['content-length', 'content-type', 'etag'])

const configOf = (folder: string, port: number, samples: readonly Sample[]) => `
daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server {
    listen 127.0.0.1:${port}; root ${folder}/files;
    ${samples.map(locationOf).join('\n    ')}
  }
}
`

function locationOf({ name, path, head }: Sample): string {
  const headers = pairs(head)
    .filter(([header]) => !sentByNginx.has(header.toLowerCase()))
    .map(([header, value]) => `add_header ${header} ${JSON.stringify(value)};`)
  const type = pairs(head).find(([header]) => header.toLowerCase() === 'content-type')?.[1] ?? 'text/html'
  return `location = ${path} { try_files /${name} =404; default_type ${JSON.stringify(type)}; ${headers.join(' ')} }`
}

/** The worker does the work; the master only watches it. */
function workerOf(master: number): number {
  try {
    return Number(readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim().split(' ')[0])
  } catch {
    return master
  }
}
