import type { Unfed } from './model'

/** Models that stand in the catalogue and wait for data, with what is lacking: none at present. */
export const unfed: Unfed[] = []
