# Oracles of causes: Rscript tests/oracles/r/causes.R | .venv/bin/python tests/oracles/r/causes_brute.py > tests/oracles/own/causes.json
suppressMessages({library(jsonlite); library(epitools); library(car); library(vcd)})
row <- function(id, family, method, inputs, expected, tolerance, source)
  list(id = id, section = "C", method = method, inputs = inputs, expected = expected,
       tolerance = tolerance, source = source, verification = "cross", family = family)
strata_of <- function(a) lapply(seq_len(dim(a)[3]), function(k) list(as.numeric(a[1, , k]), as.numeric(a[2, , k])))
rows <- list()

# 1 UCB admissions with R's own interval and homogeneity
ucb <- aperm(UCBAdmissions, c(2, 1, 3))
mh <- mantelhaen.test(UCBAdmissions, correct = FALSE)
wo <- woolf_test(ucb)
rows[[1]] <- row("C-mh-own-1", "C-mh", "RBG interval and CMH p of UCBAdmissions", list(strata = strata_of(ucb)),
  list(mh_or = unname(mh$estimate), mh_or_ci = as.numeric(mh$conf.int), p = mh$p.value, reversed = TRUE), 1e-6,
  "R stats::mantelhaen.test(UCBAdmissions, correct = FALSE)")

# 2 Breslow-Day with Tarone's correction by its definition, in R
bd <- function(x) {
  or <- mantelhaen.test(x, correct = FALSE)$estimate; stat <- 0; num <- 0; den <- 0
  for (k in seq_len(dim(x)[3])) {
    n1 <- sum(x[1, , k]); n0 <- sum(x[2, , k]); m <- sum(x[, 1, k])
    f <- function(a) a * (n0 - m + a) - or * (n1 - a) * (m - a)
    a <- uniroot(f, c(max(0, m - n0), min(n1, m)), tol = 1e-13)$root
    v <- 1 / (1 / a + 1 / (m - a) + 1 / (n1 - a) + 1 / (n0 - m + a))
    stat <- stat + (x[1, 1, k] - a)^2 / v; num <- num + (x[1, 1, k] - a); den <- den + v
  }
  stat - num^2 / den
}
b <- bd(ucb)
rows[[2]] <- row("C-mh-own-2", "C-mh", "Breslow-Day with Tarone's correction (UCBAdmissions)", list(strata = strata_of(ucb)),
  list(homogeneity_chi2 = b, homogeneity_p = pchisq(b, 5, lower.tail = FALSE)), 1e-5,
  "R: expected cells by uniroot, Tarone's correction by its definition (Tarone 1985)")

# 3 Mantel-Haenszel risk ratio: Greenland and Robins by their published formula
x <- array(c(12, 30, 88, 170, 40, 15, 60, 85, 5, 9, 45, 41), dim = c(2, 2, 3))
a <- x[1, 1, ]; c0 <- x[2, 1, ]; n1 <- a + x[1, 2, ]; n0 <- c0 + x[2, 2, ]; N <- n1 + n0
R <- sum(a * n0 / N); S <- sum(c0 * n1 / N); rr <- R / S
v <- sum(((a + c0) * n1 * n0 - a * c0 * N) / N^2) / (R * S)
rows[[3]] <- row("C-mh-own-3", "C-mh", "common risk ratio", list(strata = strata_of(x), measure = "risk_ratio"),
  list(estimate = rr, ci = rr * exp(c(-1, 1) * qnorm(.975) * sqrt(v)), crude = (sum(a) / sum(n1)) / (sum(c0) / sum(n0))), 1e-8,
  "Greenland and Robins (1985) formula evaluated in R")

# 4 Rate ratio
ev <- c(20, 10, 35, 30); ti <- c(1000, 900, 4000, 5200)
a <- ev[c(1, 3)]; c0 <- ev[c(2, 4)]; t1 <- ti[c(1, 3)]; t0 <- ti[c(2, 4)]; T <- t1 + t0
R <- sum(a * t0 / T); S <- sum(c0 * t1 / T); v <- sum((a + c0) * t1 * t0 / T^2) / (R * S)
rows[[4]] <- row("C-mh-own-4", "C-mh", "common rate ratio",
  list(strata = list(list(c(20, 1000), c(10, 900)), list(c(35, 4000), c(30, 5200))), measure = "rate_ratio"),
  list(estimate = R / S, ci = R / S * exp(c(-1, 1) * qnorm(.975) * sqrt(v))), 1e-8,
  "Greenland and Robins (1985) formula evaluated in R")

