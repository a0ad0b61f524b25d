# Oracles of the staffing family. Run: Rscript tests/oracles/r/staffing.R
# Erlang A by the null space of its generator and the waiting time by the exponential of a phase-type
# generator (Matrix::expm), Erlang B by Poisson probabilities, patience by survival::survreg,
# loads by numerical integration: none of it the incomplete gamma form that huiyin uses.
suppressMessages({library(jsonlite); library(Matrix); library(survival)})

stationary <- function(lambda, deaths) {           # birth-death chain 0..K by solve(), not by products
  K <- length(deaths)
  Q <- matrix(0, K + 1, K + 1)
  for (k in 0:(K - 1)) { Q[k + 1, k + 2] <- lambda; Q[k + 2, k + 1] <- deaths[k + 1] }
  diag(Q) <- -rowSums(Q)
  A <- t(Q); A[1, ] <- 1
  solve(A, c(1, rep(0, K)))
}

served_within <- function(ahead, D, theta, t) {    # tagged caller with `ahead` before them
  S <- ahead + 1                                   # phases: callers ahead = ahead..0; then served / gone
  Q <- matrix(0, S + 2, S + 2)
  for (i in 1:S) {
    j <- ahead - (i - 1)
    Q[i, i + 1] <- D + j * theta
    Q[i, S + 2] <- theta
    Q[i, i] <- -(D + (j + 1) * theta)
  }
  as.numeric(expm(Matrix(Q * t))[1, S + 1])
}

queue <- function(calls, interval_s, aht_s, patience_s, agents, target_s, K = 400, rates = NULL) {
  lambda <- calls / interval_s; mu <- 1 / aht_s; theta <- 1 / patience_s
  k <- 1:K
  slots <- if (is.null(rates)) agents else length(rates)
  busy <- if (is.null(rates)) pmin(k, agents) * mu else rates[pmin(k, slots)]
  p <- stationary(lambda, busy + pmax(k - slots, 0) * theta)
  full <- busy[slots]
  Lq <- sum(pmax(0:K - slots, 0) * p)
  pab <- theta * Lq / lambda
  waits <- (slots:K)[p[(slots:K) + 1] > 1e-13]
  sl <- sum(p[1:slots]) + sum(sapply(waits, function(s) p[s + 1] * served_within(s - slots, full, theta, target_s)))
  list(pw = sum(p[(slots + 1):(K + 1)]), p_abandon = pab, Lq = Lq, mean_wait_all = Lq / lambda,
       sl_offered = sl, sl_answered = sl / (1 - pab), occ = lambda * (1 - pab) / (agents * mu))
}

row <- function(id, family, method, inputs, expected, tolerance, source)
  list(id = id, section = "E", method = method, inputs = inputs, expected = expected, tolerance = tolerance,
       source = source, verification = "cross", family = family)

rows <- list()
add <- function(...) rows[[length(rows) + 1]] <<- row(...)

settings <- list(list(calls = 240, interval_s = 1800, aht_s = 240, patience_s = 90, agents = 30, target_s = 15),
                 list(calls = 40, interval_s = 900, aht_s = 400, patience_s = 600, agents = 16, target_s = 30),
                 list(calls = 300, interval_s = 1800, aht_s = 200, patience_s = 60, agents = 20, target_s = 20),
                 list(calls = 12, interval_s = 1800, aht_s = 300, patience_s = 200, agents = 1, target_s = 60))
how <- "R: generator solved with solve(), waiting by Matrix::expm of the phase-type generator (tests/oracles/r/staffing.R)"
for (i in seq_along(settings))
  add(paste0("E-erla-own-", i), "E-erla", "Erlang A with agents given", settings[[i]],
      do.call(queue, settings[[i]]), 1e-7, how)

fewest <- function(calls, aht_s, patience_s, sl, target_s, basis) {
  n <- 1
  repeat {
    q <- queue(calls, 1800, aht_s, patience_s, n, target_s, K = 300)
    if (q[[basis]] >= sl) return(n)
    n <- n + 1
  }
}
for (basis in c("offered", "answered"))
  add(paste0("E-erla-own-need-", basis), "E-erla", paste("fewest agents, Erlang A, level", basis),
      list(calls = 180, interval_s = 1800, aht_s = 210, patience_s = 100, sl = 0.85, target_s = 10, basis = basis),
      list(net = fewest(180, 210, 100, 0.85, 10, paste0("sl_", basis))), 0, paste(how, "linear search", sep = ", "))

lines <- c(10, 20, 50, 100, 30)
loads <- c(4.461, 12.03, 37.90, 84.06, 21.93)
grade <- c(0.01, 0.01, 0.01, 0.01, 0.02)
exact <- dpois(lines, loads) / ppois(lines, loads)
stopifnot(all(abs(exact - grade) < 1e-4))
add("E-erlb-own-1", "E-erlb", "Erlang B tables: load that 10, 20, 50, 100 lines carry at 1 %, 30 lines at 2 %",
    lapply(1:5, function(i) list(a = loads[i], n = lines[i])), lapply(grade, function(b) list(b = b)), 1e-4,
    "published Erlang B tables (4 digits), and R dpois/ppois")
