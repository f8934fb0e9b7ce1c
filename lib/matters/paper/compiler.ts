import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const fontFiles: readonly [string, string][] = [
  ['@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  ['@expo-google-fonts/noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'],
  ['@expo-google-fonts/noto-serif-sc', '900Black/NotoSerifSC_900Black.ttf'],
  ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Regular.otf'],
  ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Bold.otf'],
]

let compiler: NodeCompiler | undefined

// Song and Hei travel with the platform; 仿宋_GB2312 and 小标宋 are taken from the system when they are installed there.
/** The typesetter of this process, with the fonts that travel with the platform. For the worker: it computes without a break. */
export function typst(): NodeCompiler {
  if (compiler) return compiler
  const { resolve } = createRequire(import.meta.url)
  const fontBlobs = fontFiles
    .map(([name, path]) => {
      const entry = resolve(name)
      return join(entry.slice(0, entry.lastIndexOf(name) + name.length), path)
    })
    .map((path) => readFileSync(path))
  compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  return compiler
}
