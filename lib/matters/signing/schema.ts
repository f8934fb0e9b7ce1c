import { z } from 'zod'

/** One point of a stroke: place on the pad, pressure in thousandths, milliseconds since the first touch. */
const pointSchema = z.tuple([
  z.number().int().min(0).max(8000),
  z.number().int().min(0).max(8000),
  z.number().int().min(0).max(1000),
  z.number().int().min(0).max(3_600_000),
])
export type Point = z.infer<typeof pointSchema>

const mostPoints = 12_000

/** A handwritten signature as vectors, in units of the pad it was written on. */
export const inkSchema = z
  .object({
    width: z.number().int().min(100).max(8000),
    height: z.number().int().min(50).max(8000),
    strokes: z.array(z.array(pointSchema).min(1).max(4000)).min(1, '请先签名').max(300),
  })
  .refine(({ strokes }) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= mostPoints, '签名笔画过多，请清除后重签')
export type Ink = z.infer<typeof inkSchema>

const shared = {
  /** SM3 of form values and materials as the page showed them. */
  content: z.string().regex(/^[0-9a-f]{64}$/, '签名所签内容的摘要不正确，请刷新后重签'),
  device: z.string().trim().max(200).default(''),
}

/** A signature as it comes with a decision: drawn by hand, or the own name typed by who cannot draw. */
export const signatureInputSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('drawn'), ink: inkSchema, ...shared }),
  z.object({ method: z.literal('typed'), name: z.string().trim().min(1).max(40), ...shared }),
])
export type SignatureInput = z.infer<typeof signatureInputSchema>
