import { nearInTime } from '../../engine/echoes'
import { count, hours, type Judgement, judged, minutes, words } from '../model'

const factory = (title: string, ...more: string[]) =>
  words(title, [
    'none',
    'null',
    'unknown',
    'default string',
    'to be filled by o.e.m.',
    'system serial number',
    'not applicable',
    '0',
    ...more,
  ])

const apart = (column: string) => `abs(extract(epoch from x1.${column} - x2.${column}))`

/** 文件雷同与电子痕迹：制作、上传、登录的设备. */
export const deviceTraces: readonly Judgement[] = [
  judged(
    'WB001',
    '同一标段不同投标人从同一网络地址上传投标文件，可能由同一单位或个人办理，需结合其他痕迹核查。',
    'pair-same',
    {
      table: 'x',
      column: 'ip',
      where: `not x1.ip_shared and not x2.ip_shared and ${apart('uploaded_at')} <= :window * 3600`,
      show: { 'x.uploaded_at': 'jsonb_build_array(x1.uploaded_at, x2.uploaded_at)' },
    },
    {
      thresholds: { window: hours('上传间隔不超过', 24) },
      exclusions: '交易中心、园区、运营商共用出口和代理地址除外；仅此一项时最高到橙色。',
    },
  ),
  judged(
    'WB002',
    '不同投标人的投标文件由同一块网卡所在的电脑制作，需核查是否由同一单位或个人编制。',
    'pair-same',
    {
      table: 'x',
      column: 'mac',
      where: `left(regexp_replace(lower(x1.mac), '[^0-9a-f]', '', 'g'), 6) not in :virtual`,
    },
    {
      thresholds: {
        virtual: words('虚拟网卡与空地址的前六位', [
          ...['000000', 'ffffff', '000569', '000c29', '001c14', '005056'],
          ...['080027', '0a0027', '00155d', '525400', '00163e', '001c42', '0242ac'],
        ]),
      },
      exclusions: '虚拟机、容器的默认网卡地址和空地址除外。',
    },
  ),
  judged(
    'WB003',
    '不同投标人的投标文件记录了同一个处理器序列号，需核查是否由同一台电脑编制。',
    'pair-same',
    {
      table: 'x',
      column: 'cpu',
      where: `lower(x1.cpu) not in :defaults and upper(x1.cpu) !~ '^[0F]+$'
    and not (left(upper(x1.cpu), 8) in :models and coalesce(x1.disk <> x2.disk, false) and coalesce(x1.board <> x2.board, false))`,
      show: { 'x.disk': 'jsonb_build_array(x1.disk, x2.disk)', 'x.board': 'jsonb_build_array(x1.board, x2.board)' },
    },
    {
      thresholds: { defaults: factory('默认值'), models: words('只表示型号的前八位', ['BFEBFBFF', '178BFBFF', '0F8BFBFF']) },
      optional: ['x.disk', 'x.board'],
      exclusions: '虚拟机默认值除外；序列号只是型号码、而硬盘与主板均不同的除外。',
    },
  ),
  judged(
    'WB004',
    '不同投标人的投标文件由带同一块硬盘的电脑制作，需核查是否由同一单位或个人编制。',
    'pair-same',
    { table: 'x', column: 'disk', where: `lower(x1.disk) not in :defaults and upper(x1.disk) !~ '^[0F_ -]+$'` },
    {
      thresholds: { defaults: factory('默认值与虚拟机', 'vmware virtual disk', 'vbox harddisk', 'qemu harddisk') },
      exclusions: '虚拟机与厂商默认值除外。',
    },
  ),
  judged(
    'WB005',
    '不同投标人的投标文件由同一主板或机器码的电脑制作，需核查是否由同一单位或个人编制。',
    'pair-same',
    { table: 'x', column: 'board', where: `lower(x1.board) not in :defaults and upper(x1.board) !~ '^[0F_ -]+$'` },
    {
      thresholds: { defaults: factory('默认值与虚拟机', 'base board serial number', 'vmware', 'virtualbox') },
      exclusions: '虚拟机与厂商默认值除外。',
    },
  ),
  judged(
    'WB006',
    '造价软件加密锁一锁一号，不同投标人的计价文件出自同一把锁，需核查是否由同一单位或个人编制。',
    'pair-same',
    { table: 'x', column: 'lock_no', where: 'x1.lock_no not in :defaults' },
    {
      thresholds: { defaults: words('空锁与试用锁', ['0', '00000000', '试用版', '学习版', '演示版', '无锁']) },
      exclusions: '试用、学习版的公用锁号除外。',
    },
  ),
  judged(
    'WB007',
    '不同投标人的文件由同一个下载文件或底稿制作，需核查文件来源。',
    'pair-same',
    { table: 'x', column: 'file_code', minus: 't.doc_file_code', where: 't.doc_file_code is not null' },
    { exclusions: '招标人下发的招标文件、模板自带的标识码已减去；不知道招标文件标识码的标段不作判断。' },
  ),
  judged(
    'WB008',
    '两家投标人的数字证书由同一人办理或同批申领，可能委托同一单位或个人办理投标事宜。',
    'pair-where',
    {
      table: 'x',
      where: `x1.ca_handler_token = x2.ca_handler_token or ${apart('ca_applied_at')} < :window * 60`,
      among: `${nearInTime('ca_applied_at', ':window * 60')}
  union select x.tender_id from {fact}.bid_trace x where {in:x} and x.ca_handler_token is not null group by x.tender_id, x.ca_handler_token having count(*) > 1`,
    },
    { thresholds: { window: minutes('申领时间相差小于', 5) } },
  ),
  judged(
    'WB009',
    '同一台设备登录过两家投标人的账号，需核查是否由同一人办理投标事宜。',
    'pair-same',
    { table: 'x', column: 'login_device', where: 'x1.ip_shared is not true and lower(x1.login_device) not in :defaults' },
    {
      thresholds: { defaults: factory('空设备', '交易中心公用终端') },
      optional: ['x.ip_shared'],
      exclusions: '交易中心等处的公用终端除外。',
    },
  ),
  judged(
    'WB010',
    '两家在几分钟内先后上传，而其余各家早已上传完毕，时间上像是一处操作，可作辅助线索。',
    'query',
    { subject: 'pair', sql: closeUploads() },
    {
      thresholds: { window: minutes('两家间隔小于', 5), others: hours('其余家距截止超过', 2), least: count('投标家数至少', 3) },
      exclusions: '有一家上传时间不明的标段不作判断。',
    },
  ),
  judged(
    'WB011',
    '两家投标人用同一设备下载招标文件，可能委托同一单位或个人办理投标事宜。',
    'pair-same',
    { table: 'x', column: 'download_device', where: 'x1.ip_shared is not true and lower(x1.download_device) not in :defaults' },
    {
      thresholds: { defaults: factory('空设备', '交易中心公用终端') },
      optional: ['x.ip_shared'],
      exclusions: '交易中心等处的公用终端除外。',
    },
  ),
]

