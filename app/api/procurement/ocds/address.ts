import { env } from '@/lib/platform/env'

/** The address of a file of the platform's extension of OCDS: under the public address, else under the one asked. */
export function extensionAddress(request: Request, file: 'extension.json' | 'release-schema.json'): string {
  return new URL(`/api/procurement/ocds/${file}`, env.PUBLIC_URL ?? request.url).href
}
