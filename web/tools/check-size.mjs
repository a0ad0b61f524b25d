// Fails the build when the first load (entry, what it imports at once, and their CSS) passes 250 KB gzip.
import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"

const LIMIT_KB = 250
const OUT = new URL("../../huiyin/static/app/", import.meta.url)
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", OUT), "utf8"))

/** Every file the browser must have before `name` can run. */
function filesOf(name, seen = new Set()) {
  const chunk = manifest[name]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const css of chunk.css ?? []) seen.add(css)
  for (const next of chunk.imports ?? []) filesOf(next, seen)
  return seen
}

function sizeOf(files) {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, OUT)), { level: 9 }).length, 0) / 1024
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const first = filesOf(entry)
// The heaviest way in is the inbox: its chunk and one language come with the first load.
for (const key of Object.keys(manifest)) {
  if (key.endsWith("InboxPage.vue") || key.endsWith("locales/zh-Hans.json")) filesOf(key, first)
}
const kb = sizeOf(first)
console.log(`first load: ${kb.toFixed(1)} KB gzip in ${first.size} files (limit ${LIMIT_KB})`)
if (kb > LIMIT_KB) process.exit(1)
