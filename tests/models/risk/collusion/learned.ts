import { type Cases, cases } from '../cases'

const scored = (learned_score: number, award_rule = '最低价') => ({
  t: { award_rule },
  tf: { learned_score, learned_cut: 0.6, learned_parts: ['cv 0.010（+0.20）'] },
})

export const learnedCases: Cases[] = [cases('WB079', scored(0.8), scored(0.9, '均值基准价'), scored(0.6), true)]
