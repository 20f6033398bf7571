#include "engine/journal/payment.hpp"

#include "engine/base/choice.hpp"

namespace hui {

Result<Method> parse_method(std::string_view text) {
    return choose<Method>(text, {{"cash", Method::cash}, {"bank", Method::bank}});
}

std::string_view method_text(Method method) { return method == Method::cash ? "cash" : "bank"; }

Account account_of(Method method) {
    return method == Method::cash ? account::cash() : account::bank();
}

}  // namespace hui
