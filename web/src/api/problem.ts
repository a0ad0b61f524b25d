/** What the server says when it refuses (RFC 9457), and what we say when it could not be reached. */

export interface FieldProblem {
  path: string
  code: string
  message: string
}

interface ProblemBody {
  status?: number
  code?: string
  title?: string
  detail?: string
  next_step?: string
  request_id?: string
  error_id?: string
  errors?: FieldProblem[]
}

/** Status 0 stands for "no answer": the network is gone or the server did not speak in time. */
export const NO_ANSWER = 0

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly nextStep: string
  readonly detail: string
  readonly id: string
  readonly errors: FieldProblem[]
  readonly retryAfter: number | null

  constructor(status: number, body: ProblemBody, retryAfter: number | null = null) {
    super(body.title ?? `HTTP ${status}`)
    this.name = "Problem"
    this.status = status
    this.code = body.code ?? (status === NO_ANSWER ? "no_answer" : "unknown")
    this.title = body.title ?? ""
    this.nextStep = body.next_step ?? ""
    this.detail = body.detail ?? ""
    this.id = body.error_id ?? body.request_id ?? ""
    this.errors = Array.isArray(body.errors) ? body.errors : []
    this.retryAfter = retryAfter
  }

  get isOffline(): boolean {
    return this.status === NO_ANSWER
  }

  get isStale(): boolean {
    return this.status === 412
  }

  get isForbidden(): boolean {
    return this.status === 403
  }

  get isMissing(): boolean {
    return this.status === 404
  }

  get isSignedOut(): boolean {
    return this.status === 401
  }

  /** Worth trying again without changing anything. */
  get isPassing(): boolean {
    return this.isOffline || this.status === 429 || this.status >= 500
  }
}

function isBody(value: unknown): value is ProblemBody {
  return typeof value === "object" && value !== null
}

/** Turn any body of a refused request into a Problem. */
export function problemOf(response: Response, body: unknown): Problem {
  const seconds = Number(response.headers.get("Retry-After"))
  return new Problem(response.status, isBody(body) ? body : {}, Number.isFinite(seconds) && seconds > 0 ? seconds : null)
}

/** Turn whatever was thrown into a Problem; what is not ours is a bug and keeps its message. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof TypeError || (error instanceof DOMException && error.name === "AbortError")) {
    return new Problem(NO_ANSWER, {})
  }
  return new Problem(NO_ANSWER, { code: "unexpected", detail: error instanceof Error ? error.message : String(error) })
}
