#include "engine/journal/body.hpp"
#include "engine/registry/events.hpp"
#include "engine/registry/portfolio.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

using hui::BodyError;
using hui::date_of;
using hui::Draft;
using hui::Receipt;
using hui::registry::draft_of;
using hui::registry::Event;
using hui::registry::event_of;
using hui::registry::GroupRegistered;
using hui::registry::LedgerOpened;
using hui::registry::Lender;
using hui::registry::LenderAdded;
using hui::registry::LenderAmended;
using hui::registry::LenderKind;
using hui::registry::Member;
using hui::registry::MemberAdded;
using hui::registry::MemberAmended;
using hui::registry::MemberForgotten;
using hui::registry::PolicySet;
using hui::registry::portfolio_code;
using hui::registry::Unit;
using hui::registry::unit_of_portfolio;
using hui::registry::UnitAdded;
using hui::registry::UnitAmended;

namespace {

const auto day = date_of("2024-01-15");

const Unit unit{.code = "U1", .name = "CĐCS xã Thạnh Trị", .parent = ""};
const Member member{
    .code = "M0001",
    .name = "Lý Thị \"Sáu\" \\ Bé",
    .unit = "U1",
    .personal_hashes = {{"phone", std::string(64, 'a')}, {"born", std::string(64, 'b')}}};
const Lender lender{
    .code = "CSXH", .name = "Ngân hàng Chính sách xã hội", .kind = LenderKind::collected};

/// One event of each kind with the entry that it becomes.
struct Written {
    std::string_view kind;
    Event event;
    std::string body;
};

std::vector<Written> all_events() {
    const std::string unit_body = R"({"code":"U1","name":"CĐCS xã Thạnh Trị","parent":""})";
    const std::string member_body =
        R"({"code":"M0001","name":"Lý Thị \"Sáu\" \\ Bé","personal":{"born":")" +
        std::string(64, 'b') + R"(","phone":")" + std::string(64, 'a') + R"("},"unit":"U1"})";
    const std::string lender_body =
        R"({"code":"CSXH","kind":"collected","name":"Ngân hàng Chính sách xã hội"})";
    return {
        {"ledger-opened", LedgerOpened{"Sổ hụi huyện"}, R"({"name":"Sổ hụi huyện"})"},
        {"unit-added", UnitAdded{unit}, unit_body},
        {"unit-amended", UnitAmended{unit}, unit_body},
        {"member-added", MemberAdded{member}, member_body},
        {"member-amended", MemberAmended{member}, member_body},
        {"member-forgotten", MemberForgotten{"M0001"}, R"({"code":"M0001"})"},
        {"lender-added", LenderAdded{lender}, lender_body},
        {"lender-amended", LenderAmended{lender}, lender_body},
        {"policy-set",
         PolicySet{{.key = "late-rate-cap", .value = "16.5", .from = date_of("2024-02-01")}},
         R"({"from":"2024-02-01","key":"late-rate-cap","value":"16.5"})"},
        {"group-registered", GroupRegistered{"G012", std::string(64, 'c')},
         R"({"group":"G012","opening_hash":")" + std::string(64, 'c') + R"("})"},
    };
}

