# Worked examples of the diffusion family from R. Run: Rscript tests/oracles/r/diffusion.R (prints JSON).
suppressPackageStartupMessages({library(igraph); library(jsonlite)})
u <- unbox
out <- list()
add <- function(id, family, method, inputs, expected, tolerance, source)
  out[[length(out) + 1]] <<- list(id = u(id), section = u("H"), method = u(method), inputs = inputs,
    expected = expected, tolerance = u(tolerance), source = u(source), verification = u("R"), family = u(family))

# A directed network with a sink and an account nobody follows
e <- matrix(c(0,1, 0,2, 0,3, 1,2, 2,3, 3,4, 4,2, 4,5, 6,0, 1,5, 2,7, 7,8, 8,2), ncol = 2, byrow = TRUE)
g <- graph_from_edgelist(e + 1, directed = TRUE)
pr <- page_rank(reverse_edges(g), damping = .85)$vector
bt <- betweenness(g, directed = TRUE, normalized = TRUE)
co <- coreness(as.undirected(g, mode = "collapse"))
named <- function(prefix, v) setNames(lapply(v, u), paste0(prefix, "_", seq_along(v) - 1))
add("H-central-own-1", "H-central", "PageRank against the spread, betweenness, coreness of a directed network",
  list(edges = e, directed = u(TRUE)), c(named("pagerank", pr), named("betweenness", bt), named("core", co)), 1e-8,
  "R igraph page_rank(reverse_edges), betweenness(normalized), coreness")
set.seed(3)
r <- sample_gnm(25, 50)
er <- as_edgelist(r) - 1
add("H-central-own-2", "H-central", "the same measures of a random undirected network of 25 accounts",
  list(edges = er, n = u(25)), c(named("pagerank", page_rank(r)$vector),
    named("betweenness", betweenness(r, normalized = TRUE)), named("core", coreness(r))), 1e-8,
  "R igraph page_rank, betweenness(normalized), coreness")

# Growth
h <- c(12, 15, 31, 40, 77, 120)
fit <- lm(log(h) ~ I(0:5))
add("H-R-own-1", "H-R", "log-linear growth with Student's t interval", list(hourly = h),
  list(growth_per_hour = u(coef(fit)[[2]]), ci = as.numeric(confint(fit)[2, ]),
    doubling_hours = u(log(2) / coef(fit)[[2]])), 1e-9, "R lm(log(counts) ~ hour), confint")
z <- c(0, 1, 0, 3, 4, 2, 8, 13)
t <- 0:7
qp <- glm(z ~ t, family = quasipoisson, control = glm.control(epsilon = 1e-14))
sm <- summary(qp)$coefficients
add("H-R-own-2", "H-R", "growth of counts with zeros by quasi-Poisson regression", list(hourly = z),
  list(growth_per_hour = u(sm[2, 1]), ci = sm[2, 1] + c(-1, 1) * qt(.975, 6) * sm[2, 2], method = u("poisson")), 1e-6,
  "R glm(family=quasipoisson), t interval with 6 degrees of freedom")
f <- c(100, 70, 30, 10, 0)
lm2 <- lm(log(c(90, 60, 41, 25, 18)) ~ c(0, 2, 4, 6, 8))
add("H-R-own-3", "H-R", "fading: halving time at two-hour steps",
  list(hourly = c(90, 60, 41, 25, 18), hours = c(0, 2, 4, 6, 8)),
  list(growth_per_hour = u(coef(lm2)[[2]]), halving_hours = u(-log(2) / coef(lm2)[[2]]), doubling_hours = u(NA)), 1e-9,
  "R lm")
p <- poisson.test(110, 210)
add("H-R-own-4", "H-R", "reproduction number with the exact Poisson interval", list(generations = f),
  list(R = u(110 / 210), R_ci = as.numeric(p$conf.int), R_by_generation = c(.7, 30 / 70, 1 / 3, 0)), 1e-6,
  "R poisson.test(110, 210)")

