import { randomInt } from 'node:crypto'

const letters = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '#%+=?@'] as const

/** A random first password of 16 characters with all four kinds, without those that are read wrongly (0 O 1 l I). Shown once, changed at the first sign-in. */
export function initialPassword(): string {
  for (;;) {
    const made = shuffled()
    // Four equal characters in a row come up by chance, and are refused by the rules.
    if (!/(.)\1\1/.test(made)) return made
  }
}

function shuffled(): string {
  const all = letters.join('')
  const signs = [...letters.map(pick), ...Array.from({ length: 12 }, () => pick(all))]
  for (let at = signs.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    const held = signs[at]!
    signs[at] = signs[other]!
    signs[other] = held
  }
  return signs.join('')
}

const pick = (from: string) => from[randomInt(from.length)]!
