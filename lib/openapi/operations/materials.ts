import { z } from 'zod'
import { attachMaterial, removeMaterial } from '@/lib/matters/commands/materials'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { operation } from './operation'
import { count, filingPath, id, instant, maybeText, text } from './shapes'

export const materialOperations = [
  operation({
    id: 'listFilingMaterials',
    method: 'GET',
    path: '/filings/{id}/materials',
    tag: 'materials',
    summary: '查看办件材料',
    description: '按当前表单应交哪些材料、各交了哪些文件。',
    scope: 'filing.read',
    at: filingPath,
    refusals: ['not_found'],
    output: z.object({
      materials: z.array(
        z.object({
          key: text('材料标识'),
          name: text('材料名称'),
          note: text('要求'),
          needed: z.boolean().describe('按当前表单是否必交'),
          fromBase: maybeText('免提交的依据，即底座已有的内容；有值的不必再交'),
          files: z.array(
            z.object({
              id: id('材料文件编号，移除时用'),
              fileId: id('文件编号，下载时用'),
              name: text('文件名'),
              size: count('字节数'),
              mime: text('媒体类型'),
              sm3: text('SM3 摘要'),
              addedAt: instant('提交时间'),
              from: maybeText('免提交的材料取自哪件办件（受理编号）；自行上传的为 null'),
            }),
          ),
        }),
      ),
    }),
    run: async ({ actor, now }, { path }) => {
      const { needs, materials } = await runQuery(filingRecord, actor, path, now)
      return { materials: needs.map((need) => ({ ...need, files: materials.filter((file) => file.key === need.key) })) }
    },
  }),
  operation({
    id: 'attachMaterial',
    method: 'POST',
    path: '/filings/{id}/materials',
    tag: 'materials',
    summary: '提交材料',
    description: '把上传好的文件作为一份材料交到办件中。每份材料最多 20 个文件，内容相同的只收一次。',
    scope: 'filing.write',
    at: filingPath,
    body: z.strictObject({
      key: z.string().min(1, '请填写材料标识').max(60).describe('材料标识'),
      fileId: z.uuid('文件编号应为 UUID').describe('上传得到的文件编号'),
    }),
    example: { key: 'valuation_report', fileId: '01933d5e-0000-7000-8000-000000000000' },
    status: 201,
    refusals: ['not_found', 'conflict'],
    output: z.object({ materialId: id('材料文件编号') }),
    run: ({ actor, now, key }, { path, body }) => runCommand(attachMaterial, actor, { ...path, ...body }, { now, ...(key ? { key } : {}) }),
  }),
  operation({
    id: 'removeMaterial',
    method: 'DELETE',
    path: '/filings/{id}/materials/{materialId}',
    tag: 'materials',
    summary: '移除材料',
    description: '只能移除草稿、退回或补正中的文件；已提交轮次的历史不受影响。',
    scope: 'filing.write',
    at: filingPath.extend({ materialId: z.uuid('材料文件编号应为 UUID').describe('材料文件编号') }),
    status: 204,
    refusals: ['not_found', 'conflict'],
    output: null,
    run: ({ actor, now, key }, { path }) => runCommand(removeMaterial, actor, path, { now, ...(key ? { key } : {}) }),
  }),
]
