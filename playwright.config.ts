import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/steps/browser'

// Found once; the worker processes inherit the answer.
process.env.E2E_BROWSER ??= JSON.stringify(findBrowser())
const browser: ReturnType<typeof findBrowser> = JSON.parse(process.env.E2E_BROWSER)

/** What disturbs everybody else (the platform goes down, sessions end) or would be disturbed (how fast news arrives) runs when the rest is over. */
const alone = /\/(trouble-outage|trouble-typing|live|sign-in|sso)[^/]*\.spec\.ts$/

/** Opens every page for everybody, and takes a sixth of the pages' time: the walker does it, so that both end together. */
const asked = /\/pages\/asked\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/support/e2e-platform.ts',
  outputDir: 'test-results',
  // One worker walks while the other looks: each waits for server and browser half of its time.
  workers: 2,
  retries: 0,
  projects: [
    { name: 'walks', testIgnore: [/\/pages\/(?!asked)/, alone], workers: 1 },
    { name: 'pages', testMatch: '**/pages/*.spec.ts', testIgnore: asked, workers: 1 },
    { name: 'alone', testMatch: alone, dependencies: ['walks', 'pages'], workers: 1 },
  ],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ...(process.env.E2E_JSON ? [['json', { outputFile: process.env.E2E_JSON }] as const] : [])],
  use: {
    browserName: 'chromium',
    actionTimeout: 30_000,
    navigationTimeout: 40_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // Charts that grow and dialogs that slide cost a small machine more than they show.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // A trace films every step, which costs half of a small machine; a failure leaves a picture and the page in words.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: browser.executablePath,
      args: browser.args,
      env: { ...(process.env as Record<string, string>), ...browser.env },
    },
  },
})
