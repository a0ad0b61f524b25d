/** The one way to the server: typed by the committed OpenAPI document, refusals thrown as Problem. */
import createClient, { type Middleware } from "openapi-fetch"

import { csrfToken, LANGUAGE_HEADER } from "./cookies"
import { NO_ANSWER, Problem, problemOf } from "./problem"
import type { paths } from "./schema"

const TIMEOUT_MS = 20_000
const SAFE = new Set(["GET", "HEAD"])

/** Every request says who it is from (session cookie), proves its origin (CSRF) and gives up after a while. */
export async function send(input: Request): Promise<Response> {
  const headers = new Headers(input.headers)
  headers.set("Accept-Language", LANGUAGE_HEADER.value)
  if (!SAFE.has(input.method)) headers.set("X-CSRFToken", csrfToken())
  const signals = [input.signal, AbortSignal.timeout(TIMEOUT_MS)]
  const request = new Request(input, { headers, credentials: "same-origin", signal: AbortSignal.any(signals) })
  try {
    return await fetch(request)
  } catch (error) {
    if (input.signal.aborted) throw error // the caller itself gave up: not a failure
    throw new Problem(NO_ANSWER, {})
  }
}

const refuse: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null)
    throw problemOf(response, body)
  },
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: send })
api.use(refuse)

/** The data of an answer; refusals were thrown before. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer
  if (data === undefined) throw new Problem(NO_ANSWER, { code: "empty_answer" })
  return data
}
