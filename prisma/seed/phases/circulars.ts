import { searchTokens } from '@/lib/platform/search-tokens'
import { copyRows } from '../copy'
import type { Phase } from '../phase'
import { circularRows, receiptRows } from '../scenarios/circulars'
import type { PeopleWorld } from '../scenarios/people/types'

/** Writes the circulars and the notices that are their receipts. */
export function circularsPhase({ users }: PeopleWorld): Phase {
  return {
    name: 'circulars',
    title: '通知公告',
    budget: 1,
    run: async ({ client, now }) => {
      const circulars = circularRows(users, now)
      const receipts = circulars.flatMap((circular) => receiptRows(circular, users, now))
      return {
        circular: await copyRows(
          client,
          'circular',
          ['id', 'title', 'body', 'published_at', 'published_by', 'publisher', 'audience', 'needs_receipt'],
          circulars.map((row) => [
            row.id,
            row.title,
            row.body,
            row.publishedAt,
            row.publishedBy,
            row.department,
            row.audience,
            row.needsReceipt,
          ]),
        ),
        search: await copyRows(
          client,
          'search_doc',
          ['kind', 'ref_id', 'org_id', 'line', 'side', 'title', 'hint', 'href', 'tokens', 'weight', 'at'],
          circulars.map((row) => [
            ...['notice', row.id, null, null, row.audience === 'all' ? null : row.audience],
            ...[row.title, row.department, `/circulars/${row.id}`, searchTokens(`${row.title} ${row.body}`), 0, row.publishedAt],
          ]),
        ),
        notice: await copyRows(
          client,
          'notice',
          ['id', 'at', 'user_id', 'kind', 'title', 'body', 'href', 'read_at', 'circular_id'],
          receipts.map((row) => [
            row.id,
            row.at,
            row.userId,
            'circular',
            row.title,
            row.body,
            `/circulars/${row.circularId}`,
            row.readAt,
            row.circularId,
          ]),
        ),
      }
    },
  }
}
