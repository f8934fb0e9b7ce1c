import { table } from './columns'

/** What the engine works out once for all models: price screens of a tender, history of pairs, groups of the network. */
export const derivedTables = [
  table(
    { name: 'tender_feature', alias: 'tf', title: '标段报价特征', grain: '一个有报价的标段一行', key: 'tender_id' },
    `tender_id|标段|uuid!|计算
    org_id|采购企业|uuid!|计算
    n|有效报价数|int!|计算|家
    lowest|最低报价|money|计算
    second|次低报价|money|计算
    highest|最高报价|money|计算
    mean|平均报价|number|计算|分
    median|报价中位数|number|计算|分
    cv|变异系数|ratio|计算
    spd|最大价差比|ratio|计算
    diffp|次低与最低之差比|ratio|计算
    rd|相对距离|number|计算
    rdnor|标准化相对距离|number|计算
    altrd|替代相对距离|number|计算
    kurtosis|峰度|number|计算
    skewness|偏度|number|计算
    ks|与均匀分布的距离|number|计算
    gap_cv|相邻差的变异系数|number|计算
    ratio_range|相邻比值的极差|number|计算
    round_pct|整千整万报价占比|ratio|计算
    lowest_to_ceiling|最低报价占最高限价|ratio|计算
    far_above|高出中位数三倍绝对中位差的家数|int|计算|家
    far_below|低于中位数三倍绝对中位差的家数|int|计算|家
    learned_score|学习模型评分|ratio|计算
    learned_cut|学习模型的判定阈值|ratio|计算
    learned_parts|评分主要来自|texts|计算`,
  ),
  table(
    {
      name: 'tender_echo',
      alias: 'te',
      title: '重复出现的标识',
      grain: '一个标段的一列一行，表示该列有两个投标的值相同',
      key: 'echo_id',
      indexes: ['tender_id'],
    },
    `echo_id|标识|uuid!|计算
    tender_id|标段|uuid!|计算
    org_id|采购企业|uuid!|计算
    mark|哪一列：x 电子痕迹、p 市场主体、m 投标人员的列名|text!|计算`,
  ),
  table(
    {
      name: 'pair_history',
      alias: 'ph',
      title: '共同投标',
      grain: '两家投标人一行',
      key: 'pair_id',
      shared: true,
      indexes: ['a_id', 'b_id'],
    },
    `pair_id|一对标识|uuid!|计算
    a_id|甲|uuid!|计算
    b_id|乙|uuid!|计算
    together|共同投标次数|int!|计算|次
    a_bids|甲投标次数|int!|计算|次
    b_bids|乙投标次数|int!|计算|次
    jaccard|共投占两家投标之并|ratio!|计算
    a_wins|共投中甲中标次数|int!|计算|次
    b_wins|共投中乙中标次数|int!|计算|次
    expected|同市场随机期望的共投次数|number|计算|次
    last_on|最近一次共投|date|计算`,
  ),
  table(
    {
      name: 'bidder_group',
      alias: 'bg',
      title: '投标群体',
      grain: '网络中一个群体的一家一行',
      key: 'member_id',
      shared: true,
      indexes: ['group_no', 'party_id'],
    },
    `member_id|成员标识|uuid!|计算
    group_no|群体编号|int!|计算
    party_id|投标人|uuid!|计算
    size|群体规模|int!|计算|家
    coherence|凝聚度：边权几何均值与算术均值之比|ratio|计算
    exclusivity|排他度：群内强度占总强度|ratio|计算
    median_cv|群内标段变异系数中位|ratio|计算`,
  ),
]
