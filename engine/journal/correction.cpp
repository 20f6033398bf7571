#include "engine/journal/correction.hpp"

#include "engine/journal/source.hpp"

namespace hui {

namespace {

Check check_original(Seq seq, const std::optional<CorrectedEntry>& original,
                     const CorrectionDay& day) {
    const std::string book{day.book};
    if (!original) {
        return refuse(Code::nothing_to_correct, {{"book", book}, {"seq", seq.count()}});
    }
    if (!original->undone_on || *original->undone_on > day.on) {
        return refuse(Code::not_reversed, {{"book", book}, {"seq", seq.count()}, {"date", day.on}});
    }
    if (original->corrected_by) {
        return refuse(Code::corrected_already,
                      {{"seq", seq.count()}, {"by", original->corrected_by->count()}});
    }
    return {};
}

}  // namespace

Result<std::optional<Correction>> decide_correction(const TrueDate& said,
                                                    const std::optional<CorrectedEntry>& original,
                                                    const CorrectionDay& day) {
    if (said == TrueDate{}) { return std::optional<Correction>{}; }
    if (said.corrects) {
        if (auto refusal = check_original(*said.corrects, original, day)) { return *refusal; }
    }
    const Date of_date = said.of_date.value_or(said.corrects ? original->on : day.on);
    if (of_date > day.on) {
        return refuse(Code::true_date_later, {{"date", day.on}, {"of_date", of_date}});
    }
    // On the days before the reversal it would stand beside what it corrects.
    const bool has_its_day = said.corrects && (of_date == day.on || of_date < *original->undone_on);
    const bool is_in_closed = day.closed_through && month_of(of_date) <= *day.closed_through;
    if (!has_its_day && !is_in_closed) {
        return refuse(Code::true_month_open, {{"of_date", of_date}, {"month", month_of(of_date)}});
    }
    return std::optional{Correction{.of_date = of_date, .corrects = said.corrects}};
}

TrueDate said_by(const std::optional<Correction>& correction) {
    if (!correction) { return {}; }
    return {.of_date = correction->of_date, .corrects = correction->corrects};
}

bool is_as_said(const std::optional<Correction>& correction, const TrueDate& said) {
    if (!correction) { return said == TrueDate{}; }
    return correction->corrects == said.corrects && said != TrueDate{} &&
           correction->of_date == said.of_date.value_or(correction->of_date);
}

void add_corrected_entry(BodyWriter& body, const std::optional<Correction>& correction) {
    if (correction && correction->corrects) { body.add("corrects", correction->corrects->count()); }
}

void add_true_date(BodyWriter& body, const std::optional<Correction>& correction) {
    if (correction) { body.add("of_date", iso(correction->of_date)); }
}

std::optional<Correction> correction_in(const BodyReader& body) {
    if (!body.has("of_date")) { return std::nullopt; }
    Correction correction{.of_date = body.date("of_date"), .corrects = {}};
    if (body.has("corrects")) { correction.corrects = Seq{body.number("corrects")}; }
    return correction;
}

std::optional<Date> true_date_of(const Entry& entry) {
    const BodyReader body{entry.body};
    if (!body.has("of_date")) { return std::nullopt; }
    const Date date = body.date("of_date");
    return date == entry.effective_on ? std::nullopt : std::optional{date};
}

Date happened_on(const Entry& entry) { return true_date_of(entry).value_or(entry.effective_on); }

std::optional<Days> recorded_after(const Entry& entry) {
    if (source_of(BodyReader{entry.body}) == Source::imported) { return std::nullopt; }
    return day_in_vietnam(entry.recorded_at) - happened_on(entry);
}

}  // namespace hui
