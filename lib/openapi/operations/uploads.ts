import { z } from 'zod'
import { cancelDirect, directState, receiveDirect, startDirect } from '@/lib/platform/files/direct-upload'
import { downloadResponse } from '@/lib/platform/files/download-response'
import { maxUploadBytes } from '@/lib/platform/files/schema'
import { operation } from './operation'
import { count, fileShape, id, recordPath, text } from './shapes'

const at = recordPath('上传编号（id）')
const state = z
  .object({
    id: id('上传编号；完成后即文件编号'),
    name: text('文件名'),
    size: count('文件字节数'),
    received: count('已收到的字节数'),
    file: fileShape.nullable().describe('收全并通过检查后的文件；未完成为 null'),
  })
  .meta({ id: 'Upload', description: '上传' })

export const uploadOperations = [
  operation({
    id: 'startUpload',
    method: 'POST',
    path: '/uploads',
    tag: 'materials',
    summary: '登记上传',
    description: '说明文件名和大小，得到上传编号；随后用“上传文件内容”发送。同时进行的上传不超过 50 个，一天内没有用上的文件会被清理。',
    scope: 'filing.write',
    body: z.strictObject({
      name: z.string().min(1, '请填写文件名').max(1000).describe('文件名，含扩展名；可用类型见代码表 upload-extensions'),
      size: z
        .number('应为整数')
        .int('应为整数')
        .positive('文件是空的')
        .max(maxUploadBytes, '单个文件不超过 500 MB')
        .describe('字节数，不超过 500 MB'),
    }),
    example: { name: '资产评估报告.pdf', size: 1048576 },
    status: 201,
    idempotent: false,
    refusals: ['too_many'],
    output: state,
    run: ({ actor, now }, { body }) => startDirect(actor, body, now),
  }),
  operation({
    id: 'sendUpload',
    method: 'PUT',
    path: '/uploads/{id}',
    tag: 'materials',
    summary: '上传文件内容',
    description:
      '请求体就是文件内容（application/octet-stream），须带 Content-Length。可一次发完；大文件可带 Content-Range: bytes 起-止/总数 分段续传，从 received 处接着发。收全后检查类型与病毒，返回 file。',
    scope: 'filing.write',
    at,
    body: 'bytes',
    refusals: ['not_found', 'conflict', 'invalid', 'unavailable'],
    output: state,
    run: ({ actor, now, request }, { path }) => receiveDirect(actor, path.id, request, now),
  }),
  operation({
    id: 'getUpload',
    method: 'GET',
    path: '/uploads/{id}',
    tag: 'materials',
    summary: '查看上传进度',
    scope: 'filing.write',
    at,
    refusals: ['not_found'],
    output: state,
    run: ({ actor }, { path }) => directState(actor, path.id),
  }),
  operation({
    id: 'cancelUpload',
    method: 'DELETE',
    path: '/uploads/{id}',
    tag: 'materials',
    summary: '放弃上传',
    scope: 'filing.write',
    at,
    status: 204,
    idempotent: false,
    refusals: ['not_found'],
    output: null,
    run: ({ actor }, { path }) => cancelDirect(actor, path.id),
  }),
  operation({
    id: 'downloadFile',
    method: 'GET',
    path: '/files/{id}',
    tag: 'materials',
    summary: '下载文件',
    description: '办件材料或文书的原文件；支持 Range。每次下载记入审计日志。',
    scope: 'filing.read',
    at: recordPath('文件编号（id）'),
    refusals: ['not_found', 'unavailable'],
    output: { binary: 'application/octet-stream', description: '文件内容' },
    run: ({ actor, request }, { path }) => downloadResponse(actor, path.id, request),
  }),
]
