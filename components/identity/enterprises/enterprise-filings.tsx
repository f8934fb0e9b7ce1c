import { KeyFigures } from '@/components/patterns/key-figure'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { OrgRecord } from '@/lib/identity/queries/org-record'

/** How many filings of an enterprise are in hand and ended; the filings themselves are in the ledger. */
export function EnterpriseFilings({ face, org }: { face: 'gov' | 'ent'; org: OrgRecord }) {
  const ledger = `/${face}/filings?org=${org.id}`
  return (
    <Card title="办件" actions={<ButtonLink href={ledger}>在办件台账中查看</ButtonLink>}>
      <KeyFigures
        figures={[
          { key: 'open', label: '在办', value: String(org.openFilings), unit: '件', href: `${ledger}&tab=open` },
          { key: 'ended', label: '已办结', value: String(org.endedFilings), unit: '件', href: `${ledger}&tab=ended` },
        ]}
      />
    </Card>
  )
}
