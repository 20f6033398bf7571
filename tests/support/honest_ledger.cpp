#include "tests/support/honest_ledger.hpp"

namespace hui::tests {

HonestLedger::HonestLedger() {
    sets("contribution-max", "1000000", "2026-01-01");
    savings::GroupOpened second = opening_of({.pot = savings::Pot::net});
    second.terms.code = "G013";
    opens(second);
    plays_rounds(1, 1);
    closes_march();
    amends_the_register();
    decides_turns();
    pays_late_with_a_fund();
    comes_and_goes();
    pays_no_more();
    counts_the_box();
    pays_out_with_a_second_person();
    vouches_within_limits();
    lends_and_collects();
}

void HonestLedger::sets(std::string key, std::string value, std::string_view from) {
    in_register([&](store::Book& book) {
        return actions::set_policy(
            ledger(), book, {.key = std::move(key), .value = std::move(value), .from = on(from)},
            actor());
    });
}

void HonestLedger::opens_as(std::string code, const GroupOf& wanted, savings::Order order) {
    savings::GroupOpened opening = opening_of(wanted);
    opening.terms.code = std::move(code);
    opening.terms.order = order;
    if (order != savings::Order::fixed) {
        for (savings::Seat& seat : opening.seats) { seat.turn = {}; }
    }
    opens(opening);
}

void HonestLedger::decides(Turns command, std::string_view day) {
    granted(try_turns({.command = std::move(command), .on = on(day), .ref = ""}));
}

Recorded HonestLedger::changes(Change command, std::string_view day) {
    return granted(try_shares({.command = std::move(command), .on = on(day), .ref = ""}));
}

void HonestLedger::settles(std::string_view no, savings::InterestOn what, savings::Settling how,
                           std::string_view day) {
    granted(
        record(savings::SettleInterest{.share = share(no),
                                       .what = what,
                                       .round = {},
                                       .how = how,
                                       .reason = how == savings::Settling::waived ? "con ốm" : ""},
               on(day)));
}

std::vector<ShareNo> HonestLedger::order_of(std::initializer_list<std::string_view> texts) {
    std::vector<ShareNo> shares;
    for (const std::string_view text : texts) { shares.push_back(share(text)); }
    return shares;
}

void HonestLedger::closes_march() {
    turns_to("G012");
    const Recorded wrong = pays("02", Vnd{200'000}, on("2026-03-04"));
    reverses(wrong, "nhầm nhóm");
    advances("03", on("2026-03-05"));
    plays_rounds(1, 1);
    closes("2026-03");
    advances("02", on("2026-04-05"));
    pays("03", Vnd{100'000}, on("2026-04-20"));
    forgets("M3");
}

void HonestLedger::amends_the_register() {
    add_members(5);
    in_register([&](store::Book& book) {
        return actions::add_unit(ledger(), book, {.code = "U2", .name = "Ấp 4", .parent = "U1"},
                                 actor());
    });
    in_register([&](store::Book& book) {
        return actions::amend_unit(ledger(), book, "U2", {.name = "Ấp 4B", .parent = {}}, actor());
    });
    in_register([&](store::Book& book) {
        return actions::amend_member(ledger(), book, "M2",
                                     {.name = {}, .unit = "U2", .personal = {}}, actor());
    });
}

void HonestLedger::decides_turns() {
    using savings::SetTurns;
    using savings::TurnsBy;
    const auto secret = *savings::LotSecret::parse("hoa sen nở giữa ao làng");
    set_today(on("2026-04-20"));
    opens_as("G014", {.shares = 4, .start = on("2026-05-05"), .reserve = Vnd{50'000}},
             savings::Order::lot);
    const savings::TurnRules rules{.not_before = {{.share = share("01"), .round = Round{2}}},
                                   .apart = 0,
                                   .sponsored_through = {},
                                   .sponsors = {}};
    granted(try_rules(
        {.command = {.rules = rules, .minute = "Họp tổ"}, .on = on("2026-04-20"), .ref = ""}));
    granted(try_commit({.command = {.secret = secret, .source = "XSMB 22/04/2026"}, .ref = ""}));
    set_today(on("2026-12-31"));
    decides(savings::DrawLot{.secret = secret,
                             .mix = *savings::LotMix::parse("48213"),
                             .mixed_on = on("2026-04-22")},
            "2026-04-22");
    decides(SetTurns{.by = TurnsBy::vote,
                     .order = order_of({"02", "01", "03", "04"}),
                     .minute = "Biểu quyết"},
            "2026-04-24");
    decides(savings::SwapTurns{.one = share("03"),
                               .other = share("04"),
                               .consents = {{share("03"), "Lan"}, {share("04"), "Hoa"}}},
            "2026-04-25");
    decides(savings::CedeTurn{.to = share("04"),
                              .consents = {{share("02"), "Mai"}, {share("04"), "Hoa"}}},
            "2026-04-26");
    decides(savings::SetByNeed{.pleas = {{share("03"), 5, "nhà dột"},
                                         {share("02"), 3, "con ốm"},
                                         {share("01"), 2, "mất mùa"}},
                               .minute = "Họp tổ",
                               .lot = {}},
            "2026-04-27");
    decides(savings::SetByWishes{.wishes = {{share("01"), {Round{2}}},
                                            {share("02"), {Round{1}}},
                                            {share("03"), {Round{4}}},
                                            {share("04"), {Round{3}}}},
                                 .minute = "Ghi nguyện vọng",
                                 .lot = {}},
            "2026-04-28");
    decides(SetTurns{.by = TurnsBy::fixed,
                     .order = order_of({"04", "01", "03", "02"}),
                     .minute = "Chốt lại"},
            "2026-04-29");
}

void HonestLedger::pays_late_with_a_fund() {
    using savings::InterestOn;
    using savings::Settling;
    for (const std::string_view no : {"01", "02"}) { pays(no, Vnd{300'000}, on("2026-05-05")); }
    pays("03", Vnd{300'000}, on("2026-05-12"));
    pays("04", Vnd{300'000}, on("2026-05-15"));
    granted(record(savings::Payout{.share = {}, .amount = Vnd{500'000}, .method = {}},
                   on("2026-05-15")));
    draws(on("2026-05-16"));
    settles("03", InterestOn::contribution, Settling::paid, "2026-05-18");
    settles("04", InterestOn::contribution, Settling::waived, "2026-05-18");
    settles("04", InterestOn::hand_over, Settling::paid, "2026-05-18");
    granted(record(
        savings::SpendReserve{.amount = Vnd{20'000}, .reason = "thăm bệnh", .by = {"Lan", "Bình"}},
        on("2026-05-20")));
    using What = savings::BankMoved::What;
    granted(record(savings::BankMoved{.what = What::deposited, .amount = Vnd{20'000}, .reason = {}},
                   on("2026-05-21")));
    const auto fee = granted(record(
        savings::BankMoved{.what = What::charged, .amount = Vnd{1'100}, .reason = "phí tài khoản"},
        on("2026-05-22")));
    reverses(fee, "ngân hàng trả lại phí");
    granted(record(savings::BankMoved{.what = What::withdrawn, .amount = Vnd{20'000}, .reason = {}},
                   on("2026-05-23")));
    plays_rounds(2, 4);
    granted(try_return_reserve(on("2026-08-10")));
    granted(record(savings::ShareInterest{.to = {}, .method = {}, .reason = "cuối vòng"},
                   on("2026-08-11")));
}

void HonestLedger::comes_and_goes() {
    opens_as("G015", {.shares = 4, .start = on("2026-05-05")});
    plays_rounds(1, 1);
    changes(savings::HandOver{.share = share("03"),
                              .member = "M5",
                              .price = {},
                              .reason = {},
                              .consents = {{share("03"), "Ba"}}},
            "2026-05-08");
    changes(savings::HandOver{.by = savings::HandedBy::inheritance,
                              .share = share("02"),
                              .member = "M4",
                              .price = {},
                              .reason = "ông Hai mất",
                              .consents = {}},
            "2026-05-09");
    changes(savings::ChangeOrganiser{.member = "M2", .reason = "chuyển công tác"}, "2026-05-10");
    std::vector<savings::Consent> all{{.share = ShareNo{}, .name = "tổ trưởng"}};
    for (const std::string_view no : {"01", "02", "03", "04"}) {
        all.push_back({.share = share(no), .name = "chị"});
    }
    changes(savings::JoinShare{.member = "M3", .consents = all}, "2026-05-11");
    changes(savings::LeaveShare{.share = share("04"), .reason = "đi xa", .consents = {}},
            "2026-05-12");
    advances("01", on("2026-06-05"));
    pays("02", Vnd{300'000}, on("2026-06-05"));
    all.push_back({.share = share("05"), .name = "chị"});
    const Recorded end =
        changes(savings::DissolveGroup{.reason = "không đủ người", .consents = all}, "2026-06-20");
    savings::Claim part = savings::group_dissolved_of(end.entry.body).claims.front();
    part.amount = Vnd{100'000};
    changes(savings::SettleClaim{.claim = part}, "2026-06-25");
}

void HonestLedger::pays_no_more() {
    opens_as("G017", {.shares = 4,
                      .start = on("2026-05-05"),
                      .reserve = Vnd{100'000},
                      .on_default = savings::OnDefault::pro_rata});
    plays_rounds(1, 2);
    const Date third = on("2026-07-05");
    for (const std::string_view no : {"02", "03", "04"}) { pays(no, Vnd{300'000}, third); }
    granted(record(
        savings::CoverFromReserve{
            .share = share("01"), .amount = Vnd{150'000}, .by = {"Lan", "Bình"}},
        third));
    granted(record(savings::DeclareDefault{.share = share("01"), .reason = "bỏ đi biệt"},
                   on("2026-07-06")));
    draws(on("2026-07-06"));
    pays("01", Vnd{200'000}, on("2026-07-20"));
    pays("01", Vnd{100'000}, on("2026-07-25"));
    settles("01", savings::InterestOn::contribution, savings::Settling::paid, "2026-07-26");
}

void HonestLedger::counts_the_box() {
    opens_as("G018", {.start = on("2026-05-05")});
    pays("01", Vnd{300'000}, on("2026-05-05"));
    granted(record(
        savings::CountCash{
            .counted = {}, .notes = {{Vnd{100'000}, 1}, {Vnd{200'000}, 1}}, .by = {"Lan", "Bình"}},
        on("2026-05-06")));
    pays("02", Vnd{300'000}, on("2026-05-07"));
    granted(record(savings::CountCash{.counted = Vnd{550'000}, .notes = {}, .by = {"Lan"}},
                   on("2026-05-08")));
    granted(record(savings::PostDifference{.reason = "thối nhầm tiền", .on = {}}));
    using Step = savings::DisputeChanged::Step;
    granted(record(
        savings::DisputeChanged{
            .step = Step::opened, .member = "M2", .reason = "góp mà sổ không ghi"},
        on("2026-05-09")));
    granted(record(
        savings::DisputeChanged{.step = Step::settled, .member = "M2", .reason = "đã đối chiếu"},
        on("2026-05-10")));
    granted(record(
        savings::DisputeChanged{.step = Step::opened, .member = "M3", .reason = "ghi thiếu tiền"},
        on("2026-05-11")));
    granted(record(
        savings::Contribute{
            .share = share("03"), .amount = Vnd{300'000}, .method = savings::Method::bank},
        on("2026-05-12")));
    granted(record(actions::StatementRequest{
        .statement = {.period = {.from = on("2026-05-01"), .to = on("2026-05-31")},
                      .opening = {},
                      .closing = Vnd{301'000},
                      .lines = {{on("2026-05-12"), Vnd{300'000}, "FT26132", "G018-03 góp hụi"},
                                {on("2026-05-31"), Vnd{1'000}, "", "lãi nhập vốn"}}},
        .matching = {},
        .ref = {}}));
}

void HonestLedger::pays_out_with_a_second_person() {
    sets("two-person-payout", "yes", "2026-09-01");
    sets("late-rate-default", "12", "2026-09-01");
    opens_as("G016", {.shares = 2, .start = on("2026-09-05")});
    pays("01", Vnd{300'000}, on("2026-09-05"));
    pays("02", Vnd{300'000}, on("2026-09-15"));
    granted(record(
        savings::Payout{.share = {}, .amount = {}, .method = {}, .approved_by = "Trần Văn Bình"},
        on("2026-09-15")));
    settles("02", savings::InterestOn::contribution, savings::Settling::paid, "2026-09-20");
    sets("late-rate-default", "6", "2026-09-01");
    sets("two-person-payout", "yes", "2026-01-01");
}

void HonestLedger::vouches_within_limits() {
    in_register([&](store::Book& book) {
        return actions::add_lender(
            ledger(), book,
            {.code = "CSXH", .name = "Ngân hàng CSXH", .kind = registry::LenderKind::collected},
            actor());
    });
    in_register([&](store::Book& book) {
        return actions::add_lender(
            ledger(), book,
            {.code = "QTG", .name = "Quỹ tương trợ", .kind = registry::LenderKind::fund}, actor());
    });
    in_register([&](store::Book& book) {
        return actions::amend_lender(ledger(), book, "csxh", "NHCSXH huyện", actor());
    });
    sets("limit-unit:u2", "500.000.000", "2026-01-01");
    sets("limit-lender:csxh", "300.000.000", "2026-01-01");
    sets("limit-borrower", "50.000.000", "2026-01-01");
}

}  // namespace hui::tests
