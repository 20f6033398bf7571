#include "engine/journal/body.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using hui::BodyError;
using hui::BodyReader;
using hui::BodyWriter;
using hui::date_of;
using hui::month_of;
using hui::Vnd;

BOOST_AUTO_TEST_SUITE(body_tests)

BOOST_AUTO_TEST_CASE(a_body_is_json_without_spaces) {
    const std::string dues = BodyWriter{}.add("amount", Vnd{300'000}).add("round", 2).text();
    BOOST_TEST(BodyWriter{}
                   .add("amount", Vnd{300'000})
                   .add_list("dues", {dues, BodyWriter{}.text()})
                   .add("method", "cash")
                   .add_json("of", R"({"a":1})")
                   .add("share", -3)
                   .text() == R"({"amount":300000,"dues":[{"amount":300000,"round":2},{}],)"
                              R"("method":"cash","of":{"a":1},"share":-3})");
    BOOST_TEST(BodyWriter{}.text() == "{}");
    BOOST_TEST(BodyWriter{}.add_list("dues", {}).text() == R"({"dues":[]})");
}

BOOST_AUTO_TEST_CASE(keys_out_of_order_are_a_bug) {
    BOOST_CHECK_THROW(BodyWriter{}.add("b", 1).add("a", 1), std::logic_error);
    BOOST_CHECK_THROW(BodyWriter{}.add("a", 1).add("a", 2), std::logic_error);
    BOOST_CHECK_THROW(BodyWriter{}.add("a", 1).add("Z", "x"), std::logic_error);
    BOOST_CHECK_THROW(BodyWriter{}.add("b", 1).add_json("a", "{}"), std::logic_error);
    BOOST_CHECK_THROW(BodyWriter{}.add("b", 1).add_list("a", {}), std::logic_error);
    BOOST_CHECK_NO_THROW(BodyWriter{}.add("of", 1).add("of_date", 1).add("reason", 1));
}

BOOST_AUTO_TEST_CASE(quotes_and_backslashes_are_escaped_and_nothing_else_is) {
    const std::string text = R"(ấp "Ba" \ đường / 7)";
    const std::string body = BodyWriter{}.add("reason", text).text();
    BOOST_TEST(body == R"({"reason":"ấp \"Ba\" \\ đường / 7"})");
    BOOST_TEST(BodyReader{body}.text("reason") == text);
}

BOOST_AUTO_TEST_CASE(a_control_character_in_a_body_is_a_bug) {
    for (const char* text : {"a\nb", "\t", "a\x1f", "\r"}) {
        BOOST_CHECK_THROW(BodyWriter{}.add("reason", text), std::logic_error);
    }
}

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back) {
    const BodyReader body{R"({"amount":300000,"date":"2024-02-29","month":"2024-06","n":-1,)"
                          R"("text":"Hoà"})"};
    BOOST_TEST(body.vnd("amount").count() == 300'000);
    BOOST_TEST(body.number("n") == -1);
    BOOST_TEST(body.text("text") == "Hoà");
    BOOST_TEST((body.date("date") == date_of("2024-02-29")));
    BOOST_TEST((body.month("month") == month_of("2024-06")));
    BOOST_TEST(body.has("n"));
    BOOST_TEST(!body.has("N"));
    BOOST_TEST(body.text_if("text").value_or("") == "Hoà");
    BOOST_TEST(!body.text_if("method").has_value());
}

BOOST_AUTO_TEST_CASE(the_largest_and_the_smallest_number_are_read_back) {
    for (const std::int64_t number :
         {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
        const std::string body = BodyWriter{}.add("n", number).text();
        BOOST_TEST(BodyReader{body}.number("n") == number);
    }
}

BOOST_AUTO_TEST_CASE(a_number_that_was_never_written_here_is_an_error) {
    for (const char* number :
         {"1e20", "1e3", "1.0", "0.5", "9223372036854775808", "18446744073709551616",
          "-9223372036854775809", "\"5\"", "true", "null", "[]", "{}"}) {
        BOOST_TEST_CONTEXT("the number " << number) {
            const std::string body = std::string{R"({"n":)"} + number + "}";
            BOOST_CHECK_THROW((void)BodyReader{body}.number("n"), BodyError);
            BOOST_CHECK_THROW((void)BodyReader{body}.vnd("n"), BodyError);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_key_that_is_missing_or_of_another_type_is_an_error) {
    const BodyReader body{R"({"list":[1],"n":1,"object":{},"text":"x"})"};
    BOOST_CHECK_THROW((void)body.number("missing"), BodyError);
    BOOST_CHECK_THROW((void)body.text("missing"), BodyError);
    BOOST_CHECK_THROW((void)body.object("missing"), BodyError);
    BOOST_CHECK_THROW((void)body.list("missing"), BodyError);
    BOOST_CHECK_THROW((void)body.json("missing"), BodyError);
    BOOST_CHECK_THROW((void)body.text("n"), BodyError);
    BOOST_CHECK_THROW((void)body.text_if("n"), BodyError);
    BOOST_CHECK_THROW((void)body.number("text"), BodyError);
    BOOST_CHECK_THROW((void)body.object("text"), BodyError);
    BOOST_CHECK_THROW((void)body.object("list"), BodyError);
    BOOST_CHECK_THROW((void)body.list("object"), BodyError);
    BOOST_CHECK_THROW((void)body.list("list"), BodyError);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_no_date_or_month_is_an_error) {
    const BodyReader body{R"({"date":"2024-02-30","month":"2024-13"})"};
    BOOST_CHECK_THROW((void)body.date("date"), BodyError);
    BOOST_CHECK_THROW((void)body.month("month"), BodyError);
}

BOOST_AUTO_TEST_CASE(what_is_no_json_object_is_no_body) {
    for (const char* text : {"", "{", "[]", "1", "null", "\"{}\"", "{} {}", "{\"a\":}",
                             "{\"a\":1,}", R"({"b":1,"a":1})", R"({"a":"\n"})", R"({ "a":1})",
                             R"({"a":1)", R"({"a":"x)", R"({"a":[1})"}) {
        BOOST_TEST_CONTEXT("the text " << text) { BOOST_CHECK_THROW(BodyReader{text}, BodyError); }
    }
}

BOOST_AUTO_TEST_CASE(objects_and_lists_inside_are_read) {
    const BodyReader body{R"({"dues":[{"round":1},{"round":2}],"of":{"a":"\"x\"","b":2}})"};
    const std::vector<BodyReader> dues = body.list("dues");
    BOOST_REQUIRE(dues.size() == 2U);
    BOOST_TEST(dues[0].number("round") == 1);
    BOOST_TEST(dues[1].number("round") == 2);
    BOOST_TEST(body.object("of").number("b") == 2);
    const std::vector<std::string> keys{"a", "b"};
    BOOST_TEST(body.object("of").keys() == keys, boost::test_tools::per_element());
    BOOST_TEST(body.json("of") == R"({"a":"\"x\"","b":2})");
}

BOOST_AUTO_TEST_CASE(a_reader_can_be_moved) {
    BodyReader first{R"({"n":1})"};
    BodyReader second{R"({"n":2})"};
    first = std::move(second);
    BOOST_TEST(first.number("n") == 2);
}

BOOST_AUTO_TEST_SUITE_END()
