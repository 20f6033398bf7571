#pragma once

#include "cli/command.hpp"

namespace hui::cli {

/// `hui reconcile GROUP --statement FILE`: shows what the lines of a bank's statement stand for in
/// the book, and keeps it with `--record`.
int run_bank_statement(const Arguments& arguments, Session& session);

}  // namespace hui::cli
