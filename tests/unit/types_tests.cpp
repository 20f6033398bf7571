#include "engine/base/calendar.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/rate.hpp"
#include "engine/base/vnd.hpp"

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <cstdint>
#include <string>

using hui::Date;
using hui::Days;
using hui::Instant;
using hui::Month;
using hui::Rate;
using hui::ReceiptNo;
using hui::Round;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;

namespace {

template <class A, class B>
concept CanAdd = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept CanAddTo = requires(A& a, B b) {
    a += b;
};
template <class A, class B>
concept CanSubtract = requires(A a, B b) {
    a - b;
};
template <class A, class B>
concept CanMultiply = requires(A a, B b) {
    a* b;
};
template <class A, class B>
concept CanDivide = requires(A a, B b) {
    a / b;
};
template <class A, class B>
concept CanEqual = requires(A a, B b) {
    a == b;
};
template <class A, class B>
concept CanCompare = requires(A a, B b) {
    a < b;
};
template <class To, class From>
concept CanBecome = std::convertible_to<From, To>;
template <class To, class From>
concept CanBraceInit = requires(From from) {
    To{from};
};

}  // namespace

// The compiler proves these; a case that no longer holds does not build.
BOOST_AUTO_TEST_SUITE(types_tests)

BOOST_AUTO_TEST_CASE(legal_operations_compile) {
    static_assert(CanAdd<Vnd, Vnd> && CanSubtract<Vnd, Vnd> && CanAddTo<Vnd, Vnd>);
    static_assert(CanMultiply<Vnd, std::int64_t> && CanCompare<Vnd, Vnd>);
    static_assert(CanBraceInit<Vnd, std::int64_t>);
    static_assert(CanEqual<ShareNo, ShareNo> && CanCompare<Round, Round>);
    static_assert(CanAdd<Date, Days> && CanSubtract<Date, Date> && CanCompare<Date, Date>);
    BOOST_TEST((Vnd{1} + Vnd{1}).count() == 2);
}

BOOST_AUTO_TEST_CASE(money_and_a_bare_number_do_not_add_or_compare) {
    static_assert(!CanAdd<Vnd, int> && !CanAdd<int, Vnd> && !CanAddTo<Vnd, int>);
    static_assert(!CanSubtract<Vnd, int> && !CanSubtract<int, Vnd>);
    static_assert(!CanEqual<Vnd, int> && !CanCompare<Vnd, std::int64_t>);
}

BOOST_AUTO_TEST_CASE(money_times_money_is_nothing) { static_assert(!CanMultiply<Vnd, Vnd>); }

BOOST_AUTO_TEST_CASE(money_is_divided_only_where_the_rounding_is_said) {
    static_assert(!CanDivide<Vnd, int> && !CanDivide<Vnd, Vnd> && !CanDivide<Vnd, double>);
    static_assert(!CanMultiply<Vnd, Rate> && !CanMultiply<Rate, Vnd>);
}

BOOST_AUTO_TEST_CASE(money_does_not_come_from_a_number_by_itself) {
    static_assert(!CanBecome<Vnd, int> && !CanBecome<Vnd, std::int64_t>);
    static_assert(!CanBecome<Vnd, double> && !CanBecome<Vnd, bool> && !CanBecome<Vnd, Rate>);
}

BOOST_AUTO_TEST_CASE(money_does_not_become_a_number_by_itself) {
    static_assert(!CanBecome<std::int64_t, Vnd> && !CanBecome<double, Vnd>);
    static_assert(!CanBecome<bool, Vnd> && !std::constructible_from<bool, Vnd>);
}

BOOST_AUTO_TEST_CASE(a_fraction_or_an_unsigned_number_does_not_fit_into_money) {
    static_assert(!CanBraceInit<Vnd, double> && !CanBraceInit<Vnd, float>);
    static_assert(!std::constructible_from<Vnd, double> && !std::constructible_from<Vnd, float>);
    static_assert(!CanBraceInit<Vnd, std::uint64_t> && !CanBraceInit<Vnd, std::string>);
}

BOOST_AUTO_TEST_CASE(a_share_is_not_a_round) {
    static_assert(!CanEqual<ShareNo, Round> && !CanCompare<ShareNo, Round>);
    static_assert(!CanEqual<Seq, ReceiptNo> && !CanEqual<Round, Seq>);
    static_assert(!CanBecome<ShareNo, Round> && !std::constructible_from<ShareNo, Round>);
    static_assert(!CanEqual<ShareNo, int> && !CanBecome<ShareNo, int> && !CanBecome<int, ShareNo>);
}

BOOST_AUTO_TEST_CASE(numbers_of_things_are_not_for_arithmetic) {
    static_assert(!CanAdd<ShareNo, ShareNo> && !CanAdd<Round, int> && !CanSubtract<Seq, Seq>);
    static_assert(!CanAdd<Vnd, ShareNo> && !CanMultiply<Vnd, ShareNo>);
}

BOOST_AUTO_TEST_CASE(a_date_moves_by_days_only) {
    static_assert(!CanAdd<Date, ShareNo> && !CanAdd<Date, Round> && !CanAdd<Date, int>);
    static_assert(!CanAdd<Date, Date> && !CanAdd<Date, Vnd> && !CanAdd<Days, Vnd>);
    // 31 January and a month is no day: `add_intervals` says which one is meant.
    static_assert(!CanBecome<Date, decltype(Date{} + date::months{1})>);
}

BOOST_AUTO_TEST_CASE(a_day_a_month_and_an_instant_are_not_mixed_up) {
    static_assert(!CanEqual<Date, Month> && !CanCompare<Date, Month>);
    static_assert(!CanBecome<Month, Date> && !CanBecome<Date, Month>);
    static_assert(!CanBecome<Date, Instant>);
}

BOOST_AUTO_TEST_CASE(a_rate_is_made_by_name_only) {
    static_assert(!CanBecome<Rate, int> && !std::constructible_from<Rate, int>);
    static_assert(!CanBecome<Rate, double> && !std::constructible_from<Rate, double>);
    static_assert(!CanAdd<Rate, Rate> && !CanEqual<Rate, int>);
}

BOOST_AUTO_TEST_SUITE_END()
