/** A task as the push sees it, with the people on whose desk it lies now. */
export type DeskTask = { readonly id: string; readonly status: string; readonly people: readonly string[] }
/** What was last said about a task to a person. */
export type LastSaid = { readonly taskId: string; readonly userId: string; readonly type: string }
export type TodoMove = {
  readonly taskId: string
  readonly userId: string
  readonly type: 'todo.created' | 'todo.finished' | 'todo.withdrawn'
}

/**
 * What has to be said so that everybody's list in the office app is as the desks are: created where a task lies and is not there, finished
 * where it was done, withdrawn where it was taken back or is with somebody else now. Pure; with nothing changed it says nothing.
 */
export function todoMoves(tasks: readonly DeskTask[], said: readonly LastSaid[]): TodoMove[] {
  const shown = new Set(said.filter(({ type }) => type === 'todo.created').map(({ taskId, userId }) => `${taskId} ${userId}`))
  const appear = tasks.flatMap(({ id, status, people }) =>
    status === 'open'
      ? people.filter((userId) => !shown.has(`${id} ${userId}`)).map((userId): TodoMove => ({ taskId: id, userId, type: 'todo.created' }))
      : [],
  )
  const vanish = said.flatMap(({ taskId, userId, type }): TodoMove[] => {
    const task = tasks.find((one) => one.id === taskId)
    if (type !== 'todo.created' || !task || (task.status === 'open' && task.people.includes(userId))) return []
    return [{ taskId, userId, type: task.status === 'done' ? 'todo.finished' : 'todo.withdrawn' }]
  })
  return [...vanish, ...appear]
}
