#include "engine/journal/cash_layers.hpp"

#include <algorithm>

namespace hui {

Vnd take_oldest(std::vector<CashLayer>& layers, Vnd amount) {
    auto layer = layers.begin();
    for (; layer != layers.end() && layer->amount <= amount; ++layer) { amount -= layer->amount; }
    layers.erase(layers.begin(), layer);
    if (layers.empty()) { return amount; }
    layers.front().amount -= amount;
    return {};
}

}  // namespace hui
