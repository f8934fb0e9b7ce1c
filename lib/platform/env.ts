import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional())
const databaseUrl = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z
    .string()
    .regex(/^postgres(ql)?:\/\//, '必须以 postgresql:// 开头')
    .optional(),
)

const schema = z.object({
  DATABASE_URL: databaseUrl,
  APP_DATABASE_URL: databaseUrl,
  SANDBOX_DATABASE_URL: databaseUrl,
  TEST_DATABASE_URL: databaseUrl,
  APP_DATABASE_PASSWORD: optional,
  SANDBOX_DATABASE_PASSWORD: optional,
  AUTH_SECRET: optional,
  PUBLIC_URL: optional,
  /** How many proxies stand in front; absent = one, if it connects from this machine. */
  TRUSTED_PROXIES: z.preprocess((value) => value || undefined, z.coerce.number('必须是 0 至 9 的整数').int().min(0).max(9).optional()),
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: optional,
  /** Virus scanner (clamd); every upload is scanned when it is set. */
  CLAMD_HOST: optional,
  CLAMD_PORT: z.preprocess((value) => value || 3310, z.coerce.number('必须是端口号').int().min(1).max(65535)),
  /** 1 = zip, rar and 7z may be uploaded. */
  UPLOAD_ARCHIVES: z.preprocess((value) => value === '1' || value === 'true', z.boolean()),
  DATA_DIR: z.preprocess((value) => resolve(typeof value === 'string' && value ? value : 'data'), z.string()),
  HOST: z.preprocess((value) => value || '127.0.0.1', z.string()),
  PORT: z.preprocess((value) => value || 3000, z.coerce.number('必须是端口号').int().min(1).max(65535)),
  /** 1 = the measurement page of `npm run bench` answers; set by that command for its own server only. */
  BENCH: z.preprocess((value) => value === '1', z.boolean()),
  SEED: z.preprocess((value) => value || 'demo', z.enum(['demo', 'reference'], '只能是 demo(演示数据)或 reference(仅基础资料)')),
  /** How many tenders the demonstration holds; fewer where it is only tried. */
  SEED_TENDERS: z.preprocess((value) => value || 24_000, z.coerce.number().int().min(300, '至少 300').max(100_000, '至多 100000')),
  /** The share of the groups whose statements the demonstration holds. */
  SEED_FINANCE: z.preprocess((value) => value || 1, z.coerce.number().min(0.01, '至少 0.01').max(1, '至多 1')),
  /** How many enterprises of the demonstration have treasury data, the groups first. */
  SEED_TREASURY: z.preprocess((value) => value || 260, z.coerce.number().int().min(10, '至少 10').max(2_000, '至多 2000')),
  /** Papers of an imported past are set slowly: after each, a pause of so many times what it took (4 = a fifth of a processor). */
  PAPER_PAUSE: z.preprocess((value) => value || 4, z.coerce.number().min(0, '至少 0').max(1000, '至多 1000')),
  NODE_ENV: z.preprocess((value) => value || 'development', z.enum(['development', 'test', 'production'])),
})

/** The settings of this process; every path absolute, an absent setting undefined. */
export type Env = z.infer<typeof schema>

/** Reads settings from a set of environment variables; throws one Chinese message that names every wrong variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}：${issue.message}`)
  throw new Error(`环境变量设置有误：\n${lines.join('\n')}`)
}

/** The settings of this process, read once. The only place that reads `process.env`. */
export const env: Env = readEnv(process.env)

const secretNames = ['auth', 'superuser', 'owner', 'app', 'sandbox'] as const
/** What each generated secret is for: sessions, and the four database logins of the embedded server. */
export type SecretName = (typeof secretNames)[number]

/** A secret of this installation: from its variable if set, else generated once into `<dataDir>/secrets.json` (mode 0600). */
export function secret(name: SecretName, dataDir: string = env.DATA_DIR): string {
  const given = {
    auth: env.AUTH_SECRET,
    app: env.APP_DATABASE_PASSWORD ?? passwordOf(env.APP_DATABASE_URL),
    sandbox: env.SANDBOX_DATABASE_PASSWORD ?? passwordOf(env.SANDBOX_DATABASE_URL),
  }
  const fromEnv = name in given ? given[name as keyof typeof given] : undefined
  return fromEnv ?? storedSecrets(dataDir)[name]
}

const passwordOf = (url?: string) => (url ? decodeURIComponent(new URL(url).password) || undefined : undefined)

function storedSecrets(dataDir: string): Record<SecretName, string> {
  const path = join(dataDir, 'secrets.json')
  const stored: Partial<Record<SecretName, string>> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const missing = secretNames.filter((name) => !stored[name])
  for (const name of missing) stored[name] = randomBytes(32).toString('base64url')
  if (missing.length > 0) {
    mkdirSync(dataDir, { recursive: true })
    // Written beside and renamed: a reader never meets half a file.
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 })
    chmodSync(draft, 0o600)
    renameSync(draft, path)
  }
  return stored as Record<SecretName, string>
}
