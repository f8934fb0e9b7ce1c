import type { DiffParams } from '@prisma/schema-engine-wasm'
import { withClient } from './connection'
import { applyRepeatable } from './repeatable'
import { ensureRoles } from './roles'
import { noFilter, type PrismaFolders, prismaFolders, readMigrations, readSchema, withEngine } from './schema-engine'
import { checkServer } from './server-check'

// One number for every installation: two processes that start at once must not migrate the same database together.
const migrationLock = 7_230_001

/** What a run did: the names of the migrations applied, and how many repeatable scripts ran. */
export type MigrationResult = { migrations: string[]; scripts: number }

/**
 * Brings a database to the state of this version: checks the server, makes the roles, applies the missing migrations
 * (the `_prisma_migrations` table stays that of Prisma's command line), then policies and facts in one transaction.
 */
export async function migrateDatabase(ownerUrl: string, folders: PrismaFolders = prismaFolders()): Promise<MigrationResult> {
  return withClient(ownerUrl, async (client) => {
    await checkServer(client)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await ensureRoles(client, ownerUrl)
    const migrations = await applyMigrations(ownerUrl, folders)
    const scripts = await applyRepeatable(client, folders, migrations.length > 0)
    return { migrations, scripts }
  })
}

async function applyMigrations(ownerUrl: string, folders: PrismaFolders): Promise<string[]> {
  const migrationsList = readMigrations(folders)
  if (migrationsList.migrationDirectories.length === 0) return []
  return withEngine(ownerUrl, folders, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter })
    return appliedMigrationNames
  })
}

/** The SQL that leads from the migrations folder to the schema; undefined when nothing is missing. The database must be empty and is used up. */
export async function diffSchema(emptyDatabaseUrl: string, folders: PrismaFolders = prismaFolders()): Promise<string | undefined> {
  return withEngine(emptyDatabaseUrl, folders, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations(folders) },
      to: { tag: 'schemaDatamodel', files: readSchema(folders) },
      script: true,
      exitCode: null,
      filters: noFilter,
      shadowDatabaseUrl: null,
    } as DiffParams)
    return stdout?.includes(';') ? stdout : undefined
  })
}
