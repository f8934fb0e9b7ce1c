import { canonicalJson } from '@/lib/kernel/canonical'
import { sm3 } from '@/lib/platform/crypto'
import type { Json } from './values'

const shape = /-gz[0-9a-f]{16}$/

/** The id under which the platform exports a release: its process, its date and the digest of all it says. */
export function exportedReleaseId(release: Json): string {
  const { id: _, ...said } = release
  return `${said.ocid}-${said.date}-gz${sm3(canonicalJson(said)).slice(0, 16)}`
}

/** True for a release that the platform exported and nobody has changed since. */
export function asExported(release: Json): boolean {
  return typeof release.id === 'string' && shape.test(release.id) && release.id === exportedReleaseId(release)
}
