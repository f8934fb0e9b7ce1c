import { runSteps } from './steps/run-steps'
import { testSteps } from './steps/test-steps'

// What one runs before every commit: everything but the slow walls (access) and the browser.
const { failed } = await runSteps(testSteps(['style', 'types', 'architecture', 'unit', 'models', 'integration']))
process.exit(failed > 0 ? 1 : 0)
