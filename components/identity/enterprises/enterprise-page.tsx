import { EnterpriseData } from '@/components/identity/enterprises/enterprise-data'
import { EnterpriseEquity } from '@/components/identity/enterprises/enterprise-equity'
import { EnterpriseFilings } from '@/components/identity/enterprises/enterprise-filings'
import { EnterpriseMarks } from '@/components/identity/enterprises/enterprise-marks'
import { EnterpriseTools } from '@/components/identity/enterprises/enterprise-tools'
import { EnterpriseTree } from '@/components/identity/enterprises/enterprise-tree'
import { found } from '@/components/patterns/found'
import { RecordPage } from '@/components/patterns/record-page'
import { ButtonLink } from '@/components/ui/button'
import { orgRecord } from '@/lib/identity/queries/org-record'
import { superiorChoices } from '@/lib/identity/queries/superiors'
import { type Actor, may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; tab: string | undefined }

/** One enterprise, one file (一企一档): register data, equity, subsidiaries, filings. */
export async function EnterprisePage({ face, actor, id, tab }: Props) {
  const org = await found(runQuery(orgRecord, actor, { id }))
  const keeps = face === 'gov' && may(actor, 'org.register')
  const superiors = keeps ? await runQuery(superiorChoices, actor, {}) : null
  const list = `/${face}/enterprises`
  const path = `${list}/${id}`
  const sees = may(actor, 'matter.read')
  const tabs = [
    { key: 'data', label: '基本信息' },
    { key: 'equity', label: '股权结构' },
    { key: 'tree', label: '下级企业', count: org.below },
    ...(sees ? [{ key: 'filings', label: '办件', count: org.openFilings + org.endedFilings }] : []),
  ]
  const current = tabs.find((one) => one.key === tab)?.key ?? 'data'
  return (
    <RecordPage
      crumbs={[
        { label: face === 'gov' ? '企业全景' : '企业档案', href: list },
        ...org.path.map((one) => ({ label: one.shortName, href: `${list}?parent=${one.id}` })),
        { label: org.shortName },
      ]}
      title={org.name}
      marks={<EnterpriseMarks org={org} />}
      facts={[
        org.code,
        org.stateShare && `国有权益 ${org.stateShare}%`,
        org.legalPerson && `法定代表人 ${org.legalPerson}`,
        org.openFilings > 0 && sees && `在办 ${org.openFilings} 件`,
      ]}
      actions={
        <>
          {org.children.length > 0 && <ButtonLink href={`${list}?parent=${id}`}>逐级查看下级</ButtonLink>}
          {superiors && <EnterpriseTools org={org} superiors={superiors} today={shanghaiDate(new Date())} />}
        </>
      }
      tabs={tabs.map((one) => ({
        href: one.key === 'data' ? path : `${path}?tab=${one.key}`,
        label: one.label,
        current: one.key === current,
        ...('count' in one ? { count: one.count } : {}),
      }))}
    >
      {current === 'data' && <EnterpriseData org={org} list={list} />}
      {current === 'equity' && <EnterpriseEquity org={org} list={list} />}
      {current === 'tree' && <EnterpriseTree org={org} list={list} />}
      {current === 'filings' && <EnterpriseFilings face={face} actor={actor} org={org} />}
    </RecordPage>
  )
}
