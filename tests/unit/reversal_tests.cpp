#include "engine/journal/body.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/savings/group_accounts.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using hui::BodyError;
using hui::date_of;
using hui::Draft;
using hui::Entry;
using hui::Posting;
using hui::Receipt;
using hui::ReceiptNo;
using hui::reversal_of;
using hui::Seq;
using hui::ShareNo;
using hui::sum_of;
using hui::Undone;
using hui::undone_by;
using hui::Vnd;
namespace account = hui::account;

namespace {

Entry contribution() {
    Entry entry{};
    entry.seq = Seq{7};
    entry.receipt = ReceiptNo{6};
    entry.kind = "contributed";
    entry.effective_on = date_of("2024-06-05");
    entry.actor = "an";
    entry.ref = "g012-06-03";
    entry.body = R"({"amount":300000,"method":"cash","repaid":100000,"share":3})";
    entry.postings = {{account::cash(), Vnd{200'000}},
                      {account::advances(), Vnd{100'000}},
                      {account::member(ShareNo{3}), Vnd{-300'000}}};
    return entry;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reversal_tests)

BOOST_AUTO_TEST_CASE(the_postings_are_turned_line_by_line) {
    const Draft draft = reversal_of(contribution(), date_of("2024-06-05"), "nhầm số tiền");
    BOOST_REQUIRE(draft.postings.size() == 3U);
    BOOST_TEST((draft.postings[0] == Posting{account::cash(), Vnd{-200'000}}));
    BOOST_TEST((draft.postings[1] == Posting{account::advances(), Vnd{-100'000}}));
    BOOST_TEST((draft.postings[2] == Posting{account::member(ShareNo{3}), Vnd{300'000}}));
    BOOST_TEST(sum_of(draft.postings).count() == 0);
}

BOOST_AUTO_TEST_CASE(the_reversal_is_linked_and_carries_no_receipt) {
    const Draft draft = reversal_of(contribution(), date_of("2024-07-02"), "x");
    BOOST_TEST(draft.kind == "reversed");
    BOOST_TEST((draft.reverses == Seq{7}));
    BOOST_TEST((draft.receipt == Receipt::none));
    BOOST_TEST((draft.effective_on == date_of("2024-07-02")));
}

BOOST_AUTO_TEST_CASE(the_body_holds_what_is_undone_with_its_true_date) {
    const Draft draft = reversal_of(contribution(), date_of("2024-07-02"), "ghi \"nhầm\"");
    BOOST_TEST(draft.body ==
               R"({"kind":"contributed","of":{"amount":300000,"method":"cash","repaid":100000,)"
               R"("share":3},"of_date":"2024-06-05","reason":"ghi \"nhầm\""})");
}

BOOST_AUTO_TEST_CASE(what_is_undone_is_read_back_byte_for_byte) {
    Entry original = contribution();
    original.body = R"({"name":"ấp \"Ba\" \\ 7","shares":[{"member":"M1","share":1}]})";
    const Undone undone =
        undone_by(reversal_of(original, date_of("2024-07-02"), "ghi \\ nhầm").body);
    BOOST_TEST(undone.kind == original.kind);
    BOOST_TEST(undone.body == original.body);
    BOOST_TEST(undone.reason == "ghi \\ nhầm");
    BOOST_TEST((undone.effective_on == original.effective_on));
}

BOOST_AUTO_TEST_CASE(an_entry_without_postings_is_reversed_without_postings) {
    Entry original = contribution();
    original.postings.clear();
    BOOST_TEST(reversal_of(original, date_of("2024-06-05"), "x").postings.empty());
}

BOOST_AUTO_TEST_CASE(a_reversal_of_a_reversal_is_no_body) {
    Entry first = contribution();
    first.body = reversal_of(contribution(), date_of("2024-07-02"), "nhầm").body;
    first.kind = "reversed";
    BOOST_CHECK_THROW((void)undone_by(reversal_of(first, date_of("2024-07-03"), "x").body),
                      BodyError);
}

BOOST_AUTO_TEST_CASE(a_body_of_another_kind_undoes_nothing) {
    BOOST_CHECK_THROW((void)undone_by(contribution().body), BodyError);
    BOOST_CHECK_THROW((void)undone_by("{}"), BodyError);
}

BOOST_AUTO_TEST_SUITE_END()
