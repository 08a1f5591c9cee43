# Compares every cell, type and label of the exports with the database, which R reads itself.
#
#   Rscript compare.R FOLDER
#
# FOLDER holds events.db, events.dta, events.sav, events.csv, read_events.R, and of the codebook
# columns.csv: name, type, label, values; and values.csv: set, value, label.
suppressMessages({
  library(haven)
  library(RSQLite)
})

setwd(commandArgs(trailingOnly = TRUE)[1])
fail <- function(...) stop(paste0(...), call. = FALSE)

book <- read.csv("columns.csv", colClasses = "character", encoding = "UTF-8")
sets <- read.csv("values.csv", colClasses = "character", encoding = "UTF-8")

connection <- dbConnect(SQLite(), "events.db")
query <- paste0(
  "SELECT e.* FROM distinct_event e JOIN article a ON a.id = e.article_id ",
  "ORDER BY a.number, e.position"
)
truth <- dbGetQuery(connection, query)[book$name]
dbDisconnect(connection)

# Statistical formats do not tell empty text from none.
same_text <- function(expected, got, trimmed) {
  expected[is.na(expected)] <- ""
  got[is.na(got)] <- ""
  if (trimmed) expected <- sub(" +$", "", expected)
  # As bytes: nothing is folded, whatever the locale.
  all(mapply(function(a, b) identical(charToRaw(a), charToRaw(b)), enc2utf8(expected), enc2utf8(got)))
}

same_numbers <- function(expected, got) {
  expected <- as.numeric(expected)
  identical(is.na(expected), is.na(got)) &&
    all(abs(expected - got) <= 4 * .Machine$double.eps * abs(expected), na.rm = TRUE)
}

compare <- function(format, data, labelled) {
  if (!identical(names(data), book$name)) fail(format, ": other columns")
  if (nrow(data) != nrow(truth)) fail(format, ": ", nrow(data), " rows for ", nrow(truth))
  for (i in seq_len(nrow(book))) {
    name <- book$name[i]
    got <- data[[name]]
    expected <- truth[[name]]
    if (!identical(attr(got, "label", exact = TRUE), book$label[i])) fail(format, ": label of ", name)
    same <- switch(book$type[i],
      text = is.character(unclass(got)) &&
        same_text(expected, as.character(unclass(got)), format == "sav"),
      date = inherits(got, "Date") && same_text(expected, format(got, "%Y-%m-%d"), FALSE),
      is.numeric(unclass(got)) && same_numbers(expected, as.numeric(unclass(got)))
    )
    if (!same) fail(format, ": cells of ", name)
    of <- sets[sets$set == book$values[i], ]
    if (nrow(of) && labelled(book$type[i])) {
      labels <- attr(got, "labels", exact = TRUE)
      if (!identical(as.character(unname(labels)), of$value) || !identical(names(labels), of$label)) {
        fail(format, ": labels of the values of ", name)
      }
    }
  }
  cat(format, ":", nrow(data) * ncol(data), "cells\n")
}

compare("dta", read_dta("events.dta"), function(type) type == "integer")
compare("sav", read_sav("events.sav"), function(type) TRUE)

source("read_events.R")
compare("csv", read_events("events.csv"), function(type) type == "integer")
if (!identical(unname(event_codes$root), sets$label[sets$set == "root"])) fail("csv: root codes")

notes <- attr(read_dta("events.dta"), "notes")
if (!any(grepl("^command: eventcoder export", notes))) fail("dta: no notes")
if (!any(grepl("^command: eventcoder export", attr(read_sav("events.sav"), "notes")))) fail("sav: no notes")
