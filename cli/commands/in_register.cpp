#include "cli/commands/in_register.hpp"

#include "cli/messages.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

using actions::Recorded;

int record_in_register(const Session& session,
                       const std::function<Result<Recorded>(store::Ledger&, store::Book&)>& work,
                       const char* written, const std::vector<NamedFact>& facts) {
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_register(ledger, [&](store::Book& book) { return work(ledger, book); }));
    if (session.wants_json()) {
        print(json_of(recorded));
    } else if (recorded.writing == Recorded::Writing::found) {
        print_line(tr(there_already));
    } else {
        print_line(fill(written, facts));
    }
    return 0;
}

}  // namespace hui::cli
