#pragma once

namespace hui::cli {

/// Groups that `group open` opens: a plain one, a lunar one, one that draws two days after the due
/// date and minds rest days, one with late interest, a reserve fund and two people, and one that
/// runs already.
inline constexpr const char* open_examples =
    "hui group open H01 --name \"Tổ hùn vốn Hoa Sen\" --unit TT --organiser M0001 "
    "--contribution 300k --start 2024-07-05 --every 1m --pot gross --order fixed "
    "--late-interest none --share 01=M0001 --share 02=M0002 --share 03=M0003\n"
    "hui group open H02 --name \"Tổ rằm\" --unit TT --organiser M0001 --contribution 300k "
    "--start 2024-07-20 --every 1m --calendar lunar --leap skip --pot gross --order fixed "
    "--share 01=M0001 --share 02=M0002\n"
    "hui group open H03 --name \"Tổ đầu tháng\" --unit TT --organiser M0001 --contribution 300k "
    "--start 2024-08-01 --every 1m --draw-after 2 --roll next --pot gross --order fixed "
    "--share 01=M0001 --share 02=M0002\n"
    "hui group open H04 --name \"Tổ có quỹ\" --unit TT --organiser M0001 --contribution 300k "
    "--start 2024-07-05 --every 2w --pot gross --order lot --late-interest 12 --reserve 50k "
    "--two-person --share 01=M0001 --share 02=M0002\n"
    "hui group open H05 --name \"Tổ đang chạy\" --unit TT --organiser M0001 --contribution 300k "
    "--start 2024-06-05 --every 1m --pot gross --order fixed --share 01=M0001 --share 02=M0002 "
    "--share 03=M0003 --opening samples/opening.csv --on 2024-06-10";

}  // namespace hui::cli
