import { rng } from '../../rng'
import type { HolderKind, OrgRow } from './types'

const words = ['鼎汇', '中辰', '华瑞', '嘉泽', '博信', '天启', '恒昌', '安和', '普润', '同创', '远景', '盛元']
const trades = ['投资', '实业', '科技', '控股', '贸易', '产业发展']

/** Name of an invented holder outside the register; always says that it is an example. The `index`-th of an organisation is always the same. */
export function outsideHolder(org: OrgRow, index: number, kind: HolderKind): string {
  const chance = rng(`holder:${org.name}:${index}`)
  const word = chance.pick(words)
  const trade = chance.pick(trades)
  switch (kind) {
    case 'staff':
      return `青岛示例${org.shortName.slice(0, 6)}员工持股合伙企业（有限合伙）`
    case 'foreign':
      return `示例${word}(${chance.pick(['香港', '新加坡', '日本'])})${trade}有限公司`
    case 'state':
      return `${chance.pick(['烟台', '潍坊', '日照', '济南'])}示例${word}国有资本${trade}有限公司`
    case 'private':
      return `${chance.pick(['青岛', '山东', '上海', '深圳'])}示例${word}${index === 0 ? '' : '二号'}${trade}有限公司`
  }
}
