#include "engine/base/name_order.hpp"
#include "engine/base/text.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using hui::Code;
using hui::columns_of;
using hui::folded;
using hui::name_order_key;
using hui::parse_code;
using hui::parse_text;
using hui::plain_words;
using hui::same_name;

using namespace std::string_view_literals;

namespace {

std::string kept(std::string_view written) {
    const auto text = parse_text(written);
    BOOST_REQUIRE(text.ok());
    return *text;
}

/// What the refusal of a text says was given.
std::string refused(std::string_view written) {
    const auto text = parse_text(written);
    BOOST_REQUIRE(!text.ok());
    BOOST_TEST((text.refusal().code == Code::bad_text));
    BOOST_TEST(text.refusal().facts.front().name == "given");
    return std::get<std::string>(text.refusal().facts.front().value);
}

std::string times(std::size_t count, std::string_view text) {
    std::string repeated;
    for (; count > 0; --count) { repeated += text; }
    return repeated;
}

/// Checks that names stand in this order, whatever order they came in.
void check_order(const std::vector<std::string>& expected) {
    auto names = expected;
    std::reverse(names.begin(), names.end());
    std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
        return name_order_key(a) < name_order_key(b);
    });
    BOOST_TEST(names == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_tests)

BOOST_AUTO_TEST_CASE(a_text_is_kept_as_it_was_written) {
    for (const auto text :
         {"Nguyễn Thị Hoà", "Y'Moan Niê", "ốm", "a  b", "李", "👵🏽", "-", "0"}) {
        BOOST_TEST(kept(text) == text);
    }
}

BOOST_AUTO_TEST_CASE(a_text_is_put_in_composed_form) {
    BOOST_TEST(kept("Nguye\u0302\u0303n") == "Nguyễn");
    BOOST_TEST(kept("Nguy\u00ea\u0303n") == "Nguyễn");
    BOOST_TEST(kept("Lo\u031b\u0323") == "Lợ");
    BOOST_TEST(kept("Lo\u0323\u031b") == "Lợ");
    BOOST_TEST(kept("\u212b") == "\u00c5");
}

BOOST_AUTO_TEST_CASE(white_space_is_trimmed_from_both_ends) {
    for (const auto text : {" Hoà", "Hoà ", "\tHoà\r\n", "\u00a0Hoà\u3000", "\u2003 Hoà\u2028",
                            "\u0085Hoà\v\f", "\u202fHoà \u1680"}) {
        BOOST_TEST(kept(text) == "Hoà");
    }
}

