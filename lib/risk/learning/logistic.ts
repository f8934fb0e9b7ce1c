import type { Examples } from './forest'

/** A logistic regression over features that were brought to one scale; `weights` are per standard deviation. */
export type Logistic = {
  readonly mean: Float64Array
  readonly scale: Float64Array
  readonly weights: Float64Array
  readonly intercept: number
}

const steps = 25
/** Standardised values beyond this count as this: one odd tender must not turn the line. */
const farthest = 4

/** Fits by Newton's method with an L2 penalty, both labels weighing the same in all. `penalty` in examples. */
export function fitLogistic({ columns, labels }: Examples, penalty: number): Logistic {
  const [count, size] = [labels.length, columns.length]
  const { mean, scale, rows } = standardised(columns, count)
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const weigh = [count / (2 * (count - positives)), count / (2 * positives)]
  const beta = new Float64Array(size + 1)
  for (let step = 0; step < steps; step++) {
    const hessian = Array.from({ length: size + 1 }, () => new Float64Array(size + 1))
    const gradient = new Float64Array(size + 1)
    for (let i = 0; i < count; i++) {
      const row = rows[i]!
      let z = beta[size]!
      for (let f = 0; f < size; f++) z += beta[f]! * row[f]!
      const p = 1 / (1 + Math.exp(-z))
      const weight = weigh[labels[i]!]!
      const [error, curve] = [weight * (labels[i]! - p), Math.max(1e-6, weight * p * (1 - p))]
      for (let f = 0; f <= size; f++) {
        const x = f === size ? 1 : row[f]!
        gradient[f]! += error * x
        const line = hessian[f]!
        for (let g = 0; g <= f; g++) line[g]! += curve * x * (g === size ? 1 : row[g]!)
      }
    }
    for (let f = 0; f < size; f++) {
      gradient[f]! -= penalty * beta[f]!
      hessian[f]![f]! += penalty
    }
    hessian[size]![size]! += 1e-9
    const change = solve(hessian, gradient)
    let largest = 0
    for (let f = 0; f <= size; f++) {
      beta[f]! += change[f]!
      largest = Math.max(largest, Math.abs(change[f]!))
    }
    if (largest < 1e-6) break
  }
  return { mean, scale, weights: beta.slice(0, size), intercept: beta[size]! }
}

/** The probability it gives an example, 0 to 1, as if both labels were equally frequent. */
export function scoreLogistic({ mean, scale, weights, intercept }: Logistic, columns: readonly Float64Array[], example: number): number {
  let z = intercept
  for (let f = 0; f < weights.length; f++) z += weights[f]! * clipped((columns[f]![example]! - mean[f]!) / scale[f]!)
  return 1 / (1 + Math.exp(-z))
}

const clipped = (value: number) => Math.max(-farthest, Math.min(farthest, value))

function standardised(columns: readonly Float64Array[], count: number) {
  const mean = Float64Array.from(columns, (column) => column.reduce((sum, value) => sum + value, 0) / count)
  const scale = Float64Array.from(columns, (column, f) => {
    const variance = column.reduce((sum, value) => sum + (value - mean[f]!) ** 2, 0) / count
    return variance > 1e-24 ? Math.sqrt(variance) : 1
  })
  const rows = Array.from({ length: count }, (_, i) =>
    Float64Array.from(columns, (column, f) => clipped((column[i]! - mean[f]!) / scale[f]!)),
  )
  return { mean, scale, rows }
}

/** Solves a symmetric positive definite system of which the lower triangle is given (Cholesky). */
function solve(lower: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = lower[i]![j]!
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!
      lower[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j]![j]!
    }
  const x = right.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k]![i]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  return x
}
