/** A file handed in for a material; `sm3` tells two files of one name apart. */
export type HandedIn = { readonly key: string; readonly name: string; readonly sm3: string }

/** A file that came, went (`after` null) or took another's place; names as they were given. */
export type MaterialChange = { readonly key: string; readonly before: string | null; readonly after: string | null }

/** What changed among the files of two submissions; one that left and one that came for the same material are one change. */
export function diffMaterials(before: readonly HandedIn[], after: readonly HandedIn[]): MaterialChange[] {
  const lacks = (list: readonly HandedIn[]) => (file: HandedIn) => !list.some((other) => other.key === file.key && other.sm3 === file.sm3)
  const gone = before.filter(lacks(after))
  const come = after.filter(lacks(before))
  const keys = [...new Set([...gone, ...come].map((file) => file.key))]
  return keys.flatMap((key) => {
    const [left, entered] = [gone.filter((file) => file.key === key), come.filter((file) => file.key === key)]
    return Array.from({ length: Math.max(left.length, entered.length) }, (_, index) => ({
      key,
      before: left[index]?.name ?? null,
      after: entered[index]?.name ?? null,
    }))
  })
}
