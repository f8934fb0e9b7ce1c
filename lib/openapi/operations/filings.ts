import { z } from 'zod'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { filingList } from '@/lib/matters/queries/filing-list'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { briefOf, detailOf, filingBrief, filingDetail, filingStatus } from './filing-shapes'
import { operation } from './operation'
import { filingPath, id, pageOf, pageQuery } from './shapes'

export const filingOperations = [
  operation({
    id: 'createFiling',
    method: 'POST',
    path: '/filings',
    tag: 'filings',
    summary: '新建办件',
    description: '得到一份草稿，底座已有的信息自动带出。随后依次保存表单、上传材料、预检、提交。',
    scope: 'filing.write',
    body: z.strictObject({
      matter: z
        .string()
        .regex(/^GZ-[A-Z]{2}-\d{2}$/, '事项编码应如 GZ-CQ-05')
        .describe('事项编码'),
      orgId: z.uuid('申报企业编号应为 UUID').optional().describe('申报企业编号，缺省为经办人本单位；可取值见“列出可代为申报的企业”'),
    }),
    example: { matter: 'GZ-CQ-05' },
    status: 201,
    refusals: ['not_found', 'conflict'],
    output: z.object({ id: id('办件编号（id）') }),
    run: ({ actor, now, key }, { body }) => runCommand(createFiling, actor, body, { now, ...(key ? { key } : {}) }),
  }),
  operation({
    id: 'listFilings',
    method: 'GET',
    path: '/filings',
    tag: 'filings',
    summary: '查询办件',
    description: '经办人范围内的办件，按最近更新排序；用 updated 排序可增量同步。',
    scope: 'filing.read',
    query: z.object({
      tab: z
        .enum(['all', 'open', 'overdue', 'due', 'ended', 'draft'])
        .default('all')
        .describe('all 全部，open 在办，overdue 超期，due 三日内到期，ended 已结束，draft 草稿与退回'),
      status: filingStatus.optional(),
      matter: z.string().max(20).optional().describe('事项编码'),
      org: z.uuid('企业编号应为 UUID').optional().describe('申报企业编号'),
      words: z.string().max(100, '不超过 100 字').optional().describe('编号、名称、企业、标的中的词'),
      sort: z.enum(['updated', 'arrived', 'due', 'amount']).default('updated').describe('排序；没有该项的办件不列出'),
      direction: z.enum(['asc', 'desc']).default('desc').describe('asc 升序，desc 降序'),
      ...pageQuery,
    }),
    output: pageOf(filingBrief, '办件'),
    run: async ({ actor, now }, { query }) => {
      const page = await runQuery(filingList, actor, query, now)
      return { ...page, rows: page.rows.map(briefOf) }
    },
  }),
  operation({
    id: 'getFiling',
    method: 'GET',
    path: '/filings/{id}',
    tag: 'filings',
    summary: '查看办件进度',
    description: '状态、环节进度、计时、补正事项、可以做的操作与办结文书。',
    scope: 'filing.read',
    at: filingPath,
    refusals: ['not_found'],
    output: filingDetail,
    run: async ({ actor, now }, { path }) => detailOf(await runQuery(filingRecord, actor, path, now)),
  }),
]
