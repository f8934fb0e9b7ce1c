import { runSteps } from './steps/run-steps'
import { testSteps } from './steps/test-steps'

const only = (process.env.TEST_ONLY ?? '').split(',').filter(Boolean)
const { passed, failed } = await runSteps(testSteps(only))
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
