import { sameValue } from '@/lib/forms/diff'
import type { FormValues } from '@/lib/forms/schema'

/** Somebody else saved in the meantime: their values, the version they made, who and when (ISO). */
export type SaveConflict = { values: FormValues; version: number; by: string; at: string }

/** What the server says to a save; an exception means it was not reached. `savedAt` is ISO. */
export type SaveOutcome = { version: number; savedAt: string } | { conflict: SaveConflict } | { error: string }

export type SaveState =
  | { kind: 'clean'; savedAt: string | null }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'failed'; message: string }
  | { kind: 'conflict'; conflict: SaveConflict }

type Options = {
  version: number
  saved: FormValues
  save: (values: FormValues, version: number) => Promise<SaveOutcome>
  onState: (state: SaveState) => void
  /** Milliseconds of rest after the last change. */
  delay?: number
}

const firstRetry = 4000
const longestRetry = 60_000

/**
 * Saves the newest values after a rest, one save at a time; what changes meanwhile is saved next. Tries again while the server
 * cannot be reached, stops at a conflict until it is resolved. Never drops a value.
 */
export class DraftSaver {
  private state: SaveState = { kind: 'clean', savedAt: null }
  private newest: FormValues
  private confirmed: FormValues
  private number: number
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | undefined
  private retry = firstRetry
  private readonly delay: number

  constructor(private readonly options: Options) {
    this.newest = options.saved
    this.confirmed = options.saved
    this.number = options.version
    this.delay = options.delay ?? 1200
  }

  /** Version of the last confirmed save. */
  get version(): number {
    return this.number
  }

  /** Values of the last confirmed save: what both sides of a conflict started from. */
  get saved(): FormValues {
    return this.confirmed
  }

  get current(): SaveState {
    return this.state
  }

  /** True while something typed is not confirmed. */
  get pending(): boolean {
    return !sameValues(this.newest, this.confirmed) || this.running !== undefined
  }

  /** Takes new values; they are saved after the rest. */
  change(values: FormValues): void {
    this.newest = values
    if (this.state.kind === 'conflict' || this.running) return
    clearTimeout(this.timer)
    if (sameValues(values, this.confirmed)) {
      if (this.state.kind !== 'clean') this.enter({ kind: 'clean', savedAt: null })
      return
    }
    if (this.state.kind !== 'offline') this.enter({ kind: 'dirty' })
    this.timer = setTimeout(() => this.start(), this.delay)
  }

  /** Saves at once and until nothing is left; true when everything is confirmed. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    await this.running
    clearTimeout(this.timer)
    if (this.state.kind !== 'conflict' && !sameValues(this.newest, this.confirmed)) await this.start()
    return !this.pending && this.state.kind === 'clean'
  }

  /** Goes on after a conflict: `values` is what was chosen, laid over the version the other side made. */
  resolve(values: FormValues): void {
    if (this.state.kind !== 'conflict') return
    this.number = this.state.conflict.version
    this.confirmed = this.state.conflict.values
    this.state = { kind: 'dirty' }
    this.change(values)
  }

  /** The network came back: does not wait for the next try. */
  online(): void {
    if (this.state.kind === 'offline') void this.flush()
  }

  dispose(): void {
    clearTimeout(this.timer)
  }

  private enter(state: SaveState): void {
    this.state = state
    this.options.onState(state)
  }

  private start(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = undefined
      if (this.state.kind === 'clean' && !sameValues(this.newest, this.confirmed)) this.change(this.newest)
    })
    return this.running
  }

  private async run(): Promise<void> {
    const values = this.newest
    this.enter({ kind: 'saving' })
    let outcome: SaveOutcome
    try {
      outcome = await this.options.save(values, this.number)
    } catch {
      this.enter({ kind: 'offline' })
      this.timer = setTimeout(() => this.start(), this.retry)
      this.retry = Math.min(this.retry * 2, longestRetry)
      return
    }
    this.retry = firstRetry
    if ('conflict' in outcome) this.enter({ kind: 'conflict', conflict: outcome.conflict })
    else if ('error' in outcome) this.enter({ kind: 'failed', message: outcome.error })
    else {
      this.number = outcome.version
      this.confirmed = values
      this.enter({ kind: 'clean', savedAt: outcome.savedAt })
    }
  }
}

function sameValues(left: FormValues, right: FormValues): boolean {
  if (left === right) return true
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => sameValue(left[key], right[key]))
}
