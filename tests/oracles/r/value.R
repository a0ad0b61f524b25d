# Worked examples of the value family from R. Run: Rscript tests/oracles/r/value.R (prints JSON).
suppressPackageStartupMessages({library(survival); library(rms); library(jsonlite)})
out <- list()
add <- function(id, family, method, inputs, expected, tolerance, source)
  out[[length(out) + 1]] <<- list(id = unbox(id), section = unbox("G"), method = unbox(method), inputs = inputs,
    expected = expected, tolerance = tolerance, source = unbox(source), verification = unbox("R"),
    family = unbox(family))
u <- unbox

# Kaplan-Meier: aml, log-log and plain intervals, log-rank
a <- aml
km <- survfit(Surv(time, status) ~ 1, data = a, conf.type = "log-log")
s <- summary(km, times = c(10, 20, 30, 40))
add("G-km-own-1", "G-km", "Kaplan-Meier of aml with Greenwood errors and log-log intervals",
  list(time = a$time, event = a$status, at = c(10, 20, 30, 40)),
  list(survival = s$surv, se = s$std.err, lower = s$lower, upper = s$upper, median = u(27), events = u(18)),
  u(1e-8), "R survival::survfit(conf.type='log-log') on aml")
kp <- survfit(Surv(time, status) ~ 1, data = a, conf.type = "plain")
p <- summary(kp, times = c(10, 20, 30, 40))
add("G-km-own-2", "G-km", "Kaplan-Meier of aml, plain intervals",
  list(time = a$time, event = a$status, at = c(10, 20, 30, 40), conf_type = u("plain")),
  list(survival = p$surv, lower = p$lower, upper = p$upper), u(1e-8), "R survival::survfit(conf.type='plain') on aml")
d <- survdiff(Surv(time, status) ~ x, data = a)
add("G-km-own-3", "G-km", "log-rank test of aml by maintenance",
  list(time = a$time, event = a$status, group = as.character(a$x)),
  list(chisq = u(d$chisq), p = u(1 - pchisq(d$chisq, 1)), df = u(1)), u(1e-8), "R survival::survdiff on aml")
l <- survfit(Surv(time, status == 2) ~ 1, data = lung, conf.type = "log-log")
q <- quantile(l, 0.5)
add("G-km-own-4", "G-km", "interval of the median survival of lung",
  list(time = lung$time, event = as.integer(lung$status == 2)),
  list(median = u(as.numeric(q$quantile)), median_ci = c(as.numeric(q$lower), as.numeric(q$upper))), u(1e-8),
  "R survival::quantile.survfit, log-log")

# Cox with Efron ties
v <- na.omit(lung[, c("time", "status", "age", "sex", "ph.ecog")])
cx <- coxph(Surv(time, status == 2) ~ age + sex + ph.ecog, data = v, ties = "efron")
b <- summary(cx)
add("G-cox-own-1", "G-cox", "Cox regression of lung on age, sex and ph.ecog, Efron",
  list(time = v$time, event = as.integer(v$status == 2),
    features = list(age = v$age, sex = v$sex, ecog = v$ph.ecog)),
  list(age = u(b$coefficients[1, 1]), sex = u(b$coefficients[2, 1]), ecog = u(b$coefficients[3, 1]),
    se_age = u(b$coefficients[1, 3]), se_sex = u(b$coefficients[2, 3]), hr_sex = u(b$coefficients[2, 2]),
    ci_sex = as.numeric(b$conf.int[2, 3:4]), p_ecog = u(b$coefficients[3, 5]), loglik = u(cx$loglik[2]),
    concordance = u(as.numeric(b$concordance[1]))), u(1e-5), "R survival::coxph(ties='efron') on lung")

