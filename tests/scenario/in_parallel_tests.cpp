#include "engine/store/in_parallel.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace {

using hui::store::in_parallel;

}  // namespace

BOOST_AUTO_TEST_SUITE(in_parallel_tests)

BOOST_AUTO_TEST_CASE(every_item_is_worked_on_once_however_many_there_are) {
    for (const std::size_t count : {0UL, 1UL, 511UL, 512UL, 1023UL, 1024UL, 1025UL, 10'000UL}) {
        std::vector<std::atomic<int>> times(count);
        in_parallel(count, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) { ++times[i]; }
        });
        std::size_t once = 0;
        for (const auto& time : times) { once += time == 1 ? 1U : 0U; }
        BOOST_TEST(once == count);
    }
}

BOOST_AUTO_TEST_CASE(what_a_part_throws_comes_out_after_all_parts_are_done) {
    constexpr std::size_t many = 10'000;
    for (const std::size_t bad : {std::size_t{0}, many - 1}) {
        std::atomic<std::size_t> done = 0;
        const auto work = [&](std::size_t first, std::size_t last) {
            done += last - first;
            if (first <= bad && bad < last) { throw std::runtime_error("bad"); }
        };
        BOOST_CHECK_THROW(in_parallel(many, work), std::runtime_error);
        BOOST_TEST(done == many);
    }
}

BOOST_AUTO_TEST_SUITE_END()
