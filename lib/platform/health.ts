import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '@/package.json' with { type: 'json' }
import { asSystem } from './db'
import { mostFailures } from './worker/given-up'

export type Health = {
  status: 'ok' | 'degraded'
  version: string
  database: 'ok' | 'unreachable'
  worker: 'ok' | 'silent'
  migrations: { applied: number; expected: number }
  /** Events the worker has given up on: somebody has to look, but the platform serves, so they do not make it unwell. */
  events: { givenUp: number }
}

/** A worker that has not written its heartbeat for this long counts as silent. */
const silentAfterMs = 15_000

/** The platform's own check-up: database answers, worker lives, every migration of this version is applied. */
export async function health(now: Date): Promise<Health> {
  const expected = readdirSync(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  ).length
  try {
    const [row] = await asSystem('健康检查', async (tx) => {
      await tx.$executeRaw`select 1`
      return tx.$queryRaw<
        { beat: Date | null; applied: bigint; lost: bigint }[]
      >`select (select max(at) from heartbeat where name = 'worker') as beat, app.migrations_applied() as applied,
        (select count(*) from outbox where done_at is null and failures >= ${mostFailures}) as lost`
    })
    const applied = Number(row?.applied ?? 0)
    const alive = row?.beat ? now.getTime() - row.beat.getTime() < silentAfterMs : false
    const well = alive && applied >= expected
    return {
      status: well ? 'ok' : 'degraded',
      version: packageJson.version,
      database: 'ok',
      worker: alive ? 'ok' : 'silent',
      migrations: { applied, expected },
      events: { givenUp: Number(row?.lost ?? 0) },
    }
  } catch {
    return {
      status: 'degraded',
      version: packageJson.version,
      database: 'unreachable',
      worker: 'silent',
      migrations: { applied: 0, expected },
      events: { givenUp: 0 },
    }
  }
}
