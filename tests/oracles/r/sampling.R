# Oracles of the sampling family from the R package survey and base R; prints JSON rows.
# Run: Rscript tests/oracles/r/sampling.R
suppressMessages({library(survey); library(jsonlite)})
rows <- list()
add <- function(id, family, method, inputs, expected, source, tolerance = 1e-6)
  rows[[length(rows) + 1]] <<- list(id = id, section = "A", family = family, method = method, inputs = inputs,
    expected = expected, tolerance = tolerance, source = source, verification = "cross")
kish <- function(w) sum(w)^2 / sum(w^2)

# Raking of rows to three margins from design weights.
set.seed(7)
n <- 60
d <- data.frame(sex = sample(c("f", "m"), n, TRUE), age = sample(c("y", "m", "o"), n, TRUE),
  region = sample(c("n", "s"), n, TRUE, c(.7, .3)), base = round(runif(n, 1, 4), 2))
margins <- list(sex = c(f = 520, m = 480), age = c(y = 300, m = 400, o = 300), region = c(n = 500, s = 500))
population <- lapply(names(margins), function(v) setNames(data.frame(names(margins[[v]]), unname(margins[[v]])), c(v, "Freq")))
raked <- function(weights, population) {
  design <- svydesign(ids = ~1, data = d, weights = weights)
  weights(rake(design, list(~sex, ~age, ~region), population, control = list(maxit = 500, epsilon = 1e-11)))
}
w <- raked(d$base, population)
inputs <- list(rows = list(sex = d$sex, age = d$age, region = d$region), base = d$base, margins = lapply(margins, as.list))
add("A-rake-own-1", "A-rake", "raking of rows to three margins from design weights", inputs,
  list(weights = unname(w), kish_neff = kish(w), deff = n / kish(w)), "R survey::rake, epsilon 1e-11")

tight <- c(.75, 1.6)
cut <- pmin(pmax(w, tight[1] * median(w)), tight[2] * median(w)); again <- raked(cut, population)
add("A-rake-own-2", "A-rake", "the same, trimmed to [0.75, 1.6] x median and raked again", c(inputs, list(trim = tight)),
  list(weights = unname(again), kish_neff = kish(again), trimmed = sum(cut != w)), "R survey::rake, trimmed, survey::rake")
d$region <- "n"
add("A-rake-own-3", "A-rake", "a target without a sample", 
  list(rows = list(sex = d$sex, region = d$region), margins = list(sex = list(f = 5, m = 5), region = list(n = 5, s = 5))),
  list(reason = "empty_cell", weights = NULL), "hand: nobody of region s can be weighted to 5 (survey::rake stops with an error)")

# Post-stratified mean with and without finite population.
set.seed(3)
g <- rep(c("a", "b", "c"), c(25, 40, 15)); y <- round(rnorm(80, c(a = 60, b = 70, c = 85)[g], 9))
size <- c(a = 300, b = 300, c = 400)
post <- function(fpc) {
  df <- data.frame(g, y, N = 1000)
  design <- if (fpc) svydesign(ids = ~1, data = df, fpc = ~N) else svydesign(ids = ~1, data = df, weights = rep(1000 / 80, 80))
  svymean(~y, postStratify(design, ~g, data.frame(g = names(size), Freq = unname(size))))
}
moments <- lapply(split(y, g), function(x) c(length(x), sum(x), sum(x^2)))
for (fpc in c(FALSE, TRUE)) {
  m <- post(fpc)
  add(paste0("A-poststrat-own-", 1 + fpc), "A-poststrat", "post-stratified mean from moments",
    list(sample = moments, population = as.list(size), fpc = fpc),
    list(unweighted = mean(y), weighted = unname(coef(m)), se = unname(drop(SE(m))), ci = unname(drop(coef(m)) + c(-1, 1) * qnorm(.975) * drop(SE(m)))),
    "R survey::postStratify, svymean")
}

# Weighted mean and share with the error inflated by the design effect.
x <- c(3, 5, 4, 2, 5, 1, 4, 4); w <- c(1, 2, .5, 1.5, 1, 3, 1, .8)
m <- weighted.mean(x, w); e <- kish(w); s2 <- cov.wt(matrix(x), w, method = "ML")$cov[1, 1] * 8 / 7; se <- sqrt(s2 / e)
add("A-weighted-own-1", "A-weighted", "weighted mean, SE on Kish's effective n", list(values = x, weights = w),
  list(mean = m, kish_neff = e, deff = 8 / e, se = se, ci = m + c(-1, 1) * qt(.975, e - 1) * se), "R weighted.mean, cov.wt(method = 'ML'), qt")
h <- c(1, 1, 0, 1, 0, 1, 1, 1); p <- weighted.mean(h, w)
add("A-weighted-own-2", "A-weighted", "weighted share, exact interval on Kish's effective n (Korn and Graubard)",
  list(hits = h, weights = w),
  list(share = p, ci = c(qbeta(.025, e * p, e * (1 - p) + 1), qbeta(.975, e * p + 1, e * (1 - p)))), "R qbeta as in survey::svyciprop(method = 'beta')")

# Response rates and late responders.
t <- prop.test(33, 400, correct = FALSE)
add("A-response-own-1", "A-response", "response rate of strata against a plan of 12 %",
  list(invited = list(a = 400, b = 300), answered = list(a = 33, b = 40), wanted = list(a = 48, b = 36), planned_rate = .12),
  list(rates = list(a = 33 / 400, b = 40 / 300), cis = list(a = as.numeric(t$conf.int), b = as.numeric(prop.test(40, 300, correct = FALSE)$conf.int)),
    second_touch = list("a"), rate = 73 / 700), "R prop.test(correct = FALSE)")
early <- c(5, 4, 5, 3, 4, 5, 4); late <- c(3, 4, 2, 3, 5); t <- t.test(late, early)
add("A-response-own-2", "A-response", "late against early responders (Welch)", list(early = early, late = late),
  list(difference = mean(late) - mean(early), ci = as.numeric(t$conf.int), p = t$p.value), "R t.test(late, early)")

# The best shares of a budget, found numerically.
N <- c(4000, 2500, 800); S <- c(8, 15, 40); cost <- c(1, 4, 9); budget <- 900
variance <- function(m) sum((N / sum(N))^2 * (1 - m / N) * S^2 / m)
objective <- function(logs) { m <- exp(logs); m <- m * budget / sum(m * cost); variance(m) }
best <- optim(log(rep(50, 3)), objective, control = list(reltol = 1e-14, maxit = 5000))
add("A-strat-own-1", "A-strat", "smallest standard error a budget of 900 can buy", list(N = N, S = S, cost = cost, budget = budget),
  list(optimal_se = sqrt(best$value)), "R optim over continuous allocations; whole numbers come within 0.2 %", tolerance = .002)

cat(toJSON(rows, auto_unbox = TRUE, digits = NA, pretty = TRUE, null = "null"), "\n")
