# Writes OUTPUT, a C++ source that holds the FILES of an evidence pack: their names and texts.
# cmake -D OUTPUT=... -D FILES=check.py;README.txt -P embed.cmake
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND rows "    {\"${name}\", R\"text(${text})text\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"cli/audit/pack_texts.hpp\"

#include <array>

namespace hui::cli {

namespace {
constexpr std::array all{std::to_array<PackText>({
${rows}})};
}  // namespace

std::span<const PackText> pack_texts() { return all; }

}  // namespace hui::cli
")
