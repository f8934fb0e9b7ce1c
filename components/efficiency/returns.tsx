import { Csv } from '@/components/efficiency/breakdown'
import type { LinkMaker } from '@/components/efficiency/efficiency-scope'
import { Count } from '@/components/efficiency/numbers'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { type ReasonRow, type ReturnReason, type ReturnRow, returnReasons } from '@/lib/dashboards/schema'
import { sendBackReasonName } from '@/lib/flow/reasons'

type ReasonProps = { rows: readonly ReasonRow[]; links: LinkMaker; csv: string }

/** Why filings went back, by coded reason, with what was done. */
export function Reasons({ rows, links, csv }: ReasonProps) {
  const most = Math.max(1, ...rows.map((row) => row.times))
  const acts = (Object.keys(returnReasons) as ReturnReason[]).filter((act) => rows.some((row) => row.acts[act]))
  return (
    <Card title="为什么退回" note="按退回时选定的原因，上报之后" actions={<Csv href={csv} />} flush>
      {rows.length === 0 ? (
        <EmptyState title="没有退回">所选期间上报的办件没有补正、退回、不同意或不予受理。</EmptyState>
      ) : (
        <Table label="退回原因" dense>
          <thead>
            <tr>
              <Th>原因</Th>
              <Th align="right">次数（次）</Th>
              <Th align="right">涉及办件（件）</Th>
              {acts.map((act) => (
                <Th key={act} align="right">
                  {returnReasons[act]}（次）
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.why ?? 'none'}>
                <Td className="min-w-32">
                  {sendBackReasonName(row.why)}
                  <span
                    aria-hidden
                    className="mt-0.5 block h-1 rounded-full bg-brand-300"
                    style={{ width: `${(row.times / most) * 100}%` }}
                  />
                </Td>
                <Td align="right">{row.times.toLocaleString('zh-CN')}</Td>
                <Td align="right">
                  <Count value={row.filings} slice={{ why: row.why ?? 'none' }} links={links} />
                </Td>
                {acts.map((act) => (
                  <Td key={act} align="right" className={row.acts[act] ? '' : 'text-muted'}>
                    {(row.acts[act] ?? 0).toLocaleString('zh-CN')}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

type ReturnProps = { rows: readonly ReturnRow[]; links: LinkMaker; csv: string }

/** How often filings went back, by reason and step. */
export function Returns({ rows, links, csv }: ReturnProps) {
  const most = Math.max(1, ...rows.map((row) => row.times))
  return (
    <Card title="怎样退回" note="按动作和提出环节，上报之后" actions={<Csv href={csv} />} flush>
      {rows.length === 0 ? (
        <EmptyState title="没有退回">所选期间上报的办件没有补正、退回或不予受理。</EmptyState>
      ) : (
        <Table label="退回方式" dense>
          <thead>
            <tr>
              <Th>方式</Th>
              <Th>提出环节</Th>
              <Th align="right">次数（次）</Th>
              <Th align="right">涉及办件（件）</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.reason} ${row.step}`}>
                <Td className="min-w-32">
                  {returnReasons[row.reason]}
                  <span
                    aria-hidden
                    className="mt-0.5 block h-1 rounded-full bg-brand-300"
                    style={{ width: `${(row.times / most) * 100}%` }}
                  />
                </Td>
                <Td>{row.stepName || '—'}</Td>
                <Td align="right">{row.times.toLocaleString('zh-CN')}</Td>
                <Td align="right">
                  <Count value={row.filings} slice={{ reason: row.reason, ...(row.step ? { step: row.step } : {}) }} links={links} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
