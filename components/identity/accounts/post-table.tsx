import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { AccountRecord } from '@/lib/identity/queries/accounts'
import { scopeNames } from '@/lib/identity/rules/post-shapes'
import type { OrgScope } from '@/lib/identity/scope/scope-types'

type Post = AccountRecord['posts'][number]
type Props = { posts: readonly Post[]; actions?: ReactNode; rowAction?: (post: Post) => ReactNode; empty: string }

/** The posts of a person, present ones first, with reach and time. */
export function PostTable({ posts, actions, rowAction, empty }: Props) {
  const sorted = [...posts].sort((a, b) => Number(b.inForce) - Number(a.inForce) || (a.fromDate < b.fromDate ? 1 : -1))
  return (
    <Card title="岗位" note={`${posts.filter((post) => post.inForce).length} 个在岗`} actions={actions} flush>
      {posts.length === 0 ? (
        <EmptyState title="没有岗位">{empty}</EmptyState>
      ) : (
        <Table label="岗位">
          <thead>
            <tr>
              <Th>岗位</Th>
              <Th>单位</Th>
              <Th>处室</Th>
              <Th>单位范围</Th>
              <Th>条线</Th>
              <Th>期间</Th>
              <Th>
                <span className="sr-only">操作</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((post) => (
              <tr key={post.id} className={post.inForce ? '' : 'text-muted'}>
                <Td className="whitespace-nowrap">
                  {post.roleName} {post.inForce ? post.isMain && <Status tone="brand">主岗</Status> : <Status>未在岗</Status>}
                </Td>
                <Td className="whitespace-nowrap">{post.orgName}</Td>
                <Td className="whitespace-nowrap">{post.departmentName ?? '—'}</Td>
                <Td className="min-w-32">
                  {scopeNames[post.orgScope as OrgScope] ?? post.orgScope}
                  {post.listed.length > 0 && <span className="block text-xs text-muted">{post.listed.join('、')}</span>}
                </Td>
                <Td className="min-w-32">{post.lines.join('、') || '无'}</Td>
                <Td className="whitespace-nowrap">
                  {post.fromDate} {post.toDate ? `至 ${post.toDate}` : '起'}
                </Td>
                <Td align="right">{post.inForce && rowAction?.(post)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
