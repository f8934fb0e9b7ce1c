/** One of the 17 groups. Names are public; figures, codes and persons are invented. `weight` = share of subsidiaries. */
export type GroupFacts = {
  slug: string
  name: string
  shortName: string
  /** The word that subsidiaries carry in their names. */
  stem: string
  adcode: string
  foundedOn: string
  /** Registered capital in 亿元. */
  capital: number
  functionClass: '商业一类' | '商业二类' | '公益类'
  weight: number
  /** Superior 100 %, or with other state holders (a tenth to the province since 2020; 数据集团 with two other groups). */
  soleHolder: boolean
  under?: string
}

const row = (
  slug: string,
  name: string,
  shortName: string,
  stem: string,
  adcode: string,
  foundedOn: string,
  capital: number,
  functionClass: GroupFacts['functionClass'],
  weight: number,
  soleHolder: boolean,
  under?: string,
): GroupFacts => ({
  slug,
  name,
  shortName,
  stem,
  adcode,
  foundedOn,
  capital,
  functionClass,
  weight,
  soleHolder,
  ...(under === undefined ? {} : { under }),
})

/** 15 groups of level 1, then two of level 2 that are run like groups. */
export const groupFacts: readonly GroupFacts[] = [
  row('ct', '青岛城市建设投资（集团）有限责任公司', '城投集团', '城投', '370212', '2008-05-23', 69, '商业二类', 1.6, true),
  row('gx', '青岛国信发展（集团）有限责任公司', '国信集团', '国信', '370212', '2008-07-17', 60, '商业二类', 1.5, true),
  row('ht', '青岛华通国有资本投资运营集团有限公司', '华通集团', '华通', '370202', '2008-02-18', 40, '商业一类', 1.3, true),
  row('dt', '青岛地铁集团有限公司', '地铁集团', '地铁', '370212', '2013-03-08', 50, '公益类', 1.2, true),
  row('qp', '青岛啤酒集团有限公司', '青啤集团', '青啤', '370202', '1997-04-28', 12, '商业一类', 1.2, false),
  row('sz', '青岛市政开发集团有限公司', '市政开发集团', '市政', '370203', '2004-09-10', 26, '商业二类', 1.1, true),
  row('sw', '青岛水务集团有限公司', '水务集团', '水务', '370203', '2002-06-19', 22, '公益类', 0.9, true),
  row('ny', '青岛能源集团有限公司', '能源集团', '能源', '370202', '2013-01-16', 24, '公益类', 1.1, true),
  row('cy', '青岛城市运营控股（城运控股）集团', '城运控股', '城运', '370213', '2009-11-05', 16, '公益类', 0.9, true),
  row('jc', '青岛国际机场集团有限公司', '机场集团', '机场', '370281', '2003-12-26', 30, '公益类', 0.7, false),
  row('gt', '青岛国际投资有限公司（青岛国投）', '青岛国投', '国投', '370202', '2013-08-12', 30, '商业一类', 0.8, true),
  row('ly', '青岛旅游集团有限公司', '旅游集团', '旅游', '370212', '2013-12-31', 18, '商业一类', 0.8, true),
  row('hf', '青岛海发国有资本投资运营集团有限公司', '海发集团', '海发', '370211', '2012-04-20', 35, '商业一类', 1.2, false),
  row('sx', '双星集团有限责任公司', '双星集团', '双星', '370211', '1980-09-12', 10, '商业一类', 0.8, false),
  row('rd', '青岛融资担保集团有限公司', '融资担保集团', '融担', '370202', '2016-10-14', 40, '商业二类', 0.4, true),
  row('hy', '青岛海洋发展集团有限公司', '海洋发展集团', '海洋', '370212', '2025-03-28', 20, '商业一类', 0.8, true, 'gx'),
  row('sj', '青岛数据集团有限公司', '数据集团', '数据', '370213', '2024-11-18', 10, '商业一类', 0.7, false, 'ht'),
]
