/** Work the worker repeats with a pause after each run, for what must not wait for a job's minute; it may run in several workers at once. */
export type Loop = { name: string; pauseMs: number; work: (now: Date) => Promise<unknown> }

const loops = new Map<string, Loop>()

/** Registers a loop of a domain. */
export function defineLoop(loop: Loop): void {
  loops.set(loop.name, loop)
}

/** The loops registered by the modules loaded so far. */
export function definedLoops(): readonly Loop[] {
  return [...loops.values()]
}
