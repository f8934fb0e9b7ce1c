import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { type Clause, negativeListMatters } from '@/lib/matters/rules/negative-list'

/** Clauses with category, matters, condition and source; what nobody has compared with the original is marked. */
export function ClauseTable({ clauses, doings }: { clauses: readonly Clause[]; doings?: (index: number) => ReactNode }) {
  return (
    <Table label="负面清单条款" dense>
      <thead>
        <tr>
          <Th align="right">条号</Th>
          <Th>类别</Th>
          <Th>条文</Th>
          <Th>适用事项</Th>
          <Th>命中条件</Th>
          <Th>来源</Th>
          {doings && <Th>操作</Th>}
        </tr>
      </thead>
      <tbody>
        {clauses.map(({ no, category, text, matters, condition, source, checked }, index) => (
          <tr key={no}>
            <Td align="right">{no}</Td>
            <Td>
              <Status tone={category === '禁止类' ? 'danger' : 'notice'}>{category}</Status>
            </Td>
            <Td className="min-w-48 whitespace-normal">{text}</Td>
            <Td className="min-w-32 whitespace-normal">{matters.map((code) => negativeListMatters[code]).join('、')}</Td>
            <Td className="min-w-40 whitespace-normal">
              {condition ? <code className="text-xs break-all">{condition}</code> : <span className="text-muted">人工判断</span>}
            </Td>
            <Td className="min-w-40 whitespace-normal text-xs">
              {source} {!checked && <Status tone="warn">待校核</Status>}
            </Td>
            {doings && <Td>{doings(index)}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
