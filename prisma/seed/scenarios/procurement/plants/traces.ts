import { hexOf } from '../identifiers'
import { hasItems, itemRows } from '../rows/item-rows'
import { passageRow, proposal } from '../rows/passage-rows'
import type { Case, Offer, Row } from '../types'
import { adds, ownMark, pairWins, rowsOf, tendered, works } from './kit'
import type { Plant } from './plant'

type Copied = (first: Row, second: Row, made: Case) => void

/** Two bidders leave the same trace. */
const traced = (kind: string, models: string[], copy: Copied, relation = 'bid_trace', wish = tendered()): Plant => ({
  kind,
  models,
  members: 2,
  count: 3,
  wish,
  sketch: pairWins,
  rows: (made) => {
    const [first, second] = rowsOf(made, relation)
    copy(first!, second!, made)
  },
})
const same =
  (column: string, value?: (made: Case) => unknown): Copied =>
  (first, second, made) => {
    if (value) first[column] = value(made)
    second[column] = first[column]
  }

/** 电子痕迹: machines, programs, files and people behind two bids are the same. */
export const tracePlants: readonly Plant[] = [
  { ...traced('同一网卡地址', ['WB002'], same('mac')), count: 6 },
  traced('同一处理器序列号', ['WB003'], same('cpu')),
  traced('同一硬盘序列号', ['WB004'], same('disk')),
  { ...traced('同一机器码', ['WB005'], same('board')), count: 5 },
  { ...traced('同一造价软件锁号', ['WB006'], same('lock_no'), 'bid_trace', works()), count: 6 },
  traced(
    '同一文件创建标识码',
    ['WB007'],
    same('file_code', (made) => `FC-${ownMark(made, 'file').slice(0, 10)}`),
  ),
  traced('同一上传地址', ['WB001'], (first, second) => {
    first.ip_shared = false
    Object.assign(second, { ip: first.ip, ip_shared: false, uploaded_at: first.uploaded_at })
  }),
  traced('数字证书同一经办人', ['WB008'], same('ca_handler_token')),
  traced('同一设备登录两家账号', ['WB009'], same('login_device')),
  traced('同一设备下载招标文件', ['WB011'], same('download_device')),
  {
    ...traced(
      '同一文档作者',
      ['WB012'],
      same('author', (made) => `${ownMark(made, 'author').slice(0, 6)}编制`),
    ),
    count: 6,
  },
  traced('文档公司属性为另一家', ['WB013'], (_, second, made) => {
    second.company = made.offers[0]!.party.name
  }),
  { ...traced('修订标识同根', ['WB014'], same('rsid_root')), count: 5 },
  traced('版式文件同源', ['WB015'], same('pdf_id')),
  traced('创建修改时间一致', ['WB016'], (first, second) => {
    Object.assign(second, { created_at: first.created_at, modified_at: first.modified_at })
  }),
  traced('内嵌图片相同', ['WB017'], (first, second, made) => {
    const images = ['a', 'b', 'c'].map((word) => ownMark(made, `image-${word}`).slice(0, 12))
    first.images = images
    second.images = images
  }),
  traced('共同罕见错误', ['WB022'], (first, second) => {
    first.odd_errors = ['第18页“沥青砼”误作“沥清砼”', '第57页工序编号跳号3.4.2至3.4.5', '第91页“质保”误作“质堡”']
    second.odd_errors = first.odd_errors
  }),
  traced(
    '投标文件相互混装',
    ['WB024'],
    (_, second, made) => {
      const [first] = made.offers as [Offer]
      Object.assign(second, { foreign_name: first.party.partyId, foreign_quote: `……${first.party.name}承诺严格履行……` })
    },
    'bid',
  ),
  traced('同一证书编号', ['WB029'], (first, second) => {
    second.cert_nos = [(first.cert_nos as string[])[0], (second.cert_nos as string[])[1]]
  }),
  traced('授权代表相同', ['WB026'], same('rep_token')),
  traced('联系方式相同', ['WB027'], same('rep_phone_token')),
  traced('同一人缴费或领取', ['WB028'], same('handler_token')),
  { ...traced('拟派项目经理为同一人', ['WB025'], same('person_token'), 'bid_person', works()), count: 6, rows: samePerson },
  traced(
    '补充定额一致',
    ['WB056'],
    (first, second, made) => {
      const supplements = ['甲', '乙', '丙', '丁'].map((word) => `补${ownMark(made, word).slice(0, 6)}`)
      first.supplements = supplements
      second.supplements = supplements
    },
    'bid_trace',
    works(),
  ),
  traced(
    '相同计算错误',
    ['WB057'],
    (first, second, made) => {
      first.wrong_sums = [`${ownMark(made, 'sum').slice(0, 6)}:312`]
      second.wrong_sums = first.wrong_sums
    },
    'bid_trace',
    works(),
  ),
  { ...traced('隐藏字符规避检测', ['WB030'], (first) => Object.assign(first, { hidden_chars: 27, ocr_gap: 0.31 }), 'bid'), members: 1 },
  { kind: '技术标雷同', models: ['WB019', 'WB020', 'WB023'], count: 6, members: 2, wish: tendered(), sketch: pairWins, rows: copiedText },
  {
    kind: '清单单价雷同八成以上',
    models: ['WB054'],
    count: 6,
    members: 2,
    wish: works(),
    sketch: pairWins,
    rows: (made) => copiedItems(made, false),
  },
  {
    kind: '清单单价成比例',
    models: ['WB055'],
    count: 3,
    members: 2,
    wish: works(),
    sketch: pairWins,
    rows: (made) => copiedItems(made, true),
  },
]

function samePerson(made: Case): void {
  const team = rowsOf(made, 'bid_person')
  const first = team.find((row) => row.party_id === made.offers[0]!.party.partyId)!
  const second = team.find((row) => row.party_id === made.offers[1]!.party.partyId)!
  second.person_token = first.person_token
}

// Eight passages word for word, long enough to leave no doubt, and two thirds of the sketch of the whole text.
function copiedText(made: Case): void {
  const { sketch, offers } = made
  const [first, second] = offers as [Offer, Offer]
  for (let order = 0; order < 8; order++) {
    const body = `${proposal(sketch)}${proposal(sketch)}`
    adds(made, 'passage', passageRow(sketch, 300 + order, '技术标', body, first), passageRow(sketch, 320 + order, '技术标', body, second))
  }
  const [a, b] = rowsOf(made, 'bid_trace') as [Row, Row]
  const marks = Array.from({ length: 36 }, () => Number.parseInt(hexOf(sketch.chance, 7), 16))
  a.sketch = marks
  for (const other of rowsOf(made, 'bid_trace').slice(2)) other.sketch = marks.map(() => Number.parseInt(hexOf(sketch.chance, 7), 16))
  b.sketch = marks.map((mark, index) => (index < 24 ? mark : mark + 1))
}

/** Nine of ten unit prices the same, or all of them in one proportion. */
function copiedItems(made: Case, scaled: boolean): void {
  const { sketch, offers } = made
  if (!hasItems(sketch)) made.rows.bid_item = itemRows(sketch, offers)
  const items = rowsOf(made, 'bid_item')
  const of = (offer: Offer) => items.filter((row) => row.bid_id === offer.bidId)
  const second = of(offers[1]!)
  for (const [index, first] of of(offers[0]!).entries()) {
    const row = second[index]!
    if (scaled) row.unit_price = Math.round(Number(first.unit_price) * 1.0317)
    else if (index % 10 !== 9) row.unit_price = first.unit_price
    row.total = Math.round(Number(row.unit_price) * Number(row.quantity))
  }
}
