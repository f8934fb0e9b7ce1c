import { z } from 'zod'
import { runCommand } from '@/lib/platform/command'
import { cancelDirect, directState, receiveDirect, startDirect } from '@/lib/platform/files/direct-upload'
import { maxUploadBytes } from '@/lib/platform/files/schema'
import { importTransfer } from '@/lib/procurement/commands/imports'
import { operation } from './operation'
import { begun } from './procurement'
import { count, id, recordPath, text } from './shapes'

const at = recordPath('传输编号（id）')
const state = z
  .object({
    id: id('传输编号'),
    name: text('文件名'),
    size: count('文件字节数'),
    received: count('已收到的字节数；等于 size 即已收全，可以“开始导入”'),
  })
  .meta({ id: 'Transfer', description: '大批量传输' })
const shared = { tag: 'procurement', scope: 'procurement.report' } as const

/** A large file of procurement data: opened, sent in parts, finished into an import. */
export const transferOperations = [
  operation({
    ...shared,
    id: 'startTransfer',
    method: 'POST',
    path: '/procurement/transfers',
    summary: '登记大批量传输',
    description:
      '逐行 JSON（.jsonl）、发布包（.json）或者填好的模板（.xlsx）。登记后用“续传内容”发送，收全后“开始导入”；一天内没有用上的会被清理。',
    body: z.strictObject({
      name: z
        .string()
        .min(1, '请填写文件名')
        .max(200, '文件名不超过 200 个字符')
        .describe('文件名，扩展名为 .json、.jsonl、.ndjson 或 .xlsx'),
      size: z
        .number('应为整数')
        .int('应为整数')
        .positive('文件是空的')
        .max(maxUploadBytes, '单个文件不超过 500 MB')
        .describe('字节数，不超过 500 MB'),
    }),
    example: { name: '2026年采购.jsonl', size: 1048576 },
    status: 201,
    idempotent: false,
    refusals: ['too_many'],
    output: state,
    run: ({ actor, now }, { body }) => startDirect(actor, { ...body, data: true }, now),
  }),
  operation({
    ...shared,
    id: 'sendTransfer',
    method: 'PUT',
    path: '/procurement/transfers/{id}',
    summary: '续传内容',
    description:
      '请求体就是文件内容（application/octet-stream），须带 Content-Length；分段时带 Content-Range: bytes 起-止/总数，从 received 处接着发。',
    at,
    body: 'bytes',
    refusals: ['not_found', 'conflict', 'invalid', 'unavailable'],
    output: state,
    run: ({ actor, now, request }, { path }) => receiveDirect(actor, path.id, request, now),
  }),
  operation({
    ...shared,
    id: 'getTransfer',
    method: 'GET',
    path: '/procurement/transfers/{id}',
    summary: '查看传输进度',
    at,
    refusals: ['not_found'],
    output: state,
    run: ({ actor }, { path }) => directState(actor, path.id),
  }),
  operation({
    ...shared,
    id: 'importTransfer',
    method: 'POST',
    path: '/procurement/transfers/{id}/import',
    summary: '开始导入',
    description: '内容收全之后调用；再次调用返回同一次导入。',
    at,
    body: z.strictObject({}),
    example: {},
    status: 201,
    refusals: ['not_found', 'conflict'],
    output: begun,
    run: ({ actor, now, key }, { path }) => runCommand(importTransfer, actor, path, { now, ...(key ? { key } : {}) }),
  }),
  operation({
    ...shared,
    id: 'cancelTransfer',
    method: 'DELETE',
    path: '/procurement/transfers/{id}',
    summary: '放弃传输',
    at,
    status: 204,
    idempotent: false,
    refusals: ['not_found'],
    output: null,
    run: ({ actor }, { path }) => cancelDirect(actor, path.id),
  }),
]
