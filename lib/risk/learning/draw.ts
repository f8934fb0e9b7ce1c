/** Numbers drawn from a seed: the same seed, the same numbers, on every machine. */
export type Draw = { next(): number; below(most: number): number }

/** A generator of 32 bits (Mulberry32); `next` gives 0 ≤ x < 1. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, below: (most) => Math.floor(next() * most) }
}

/** The numbers 0 … count − 1 in a drawn order. */
export function shuffled(count: number, draw: Draw): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let at = count - 1; at > 0; at--) {
    const other = draw.below(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}