# Logistic regression: unpenalised, with predictions
m <- mtcars
g <- glm(am ~ wt, data = m, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
co <- summary(g)$coefficients
new <- data.frame(wt = c(2.5, 3.5))
pr <- predict(g, new, se.fit = TRUE)
z <- qnorm(.975)
add("G-logit-own-1", "G-logit", "logistic regression am ~ wt (mtcars): errors, odds ratio, predicted risks with intervals",
  list(outcome = u("am"), am = m$am, wt = m$wt, predict = list(wt = new$wt)),
  list(intercept = u(co[1, 1]), wt = u(co[2, 1]), se_wt = u(co[2, 2]), p_wt = u(co[2, 4]), or_wt = u(exp(co[2, 1])),
    or_ci_wt = exp(co[2, 1] + c(-1, 1) * z * co[2, 2]), deviance = u(deviance(g)), null_deviance = u(g$null.deviance),
    risk = plogis(as.numeric(pr$fit)),
    risk_ci = unname(cbind(plogis(pr$fit - z * pr$se.fit), plogis(pr$fit + z * pr$se.fit)))),
  u(1e-6), "R glm(family=binomial), predict(se.fit=TRUE), Wald intervals")
cl <- predict(g, new, type = "terms")
add("G-logit-own-2", "G-logit", "reasons: centred terms of the linear predictor",
  list(outcome = u("am"), am = m$am, wt = m$wt, predict = list(wt = new$wt)),
  list(contributions = lapply(as.numeric(cl), function(x) list(wt = u(x)))), u(1e-6), "R predict.glm(type='terms')")
add("G-logit-own-3", "G-logit", "complete separation has no finite estimate",
  list(outcome = u("y"), y = c(0, 0, 0, 1, 1, 1), x = c(1, 2, 3, 4, 5, 6)),
  list(intercept = NULL, x = NULL, reason = u("separation"))[3], u(0),
  "Albert and Anderson 1984: x <= 3 and x >= 4 separate; R glm warns 'fitted probabilities numerically 0 or 1 occurred'")

# Calibration
set.seed(1)
pred <- round(plogis(rnorm(60)), 3)
y <- rbinom(60, 1, plogis(0.3 + 0.7 * qlogis(pred)))
vp <- val.prob(pred, y, pl = FALSE)
add("G-calibration-own-1", "G-calibration", "Brier, AUC, calibration slope and intercept of 60 predictions",
  list(p = pred, y = y), list(brier = u(vp[["Brier"]]), auc = u(vp[["C (ROC)"]]), slope = u(vp[["Slope"]]),
    intercept = u(vp[["Intercept"]])), u(1e-5), "R rms::val.prob")

# Investment
irr <- function(cf) uniroot(function(r) sum(cf / (1 + r)^(seq_along(cf) - 1)), c(-.9, 10), tol = 1e-14)$root
cf <- c(-1000, 300, 420, 680)
add("G-npv-own-1", "G-npv", "NPV and IRR of -1000, 300, 420, 680 at 8 %",
  list(cashflows = cf, rate = u(.08)), list(npv = u(sum(cf / 1.08^(0:3))), irr = u(irr(cf))), u(1e-8),
  "R: sum(cf/1.08^(0:3)) and uniroot; Brealey-Myers style example")
cf2 <- c(-40000, 5000, 8000, 12000, 30000)
add("G-npv-own-2", "G-npv", "NPV of the documented numpy-financial example at 8 %",
  list(cashflows = cf2, rate = u(.08)), list(npv = u(3065.22267)), u(1e-7),
  "numpy-financial 1.0 documentation of npv: 3065.22267; R sum(cf/1.08^(0:4))")
add("G-npv-own-3", "G-npv", "IRRs of the documented numpy-financial examples", 
  list(cashflows = c(-100, 39, 59, 55, 20), rate = u(.1)), list(irr = u(0.28095)), u(1e-5),
  "numpy-financial 1.0 documentation of irr: 0.28095")
add("G-npv-own-4", "G-npv", "two internal rates, 10 % and 20 %", list(cashflows = c(-100, 230, -132), rate = u(.1)),
  list(irr = u(NA), irrs = c(.1, .2), irr_reason = u("several_roots")), u(1e-8),
  "(1 - 1.1 v)(1 - 1.2 v) = 1 - 2.3 v + 1.32 v^2, textbook example (Lorie and Savage 1955)")
add("G-npv-own-5", "G-npv", "no change of sign, no rate, no payback", list(cashflows = c(-10, -5, -1), rate = u(.1)),
  list(irr = u(NA), irrs = I(list()), irr_reason = u("no_sign_change"), payback = u(NA)), u(1e-8),
  "Descartes' rule of signs")

# Lifetime value of contracts by summing the series
ser <- sum(100 * (.8 / 1.1)^(1:2000))
add("G-clv-own-1", "G-clv", "contractual lifetime value m r/(1+d-r)",
  list(margin = u(100), retention = u(.8), discount_rate = u(.1)), list(clv = u(ser)), u(1e-9),
  "R: sum of 2000 terms of the series; Gupta and Lehmann 2003")
add("G-clv-own-2", "G-clv", "contractual lifetime value over five periods",
  list(margin = u(100), retention = u(.8), discount_rate = u(.1), periods = u(5)),
  list(clv = u(sum(100 * (.8 / 1.1)^(1:5)))), u(1e-9), "R: sum of five terms")

# BG/NBD expectation by numerical integration over p (no hypergeometric function)
bg <- function(r, al, a, b, x, tx, T, t) {
  f <- function(p) dbeta(p, a, b + x) * (1 - ((al + T) / (al + T + p * t))^(r + x)) / p
  while_active <- integrate(f, 0, 1, rel.tol = 1e-11, subdivisions = 2000)$value
  # the posterior of being active from the likelihood, integrated over p
  stay <- integrate(function(p) dbeta(p, a, b) * (1 - p)^x, 0, 1, rel.tol = 1e-11)$value * (al + T)^-(r + x)
  gone <- if (x > 0) integrate(function(p) dbeta(p, a, b) * p * (1 - p)^(x - 1), 0, 1, rel.tol = 1e-11)$value *
    (al + tx)^-(r + x) else 0
  c(expected = while_active * stay / (stay + gone), p_alive = stay / (stay + gone))
}
k <- bg(.243, 4.414, 1.5, 2.426, 5, 20, 38.86, 52)
add("G-bgnbd-own-1", "G-bgnbd", "BG/NBD expectation and P(alive) by integration over the drop-out probability",
  list(r = u(.243), alpha = u(4.414), a = u(1.5), b = u(2.426), x = u(5), t_x = u(20), T = u(38.86), t = u(52)),
  as.list(sapply(k, u, simplify = FALSE)), u(1e-7), "R integrate over the beta posterior; no 2F1")
k <- bg(.243, 4.414, 1, 2.426, 2, 30.43, 38.86, 39)
add("G-bgnbd-own-2", "G-bgnbd", "BG/NBD expectation at a = 1, where the closed form is 0/0",
  list(r = u(.243), alpha = u(4.414), a = u(1), b = u(2.426), x = u(2), t_x = u(30.43), T = u(38.86), t = u(39)),
  as.list(sapply(k, u, simplify = FALSE)), u(1e-6), "R integrate over the beta posterior; no 2F1")
k <- bg(.8, 6, 1.3, 4, 120, 300, 310, 100)
add("G-bgnbd-own-3", "G-bgnbd", "BG/NBD expectation of a very frequent customer (x = 120)",
  list(r = u(.8), alpha = u(6), a = u(1.3), b = u(4), x = u(120), t_x = u(300), T = u(310), t = u(100)),
  as.list(sapply(k, u, simplify = FALSE)), u(1e-6), "R integrate over the beta posterior; no 2F1")
# MBG/NBD by the same integration: a chance to leave after the first purchase too
mbg <- function(r, al, a, b, x, tx, T, t) {
  f <- function(p) dbeta(p, a, b + x + 1) * (1 - ((al + T) / (al + T + p * t))^(r + x)) / p
  while_active <- integrate(f, 0, 1, rel.tol = 1e-11, subdivisions = 2000)$value
  stay <- integrate(function(p) dbeta(p, a, b) * (1 - p)^(x + 1), 0, 1, rel.tol = 1e-11)$value * (al + T)^-(r + x)
  gone <- integrate(function(p) dbeta(p, a, b) * p * (1 - p)^x, 0, 1, rel.tol = 1e-11)$value * (al + tx)^-(r + x)
  c(expected = while_active * stay / (stay + gone), p_alive = stay / (stay + gone))
}
k <- mbg(.525, 6.183, 1.2, 1.614, 0, 0, 38.86, 39)
add("G-bgnbd-own-4", "G-bgnbd", "MBG/NBD: without repeat purchase not certain to be active",
  list(r = u(.525), alpha = u(6.183), a = u(1.2), b = u(1.614), x = u(0), t_x = u(0), T = u(38.86), t = u(39),
    variant = u("mbg")), as.list(sapply(k, u, simplify = FALSE)), u(1e-6), "R integrate over the beta posterior; no 2F1")

# Fits of simulated customers by Nelder-Mead on the textbook likelihoods
set.seed(11)
n <- 300; T <- round(runif(n, 26, 40), 1); lam <- rgamma(n, 1.2, 8); p <- rbeta(n, 1.5, 3)
x <- integer(n); tx <- numeric(n)
for (i in 1:n) { t <- 0
  repeat { t <- t + rexp(1, lam[i]); if (t > T[i]) break
    x[i] <- x[i] + 1L; tx[i] <- t; if (runif(1) < p[i]) break } }
tx <- round(pmin(tx, T), 2)
bgll <- function(th) { r <- exp(th[1]); al <- exp(th[2]); a <- exp(th[3]); b <- exp(th[4])
  stay <- beta(a, b + x) / beta(a, b) / (al + T)^(r + x)
  gone <- ifelse(x > 0, beta(a + 1, b + pmax(x, 1) - 1) / beta(a, b) / (al + tx)^(r + x), 0)
  sum(lgamma(r + x) - lgamma(r) + r * log(al) + log(stay + gone)) }
f <- optim(c(0, 1, 0, 0), function(th) -bgll(th), control = list(reltol = 1e-15, maxit = 20000))
f <- optim(f$par, function(th) -bgll(th), control = list(reltol = 1e-15, maxit = 20000))
add("G-bgnbd-own-5", "G-bgnbd", "BG/NBD fit of 300 simulated customers", list(x = x, t_x = tx, T = T),
  list(r = u(exp(f$par[1])), alpha = u(exp(f$par[2])), a = u(exp(f$par[3])), b = u(exp(f$par[4])),
    loglik = u(-f$value)), list(params = u(1e-3), loglik = u(1e-7)), "R optim (Nelder-Mead) on the beta-function likelihood")
q <- rgamma(60, 3.7, 15); gx <- 1 + rpois(60, 3); gm <- round(rgamma(60, 6 * gx) / (gx * q), 2)
ggll <- function(th) { p <- exp(th[1]); q <- exp(th[2]); v <- exp(th[3])
  sum(-lbeta(p * gx, q) + q * log(v) + (p * gx - 1) * log(gm) + p * gx * log(gx) - (p * gx + q) * log(v + gm * gx)) }
g2 <- optim(c(1, 1, 2), function(th) -ggll(th), control = list(reltol = 1e-15, maxit = 20000))
g2 <- optim(g2$par, function(th) -ggll(th), control = list(reltol = 1e-15, maxit = 20000))
add("G-gg-own-1", "G-gg", "Gamma-Gamma fit of 60 simulated customers", list(x = gx, m = gm),
  list(p = u(exp(g2$par[1])), q = u(exp(g2$par[2])), v = u(exp(g2$par[3])), loglik = u(-g2$value),
    correlation = u(cor(gx, gm))), list(params = u(1e-3), loglik = u(1e-7), correlation = u(1e-9)),
  "R optim (Nelder-Mead), log-likelihood by lbeta")

# Recovery against a holdout: Newcombe's interval from prop.test's Wilson limits
w <- function(k, n) as.numeric(prop.test(k, n, correct = FALSE)$conf.int)
a1 <- w(80, 100); a0 <- w(60, 100); dl <- .2 - sqrt((.8 - a1[1])^2 + (a0[2] - .6)^2)
dh <- .2 + sqrt((a1[2] - .8)^2 + (.6 - a0[1])^2)
add("G-roi-own-1", "G-roi", "return on recovery with a holdout and Newcombe's interval",
  list(treated_kept = u(80), treated = u(100), holdout_kept = u(60), holdout = u(100), customers = u(500),
    customer_margin = u(600), cost = u(40000)),
  list(roi = u(.5), change = u(.2), saved_customers = u(100), roi_ci = (c(dl, dh) * 300000 - 40000) / 40000,
    break_even = u(40000 / 300000)), u(1e-8), "R prop.test(correct=FALSE) limits put into Newcombe 1998, method 10")
cat(toJSON(out, digits = 15, na = "null", null = "null", pretty = TRUE))
