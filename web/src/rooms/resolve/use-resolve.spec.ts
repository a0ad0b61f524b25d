import { describe, expect, it } from "vitest"

import { keptLetter } from "./use-resolve"

describe("keptLetter", () => {
  const empty = { cause: "", remedy: "", prevention: "" }

  it("brings an unfinished letter back", () => {
    expect(keptLetter(JSON.stringify({ cause: "because" }))).toEqual({ ...empty, cause: "because" })
  })

  it("starts empty without one, or with a broken one", () => {
    expect(keptLetter(null)).toEqual(empty)
    expect(keptLetter("{broken")).toEqual(empty)
  })
})
