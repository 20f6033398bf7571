"""Units of the district, and the words that invented names are made of."""

UNITS = [line.split("|") for line in """\
TT||Liên đoàn Lao động huyện Thạnh Trị|2
TT-UB|TT|CĐCS Ủy ban nhân dân huyện|9
TT-GD|TT|CĐCS Phòng Giáo dục và Đào tạo|8
TT-YT|TT|CĐCS Trung tâm Y tế huyện|10
TT-DL|TT|CĐCS Điện lực Thạnh Trị|6
TT-PL|TT|CĐCS thị trấn Phú Lộc|8
TT-PL-MN|TT-PL|CĐCS Trường Mầm non Phú Lộc|6
TT-PL-TH1|TT-PL|CĐCS Trường Tiểu học Phú Lộc 1|7
TT-PL-TH2|TT-PL|CĐCS Trường Tiểu học Phú Lộc 2|6
TT-PL-CS|TT-PL|CĐCS Trường THCS Phú Lộc|7
TT-PL-PT|TT-PL|CĐCS Trường THPT Phú Lộc|9
TT-PL-XO|TT-PL|Nghiệp đoàn xe ôm Phú Lộc|6
TT-PL-BX|TT-PL|Nghiệp đoàn bốc xếp chợ Phú Lộc|6
TT-HL|TT|CĐCS thị trấn Hưng Lợi|7
TT-HL-TH|TT-HL|CĐCS Trường Tiểu học Hưng Lợi|6
TT-HL-CS|TT-HL|CĐCS Trường THCS Hưng Lợi|6
TT-HL-BX|TT-HL|Nghiệp đoàn bốc xếp Hưng Lợi|6
TT-CH|TT|CĐCS xã Châu Hưng|7
TT-CH-TH|TT-CH|CĐCS Trường Tiểu học Châu Hưng|6
TT-CH-CS|TT-CH|CĐCS Trường THCS Châu Hưng|6
TT-CH-YT|TT-CH|CĐCS Trạm Y tế xã Châu Hưng|4
TT-LK|TT|CĐCS xã Lâm Kiết|6
TT-LK-TH|TT-LK|CĐCS Trường Tiểu học Lâm Kiết|6
TT-LK-CS|TT-LK|CĐCS Trường THCS Lâm Kiết|5
TT-LT|TT|CĐCS xã Lâm Tân|6
TT-LT-TH|TT-LT|CĐCS Trường Tiểu học Lâm Tân|6
TT-LT-CS|TT-LT|CĐCS Trường THCS Lâm Tân|5
TT-TN|TT|CĐCS xã Thạnh Tân|6
TT-TN-TH|TT-TN|CĐCS Trường Tiểu học Thạnh Tân|6
TT-TN-CS|TT-TN|CĐCS Trường THCS Thạnh Tân|5
TT-TR|TT|CĐCS xã Thạnh Trị|7
TT-TR-TH|TT-TR|CĐCS Trường Tiểu học Thạnh Trị|6
TT-TR-CS|TT-TR|CĐCS Trường THCS Thạnh Trị|6
TT-TR-YT|TT-TR|CĐCS Trạm Y tế xã Thạnh Trị|4
TT-TU|TT|CĐCS xã Tuân Tức|6
TT-TU-TH|TT-TU|CĐCS Trường Tiểu học Tuân Tức|5
TT-TU-CS|TT-TU|CĐCS Trường THCS Tuân Tức|5
TT-VL|TT|CĐCS xã Vĩnh Lợi|6
TT-VL-TH|TT-VL|CĐCS Trường Tiểu học Vĩnh Lợi|5
TT-VL-CS|TT-VL|CĐCS Trường THCS Vĩnh Lợi|5
TT-VT|TT|CĐCS xã Vĩnh Thành|6
TT-VT-TH|TT-VT|CĐCS Trường Tiểu học Vĩnh Thành|5
TT-VT-MG|TT-VT|CĐCS Trường Mẫu giáo Vĩnh Thành|5""".splitlines()]  # code, parent, name, groups

GROUP_KINDS = ["Tổ hùn vốn", "Tổ hùn vốn", "Tổ tiết kiệm", "Nhóm xoay vòng"]
GROUP_WORDS = ("Đoàn Kết,Tương Trợ,Nghĩa Tình,Sẻ Chia,Hướng Dương,Hoa Sen,Vươn Lên,Bông Lúa,"
               "Tình Thân,Đồng Tâm,Ấm Lòng,Ban Mai,Phù Sa,Chung Sức,Niềm Tin,Bình Minh").split(",")

# Family names, then middle and given names of women and of men; a name repeated is a frequent one.
KINH = ("Nguyễn,Nguyễn,Nguyễn,Nguyễn,Nguyễn,Trần,Trần,Trần,Lê,Lê,Phạm,Phạm,Huỳnh,Huỳnh,Võ,Phan,"
        "Trương,Bùi,Đặng,Đỗ,Ngô,Hồ,Dương,Mai,Cao,Đinh,Lương,Tô,Châu,Hà,Thái,Lưu",
        "Thị,Thị Ngọc,Thị Kim,Thị Mỹ,Thị Bích,Thị Cẩm,Thị Thu,Thị Thanh,Thị Hồng,Ngọc,Kim,Thúy",
        "Lan,Hương,Phượng,Tuyền,Thảo,Ngân,Hạnh,Nhung,Diễm,Loan,Trang,Linh,Xuân,Yến,Oanh,Hằng,Thắm,"
        "Nga,Vân,Tiên,Lý,Duyên,Nhi,Trinh,Chi,Thơ,Hiền,Đào,Liên,Quyên,Dung,Mai,Tú,Hân,Tươi,Bé",
        "Văn,Văn,Hoàng,Minh,Thanh,Quốc,Hữu,Chí,Trung,Công,Tấn,Phước,Trọng",
        "Dũng,Hùng,Tâm,Khang,Phúc,Lộc,Tài,Đạt,Nhân,Hải,Tuấn,Kiệt,Thịnh,Vinh,Cường,Tính,Khoa,Hậu,"
        "Nghĩa,Bình,Sang,Phong,Tiến,Lâm,Đông,Quý,Út,Toàn,Duy,Luân,Hiếu,Thắng,Đức,An,Giàu")
KHMER = ("Thạch,Thạch,Sơn,Sơn,Kim,Lâm,Lâm,Danh,Lý",
         "Thị,Thị,Thị Sa,Thị Sóc,Thị Sô",
         "Pha,Kha,Rinh,Phi,Na Ri,Chanh Đa,Mết,Von,Phia,Rương,Khêl,Ly",
         "Sà,Sô,Sa,Đa,Chanh,Hoài", "Rươl,Phol,Ra,Tha,Vuông,Rinh,Phép,Khon,Thi,Rết,Oanh Na,Phanh")
HOA = ("Trịnh,Quách,Lâm,Lý,Tăng,Hứa,Vương,Mã,Diệp,Liêu,Quan,La",
       "Mỹ,Ngọc,Bội,Tú,Thị,Lệ,Huệ", "Phụng,Muối,Linh,Dung,Châu,Quân,Trân,Anh,Nghi,Hoa,Phấn",
       "Chí,Kiến,Vĩnh,Gia,Tú,Hán,Chấn,Văn",
       "Cường,Quốc,Hưng,Phát,Hòa,Minh,Khôn,Xương,Lợi,Thành,Bửu")
# Officials whom the newspaper names are not to turn up as members.
REAL_PEOPLE = {"Nguyễn Thanh Sơn", "Trịnh Thị Bảo Khuyên", "Lâm Quang Toản", "Lý Văn Nho"}
