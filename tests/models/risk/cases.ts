import type { World } from './world'

/** Worlds of a model: one it finds, one it does not, and one at the very threshold with what is right there. */
export type Cases = { code: string; hit: World; miss: World; edge: World; edgeHits: boolean }

export const cases = (code: string, hit: World, miss: World, edge: World, edgeHits: boolean): Cases => ({ code, hit, miss, edge, edgeHits })
