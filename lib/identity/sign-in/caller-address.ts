/** Addresses of this machine: a proxy that connects from here is believed without being named. */
const here = /^(127\.|::1$)/

/**
 * The address of the caller out of a chain of X-Forwarded-For that ends with the address of the connection itself; null when there is none.
 * Each proxy adds the address it was called from at the end, and what stands before that was written by the caller. `proxies` = how
 * many there are in front; not said, one is believed when it connects from this machine, else none.
 */
export function callerOf(chain: string | null, proxies?: number): string | null {
  const addresses = (chain ?? '')
    .split(',')
    .map((part) => part.trim().replace(/^::ffff:/, ''))
    .filter(Boolean)
  const believed = proxies ?? (here.test(addresses.at(-1) ?? '') ? 1 : 0)
  return addresses[Math.max(0, addresses.length - 1 - believed)] ?? null
}
