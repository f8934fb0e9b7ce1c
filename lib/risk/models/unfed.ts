import type { Unfed } from './model'

/** Models that stand in the catalogue and wait for data, with what is lacking. */
export const unfed: Unfed[] = [
  {
    code: 'WB079',
    why: '把标段的价格特征交给学习模型，给出串标概率，用于排序核查次序。',
    lacks: '尚无已发布的学习模型',
  },
]
