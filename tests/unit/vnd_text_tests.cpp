#include "engine/base/vnd_text.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>

using hui::Code;
using hui::Language;
using hui::parse_vnd;
using hui::Vnd;
using hui::vnd_text;

namespace {

struct Typed {
    std::string_view text;
    std::int64_t dong;
};

void check_read(const Typed& typed) {
    BOOST_TEST_CONTEXT("typed as '" << typed.text << "'") {
        const auto amount = parse_vnd(typed.text);
        BOOST_REQUIRE(amount.ok());
        BOOST_TEST(amount->count() == typed.dong);
    }
}

void check_refused(std::string_view text) {
    BOOST_TEST_CONTEXT("typed as '" << text << "'") {
        const auto amount = parse_vnd(text);
        BOOST_REQUIRE(!amount.ok());
        BOOST_TEST((amount.refusal().code == Code::bad_amount));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vnd_text_tests)

BOOST_AUTO_TEST_CASE(money_is_read_in_every_way_that_people_type_it) {
    for (const Typed typed : {
             Typed{"300000", 300'000},
             Typed{"300.000", 300'000},
             Typed{"300,000", 300'000},
             Typed{"300k", 300'000},
             Typed{"300K", 300'000},
             Typed{"0", 0},
             Typed{"0k", 0},
             Typed{"7", 7},
             Typed{"1.000", 1'000},
             Typed{"12.345.678", 12'345'678},
             Typed{"1,234,567,890", 1'234'567'890},
             Typed{"1500k", 1'500'000},
         }) {
        check_read(typed);
    }
}

BOOST_AUTO_TEST_CASE(the_largest_amount_is_read_in_every_form) {
    for (const auto text :
         {"1000000000000000", "1.000.000.000.000.000", "1,000,000,000,000,000", "1000000000000k"}) {
        check_read({.text = text, .dong = hui::largest_amount.count()});
    }
}

BOOST_AUTO_TEST_CASE(more_than_the_largest_amount_is_refused) {
    for (const auto text : {"1000000000000001", "1.000.000.000.000.001", "1000000000001k",
                            "9223372036854775807", "9223372036854775808", "18446744073709551616",
                            "9223372036854776k", "100000000000000000000000000000000000000000"}) {
        check_refused(text);
    }
}

BOOST_AUTO_TEST_CASE(a_fraction_or_a_broken_group_is_refused) {
    for (const auto text :
         {"300.5", "300,50", "3,00", "3.0000", "300.", "300,", ".300", ",300", "3000.000",
          "1.000.00", "1..000", "1.000,000", "1,000.000", "1.000.000,00", "1.00.000"}) {
        check_refused(text);
    }
}

BOOST_AUTO_TEST_CASE(a_separator_beside_k_is_refused_for_it_could_mean_two_amounts) {
    for (const auto text : {"1.500k", "1,500k", "1.5k", "1,5K"}) { check_refused(text); }
}

BOOST_AUTO_TEST_CASE(signs_exponents_and_leading_zeros_are_refused) {
    for (const auto text :
         {"-0", "-5", "+5", "1e6", "1E6", "0x10", "0300", "00", "0.300", "000.000", "00k", "05k"}) {
        check_refused(text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_refused) {
    for (const auto text :
         {"",    " ",   " 5",    "5 ", "5 000", "300\u00a0000", "k",   "K",       "kk",
          "5kk", "k5",  "5m",    "5đ", "5 vnd", "$5",           "nan", "300_000", "300'000",
          "三",  "٣٠٠", "300\n", "."}) {
        check_refused(text);
    }
    check_refused(std::string_view{"300\0", 4});
}

BOOST_AUTO_TEST_CASE(a_refusal_names_what_was_given) {
    const auto amount = parse_vnd("300.5");
    BOOST_REQUIRE(!amount.ok());
    BOOST_REQUIRE(amount.refusal().facts.size() == 1U);
    const auto& fact = amount.refusal().facts.front();
    BOOST_TEST(fact.name == "given");
    BOOST_TEST(std::get<std::string>(fact.value) == "300.5");
}

BOOST_AUTO_TEST_CASE(money_is_grouped_as_the_language_groups) {
    struct Printed {
        std::int64_t dong;
        std::string_view vietnamese;
        std::string_view english;
    };
    for (const Printed printed : {
             Printed{0, "0", "0"},
             Printed{7, "7", "7"},
             Printed{999, "999", "999"},
             Printed{1'000, "1.000", "1,000"},
             Printed{300'000, "300.000", "300,000"},
             Printed{3'000'000, "3.000.000", "3,000,000"},
             Printed{12'345'678, "12.345.678", "12,345,678"},
             Printed{-1, "-1", "-1"},
             Printed{-999, "-999", "-999"},
             Printed{-1'000, "-1.000", "-1,000"},
             Printed{-300'000, "-300.000", "-300,000"},
             Printed{INT64_MAX, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"},
             Printed{INT64_MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"},
         }) {
        BOOST_TEST(vnd_text(Vnd{printed.dong}, Language::vietnamese) == printed.vietnamese);
        BOOST_TEST(vnd_text(Vnd{printed.dong}, Language::english) == printed.english);
    }
}

BOOST_AUTO_TEST_CASE(what_is_printed_is_read_back) {
    for (const std::int64_t dong : {0, 1, 12, 123, 1'234, 12'345, 123'456, 1'234'567}) {
        for (const auto language : {Language::vietnamese, Language::english}) {
            check_read({.text = vnd_text(Vnd{dong}, language), .dong = dong});
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
