import { cases } from '../cases'
import { said } from '../passages'
import { wan } from '../world'

const bond = (returned_on: string) => ({ c: { signed_on: '2026-03-01', party_id: 'A' }, g: { returned_on } })

export const noticeCases = [
  cases(
    'LC015',
    { t: { doc_fee: wan(0.3) } },
    { t: { doc_fee: wan(0.05), estimate: wan(100) } },
    { t: { doc_fee: wan(0.1), estimate: wan(20) } },
    false,
  ),
  cases(
    'LC016',
    { t: { bond_amount: wan(3), estimate: wan(100) } },
    { t: { bond_amount: wan(1), estimate: wan(100) } },
    { t: { bond_amount: wan(2), estimate: wan(100) } },
    false,
  ),
  cases(
    'LC017',
    said('招标文件', '投标保证金必须以银行转账方式缴纳，不接受银行保函。'),
    said('招标文件', '投标保证金可采用转账、银行保函或保证保险。招标人不得拒收保函。'),
    said('招标文件', '投标保证金只能以转账缴纳，或提交银行保函。'),
    false,
  ),
  cases('LC018', bond('2026-03-20'), bond('2026-03-04'), bond('2026-03-06'), false),
  cases(
    'LC019',
    said('公告', '凡有意参加者，请持营业执照原件到代理机构现场报名。'),
    said('公告', '招标文件网上免费下载，无需现场报名。'),
    said('公告', '潜在投标人可现场领取，也可在线获取招标文件。'),
    false,
  ),
]
