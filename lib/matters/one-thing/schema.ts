import { z } from 'zod'
import { fieldSchema, keySchema } from '@/lib/forms/schema'

/** Where a matter's editor shows what is wrong with the joint matters around it. */
export const jointPath = 'oneThing'

/** One matter inside a 一件事. */
export const oneThingMatterSchema = z.object({
  matter: z.string().regex(/^GZ-[A-Z]{2}-\d{2}$/),
  /** Expression over the joint form; absent = always part of it. */
  when: z.string().optional(),
  /** Filed on its own when its time comes (后评价), only announced here. */
  later: z.boolean().default(false),
  /** What the parts of the same submission may take from this one instead of asking the base: fact → expression over the joint form. */
  supplies: z.record(z.string(), z.string()).default({}),
  /** Fields and rules that lose their object because the parts are decided together, each with the reason. */
  drops: z.object({ fields: z.array(keySchema).default([]), rules: z.array(z.string()).default([]), why: z.string() }).optional(),
})

/** 一件事: matters of several departments as one form, one submission, one decision led by one department. */
export const oneThingSchema = z.object({
  code: z.string().regex(/^OT-\d{2}$/),
  name: z.string(),
  department: z.string(),
  description: z.string(),
  matters: z.array(oneThingMatterSchema).min(2),
  /** Questions that only the joint form asks (which way is chosen). */
  choosers: z.array(fieldSchema).default([]),
  /** Fields of the same key that mean the same although their labels differ. */
  same: z.array(keySchema).default([]),
})
export type OneThing = z.infer<typeof oneThingSchema>
export type OneThingMatter = z.infer<typeof oneThingMatterSchema>
