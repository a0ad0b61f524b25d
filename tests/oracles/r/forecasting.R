# Oracles of forecasting: Rscript tests/oracles/r/forecasting.R (packages forecast, jsonlite; data sets of base R).
suppressMessages({library(forecast); library(jsonlite)})

rows <- list()
add <- function(id, family, method, inputs, expected, tolerance, source) {
  rows[[length(rows) + 1]] <<- list(id = id, section = "D", family = family, method = method,
    inputs = inputs, expected = expected, tolerance = tolerance, source = source)
}
numbers <- function(x) as.numeric(x)

# Seasonal naive and its errors
train <- window(UKgas, end = c(1984, 4)); test <- window(UKgas, start = c(1985, 1))
f <- snaive(train, h = length(test)); a <- accuracy(f, test)["Test set", ]
e <- numbers(f$mean) - numbers(test); scale2 <- mean(diff(numbers(train), lag = 4)^2)
add("D-snaive-own-1", "D-snaive", "seasonal naive of UKgas, quarterly, train to 1984, test 1985-86",
  list(train = numbers(train), test = numbers(test), m = 4),
  list(forecast = numbers(f$mean), mae = a[["MAE"]], rmse = a[["RMSE"]], mape = a[["MAPE"]], mase = a[["MASE"]],
    wape = sum(abs(e)) / sum(test), bias = sum(e) / sum(test), rmsse = sqrt(mean(e^2) / scale2)),
  1e-9, "R forecast::snaive and forecast::accuracy 8; WAPE, bias, RMSSE by their formula in R")

f <- c(12, 0, 7.5, 3); y <- c(10, 0, 9, 3)
add("D-accuracy-own-1", "D-accuracy", "errors of intermittent demand: an actual of 0 has no MAPE; MASE and RMSSE by lag-1 naive",
  list(actual = y, forecast = f, train = c(0, 4, 0, 0, 6), m = 1, probability = 0.8),
  list(wape = sum(abs(f - y)) / sum(y), mape = NA, mase = mean(abs(f - y)) / mean(abs(diff(c(0, 4, 0, 0, 6)))),
    rmsse = sqrt(mean((f - y)^2) / mean(diff(c(0, 4, 0, 0, 6))^2)),
    pinball = mean(ifelse(y >= f, 0.8 * (y - f), 0.2 * (f - y)))),
  1e-12, "the formulas of Hyndman and Koehler (2006) and Koenker and Bassett (1978) in R")

# Mean of the last four of the same place
last <- matrix(numbers(USAccDeaths), ncol = 12, byrow = TRUE)
k <- colMeans(last[2:5, ])
add("D-snaive-own-2", "D-snaive", "mean of the last four same months, USAccDeaths, train 1973-77, test 1978",
  list(train = numbers(window(USAccDeaths, end = c(1977, 12))), test = last[6, ], m = 12, k = 4),
  list(forecast = k, wape = sum(abs(k - last[6, ])) / sum(last[6, ])), 1e-12, "R colMeans of the last four rows")

# Holt-Winters with fixed parameters and its prediction intervals
half <- function(fit, h) { p <- predict(fit, h, prediction.interval = TRUE, level = 0.95); numbers(p[, "upr"] - p[, "fit"]) }
y <- USAccDeaths; y1 <- numbers(y)[1:12]; y2 <- numbers(y)[13:24]
fit <- HoltWinters(y, alpha = 0.4, beta = 0.05, gamma = 0.3, seasonal = "additive", start.periods = 2,
  l.start = mean(y1), b.start = (mean(y2) - mean(y1)) / 12, s.start = y1 - mean(y1))
add("D-hw-own-1", "D-hw", "additive Holt-Winters, fixed parameters, 18 steps with 95 % prediction intervals, USAccDeaths",
  list(series = numbers(y), m = 12, alpha = 0.4, beta = 0.05, gamma = 0.3, h = 18, seasonal = "additive"),
  list(forecast = numbers(predict(fit, 18)), half_95 = half(fit, 18)), 1e-8,
  "R stats::HoltWinters with l.start, b.start, s.start; predict(prediction.interval = TRUE)")
fit <- HoltWinters(Nile, alpha = 0.25, beta = FALSE, gamma = FALSE)
add("D-hw-own-2", "D-hw", "simple exponential smoothing, alpha 0.25, Nile, with 95 % prediction intervals",
  list(series = numbers(Nile), alpha = 0.25, h = 4), list(forecast = numbers(predict(fit, 4)), half_95 = half(fit, 4)),
  1e-8, "R stats::HoltWinters(beta = FALSE, gamma = FALSE)")
fit <- HoltWinters(Nile, alpha = 0.3, beta = 0.2, gamma = FALSE)
add("D-hw-own-3", "D-hw", "Holt's linear trend, alpha 0.3, beta 0.2, Nile, with 95 % prediction intervals",
  list(series = numbers(Nile), alpha = 0.3, beta = 0.2, h = 5),
  list(forecast = numbers(predict(fit, 5)), half_95 = half(fit, 5)), 1e-8, "R stats::HoltWinters(gamma = FALSE)")
q <- UKgas; q1 <- numbers(q)[1:4]; q2 <- numbers(q)[5:8]
fit <- HoltWinters(q, alpha = 0.35, beta = 0.1, gamma = 0.6, seasonal = "multiplicative",
  l.start = mean(q1), b.start = (mean(q2) - mean(q1)) / 4, s.start = q1 / mean(q1))
add("D-hw-own-4", "D-hw", "multiplicative Holt-Winters, quarterly UKgas, fixed parameters",
  list(series = numbers(q), m = 4, alpha = 0.35, beta = 0.1, gamma = 0.6, h = 8),
  list(forecast = numbers(predict(fit, 8))), 1e-8, "R stats::HoltWinters with l.start, b.start, s.start")

