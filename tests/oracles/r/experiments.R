# Oracles of experiments. Run: Rscript tests/oracles/r/experiments.R > tests/oracles/own/experiments.json
suppressMessages({library(jsonlite); library(sandwich); library(lmtest); library(pwr)})
row <- function(id, family, method, inputs, expected, tolerance, source)
  list(id = id, section = "C", method = method, inputs = inputs, expected = expected,
       tolerance = tolerance, source = source, verification = "cross", family = family)
rows <- list()
set.seed(11)

# Clustered difference in differences: 12 units, 6 periods
unit <- rep(1:12, each = 6); period <- rep(1:6, 12); treated <- as.numeric(unit > 5); post <- as.numeric(period > 3)
y <- round(20 + rnorm(12, 0, 3)[unit] + .5 * period + 2 * treated * post + rnorm(72), 2)
m <- lm(y ~ treated * post); V <- vcovCL(m, cluster = unit, type = "HC1")
ct <- coeftest(m, V, df = 11)[4, ]
rows[[1]] <- row("C-did-own-1", "C-did", "errors clustered by 12 units, t on 11 degrees",
  list(y = y, treated = treated, post = post, cluster = unit),
  list(est = unname(ct[1]), se = unname(ct[2]), p = unname(ct[4]), ci = unname(ct[1] + c(-1, 1) * qt(.975, 11) * ct[2]), clusters = 12), 1e-7,
  "R sandwich::vcovCL(type = 'HC1', cadjust = TRUE) with lmtest::coeftest(df = 11)")
pre <- period < 4
m <- lm(y ~ treated * I(period >= 2), subset = pre); V <- vcovCL(m, cluster = unit[pre], type = "HC1"); ct <- coeftest(m, V, df = 11)[4, ]
rows[[2]] <- row("C-did-own-2", "C-did", "placebo among the periods before the change",
  list(y = y, treated = treated, period = period, start = 4, cluster = unit),
  list(est = unname(ct[1]), se = unname(ct[2]), p = unname(ct[4])), 1e-7, "R lm on the earlier periods with sandwich::vcovCL")
cell <- function(t, p) { v <- y[treated == t & post == p]; list(n = length(v), sum = sum(v), sum_of_squares = sum(v^2)) }
m <- summary(lm(y ~ treated * post))$coefficients[4, ]
rows[[3]] <- row("C-did-own-3", "C-did", "from the sums of four cells",
  list(treated_pre = cell(1, 0), treated_post = cell(1, 1), control_pre = cell(0, 0), control_post = cell(0, 1)),
  list(est = unname(m[1]), se = unname(m[2]), p = unname(m[4])), 1e-6, "R lm on the rows behind the sums")
rows[[4]] <- row("C-did-own-4", "C-did", "Card and Krueger 1994, means with their standard errors",
  list(treated_pre = 20.44, treated_post = 21.03, control_pre = 23.33, control_post = 21.17,
       treated_pre_se = .51, treated_post_se = .52, control_pre_se = 1.35, control_post_se = .94),
  list(did = 2.75, se = sqrt(.51^2 + .52^2 + 1.35^2 + .94^2)), 1e-9,
  "Card and Krueger 1994 Table 3 rows 1 and 2; errors added in squares (independent means)")

# Staggered start: group-time effects from plain means, error from the clustered regression of one group's change
start <- ifelse(unit <= 4, NA, ifelse(unit <= 8, 3, 5)); yw <- matrix(y, 12, 6, byrow = TRUE)
never <- is.na(start[seq(1, 72, 6)]); g3 <- !never & start[seq(1, 72, 6)] == 3; g5 <- !never & start[seq(1, 72, 6)] == 5
att <- function(g, base, t) mean(yw[g, t] - yw[g, base]) - mean(yw[never, t] - yw[never, base])
eff <- c(`3,3` = att(g3, 2, 3), `3,4` = att(g3, 2, 4), `3,5` = att(g3, 2, 5), `3,6` = att(g3, 2, 6), `5,5` = att(g5, 4, 5), `5,6` = att(g5, 4, 6))
pv <- function(v) mean((v - mean(v))^2) / length(v)
se35 <- sqrt(pv(yw[g5, 5] - yw[g5, 4]) + pv(yw[never, 5] - yw[never, 4]))
rows[[5]] <- row("C-did-own-5", "C-did", "staggered start: group-time effects against the never treated",
  list(y = y, unit = unit, period = period, start = start),
  list(est = mean(eff), effects = as.list(eff), effect_se = list(`5,5` = se35)), 1e-9,
  "R: differences of plain means (Callaway and Sant'Anna 2021, no covariates); error of one effect from the two variances")

