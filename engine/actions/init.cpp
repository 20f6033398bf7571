#include "engine/actions/init.hpp"

#include "engine/actions/random_hex.hpp"

#include <fmt/format.h>

namespace hui::actions {

namespace {

constexpr std::size_t id_digits = 32;

std::string new_id(const std::string& name, Instant now) {
    const std::string seed = name.empty() ? random_hex(id_digits / 2) : name;
    return hex(Sha256{}.of(fmt::format("hui-ledger 1\n{}\n{}\n", seed, iso(now))))
        .substr(0, id_digits);
}

}  // namespace

Result<store::Ledger> init(const std::string& path, const std::string& name, const Actor& actor) {
    return store::attempt([&]() -> Result<store::Ledger> {
        return store::Ledger::create(path, new_id(name, actor.now), [&](store::Ledger& ledger) {
            auto book =
                store::Book::create(ledger, registry::register_book, store::BookKind::registry);
            append(book, registry::draft_of(registry::LedgerOpened{name}, actor.today()), "init",
                   actor);
            book.save();
        });
    });
}

}  // namespace hui::actions
