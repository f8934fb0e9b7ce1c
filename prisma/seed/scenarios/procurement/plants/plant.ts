import type { Basics } from '../course/basics'
import type { Buyer, Case, Category, Offer, Party, Sketch } from '../types'
import type { Registers } from './stage'

/** One kind of irregularity and how it is worked into tenders that are otherwise like all others. */
export type Plant = {
  kind: string
  /** Models that must find it. */
  models: readonly string[]
  /** How many of it in the whole demonstration. */
  count?: number
  /** Tenders that only together show it, and how they lie in time. */
  tenders?: number
  apart?: 'near' | 'season' | 'years' | 'recent'
  /** Parties of its own; `open` ones also bid elsewhere, each without the others. */
  cast?: { members: number; category: Category; open?: boolean; facts?: (cast: Party[], stage: Registers) => void }
  /** All tenders of one plant have one buyer. */
  oneBuyer?: boolean
  /** What the year's budget of the buyer shows: more signed than budgeted, or contracts of which the platform knows no purchase. */
  budget?: 'over' | 'missing'
  /** How many of the first bidders it is about; a cast counts by itself. */
  members?: number
  wish?: (wish: Basics, planted: Planted) => void
  sketch?: (sketch: Sketch, planted: Planted) => void
  offers?: (offers: Offer[], sketch: Sketch, planted: Planted) => void
  rows?: (made: Case, planted: Planted) => void
}

/** A plant in one of its tenders. */
export type Planted = {
  plant: Plant
  serial: number
  tenders: readonly number[]
  step: number
  cast: Party[]
  buyer: Buyer | null
  agency: Party
}
