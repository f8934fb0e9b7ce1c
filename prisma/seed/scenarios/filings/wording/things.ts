import type { FormValues } from '@/lib/forms/schema'
import type { Draw, SampleContext } from '@/lib/matters/samples/draw'
import { inventedUscc } from '../../../uscc'

const works = [
  '产业园二期',
  '冷链仓储中心',
  '海水淡化扩容',
  '供热管网改造',
  '智慧停车场',
  '公交充电场站',
  '污水处理提标',
  '数据机房扩建',
  '滨海酒店改造',
  '港口物流园',
  '再生水利用',
  '保障性租赁住房',
  '氢能加注站',
  '轮胎智能工厂',
  '啤酒生产线升级',
  '航空货运枢纽',
  '城市更新示范片区',
  '海洋牧场',
  '集成电路封测',
  '轨道车辆检修基地',
  '光伏发电',
  '垃圾焚烧发电',
  '影视外景基地',
  '应急水源地',
  '铸造产线绿色改造',
] as const
const places = ['西海岸', '崂山', '城阳', '胶州', '即墨', '李沧', '平度', '莱西', '高新区', '董家口', '上合示范区', '蓝谷'] as const
const risks = [
  '某合作方逾期回款',
  '子企业诉讼保全',
  '境外项目停工',
  '供应链贸易客户违约',
  '信托产品兑付延期',
  '担保代偿',
  '在建项目预付款损失',
  '应收账款大额逾期',
] as const
const cases = [
  '建设工程施工合同纠纷',
  '买卖合同纠纷',
  '股权转让纠纷',
  '房屋租赁合同纠纷',
  '金融借款合同纠纷',
  '保证合同纠纷',
  '侵害商标权纠纷',
] as const
const clues = [
  '工程结算超付问题',
  '贸易业务预付款损失问题',
  '资产出租低价续租问题',
  '未按规定开展尽职调查问题',
  '违规垫资问题',
  '投资后管理失职问题',
] as const
const accidents = [
  '施工现场物体打击',
  '厂区配电室起火',
  '燃气管线第三方破坏',
  '公交车辆追尾',
  '供热管道泄漏',
  '仓库受台风影响进水',
  '信息系统遭受攻击中断',
] as const
const topics = [
  '年度重大投资计划',
  '新建项目立项与融资安排',
  '子企业负责人选聘',
  '大额资金调度',
  '重大资产处置',
  '年度财务预算',
  '债券发行方案',
  '混合所有制改革方案',
  '重要改革事项',
  '安全生产专项投入',
  '对外捐赠安排',
  '薪酬分配方案',
] as const
const purchases = [
  '检测设备采购',
  '软件运维服务',
  '专用备件采购',
  '审计与评估服务',
  '污水处理药剂采购',
  '车辆动力电池采购',
  '信息系统升级改造',
  '票务系统维保',
  '特种设备维保',
  '法律顾问服务',
] as const
const receivers = [
  '市慈善总会',
  '市红十字会',
  '市教育发展基金会',
  '对口协作地区乡村振兴局',
  '市见义勇为基金会',
  '市残疾人福利基金会',
] as const
const varieties = ['天然橡胶', '铜', '大豆', '大麦', '燃料油', '美元远期'] as const

const project = (draw: Draw) => `${draw.pick(places)}${draw.pick(works)}`

const newCompany = (draw: Draw) =>
  `青岛示例${draw.pick(places).slice(0, 2)}${draw.pick(['启明', '润远', '海汇', '嘉泽', '信达通', '瑞航', '新拓'])}${draw.pick(['海洋科技', '智慧物流', '环境服务', '数字科技', '新能源', '供应链管理', '健康产业', '装备制造'])}有限公司`

/** Names of projects, events and partners, so that two filings of a matter are not called the same; nothing the rules look at. */
export function thingsOf(code: string, draw: Draw, { others }: SampleContext): FormValues {
  switch (code) {
    case 'GZ-GH-02':
      return { project_name: `${project(draw)}项目` }
    case 'GZ-GH-03':
      return { project_name: `${project(draw)}协同项目` }
    case 'GZ-GH-04':
      return { project_name: `${draw.pick(['东盟', '中亚', '中东欧', '中东', '日韩'])}${draw.pick(works)}项目` }
    case 'GZ-YS-01':
      return {
        project_name: draw.chance(0.5)
          ? `${project(draw)}项目`
          : `${draw.pick(['关键核心技术攻关', '数字化转型', '绿色低碳改造', '公共服务能力提升'])}项目`,
      }
    case 'GZ-CG-01':
      return { project_name: draw.pick(purchases) }
    case 'GZ-JD-01':
      return { event_name: draw.pick(risks) }
    case 'GZ-JD-02':
      return {
        cause: draw.pick(cases),
        opponent: draw.pick(['某建设工程有限公司', '某贸易有限公司', '某置业有限公司', '某融资租赁有限公司', '自然人张某']),
      }
    case 'GZ-JD-03':
      return { clue_name: draw.pick(clues) }
    case 'GZ-SH-01':
      return { event_name: draw.pick(accidents) }
    case 'GZ-ZH-01':
      return { topic: `关于${draw.pick(topics)}的议题` }
    case 'GZ-CW-10':
      return { receiver_name: draw.pick(receivers) }
    case 'GZ-CW-12':
      return { variety: draw.pick(varieties) }
    case 'GZ-CQ-08':
      return { target_name: newCompany(draw), uscc: inventedUscc(draw.pick(['370202', '370211', '370212']), draw.int(100_000, 899_999)) }
    case 'GZ-GH-08':
      return draw.chance(0.4) ? {} : { target: others[0]!.name }
    case 'GZ-CQ-11':
      return { asset_no: `ZC-${draw.int(1000, 9999)}`, lessee: draw.pick(['原承租商户', '待公开征集', '社区便民服务商']) }
    default:
      return {}
  }
}

/** What a let property is called in a title. */
export const premises = ['临街商铺', '写字楼部分楼层', '厂房', '仓库', '地下停车场', '沿街网点', '办公用房', '广告位'] as const
