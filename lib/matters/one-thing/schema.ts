import { z } from 'zod'
import { silenceSchema } from '@/lib/flow/schema'
import { fieldSchema, keySchema } from '@/lib/forms/schema'

/** Where a matter's editor shows what is wrong with the joint matters around it. */
export const jointPath = 'oneThing'

// The editor keeps the facts as rows, so that they have an order and may be unfinished.
const asRecord = (value: unknown) =>
  Array.isArray(value)
    ? Object.fromEntries(value.map((row: { fact?: unknown; value?: unknown }) => [String(row?.fact ?? ''), row?.value]))
    : value

/** One matter inside a 一件事. */
export const oneThingMatterSchema = z.object({
  matter: z.string().regex(/^GZ-[A-Z]{2}-\d{2}$/, '事项编码格式应为 GZ-CQ-01'),
  /** Expression over the joint form; absent = always part of it. */
  when: z.string().optional(),
  /** Filed on its own when its time comes (后评价), only announced here. */
  later: z.boolean().default(false),
  /** What the parts of the same submission may take from this one instead of asking the base: fact → expression over the joint form. */
  supplies: z.preprocess(asRecord, z.record(z.string(), z.string()).default({})),
  /** Fields and rules that lose their object because the parts are decided together, each with the reason. */
  drops: z.object({ fields: z.array(keySchema).default([]), rules: z.array(z.string()).default([]), why: z.string() }).optional(),
})

/** 一件事: matters of several departments as one form, one submission, one decision led by one department. */
export const oneThingSchema = z.object({
  code: z.string().regex(/^OT-\d{2}$/),
  name: z.string().min(2, '请填写名称'),
  department: z.string(),
  description: z.string(),
  matters: z.array(oneThingMatterSchema).min(2, '至少包含两个事项').max(20, '不超过 20 个事项'),
  /** Questions that only the joint form asks (which way is chosen). */
  choosers: z.array(fieldSchema).default([]),
  /** Fields of the same key that mean the same although their labels differ. */
  same: z.array(keySchema).default([]),
  /** What becomes of a department’s opinion that does not come; absent = escalate at the due time. */
  silence: silenceSchema.optional(),
})
export type OneThing = z.infer<typeof oneThingSchema>
export type OneThingMatter = z.infer<typeof oneThingMatterSchema>

/** Whether a body says what a 一件事 is composed from; one that was written as a whole (a career) is edited like a matter. */
export function isRecipe(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && Array.isArray((body as Record<string, unknown>).matters)
}
