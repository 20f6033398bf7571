# Writes OUTPUT, a C++ source that holds the numbered migrations in FILES: their number, name,
# SHA-256 and text. cmake -D OUTPUT=... -D FILES=a.sql;b.sql -P embed.cmake
list(SORT FILES)
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  string(REGEX MATCH "^[0-9]+" number ${name})
  math(EXPR number "${number}")
  file(SHA256 ${file} hash)
  file(READ ${file} text)
  string(APPEND rows "    {${number}, \"${name}\", \"${hash}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"engine/store/migrations.hpp\"

#include <array>

namespace hui::store {

namespace {
constexpr std::array all{std::to_array<Migration>({
${rows}})};
}  // namespace

std::span<const Migration> migrations() { return all; }

}  // namespace hui::store
")
