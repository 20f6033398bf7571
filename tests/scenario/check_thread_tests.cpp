// Batches are checked beside the reading: all of them, in their order, and
// trouble comes back.
#include "engine/actions/check_thread.hpp"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using hui::actions::CheckThread;
using hui::store::EntryBatch;

namespace {

constexpr std::int64_t many = 100'000;

/// Hands over entries numbered from 1, each with a body and a posting that die
/// at once.
void hand_over(CheckThread& checking, std::int64_t entries) {
    EntryBatch* batch = &checking.empty_batch();
    for (std::int64_t seq = 1; seq <= entries; ++seq) {
        if (batch->is_full()) {
            checking.hand_over();
            batch = &checking.empty_batch();
        }
        const std::string body = "body " + std::to_string(seq);
        const std::string account = "account " + std::to_string(seq);
        const std::vector<hui::store::StoredPosting> postings{
            {.line = 1, .account = account, .amount = seq}};
        hui::store::StoredEntry entry{.book = 1};
        entry.columns.seq = seq;
        entry.columns.body = body;
        entry.postings = postings;
        batch->add(entry);
    }
    checking.hand_over();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_thread_tests)

BOOST_AUTO_TEST_CASE(every_entry_is_checked_in_its_order) {
    std::int64_t checked = 0;
    bool is_same = true;
    CheckThread checking{[&](const EntryBatch& batch) {
        for (const auto& entry : batch.entries()) {
            const std::string number = std::to_string(++checked);
            is_same = is_same && entry.columns.seq == checked &&
                      entry.columns.body == "body " + number && entry.postings.size() == 1 &&
                      entry.postings[0].account == "account " + number &&
                      entry.postings[0].amount == checked;
        }
    }};
    hand_over(checking, many);
    checking.finish();
    BOOST_TEST(is_same);
    BOOST_TEST(checked == many);
}

BOOST_AUTO_TEST_CASE(trouble_in_a_check_ends_the_checking_and_comes_back) {
    int checks = 0;
    CheckThread checking{[&](const EntryBatch&) {
        ++checks;
        throw std::runtime_error("trouble");
    }};
    hand_over(checking, many);
    BOOST_CHECK_THROW(checking.finish(), std::runtime_error);
    BOOST_TEST(checks == 1);
}

BOOST_AUTO_TEST_CASE(trouble_in_the_reading_leaves_no_thread_behind) {
    bool is_checked = false;
    const auto read = [&] {
        CheckThread checking{[&](const EntryBatch&) { is_checked = true; }};
        hand_over(checking, 1);
        throw std::runtime_error("trouble");
    };
    BOOST_CHECK_THROW(read(), std::runtime_error);
    BOOST_TEST(is_checked);
}

BOOST_AUTO_TEST_SUITE_END()
