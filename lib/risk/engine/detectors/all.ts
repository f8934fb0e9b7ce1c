import type { Detector } from '../detector'
import { aggregate, within } from './aggregate'
import { itemPair, pairParty } from './bid-pairs'
import { clause } from './clause'
import { ownership } from './ownership'
import { pairOverlap, pairSame, pairWhere } from './pairs'
import { peers } from './peers'
import { marketQuery, query } from './query'
import { marketRow, row } from './row'
import { statement } from './statement'
import { unusualLines } from './unusual-lines'

const list = [
  row,
  marketRow,
  aggregate,
  within,
  pairSame,
  pairOverlap,
  pairWhere,
  pairParty,
  itemPair,
  ownership,
  peers,
  clause,
  query,
  marketQuery,
  statement,
  unusualLines,
] as unknown as Detector<unknown>[]

/** Every way of looking there is, by its key. */
export const detectors: ReadonlyMap<string, Detector<unknown>> = new Map(list.map((detector) => [detector.key, detector]))
