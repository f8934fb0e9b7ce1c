import type { FoundSeal } from '@/lib/matters/seal/format'
import type { AskedFile } from './verify'

/** The address parameters that lead from the upload back to the page: digests and signature only, so that the page judges anew and a made-up link proves nothing. */
export function askedFileParams({ sm3, seal, of }: AskedFile): URLSearchParams {
  const params = new URLSearchParams({ sm3 })
  if (seal?.kind === 'sealed') params.set('seal', [seal.head.key, seal.head.code, seal.head.at, seal.digest, seal.signature].join('_'))
  if (seal?.kind === 'damaged') params.set('seal', 'damaged')
  if (of) params.set('of', of)
  return params
}

/** Reads `askedFileParams`; what has another form counts as a file without a seal. */
export function readAskedFile({ sm3, seal, of }: { sm3: string; seal?: string | undefined; of?: string | undefined }): AskedFile {
  return { sm3, seal: seal === 'damaged' ? { kind: 'damaged' } : readSealParam(seal ?? ''), of }
}

function readSealParam(text: string): FoundSeal {
  const form = /^([0-9a-f]{16})_([0-9A-Z-]{14})_(\S{24})_([0-9a-f]{64})_([0-9a-f]{128})$/
  const [, key, code, at, digest, signature] = form.exec(text) ?? []
  return key && code && at && digest && signature ? { kind: 'sealed', head: { key, code, at }, digest, signature } : { kind: 'none' }
}
