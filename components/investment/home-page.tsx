import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { Rate, Units } from '@/components/investment/home-units'
import { percentOf } from '@/components/investment/light'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GroupTabs } from '@/components/treasury/group-tabs'
import { orgOf, yi } from '@/components/treasury/words'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type InvestHome, investHome, investUnits } from '@/lib/investment/queries/home'
import { type Actor, may } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 投资总览: plans of a year against what was done, by kind and enterprise, and the lights of today. */
export async function InvestHomePage({ face, actor, params }: Props) {
  const orgId = orgOf(params)
  const year = typeof params.year === 'string' && /^20\d\d$/.test(params.year) ? params.year : undefined
  const { home, units } = await found(
    runTogether(actor, async (ask) => ({ home: await ask(investHome, { year, orgId }), units: await ask(investUnits, {}) })),
  )
  const path = `/${face}/investment`
  const to = (page: string, query: Record<string, string>) => {
    const all = new URLSearchParams({ ...(orgId ? { org: orgId } : {}), ...query }).toString()
    return `${path}/${page}${all ? `?${all}` : ''}`
  }
  return (
    <PageFrame
      title="投资总览"
      facts={[
        `${home.year} 年`,
        home.pace && `序时进度 ${percentOf(home.pace)}`,
        '灯按今日情况判断',
        face === 'ent' && '只含您能查看的企业',
      ]}
      actions={
        <>
          <ButtonLink href={to('plans', {})}>年度计划</ButtonLink>
          <ButtonLink href={to('projects', {})}>项目库</ButtonLink>
          {face === 'ent' && may(actor, 'invest.report') && (
            <ButtonLink tone="primary" href="/ent/investment/report">
              填报月报
            </ButtonLink>
          )}
        </>
      }
    >
      <GroupTabs groups={units} path={path} current={orgId} keep={year ? `year=${year}` : ''} />
      {home.years.length > 1 && (
        <LinkTabs
          label="年度"
          tabs={home.years.map((one) => ({
            ...{ href: `${path}?${new URLSearchParams({ ...(orgId ? { org: orgId } : {}), year: String(one) })}`, label: `${one} 年` },
            current: one === home.year,
          }))}
        />
      )}
      {home.projects === 0 && home.planned === 0 ? (
        <EmptyState title="还没有投资计划和项目">
          年度投资计划、投资项目的办件办结后自动进入这里；未经平台办理的项目由企业在项目库登记。
        </EmptyState>
      ) : (
        <>
          <KeyFigures figures={figuresOf(home, to)} />
          <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
            <Parts home={home} to={to} />
            <Rules home={home} to={to} />
          </div>
          <Units home={home} path={path} year={year} />
          <Card>
            <Chart chart={ratesOf(home, path)} />
          </Card>
        </>
      )}
    </PageFrame>
  )
}

type To = (page: string, query: Record<string, string>) => string

function figuresOf(home: InvestHome, to: To) {
  const { total, lights } = home
  const ofYear = { year: String(home.year) }
  return [
    {
      ...{ key: 'plan', label: '年度计划投资', value: total.plan && yi(total.plan), unit: '亿元', missing: '没有生效的年度计划' },
      ...{ href: to('plans', ofYear), note: `${home.planned} 户有生效计划` },
    },
    {
      key: 'done',
      label: '已完成投资',
      value: yi(total.done),
      unit: '亿元',
      href: to('projects', ofYear),
      note: `在建 ${home.building} 个`,
    },
    {
      ...{ key: 'rate', label: '年度完成率', value: percentOf(total.rate), missing: '没有生效的年度计划' },
      note: `序时进度 ${percentOf(home.pace)}`,
    },
    {
      ...{ key: 'core', label: '非主业占完成投资', value: percentOf(home.nonCore.share), missing: '没有完成投资' },
      ...{ href: to('projects', { ...ofYear, core: 'nonCore' }), note: `计划占比 ${percentOf(home.planNonCoreShare) ?? '—'}` },
    },
    {
      ...{ key: 'projects', label: '项目', value: String(home.projects), unit: '个', href: to('projects', {}) },
      note: `批复 ${yi(home.approved)} 亿元，累计完成 ${yi(home.invested)} 亿元`,
    },
    {
      ...{ key: 'lights', label: '亮灯项目', value: String(lights.红 + lights.黄), unit: '个', href: to('projects', { light: '亮灯' }) },
      note: `红 ${lights.红}，黄 ${lights.黄}`,
    },
  ]
}

function Parts({ home, to }: { home: InvestHome; to: To }) {
  const year = String(home.year)
  const lines = [
    ...home.parts.map((part) => ({ ...part, href: to('projects', { year, part: part.key }) })),
    { ...home.total, key: 'total', label: '合计', href: to('projects', { year }) },
    { ...home.nonCore, key: 'nonCore', label: '其中：非主业', href: to('projects', { year, core: 'nonCore' }) },
    { ...home.overseas, key: 'overseas', label: '其中：境外', href: null },
  ]
  return (
    <Card title="计划与完成" note="点完成额看项目" flush>
      <Table label="计划与完成" dense>
        <thead>
          <tr>
            <Th>类别</Th>
            <Th align="right">计划（万元）</Th>
            <Th align="right">已完成（万元）</Th>
            <Th align="right">完成率</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={line.key === 'total' ? 'font-semibold' : ''}>
              <Td className="whitespace-nowrap">{line.label}</Td>
              <Td align="right">
                <Money cents={line.plan} missing="没有生效的年度计划" />
              </Td>
              <Td align="right">
                {line.href ? (
                  <TextLink href={line.href}>
                    <Money cents={line.done} />
                  </TextLink>
                ) : (
                  <Money cents={line.done} />
                )}
              </Td>
              <Td align="right">
                <Rate of={line} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Rules({ home, to }: { home: InvestHome; to: To }) {
  return (
    <Card title="亮灯原因" note="一个项目可以有几个原因" flush>
      <Table label="亮灯原因" dense>
        <thead>
          <tr>
            <Th>规则</Th>
            <Th align="right">红</Th>
            <Th align="right">黄</Th>
          </tr>
        </thead>
        <tbody>
          {home.rules.map(({ rule, label, red, yellow }) => (
            <tr key={rule}>
              <Td>{red + yellow > 0 ? <TextLink href={to('projects', { rule })}>{label}</TextLink> : label}</Td>
              <Td align="right" className={red > 0 ? 'text-danger' : 'text-muted'}>
                {red}
              </Td>
              <Td align="right" className={yellow > 0 ? '' : 'text-muted'}>
                {yellow}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function ratesOf(home: InvestHome, path: string) {
  const known = home.units.filter(({ rate }) => rate !== null).toSorted((a, b) => Number(a.rate) - Number(b.rate))
  return prepareBar({
    title: '谁的年度投资进度慢？',
    subtitle: `${home.year} 年完成投资占生效计划，序时进度 ${percentOf(home.pace)}，最慢的在前`,
    unit: '%',
    bars: known.map(({ unitId, name, rate }) => ({
      ...{ label: name, value: rate, href: `${path}/projects?org=${unitId}&year=${home.year}` },
      marked: Number(rate) < Number(home.pace) - 10,
    })),
    top: { count: 20, rest: 'drop' },
  })
}
