import { env } from '@/lib/platform/env'

/** Where the platform is reached from outside, without a slash at its end; printed on every paper. */
export function publicAddress(): string {
  return (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, '')
}

/** The public page of verification, for one code when given. */
export function verifyAddress(code?: string): string {
  return `${publicAddress()}/verify${code ? `?code=${code}` : ''}`
}