BOOST_AUTO_TEST_CASE(what_stands_in_a_book_is_as_it_was_read) {
    BOOST_TEST(!hui::check_text("Nguyễn Thị Hoà"));
    for (const auto text : {"", " ", " Hoà", "Hoà\n", "Nguye\u0302\u0303n", "\x01"}) {
        BOOST_TEST(hui::check_text(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(a_text_of_nothing_is_refused) {
    for (const auto text : {"", " ", "\t\r\n", "\u00a0\u3000", "\u2028"}) { refused(text); }
    refused(std::string_view{});
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf_8_are_refused) {
    for (const auto text : {"\xff"sv, "Ho\xe0"sv, "\xc3"sv, "\xe1\xbb"sv, "\x80"sv, "\xc0\xaf"sv,
                            "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv, "\xf8\x88\x80\x80\x80"sv}) {
        refused(text);
    }
}

BOOST_AUTO_TEST_CASE(control_characters_inside_a_text_are_refused) {
    for (const auto text : {"a\0b"sv, "a\0"sv, "a\tb"sv, "a\nb"sv, "a\r\nb"sv, "a\x1b[31mb"sv,
                            "\x07"sv, "a\x7f"sv, "a\u0085b"sv, "a\u009bb"sv}) {
        refused(text);
    }
}

BOOST_AUTO_TEST_CASE(characters_that_break_or_turn_a_line_are_refused) {
    for (const auto text :
         {"a\u2028b", "a\u2029b", "a\u202ab", "a\u202eb", "a\u202c", "a\u2066b", "a\u2069"}) {
        refused(text);
    }
}

BOOST_AUTO_TEST_CASE(a_text_has_at_most_1000_bytes_once_it_is_composed_and_trimmed) {
    BOOST_TEST(kept(times(1'000, "a")).size() == 1'000U);
    BOOST_TEST(kept(" " + times(1'000, "a") + " ").size() == 1'000U);
    BOOST_TEST(kept(times(333, "e\u0302\u0303")).size() == 999U);
    refused(times(1'001, "a"));
    refused(times(334, "ễ"));
    refused(times(100'000, "ễ"));
}

BOOST_AUTO_TEST_CASE(a_text_that_was_kept_is_kept_again) {
    for (const auto text : {" \u0301a ", "\u0958", "e\u0302\u0303 ", "\u2000x\u2000y"}) {
        const auto once = kept(text);
        BOOST_TEST(kept(once) == once);
    }
}

BOOST_AUTO_TEST_CASE(a_refusal_shows_a_text_short_and_printable) {
    BOOST_TEST(refused("") == "");
    BOOST_TEST(refused("a\x1b[31m\nb") == "a\ufffd[31m\ufffdb");
    BOOST_TEST(refused("Ho\xe0 An") == "Ho\ufffd An");
    BOOST_TEST(refused("a\0b"sv) == "a\ufffdb");
    BOOST_TEST(refused("a\u202eb") == "a\ufffdb");
    BOOST_TEST(refused(times(1'001, "ễ")) == times(40, "ễ") + "…");
}

BOOST_AUTO_TEST_CASE(a_code_is_letters_digits_and_hyphens) {
    for (const auto text : {"A", "7", "TT-01", "tt01", "a-", "x--y", "ABCDEFGHIJ123456"}) {
        const auto code = parse_code(text);
        BOOST_REQUIRE(code.ok());
        BOOST_TEST(*code == text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_code_is_refused) {
    for (const auto text :
         {""sv, "-A"sv, "-"sv, "A B"sv, " A"sv, "A "sv, "A_B"sv, "A/B"sv, "A.B"sv, "Đ1"sv, "tổ1"sv,
          "A\0"sv, "A\n"sv, "\xff"sv, "Ａ"sv, "ABCDEFGHIJ1234567"sv}) {
        BOOST_TEST_CONTEXT("typed as '" << text << "'") {
            const auto code = parse_code(text);
            BOOST_REQUIRE(!code.ok());
            BOOST_TEST((code.refusal().code == Code::bad_code));
        }
    }
}

BOOST_AUTO_TEST_CASE(codes_are_the_same_without_regard_to_case) {
    BOOST_TEST(hui::same_code("tt-01", "TT-01"));
    BOOST_TEST(hui::lower_case("TỔ-Shares.CSV") == "tỔ-shares.csv");
    BOOST_TEST(!hui::same_code("tt-01", "tt-02"));
    BOOST_TEST(!hui::same_code("tt-01", "tt-011"));
    BOOST_TEST(!hui::same_code("a[", "a{"));
    BOOST_TEST(hui::code_key("Tt-01z") == "TT-01Z");
    BOOST_TEST(hui::code_key("tt-01Z") == hui::code_key("TT-01z"));
}

BOOST_AUTO_TEST_CASE(a_text_takes_a_column_for_each_letter_that_is_seen) {
    struct Shown {
        std::string_view text;
        std::size_t columns;
    };
    for (const Shown shown : {
             Shown{"", 0},
             Shown{"Hoa", 3},
             Shown{"Nguyễn", 6},
             Shown{"Nguye\u0302\u0303n", 6},
             Shown{"đồng", 4},
             Shown{"…", 1},
             Shown{"李", 2},
             Shown{"a\u200bb", 2},
             Shown{"Ho\xe0", 3},
         }) {
        BOOST_TEST_CONTEXT("text '" << shown.text << "'") {
            BOOST_TEST(columns_of(shown.text) == shown.columns);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_search_does_not_mind_case_marks_or_the_stroke) {
    BOOST_TEST(folded("Nguyễn Thị Đào") == "nguyen thi dao");
    BOOST_TEST(folded("NGUYỄN THỊ ĐÀO") == "nguyen thi dao");
    BOOST_TEST(folded("Nguye\u0302\u0303n") == "nguyen");
    BOOST_TEST(folded("ăâêôơưy ỴỶỸ") == "aaeoouy yyy");
    BOOST_TEST(folded("TT-01") == "tt-01");
    BOOST_TEST(folded("") == "");
    BOOST_TEST(folded("Ho\xe0") == "Ho\ufffd");
}

BOOST_AUTO_TEST_CASE(a_search_does_not_mind_where_the_tone_is_placed) {
    const std::pair<std::string_view, std::string_view> places[]{
        {"Hoà", "Hòa"}, {"hoả", "hỏa"}, {"thuý", "thúy"}, {"Loè", "Lòe"}, {"khoẻ", "khỏe"},
    };
    for (const auto& [one, other] : places) { BOOST_TEST(folded(one) == folded(other)); }
}

BOOST_AUTO_TEST_CASE(names_stand_in_the_order_of_the_given_name_then_of_the_whole) {
    check_order({"Trần Văn An", "Lê Thị Ánh", "Nguyễn Văn Bình", "Lê Thị Hoa", "Nguyễn An Hoa",
                 "Nguyễn Thị Hoa", "Nguyễn Văn Hoa", "Trần Hoa", "An Yên"});
}

BOOST_AUTO_TEST_CASE(letters_stand_in_the_order_of_the_vietnamese_alphabet) {
    check_order({"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g",
                 "h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ", "p",
                 "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z"});
    check_order({"Dung", "Duy", "Dũy", "Dương", "Đan", "Đào"});
    check_order({"Lan", "Lăng", "Lâm", "Len", "Lê", "Long", "Lộc", "Lợi"});
}

BOOST_AUTO_TEST_CASE(tones_stand_in_the_order_ngang_huyen_hoi_nga_sac_nang) {
    check_order({"ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mẳ", "mẵ", "mắ", "mặ", "mâ", "mầ",
                 "mẩ", "mẫ", "mấ", "mậ"});
    check_order({"mơ", "mờ", "mở", "mỡ", "mớ", "mợ", "mu", "mù", "mủ", "mũ", "mú", "mụ", "mư", "mừ",
                 "mử", "mữ", "mứ", "mự"});
}

BOOST_AUTO_TEST_CASE(letters_come_before_tones_and_tones_before_case) {
    check_order({"Hà", "Hạ", "Han", "Hàn"});
    check_order({"lan", "Lan", "LAN", "làn", "Làn"});
    check_order({"Lê Thị Hoa", "Lê Thị Hoà", "Nguyễn An Hoà"});
}

BOOST_AUTO_TEST_CASE(the_tones_of_the_family_names_come_after_all_letters) {
    check_order({"Lê Ba Hoa", "Lê Bá Hoa", "Lễ Ba Hoa", "Lê Bích Hoa"});
}

BOOST_AUTO_TEST_CASE(a_name_in_capitals_stands_beside_its_like) {
    check_order({"Lê Văn AN", "NGUYỄN THỊ AN", "Nguyễn Văn An", "TRẦN THỊ AN"});
}

BOOST_AUTO_TEST_CASE(the_place_of_the_tone_does_not_move_a_name) {
    check_order({"Lê Thị Hòa", "Nguyễn Thị Hoà", "Trần Thị Hòa", "Lê Thị Hoạ"});
    BOOST_TEST(name_order_key("Lê Hòa") != name_order_key("Lê Hoà"));
}

BOOST_AUTO_TEST_CASE(a_shorter_name_stands_before_the_longer_that_begins_with_it) {
    check_order({"Bá", "Bác", "Hoa", "Hoa Hoa", "Hoan"});
    check_order({"Vi Yên An", "Vinh An"});
}

BOOST_AUTO_TEST_CASE(spaces_between_words_count_once) {
    check_order({"Lê  An", "Lê Bá An", "Lê\u00a0Cao An"});
}

BOOST_AUTO_TEST_CASE(digits_stand_before_letters_and_foreign_letters_after) {
    check_order({"-", "2", "a", "z", "\u044f", "李"});
}

BOOST_AUTO_TEST_CASE(a_name_of_nothing_or_of_broken_bytes_has_a_key_too) {
    BOOST_TEST(name_order_key("") < name_order_key("a"));
    BOOST_TEST(name_order_key("\xff") != name_order_key(""));
    BOOST_TEST(!name_order_key("\u0301").empty());
}

BOOST_AUTO_TEST_CASE(a_name_is_the_same_in_capitals_and_in_either_unicode_form) {
    BOOST_TEST(same_name("Trần Văn Bình", "TRẦN VĂN BÌNH"));
    BOOST_TEST(same_name("Bình", "Bi\u0300nh"));
    BOOST_TEST(!same_name("Lan", "Lân"));
    BOOST_TEST(!same_name("Lan", ""));
}

BOOST_AUTO_TEST_CASE(a_name_is_the_same_whatever_blanks_stand_in_and_around_it) {
    BOOST_TEST(same_name(" Trần  Văn\tBình ", "trần văn bình"));
    BOOST_TEST(same_name("Trần\u00A0Văn Bình", "Trần Văn\u2003Bình"));
    BOOST_TEST(same_name("Bình\u200B", "Bình"));
    BOOST_TEST(same_name("\uFF2C\uFF41\uFF4E", "Lan"));
    BOOST_TEST(same_name("", "  "));
    BOOST_TEST(!same_name("Lan Anh", "Lananh"));
}

BOOST_AUTO_TEST_CASE(words_are_compared_without_accents_case_and_signs) {
    BOOST_TEST(plain_words("  Đặng-Thị  ÁNH,G001/03 ") == "dang thi anh g001 03");
    BOOST_TEST(plain_words("…") == "");
}

BOOST_AUTO_TEST_SUITE_END()
