# Oracles of resolution. Run: Rscript tests/oracles/r/resolution.R > tests/oracles/own/resolution.json
suppressMessages({library(jsonlite); library(survival)})
row <- function(id, family, method, inputs, expected, tolerance, source, verification = "cross")
  list(id = id, section = "F", method = method, inputs = inputs, expected = expected,
       tolerance = tolerance, source = source, verification = verification, family = family)
wilson <- function(x, n) as.numeric(prop.test(x, n, correct = FALSE)$conf.int)
rows <- list()
set.seed(3)

# First contact with open windows: counts by hand in R, Kaplan-Meier by survfit
n <- 60; contacts <- sample(1:3, n, TRUE, c(.7, .2, .1)); followed <- sample(c(1:6, 8:40), n, TRUE)
back <- ifelse(runif(n) < .4, sample(1:20, n, TRUE), NA); back[!is.na(back) & back > followed] <- NA
resolved <- runif(n) < .9
cases <- lapply(1:n, function(i) list(contacts = contacts[i], resolved = resolved[i], reopened_within_days = back[i], days_followed = followed[i]))
r <- resolved; closed <- r & followed >= 7
hold <- closed & contacts == 1 & (is.na(back) | back > 7)
time <- pmin(ifelse(is.na(back), Inf, back), followed); event <- !is.na(back)
t0 <- ifelse(contacts > 1, 0, time); e0 <- contacts > 1 | event
s <- summary(survfit(Surv(t0[r], e0[r]) ~ 1, conf.type = "log-log"), times = 7)
s2 <- summary(survfit(Surv(time[r], event[r]) ~ 1, conf.type = "log-log"), times = 7)
again <- closed & !is.na(back) & back <= 7
rows[[1]] <- row("F-fcr-own-1", "F-fcr", "open windows censored, Kaplan-Meier for the rest", list(cases = cases, window_days = 7),
  list(fcr = sum(hold) / sum(closed), fcr_ci = wilson(sum(hold), sum(closed)), n = sum(closed), censored = sum(r & !closed), resolved = sum(r),
       fcr_km = s$surv, fcr_km_ci = c(s$lower, s$upper), reopen_rate_window = sum(again) / sum(closed), reopen_km = 1 - s2$surv,
       reopen_km_ci = c(1 - s2$upper, 1 - s2$lower), reopen_rate_any = sum(!is.na(back[r])) / sum(r), reopen_rate_any_ci = wilson(sum(!is.na(back[r])), sum(r))),
  1e-6, "R prop.test(correct = FALSE) and survival::survfit(conf.type = 'log-log')")
rows[[2]] <- row("F-fcr-own-2", "F-fcr", "from counts", list(first_contact = 412, resolved = 600, censored = 45),
  list(fcr = 412 / 555, fcr_ci = wilson(412, 555)), 1e-7, "R prop.test(correct = FALSE)")
edge <- list(list(contacts = 1, resolved = TRUE, reopened_within_days = 7, days_followed = 30), list(contacts = 1, resolved = TRUE, reopened_within_days = 7.01, days_followed = 30),
  list(contacts = 1, resolved = TRUE, reopened_within_days = NA, days_followed = 7), list(contacts = 3, resolved = TRUE, reopened_within_days = NA, days_followed = 2))
rows[[3]] <- row("F-fcr-own-3", "F-fcr", "the last day of the window counts; a failure in an open window is censored", list(cases = edge, window_days = 7),
  list(fcr = 2 / 3, n = 3, censored = 1, reopen_rate_window = 1 / 3, reopen_rate_any = .5), 1e-12, "hand", "single")

