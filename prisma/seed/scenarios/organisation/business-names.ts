import type { Rng } from '../../rng'

const words =
  '瑞海 鲁岳 胶东 海晟 泰合 和顺 启航 润泽 新源 恒通 汇泉 浮山 琴岛 金石 红岛 灵山 远洋 中岳 同泽 景明 安澜 蓝谷 东方 齐鲁 兴邦 嘉和 博远 信达远 云帆 信诚 海纳 盛景 明远 长青 宏远 合创 聚成 弘毅 佳润 正源'.split(
    ' ',
  )

type Wanted = { stem: string; place: string; trade: string; level: number; kind: 'limited' | 'stock' | 'overseas' }

/** Makes names that no other organisation has; every one says that it is an example. */
export function businessNamer(chance: Rng): (wanted: Wanted) => { name: string; shortName: string } {
  const taken = new Set<string>()
  return (wanted) => {
    for (let attempt = 0; ; attempt++) {
      const { name, shortName } = compose(wanted, attempt, chance)
      if (taken.has(name) || taken.has(shortName)) continue
      taken.add(name)
      taken.add(shortName)
      return { name, shortName }
    }
  }
}

function compose({ stem, place, trade, level, kind }: Wanted, attempt: number, chance: Rng) {
  const fancy = level >= 4 || attempt > 0 ? chance.pick(words) : ''
  const where = level >= 3 || attempt > 2 ? place : ''
  const twice = attempt > 12 ? chance.pick(words) : ''
  const shortName = `${stem}${where}${fancy}${twice}${trade}`
  if (kind === 'overseas')
    return { name: `示例${stem}(${place})${fancy}${twice}${trade}有限公司`, shortName: `${stem}${place}${fancy}${twice}${trade}` }
  const ending = kind === 'stock' ? '股份有限公司' : '有限公司'
  return { name: `青岛示例${shortName}${ending}`, shortName }
}