# ARIMA
fit <- Arima(USAccDeaths, order = c(0, 1, 1), seasonal = c(0, 1, 1)); f <- forecast(fit, h = 6, level = 95)
add("D-arima-own-1", "D-arima", "airline model on USAccDeaths (Brockwell and Davis: -0.4303, -0.5528)",
  list(series = numbers(USAccDeaths), m = 12, h = 6, levels = I(0.95)),
  list(ma1 = coef(fit)[["ma1"]], sma1 = coef(fit)[["sma1"]], loglik = fit$loglik,
    forecast = numbers(f$mean), half_95 = numbers(f$upper - f$mean)),
  list(coef = 0.002, loglik = 0.001, forecast = 0.001, half_95 = 0.02), "R forecast::Arima; ?arima shows -0.4303, -0.5528, loglik -425.44")
fit <- Arima(WWWusage, order = c(3, 1, 0)); f <- forecast(fit, h = 5, level = 95)
add("D-arima-own-2", "D-arima", "ARIMA(3,1,0) on WWWusage (Durbin and Koopman 2001)",
  list(series = numbers(WWWusage), m = 1, order = c(3, 1, 0), seasonal = c(0, 0, 0), h = 5, levels = I(0.95)),
  list(ar1 = coef(fit)[["ar1"]], ar2 = coef(fit)[["ar2"]], ar3 = coef(fit)[["ar3"]], loglik = fit$loglik,
    forecast = numbers(f$mean), half_95 = numbers(f$upper - f$mean)),
  list(coef = 0.002, loglik = 0.001, half_95 = 0.03), "R forecast::Arima; ?arima shows 1.1513, -0.6612, 0.3407, loglik -252.0")

# Outlier days within weekday types
daily <- c(100, 104, 98, 400, 40, 44, 101, 99, 103, 97, 42, 90); type <- c("w", "w", "w", "w", "s", "s", "w", "w", "w", "w", "s", "s")
z <- ave(daily, type, FUN = function(x) abs(x - median(x)) * 0.6745 / mad(x, constant = 1))
clean <- ifelse(z > 3.5, NA, daily); filled <- ave(clean, type, FUN = function(x) ifelse(is.na(x), median(x, na.rm = TRUE), x))
add("D-outlier-own-1", "D-outlier", "outliers within weekday types, replaced by their medians, scaled from 10.5 to 21 equivalents",
  list(daily = daily, weekday_types = type, equivalents = ifelse(type == "w", 1, 0.625), standard_days = 21),
  list(outliers = which(z > 3.5) - 1, scores = z, daily = filled, month_normalised = sum(filled) * 21 / 10.5),
  1e-9, "R mad(constant = 1), ave by type")
x <- c(50, 50, 50, 50, 50, 50, 50, 50, 50, 95)
add("D-outlier-own-2", "D-outlier", "MAD 0: scores by 1.253314 times the mean absolute deviation",
  list(daily = x), list(mad = 0, scores = abs(x - 50) / (1.253314 * mean(abs(x - 50))), outliers = list(9)), 1e-9,
  "Iglewicz and Hoaglin (1993) in R")

# Intraday
h <- rbind(c(5, 15, 30), c(20, 20, 60), c(1, 1, 2)); own <- colMeans(prop.table(h, 1)); to <- c(0.2, 0.3, 0.5)
add("D-profile-own-1", "D-profile", "profile of three days shrunk to another with the weight of two days",
  list(history = h, towards = to, strength = 2, daily_forecast = 100),
  list(profile = 0.6 * own + 0.4 * to, weight = 0.6, raw = 100 * (0.6 * own + 0.4 * to)), 1e-12, "R prop.table")
v <- 0.04; F <- c(50, 80, 70, 60); A <- c(70, 90)
add("D-update-own-1", "D-update", "day factor after two of four intervals: gamma prior with variance 0.04, Poisson contacts",
  list(forecast = F, actual = A, day_variance = v, confidence = 0.8),
  list(factor = (1 / v + 160) / (1 / v + 130), ratio = 160 / 130, rest = c(70, 60) * 185 / 155, total = 160 + 130 * 185 / 155,
    low = qgamma(0.1, 1 / v + 160, 1 / v + 130), high = qgamma(0.9, 1 / v + 160, 1 / v + 130)), 1e-9, "R qgamma, conjugate posterior")

# Distributions
m <- c(0.5, 4, 30, 200, 1500); phi <- 0.02
add("D-distribution-own-1", "D-distribution", "90 % quantiles of gamma-mixed Poisson volumes",
  list(mean = m, dispersion = phi, probability = 0.9), list(quantiles = qnbinom(0.9, size = 1 / phi, mu = m)), 1e-12, "R qnbinom")
add("D-distribution-own-2", "D-distribution", "10 % quantiles of Poisson volumes",
  list(mean = m, dispersion = 0, probability = 0.1), list(quantiles = qpois(0.1, m)), 1e-12, "R qpois")
A <- c(120, 80, 100, 95, 130, 70, 105, 99, 88, 140); F <- rep(100, 10)
add("D-distribution-own-3", "D-distribution", "dispersion of forecasts by moments; ratio of sums shrunk by 10 of 15",
  list(actual = A, forecast = F),
  list(dispersion = sum((A - F)^2 - F) / sum(F^2), corrected_factor = 1 + 10 / 15 * (sum(A) / sum(F) - 1)), 1e-12, "moments in R")

cat(toJSON(rows, auto_unbox = TRUE, digits = NA, na = "null"))
