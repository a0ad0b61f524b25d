import { afterEach, describe, expect, it, vi } from "vitest"

import { confirmCode, signIn, signOut } from "./sign-in"
import { asProblem } from "./problem"

const sent: { url: string; method: string; csrf: string | null; body: unknown }[] = []

/** Answer the session question first, then what is asked. */
function answerWith(status: number, body: unknown, headers: Record<string, string> = {}): void {
  vi.stubGlobal("fetch", async (request: Request) => {
    const text = await request.clone().text()
    sent.push({
      url: new URL(request.url).pathname,
      method: request.method,
      csrf: request.headers.get("X-CSRFToken"),
      body: text ? JSON.parse(text) : null,
    })
    return request.method === "GET" ? Response.json({}, { status: 401 }) : Response.json(body, { status, headers })
  })
}

async function refusal(asking: Promise<unknown>): Promise<ReturnType<typeof asProblem>> {
  return asProblem(await asking.catch((error: unknown) => error))
}

afterEach(() => {
  sent.length = 0
  vi.unstubAllGlobals()
})

describe("signIn", () => {
  it("is done when the server says so, and proves its origin", async () => {
    document.cookie = "csrftoken=abc"
    answerWith(200, { meta: { is_authenticated: true } })
    expect(await signIn("a@example.com", "secret")).toBe("done")
    expect(sent.at(-1)).toEqual({
      url: "/_allauth/browser/v1/auth/login", method: "POST", csrf: "abc", body: { email: "a@example.com", password: "secret" },
    })
  })

  it("asks for the second step when the account has one", async () => {
    answerWith(401, { data: { flows: [{ id: "login" }, { id: "mfa_authenticate", is_pending: true }] } })
    expect(await signIn("a@example.com", "secret")).toBe("second-step")
  })

  it("says which way it was refused", async () => {
    answerWith(400, { errors: [{ code: "email_password_mismatch", message: "no", param: "password" }] })
    expect((await refusal(signIn("a@example.com", "wrong"))).code).toBe("email_password_mismatch")
    answerWith(429, { title: "Too many", next_step: "Wait" }, { "Retry-After": "120" })
    expect(await refusal(signIn("a@example.com", "wrong"))).toMatchObject({ status: 429, retryAfter: 120, title: "Too many" })
  })

  it("tells a silent server from a refusal", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")))
    expect((await refusal(signIn("a@example.com", "x"))).isOffline).toBe(true)
  })
})

describe("confirmCode and signOut", () => {
  it("send the code, and take allauth's 401 as being signed out", async () => {
    answerWith(200, {})
    expect(await confirmCode("123456")).toBe("done")
    expect(sent.at(-1)?.body).toEqual({ code: "123456" })
    answerWith(401, {})
    await expect(signOut()).resolves.toBeUndefined()
  })
})
