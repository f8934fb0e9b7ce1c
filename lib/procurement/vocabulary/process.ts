import { table } from './columns'

/** 项目、标段、公告、评标程序、定标: what a buyer does before there is a contract. */
export const processTables = [
  table(
    { name: 'project', alias: 'pr', title: '采购项目', grain: '一个立项项目一行', key: 'project_id' },
    `project_id|项目标识|uuid!|平台
    org_id|采购企业|uuid!|平台
    code|项目编号|text!|采购人
    name|项目名称|text!|采购人
    approved_on|立项批复日|date|采购人
    investment_estimate|投资估算|money|采购人
    design_estimate|初步设计概算|money|采购人
    drawing_budget|施工图预算|money|采购人
    final_account|竣工决算|money|采购人`,
  ),
  table(
    {
      name: 'tender',
      alias: 't',
      title: '标段',
      grain: '一个标段（包）一行',
      key: 'tender_id',
      indexes: ['org_id, awarded_on', 'project_id', 'ocid', 'winner_id', 'agency_id', 'deadline_on'],
    },
    `tender_id|标段标识|uuid!|平台
    org_id|采购企业|uuid!|平台
    ocid|开放采购编号|text!|平台
    code|标段编号|text!|采购人
    title|标段名称|text!|采购人
    project_id|所属项目|uuid|采购人
    lot_no|来源中的标段（包）编号，空为整个采购过程|text|采购人
    buyer_id|采购人（主体）|uuid|采购人
    procuring_entity_id|采购机构（主体）|uuid|采购人
    agency_id|招标代理机构|uuid|采购人
    status|标段状态：planned 计划、active 进行、complete 完成、cancelled 终止、unsuccessful 流标|text|平台
    adcode|实施地行政区划|text|采购人
    category|采购类别：施工、货物、服务、勘察设计监理|text|采购人
    class_code|标的分类码|text|采购人
    class_count|跨一级分类数|int|采购人
    bundling_note|有捆绑说明|bool|采购人
    engineering|与工程建设有关|bool|采购人
    state_funded|国资控股或财政资金|bool|采购人
    mandatory|依法必须招标|bool|采购人
    special_project|可以不随机抽取专家的特殊项目|bool|采购人
    method|采购方式：公开招标、邀请招标、竞争谈判、询比采购、竞价采购、直接采购|text|采购人
    approved_method|核准的招标方式|text|采购人
    ocds_method|开放采购方式代码：open、selective、limited、direct|text|平台
    ocds_method_details|采购方式的本地名称|text|平台
    method_reason|不招标、邀请或直采理由|text|采购人
    reason_approved|理由有审批文件|bool|采购人
    reason_written|响应不足时有书面说明|bool|采购人
    published_before|直采前已公示|bool|采购人
    urgent|紧急采购|bool|采购人
    award_rule|评标办法：最低价、均值基准价、综合评估、其他|text|采购人
    announced_rule|公告载明的评标办法|text|采购人
    report_rule|评标报告采用的评标办法|text|评标
    currency|币种|text|采购人
    estimate|合同估算价|money|采购人
    budget|预算金额|money|采购人
    budget_no|预算项目号|text|采购人
    ceiling|最高投标限价|money|采购人
    reference_price|未公开的标底|money|采购人||L3
    tender_limit|适用的招标限额|money|平台
    policy_limit|企业制度限额|money|采购人
    approval_limit|审批权限上限|money|采购人
    provisional_amount|暂估价合计|money|采购人
    provisional_tendered|暂估价部分已另行招标|bool|采购人
    in_plan|列入采购计划|bool|采购人
    addition_approved|计划外追加已审批|bool|采购人
    funding_proof|公告时资金已落实|bool|采购人
    decision_doc|有三重一大决议|bool|采购人
    attendance_pct|决策会议出席率|ratio|采购人
    demand_on|需求提出日|date|采购人
    planned_on|计划采购日|date|采购人
    initiated_on|采购发起日|date|采购人
    approved_on|立项批复日|date|采购人
    platform_designated|进入指定阳光采购平台|bool|平台
    notice_url|公告网址|text|平台
    notice_on|公告发布日|date|平台
    notice_media_designated|在指定媒介发布|bool|平台
    doc_sale_from|招标文件发售开始日|date|平台
    doc_sale_to|招标文件发售结束日|date|平台
    prequal_stop_on|资格预审文件停止发售日|date|平台
    prequal_deadline_on|资格预审申请截止日|date|平台
    doc_issued_on|招标文件发出日|date|平台
    deadline_at|投标截止时间|time|平台
    deadline_on|投标截止日|date|平台
    bid_days|公告至截止的天数|int|平台|天
    bid_workdays|公告至截止的工作日数|int|平台|工作日
    opened_at|开标时间|time|平台
    clarifications|澄清修改次数|int|平台|次
    last_clarified_on|最后澄清修改日|date|平台
    clarification_affects|澄清影响投标文件编制|bool|采购人
    clarification_changed_offer|评标澄清改变报价或实质内容|bool|评标
    doc_fee|招标文件售价|money|采购人
    bond_amount|投标保证金金额|money|采购人
    invited_count|受邀投标人数|int|采购人|家
    downloaded_count|下载文件家数|int|平台|家
    submitted_count|递交投标文件家数|int|平台|家
    failed_count|同项目此前流标次数|int|平台|次
    failed_same_bidder|中标人参加过此前每次流标|bool|平台
    previous_budget|前次采购预算|money|平台
    terms_similarity|与前次采购文件条款相似度|ratio|平台
    framework_exists|同品类有有效框架协议|bool|采购人
    framework_supplier|供应商在框架协议内|bool|采购人
    in_central_catalogue|标的在集中采购目录|bool|采购人
    by_central_body|由集中采购机构采购|bool|采购人
    qualified_suppliers|同分类近24个月在库合格供应商|int|平台|家
    star_count|实质性（★）条款数|int|招标文件|条
    qualification_chars|资格条款字数|int|招标文件|字
    exact_params_pct|等于型参数占比|ratio|招标文件
    odd_params|非标准系列参数个数|int|招标文件
    products_meeting|满足全部★参数的在库产品数|int|平台
    maker_similarity|与最像的厂商样本相似度|ratio|平台
    maker_second_similarity|与次像的厂商样本相似度|ratio|平台
    winner_prior_passage|与中标人历史文件最长相同段落|int|平台|字
    qualification_over|资质要求高于法定的级数|int|招标文件|级
    odd_qualifications|与标的无关的资质数|int|招标文件
    record_amount|业绩要求金额|money|招标文件
    record_count|业绩要求数量|int|招标文件
    record_years|业绩要求年限|int|招标文件|年
    visit_days|强制踏勘或样品的窗口|int|招标文件|天
    subjective_pct|主观分占比|ratio|招标文件
    tier_gap_pct|单项最高档与次档之差占满分|ratio|招标文件
    tier_full|该项满分|number|招标文件|分
    price_weight|价格分权重|ratio|招标文件
    doc_author|招标文件作者|text|招标文件
    doc_company|招标文件公司属性|text|招标文件
    doc_last_saved_by|招标文件最后保存者|text|招标文件
    doc_file_code|招标文件创建标识码|text|招标文件
    evaluation_from|评标开始时间|time|评标
    evaluation_to|评标结束时间|time|评标
    report_on|评标报告日|date|评标
    publicity_from|中标候选人公示开始日|date|平台
    publicity_to|中标候选人公示结束日|date|平台
    first_candidate_id|第一中标候选人|uuid|评标
    first_gave_up|第一候选人放弃或被查实违法|bool|采购人
    terminated_on|终止公告日|date|平台
    termination_reason|终止理由|text|采购人
    committee_size|评标委员会人数|int|评标|人
    committee_specialists|技术经济专家人数|int|评标|人
    owner_reps|招标人代表人数|int|评标|人
    speciality_match_pct|专业匹配的专家占比|ratio|平台
    drawn_how|专家抽取方式：随机抽取、直接指定|text|评标
    drawn_at|专家抽取时间|time|评标
    awarded_on|定标日|date|采购人
    notice_of_award_on|中标通知书日|date|采购人
    award_reported_on|招投标情况书面报告日|date|采购人
    winner_id|中标人|uuid|采购人
    award_amount|中标金额|money|采购人
    number_of_tenderers|公布的投标人数|int|平台|家
    bid_count|有效报价数|int|平台|家
    received_at|数据到达时间|time!|平台
    source|数据来源|text!|平台`,
  ),
  table(
    { name: 'tender_item', alias: 'ti', title: '标的', grain: '标段中一项标的一行', key: 'item_id', indexes: ['tender_id'] },
    `item_id|标的标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    description|标的名称|text|采购人
    class_scheme|分类体系|text|采购人
    class_id|分类码|text|采购人
    award_no|所属定标编号，空为招标的标的|text|平台`,
  ),
  table(
    {
      name: 'complaint',
      alias: 'd',
      title: '异议与投诉',
      grain: '一件异议或投诉一行',
      key: 'complaint_id',
      indexes: ['tender_id'],
    },
    `complaint_id|异议投诉标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    kind|种类：异议、投诉|text!|平台
    received_on|受理日|date!|平台
    answered_on|答复日|date|采购人
    decided_on|处理决定日|date|监督部门
    executed_on|决定执行日|date|采购人`,
  ),
  table(
    {
      name: 'bid_access',
      alias: 'a',
      title: '平台访问',
      grain: '截止前查看投标信息的一次访问一行',
      key: 'access_id',
      indexes: ['tender_id'],
    },
    `access_id|访问标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    accessed_at|访问时间|time!|平台
    account|访问账号|text|平台||L3
    authorised|有授权|bool|平台
    viewed|查看内容|text|平台`,
  ),
  table(
    {
      name: 'passage',
      alias: 'q',
      title: '文件段落',
      grain: '招标文件或投标文件的一段一行',
      key: 'passage_id',
      indexes: ['tender_id', 'bid_id'],
    },
    `passage_id|段落标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    bid_id|所属投标，空为招标文件|uuid|平台
    party_id|所属投标人|uuid|平台
    document|文件：招标文件、资格条款、评分办法、公告、技术标、商务标|text!|平台
    page|页码|int|平台|页
    seq|段落序号|int!|平台
    body|段落原文|text!|平台||L3
    digest|去空白后的指纹|big!|平台`,
  ),
  table(
    { name: 'award', alias: 'w', title: '中标', grain: '一次定标的一个供应商一行', key: 'award_id', indexes: ['tender_id', 'party_id'] },
    `award_id|中标标识|uuid!|平台
    award_no|定标编号|text!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    party_id|供应商|uuid!|平台
    status|状态：active、cancelled、unsuccessful、pending|text|平台
    amount|中标金额|money|平台
    currency|币种|text|平台
    decided_on|定标日|date|平台`,
  ),
]
