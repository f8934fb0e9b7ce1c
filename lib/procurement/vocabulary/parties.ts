import { table } from './columns'

/** 主体、股权、人员、名录、资金往来: what outside registers say about those who take part. */
export const partyTables = [
  table(
    {
      name: 'party',
      alias: 'p',
      title: '市场主体',
      grain: '一个供应商、采购人或代理机构一行',
      key: 'party_id',
      shared: true,
      indexes: ['uscc', 'org_id'],
    },
    `party_id|主体标识|uuid!|平台
    org_id|登记在册企业，空为市场主体|uuid|平台
    uscc|统一社会信用代码|text!|外部：市场监管
    ref|来源中的主体标识|text|平台
    name|名称|text!|外部：市场监管
    roles|角色：supplier、buyer、agency|texts|平台
    legal_rep_token|法定代表人（标记）|text|外部：市场监管||L3
    established_on|成立日|date|外部：市场监管
    capital|注册资本|money|外部：市场监管
    address|规范化注册地址|text|外部：市场监管
    address_cluster|地址为园区集群或代办地址|bool|外部：市场监管
    phone_token|年报电话（标记）|text|外部：市场监管||L3
    email_token|年报邮箱（标记）|text|外部：市场监管||L3
    registrar_token|注册代办人（标记）|text|外部：市场监管||L3
    insured_count|参保人数|int|外部：社保|人
    revenue|上年营业收入|money|外部：税务||L3
    net_assets|净资产|money|外部：市场监管||L3
    litigation_amount|涉诉与被执行金额|money|外部：法院
    business_scope|经营范围|text|外部：市场监管
    industry|所属行业|text|外部：市场监管
    scale|规模：大型、中型、小型、微型|text|外部：市场监管
    producer|生产商|bool|外部：市场监管
    soe_brand|名称含国企字号|bool|平台
    soe_registered|在国有产权登记中|bool|平台
    rating|履约评价|number|采购人|分`,
  ),
  table(
    {
      name: 'party_link',
      alias: 'l',
      title: '任职与持股',
      grain: '一人或一主体在一主体的一项身份一行',
      key: 'link_id',
      shared: true,
      indexes: ['party_id', 'holder_token', 'holder_id'],
    },
    `link_id|关系标识|uuid!|平台
    party_id|主体|uuid!|外部：市场监管
    holder_id|股东或上级（主体）|uuid|外部：市场监管
    holder_token|股东或人员（标记）|text|外部：市场监管||L3
    role|身份：股东、董事、监事、高管、管理、托管、社保|text!|外部：市场监管
    pct|持股比例|ratio|外部：市场监管
    from_on|起|date|外部：市场监管
    to_on|止|date|外部：市场监管`,
  ),
  table(
    {
      name: 'kinship',
      alias: 'k',
      title: '近亲属',
      grain: '一对近亲属一行',
      key: 'kin_id',
      shared: true,
      indexes: ['person_token', 'relative_token'],
    },
    `kin_id|亲属标识|uuid!|平台
    person_token|本人（标记）|text!|申报||L3
    relative_token|亲属（标记）|text!|申报||L3
    relation|关系|text|申报||L3`,
  ),
  table(
    {
      name: 'party_listing',
      alias: 'z',
      title: '名录与处罚',
      grain: '一个主体的一条名录或处罚一行',
      key: 'listing_id',
      shared: true,
      indexes: ['party_id'],
    },
    `listing_id|名录标识|uuid!|平台
    party_id|主体|uuid!|外部
    kind|种类：失信被执行人、重大税收违法、行政处罚、严重违法、经营异常、禁止采购|text!|外部
    from_on|起|date!|外部
    to_on|止|date|外部`,
  ),
  table(
    {
      name: 'registry_change',
      alias: 'rc',
      title: '工商变更',
      grain: '一次变更一行',
      key: 'change_id',
      shared: true,
      indexes: ['party_id'],
    },
    `change_id|变更标识|uuid!|平台
    party_id|主体|uuid!|外部：市场监管
    kind|种类：名称、法定代表人、股东、注册资本|text!|外部：市场监管
    changed_on|变更日|date!|外部：市场监管`,
  ),
  table(
    {
      name: 'insider',
      alias: 'o',
      title: '采购相关人员',
      grain: '一名与采购企业有关的人一行',
      key: 'insider_id',
      indexes: ['person_token', 'org_id'],
    },
    `insider_id|人员标识|uuid!|平台
    org_id|采购企业|uuid!|企业
    person_token|身份证号（标记）|text!|企业||L3
    role|身份：采购人员、领导、领导亲属、离职人员、高管|text!|企业
    left_on|离任或离职日|date|企业`,
  ),
  table(
    {
      name: 'fund_flow',
      alias: 'f',
      title: '资金往来',
      grain: '一笔经授权取得的流水一行',
      key: 'flow_id',
      indexes: ['from_id', 'to_id', 'tender_id'],
    },
    `flow_id|流水标识|uuid!|平台
    org_id|采购企业|uuid!|外部：银行
    tender_id|有关标段|uuid|外部：银行
    from_id|付款主体|uuid|外部：银行
    to_id|收款主体|uuid|外部：银行
    person_token|收付款个人（标记）|text|外部：银行||L3
    amount|金额|money!|外部：银行||L3
    paid_on|日期|date!|外部：银行`,
  ),
]
