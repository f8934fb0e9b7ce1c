import { EnterpriseMarks } from '@/components/identity/enterprises/enterprise-marks'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { districtName } from '@/lib/identity/districts'
import type { OrgRecord } from '@/lib/identity/queries/org-record'

/** The direct subsidiaries of an enterprise, each with how many stand below it. */
export function EnterpriseTree({ org, list }: { org: OrgRecord; list: string }) {
  if (org.children.length === 0) {
    return (
      <Card>
        <EmptyState title="没有下级企业">这家企业没有登记下级企业。</EmptyState>
      </Card>
    )
  }
  return (
    <Card title="直接下级" note={`${org.children.length} 户，含各级下属共 ${org.below} 户`} flush>
      <Table label="直接下级企业">
        <thead>
          <tr>
            <Th>企业</Th>
            <Th>状态</Th>
            <Th>注册地</Th>
            <Th>所属行业</Th>
            <Th align="right">下级（户）</Th>
          </tr>
        </thead>
        <tbody>
          {org.children.map((row) => (
            <tr key={row.id}>
              <Td className="min-w-56">
                <TextLink href={`${list}/${row.id}`}>{row.name}</TextLink>
              </Td>
              <Td>
                <span className="flex gap-1">
                  <EnterpriseMarks org={row} />
                </span>
              </Td>
              <Td className="whitespace-nowrap">{districtName(row.adcode)}</Td>
              <Td>{row.industryName || '—'}</Td>
              <Td align="right">
                {row.below > 0 ? (
                  <TextLink href={`${list}?parent=${row.id}`} aria-label={`${row.below} 户，${row.shortName}的下级企业`}>
                    {row.below}
                  </TextLink>
                ) : (
                  '0'
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