# CUPED is the ANCOVA-like regression of y on arm after removing theta * pre; Welch interval by t.test
pre_x <- round(rnorm(60, 50, 10), 1); arm <- rep(0:1, 30); yy <- round(.7 * pre_x + 3 * arm + rnorm(60, 0, 5), 1)
theta <- cov(pre_x, yy) / var(pre_x); adj <- yy - theta * (pre_x - mean(pre_x)); tt <- t.test(adj[arm == 1], adj[arm == 0])
rows[[6]] <- row("C-cuped-own-1", "C-cuped", "CUPED with Welch's interval", list(y = yy, pre = pre_x, treated = arm),
  list(theta = theta, cuped_diff = unname(tt$estimate[1] - tt$estimate[2]), ci = as.numeric(tt$conf.int), p = tt$p.value, cuped_se = tt$stderr,
       variance_ratio = 1 - cor(pre_x, yy)^2), 1e-7, "R cov/var and t.test of the adjusted values")
sums <- function(k) { s <- arm == k; list(n = sum(s), y = sum(yy[s]), pre = sum(pre_x[s]), y_squares = sum(yy[s]^2), pre_squares = sum(pre_x[s]^2), products = sum(yy[s] * pre_x[s])) }
rows[[7]] <- row("C-cuped-own-2", "C-cuped", "CUPED from the sums of both arms", list(control = sums(0), treated = sums(1)),
  list(theta = theta, cuped_diff = unname(tt$estimate[1] - tt$estimate[2]), p = tt$p.value), 1e-6, "R t.test of the adjusted values")
gone <- c(3, 10, 21, 40); px <- pre_x; px[gone] <- NA; fl <- as.numeric(is.na(px)); px[gone] <- mean(px, na.rm = TRUE)
b <- coef(lm(yy ~ px + fl)); adj <- yy - b[2] * px - b[3] * fl; tt <- t.test(adj[arm == 1], adj[arm == 0]); pj <- pre_x; pj[gone] <- NA
rows[[8]] <- row("C-cuped-own-3", "C-cuped", "missing past: the mean and a flag", list(y = yy, pre = pj, treated = arm),
  list(theta = unname(b[2]), cuped_diff = unname(tt$estimate[1] - tt$estimate[2]), p = tt$p.value, imputed = 4), 1e-7,
  "R lm with mean and missing flag, t.test of the adjusted values")

# Sequential: the mixture integral done numerically
ev <- function(d, v, tau2) integrate(function(m) dnorm(m, 0, sqrt(tau2)) * exp(m * d / v - m^2 / (2 * v)), -Inf, Inf, rel.tol = 1e-10)$value
v2 <- 1.2^2 / 80 + 1.5^2 / 120
cs <- uniroot(function(h) ev(h, v2, .04) - 20, c(.01, 2), tol = 1e-12)$root
rows[[9]] <- row("C-seq-own-1", "C-seq", "two samples of unequal size",
  list(treated = list(n = 80, mean = 4.6, sd = 1.2), control = list(n = 120, mean = 4.1, sd = 1.5), tau2 = .04),
  list(estimate = .5, e_value = ev(.5, v2, .04), always_valid_p = 1 / ev(.5, v2, .04), cs_half_width = cs, stop = ev(.5, v2, .04) >= 20), 1e-6,
  "R integrate() of the likelihood ratio over N(0, tau2), uniroot() for the half-width")
bb <- integrate(function(p) exp(30 * log(p / .2) + 70 * log((1 - p) / .8)), 0, 1, rel.tol = 1e-11)$value
g <- function(q) integrate(function(p) exp(30 * log(p / q) + 70 * log((1 - p) / (1 - q))), 0, 1, rel.tol = 1e-11)$value - 20
rows[[10]] <- row("C-seq-own-2", "C-seq", "one share, exact beta-binomial mixture", list(successes = 30, n = 100, null = .2),
  list(estimate = .3, e_value = bb, cs = c(uniroot(g, c(.05, .3), tol = 1e-12)$root, uniroot(g, c(.3, .7), tol = 1e-12)$root)), 1e-6,
  "R integrate() of the likelihood ratio over a uniform prior, uniroot() for the ends")