template <class Wanted>
Wanted read_back(const Event& event) {
    const Draft draft = draft_of(event, day);
    const auto again = event_of(draft.kind, draft.body);
    BOOST_REQUIRE(again.has_value());
    BOOST_REQUIRE(std::holds_alternative<Wanted>(*again));
    return std::get<Wanted>(*again);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(registry_events_tests)

BOOST_AUTO_TEST_CASE(every_event_is_written_like_this) {
    const std::vector<Written> events = all_events();
    BOOST_TEST(events.size() == std::variant_size_v<Event>);
    for (const Written& written : events) {
        BOOST_TEST_CONTEXT(written.kind) {
            const Draft draft = draft_of(written.event, day);
            BOOST_TEST(draft.kind == written.kind);
            BOOST_TEST(draft.body == written.body);
            BOOST_TEST(draft.postings.empty());
            BOOST_TEST((draft.effective_on == day));
            BOOST_TEST((draft.receipt == Receipt::none));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_event_comes_back_as_the_same_kind_and_writes_the_same_again) {
    for (const Written& written : all_events()) {
        BOOST_TEST_CONTEXT(written.kind) {
            const auto again = event_of(written.kind, written.body);
            BOOST_REQUIRE(again.has_value());
            BOOST_TEST(again->index() == written.event.index());
            BOOST_TEST(draft_of(*again, day).body == written.body);
        }
    }
}

BOOST_AUTO_TEST_CASE(units_and_members_come_back_as_they_were) {
    BOOST_TEST((read_back<UnitAdded>(UnitAdded{unit}).unit == unit));
    BOOST_TEST((read_back<UnitAmended>(UnitAmended{unit}).unit == unit));
    BOOST_TEST((read_back<MemberAdded>(MemberAdded{member}).member == member));
    BOOST_TEST((read_back<MemberAmended>(MemberAmended{member}).member == member));
    Member plain = member;
    plain.personal_hashes.clear();
    BOOST_TEST((read_back<MemberAdded>(MemberAdded{plain}).member == plain));
}

BOOST_AUTO_TEST_CASE(lenders_of_every_kind_come_back_as_they_were) {
    for (const LenderKind kind : {LenderKind::bank, LenderKind::collected, LenderKind::fund}) {
        Lender wanted = lender;
        wanted.kind = kind;
        BOOST_TEST((read_back<LenderAdded>(LenderAdded{wanted}).lender == wanted));
        BOOST_TEST((read_back<LenderAmended>(LenderAmended{wanted}).lender == wanted));
        BOOST_TEST((*hui::registry::parse_lender_kind(lender_kind_text(kind)) == kind));
    }
    for (const char* text : {"", "Bank", "union"}) {
        BOOST_TEST(name_of(hui::registry::parse_lender_kind(text).refusal().code) == "bad_choice");
    }
}

BOOST_AUTO_TEST_CASE(the_other_events_come_back_as_they_were) {
    BOOST_TEST(read_back<LedgerOpened>(LedgerOpened{""}).name == "");
    BOOST_TEST(read_back<MemberForgotten>(MemberForgotten{"M1"}).code == "M1");
    const auto policy = read_back<PolicySet>(
        PolicySet{{.key = "contribution-max", .value = "1000k", .from = date_of("2024-02-29")}});
    BOOST_TEST(policy.line.key == "contribution-max");
    BOOST_TEST(policy.line.value == "1000k");
    BOOST_TEST((policy.line.from == date_of("2024-02-29")));
    const auto group = read_back<GroupRegistered>(GroupRegistered{"G1", "abc"});
    BOOST_TEST(group.group == "G1");
    BOOST_TEST(group.opening_hash == "abc");
}

BOOST_AUTO_TEST_CASE(a_members_body_holds_no_personal_value_but_the_name) {
    const std::string body = draft_of(MemberAdded{member}, day).body;
    for (const char* field : {"phone", "born"}) {
        BOOST_TEST(body.find(std::string{field} + R"(":")" + member.personal_hashes.at(field)) !=
                   std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(kinds_of_other_modules_are_no_events_of_the_register) {
    for (const char* kind : {"month-sealed", "contributed", "reversed", ""}) {
        BOOST_TEST(!event_of(kind, "{}").has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_body_that_was_never_written_here_is_an_error) {
    for (const Written& written : all_events()) {
        for (const char* body : {"{}", "[]", "", R"({"code":1,"name":1,"key":1,"group":1})"}) {
            BOOST_TEST_CONTEXT(written.kind << " " << body) {
                BOOST_CHECK_THROW((void)event_of(written.kind, body), BodyError);
            }
        }
    }
    BOOST_CHECK_THROW((void)event_of("member-added", R"({"code":"M1","name":"A","personal":[],)"
                                                     R"("unit":"U1"})"),
                      BodyError);
    BOOST_CHECK_THROW(
        (void)event_of("lender-added", R"({"code":"CSXH","kind":"usurer","name":"A"})"), BodyError);
    BOOST_CHECK_THROW(
        (void)event_of("policy-set", R"({"from":"2024-02-30","key":"late-rate-cap","value":"1"})"),
        BodyError);
}

BOOST_AUTO_TEST_CASE(a_portfolio_is_named_after_its_unit) {
    BOOST_TEST(portfolio_code("U1") == "loans/U1");
    BOOST_TEST(unit_of_portfolio("loans/U1").value() == "U1");
    BOOST_TEST(!unit_of_portfolio("loans").has_value());
    BOOST_TEST(!unit_of_portfolio("G001").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
