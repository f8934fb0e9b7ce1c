/** One point: place on the pad, pressure in thousandths (0 = unknown), milliseconds since the first touch. */
export type InkPoint = [x: number, y: number, pressure: number, at: number]
/** Strokes in units of the pad they were written on. */
export type Ink = { width: number; height: number; strokes: InkPoint[][] }
