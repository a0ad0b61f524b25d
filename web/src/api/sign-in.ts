/** Signing in and out: allauth's headless addresses, which are not part of our own OpenAPI document. */
import { send } from "./client"
import { Problem, problemOf } from "./problem"

const BASE = "/_allauth/browser/v1/auth"

interface Flow {
  id: string
  is_pending?: boolean
}

interface AllauthBody {
  meta?: { is_authenticated?: boolean }
  data?: { flows?: Flow[] }
  errors?: { code: string; message: string; param?: string }[]
}

export type SignInStep = "done" | "second-step" | "again"

async function ask(method: string, path: string, body?: object): Promise<{ response: Response; body: AllauthBody }> {
  const init: RequestInit = { method, headers: { Accept: "application/json" } }
  if (body) {
    init.body = JSON.stringify(body)
    init.headers = { Accept: "application/json", "Content-Type": "application/json" }
  }
  const response = await send(new Request(new URL(BASE + path, location.origin), init))
  const parsed: unknown = await response.json().catch(() => null)
  return { response, body: typeof parsed === "object" && parsed !== null ? parsed : {} }
}

function stepOf(response: Response, body: AllauthBody): SignInStep {
  if (response.ok || response.status === 409) return "done" // 409: somebody is signed in already
  const waiting = body.data?.flows?.some((flow) => flow.id === "mfa_authenticate" && flow.is_pending)
  if (response.status === 401) return waiting ? "second-step" : "again"
  throw firstProblem(response, body)
}

function firstProblem(response: Response, body: AllauthBody): Problem {
  const problem = problemOf(response, body)
  const first = body.errors?.[0]
  if (problem.title || !first) return problem
  return new Problem(response.status, { code: first.code, title: first.message }, problem.retryAfter)
}

export async function signIn(email: string, password: string): Promise<SignInStep> {
  await ask("GET", "/session") // gives the CSRF cookie on a first visit
  const { response, body } = await ask("POST", "/login", { email, password })
  return stepOf(response, body)
}

export async function confirmCode(code: string): Promise<SignInStep> {
  const { response, body } = await ask("POST", "/2fa/authenticate", { code })
  return stepOf(response, body)
}

export async function signOut(): Promise<void> {
  const { response, body } = await ask("DELETE", "/session")
  if (response.status !== 401 && !response.ok) throw firstProblem(response, body) // 401 is allauth's "signed out"
}
