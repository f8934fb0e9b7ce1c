import { table } from './columns'

/** 合同、变更、付款、价格、库存、预算: what follows an award. */
export const contractTables = [
  table(
    {
      name: 'contract',
      alias: 'c',
      title: '合同',
      grain: '一份合同一行',
      key: 'contract_id',
      indexes: ['tender_id', 'org_id, signed_on', 'party_id'],
    },
    `contract_id|合同标识|uuid!|平台
    org_id|采购企业|uuid!|平台
    tender_id|标段，空为平台无采购记录|uuid|平台
    code|合同编号|text!|企业
    title|合同名称|text|企业
    party_id|合同乙方|uuid|企业
    class_code|标的分类码|text|企业
    direct|直接采购|bool|企业
    amount|合同价|money|企业
    currency|币种|text|企业
    other_amount|同一标的另一份合同的金额|money|企业
    signed_on|签订日|date|企业
    started_on|开工或到货日|date|企业
    planned_days|合同工期|int|企业|天
    planned_end_on|计划完工日|date|企业
    ended_on|实际完工日|date|企业
    accepted_on|验收日|date|企业
    settled_on|结算日|date|企业
    settled_amount|结算价|money|企业
    provisional_amount|暂估价项目金额|money|企业
    provisional_tendered|暂估价项目已招标|bool|企业
    budget_subject|预算科目|text|企业
    paid_subject|支出科目|text|企业
    reported_on|上报平台日|date|平台
    merger_proof|有合并分立证明|bool|企业
    terms_differ|与招投标文件不一致的实质条款数|int|平台|条
    performance_bond|履约保证金|money|企业
    performance_bond_required|要求缴纳履约保证金|bool|企业
    performance_bond_paid_on|履约保证金缴纳日|date|企业
    legal_reviewed|经法律审核|bool|企业
    sealed|已用印|bool|企业
    advance_amount|预付款|money|企业
    payment_days|约定付款期限|int|企业|天
    subcontractor_id|分包人|uuid|企业
    subcontract_amount|分包金额|money|企业
    subcontract_main|主体结构分包|bool|企业
    subcontract_qualified|分包人有资质|bool|企业
    subcontract_consent|分包经同意|bool|企业
    team_insured|项目班子社保在中标人|bool|外部：社保
    manager_token|项目经理（标记）|text|企业||L3
    key_staff_changes|关键人员更换人数|int|企业|人
    key_staff_approved|更换经审批|bool|企业
    key_attendance_pct|关键岗月到岗率|ratio|外部：实名制
    model_replaced|到货品牌型号与投标不一致|bool|企业
    replacement_approved|替换经审批|bool|企业
    acceptors|验收人数|int|企业|人
    acceptor_is_buyer|验收人为采购经办|bool|企业
    delivered_pct|到货量占合同量|ratio|企业
    inspection_ok|检验合格|bool|企业
    stocked|已入库|bool|企业
    supplier_score|履约评价|number|企业|分
    defaults|违约、逾期或不合格次数|int|企业|次
    penalty|已追究的违约金|money|企业
    expires_on|到期日|date|企业
    renewals|未经竞争的续签次数|int|企业|次
    framework_until|框架协议有效期至|date|企业
    ordered_on|订单日期|date|企业
    retention_amount|质保金|money|企业
    retention_due_on|质保到期日|date|企业
    retention_returned_on|质保金退还日|date|企业
    account_token|合同载明的收款账户（标记）|text|企业||L3
    upstream_amount|供应商上游采购价|money|外部：税务||L3
    upstream_related|上下游关联|bool|外部：市场监管
    logistics_docs|有物流或仓储单据|bool|企业
    related_party|供应商为关联方|bool|企业
    related_approved|经关联交易审批|bool|企业
    paid_out_pct|收款后7日内转给同一对象的比例|ratio|外部：银行||L3
    unbalanced_changes|变更提高且投标时不平衡高价的清单项数|int|平台`,
  ),
  table(
    {
      name: 'contract_change',
      alias: 'h',
      title: '合同变更',
      grain: '一次变更一行',
      key: 'change_id',
      indexes: ['contract_id', 'tender_id'],
    },
    `change_id|变更标识|uuid!|平台
    contract_id|合同|uuid!|平台
    tender_id|标段|uuid|平台
    org_id|采购企业|uuid!|平台
    changed_on|变更日|date!|企业
    delta|增减金额|money|企业
    approval_limit|该级审批上限|money|企业
    removed_item|取消的清单项|text|企业
    removed_ratio|取消项投标单价与控制价之比|ratio|平台`,
  ),
  table(
    { name: 'payment', alias: 'y', title: '付款', grain: '一笔付款一行', key: 'payment_id', indexes: ['contract_id', 'tender_id'] },
    `payment_id|付款标识|uuid!|平台
    contract_id|合同|uuid!|平台
    tender_id|标段|uuid|平台
    org_id|采购企业|uuid!|平台
    paid_on|付款日|date|企业
    delivered_on|交付日|date|企业
    amount|付款金额|money|企业
    node|付款节点|text|企业
    account_token|收款账户（标记）|text|企业||L3
    invoice_no|发票号|text|外部：税务||L3
    invoice_status|发票状态：正常、作废、红冲、虚假|text|外部：税务
    acceptance_doc|有验收单|bool|企业
    progress_pct|形象进度|ratio|企业
    paid_pct|累计付款占合同价|ratio|企业`,
  ),
  table(
    {
      name: 'purchase_line',
      alias: 'n',
      title: '采购明细',
      grain: '一次采购的一种物料一行',
      key: 'line_id',
      indexes: ['tender_id', 'item_code, bought_on'],
    },
    `line_id|明细标识|uuid!|平台
    tender_id|标段|uuid|平台
    org_id|采购企业|uuid!|企业
    party_id|供应商|uuid|企业
    item_code|物料编码|text!|企业
    bought_on|采购日|date!|企业
    unit_price|单价|money|企业
    quantity|数量|number|企业
    market_price|公开市场价|money|外部：价格指数
    low_price|合理区间下限（P5）|money|平台
    high_price|合理区间上限（P95）|money|平台
    stock|库存量|number|企业
    monthly_use|月均耗用|number|企业`,
  ),
  table(
    { name: 'year_budget', alias: 'yb', title: '年度采购预算', grain: '一家企业一年一行', key: 'budget_id', indexes: ['org_id'] },
    `budget_id|预算标识|uuid!|平台
    org_id|采购企业|uuid!|企业
    year|年度|int!|企业|年
    amount|年度采购预算|money|企业
    signed|累计签约|money|企业
    erp_contracts|ERP合同数|int|企业|份
    erp_missing|平台无采购记录的合同数|int|平台|份
    leader_left_on|主要负责人离任日|date|企业`,
  ),
]
