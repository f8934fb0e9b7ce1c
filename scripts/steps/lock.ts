import { z } from 'zod'

const entrySchema = z.looseObject({
  version: z.string().optional(),
  optional: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) })

/** A package-lock.json of version 3, as far as it is looked at here. */
export type Lock = z.infer<typeof lockSchema>

/** Reads a lock; the order of its keys stays, so that completing it changes nothing else. */
export function parseLock(text: string): Lock {
  const raw = JSON.parse(text)
  lockSchema.parse(raw)
  return raw
}

/** An optional package that the lock names as a dependency but has no entry for; `npm ci` refuses such a lock. */
export type Missing = { owner: string; name: string; range: string }

/** Every optional package that is absent from the lock, which happens where the registry in use does not serve all platforms. */
export function missingOptional(lock: Lock): Missing[] {
  return Object.entries(lock.packages).flatMap(([owner, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !resolves(lock, owner, name))
      .map(([name, range]) => ({ owner, name, range })),
  )
}

function resolves(lock: Lock, owner: string, name: string): boolean {
  for (let base = owner; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true
    if (!base) return false
  }
}

/** The lock with an entry for every missing package: version and platform, without address or hash, so that it is skipped elsewhere. */
export function completeLock(lock: Lock): Lock {
  const packages = { ...lock.packages }
  for (const { name, range } of missingOptional(lock)) {
    packages[`node_modules/${name}`] = { version: range.replace(/^[\^~>=\s]+/, ''), optional: true, ...platformOf(name) }
  }
  return { ...lock, packages: Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))) }
}

const systems = ['darwin', 'linux', 'win32', 'windows', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony', 'cygwin']
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32']

/** Operating system, processor and C library that a package's name speaks of: `@x/y-linux-x64-musl`. */
export function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const words = name.split(/[/\-.]/)
  const system = systems.find((word) => words.includes(word) || words.includes(`${word}musl`))
  const processor = processors.find((word) => words.includes(word))
  const libc = /musl/.test(name) ? 'musl' : words.some((word) => /^gnu/.test(word)) && system === 'linux' ? 'glibc' : undefined
  return {
    ...(system ? { os: [system === 'windows' ? 'win32' : system] } : {}),
    ...(processor ? { cpu: [processor] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  }
}
