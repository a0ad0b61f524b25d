import { describe, expect, it } from "vitest"

import { highestOf } from "./finding"

const share = (value: number, low: number, high: number) => ({ value, low, high })

describe("highestOf", () => {
  it("calls overlapping intervals not distinguishable", () => {
    expect(highestOf([share(0.87, 0.73, 0.94), share(0.95, 0.77, 0.99)])).toMatchObject({ group: { value: 0.95 }, isClear: false })
  })

  it("names a group whose interval lies above the others", () => {
    expect(highestOf([share(0.6, 0.5, 0.7), share(0.95, 0.8, 0.99)])?.isClear).toBe(true)
  })

  it("takes counts as they are, and says nothing about nothing", () => {
    expect(highestOf([{ value: 3, low: null, high: null }, { value: 5, low: null, high: null }])).toMatchObject({ isClear: true })
    expect(highestOf([{ value: null, low: null, high: null }])).toBeNull()
  })
})
