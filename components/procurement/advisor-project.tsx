import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatMoney } from '@/lib/kernel/money'
import type { ProjectPurchases } from '@/lib/procurement/queries/project-purchases'

type Props = { face: 'gov' | 'ent'; project: ProjectPurchases; category: string; words: string }

/** The other purchases of the project that were added up, each opening its tender; or why none was. */
export function ProjectCard({ face, project: { project, choices, more, purchases, year, sum, unpriced }, category, words }: Props) {
  if (!project)
    return (
      <Card title="同一项目的其他采购">
        <p role="alert" className="text-sm text-notice">
          {choices.length === 0
            ? `没有找到项目“${words}”，或者您看不到它：以下按单笔判断。`
            : `有${more ? '超过 ' : ' '}${choices.length} 个项目符合“${words}”，以下按单笔判断；请填写其中一个的编号：${choices.map(({ code, name }) => `${code}（${name}）`).join('、')}`}
        </p>
      </Card>
    )
  return (
    <Card
      title={`同一项目的其他采购：${project.name}`}
      note={`${project.code} · ${project.orgName} · ${year} 年${
        purchases.length === 0
          ? `没有其他${category}采购，按本次金额判断`
          : `${category} ${purchases.length} 笔，合计 ${formatMoney(BigInt(sum), '万元')} 万元，已计入`
      }${unpriced > 0 ? `；另有 ${unpriced} 笔没有金额，未计入` : ''}`}
      flush
    >
      {purchases.length > 0 && (
        <Table label="同一项目的其他采购" dense>
          <thead>
            <tr>
              <Th>标段</Th>
              <Th>采购方式</Th>
              <Th>日期</Th>
              <Th align="right">估算价（万元）</Th>
            </tr>
          </thead>
          <tbody>
            {purchases.map((one) => (
              <tr key={one.id}>
                <Td>
                  <TextLink href={`/${face}/procurement/tenders/${one.id}`}>{one.title}</TextLink>
                  <span className="block text-xs text-muted">{one.code}</span>
                </Td>
                <Td>{one.method ?? '—'}</Td>
                <Td>{one.on}</Td>
                <Td align="right">
                  <Money cents={one.amount} missing="未报送" />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
