import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { PartySources, PartyStanding } from '@/components/procurement/party-sources'
import { PartyTables } from '@/components/procurement/party-tables'
import { AgencyCards } from '@/components/procurement/profile/agency-cards'
import { ProfileFindings } from '@/components/procurement/profile/profile-findings'
import { PartySidesCards } from '@/components/procurement/property/both-sides'
import { EquityCard } from '@/components/procurement/property/equity-card'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type PartyRecord, partyRecord } from '@/lib/procurement/queries/parties'
import { findingList } from '@/lib/risk/queries/findings'

type Face = 'gov' | 'ent'
const share = (value: number | null) => (value === null ? '—' : `${(value * 100).toFixed(1)}%`)
const said = (value: string | number | null | undefined) => value ?? <Missing reason="未接入" />

/** The profile of a party: registry, history, buyers, companions, peers; for an agency, whom it works for. */
export async function PartyPage({ face, actor, id }: { face: Face; actor: Actor; id: string }) {
  const party = await found(runQuery(partyRecord, actor, { id }))
  const findings = may(actor, 'risk.read') ? await found(runQuery(findingList, actor, { tab: 'open', partyId: id, size: 6 })) : null
  const bids = party.years.reduce((sum, year) => sum + year.bids, 0)
  const wins = party.years.reduce((sum, year) => sum + year.wins, 0)
  const standing = party.listings.filter(({ to }) => to === null)
  return (
    <PageFrame
      crumbs={[{ label: '市场主体', href: `/${face}/procurement/parties` }, { label: party.name }]}
      title={party.name}
      marks={standing.map((listing) => (
        <Status key={listing.id} tone="danger">
          {listing.kind}
        </Status>
      ))}
      facts={[party.uscc, party.scale, party.industry, party.establishedOn && `成立于 ${party.establishedOn}`]}
      actions={
        <>
          {face === 'gov' && party.orgId && <ButtonLink href={`/${face}/procurement/buyers/${party.orgId}`}>采购人画像</ButtonLink>}
          <ButtonLink href={`/${face}/procurement/graph?party=${id}`}>关系图谱</ButtonLink>
          <ButtonLink href={`/${face}/risk/findings?tab=all&party=${id}`}>风险发现</ButtonLink>
          <ButtonLink href={`/${face}/procurement/tenders?party=${id}`}>参与的标段</ButtonLink>
        </>
      }
    >
      <KeyFigures
        figures={[
          { key: 'bids', label: '投标', value: String(bids), unit: '次', href: `/${face}/procurement/tenders?party=${id}` },
          { key: 'wins', label: '中标', value: String(wins), unit: '次' },
          {
            key: 'rate',
            label: '中标率',
            value: bids > 0 ? share(wins / bids) : null,
            missing: '没有投标',
            note: party.peers && `同行中位 ${share(party.peers.median)}（${party.peers.n} 家）`,
          },
          {
            key: 'trades',
            label: '产权交易',
            value: String(party.sides.count.trades),
            unit: '次',
            note: `受让 ${party.sides.count.taken} 次`,
            href: `/${face}/procurement/property?party=${id}`,
          },
          { key: 'buyers', label: '采购人', value: String(party.buyers.length), unit: '家' },
          ...(party.agency
            ? [
                {
                  key: 'agency',
                  label: '代理标段',
                  value: String(party.agency.tenders),
                  unit: '个',
                  href: `/${face}/procurement/tenders?agency=${id}`,
                },
              ]
            : []),
        ]}
      />
      {findings && <ProfileFindings face={face} list={findings} href={`/${face}/risk/findings?party=${id}`} />}
      {party.agency && <AgencyCards face={face} id={id} agency={party.agency} />}
      <EquityCard face={face} id={id} equity={party.equity} />
      <PartySidesCards face={face} id={id} sides={party.sides} />
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <Registry party={party} />
        <PartySources party={party} />
        <PartyStanding party={party} />
        <Card>
          <Chart
            height={240}
            chart={prepareBar({
              title: '每年中标多少',
              subtitle: '中标金额，按投标截止年份',
              unit: '万元',
              direction: 'vertical',
              bars: party.years.map((year) => ({
                label: year.year,
                value: year.awarded ? (Number(year.awarded) / 1_000_000).toFixed(2) : '0',
              })),
            })}
          />
        </Card>
      </div>
      <PartyTables face={face} party={party} />
    </PageFrame>
  )
}

function Registry({ party }: { party: PartyRecord }) {
  return (
    <Card title="登记信息" note="来源：市场监管、社保、法院等外部数据；没有接入的写明未接入">
      <DefinitionList
        columns={2}
        items={[
          { key: 'capital', label: '注册资本（万元）', value: <Money cents={party.capital} missing="未接入" /> },
          { key: 'insured', label: '参保人数', value: said(party.insured) },
          { key: 'litigation', label: '涉诉（万元）', value: <Money cents={party.litigation} missing="未接入" /> },
          { key: 'rating', label: '履约评价', value: party.rating === null ? said(null) : `${Number(party.rating).toFixed(1)} 分` },
          {
            key: 'address',
            label: '注册地址',
            value: (
              <>
                {said(party.address)}
                {party.cluster && <Status className="ml-1">园区集群</Status>}
              </>
            ),
            wide: true,
          },
          { key: 'scope', label: '经营范围', value: said(party.scope), wide: true },
        ]}
      />
    </Card>
  )
}
