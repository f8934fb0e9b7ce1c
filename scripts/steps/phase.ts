/** Runs one phase of a start or a test run and prints how long it took; `undefined` from the work prints nothing more. */
export async function phase<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const begun = performance.now()
  try {
    const result = await work()
    const note = typeof result === 'string' ? `(${result})` : ''
    console.log(`  ✓ ${name}${note} ${seconds(begun)}`)
    return result
  } catch (error) {
    console.log(`  ✗ ${name} ${seconds(begun)}`)
    throw error
  }
}

const seconds = (begun: number) => `${((performance.now() - begun) / 1000).toFixed(1)} 秒`
