#include "engine/savings/matching.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>
#include <boost/property_map/property_map.hpp>
#include <limits>
#include <utility>

namespace hui::savings {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

using Graph = boost::compressed_sparse_row_graph<boost::directedS>;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

/// Prices drift downwards from one table to the next; here they begin near zero again.
void take_up_prices(std::size_t size, Matching& matching) {
    matching.row_price.resize(size);
    const auto most = std::max_element(matching.row_price.begin(), matching.row_price.end());
    const std::int64_t shift = most == matching.row_price.end() ? 0 : *most;
    for (std::int64_t& price : matching.row_price) { price = std::max(price - shift, -dearest); }
}

/// Prices that no cost lies below: each column's the least that the rows leave it, then each row's.
void make_prices_fit(const CostTable& costs, Matching& matching) {
    const std::size_t size = costs.size();
    take_up_prices(size, matching);
    matching.column_price.resize(size);
    for (std::size_t column = 0; column < size; ++column) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (std::size_t row = 0; row < size; ++row) {
            least = std::min(least, costs.at(row, column) - matching.row_price[row]);
        }
        matching.column_price[column] = least;
    }
    for (std::size_t row = 0; row < size; ++row) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (std::size_t column = 0; column < size; ++column) {
            least = std::min(least, costs.at(row, column) - matching.column_price[column]);
        }
        matching.row_price[row] = least;
    }
}

/// The row of each column in a matching that holds tight pairs only: those of `matching` that are
/// tight, then more as they come. Rows that get no column have `none` in `matching`.
std::vector<std::size_t> keep_tight_pairs(const CostTable& costs, Matching& matching) {
    const std::size_t size = costs.size();
    std::vector<std::size_t> row_of(size, none);
    matching.column_of.resize(size, none);
    for (std::size_t row = 0; row < size; ++row) {
        std::size_t& column = matching.column_of[row];
        if (column != none && row_of[column] == none && is_tight(costs, matching, row, column)) {
            row_of[column] = row;
        } else {
            column = none;
        }
    }
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size && matching.column_of[row] == none; ++column) {
            if (row_of[column] == none && is_tight(costs, matching, row, column)) {
                row_of[column] = row;
                matching.column_of[row] = column;
            }
        }
    }
    return row_of;
}

}  // namespace

bool is_tight(const CostTable& costs, const Matching& matching, std::size_t row,
              std::size_t column) {
    return costs.at(row, column) == matching.row_price[row] + matching.column_price[column];
}

bool is_allowed(const CostTable& costs, const Matching& matching) {
    for (std::size_t row = 0; row < costs.size(); ++row) {
        if (costs.at(row, matching.column_of[row]) == forbidden) { return false; }
    }
    return true;
}

std::int64_t cost_of(const CostTable& costs, const std::vector<std::size_t>& column_of) {
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < costs.size(); ++row) { sum += costs.at(row, column_of[row]); }
    return sum;
}

/// Source → rows → columns → sink, every edge with its reverse, the edges sorted by their source.
/// Every pair has an edge, so every vertex is reached until the last row has its column, and the
/// distances of all of them are prices.
struct Matcher::Network {
    explicit Network(std::size_t size_of_tables)
        : size(size_of_tables),
          sink(2 * size_of_tables + 1) {
        std::vector<std::pair<std::size_t, std::size_t>> ends;
        for (std::size_t row = 0; row < size; ++row) { ends.emplace_back(source, vertex_of(row)); }
        for (std::size_t row = 0; row < size; ++row) {
            ends.emplace_back(vertex_of(row), source);
            for (std::size_t column = 0; column < size; ++column) {
                ends.emplace_back(vertex_of(row), vertex_of(size + column));
            }
        }
        for (std::size_t column = 0; column < size; ++column) {
            for (std::size_t row = 0; row < size; ++row) {
                ends.emplace_back(vertex_of(size + column), vertex_of(row));
            }
            ends.emplace_back(vertex_of(size + column), sink);
        }
        for (std::size_t column = 0; column < size; ++column) {
            ends.emplace_back(sink, vertex_of(size + column));
        }
        graph = Graph{boost::edges_are_sorted, ends.begin(), ends.end(), sink + 1};
        name_edges();
    }

    void name_edges() {
        const auto [first, last] = edges(graph);
        const std::vector<Edge> all(first, last);
        reverse.resize(all.size());
        for (std::size_t row = 0; row < size; ++row) {
            reverse[from_source(row)] = all[to_source(row)];
            reverse[to_source(row)] = all[from_source(row)];
            reverse[to_sink(row)] = all[from_sink(row)];
            reverse[from_sink(row)] = all[to_sink(row)];
            for (std::size_t column = 0; column < size; ++column) {
                reverse[forward(row, column)] = all[back(row, column)];
                reverse[back(row, column)] = all[forward(row, column)];
            }
        }
        weight.resize(all.size());
        capacity.resize(all.size());
        residual.resize(all.size());
        reached_by.resize(sink + 1);
        distance.resize(sink + 1);
        price.resize(sink + 1);
    }

