import { table } from './columns'

/** 投标、电子痕迹、保证金、人员、清单、评标打分: what bidders hand in and evaluators do with it. */
export const bidTables = [
  table(
    {
      name: 'bid',
      alias: 'b',
      title: '投标',
      grain: '一家投标人对一个标段的一次投标一行',
      key: 'bid_id',
      indexes: ['tender_id', 'party_id', 'org_id'],
    },
    `bid_id|投标标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    party_id|投标人|uuid!|平台
    party_ids|联合体各方，单独投标为一家|texts|投标人
    bid_no|来源中的投标编号|text|平台
    seq|来源中的次序|int|平台|位
    amount|投标报价|money|投标人
    quote|报价在来源中的数值（币种的元）|number|投标人|元
    currency|币种|text|投标人
    status|状态：valid 有效、disqualified 否决、withdrawn 撤回、invited 受邀未投、pending 待定|text|评标
    joint|联合体，有几家投标人|int|投标人|家
    submitted_at|递交时间|time|平台
    decrypted_at|解密时间|time|平台
    rank|评标名次|int|评标|名
    is_winner|中标|bool|采购人
    gave_up|作为第一候选人放弃中标|bool|投标人
    reject_reason|否决理由|text|评标
    reject_class|否决情形：法定或文件载明的情形|text|评标
    defect|文件缺陷|text|评标
    low_price_explained|异常低价有书面说明|bool|评标
    first_amount|首轮报价|money|投标人
    replaced_at|替换文件时间|time|平台
    replaced_from|替换前报价|money|平台
    page_count|投标文件页数|int|平台|页
    missing_docs|缺少的必备附件数|int|评标
    hidden_chars|零宽或双向控制字符数|int|平台
    ocr_gap|文字层与识别结果差异|ratio|平台
    foreign_name|文件中出现的其他投标人|uuid|平台
    foreign_quote|出现处原文|text|平台||L3
    consortium_no|联合体编号|text|投标人
    qualification_until|资质有效期至|date|投标人
    qualification_ok|资质等级符合要求|bool|评标
    record_verified|申报业绩在公开平台有记录|bool|平台
    invoice_verified|业绩发票验真通过|bool|外部：税务
    labour_pct|人工费占比|ratio|投标人
    material_pct|材料费占比|ratio|投标人
    machine_pct|机械费占比|ratio|投标人
    overhead_pct|管理费占比|ratio|投标人
    profit_pct|利润占比|ratio|投标人
    unsigned_after_award|中标后因自身原因未签约|bool|采购人`,
  ),
  table(
    { name: 'bid_trace', alias: 'x', title: '投标电子痕迹', grain: '一次投标一行', key: 'bid_id', indexes: ['tender_id'] },
    `bid_id|投标标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    party_id|投标人|uuid!|平台
    ip|上传地址|text|平台||L3
    ip_shared|上传地址为交易中心、园区或运营商共用出口|bool|平台
    uploaded_at|上传时间|time|平台
    mac|制作网卡地址|text|平台||L3
    cpu|制作处理器序列号|text|平台||L3
    disk|制作硬盘序列号|text|平台||L3
    board|制作主板或机器码|text|平台||L3
    lock_no|造价软件加密锁号|text|平台||L3
    file_code|文件创建标识码|text|平台||L3
    ca_handler_token|数字证书经办人（标记）|text|平台||L3
    ca_applied_at|数字证书申领时间|time|平台
    login_device|账号登录设备|text|平台||L3
    download_device|招标文件下载设备|text|平台||L3
    author|文档作者|text|平台||L3
    last_saved_by|文档最后保存者|text|平台||L3
    company|文档公司属性|text|平台||L3
    rsid_root|修订标识根|text|平台||L3
    rsids|修订标识|ints|平台||L3
    pdf_id|版式文件血缘标识|text|平台||L3
    created_at|文档创建时间|time|平台
    modified_at|文档修改时间|time|平台
    scanner|扫描设备特征类|text|平台||L3
    images|内嵌图片指纹（已剔除公共图）|texts|平台||L3
    odd_errors|罕见错误|texts|平台||L3
    cert_nos|证书、检测报告编号|texts|投标人||L3
    supplements|补充定额、含量调整与补充人材机|texts|投标人||L3
    wrong_sums|算错的清单项|texts|平台||L3
    sketch|技术标文本摘要（已剔除招标文件与范本）|ints|平台||L3
    semantic_near|与最像的另一家的改写段占比|ratio|平台
    semantic_party_id|改写最像的另一家|uuid|平台
    rep_token|授权代表（标记）|text|投标人||L3
    rep_phone_token|授权代表电话（标记）|text|投标人||L3
    email_token|联系邮箱（标记）|text|投标人||L3
    handler_token|缴费、领取或打卡人（标记）|text|平台||L3`,
  ),
  table(
    { name: 'bid_bond', alias: 'g', title: '投标保证金', grain: '一次投标一行', key: 'bid_id', indexes: ['tender_id'] },
    `bid_id|投标标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    party_id|投标人|uuid!|平台
    account_token|转出账户（标记）|text|银行||L3
    owner_is_bidder|转出户名为投标人|bool|银行
    from_base_account|由基本户转出|bool|银行
    origin_token|转出前划入等额资金的账户（标记）|text|外部：银行||L3
    origin_days|划入至转出的天数|int|外部：银行|天
    refund_token|退还账户（标记）|text|采购人||L3
    returned_on|退还日|date|采购人
    guarantee_no|保函号|text|银行||L3
    guarantee_serial|保函流水号|int|银行
    guarantee_issuer|保函开立机构|text|银行
    guarantee_applicant_token|保函申请人（标记）|text|银行||L3
    guarantee_at|保函开立时间|time|银行`,
  ),
  table(
    {
      name: 'bid_person',
      alias: 'm',
      title: '拟派人员',
      grain: '投标文件中一名拟派人员一行',
      key: 'bid_person_id',
      indexes: ['tender_id', 'person_token'],
    },
    `bid_person_id|拟派人员标识|uuid!|平台
    bid_id|投标|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    party_id|投标人|uuid!|平台
    person_token|身份证号（标记）|text|投标人||L3
    post|拟任岗位|text|投标人
    social_party_id|社保缴纳单位|uuid|外部：社保
    cert_party_id|证书注册单位|uuid|外部：住建`,
  ),
  table(
    {
      name: 'bid_item',
      alias: 'i',
      title: '清单报价',
      grain: '一次投标的一项清单一行',
      key: 'bid_item_id',
      indexes: ['tender_id', 'bid_id'],
    },
    `bid_item_id|清单项标识|uuid!|平台
    bid_id|投标|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    party_id|投标人|uuid!|平台
    item_code|清单编码|text!|投标人
    quantity|工程量|number|投标人
    unit_price|综合单价|money|投标人
    total|合价|money|投标人
    control_price|控制价单价|money|采购人`,
  ),
  table(
    { name: 'expert', alias: 'e', title: '评标专家', grain: '一名专家一行', key: 'expert_id', shared: true },
    `expert_id|专家标识|uuid!|平台
    expert_no|专家编号|text!|平台
    name|专家姓名|text|平台||L3
    person_token|身份证号（标记）|text|平台||L3
    employer_id|任职或社保单位|uuid|外部：社保
    speciality|专业|text|平台
    born_on|出生日期|date|平台||L3
    term_until|聘期至|date|平台
    suspended_from|暂停参评起|date|监督部门
    suspended_to|暂停参评止|date|监督部门`,
  ),
  table(
    {
      name: 'evaluator',
      alias: 'v',
      title: '评委参评',
      grain: '一名评委评一个标段一行',
      key: 'evaluator_id',
      indexes: ['tender_id', 'expert_id'],
    },
    `evaluator_id|参评标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    expert_id|专家|uuid!|平台
    owner_rep|招标人代表|bool|评标
    terminal|评标终端|text|平台||L3
    seconds_per_bid|每家评分耗时|number|平台|秒
    evaluated_on|评标日|date|评标`,
  ),
  table(
    {
      name: 'score',
      alias: 's',
      title: '评标打分',
      grain: '一名评委给一家投标人的一个评分项一行',
      key: 'score_id',
      indexes: ['tender_id', 'expert_id'],
    },
    `score_id|打分标识|uuid!|平台
    tender_id|标段|uuid!|平台
    org_id|采购企业|uuid!|平台
    expert_id|专家|uuid!|平台
    bid_id|投标|uuid!|平台
    party_id|投标人|uuid!|平台
    item|评分项|text!|评标
    subjective|主观分|bool|招标文件
    full_marks|该项满分|number|招标文件|分
    score|得分|number|评标|分
    expected|按规则自动计算的客观分|number|平台|分`,
  ),
]
