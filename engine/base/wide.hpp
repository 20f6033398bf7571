#pragma once

namespace hui {

/// Holds the product of two 64-bit numbers: between a multiplication and the division that
/// follows, never in a body or a table.
__extension__ using Wide = __int128;

}  // namespace hui