    static std::size_t vertex_of(std::size_t row_or_column) { return row_or_column + 1; }
    [[nodiscard]] std::size_t rows_end() const { return size + size * (size + 1); }
    static std::size_t from_source(std::size_t row) { return row; }
    [[nodiscard]] std::size_t to_source(std::size_t row) const { return size + row * (size + 1); }
    [[nodiscard]] std::size_t forward(std::size_t row, std::size_t column) const {
        return to_source(row) + 1 + column;
    }
    [[nodiscard]] std::size_t back(std::size_t row, std::size_t column) const {
        return rows_end() + column * (size + 1) + row;
    }
    [[nodiscard]] std::size_t to_sink(std::size_t column) const { return back(size, column); }
    [[nodiscard]] std::size_t from_sink(std::size_t column) const {
        return rows_end() + size * (size + 1) + column;
    }

    /// The weights are what the pairs cost above their prices; what is matched already has flowed.
    void load(const CostTable& costs, const Matching& matching,
              const std::vector<std::size_t>& row_of) {
        for (std::size_t row = 0; row < size; ++row) {
            const bool matched = matching.column_of[row] != none;
            capacity[from_source(row)] = matched ? 0 : 1;
            capacity[to_source(row)] = matched ? 1 : 0;
            capacity[to_sink(row)] = row_of[row] == none ? 1 : 0;
            capacity[from_sink(row)] = row_of[row] == none ? 0 : 1;
            for (std::size_t column = 0; column < size; ++column) {
                const std::int64_t above =
                    costs.at(row, column) - matching.row_price[row] - matching.column_price[column];
                const bool flowed = matching.column_of[row] == column;
                weight[forward(row, column)] = above;
                weight[back(row, column)] = -above;
                capacity[forward(row, column)] = flowed ? 0 : 1;
                capacity[back(row, column)] = flowed ? 1 : 0;
            }
        }
    }

    void flow() {
        const auto edge_index = get(boost::edge_index, graph);
        const auto vertex_index = get(boost::vertex_index, graph);
        const auto of_edges = [&](auto& values) {
            return boost::make_iterator_property_map(values.begin(), edge_index);
        };
        const auto of_vertices = [&](auto& values) {
            return boost::make_iterator_property_map(values.begin(), vertex_index);
        };
        boost::successive_shortest_path_nonnegative_weights(
            graph, source, sink, of_edges(capacity), of_edges(residual), of_edges(weight),
            of_edges(reverse), vertex_index, of_vertices(reached_by), of_vertices(distance),
            of_vertices(price));
    }

    static constexpr std::size_t source = 0;
    std::size_t size;
    std::size_t sink;
    Graph graph;
    std::vector<Edge> reverse;
    std::vector<std::int64_t> weight;
    std::vector<int> capacity;
    std::vector<int> residual;
    std::vector<Edge> reached_by;
    std::vector<std::int64_t> distance;
    std::vector<std::int64_t> price;
};

Matcher::Matcher(std::size_t size) : size_(size), network_(std::make_unique<Network>(size)) {}
Matcher::~Matcher() = default;

Matching Matcher::solve(const CostTable& costs, Matching start) {
    Matching matching = std::move(start);
    make_prices_fit(costs, matching);
    const auto row_of = keep_tight_pairs(costs, matching);
    if (std::find(row_of.begin(), row_of.end(), none) == row_of.end()) { return matching; }
    Network& network = *network_;
    network.load(costs, matching, row_of);
    network.flow();
    for (std::size_t row = 0; row < size_; ++row) {
        for (std::size_t column = 0; column < size_; ++column) {
            if (network.residual[network.back(row, column)] == 1) {
                matching.column_of[row] = column;
            }
        }
        matching.row_price[row] -= network.price[Network::vertex_of(row)];
        matching.column_price[row] += network.price[Network::vertex_of(size_ + row)];
    }
    return matching;
}

namespace {

/// How rows can give way to each other along tight pairs until one takes the column `to`: for each
/// row that can, the column that it takes.
std::vector<std::size_t> ways_to(const CostTable& costs, const Matching& matching,
                                 const std::vector<bool>& settled, std::size_t to) {
    std::vector<std::size_t> takes(costs.size(), none);
    std::vector<std::size_t> columns{to};
    while (!columns.empty()) {
        const std::size_t column = columns.back();
        columns.pop_back();
        for (std::size_t row = 0; row < costs.size(); ++row) {
            if (settled[row] || takes[row] != none || matching.column_of[row] == to) { continue; }
            if (!is_tight(costs, matching, row, column)) { continue; }
            takes[row] = column;
            columns.push_back(matching.column_of[row]);
        }
    }
    return takes;
}

}  // namespace

Matching first_of_the_best(const CostTable& costs, Matching matching,
                           const std::vector<std::size_t>& order,
                           const std::vector<std::vector<std::size_t>>& preferences) {
    std::vector<bool> settled(costs.size(), false);
    std::vector<std::size_t> row_of(costs.size());
    for (const std::size_t row : order) { row_of[matching.column_of[row]] = row; }
    for (const std::size_t row : order) {
        const std::size_t had = matching.column_of[row];
        const auto takes = ways_to(costs, matching, settled, had);
        const auto first =
            std::find_if(preferences[row].begin(), preferences[row].end(), [&](std::size_t column) {
                return column == had ||
                       (takes[row_of[column]] != none && is_tight(costs, matching, row, column));
            });
        std::size_t mover = row;
        for (std::size_t column = *first; mover != none;) {
            const std::size_t next = column == had ? none : row_of[column];
            matching.column_of[mover] = column;
            row_of[column] = mover;
            mover = next;
            if (mover != none) { column = takes[mover]; }
        }
        settled[row] = true;
    }
    return matching;
}

}  // namespace hui::savings