vals <- round(rnorm(30, .4, 1), 2); S <- cumsum(vals); nn <- 1:30
e <- sapply(nn, function(k) ev(S[k] / k, 1 / k, .25))
rows[[11]] <- row("C-seq-own-3", "C-seq", "every look of a path, variance known", list(values = vals, sigma2 = 1, tau2 = .25),
  list(e_values = e, p_values = pmin(1, 1 / cummax(e)), max_e = max(e)), 1e-6, "R integrate() at every look, cummax()")

# Power
rows[[12]] <- row("C-power-own-1", "C-power", "two shares of 5 % and 4 %, 90 % power",
  list(p1 = .05, p2 = .04, alpha = .05, power = .9), list(n = power.prop.test(p1 = .05, p2 = .04, power = .9)$n), 1e-5, "R power.prop.test")
rows[[13]] <- row("C-power-own-2", "C-power", "power of 500 in each arm", list(p1 = .3, p2 = .38, n = 500),
  list(power = power.prop.test(n = 500, p1 = .3, p2 = .38)$power), 1e-7, "R power.prop.test")
rows[[14]] <- row("C-power-own-3", "C-power", "two means, one-sided", list(difference = .5, sd = 2, alpha = .05, power = .8, one_sided = TRUE),
  list(n = pwr.t.test(d = .25, power = .8, alternative = "greater")$n), 1e-5, "R pwr::pwr.t.test")
rows[[15]] <- row("C-power-own-4", "C-power", "power of the t test", list(difference = .5, sd = 2, n = 150),
  list(power = pwr.t.test(d = .25, n = 150)$power), 1e-6, "R pwr::pwr.t.test")
rows[[16]] <- row("C-power-own-5", "C-power", "detectable rise above 80 %", list(p1 = .8, n = 1000),
  list(mde = power.prop.test(n = 1000, p1 = .8, power = .8, tol = 1e-10)$p2 - .8), 1e-5, "R power.prop.test solved for p2")
rows[[17]] <- row("C-power-own-6", "C-power", "detectable difference of means", list(sd = 2, n = 150),
  list(mde = 2 * pwr.t.test(n = 150, power = .8)$d), 1e-5, "R pwr::pwr.t.test")
n0 <- 2 * (qnorm(.975) + qnorm(.8))^2 * 100^2 * .6 / 5^2; de <- 1 + 19 * .05
rows[[18]] <- row("C-power-own-7", "C-power", "NPS 5 points apart, branches of 20 with icc .05",
  list(difference = 5, unit_variance = .6, cluster_size = 20, icc = .05), list(n = n0 * de, design_effect = de, clusters = ceiling(n0 * de / 20)), 1e-9,
  "normal sample-size formula and Kish's design effect evaluated in R")

# Interrupted series
t <- 0:39; ts <- round(50 + .2 * t + 5 * (t >= 24) - .3 * (t - 24) * (t >= 24) + as.numeric(arima.sim(list(ar = .4), 40)), 2)
d <- as.numeric(t >= 24); m <- lm(ts ~ t + d + I((t - 24) * d)); V <- NeweyWest(m, lag = 3, prewhite = FALSE, adjust = TRUE); ct <- coeftest(m, V)
rows[[19]] <- row("C-its-own-1", "C-its", "segmented regression with Newey-West errors", list(y = ts, start = 24, lags = 3),
  list(estimate = unname(ct[3, 1]), se = unname(ct[3, 2]), p = unname(ct[3, 4]), slope_change = unname(ct[4, 1]), slope_se = unname(ct[4, 2]), slope_p = unname(ct[4, 4])), 1e-7,
  "R lm with sandwich::NeweyWest(lag = 3, prewhite = FALSE, adjust = TRUE)")
cat(toJSON(rows, auto_unbox = TRUE, digits = 15, pretty = TRUE, na = "null"))
