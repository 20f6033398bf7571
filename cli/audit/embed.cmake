# Writes OUTPUT, a C++ source that holds the texts of an evidence pack: the files CHECKER,
# SIGNATURES, PAPERS and README.
# cmake -D OUTPUT=... -D CHECKER=check.py -D SIGNATURES=ed25519.py
#   -D PAPERS=papers.py -D README=README.txt -P embed.cmake
file(READ ${CHECKER} checker)
file(READ ${SIGNATURES} signatures)
file(READ ${PAPERS} papers)
file(READ ${README} readme)
file(WRITE ${OUTPUT} "#include \"cli/audit/pack_texts.hpp\"

namespace hui::cli {

namespace {
constexpr std::string_view checker = R\"text(${checker})text\";
constexpr std::string_view signatures = R\"text(${signatures})text\";
constexpr std::string_view papers = R\"text(${papers})text\";
constexpr std::string_view readme = R\"text(${readme})text\";
}  // namespace

std::string_view checker_text() { return checker; }
std::string_view signatures_text() { return signatures; }
std::string_view papers_text() { return papers; }
std::string_view readme_text() { return readme; }

}  // namespace hui::cli
")
