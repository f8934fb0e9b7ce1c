import { LightMark, percentOf } from '@/components/investment/light'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Done, InvestHome } from '@/lib/investment/queries/home'

/** What was done of a plan in per cent; why there is none. */
export function Rate({ of: { rate, plan } }: { of: Done }) {
  return percentOf(rate) ?? <Missing reason={plan === null ? '没有生效的年度计划' : '计划为零'} />
}

/** The year of every enterprise: projects and lights, plan and what was done; each number opens what it is made of. */
export function Units({ home, path, year }: { home: InvestHome; path: string; year: string | undefined }) {
  const to = (org: string, query: Record<string, string>) => `${path}/projects?${new URLSearchParams({ org, ...query })}`
  return (
    <Card title="各企业" note={`${home.units.length} 户，红灯多的在前`} flush>
      <Table label="各企业投资" dense>
        <thead>
          <tr>
            <Th>企业</Th>
            <Th align="right">项目</Th>
            <Th align="right">红</Th>
            <Th align="right">黄</Th>
            <Th align="right">绿</Th>
            <Th align="right">计划（万元）</Th>
            <Th align="right">已完成（万元）</Th>
            <Th align="right">完成率</Th>
          </tr>
        </thead>
        <tbody>
          {home.units.map((unit) => (
            <tr key={unit.unitId}>
              <Td className="min-w-28">
                <TextLink href={`${path}?${new URLSearchParams({ org: unit.unitId, ...(year ? { year } : {}) })}`}>{unit.name}</TextLink>
              </Td>
              <Td align="right">
                <TextLink href={to(unit.unitId, {})}>{unit.projects}</TextLink>
              </Td>
              {(['红', '黄', '绿'] as const).map((light) => (
                <Td key={light} align="right">
                  {unit.lights[light] > 0 ? (
                    <TextLink href={to(unit.unitId, { light })} aria-label={`${unit.name} ${light}灯 ${unit.lights[light]} 个`}>
                      {unit.lights[light]}
                    </TextLink>
                  ) : (
                    <span className="text-muted">0</span>
                  )}
                </Td>
              ))}
              <Td align="right">
                {unit.planId ? (
                  <TextLink href={`${path}/plans/${unit.planId}`}>
                    <Money cents={unit.plan} />
                  </TextLink>
                ) : (
                  <Missing reason="没有生效的年度计划" />
                )}
              </Td>
              <Td align="right">
                <TextLink href={to(unit.unitId, { year: String(home.year) })}>
                  <Money cents={unit.done} />
                </TextLink>
              </Td>
              <Td align="right">
                <Rate of={unit} />
              </Td>
            </tr>
          ))}
          <tr className="font-semibold">
            <Td>合计</Td>
            <Td align="right">{home.projects}</Td>
            {(['红', '黄', '绿'] as const).map((light) => (
              <Td key={light} align="right">
                {light === '绿' ? (
                  home.lights.绿
                ) : (
                  <span className="inline-flex gap-1">
                    {home.lights[light] > 0 && <LightMark level={light} />} {home.lights[light]}
                  </span>
                )}
              </Td>
            ))}
            <Td align="right">
              <Money cents={home.total.plan} missing="没有生效的年度计划" />
            </Td>
            <Td align="right">
              <Money cents={home.total.done} />
            </Td>
            <Td align="right">
              <Rate of={home.total} />
            </Td>
          </tr>
        </tbody>
      </Table>
    </Card>
  )
}
