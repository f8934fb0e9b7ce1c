import { z } from 'zod'
import { confirmCircular, readNotices } from '@/lib/identity/commands/notices'
import { circularList, circularRecord, noticeList } from '@/lib/identity/queries/notices'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { operation } from './operation'
import { count, id, instant, maybeInstant, pageOf, pageQuery, recordPath, text } from './shapes'

const circularPath = recordPath('公告编号（id）')
const circular = {
  id: id('公告编号（id）'),
  title: text('标题'),
  publisher: text('发布单位'),
  publishedAt: instant('发布时间'),
  needsReceipt: z.boolean().describe('是否须确认收到'),
  readAt: maybeInstant('经办人确认或阅读时间'),
} as const

export const noticeOperations = [
  operation({
    id: 'listNotices',
    method: 'GET',
    path: '/notices',
    tag: 'notices',
    summary: '查询通知',
    description: '发给经办人本人的通知，由近及远。',
    scope: 'notice.read',
    query: z.object({ unread: z.enum(['true', 'false']).default('false').describe('true 只列未读'), ...pageQuery }),
    output: pageOf(
      z
        .object({
          id: id('通知编号（id）'),
          at: instant('时间'),
          kind: text('类别'),
          title: text('标题'),
          body: text('内容'),
          href: text('平台页面地址'),
          readAt: maybeInstant('阅读时间'),
        })
        .meta({ id: 'Notice', description: '通知' }),
      '通知',
    ),
    run: ({ actor, now }, { query }) => runQuery(noticeList, actor, { ...query, unread: query.unread === 'true' }, now),
  }),
  operation({
    id: 'readNotices',
    method: 'POST',
    path: '/notices/read',
    tag: 'notices',
    summary: '标记通知已读',
    description: '须确认收到的公告不会因此被标记。',
    scope: 'notice.read',
    body: z.strictObject({
      ids: z.array(z.uuid('通知编号应为 UUID')).min(1, '请列出通知编号').max(200, '一次不超过 200 条').describe('通知编号'),
    }),
    example: { ids: ['01933d5e-0000-7000-8000-000000000000'] },
    output: z.object({ count: count('标记的条数') }),
    run: ({ actor, now, key }, { body }) => runCommand(readNotices, actor, body, { now, ...(key ? { key } : {}) }),
  }),
  operation({
    id: 'listCirculars',
    method: 'GET',
    path: '/circulars',
    tag: 'notices',
    summary: '查询公告',
    scope: 'notice.read',
    query: z.object(pageQuery),
    output: pageOf(z.object(circular).meta({ id: 'CircularBrief', description: '公告概要' }), '公告'),
    run: ({ actor, now }, { query }) => runQuery(circularList, actor, query, now),
  }),
  operation({
    id: 'getCircular',
    method: 'GET',
    path: '/circulars/{id}',
    tag: 'notices',
    summary: '查看公告',
    scope: 'notice.read',
    at: circularPath,
    refusals: ['not_found'],
    output: z.object({ ...circular, body: text('正文') }),
    run: ({ actor, now }, { path }) => runQuery(circularRecord, actor, path, now),
  }),
  operation({
    id: 'confirmCircular',
    method: 'POST',
    path: '/circulars/{id}/receipt',
    tag: 'notices',
    summary: '确认收到公告',
    description: '以经办人名义回执；时间只记一次。',
    scope: 'notice.read',
    at: circularPath,
    body: z.strictObject({}),
    example: {},
    output: z.object({ count: count('本次确认的条数，已确认过的为 0') }),
    run: ({ actor, now, key }, { path }) => runCommand(confirmCircular, actor, path, { now, ...(key ? { key } : {}) }),
  }),
]
