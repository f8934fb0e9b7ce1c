import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { SchemaEngine as Engine, MigrationList, SchemaFilter } from '@prisma/schema-engine-wasm'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import { engineAdapter } from './engine-adapter'

/** Nothing is kept out of a migration. */
export const noFilter: SchemaFilter = { externalTables: [], externalEnums: [] }

/** Where the schema and its migrations lie, relative to the working folder unless told otherwise. */
export type PrismaFolders = { schema: string; migrations: string; policies: string; facts: string }

export const prismaFolders = (root = process.cwd()): PrismaFolders => ({
  schema: join(root, 'prisma/schema'),
  migrations: join(root, 'prisma/migrations'),
  policies: join(root, 'prisma/policies'),
  facts: join(root, 'prisma/facts'),
})

let instantiated = false

// The engine reports a panic through this global before it traps, outside any promise that could be awaited.
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(`Prisma schema engine: ${message}`) },
})

// Prisma's own schema engine, as WebAssembly: the binary that the command line wants is fetched from the internet.
function instantiate(): void {
  if (instantiated) return
  const path = createRequire(join(process.cwd(), 'package.json'))
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const wasm = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), {
    './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
  })
  const { __wbg_set_wasm: bind } = engineModule as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }
  bind(wasm.exports)
  ;(wasm.exports.__wbindgen_start as () => void)()
  instantiated = true
}

/** Opens the engine on a database, runs the work, closes it. */
export async function withEngine<T>(url: string, folders: PrismaFolders, work: (engine: Engine) => Promise<T>): Promise<T> {
  instantiate()
  const datamodels = readSchema(folders).map(({ path, content }): [string, string] => [path, content])
  const { adapter, close } = engineAdapter(url)
  const engine = await engineModule.SchemaEngine.new({ datamodels }, () => undefined, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await close()
  }
}

/** Every file of the multi-file schema, sorted by name. */
export function readSchema({ schema }: PrismaFolders): { path: string; content: string }[] {
  const names = readdirSync(schema, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.prisma'))
  return names.sort().map((name) => ({ path: join(schema, name), content: readFileSync(join(schema, name), 'utf8') }))
}

/** The migrations folder as the engine wants it. */
export function readMigrations({ migrations }: PrismaFolders): MigrationList {
  const folders = existsSync(migrations)
    ? readdirSync(migrations).filter((name) => existsSync(join(migrations, name, 'migration.sql')))
    : []
  const lockfile = join(migrations, 'migration_lock.toml')
  return {
    baseDir: migrations,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: folders.sort().map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(migrations, path, 'migration.sql'), 'utf8') },
      },
    })),
  }
}
