import { describe, expect, it } from "vitest"

import { useIdempotencyKey } from "./use-case"

describe("useIdempotencyKey", () => {
  const reply = { verb: "reply", body: { text: "您好", wait: false } } as const

  it("repeats the key for the same words, so that a second click sends nothing twice", () => {
    const { keyFor } = useIdempotencyKey()
    expect(keyFor(reply)).toBe(keyFor({ ...reply, body: { ...reply.body } }))
  })

  it("takes a new key for other words, and after an answer", () => {
    const { keyFor, spent } = useIdempotencyKey()
    const first = keyFor(reply)
    expect(keyFor({ ...reply, body: { text: "other", wait: false } })).not.toBe(first)
    const second = keyFor(reply)
    spent()
    expect(keyFor(reply)).not.toBe(second)
  })
})
