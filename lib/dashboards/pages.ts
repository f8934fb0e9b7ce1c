import { type Actor, may } from '@/lib/kernel/actor'

/** A place a person can go to; `permission` decides who is offered it, `count` names a key of the frame's counts. */
export type Place = { href: string; label: string; permission: string; count?: string; alarm?: boolean }
export type PlaceGroup = { key: string; title: string; places: readonly Place[] }

/** The two faces' places by what people do: navigation, search and the registry of pages all read this one list. */
export const places: Readonly<Record<'gov' | 'ent', readonly PlaceGroup[]>> = {
  gov: [
    {
      key: 'desk',
      title: '工作台',
      places: [
        { href: '/gov/inbox', label: '统一待办', permission: 'inbox.read', count: 'inbox', alarm: true },
        { href: '/gov', label: '我的桌面', permission: 'profile.manage' },
        { href: '/gov/notices', label: '通知公告', permission: 'circular.read', count: 'notices' },
      ],
    },
    {
      key: 'matters',
      title: '一门办',
      places: [
        { href: '/gov/filings', label: '办件中心', permission: 'matter.read', count: 'open' },
        { href: '/gov/matters', label: '事项目录', permission: 'matter.guide' },
        { href: '/gov/one-things', label: '一件事', permission: 'matter.guide' },
        { href: '/gov/handbook', label: '一本通', permission: 'matter.guide' },
        { href: '/gov/catalogue', label: '目录管理', permission: 'catalogue.read' },
        { href: '/gov/seals', label: '用印管理', permission: 'seal.read' },
        { href: '/gov/efficiency', label: '办理效能', permission: 'matter.statistics' },
        { href: '/gov/lenience', label: '首违不罚', permission: 'lenience.issue' },
      ],
    },
    {
      key: 'finance',
      title: '财务监管',
      places: [
        { href: '/gov/finance', label: '财务首页', permission: 'finance.read' },
        { href: '/gov/finance/board', label: '一利五率', permission: 'finance.read' },
        { href: '/gov/finance/targets', label: '目标与预算', permission: 'finance.read' },
        { href: '/gov/finance/coverage', label: '报送情况', permission: 'finance.read' },
        { href: '/gov/finance/statements', label: '报表台账', permission: 'finance.read' },
        { href: '/gov/finance/compare', label: '对比分析', permission: 'finance.read' },
        { href: '/gov/finance/evaluation', label: '绩效评价', permission: 'finance.read' },
        { href: '/gov/finance/indicators', label: '指标库', permission: 'finance.read' },
        { href: '/gov/finance/forms', label: '报表表式', permission: 'finance.read' },
        { href: '/gov/finance/external', label: '外部核对数据', permission: 'finance.read' },
      ],
    },
    {
      key: 'planning',
      title: '规划发展',
      places: [
        { href: '/gov/investment/main-business', label: '主责主业', permission: 'business.read' },
        { href: '/gov/investment/negative-list', label: '投资负面清单', permission: 'business.read' },
      ],
    },
    {
      key: 'procurement',
      title: '阳光采购',
      places: [
        { href: '/gov/procurement/board', label: '采购统计', permission: 'procurement.read' },
        { href: '/gov/procurement/tenders', label: '采购台账', permission: 'procurement.read' },
        { href: '/gov/procurement/coverage', label: '采购报送情况', permission: 'procurement.read' },
        { href: '/gov/procurement/payments', label: '合同付款核对', permission: 'payment.read' },
        { href: '/gov/procurement/buyers', label: '采购人', permission: 'procurement.read' },
        { href: '/gov/procurement/parties', label: '市场主体', permission: 'procurement.read' },
        { href: '/gov/procurement/property', label: '产权交易', permission: 'procurement.read' },
        { href: '/gov/procurement/experts', label: '评标专家', permission: 'procurement.read' },
        { href: '/gov/procurement/graph', label: '关系图谱', permission: 'procurement.read' },
        { href: '/gov/procurement/benchmark', label: '采购效能对标', permission: 'procurement.read' },
        { href: '/gov/procurement/suppliers', label: '供应商管理对标', permission: 'procurement.read' },
        { href: '/gov/procurement/advisor', label: '采购方式适用', permission: 'procurement.read' },
        { href: '/gov/procurement/governance', label: '采购制度与轮岗', permission: 'procurement.read' },
        { href: '/gov/procurement/certification', label: '电子招投标认证', permission: 'procurement.read' },
      ],
    },
    {
      key: 'risk',
      title: '风险预警',
      places: [
        { href: '/gov/risk/cases', label: '风险线索', permission: 'risk.read' },
        { href: '/gov/risk/findings', label: '风险发现', permission: 'risk.read' },
        { href: '/gov/risk/board', label: '风险闭环统计', permission: 'risk.read' },
        { href: '/gov/risk/models', label: '风险模型', permission: 'risk.model' },
        { href: '/gov/risk/indicators', label: '指标体系', permission: 'risk.model' },
        { href: '/gov/risk/learned', label: '学习模型', permission: 'risk.model' },
        { href: '/gov/risk/runs', label: '模型运行', permission: 'risk.model' },
      ],
    },
    {
      key: 'investment',
      title: '投资监管',
      places: [
        { href: '/gov/investment', label: '投资总览', permission: 'invest.read' },
        { href: '/gov/investment/projects', label: '投资项目库', permission: 'invest.read' },
        { href: '/gov/investment/plans', label: '年度投资计划', permission: 'invest.read' },
      ],
    },
    {
      key: 'treasury',
      title: '司库监管',
      places: [
        { href: '/gov/treasury', label: '司库总览', permission: 'treasury.read' },
        { href: '/gov/treasury/accounts', label: '银行账户', permission: 'treasury.read' },
        { href: '/gov/treasury/payments', label: '大额支付监测', permission: 'treasury.read' },
        { href: '/gov/treasury/ledgers', label: '司库台账', permission: 'treasury.read' },
        { href: '/gov/treasury/debts', label: '债务到期', permission: 'treasury.read' },
        { href: '/gov/treasury/guarantees', label: '担保管理', permission: 'treasury.read' },
        { href: '/gov/treasury/forecast', label: '资金缺口预测', permission: 'treasury.read' },
        { href: '/gov/treasury/rules', label: '监测规则', permission: 'treasury.read' },
        { href: '/gov/treasury/standards', label: '绩效评价标准值', permission: 'treasury.read' },
      ],
    },
    {
      key: 'through',
      title: '穿透监管',
      places: [
        { href: '/gov/enterprises', label: '企业全景', permission: 'org.read' },
        { href: '/screen', label: '在线监测大屏', permission: 'screen.read' },
        { href: '/screen/finance', label: '财务与资金大屏', permission: 'screen.read' },
      ],
    },
    {
      key: 'admin',
      title: '系统管理',
      places: [
        { href: '/gov/admin/users', label: '账号管理', permission: 'user.manage' },
        { href: '/gov/admin/staff', label: '本区账号', permission: 'staff.manage' },
        { href: '/gov/admin/organisations', label: '机构管理', permission: 'org.manage' },
        { href: '/gov/admin/parameters', label: '参数管理', permission: 'parameter.manage' },
        { href: '/gov/admin/interface', label: '开放接口', permission: 'interface.supervise' },
      ],
    },
    {
      key: 'security',
      title: '安全审计',
      places: [
        { href: '/gov/admin/grants', label: '授权审批', permission: 'role.grant' },
        { href: '/gov/admin/seal-keys', label: '印章密钥', permission: 'seal.key' },
        { href: '/gov/admin/sessions', label: '在线会话', permission: 'session.read' },
        { href: '/gov/admin/audit', label: '审计日志', permission: 'audit.read' },
      ],
    },
  ],
  ent: [
    {
      key: 'desk',
      title: '工作台',
      places: [
        { href: '/ent/inbox', label: '待办', permission: 'inbox.read', count: 'inbox', alarm: true },
        { href: '/ent', label: '我的桌面', permission: 'profile.manage' },
        { href: '/ent/notices', label: '通知公告', permission: 'circular.read', count: 'notices' },
      ],
    },
    {
      key: 'matters',
      title: '一门办',
      places: [
        { href: '/ent/matters', label: '办事大厅', permission: 'matter.guide' },
        { href: '/ent/one-things', label: '一件事', permission: 'matter.guide' },
        { href: '/ent/handbook', label: '一本通', permission: 'matter.guide' },
        { href: '/ent/filings', label: '我的办件', permission: 'matter.read', count: 'open' },
        { href: '/ent/lenience', label: '提示与通报', permission: 'lenience.acknowledge' },
      ],
    },
    {
      key: 'finance',
      title: '财务报送',
      places: [
        { href: '/ent/finance', label: '财务首页', permission: 'finance.read' },
        { href: '/ent/finance/board', label: '一利五率', permission: 'finance.read' },
        { href: '/ent/finance/targets', label: '目标与预算', permission: 'finance.read' },
        { href: '/ent/finance/coverage', label: '报送情况', permission: 'finance.read' },
        { href: '/ent/finance/statements', label: '报表编报', permission: 'finance.read' },
        { href: '/ent/finance/reuse', label: '一次填报、多处取用', permission: 'finance.read' },
        { href: '/ent/finance/compare', label: '对比分析', permission: 'finance.read' },
        { href: '/ent/finance/evaluation', label: '绩效评价', permission: 'finance.read' },
        { href: '/ent/finance/indicators', label: '指标库', permission: 'finance.read' },
        { href: '/ent/finance/external', label: '外部核对数据', permission: 'finance.read' },
      ],
    },
    {
      key: 'planning',
      title: '规划发展',
      places: [
        { href: '/ent/investment/main-business', label: '主责主业', permission: 'business.read' },
        { href: '/ent/investment/negative-list', label: '投资负面清单', permission: 'business.read' },
      ],
    },
    {
      key: 'procurement',
      title: '阳光采购',
      places: [
        { href: '/ent/procurement/board', label: '采购统计', permission: 'procurement.read' },
        { href: '/ent/procurement/tenders', label: '采购台账', permission: 'procurement.read' },
        { href: '/ent/procurement/coverage', label: '采购报送情况', permission: 'procurement.read' },
        { href: '/ent/procurement/payments', label: '合同付款核对', permission: 'payment.read' },
        { href: '/ent/procurement/imports', label: '数据报送', permission: 'procurement.report' },
        { href: '/ent/procurement/psi', label: '隐私比对', permission: 'procurement.report' },
        { href: '/ent/procurement/buyers', label: '采购人', permission: 'procurement.read' },
        { href: '/ent/procurement/parties', label: '市场主体', permission: 'procurement.read' },
        { href: '/ent/procurement/property', label: '产权交易', permission: 'procurement.read' },
        { href: '/ent/procurement/graph', label: '关系图谱', permission: 'procurement.read' },
        { href: '/ent/procurement/benchmark', label: '采购效能对标', permission: 'procurement.read' },
        { href: '/ent/procurement/suppliers', label: '供应商管理对标', permission: 'procurement.read' },
        { href: '/ent/procurement/advisor', label: '采购方式适用', permission: 'procurement.read' },
        { href: '/ent/procurement/governance', label: '采购制度与轮岗', permission: 'procurement.read' },
        { href: '/ent/procurement/certification', label: '电子招投标认证', permission: 'procurement.read' },
      ],
    },
    {
      key: 'risk',
      title: '风险预警',
      places: [
        { href: '/ent/risk/cases', label: '风险线索', permission: 'risk.read' },
        { href: '/ent/risk/findings', label: '风险发现', permission: 'risk.read' },
      ],
    },
    {
      key: 'investment',
      title: '投资监管',
      places: [
        { href: '/ent/investment', label: '投资总览', permission: 'invest.read' },
        { href: '/ent/investment/projects', label: '投资项目库', permission: 'invest.read' },
        { href: '/ent/investment/plans', label: '年度投资计划', permission: 'invest.read' },
        { href: '/ent/investment/report', label: '投资月报填报', permission: 'invest.report' },
      ],
    },
    {
      key: 'treasury',
      title: '司库监管',
      places: [
        { href: '/ent/treasury', label: '司库总览', permission: 'treasury.read' },
        { href: '/ent/treasury/accounts', label: '银行账户', permission: 'treasury.read' },
        { href: '/ent/treasury/payments', label: '大额支付监测', permission: 'treasury.read' },
        { href: '/ent/treasury/ledgers', label: '司库台账', permission: 'treasury.read' },
        { href: '/ent/treasury/debts', label: '债务到期', permission: 'treasury.read' },
        { href: '/ent/treasury/guarantees', label: '担保管理', permission: 'treasury.read' },
        { href: '/ent/treasury/forecast', label: '资金缺口预测', permission: 'treasury.read' },
        { href: '/ent/treasury/report', label: '报送司库数据', permission: 'treasury.report' },
      ],
    },
    {
      key: 'own',
      title: '本企业',
      places: [
        { href: '/ent/enterprises', label: '企业档案', permission: 'org.read' },
        { href: '/ent/delegations', label: '授权放权清单', permission: 'matter.guide' },
        { href: '/ent/efficiency', label: '办理效能', permission: 'matter.statistics' },
        { href: '/ent/staff', label: '账号与岗位', permission: 'staff.manage' },
        { href: '/ent/interface', label: '开放接口', permission: 'interface.manage' },
      ],
    },
  ],
}

/** The places of a person's face that the person may open. */
export function pagesFor(actor: Pick<Actor, 'side' | 'permissions'>): Place[] {
  return places[actor.side].flatMap((group) => group.places).filter((place) => may(actor, place.permission))
}
