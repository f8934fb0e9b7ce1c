import { Client } from 'pg'
import { env, secret } from '../env'
import { readState } from './cluster-state'

/** Fixed names of the three cluster roles that policies and grants are written for. */
export const roles = { app: 'guozi_app', all: 'guozi_all', sandbox: 'guozi_sandbox' } as const

/** The same database under another login. */
export function withLogin(url: string, user: string, password: string): string {
  const copy = new URL(url)
  copy.username = user
  copy.password = encodeURIComponent(password)
  return copy.href
}

/** The same server and login, another database. */
export function withDatabase(url: string, database: string): string {
  const copy = new URL(url)
  copy.pathname = `/${encodeURIComponent(database)}`
  return copy.href
}

/** URL of the owner of all tables (DATABASE_URL, else the embedded server of the data folder); throws when there is neither. */
export function ownerUrl(): string {
  if (env.DATABASE_URL) return env.DATABASE_URL
  const state = readState(env.DATA_DIR)
  if (!state)
    throw new Error(
      `没有可用的数据库：未设置 DATABASE_URL，数据目录 ${env.DATA_DIR} 中也没有内置数据库。请先运行 ./scripts/up 或 npm run db:dev。`,
    )
  return `postgresql://guozi_owner:${secret('owner')}@127.0.0.1:${state.port}/guozi`
}

/** URL of the login that serves people: it sees no row until a session token is set. */
export function appUrl(owner?: string): string {
  return (owner ? undefined : env.APP_DATABASE_URL) ?? withLogin(owner ?? ownerUrl(), roles.app, secret('app'))
}

/** URL of the login for SQL written by users: a member of nothing, reads only what was granted to it by name. */
export function sandboxUrl(owner?: string): string {
  return (owner ? undefined : env.SANDBOX_DATABASE_URL) ?? withLogin(owner ?? ownerUrl(), roles.sandbox, secret('sandbox'))
}

/** Runs the work on one plain connection and closes it. For set-up and maintenance, never for requests. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A connection cut while idle would end the process; the next query reports it anyway.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
