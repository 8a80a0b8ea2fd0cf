# What R and its package psych say of the same answers.
#   Rscript reference.R bfi DATA.csv NUMBERS.json    psych::bfi as it is, and the figures of its five scales
#   Rscript reference.R made VECTORS.json            a small made-up set with its figures, for where there is no R
suppressPackageStartupMessages(library(psych))

json_number <- function(x) ifelse(is.na(x), "null", format(x, digits = 15, trim = TRUE, scientific = FALSE))
json_list <- function(x) paste0("[", paste(x, collapse = ", "), "]")

# Mean score of people with at least half of the items; alpha of those with all.
figures <- function(items, reversed) {
  turned <- items
  turned[, reversed] <- 7 - turned[, reversed]
  scores <- rowMeans(turned, na.rm = TRUE)[rowSums(!is.na(turned)) >= ncol(turned) / 2]
  n <- length(scores)
  margin <- qt(.975, n - 1) * sd(scores) / sqrt(n)
  whole <- turned[complete.cases(turned), ]
  alpha <- suppressWarnings(psych::alpha(as.data.frame(whole), check.keys = FALSE)$total$raw_alpha)
  numbers <- c(n = n, mean = mean(scores), sd = sd(scores), low = mean(scores) - margin, high = mean(scores) + margin,
               alpha = alpha)
  paste0("{", paste0('"', names(numbers), '": ', json_number(numbers), collapse = ", "), "}")
}

scales <- list(agree = c("A1", "A2", "A3", "A4", "A5"), consc = c("C1", "C2", "C3", "C4", "C5"),
               extra = c("E1", "E2", "E3", "E4", "E5"), neuro = c("N1", "N2", "N3", "N4", "N5"),
               open = c("O1", "O2", "O3", "O4", "O5"))
reversed <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5")

of_bfi <- function(data_file, json_file) {
  data(bfi, envir = environment())
  write.csv(bfi, data_file, row.names = FALSE, na = "")
  groups <- list(all = rep(TRUE, nrow(bfi)), "gender=1" = bfi$gender == 1, "gender=2" = bfi$gender == 2)
  lines <- c()
  for (scale in names(scales)) for (group in names(groups)) {
    items <- as.matrix(bfi[groups[[group]], scales[[scale]]])
    lines <- c(lines, sprintf('"%s %s": %s', scale, group, figures(items, intersect(scales[[scale]], reversed))))
  }
  writeLines(paste0("{", paste(lines, collapse = ",\n"), "}"), json_file)
}

made <- function(json_file) {
  set.seed(20261122)
  trait <- rnorm(60)
  items <- sapply(1:5, function(i) pmin(6, pmax(1, round(3.5 + trait + rnorm(60)))))
  items[, 2] <- 7 - items[, 2]
  items[sample(length(items), 25)] <- NA
  colnames(items) <- paste0("q", 1:5)
  rows <- apply(items, 1, function(row) json_list(json_number(row)))
  t <- sapply(c(1, 2, 9, 10, 29, 100, 2799), function(df) sprintf('[%d, %s]', df, json_number(qt(.975, df))))
  writeLines(paste0('{"made_with": "', R.version.string, ", psych ", packageVersion("psych"), '",\n"reversed": [2],\n',
                    '"t_975": ', json_list(t), ',\n"figures": ', figures(items, "q2"),
                    ',\n"rows": [\n', paste(rows, collapse = ",\n"), "]}"), json_file)
}

arguments <- commandArgs(trailingOnly = TRUE)
if (arguments[1] == "bfi") of_bfi(arguments[2], arguments[3]) else made(arguments[2])
