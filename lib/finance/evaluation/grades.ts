import { Decimal } from '@/lib/kernel/decimal'

/** Grades of a total, each with the least it needs (2006 rules, verified in structure). */
export const evaluationGrades: { name: string; least: number }[] = [
  { name: '优(A++)', least: 95 },
  { name: '优(A+)', least: 90 },
  { name: '优(A)', least: 85 },
  { name: '良(B+)', least: 80 },
  { name: '良(B)', least: 75 },
  { name: '良(B-)', least: 70 },
  { name: '中(C)', least: 60 },
  { name: '中(C-)', least: 50 },
  { name: '低(D)', least: 40 },
  { name: '差(E)', least: 0 },
]

/** The grade of a total; the total is not rounded before. */
export function gradeOf(total: Decimal): string {
  return evaluationGrades.find((grade) => total.gte(grade.least))?.name ?? '差(E)'
}

/** Weights of the eight qualitative items (from memory, 待校核). */
export const qualitativeWeights: Record<string, number> = {
  战略管理: 18,
  发展创新: 15,
  经营决策: 16,
  风险控制: 13,
  基础管理: 14,
  人力资源: 8,
  行业影响: 8,
  社会贡献: 8,
}

/** What an expert says of an item, and the share of the weight it earns. */
export const qualitativeRatings = { 优: '1', 良: '0.8', 中: '0.6', 低: '0.4', 差: '0.2' } as const
export type QualitativeRating = keyof typeof qualitativeRatings

/** The qualitative score: for each item its weight times the mean share the experts gave; null while an item has no rating. */
export function qualitativeScore(ratings: Record<string, QualitativeRating[]>): Decimal | null {
  let total = new Decimal(0)
  for (const [item, weight] of Object.entries(qualitativeWeights)) {
    const given = ratings[item] ?? []
    if (given.length === 0) return null
    const sum = given.reduce((shares, rating) => shares.plus(qualitativeRatings[rating]), new Decimal(0))
    total = total.plus(sum.div(given.length).times(weight))
  }
  return total
}

/** 综合绩效评价分 = 财务绩效定量 × 70 % + 管理绩效定性 × 30 % (verified). */
export function combinedScore(quantitative: Decimal, qualitative: Decimal): Decimal {
  return quantitative.times('0.7').plus(qualitative.times('0.3'))
}
