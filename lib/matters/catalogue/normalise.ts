import type { Row } from './attributes'

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A matter with what follows from other entries put in: form and flow carry its code and name, the flow its limits. What is not an object
 * stays as it is, for the checks to name.
 */
export function withDerived(body: unknown): unknown {
  if (!isRow(body)) return body
  const limits = isRow(body.limits) ? { promiseDays: body.limits.promiseDays, statutoryDays: body.limits.statutoryDays } : {}
  return {
    ...body,
    ...(isRow(body.form) ? { form: { ...body.form, code: body.code } } : {}),
    ...(isRow(body.flow) ? { flow: { ...body.flow, code: body.code, title: body.name, ...limits } } : {}),
  }
}

const basisOf = (body: unknown): Row[] => (isRow(body) && Array.isArray(body.basis) ? body.basis.filter(isRow) : [])
const sameText = (left: Row, right: Row) => ['name', 'documentNo', 'version', 'point'].every((key) => left[key] === right[key])

/**
 * Who compared a basis with its original, and when, is written here and never by hand: a row newly marked gets the person and the day, a
 * row that was marked before and says the same keeps its mark, a row that is not marked has none.
 */
export function withStampedBasis(body: unknown, before: readonly unknown[], who: string, today: string): unknown {
  if (!isRow(body) || !Array.isArray(body.basis)) return body
  const marked = before.flatMap(basisOf).filter((row) => row.checked === true)
  return {
    ...body,
    basis: body.basis.map((row: unknown) => {
      if (!isRow(row)) return row
      const { checkedBy: _by, checkedOn: _on, ...plain } = row
      if (row.checked !== true) return plain
      const earlier = marked.find((one) => sameText(one, row))
      if (!earlier) return { ...plain, checkedBy: who, checkedOn: today }
      return { ...plain, ...(earlier.checkedBy ? { checkedBy: earlier.checkedBy, checkedOn: earlier.checkedOn } : {}) }
    }),
  }
}
