import { byRow, figure, type Judgement, words } from '../model'

/** The learned scorer as a model like the others, always a lead. */
export const learnedCollusion: readonly Judgement[] = [
  byRow(
    'WB079',
    '标段的报价特征与已标注的串通标段相似。评分只用于排定核查的先后，须与其他证据相互印证。',
    'feature',
    't.award_rule in :rules and tf.learned_score >= greatest(:least, tf.learned_cut)',
    {
      value: 'tf.learned_score',
      extra: { 评分主要来自: 'to_jsonb(tf.learned_parts)' },
      thresholds: { least: figure('评分不低于', 0.5), rules: words('适用的评标办法', ['最低价']) },
      exclusions: '只用于最低价类评标；没有已发布的学习模型时不评估。判定阈值取模型自身阈值与“评分不低于”中较高者。',
    },
  ),
]
