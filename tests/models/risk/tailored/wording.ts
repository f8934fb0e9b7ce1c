import { cases } from '../cases'
import { said, saidOf } from '../passages'

const mandatory = { mandatory: true }
const goods = { category: '货物' }

export const wordingCases = [
  cases(
    'LC030',
    said('资格条款', '投标人注册资本不低于5000万元。'),
    said('资格条款', '不得以注册资本达到一定数额作为资格条件。', '投标人须提供营业执照。'),
    said('评分办法', '近三年营业收入在1亿元以上的，得3分。'),
    true,
  ),
  cases(
    'LC033',
    saidOf(mandatory, '评分办法', '每提供一项本市同类工程业绩得2分。'),
    saidOf(mandatory, '评分办法', '不得以本市业绩、本市奖项作为加分条件。'),
    saidOf({ mandatory: false }, '评分办法', '每提供一项本市同类工程业绩得2分。'),
    false,
  ),
  cases(
    'LC034',
    said('资格条款', '投标人应在本市注册或设有分公司。'),
    said('资格条款', '本项目不要求投标人在本地设立分支机构。'),
    said('资格条款', '中标后应在项目所在地设立服务点。'),
    false,
  ),
  cases(
    'LC035',
    saidOf(mandatory, '资格条款', '投标人须为国有控股企业。'),
    saidOf(mandatory, '资格条款', '不得限于国有企业参加。'),
    saidOf({ mandatory: false }, '资格条款', '投标人须为国有控股企业。'),
    false,
  ),
  cases(
    'LC036',
    said('公告', '投标人须已列入本集团合格供应商名录。'),
    said('公告', '投标人未列入严重违法失信名单。'),
    said('公告', '投标人无需列入本集团合格供应商名录。'),
    false,
  ),
  cases(
    'LC037',
    said('资格条款', '具有中国质量协会颁发的服务证书。'),
    said('资格条款', '具有安全生产许可证。'),
    said('评分办法', '具有AAA级信用证书的得2分。'),
    true,
  ),
  cases(
    'LC038',
    saidOf(goods, '资格条款', '投标人须提供原厂授权书。'),
    saidOf(goods, '资格条款', '投标人须提供原厂授权书，或提供代理商合法来源证明。'),
    saidOf({ category: '服务' }, '资格条款', '投标人须提供原厂授权书。'),
    false,
  ),
]
