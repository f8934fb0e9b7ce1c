import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import type { PrismaFolders } from './schema-engine'

type Script = { name: string; sql: string }

/**
 * Runs prisma/policies/*.sql, then prisma/facts/*.sql, sorted by name, in one transaction; all or none.
 * Skipped when neither the scripts nor the migrations changed since the last run. Returns the number of scripts run.
 */
export async function applyRepeatable(client: Client, folders: PrismaFolders, migrated: boolean): Promise<number> {
  const scripts = [...readScripts(folders.policies, 'policies'), ...readScripts(folders.facts, 'facts')]
  const digest = createHash('sha256').update(JSON.stringify(scripts)).digest('hex')
  // A schema of its own, granted to nobody: Prisma's diff never meets it.
  await client.query(
    `create schema if not exists setup; create table if not exists setup.repeatable (digest text not null, applied_at timestamptz not null)`,
  )
  const { rows } = await client.query('select digest from setup.repeatable')
  if (!migrated && rows[0]?.digest === digest) return 0
  await client.query('begin')
  try {
    for (const script of scripts) await runScript(client, script)
    await client.query('delete from setup.repeatable')
    await client.query('insert into setup.repeatable values ($1, now())', [digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return scripts.length
}

function readScripts(folder: string, label: string): Script[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => ({ name: `${label}/${name}`, sql: readFileSync(join(folder, name), 'utf8') }))
}

async function runScript(client: Client, { name, sql }: Script): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    const { message, position, where, hint } = error as { message: string; position?: string; where?: string; hint?: string }
    const line = position ? sql.slice(0, Number(position) - 1).split('\n').length : '?'
    throw new Error([`脚本 prisma/${name} 第 ${line} 行执行失败：${message}`, where, hint].filter(Boolean).join('\n  '))
  }
}
