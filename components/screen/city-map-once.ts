import { type CityMap, drawCity } from '@/components/screen/draw-city'

let drawn: CityMap | null = null

/** The map of the screen; laying out its labels takes a moment, so each process does it once. */
export function cityMap(): CityMap {
  drawn ??= drawCity(824, 830, { width: 104, height: 42 })
  return drawn
}
