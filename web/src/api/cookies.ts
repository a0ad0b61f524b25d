/** The two small facts that travel outside the bodies: the CSRF token and the language. */

const CSRF_COOKIE = "csrftoken"
const LANGUAGE_COOKIE = "huiyin_language"
const A_YEAR = 365 * 24 * 3600

/** The language that requests ask for; kept here so that the client needs no store. */
export const LANGUAGE_HEADER = { value: "zh-Hans" }

export function cookie(name: string): string {
  const hit = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))
  return hit ? decodeURIComponent(hit.slice(name.length + 1)) : ""
}

export function csrfToken(): string {
  return cookie(CSRF_COOKIE)
}

/** Pages that the server writes itself (setup, progress) follow the same choice. */
export function rememberLanguage(locale: string): void {
  LANGUAGE_HEADER.value = locale
  document.cookie = `${LANGUAGE_COOKIE}=${locale.toLowerCase()}; path=/; max-age=${A_YEAR}; samesite=lax`
}