# SIR
sir <- function(R, s0 = 1) uniroot(function(z) s0 * (1 - exp(-R * z)) - z, c(1e-6, s0), tol = 1e-14)$root
add("H-sir-own-1", "H-sir", "final size and peak for R0 = 1.2, 4 and 8, and none below 1", list(R0 = c(.8, 1.2, 4, 8)),
  list(z = c(0, sir(1.2), sir(4), sir(8)), peak = c(0, 1 - (1 + log(c(1.2, 4, 8))) / c(1.2, 4, 8))), 1e-8, "R uniroot")
add("H-sir-own-2", "H-sir", "final size where 60 % can be reached", list(R0 = u(3), susceptible = u(.6)),
  list(z = u(sir(3, .6))), 1e-8, "R uniroot")
rk <- function(R, g, i, end, h = 1e-3) { s <- 1 - i
  d <- function(v) c(-R * g * v[1] * v[2], R * g * v[1] * v[2] - g * v[2]); v <- c(s, i)
  for (k in seq_len(round(end / h))) { a <- d(v); b <- d(v + h/2*a); c <- d(v + h/2*b); e <- d(v + h*c)
    v <- v + h/6*(a + 2*b + 2*c + e) }
  c(1 - v[1], v[2]) }
a <- sapply(c(2, 6, 12), function(end) rk(2.5, .5, .001, end))
add("H-sir-own-3", "H-sir", "course of an SIR epidemic", list(R0 = u(2.5), recovery_rate = u(.5), initial = u(.001),
  times = c(2, 6, 12)), list(reached = a[1, ], spreading = a[2, ]), 1e-6, "R Runge-Kutta, step 0.001")

# CUSUM by simulation of a million steps would be slow in R: the chain by powers instead
arl <- function(rate, k, h) { m <- 20; s <- round(h * m); P <- matrix(0, s, s)
  for (i in 0:(s - 1)) for (y in 0:200) { to <- max(0, i + m * y - round(k * m))
    if (to < s) P[i + 1, to + 1] <- P[i + 1, to + 1] + dpois(y, rate) }
  v <- c(1, rep(0, s - 1)); total <- 0
  repeat { total <- total + sum(v); v <- as.numeric(v %*% P); if (sum(v) < 1e-13) break }
  total }
add("H-cusum-own-1", "H-cusum", "run length of a Poisson CUSUM, in and out of control",
  list(rate = u(2), reference = u(3), threshold = u(5)), list(arl = u(arl(2, 3, 5))), 1e-7,
  "R: survival of the chain summed step by step")
add("H-cusum-own-2", "H-cusum", "run length out of control", list(rate = u(4), reference = u(3), threshold = u(5)),
  list(arl = u(arl(4, 3, 5))), 1e-7, "R: survival of the chain summed step by step")

# Hawkes likelihood by the double sum and its maximum by Nelder-Mead
set.seed(5)
ev <- c(); cur <- 0
while (length(cur)) { nx <- c(); for (a in cur) nx <- c(nx, a + rexp(rpois(1, .85), 1.4)); nx <- nx[nx < 48]
  ev <- c(ev, nx); cur <- nx; if (length(ev) > 120) break }
while (length(ev) < 40) ev <- c(ev, runif(1, 0, 48))
ev <- sort(round(ev, 3)); po <- c(0, ev)
ll <- function(n, b, mu = 0) { s <- 0
  for (i in 2:length(po)) s <- s + log(mu + n * b * sum(exp(-b * (po[i] - po[1:(i - 1)]))))
  s - mu * 48 - n * sum(1 - exp(-b * (48 - po))) }
add("H-hawkes-own-1", "H-hawkes", "log-likelihood of a Hawkes process with background",
  list(times = ev, until = u(48), branching = u(.7), decay = u(1.1), background = u(.2)),
  list(loglik = u(ll(.7, 1.1, .2))), 1e-9, "R double sum")
o <- optim(c(0, 0), function(th) -ll(exp(th[1]), exp(th[2])), control = list(reltol = 1e-14, maxit = 2000))
add("H-hawkes-own-2", "H-hawkes", "maximum-likelihood fit of a Hawkes process", list(times = ev, until = u(48)),
  list(branching = u(exp(o$par[1])), decay = u(exp(o$par[2])), loglik = u(-o$value)), 1e-4, "R optim (Nelder-Mead)")
cat(toJSON(out, digits = 15, na = "null", pretty = TRUE))
