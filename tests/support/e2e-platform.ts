import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How the platform is known to the single sign-on provider that the tests start. */
export const oidcClient = { id: 'guozi', secret: 'guozi-e2e-secret' }

/**
 * Starts the built platform the way `scripts/up` does, on a free port and a freshly seeded database of its own, for one
 * Playwright run; the tests find its address in E2E_URL. With E2E_URL set, a platform that already runs is used: E2E_OIDC_ISSUER
 * and DATA_DIR must then be its own.
 */
export default async function startForTests(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) return async () => undefined
  const [port, providerPort] = [await freePort(), await freePort()]
  const dataDir = mkdtempSync(join(tmpdir(), 'guozi-e2e-'))
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    TZ: 'Asia/Shanghai',
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    // Enough of every kind of page; the whole market is measured elsewhere.
    SEED_TENDERS: '2400',
    SEED_FINANCE: '0.2',
    SEED_TREASURY: '60',
    // Thousands of papers of the imported past are nobody's business here.
    PAPER_PAUSE: '100',
    SUPERVISOR_PID: String(process.pid),
    OIDC_ISSUER: `http://127.0.0.1:${providerPort}`,
    OIDC_CLIENT_ID: oidcClient.id,
    OIDC_CLIENT_SECRET: oidcClient.secret,
    OIDC_NAME: '统一身份认证',
  }
  for (const name of ['DATABASE_URL', 'APP_DATABASE_URL', 'SANDBOX_DATABASE_URL']) Reflect.deleteProperty(env, name)
  // The leash: when this run is killed, the platform ends by itself.
  const flags = ['--import', './scripts/steps/leash.mjs', '--import', 'tsx', 'scripts/up.ts', '--throw-away']
  const platform = spawn(process.execPath, flags, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const ended = new Promise((resolve) => platform.once('exit', resolve))
  const stop = async () => {
    platform.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  await untilStarted(platform).catch(async (error) => {
    await stop()
    throw error
  })
  // The tests work on the same database, with the secrets of the same data folder.
  Object.assign(process.env, { E2E_URL: `http://127.0.0.1:${port}`, E2E_OIDC_ISSUER: env.OIDC_ISSUER, DATA_DIR: dataDir })
  for (const name of ['DATABASE_URL', 'APP_DATABASE_URL', 'SANDBOX_DATABASE_URL']) Reflect.deleteProperty(process.env, name)
  return stop
}

function untilStarted(platform: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk
      if (output.includes('平台已启动')) resolve()
    }
    platform.stdout?.on('data', read)
    platform.stderr?.on('data', read)
    platform.once('exit', (code) => reject(new Error(`platform ended with ${code}:\n${output}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
