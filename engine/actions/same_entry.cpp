#include "engine/actions/same_entry.hpp"

namespace hui::actions {

std::optional<Code> check_same(const Draft& draft, const Entry& entry) {
    const bool has_receipt = entry.receipt != ReceiptNo{};
    const bool same = draft.kind == entry.kind && draft.effective_on == entry.effective_on &&
                      draft.body == entry.body && draft.postings == entry.postings &&
                      draft.reverses == entry.reverses &&
                      (draft.receipt == Receipt::numbered) == has_receipt;
    return same ? std::nullopt : std::optional{Code::not_as_decided};
}

}  // namespace hui::actions
