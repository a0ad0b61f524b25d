/** The three languages say the same things, and say nothing that no screen asks for. */
import { describe, expect, it } from "vitest"

import en from "./en.json"
import hans from "./zh-Hans.json"
import hant from "./zh-Hant.json"

const sources = import.meta.glob<string>(["../**/*.vue", "../**/*.ts", "!../**/*.spec.ts", "!../api/schema.ts", "!../api/labels.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
})

function flatten(tree: object, before = ""): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "object" && value !== null) for (const entry of flatten(value, `${before}${key}.`)) found.set(...entry)
    else found.set(before + key, String(value))
  }
  return found
}

const locales = { "zh-Hans": flatten(hans), "zh-Hant": flatten(hant), en: flatten(en) }
/** Keys that are put together at run time, with the place that lists every value. */
const BUILT = /^clock\./ // shared/times.ts: `clock.${ClockWords["key"]}`

function usedKeys(): Set<string> {
  const text = Object.values(sources).join("\n")
  const known = [...locales.en.keys()]
  return new Set(known.filter((key) => text.includes(`"${key}"`) || text.includes(`'${key}'`) || BUILT.test(key)))
}

function askedKeys(): string[] {
  const text = Object.values(sources).join("\n")
  return [...text.matchAll(/\bt\(\s*["']([a-zA-Z]+\.[a-zA-Z.]+)["']/g)].map((match) => match[1] ?? "")
}

function holes(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort()
}

describe("locales", () => {
  it.each(["zh-Hans", "zh-Hant"] as const)("%s has exactly the keys of English", (locale) => {
    expect([...locales[locale].keys()].sort()).toEqual([...locales.en.keys()].sort())
  })

  it("leaves nothing empty", () => {
    for (const words of Object.values(locales)) expect([...words].filter(([, text]) => text.trim() === "")).toEqual([])
  })

  it("fills the same holes in every language", () => {
    for (const [key, text] of locales.en) {
      expect(holes(locales["zh-Hans"].get(key) ?? ""), key).toEqual(holes(text))
      expect(holes(locales["zh-Hant"].get(key) ?? ""), key).toEqual(holes(text))
    }
  })

  it("has every key that a screen asks for", () => {
    expect(askedKeys().filter((key) => !locales.en.has(key) && !key.includes("$"))).toEqual([])
  })

  it("has no key that no screen asks for", () => {
    const used = usedKeys()
    expect([...locales.en.keys()].filter((key) => !used.has(key))).toEqual([])
  })
})