add("E-erlb-own-2", "E-erlb", "Erlang B far from balance", list(list(a = 500, n = 100), list(a = 3, n = 30)),
    lapply(list(c(500, 100), c(3, 30)), function(x) list(b = dpois(x[2], x[1]) / ppois(x[2], x[1]))), 1e-12,
    "R: dpois(n, a)/ppois(n, a)")

erlc <- function(a, n, aht, t) {
  b <- dpois(n, a) / ppois(n, a); pw <- b / (1 - (a / n) * (1 - b))
  list(pw = pw, sl = 1 - pw * exp(-(n - a) * t / aht), asa = pw * aht / (n - a), occ = a / n)
}
add("E-erlc-own-1", "E-erlc", "Erlang C, 400 calls an hour, AHT 240 s, 30 agents, 20 s",
    list(calls = 400, interval_s = 3600, aht_s = 240, agents = 30, target_s = 20),
    erlc(400 * 240 / 3600, 30, 240, 20), 1e-10, "R: Erlang B from dpois/ppois, then Erlang C")
add("E-erlc-own-2", "E-erlc", "Erlang C with no more agents than erlang is unstable",
    list(calls = 100, interval_s = 1800, aht_s = 180, agents = 10, target_s = 20),
    list(pw = 1, sl = 0, asa = NA, reason = "unstable"), 1e-9, "hand: n <= a (spec/methods.md E)")

# Garnett, Mandelbaum and Reiman 2002, table 1: 50 agents, 48 calls a minute, service 1 min, patience 2 min
gmr <- queue(48 * 30, 1800, 60, 120, 50, 20)
stopifnot(abs(gmr$p_abandon - 0.031) < 0.001)
add("E-erla-own-gmr", "E-erla", "50 agents, 48 calls a minute, 1 min of service, 2 min of patience",
    list(calls = 1440, interval_s = 1800, aht_s = 60, patience_s = 120, agents = 50, target_s = 20),
    list(p_abandon = 0.031, occ = 0.93), 5e-3,
    "Garnett, Mandelbaum and Reiman 2002, introduction: 3.1 % abandon, utilisation 93 % (rounded); generator agrees")

set.seed(7)
patient <- rexp(60, 1 / 150); offered <- rexp(60, 1 / 90)
waits <- round(pmin(patient, offered), 1); gave_up <- as.integer(patient < offered)
fit <- survreg(Surv(waits, gave_up) ~ 1, dist = "exponential")
add("E-patience-own-1", "E-patience", "mean patience of 60 callers, censored by service",
    list(waits = waits, abandoned = gave_up), list(patience_s = unname(exp(coef(fit)))), 1e-8,
    "R survival::survreg(dist = 'exponential')")
counts <- poisson.test(37, 5210)
add("E-patience-own-2", "E-patience", "patience from 37 abandonments in 5210 s waited, with its interval",
    list(abandoned = 37, total_wait_s = 5210, calls = 400),
    list(patience_s = 5210 / 37, low = 1 / counts$conf.int[2], high = 1 / counts$conf.int[1]), 1e-8,
    "R poisson.test: exact interval of the rate")

slow <- function(n, c, aht, i) { k <- 1:(n * c); k / (aht * (1 + i * (pmax(k / n, 1) - 1))) }
chat <- function(n) queue(60, 1800, 600, 90, n, 30, K = 300, rates = slow(n, 3, 600, 0.3))
n <- 1; while (chat(n)$sl_offered < 0.8) n <- n + 1
add("E-chat-own-1", "E-chat", "chat, three at once, each further one 30 % slower: fewest agents",
    list(chats = 60, interval_s = 1800, aht_s = 600, concurrency = 3, inflation = 0.3, patience_s = 90, target_s = 30),
    list(net = n, sl = chat(n)$sl_offered, p_abandon = chat(n)$p_abandon), 1e-7, how)

calls <- c(10, 40, 90, 60, 20); interval <- 900; aht <- 600
rate <- function(t) ifelse(t < 0, 0, calls[pmin(floor(t / interval) + 1, length(calls))]) / interval
level <- function(t) sum(sapply(0:(length(calls) - 1), function(i) {      # Poisson arrivals that still are served
  lo <- i * interval; hi <- min((i + 1) * interval, t)
  if (hi <= lo) 0 else integrate(function(s) calls[i + 1] / interval * exp(-(t - s) / aht), lo, hi, rel.tol = 1e-11)$value
}))
means <- sapply(1:5, function(i) integrate(Vectorize(level), (i - 1) * interval, i * interval, rel.tol = 1e-9)$value / interval)
add("E-load-own-1", "E-load", "mean load of each interval in the M(t)/M/infinity queue",
    list(calls = calls, interval_s = interval, aht_s = aht, method = "infinite_server"), list(loads = means), 1e-7,
    "R integrate of the arrivals still in service")
shifted <- sapply(1:5, function(i) mean(rate(seq((i - 1) * interval + 0.05, i * interval, by = 0.1) - aht)) * aht)
add("E-load-own-2", "E-load", "load by calls of a handling time earlier",
    list(calls = calls, interval_s = interval, aht_s = aht, method = "lagged"), list(loads = shifted), 1e-7,
    "R: mean of the shifted rate on a fine grid")

cat(toJSON(rows, auto_unbox = TRUE, digits = 16, pretty = FALSE, na = "null"))
