import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { verifyPaper } from '@/lib/matters/queries/verify-paper'
import { downloadResponse } from '@/lib/platform/files/download-response'
import { runQuery } from '@/lib/platform/query'
import { type Call, operation } from './operation'
import { day, filingPath, id, instant, maybeText, text } from './shapes'

async function paperOf({ actor, now }: Call, filing: { id: string }) {
  const { paper } = await runQuery(filingRecord, actor, filing, now)
  if (!paper) throw new Refusal('not_found', '这个办件还没有办结文书。')
  return paper
}

export const paperOperations = [
  operation({
    id: 'getPaper',
    method: 'GET',
    path: '/filings/{id}/paper',
    tag: 'papers',
    summary: '查看办结文书',
    scope: 'paper.read',
    at: filingPath,
    refusals: ['not_found'],
    output: z.object({
      id: id('文书编号（id）'),
      number: text('文号'),
      kind: text('批复、核准文件、备案表、收悉回执、不予同意通知书或不予受理通知书'),
      title: text('标题'),
      verifyCode: text('核验码'),
      issuedAt: instant('制发时间'),
      sm3: maybeText('PDF 的 SM3 摘要；PDF 尚在制作或等待用印批准时为 null'),
      revoked: z
        .object({ at: instant('撤销时间'), reason: maybeText('撤销原因'), basis: maybeText('依据文件') })
        .nullable()
        .describe('撤销情况；未撤销为 null'),
    }),
    run: (call, { path }) => paperOf(call, path),
  }),
  operation({
    id: 'downloadPaper',
    method: 'GET',
    path: '/filings/{id}/paper/pdf',
    tag: 'papers',
    summary: '下载文书 PDF',
    description: '制发后一般数秒内可下载，须经用印批准的待批准后；收到 paper.issued 通知即可下载。',
    scope: 'paper.read',
    at: filingPath,
    refusals: ['not_found', 'unavailable'],
    output: { binary: 'application/pdf', description: '文书 PDF' },
    run: async (call, { path }) => {
      const { fileId } = await paperOf(call, path)
      if (!fileId) throw new Refusal('not_found', '文书 PDF 正在制作，请稍后再试。')
      return downloadResponse(call.actor, fileId, call.request)
    },
  }),
  operation({
    id: 'verifyPaper',
    method: 'GET',
    path: '/papers/verification',
    tag: 'papers',
    summary: '核验文书真伪',
    description: '按核验码，或按 PDF 文件的 SM3 摘要；二者给其一。',
    scope: 'paper.read',
    query: z.object({
      code: z.string().max(40).optional().describe('核验码，12 位'),
      sm3: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'SM3 摘要应为 64 位小写十六进制')
        .optional()
        .describe('PDF 的 SM3 摘要'),
    }),
    output: z.object({
      state: z.enum(['genuine', 'revoked', 'unknown']).describe('genuine 真实有效，revoked 已撤销，unknown 不是本平台制发'),
      number: z.string().optional().describe('文号'),
      title: z.string().optional().describe('标题'),
      kind: z.string().optional().describe('文书种类'),
      organ: z.string().optional().describe('制发机关'),
      date: day('成文日期').optional(),
      holder: z.string().optional().describe('持有单位，部分隐去'),
    }),
    run: ({ actor, now }, { query }) => {
      if (!query.code === !query.sm3) throw new Refusal('invalid', '请给出核验码或 SM3 摘要之一。', { code: '核验码与摘要给其一' })
      return runQuery(verifyPaper, actor, query, now)
    },
  }),
]
