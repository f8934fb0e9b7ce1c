import { cases } from '../cases'
import { said } from '../passages'

const register = [
  { party_id: 'A', name: '江城建设集团有限公司', org_id: null },
  { party_id: 'B', name: '远山电气股份有限公司', org_id: null },
  { party_id: 'buyer', name: '江城水务集团有限公司', org_id: 'org' },
  { party_id: 'owner', name: '江城国有资本运营有限公司', org_id: null },
]
const naming = (body: string) => ({ ...said('招标文件', body), t: { buyer_id: 'buyer' }, p: register })
const written = (properties: Record<string, string>) => ({ t: { doc_author: '李工', ...properties }, b: [{}, {}], p: register })

export const namedCases = [
  cases(
    'LC020',
    said('招标文件', '水泵仅限采用格兰品牌，型号不得替代。'),
    said('招标文件', '水泵仅限采用格兰品牌，或相当于该品牌的产品。', '招标人不得指定采用特定品牌。'),
    // The hint of equivalence stands in another sentence and says nothing of this one.
    said('招标文件', '水泵仅限采用格兰品牌。电缆须满足国标或相当于国标的要求。'),
    true,
  ),
  cases(
    'LC021',
    said('招标文件', '所投设备须采用专利号ZL201510123456.7的工艺。'),
    said('招标文件', '产地：德国（仅供参考）', '请投标人在表中填写产地：中国或其他。'),
    { ...naming('安装方式与远山电气股份有限公司的样机一致。'), b: [{ party_id: 'B' }] },
    true,
  ),
  cases(
    'LC026',
    written({ doc_company: '江城建设集团有限公司' }),
    written({ doc_company: '江城招标代理有限公司' }),
    // The brackets and blanks of a name do not count.
    written({ doc_last_saved_by: '江城建设 集团有限公司' }),
    true,
  ),
  cases(
    'LC027',
    naming('本项目由远山电气股份有限公司负责实施，工期六十天。'),
    naming('招标人为江城水务集团有限公司，报名请登录远山电气股份有限公司交易平台。'),
    {
      ...naming('江城水务集团有限公司系江城国有资本运营有限公司所属企业。'),
      l: { party_id: 'buyer', holder_id: 'owner', role: '股东' },
    },
    false,
  ),
]
