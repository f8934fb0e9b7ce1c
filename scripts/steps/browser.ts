import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/** A Chromium that runs on this machine and what it needs in its environment. */
export type Browser = { executablePath: string; args: string[]; env: Record<string, string> }

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none'],
]

/** Finds a Chromium: one named by CHROMIUM_PATH, the system's, the one packed in a development dependency, or (as root) Debian's. */
export function findBrowser(): Browser {
  const found = fromSystem() ?? unpacked() ?? fromDebian()
  if (!found) throw new Error('没有可用的 Chromium 浏览器：请安装 chromium，或用 CHROMIUM_PATH 指定其路径。')
  return {
    executablePath: found.path,
    args,
    env: { ...fontEnvironment(), ...(found.libraries ? { LD_LIBRARY_PATH: found.libraries } : {}) },
  }
}

type Found = { path: string; libraries?: string }

function fromSystem(): Found | undefined {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = [process.env.CHROMIUM_PATH, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))]
  const path = paths.find((candidate) => candidate && existsSync(candidate) && runs(candidate))
  return path ? { path } : undefined
}

const cache = resolve('node_modules/.cache/chromium')

function unpacked(): Found | undefined {
  const path = join(cache, 'chromium')
  if (!existsSync(path)) unpack()
  const libraries = join(cache, 'al2023', 'lib')
  if (runs(path)) return { path }
  return runs(path, libraries) ? { path, libraries } : undefined
}

// The package unpacks into the temporary folder of its process, so it gets one of its own.
function unpack(): void {
  const bin = resolve('node_modules/@sparticuz/chromium/bin')
  const draft = `${cache}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  const files = ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) => join(bin, name))
  const script = `const { inflate } = await import('@sparticuz/chromium'); for (const file of ${JSON.stringify(files)}) await inflate(file)`
  spawnSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TMPDIR: draft }, stdio: 'inherit' })
  rmSync(cache, { recursive: true, force: true })
  renameSync(draft, cache)
}

function fromDebian(): Found | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  spawnSync('/usr/bin/apt-get', ['update', '-q'], { stdio: 'ignore' })
  spawnSync('/usr/bin/apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
  return runs('/usr/bin/chromium') ? { path: '/usr/bin/chromium' } : undefined
}

function runs(path: string, libraries?: string): boolean {
  const env = { ...process.env, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) }
  return spawnSync(path, ['--no-sandbox', '--version'], { env, stdio: 'ignore', timeout: 20_000 }).status === 0
}

// A bare machine has no Chinese font at all; those of the lock stand in, beside whatever the system has.
function fontEnvironment(): Record<string, string> {
  const folder = resolve('node_modules/.cache/fontconfig')
  const path = join(folder, 'fonts.conf')
  const fonts = ['node_modules/@embedpdf/fonts-sc/fonts', '/usr/share/fonts', '/usr/local/share/fonts'].map(
    (dir) => `<dir>${resolve(dir)}</dir>`,
  )
  // Without the alias Latin letters and digits come from whatever serif font is first.
  const sans = '<alias><family>sans-serif</family><prefer><family>Noto Sans Hans</family></prefer></alias>'
  const text = `<?xml version="1.0"?><fontconfig>${fonts.join('')}<cachedir>${folder}/cache</cachedir>${sans}</fontconfig>\n`
  mkdirSync(folder, { recursive: true })
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
  return { FONTCONFIG_FILE: path }
}
