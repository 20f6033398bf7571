#include "engine/actions/init.hpp"

#include "engine/actions/random_hex.hpp"

#include <fmt/format.h>

namespace hui::actions {

namespace {

constexpr std::size_t id_digits = 32;

}  // namespace

std::string id_of(std::string_view name, Instant opened) {
    return hex(Sha256{}.of(fmt::format("hui-ledger 1\n{}\n{}\n", name, iso(opened))))
        .substr(0, id_digits);
}

Result<store::Ledger> init(const std::string& path, const std::string& name, const Actor& actor) {
    return store::attempt([&]() -> Result<store::Ledger> {
        const std::string id = id_of(name.empty() ? random_hex(id_digits / 2) : name, actor.now);
        return store::Ledger::create(path, id, [&](store::Ledger& ledger) {
            auto book =
                store::Book::create(ledger, registry::register_book, store::BookKind::registry);
            append(book, registry::draft_of(registry::LedgerOpened{name}, actor.today()), "init",
                   actor);
            book.save();
        });
    });
}

}  // namespace hui::actions