function closeUploads(): string {
  return `with near as materialized (
  ${nearInTime('uploaded_at', ':window * 60')}
), upload as materialized (
  select t.tender_id, t.title, t.org_id, x.party_id, x.uploaded_at, t.deadline_at, count(*) over w as bidders, count(x.uploaded_at) over w as told,
    (t.deadline_at - x.uploaded_at <= :others * interval '1 hour')::int as late,
    count(*) filter (where t.deadline_at - x.uploaded_at <= :others * interval '1 hour') over w as all_late
  from {fact}.bid_trace x join {fact}.tender t on t.tender_id = x.tender_id
  where {in:x} and x.tender_id = any(array(select near.tender_id from near)) and t.tender_id = any(array(select near.tender_id from near))
  window w as (partition by x.tender_id)
)
select one.tender_id || ':' || one.party_id || ':' || two.party_id as key, one.title as name, one.org_id, one.tender_id,
  array[one.party_id, two.party_id] as parties, abs(extract(epoch from one.uploaded_at - two.uploaded_at))::float8 as value,
  jsonb_build_object('x.uploaded_at', jsonb_build_array(one.uploaded_at, two.uploaded_at), 't.deadline_at', one.deadline_at, '投标家数', one.bidders) as evidence
from upload one join upload two on two.tender_id = one.tender_id and two.party_id > one.party_id
where one.bidders >= :least and one.told = one.bidders and one.all_late = one.late + two.late
  and abs(extract(epoch from one.uploaded_at - two.uploaded_at)) < :window * 60`
}
