#include "engine/actions/recorded.hpp"
#include "engine/actions/units_asked.hpp"
#include "engine/report/explain.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace hui::report {

namespace {

using LineWhat = ExplainedLine::What;

/// Adds up what each book, or each part of one book, brings to a figure.
class HalfYearExplained {
public:
    HalfYearExplained(store::Ledger& ledger, const HalfYearAsked& asked,
                      const HalfYearFigure& figure)
        : ledger_(ledger),
          asked_(asked),
          figure_(figure) {}

    void add(const HalfYearPart& part, const HalfYearReport& so_far) {
        const Vnd reached = figure_.in(so_far);
        const Vnd added = reached - before_;
        before_ = reached;
        const bool has_part = added != Vnd{} || (counts_members() && part.share != ShareNo{});
        if (!has_part || (asked_.book && part.book != *asked_.book)) { return; }
        if (!asked_.book) {
            add_to_book(part, added);
        } else {
            lines_.push_back(line_of(part, added));
        }
        sum_ += added;
    }

    [[nodiscard]] Explanation told() && {
        Explanation told{.rule = figure_.of == HalfYearFigure::Of::groups
                                     ? Explanation::Rule::half_year_groups
                                     : Explanation::Rule::half_year_loans,
                         .figure = name(),
                         .book = asked_.book.value_or(""),
                         .on = asked_.period.last(),
                         .measure = figure_.measure(),
                         .lines = std::move(lines_),
                         .witness = witness_at(ledger_, {})};
        if (counts_members()) { told.notes.push_back(Explanation::Note::each_once); }
        return told;
    }
    /// Of the whole report, or of the book.
    [[nodiscard]] Vnd reported(const HalfYearReport& report) const {
        return asked_.book ? sum_ : figure_.in(report);
    }

private:
    /// Where all of a book's were counted before, it says so: it adds 0.
    [[nodiscard]] bool counts_members() const {
        return figure_.name == std::string_view{"members"};
    }

    [[nodiscard]] std::vector<std::string> name() const {
        std::vector<std::string> words{figure_name::report, figure_name::half_year,
                                       half_year_text(asked_.period), figure_.name};
        if (asked_.unit) { words.insert(words.end(), {"--unit", *asked_.unit}); }
        if (asked_.book) { words.insert(words.end(), {"--book", *asked_.book}); }
        return words;
    }

    /// The parts of one book come one after another.
    void add_to_book(const HalfYearPart& part, Vnd added) {
        const bool goes_on =
            !lines_.empty() && lines_.back().book == part.book && lines_.back().loan == part.loan;
        if (goes_on) {
            lines_.back().amount += added;
        } else {
            lines_.push_back(line_of({.book = part.book, .loan = part.loan}, added));
        }
    }

    [[nodiscard]] ExplainedLine line_of(const HalfYearPart& part, Vnd added) {
        ExplainedLine line{.what = LineWhat::of_book,
                           .on = asked_.period.last(),
                           .book = part.book,
                           .loan = part.loan,
                           .amount = added,
                           .next = next_of(part)};
        if (!part.loan.empty()) { line.what = LineWhat::of_loan; }
        if (part.share != ShareNo{}) {
            line.what = LineWhat::of_share;
            line.n = part.share.count();
        }
        if (part.seq) { add_entry(line, *part.seq); }
        return line;
    }

    void add_entry(ExplainedLine& line, Seq seq) {
        const auto book = actions::any_book(ledger_, line.book);
        const auto entry = book ? store::find_entry(ledger_, *book, seq) : std::nullopt;
        if (!entry) { return; }
        line.what = LineWhat::entry;
        line.on = entry->effective_on;
        line.seq = seq;
        line.kind = entry->kind;
        line.reverses = entry->reverses;
    }

    /// Where to go on from a part; nowhere from an entry.
    [[nodiscard]] std::vector<std::string> next_of(const HalfYearPart& part) const {
        const std::string_view figure = figure_.name;
        const std::string last = iso(asked_.period.last());
        if (part.seq) { return {}; }
        const bool is_of_last_day =
            figure == "overdue_loans" || figure == "loan_late" || figure == "loan_outstanding";
        if (!part.loan.empty() && is_of_last_day) {
            const bool is_late = figure == "overdue_loans" || figure == "loan_late";
            return {figure_name::loan, part.loan, is_late ? "late" : "outstanding", "--on", last};
        }
        if (part.share != ShareNo{} && figure == "arrears") {
            return {figure_name::due, part.book, share_text(part.share), "--on", last};
        }
        if (figure == "cash" || figure == "reserve") {
            return {std::string{figure}, part.book, "--on", last};
        }
        if (figure == "cash_before") {
            return {figure_name::cash, part.book, "--on", iso(asked_.period.first() - Days{1})};
        }
        if (asked_.book) { return {}; }
        std::vector<std::string> words = name();
        words.insert(words.end(), {"--book", part.book});
        return words;
    }

    store::Ledger& ledger_;
    const HalfYearAsked& asked_;
    const HalfYearFigure& figure_;
    Vnd before_;
    Vnd sum_;
    std::vector<ExplainedLine> lines_;
};

/// Groups have the figures of groups, portfolios those of loans.
bool is_of(const HalfYearFigure& figure, store::BookKind kind) {
    const auto wanted =
        figure.of == HalfYearFigure::Of::groups ? store::BookKind::group : store::BookKind::loans;
    return kind == wanted;
}

/// Of all figures, or of those that a book has.
Refusal unknown_half_year_figure(const std::string& given,
                                 std::optional<store::BookKind> kind = std::nullopt) {
    std::vector<std::string_view> known;
    for (const HalfYearFigure& figure : half_year_figures()) {
        if (!kind || is_of(figure, *kind)) { known.emplace_back(figure.name); }
    }
    return refuse(Code::unknown_figure,
                  {{"given", given}, {"known", fmt::format("{}", fmt::join(known, ", "))}});
}

}  // namespace

Result<Explanation> explain_half_year(store::Ledger& ledger, const HalfYearAsked& asked) {
    return store::attempt([&]() -> Result<Explanation> {
        const store::Snapshot snapshot{ledger};
        const auto figures = half_year_figures();
        const auto figure =
            std::find_if(figures.begin(), figures.end(),
                         [&](const HalfYearFigure& known) { return asked.figure == known.name; });
        if (figure == figures.end()) { return unknown_half_year_figure(asked.figure); }
        HalfYearAsked meant = asked;
        if (asked.book) {
            const auto book = actions::any_book(ledger, *asked.book);
            if (!book) { return book.refusal(); }
            meant.book = book->code;
            if (!is_of(*figure, book->kind)) {
                return unknown_half_year_figure(
                    fmt::format("{} --book {}", figure->name, book->code), book->kind);
            }
            const auto units = actions::units_asked(ledger, asked.unit);
            if (units && !is_of_units(ledger, *book, *units)) {
                return refuse(Code::unknown_book, {{"book", book->code}, {"unit", *asked.unit}});
            }
        }
        HalfYearExplained explained{ledger, meant, *figure};
        const auto report = half_year_by_parts(
            ledger, asked.period, asked.unit,
            {.each = [&](const HalfYearPart& part,
                         const HalfYearReport& so_far) { explained.add(part, so_far); },
             .by_entries_of = meant.book.value_or("")});
        if (!report) { return report.refusal(); }
        const Vnd reported = explained.reported(*report);
        return summed(std::move(explained).told(), reported);
    });
}

}  // namespace hui::report
