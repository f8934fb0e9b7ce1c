import { z } from 'zod'
import { carryOut } from '@/lib/flow/carry-out'
import { syncFiling } from '@/lib/matters/sync-filing'
import { openFiling } from '@/lib/matters/workspace'
import { defineCommand } from '@/lib/platform/command'

/** The enterprise takes its filing back before it is accepted, with the reason. */
export const withdrawFiling = defineCommand({
  name: 'withdrawFiling',
  permission: 'inbox.read',
  input: z.object({ id: z.uuid('办件编号不正确'), reason: z.string().trim().min(2, '请写明撤回原因').max(500, '撤回原因不超过 500 字') }),
  run: async (context, { id, reason }) => {
    const { filing } = await openFiling(context.tx, id)
    const done = await carryOut(context, { subjectId: id, action: 'withdraw', opinion: reason })
    await syncFiling(context, filing, done, {})
    return { id, status: done.run.state.status }
  },
})
