import { z } from 'zod'
import type { FormValues } from '@/lib/forms/schema'
import { openFiling } from '@/lib/matters/workspace'
import { defineQuery } from '@/lib/platform/query'

/** What is saved of a draft now, by whom and when; for showing two editors each other's change. */
export const draftState = defineQuery({
  name: 'draftState',
  permission: 'matter.read',
  input: z.object({ id: z.uuid('办件编号不正确') }),
  run: async ({ tx }, { id }) => {
    const { filing } = await openFiling(tx, id)
    return { values: filing.values as FormValues, version: filing.version, by: filing.updatedByName, at: filing.updatedAt.toISOString() }
  },
})
