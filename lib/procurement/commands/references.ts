import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { indicators } from '../rules/indicators'

const columns = ['indicator', 'value', 'source', 'asOf'] as const

/** Takes in reference values, one a line: 指标，数值，来源，日期. All or none; a value of the same indicator and day takes the place of the old. */
export const importReferences = defineCommand({
  name: 'importReferences',
  permission: 'risk.run',
  input: z.object({ lines: z.string().trim().min(1, '请填写基准，每行一个').max(20_000) }),
  run: async ({ tx, actor, now, audit }, { lines }) => {
    const read = lines.split('\n').flatMap((line, index) => (line.trim() ? [readLine(line, index + 1)] : []))
    for (const { indicator, value, source, asOf } of read) {
      const at = new Date(`${asOf}T00:00:00Z`)
      await tx.procurementReference.deleteMany({ where: { indicator: indicator.key, industry: null, asOf: at } })
      await tx.procurementReference.create({
        data: {
          id: newId(),
          dimension: indicator.dimension,
          indicator: indicator.key,
          value,
          unit: indicator.unit,
          source,
          asOf: at,
          byName: actor.name,
          at: now,
        },
      })
    }
    audit({ subjectKind: 'procurement-reference', detail: { lines: read.length } })
    return { count: read.length }
  },
})

function readLine(line: string, number: number) {
  const wrong = (message: string) => new Refusal('invalid', `第 ${number} 行：${message}`, { lines: `第 ${number} 行：${message}` })
  const cells = line.split(/[,，\t]/).map((cell) => cell.trim())
  if (cells.length !== columns.length) throw wrong(`应有 4 项：指标，数值，来源，日期；现有 ${cells.length} 项`)
  const [name, number_, source, asOf] = cells as [string, string, string, string]
  const indicator = indicators.find(({ key, title }) => key === name || title === name)
  if (!indicator) throw wrong(`没有指标“${name}”，可用：${indicators.map(({ title }) => title).join('、')}`)
  const value = Number(number_)
  if (number_ === '' || !Number.isFinite(value)) throw wrong(`“${number_}”不是数字`)
  if (source.length < 2) throw wrong('请写明来源')
  if (!z.iso.date().safeParse(asOf).success) throw wrong(`“${asOf}”不是日期，应为 2026-01-31`)
  return { indicator, value, source, asOf }
}
