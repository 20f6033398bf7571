#include "engine/closing/seal.hpp"
#include "engine/journal/body.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using hui::BodyError;
using hui::Draft;
using hui::Hash;
using hui::hex;
using hui::iso;
using hui::Month;
using hui::month_of;
using hui::Receipt;
using hui::Seq;
using hui::Sha256;
using hui::closing::ClosedHead;
using hui::closing::month_sealed_of;
using hui::closing::MonthSealed;
using hui::closing::seal_draft;
using hui::closing::seal_root;

namespace {

const Month june = month_of("2024-06");

ClosedHead head(const std::string& book, std::int64_t seq, std::uint8_t byte) {
    Hash hash{};
    hash.fill(byte);
    return {.book = book, .seq = Seq{seq}, .hash = hash};
}

const std::vector<ClosedHead> heads{head("G010", 12, 0x0A), head("G002", 7, 0x0B),
                                    head("g001", 3, 0x0C)};

}  // namespace

BOOST_AUTO_TEST_SUITE(seal_tests)

BOOST_AUTO_TEST_CASE(the_root_is_the_hash_of_exactly_this_text) {
    const auto repeated = [](const std::string& byte) {
        std::string text;
        for (int i = 0; i < 32; ++i) { text += byte; }
        return text;
    };
    const std::string text = "hui-seal 1\nmonth 2024-06\nG002 7 " + repeated("0b") + "\nG010 12 " +
                             repeated("0a") + "\ng001 3 " + repeated("0c") + "\n";
    BOOST_TEST(seal_root(june, heads) == hex(Sha256{}.of(text)));
    BOOST_TEST(seal_root(june, {}) == hex(Sha256{}.of("hui-seal 1\nmonth 2024-06\n")));
}

BOOST_AUTO_TEST_CASE(the_order_in_which_groups_were_closed_does_not_matter) {
    std::vector<ClosedHead> other = heads;
    std::reverse(other.begin(), other.end());
    BOOST_TEST(seal_root(june, other) == seal_root(june, heads));
}

BOOST_AUTO_TEST_CASE(the_month_and_every_part_of_every_head_change_the_root) {
    const std::string root = seal_root(june, heads);
    BOOST_TEST(seal_root(month_of("2024-07"), heads) != root);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        std::vector<ClosedHead> changed = heads;
        changed[i].book += "X";
        BOOST_TEST(seal_root(june, changed) != root);
        changed = heads;
        changed[i].seq = changed[i].seq.next();
        BOOST_TEST(seal_root(june, changed) != root);
        changed = heads;
        changed[i].hash.back() ^= 1U;
        BOOST_TEST(seal_root(june, changed) != root);
        changed = heads;
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
        BOOST_TEST(seal_root(june, changed) != root);
    }
}

BOOST_AUTO_TEST_CASE(a_seal_is_an_entry_that_moves_no_money) {
    const Draft draft = seal_draft(june, heads);
    BOOST_TEST(draft.kind == "month-sealed");
    BOOST_TEST(iso(draft.effective_on) == "2024-06-30");
    BOOST_TEST(draft.postings.empty());
    BOOST_TEST((draft.receipt == Receipt::none));
    BOOST_TEST(draft.body ==
               R"({"books":3,"month":"2024-06","root":")" + seal_root(june, heads) + R"("})");
}

BOOST_AUTO_TEST_CASE(a_seal_is_read_back) {
    const MonthSealed sealed = month_sealed_of(seal_draft(june, heads).body);
    BOOST_TEST((sealed.month == june));
    BOOST_TEST(sealed.books == 3);
    BOOST_TEST(sealed.root == seal_root(june, heads));
    BOOST_CHECK_THROW((void)month_sealed_of("{}"), BodyError);
}

BOOST_AUTO_TEST_SUITE_END()
