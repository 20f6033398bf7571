#include "engine/base/rate.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

using hui::Code;
using hui::parse_percent;
using hui::percent_text;
using hui::Rate;

BOOST_AUTO_TEST_SUITE(rate_tests)

BOOST_AUTO_TEST_CASE(a_percentage_is_read_exactly) {
    struct Typed {
        std::string_view text;
        std::int64_t ppm;
    };
    for (const Typed typed : {
             Typed{"10", 100'000},
             Typed{"6.6", 66'000},
             Typed{"0.65", 6'500},
             Typed{"0", 0},
             Typed{"0.0001", 1},
             Typed{"7.9200", 79'200},
             Typed{"33.3333", 333'333},
             Typed{"1000", 10'000'000},
             Typed{"1000.0000", 10'000'000},
             Typed{"6,6", 66'000},
             Typed{"0,65", 6'500},
             Typed{"6,6 %", 66'000},
             Typed{"6.6%", 66'000},
             Typed{"10%", 100'000},
         }) {
        BOOST_TEST_CONTEXT("typed as '" << typed.text << "'") {
            const auto rate = parse_percent(typed.text);
            BOOST_REQUIRE(rate.ok());
            BOOST_TEST(rate->ppm() == typed.ppm);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_percentage_is_refused) {
    for (const auto text : {"",
                            " 5",
                            "5 ",
                            "%",
                            "-5",
                            "+5",
                            "1e1",
                            "5.",
                            ".5",
                            ".",
                            "5,",
                            ",5",
                            "6,6,6",
                            "6.6,6",
                            "6.6.6",
                            "0.00001",
                            "6.-6",
                            "1001",
                            "1,000.5",
                            "6.6k",
                            "nan",
                            "1000.1",
                            "1000.0001",
                            "sáu",
                            "0x5",
                            "6. 6",
                            "6.6  %",
                            "6.6%%",
                            "% 6.6",
                            "６",
                            "99999999999999999999",
                            "010",
                            "00.5",
                            "00"}) {
        BOOST_TEST_CONTEXT("typed as '" << text << "'") {
            const auto rate = parse_percent(text);
            BOOST_REQUIRE(!rate.ok());
            BOOST_TEST((rate.refusal().code == Code::bad_rate));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_rate_is_printed_without_trailing_zeros) {
    BOOST_TEST(percent_text(Rate::percent(10)) == "10");
    BOOST_TEST(percent_text(Rate::percent(1'000)) == "1000");
    BOOST_TEST(percent_text(Rate::from_ppm(66'000)) == "6.6");
    BOOST_TEST(percent_text(Rate::from_ppm(6'500)) == "0.65");
    BOOST_TEST(percent_text(Rate::from_ppm(1)) == "0.0001");
    BOOST_TEST(percent_text(Rate{}) == "0");
}

BOOST_AUTO_TEST_CASE(what_is_printed_is_read_back) {
    for (std::int64_t ppm = 0; ppm <= 10'000'000; ppm += 9'973) {
        const auto rate = parse_percent(percent_text(Rate::from_ppm(ppm)));
        BOOST_REQUIRE(rate.ok());
        BOOST_TEST(rate->ppm() == ppm);
    }
}

BOOST_AUTO_TEST_CASE(rates_are_ordered_so_that_a_cap_can_be_applied) {
    BOOST_TEST((std::min(Rate::percent(24), Rate::percent(20)) == Rate::percent(20)));
}

BOOST_AUTO_TEST_SUITE_END()
