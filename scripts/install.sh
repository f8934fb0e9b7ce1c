# Sourced by scripts/up and scripts/test: a node that is new enough, the packages of the lock, and their node first on the path.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export TZ=Asia/Shanghai NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

fail() { echo "$1" >&2; exit 1; }
command -v node >/dev/null || fail '未找到 node，请安装 Node.js 20.19 或更高版本。'
command -v npm >/dev/null || fail '未找到 npm，请安装 Node.js 20.19 或更高版本（含 npm）。'
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node.js 版本过低（$(node -v)），需要 20.19 或更高版本。"

lock_digest() {
  node -e 'const fs = require("fs"); const h = require("crypto").createHash("sha256");
    for (const f of ["package.json", "package-lock.json"]) h.update(fs.readFileSync(f));
    console.log(h.digest("hex") + " " + process.platform + "-" + process.arch)'
}
digest=$(lock_digest)
if [ "$(cat node_modules/.install-digest 2>/dev/null)" != "$digest" ]; then
  echo '  安装依赖包（首次约一分钟）……'
  begun=$(date +%s)
  npm ci --include=dev --no-audit --no-fund --loglevel=error || fail '依赖包安装失败，请检查 npm 软件源是否可达。'
  echo "$digest" >node_modules/.install-digest
  echo "  ✓ 安装依赖包 $(($(date +%s) - begun)) 秒"
fi
export PATH="$PWD/node_modules/.bin:$PATH"
