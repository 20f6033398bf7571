#include "engine/closing/seal.hpp"
#include "engine/journal/body.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
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
using hui::closing::broken_parts;
using hui::closing::BrokenPart;
using hui::closing::ClosedHead;
using hui::closing::month_sealed_of;
using hui::closing::MonthSealed;
using hui::closing::seal_draft;
using hui::closing::seal_parts;
using hui::closing::seal_parts_of;
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

std::string part_root(const std::string& book, std::int64_t seq, const std::string& byte) {
    std::string text = "hui-seal-part 1\n" + book + " " + std::to_string(seq) + " ";
    for (int i = 0; i < 32; ++i) { text += byte; }
    return hex(Sha256{}.of(text + "\n"));
}

/// `G001 … G003 7` of each part that doesn't fit.
std::vector<std::string> broken(const std::vector<ClosedHead>& sealed,
                                const std::vector<ClosedHead>& found) {
    std::vector<std::string> lines;
    for (const BrokenPart& part : broken_parts(seal_parts(sealed), found)) {
        lines.push_back(part.first + " … " + part.last + " " +
                        std::to_string(part.closing.count()));
    }
    return lines;
}

/// Closings of more books than a seal has parts.
std::vector<ClosedHead> many_heads() {
    std::vector<ClosedHead> many;
    for (int number = 1'000; number < 3'500; ++number) {
        many.push_back(head("G" + std::to_string(number), 5, 0x01));
    }
    return many;
}
using Lines = std::vector<std::string>;

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
    const std::string parts = R"({"first":"G002","root":")" + part_root("G002", 7, "0b") +
                              R"("},{"first":"G010","root":")" + part_root("G010", 12, "0a") +
                              R"("},{"first":"g001","root":")" + part_root("g001", 3, "0c") +
                              R"("})";
    BOOST_TEST(draft.body == R"({"books":3,"month":"2024-06","parts":[)" + parts + R"(],"root":")" +
                                 seal_root(june, heads) + R"("})");
}

BOOST_AUTO_TEST_CASE(a_seal_names_the_book_whose_closing_is_another) {
    BOOST_TEST(broken(heads, heads).empty());
    for (const ClosedHead& sealed : heads) {
        const std::string name = sealed.book + " … " + sealed.book + " ";
        std::vector<ClosedHead> found = heads;
        const auto it = std::find_if(found.begin(), found.end(), [&](const ClosedHead& other) {
            return other.book == sealed.book;
        });
        it->hash.back() ^= 1U;
        BOOST_TEST(broken(heads, found) == Lines{name + std::to_string(sealed.seq.count())},
                   boost::test_tools::per_element());
        found.erase(it);
        BOOST_TEST(broken(heads, found) == Lines{name + "0"}, boost::test_tools::per_element());
        BOOST_TEST(broken(found, heads).size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(a_book_that_was_not_there_is_named_wherever_its_code_stands) {
    for (const auto& [book, named] : {std::pair{"A001", "A001 … A001 5"},
                                      {"G003", "G002 … G003 0"},
                                      {"z001", "g001 … z001 0"}}) {
        std::vector<ClosedHead> found = heads;
        found.push_back(head(book, 5, 0x0D));
        BOOST_TEST(broken(heads, found) == Lines{named}, boost::test_tools::per_element());
    }
    BOOST_TEST(broken({}, heads).empty());
}

BOOST_AUTO_TEST_CASE(the_seal_of_very_many_books_names_a_few_of_which_one_was_changed) {
    const std::vector<ClosedHead> many = many_heads();
    BOOST_TEST(seal_parts(many).size() == 834U);
    std::vector<ClosedHead> found = many;
    found[4].seq = found[4].seq.next();
    BOOST_TEST(broken(many, found) == Lines{"G1003 … G1005 0"}, boost::test_tools::per_element());
    BOOST_TEST(broken(many, many).empty());
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_seal_are_read_back_and_a_first_seal_had_none) {
    BOOST_TEST((seal_parts_of(seal_draft(june, heads).body) == seal_parts(heads)));
    BOOST_TEST(seal_parts_of(R"({"books":3,"month":"2024-06","root":"x"})").empty());
    BOOST_CHECK_THROW((void)seal_parts_of(R"({"parts":[{"first":"G002"}]})"), BodyError);
    BOOST_CHECK_THROW((void)seal_parts_of(R"({"parts":7})"), BodyError);
}

BOOST_AUTO_TEST_CASE(a_seal_is_read_back) {
    const MonthSealed sealed = month_sealed_of(seal_draft(june, heads).body);
    BOOST_TEST((sealed.month == june));
    BOOST_TEST(sealed.books == 3);
    BOOST_TEST(sealed.root == seal_root(june, heads));
    BOOST_CHECK_THROW((void)month_sealed_of("{}"), BodyError);
}

BOOST_AUTO_TEST_SUITE_END()
