import type { Rng } from '../../rng'

/** A normal deviate, kept within two and a half deviations. */
export function bell(chance: Rng, mean: number, deviation: number): number {
  for (;;) {
    const value = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
    if (Math.abs(value) <= 2.5) return mean + deviation * value
  }
}

/** A number between two bounds. */
export const between = (chance: Rng, low: number, high: number) => low + (high - low) * chance.next()

/** A ratio with four places. */
export const ratio = (value: number) => Math.round(value * 10_000) / 10_000

/** 万元 in 分. */
export const wan = (amount: number) => Math.round(amount * 1_000_000)

/** An amount in whole steps. */
export const rounded = (amount: number, step: number) => Math.round(amount / step) * step

/** Distinct members of a list, drawn one after the other. */
export function several<T>(
  chance: Rng,
  items: readonly T[],
  size: number,
  allowed: (item: T, chosen: readonly T[]) => boolean = () => true,
): T[] {
  const chosen: T[] = []
  for (let tries = 0; chosen.length < size && tries < size * 40; tries++) {
    const item = chance.pick(items)
    if (!chosen.includes(item) && allowed(item, chosen)) chosen.push(item)
  }
  return chosen
}