# Repeat contacts by a double loop
k <- 300; who <- sample(1:60, k, TRUE); what <- sample(c("card", "loan"), k, TRUE); day <- round(runif(k, 0, 90), 2); until <- 90
rep_ <- sapply(1:k, function(i) any(who == who[i] & what == what[i] & day > day[i] & day <= day[i] + 7))
cl <- day + 7 <= until
rows[[4]] <- row("F-repeat-own-1", "F-repeat", "repeat contacts of a customer on an issue within 7 days",
  list(customer = who, issue = what, day = day, until = until),
  list(rate = mean(rep_[cl]), ci = wilson(sum(rep_[cl]), sum(cl)), n = sum(cl), censored = sum(!cl), customers = length(unique(who[cl])), repeaters = length(unique(who[cl & rep_]))),
  1e-7, "brute force in R over all pairs of contacts")

# Satisfaction by contacts
x <- c(170, 80, 30, 8); m <- c(200, 110, 50, 20)
tr <- prop.trend.test(x, m)
rows[[5]] <- row("F-contacts-own-1", "F-contacts", "satisfaction by number of contacts with its trend", list(satisfied = x, n = m),
  list(share = setNames(as.list(x / m), c("1", "2", "3", "4+")), ci = setNames(lapply(1:4, function(i) wilson(x[i], m[i])), c("1", "2", "3", "4+")),
       slope = unname(coef(lm(x / m ~ I(1:4), weights = m))[2]), p = tr$p.value), 1e-6, "R prop.trend.test, prop.test, weighted lm")

# Promises, follow-ups, targets
due <- c(1, 2, 3, 4, 5, 6, 9, 12); done <- c(1, 3, NA, 3.5, 5, 8, 2, NA)
rows[[6]] <- row("F-attainment-own-1", "F-attainment", "promises: kept early but due later is not judged yet", list(due = due, kept_at = done, now = 8),
  list(rate = 3 / 6, n = 6, censored = 2, ci = wilson(3, 6)), 1e-7, "hand counts, R prop.test(correct = FALSE)")
rows[[7]] <- row("F-attainment-own-2", "F-attainment", "follow-ups: done late is done, but not on time", list(due = due, done_at = done, now = 8),
  list(rate = 5 / 6, on_time = 3 / 6, censored = 2, ci = wilson(5, 6)), 1e-7, "hand counts, R prop.test(correct = FALSE)")
case <- c("a", "a", "a", "b", "b", "c", "c", "d"); due <- c(1, 2, 3, 1, 9, 2, 4, 20); met <- c(2, NA, 3, .5, NA, 3, 4, 1)
rows[[8]] <- row("F-attainment-own-3", "F-attainment", "targets and cases breached are two counts", list(case = case, due = due, met_at = met, now = 10),
  list(attainment = 3 / 7, breached_targets = 4, breached_cases = 3, case_attainment = 0, censored = 1), 1e-12, "hand", "single")
case <- sample(1:40, 120, TRUE); due <- round(runif(120, 0, 20), 1); met <- ifelse(runif(120) < .85, round(due + rnorm(120, -2, 2), 1), NA); now <- 15
ok <- !is.na(met) & met <= due; come <- due <= now
alldue <- tapply(come, case, all); allmet <- tapply(ok, case, all); bad <- tapply(come & !ok, case, any)
rows[[9]] <- row("F-attainment-own-4", "F-attainment", "targets by case", list(case = case, due = due, met_at = met, now = now),
  list(attainment = sum(ok & come) / sum(come), breached_targets = sum(come & !ok), breached_cases = sum(bad), case_attainment = sum(alldue & allmet) / sum(alldue)),
  1e-12, "R tapply by case")
rows[[10]] <- row("F-contacts-own-2", "F-contacts", "from rows, with a gap", list(contacts = c(1, 1, 2, 2, 3, 5, NA, 1), satisfied = c(1, 1, 1, 0, 0, 0, 1, 1), most = 3),
  list(share = list("1" = 1, "2" = .5, "3+" = 0), p = suppressWarnings(prop.trend.test(c(3, 1, 0), c(3, 2, 2))$p.value)), 1e-7, "R prop.trend.test")
cat(toJSON(rows, auto_unbox = TRUE, digits = 15, pretty = TRUE, na = "null"))
