import type { Counts, Step } from './test-steps'

/** Runs every step, also after one that failed, prints what each took and how it ended, and adds up the counts. */
export async function runSteps(steps: Step[]): Promise<Counts> {
  const results: { name: string; counts: Counts; seconds: number }[] = []
  for (const step of steps) {
    console.log(`\n== ${step.name}`)
    const begun = performance.now()
    const counts = await step.run()
    results.push({ name: step.name, counts, seconds: (performance.now() - begun) / 1000 })
  }
  console.log('')
  for (const { name, counts, seconds } of results) {
    const tests = counts.passed + counts.failed > 0 ? ` ${counts.passed} passed, ${counts.failed} failed` : ''
    console.log(`${counts.failed > 0 ? 'FAILED' : 'ok    '} ${name} (${seconds.toFixed(1)} s)${tests}`)
  }
  return results.reduce((sum, { counts }) => ({ passed: sum.passed + counts.passed, failed: sum.failed + counts.failed }), {
    passed: 0,
    failed: 0,
  })
}
