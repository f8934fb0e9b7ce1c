import { openTenderDraftAction } from '@/app/actions/procurement/tender-draft-actions'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { RecordPage } from '@/components/patterns/record-page'
import { BidComparison } from '@/components/procurement/tender/bid-comparison'
import { ContractCards } from '@/components/procurement/tender/contract-cards'
import { Milestones } from '@/components/procurement/tender/milestones'
import { Passages } from '@/components/procurement/tender/passages'
import { TenderFindings } from '@/components/procurement/tender/tender-findings'
import { TenderSummary } from '@/components/procurement/tender/tender-summary'
import { buttonClass } from '@/components/ui/button'
import { Download } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Actor, may } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'
import { tenderRecord } from '@/lib/procurement/queries/tender/record'
import { tenderStatuses } from '@/lib/procurement/schema'
import { tenderRisks } from '@/lib/risk/queries/tender-risks'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }
const tabs = { bids: '投标比对', findings: '风险发现', steps: '程序时限', contracts: '合同履约', documents: '文件文本' } as const

/** The page of bids that an address asks for. */
const pageOf = ({ page }: SearchParams) => (typeof page === 'string' && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1)

/** One tender: bids side by side, what the models found, steps against the law, contracts and payments, documents. */
export async function TenderPage({ face, actor, id, params }: Props) {
  const { tender, risks } = await found(
    runTogether(actor, async (ask) => ({
      tender: await ask(tenderRecord, { id, page: pageOf(params) }),
      risks: await ask(tenderRisks, { id }),
    })),
  )
  const tab = typeof params.tab === 'string' && params.tab in tabs ? (params.tab as keyof typeof tabs) : 'bids'
  const base = `/${face}/procurement/tenders/${id}`
  const counts: Partial<Record<keyof typeof tabs, number>> = {
    bids: tender.bidCount,
    findings: risks.findings,
    contracts: tender.contracts.length,
  }
  return (
    <RecordPage
      crumbs={[{ label: '采购台账', href: `/${face}/procurement/tenders` }, { label: tender.title }]}
      title={tender.title}
      marks={tender.status && <Status>{tenderStatuses[tender.status]}</Status>}
      facts={[
        tender.org?.shortName,
        tender.code,
        tender.method,
        tender.awardRule,
        tender.awardAmount && <Money key="amount" cents={tender.awardAmount} showUnit />,
        tender.winner?.name,
      ]}
      actions={
        <>
          {face === 'ent' && may(actor, 'procurement.report') && (
            <form action={openTenderDraftAction}>
              <input type="hidden" name="tender" value={id} />
              <SubmitButton tone="secondary">修改标段</SubmitButton>
            </form>
          )}
          <a href={`/api/procurement/tenders/releases?q=${id}`} download className={buttonClass('secondary')}>
            <Download aria-hidden className="size-4 text-muted" />
            导出开放数据
          </a>
        </>
      }
      tabs={Object.entries(tabs).map(([key, label]) => ({
        href: `${base}?tab=${key}`,
        label,
        current: key === tab,
        count: counts[key as keyof typeof tabs],
      }))}
      aside={<TenderSummary face={face} tender={tender} />}
    >
      {tab === 'bids' && <BidComparison face={face} actor={actor} tender={tender} />}
      {tab === 'findings' && <TenderFindings face={face} risks={risks} />}
      {tab === 'steps' && <Milestones tender={tender} />}
      {tab === 'contracts' && <ContractCards tender={tender} />}
      {tab === 'documents' && <Passages face={face} actor={actor} id={id} params={params} marks={risks.marks} />}
    </RecordPage>
  )
}
