import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { StatementLine, StatementSheet } from '@/lib/finance/statement/form'

type Props = {
  sheet: StatementSheet
  /** Official numbers by `表.行`; of a draft they stand in the lines. */
  codes?: Readonly<Record<string, string>>
  /** Whether a line came with this draft. */
  added?: (line: StatementLine) => boolean
  doings?: (line: StatementLine) => ReactNode
}

/** The lines of a sheet with their keys, numbers, units and the sums they joined. */
export function FormLines({ sheet, codes, added, doings }: Props) {
  return (
    <Table label={sheet.title} dense className="[&_td]:align-middle">
      <thead>
        <tr>
          <Th>项目</Th>
          <Th>编码</Th>
          <Th>官方行次</Th>
          <Th>单位</Th>
          <Th>说明</Th>
          {doings && <Th>操作</Th>}
        </tr>
      </thead>
      <tbody>
        {sheet.lines.map((line) => (
          <tr key={line.key} className={clsx(line.title && 'bg-sunken', line.total && 'font-medium')}>
            <Td className="min-w-48">
              <span style={{ paddingLeft: `${line.level}em` }} className={clsx('block', line.retired && 'text-muted line-through')}>
                {line.mark && <span className="mr-0.5 text-muted">{line.mark}</span>}
                {line.label}
              </span>
              {(line.retired || added?.(line)) && (
                <Status tone={line.retired ? 'neutral' : 'brand'}>{line.retired ? '停用' : '新增'}</Status>
              )}
            </Td>
            <Td className="font-mono text-xs text-muted">{line.title ? '' : `${sheet.key}.${line.key}`}</Td>
            <Td className="whitespace-nowrap">{(codes ? codes[`${sheet.key}.${line.key}`] : line.officialCode) ?? ''}</Td>
            <Td className="whitespace-nowrap">{line.title ? '' : `${line.unit ?? '元'}，${line.nature ?? '时点'}`}</Td>
            <Td className="min-w-32 text-muted">
              {[
                line.sums?.length ? `${line.contra ? '减入' : '计入'} ${line.sums.join('、')}` : '',
                line.rare ? '少用' : '',
                line.note ?? '',
              ]
                .filter(Boolean)
                .join('；')}
            </Td>
            {doings && <Td className="whitespace-nowrap">{doings(line)}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
