import { z } from 'zod'
import { rateFiling } from '@/lib/matters/commands/rate-filing'
import { withdrawFiling } from '@/lib/matters/commands/withdraw'
import { handInFiling } from '@/lib/openapi/commands/hand-in'
import { runCommand } from '@/lib/platform/command'
import { filingStatus } from './filing-shapes'
import { type Call, operation } from './operation'
import { count, filingPath, id, maybeText } from './shapes'

const version = z
  .number('应为整数')
  .int('应为整数')
  .min(0)
  .max(1_000_000_000)
  .optional()
  .describe('读到的表单版本号；给出时，表单另有改动即不提交')
const opinion = z.string().trim().max(5000, '说明不超过 5000 字').optional().describe('随附说明')
const moved = z.object({ id: id('办件编号（id）'), status: filingStatus, stepKey: maybeText('所在环节标识') })
const keyed = ({ now, key }: Call) => ({ now, ...(key ? { key } : {}) })

export const filingMoveOperations = [
  operation({
    id: 'submitFiling',
    method: 'POST',
    path: '/filings/{id}/submission',
    tag: 'filings',
    summary: '提交办件',
    description:
      '首次提交、退回修改后再次提交，以及受理后的续报。提交后由本企业审核、签发人在平台上办理，签发后报送市国资委；审核与签发不能通过接口代办。',
    scope: 'filing.submit',
    at: filingPath,
    body: z.strictObject({ version, opinion }),
    example: { version: 3 },
    refusals: ['not_found', 'conflict', 'stale', 'blocked'],
    output: moved,
    run: async (call, { path, body }) => {
      const done = await runCommand(handInFiling, call.actor, { ...path, ...body, action: 'submit' }, keyed(call))
      return { ...done, id: done.filingId }
    },
  }),
  operation({
    id: 'answerCorrection',
    method: 'POST',
    path: '/filings/{id}/correction',
    tag: 'filings',
    summary: '提交补正答复',
    description: '收到补正告知、改好表单和材料之后提交；计时随即恢复。',
    scope: 'filing.submit',
    at: filingPath,
    body: z.strictObject({ version, opinion }),
    example: { opinion: '已按要求补充评估报告' },
    refusals: ['not_found', 'conflict', 'stale', 'blocked'],
    output: moved,
    run: async (call, { path, body }) => {
      const done = await runCommand(handInFiling, call.actor, { ...path, ...body, action: 'answer' }, keyed(call))
      return { ...done, id: done.filingId }
    },
  }),
  operation({
    id: 'withdrawFiling',
    method: 'POST',
    path: '/filings/{id}/withdrawal',
    tag: 'filings',
    summary: '撤回办件',
    description: '受理之前可以撤回；撤回后办件结束。',
    scope: 'filing.submit',
    at: filingPath,
    body: z.strictObject({ reason: z.string().trim().min(2, '请写明撤回原因').max(500, '撤回原因不超过 500 字').describe('撤回原因') }),
    example: { reason: '方案调整，另行申报' },
    refusals: ['not_found', 'conflict', 'stale', 'blocked'],
    output: z.object({ id: id('办件编号（id）'), status: filingStatus }),
    run: (call, { path, body }) => runCommand(withdrawFiling, call.actor, { ...path, ...body }, keyed(call)),
  }),
  operation({
    id: 'rateFiling',
    method: 'POST',
    path: '/filings/{id}/rating',
    tag: 'filings',
    summary: '评价办理服务',
    description: '办结后评价一次。',
    scope: 'filing.submit',
    at: filingPath,
    body: z.strictObject({
      stars: z.number('应为整数').int('应为整数').min(1, '请选择 1 至 5 星').max(5, '请选择 1 至 5 星').describe('1 至 5 星'),
      text: z.string().trim().max(500, '评价不超过 500 字').optional().describe('评价内容'),
    }),
    example: { stars: 5, text: '办理及时' },
    refusals: ['not_found', 'conflict'],
    output: z.object({ stars: count('星级') }),
    run: (call, { path, body }) => runCommand(rateFiling, call.actor, { ...path, ...body }, keyed(call)),
  }),
]
