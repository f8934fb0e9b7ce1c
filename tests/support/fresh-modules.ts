import { vi } from 'vitest'

// One process runs many files, so that it and its packages are loaded once. What a file could leave to the next goes between two of them:
// modules of the platform, which remember what they read in a database, settings, and what stands in for something else.
const held = globalThis as typeof globalThis & { settingsOfTheRun?: NodeJS.ProcessEnv }
held.settingsOfTheRun ??= { ...process.env }
for (const name of Object.keys(process.env)) if (!(name in held.settingsOfTheRun)) Reflect.deleteProperty(process.env, name)
Object.assign(process.env, held.settingsOfTheRun)
vi.restoreAllMocks()
vi.unstubAllGlobals()
vi.useRealTimers()
vi.resetModules()
