# Writes OUTPUT, a C++ source that holds the texts of an evidence pack: the files CHECKER and README.
# cmake -D OUTPUT=... -D CHECKER=check.py -D README=README.txt -P embed.cmake
file(READ ${CHECKER} checker)
file(READ ${README} readme)
file(WRITE ${OUTPUT} "#include \"cli/audit/pack_texts.hpp\"

namespace hui::cli {

namespace {
constexpr std::string_view checker = R\"text(${checker})text\";
constexpr std::string_view readme = R\"text(${readme})text\";
}  // namespace

std::string_view checker_text() { return checker; }
std::string_view readme_text() { return readme; }

}  // namespace hui::cli
")