# 5 direct standardisation, epitools' published example (Fay and Feuer): Down syndrome, birth order 1 to 5+
dth <- c(21, 40, 60, 80, 15); pop <- c(10000, 12000, 9000, 5000, 800); std <- c(.3, .3, .2, .15, .05)
d <- ageadjust.direct(count = dth, pop = pop, stdpop = std)
nm <- paste0("s", 1:5); named <- function(v) as.list(setNames(v, nm))
rows[[5]] <- row("C-standard-own-1", "C-standard", "direct standardisation, gamma interval",
  list(events = named(dth), exposure = named(pop), standard = named(std)),
  list(estimate = unname(d["adj.rate"]), ci = unname(c(d["lci"], d["uci"])), crude = unname(d["crude.rate"])), 1e-9,
  "R epitools::ageadjust.direct (Fay and Feuer 1997)")

# 6 indirect standardisation, exact Poisson interval
rate <- c(.001, .003, .006, .014, .02); E <- sum(pop * rate); O <- sum(dth); p <- poisson.test(O, E)
rows[[6]] <- row("C-standard-own-2", "C-standard", "standardised ratio, exact interval",
  list(events = named(dth), exposure = named(pop), reference_rates = named(rate)),
  list(estimate = O / E, ci = as.numeric(p$conf.int), expected = E), 1e-7, "R stats::poisson.test(O, E)")

# 7 attributable fraction: delta method by car on a saturated model
pf <- function(a, n1, c0, n0) {
  p1 <- a / n1; p0 <- c0 / n0; V <- diag(c(p1 * (1 - p1) / n1, p0 * (1 - p0) / n0)); w <- n1 / (n1 + n0)
  d <- deltaMethod(c(p1 = p1, p0 = p0), paste0("log(p0 / (", w, " * p1 + ", 1 - w, " * p0))"), vcov. = V)
  list(estimate = 1 - exp(d$Estimate), ci = 1 - exp(d$Estimate + c(1, -1) * qnorm(.975) * d$SE))
}
rows[[7]] <- row("C-paf-own-1", "C-paf", "population attributable fraction",
  list(exposed_cases = 60, exposed_n = 400, unexposed_cases = 45, unexposed_n = 900), pf(60, 400, 45, 900), 1e-6,
  "R car::deltaMethod on log(I0 / I), group sizes fixed")

# 8 one rule: Fisher and the delta method of the log lift under the multinomial
n <- 1000; both <- 40; left <- 100; right <- 200
cell <- c(p11 = both, p10 = left - both, p01 = right - both) / n
d <- deltaMethod(cell, "log(p11 / ((p11 + p10) * (p11 + p01)))", vcov. = (diag(cell) - cell %o% cell) / n)
f <- fisher.test(matrix(c(both, left - both, right - both, n - left - right + both), 2), alternative = "greater")
rows[[8]] <- row("C-assoc-own-1", "C-assoc", "lift interval and one-sided Fisher from counts",
  list(both = both, left = left, right = right, n = n),
  list(lift = exp(d$Estimate), lift_ci = exp(d$Estimate + c(-1, 1) * qnorm(.975) * d$SE), p = f$p.value, finding = TRUE),
  1e-5, "R car::deltaMethod (multinomial) and fisher.test(alternative = 'greater')")

# 9 attribution: Garwood and Wilson
w <- prop.test(42, 70, correct = FALSE)$conf.int; g <- poisson.test(42, 7000)$conf.int
ratio <- (42 / 60) / (7000 / 17000); among <- prop.test(42, 60, correct = FALSE)$conf.int
rows[[9]] <- row("C-attr-own-1", "C-attr", "unknown causes stay in the shares and out of the rates",
  list(complaints = list(sorting = 42, transit = 18, unknown = 10), handled = list(sorting = 7000, transit = 10000)),
  list(share = list(sorting = .6), ci_sorting = as.numeric(w), rate_ci_per_1000 = list(sorting = 1000 * as.numeric(g)),
       relative_to_overall = list(sorting = ratio), relative_ci = list(sorting = as.numeric(among) / (7000 / 17000)),
       unknown_share = 10 / 70), 1e-6, "R prop.test(correct = FALSE), poisson.test; ratio by its definition")

# 10 alarm
rows[[10]] <- row("C-alarm-own-1", "C-alarm", "fault rate above 15 %", list(faults = 30, units = 120, threshold = .15),
  list(estimate = .25, ci = as.numeric(binom.test(30, 120)$conf.int), state = "above", p = binom.test(30, 120, .15, alternative = "greater")$p.value),
  1e-7, "R binom.test")
cat(toJSON(rows, auto_unbox = TRUE, digits = 15, pretty = TRUE))
