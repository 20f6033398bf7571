#include "engine/journal/canonical_text.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>

using hui::CanonicalText;
using hui::EntryColumns;
using hui::Hash;
using hui::Sha256;

namespace {

const EntryColumns contribution{.ledger = "5f2c9a",
                                .book = "G012",
                                .seq = 7,
                                .receipt = 6,
                                .kind = "contributed",
                                .effective_on = "2024-06-05",
                                .recorded_at = "2024-06-05T03:12:45.123Z",
                                .actor = "Lý Thị Sáu",
                                .ref = "g012-06-03",
                                .reverses = {},
                                .body = R"({"amount":300000,"method":"cash","share":3})"};

Hash hash_of_byte(std::uint8_t byte) {
    Hash hash{};
    hash.fill(byte);
    return hash;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(canonical_text_tests)

BOOST_AUTO_TEST_CASE(an_entry_has_exactly_this_text) {
    CanonicalText text;
    text.begin(contribution);
    text.add_posting("assets:cash", 300'000);
    text.add_posting("members:03", -300'000);
    BOOST_TEST(text.finish(hash_of_byte(0xAB)) ==
               "hui-entry 1\n"
               "ledger 5f2c9a\n"
               "book G012\n"
               "seq 7\n"
               "receipt 6\n"
               "kind contributed\n"
               "effective_on 2024-06-05\n"
               "recorded_at 2024-06-05T03:12:45.123Z\n"
               "actor Lý Thị Sáu\n"
               "ref g012-06-03\n"
               "reverses -\n"
               "body {\"amount\":300000,\"method\":\"cash\",\"share\":3}\n"
               "posting assets:cash 300000\n"
               "posting members:03 -300000\n"
               "prev abababababababababababababababababababababababababababababababab\n");
}

BOOST_AUTO_TEST_CASE(an_entry_without_receipt_and_postings_has_exactly_this_text) {
    CanonicalText text;
    text.begin({.ledger = "5f2c9a",
                .book = "register",
                .seq = 1,
                .receipt = {},
                .kind = "ledger-opened",
                .effective_on = "2024-01-01",
                .recorded_at = "2024-01-01T00:00:00.000Z",
                .actor = "an",
                .ref = "r1",
                .reverses = {},
                .body = R"({"name":""})"});
    BOOST_TEST(text.finish(Hash{}) ==
               "hui-entry 1\n"
               "ledger 5f2c9a\n"
               "book register\n"
               "seq 1\n"
               "receipt -\n"
               "kind ledger-opened\n"
               "effective_on 2024-01-01\n"
               "recorded_at 2024-01-01T00:00:00.000Z\n"
               "actor an\n"
               "ref r1\n"
               "reverses -\n"
               "body {\"name\":\"\"}\n"
               "prev 0000000000000000000000000000000000000000000000000000000000000000\n");
}

BOOST_AUTO_TEST_CASE(a_reversal_names_the_entry_that_it_undoes) {
    EntryColumns columns = contribution;
    columns.receipt.reset();
    columns.reverses = 7;
    CanonicalText text;
    text.begin(columns);
    const std::string written{text.finish(Hash{})};
    BOOST_TEST(written.find("\nreceipt -\n") != std::string::npos);
    BOOST_TEST(written.find("\nreverses 7\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_largest_and_the_smallest_amount_are_written_whole) {
    CanonicalText text;
    text.begin(contribution);
    text.add_posting("a", std::numeric_limits<std::int64_t>::max());
    text.add_posting("b", std::numeric_limits<std::int64_t>::min());
    const std::string written{text.finish(Hash{})};
    BOOST_TEST(written.find("\nposting a 9223372036854775807\n") != std::string::npos);
    BOOST_TEST(written.find("\nposting b -9223372036854775808\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_object_writes_the_same_text_again) {
    CanonicalText text;
    text.begin(contribution);
    text.add_posting("assets:cash", 1);
    const std::string first{text.finish(Hash{})};
    EntryColumns another = contribution;
    another.seq = 8;
    text.begin(another);
    BOOST_TEST(text.finish(Hash{}) != first);
    text.begin(contribution);
    text.add_posting("assets:cash", 1);
    BOOST_TEST(text.finish(Hash{}) == first);
}

BOOST_AUTO_TEST_CASE(every_column_and_every_posting_changes_the_hash) {
    Sha256 sha;
    CanonicalText text;
    const auto hash = [&](const EntryColumns& columns, std::int64_t amount, const Hash& prev) {
        text.begin(columns);
        text.add_posting("assets:cash", amount);
        return sha.of(text.finish(prev));
    };
    const Hash original = hash(contribution, 300'000, Hash{});
    BOOST_TEST((hash(contribution, 300'000, Hash{}) == original));
    BOOST_TEST((hash(contribution, 300'001, Hash{}) != original));
    BOOST_TEST((hash(contribution, 300'000, hash_of_byte(1)) != original));
    for (auto column : {&EntryColumns::ledger, &EntryColumns::book, &EntryColumns::kind,
                        &EntryColumns::effective_on, &EntryColumns::recorded_at,
                        &EntryColumns::actor, &EntryColumns::ref, &EntryColumns::body}) {
        EntryColumns changed = contribution;
        changed.*column = "another";
        BOOST_TEST((hash(changed, 300'000, Hash{}) != original));
    }
    for (auto column : {&EntryColumns::receipt, &EntryColumns::reverses}) {
        EntryColumns changed = contribution;
        changed.*column = 8;
        BOOST_TEST((hash(changed, 300'000, Hash{}) != original));
    }
    for (auto column : {&EntryColumns::format, &EntryColumns::seq}) {
        EntryColumns changed = contribution;
        changed.*column = 8;
        BOOST_TEST((hash(changed, 300'000, Hash{}) != original));
    }
}

BOOST_AUTO_TEST_SUITE_END()
