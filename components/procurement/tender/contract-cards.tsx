import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import type { TenderRecord } from '@/lib/procurement/queries/tender/record'

type Contract = TenderRecord['contracts'][number]

/** Contracts of a tender, each with changes and payments and what they add up to. */
export function ContractCards({ tender }: { tender: TenderRecord }) {
  if (tender.contracts.length === 0) return <EmptyState title="没有合同数据">定标后签订的合同、变更和付款报送后列在这里。</EmptyState>
  return tender.contracts.map((contract) => <ContractCard key={contract.id} contract={contract} />)
}

const total = (amounts: readonly (string | null)[]) => amounts.reduce((sum, amount) => sum + BigInt(amount ?? 0), 0n).toString()

function ContractCard({ contract }: { contract: Contract }) {
  const changed = total(contract.changes.map(({ delta }) => delta))
  const paid = total(contract.payments.map(({ amount }) => amount))
  return (
    <Card title={`合同 ${contract.code}`} note={contract.party ?? undefined}>
      <DefinitionList
        columns={3}
        items={[
          { key: 'amount', label: '合同价（万元）', value: <Money cents={contract.amount} /> },
          { key: 'changed', label: '变更累计', value: <Money cents={changed} /> },
          { key: 'paid', label: '已付款', value: <Money cents={paid} /> },
          { key: 'settled', label: '结算价', value: <Money cents={contract.settled} missing="未结算" /> },
          { key: 'signed', label: '签订日', value: contract.signedOn ?? '—' },
          { key: 'ended', label: '完工日', value: `${contract.endedOn ?? '—'}（计划 ${contract.plannedEndOn ?? '—'}）` },
        ]}
      />
      <div className="mt-2 grid grid-cols-1 gap-3 *:min-w-0 lg:grid-cols-2">
        <Table label="变更" dense className="rounded-md border border-line">
          <thead>
            <tr>
              <Th>变更日</Th>
              <Th align="right">增减（万元）</Th>
            </tr>
          </thead>
          <tbody>
            {contract.changes.map((change) => (
              <tr key={change.id}>
                <Td>{change.on}</Td>
                <Td align="right">
                  <Money cents={change.delta} />
                </Td>
              </tr>
            ))}
            {contract.changes.length === 0 && (
              <tr>
                <Td colSpan={2} className="text-muted">
                  没有变更
                </Td>
              </tr>
            )}
          </tbody>
        </Table>
        <Table label="付款" dense className="rounded-md border border-line">
          <thead>
            <tr>
              <Th>付款日</Th>
              <Th>节点</Th>
              <Th align="right">金额（万元）</Th>
              <Th>验收单</Th>
            </tr>
          </thead>
          <tbody>
            {contract.payments.map((payment) => (
              <tr key={payment.id}>
                <Td>{payment.on ?? '—'}</Td>
                <Td>{payment.node ?? '—'}</Td>
                <Td align="right">
                  <Money cents={payment.amount} />
                </Td>
                <Td>{payment.acceptance === null ? '—' : payment.acceptance ? '有' : '无'}</Td>
              </tr>
            ))}
            {contract.payments.length === 0 && (
              <tr>
                <Td colSpan={4} className="text-muted">
                  没有付款
                </Td>
              </tr>
            )}
          </tbody>
        </Table>
      </div>
    </Card>
  )
}
