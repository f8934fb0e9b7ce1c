/** Where an organisation stands in the management tree. */
export type Place = {
  readonly id: string
  readonly level: number
  readonly groupId: string | null
  readonly owner: string
}

/** The place of an enterprise below a superior: one level deeper, of its group and owner; at level 1, or supervised as a group, its own group. */
export function placeBelow(parent: Place & { readonly kind: string }, id: string, ownGroup = false): Place {
  const level = parent.level + 1
  const owner = parent.kind === 'sasac' ? 'city' : parent.kind === 'district' ? 'district' : parent.owner
  return { id, level, owner, groupId: level === 1 || ownGroup ? id : parent.groupId }
}

/**
 * New places of an enterprise and everything below it after it moved: levels shift together, the owner is the new superior's, whoever belonged
 * to the group it came from belongs to the one it came to. A part that is supervised as a group of its own stays one.
 */
export function placesAfterMove(
  moved: Place,
  below: readonly Place[],
  parent: Place & { readonly kind: string },
  ownGroup: boolean,
): Place[] {
  const root = placeBelow(parent, moved.id, ownGroup)
  const shift = root.level - moved.level
  const rest = below.map(
    (org): Place => ({
      id: org.id,
      level: org.level + shift,
      owner: root.owner,
      groupId: org.groupId === moved.groupId ? root.groupId : org.groupId,
    }),
  )
  return [root, ...rest]
}
