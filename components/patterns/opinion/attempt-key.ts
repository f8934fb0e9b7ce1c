/** A random idempotency key; works on plain http too, where `crypto.randomUUID` does not exist. */
export function newAttemptKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Keeps one key as long as the same thing is attempted: a repeat after a lost connection carries the same key, a changed
 * attempt or one after a refusal a new one.
 */
export class AttemptKeys {
  #content: string | null = null
  #key = ''

  constructor(private readonly make: () => string = newAttemptKey) {}

  keyFor(content: string): string {
    if (content !== this.#content) {
      this.#content = content
      this.#key = this.make()
    }
    return this.#key
  }

  answered(): void {
    this.#content = null
  }
}
