import { open, seal } from '@/lib/platform/crypto'

const mark = 'unproven:'

/** A new second-factor secret as it is stored until a first code proves that the person's authenticator has it. */
export function sealUnproven(secret: string): string {
  return mark + seal(secret)
}

/** Whether a stored secret has been proved by a code; one broken off half-way is asked for again at the next sign-in. */
export function isProven(stored: string | null): stored is string {
  return stored !== null && !stored.startsWith(mark)
}

/** The secret (base32) of a stored one, proved or not. */
export function openSecret(stored: string): string {
  return open(stored.startsWith(mark) ? stored.slice(mark.length) : stored)
}
