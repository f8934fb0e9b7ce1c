'use client'

import type { Turned } from '@/components/treasury/forecast/assumptions'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { forecastHorizons } from '@/lib/finance/forecast/fund-gap'
import { fundScenarios } from '@/lib/finance/forecast/scenarios'
import { readDecimal } from '@/lib/kernel/decimal'

type Props = {
  scenario: string
  turned: Turned
  horizon: number
  onScenario: (key: string) => void
  onTurn: (turned: Turned) => void
  onHorizon: (months: number) => void
}

const slides = [
  { key: 'realisation', label: '收现实现率', least: 0, most: 120, step: 1, unit: '%' },
  { key: 'income', label: '收入变动', least: -50, most: 20, step: 1, unit: '%' },
  { key: 'refinancing', label: '再融资成功率', least: 0, most: 100, step: 1, unit: '%' },
  { key: 'points', label: '利率变动', least: -100, most: 300, step: 10, unit: ' bp' },
] as const

/** The assumptions: a scenario to begin with, sliders to turn, the reserve, how far to look. */
export function Sliders({ scenario, turned, horizon, onScenario, onTurn, onHorizon }: Props) {
  const wrong = readDecimal(turned.reserve) === undefined
  return (
    <Card title="假设" note="情景参数待校核">
      <div className="space-y-3">
        <Field id="forecast-scenario" label="情景">
          <Select
            id="forecast-scenario"
            value={scenario}
            onChange={(event) => onScenario(event.target.value)}
            options={fundScenarios.map(({ key, name }) => ({ value: key, label: name }))}
          />
        </Field>
        {slides.map(({ key, label, least, most, step, unit }) => (
          <div key={key}>
            <span className="flex justify-between text-sm">
              <label htmlFor={`forecast-${key}`} className="font-medium">
                {label}
              </label>
              <span aria-hidden>
                {turned[key]}
                {unit}
              </span>
            </span>
            <input
              id={`forecast-${key}`}
              type="range"
              className="w-full accent-brand"
              min={least}
              max={most}
              step={step}
              value={turned[key]}
              aria-valuetext={`${turned[key]}${unit}`}
              onChange={(event) => onTurn({ ...turned, [key]: Number(event.target.value) })}
            />
          </div>
        ))}
        <Field id="forecast-reserve" label="最低安全备付">
          <Input
            id="forecast-reserve"
            inputMode="decimal"
            unit="万元"
            value={turned.reserve}
            invalid={wrong}
            maxLength={20}
            onChange={(event) => onTurn({ ...turned, reserve: event.target.value })}
          />
          {wrong && <span className="text-sm text-danger">应为数字，如 20000；现按 0 计算。</span>}
        </Field>
        <Field id="forecast-horizon" label="预测期">
          <Select
            id="forecast-horizon"
            value={String(horizon)}
            onChange={(event) => onHorizon(Number(event.target.value))}
            options={forecastHorizons.map((months) => ({ value: String(months), label: `${months} 个月` }))}
          />
        </Field>
      </div>
    </Card>
  )
}
