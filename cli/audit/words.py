"""What the checker says, in English or Vietnamese."""

HELP = """check.py [--witness CODE] [--public-key FILE] [--lang vi|en] [JOURNAL]

Checks the books in JOURNAL (else journal.jsonl beside this script). Prints each thing that is
wrong as "BOOK NUMBER what", then what was looked at. Each book must end as heads.csv beside the
journal says, and come to what trial-balances.csv says; no other file is looked at.

  --witness CODE     look for the entry that a code on paper stands for
  --public-key FILE  each month that is closed must stand under a seal signed with this key

Status 0: nothing is wrong; 1: something is, or no entry has the code; 2: it was asked in a wrong
way (a code that was mistyped, a file that holds no key), or there is no journal to read."""

VIETNAMESE = {
    HELP: """check.py [--witness MÃ] [--public-key TỆP] [--lang vi|en] [NHẬT-KÝ]

Kiểm tra các sổ trong NHẬT-KÝ (nếu không nêu thì journal.jsonl cạnh chương trình này). In ra từng
chỗ sai theo dạng "SỔ SỐ điều gì", rồi nói đã xét những gì. Mỗi sổ phải kết thúc như heads.csv
cạnh nhật ký nêu, và có số dư như trial-balances.csv nêu; không xét tệp nào khác.

  --witness MÃ       tìm bút toán ứng với mã chứng trên giấy
  --public-key TỆP   mỗi tháng đã khóa phải có niêm phong ký bằng khóa này phủ lên

Mã thoát 0: không có gì sai; 1: có chỗ sai, hoặc không bút toán nào có mã ấy; 2: hỏi sai cách
(mã gõ sai, tệp không chứa khóa), hoặc không có nhật ký để đọc.""",
    "line {number}": "dòng {number}",
    "it is no JSON": "đó không phải JSON",
    "{file} can't be read": "không đọc được {file}",
    "{place} can't be read: {error}": "{place} không đọc được: {error}",
    "a name stands there twice": "một tên đứng hai lần",
    "it is no entry": "đó không phải là bút toán",
    "it has other fields than an entry": "các trường không phải của một bút toán",
    "it is too deep": "dữ liệu lồng nhau quá sâu",
    "it has a number that is too large": "có số quá lớn",
    "it has bytes that are no text (UTF-8)": "có byte không phải là chữ (UTF-8)",
    "it has half a character in a text": "trong chữ có nửa ký tự",
    "can't be read: {error}": "không đọc được: {error}",
    "it has a control character in a text": "trong chữ có ký tự điều khiển",
    "the ledger holds a value of it that no column takes":
        "trong tệp sổ có giá trị của nó mà không cột nào nhận",
    "what should be a text is none": "chỗ phải là văn bản lại là thứ khác",
    "what should be a whole number is none": "chỗ phải là số nguyên lại là thứ khác",
    "what should be a hash is none": "chỗ phải là mã băm lại là thứ khác",
    "its body is not written as the program writes it":
        "nội dung không được ghi đúng cách chương trình ghi",
    "the personal data is not written as the program writes it":
        "thông tin cá nhân không được ghi đúng cách chương trình ghi",
    "no pack holds personal data": "không gói nào chứa thông tin cá nhân",
    "the ledger's id is {id}; its first entry gives {bound}, by which all was checked":
        "mã của tệp sổ là {id}; bút toán đầu tiên cho mã {bound}, và mọi thứ được kiểm theo mã ấy",
    "is of another ledger": "là của một tệp sổ khác",
    "is of an unknown format": "có định dạng không biết",
    "has a body that can't be read": "có nội dung không đọc được",
    "has no day in its body where one must stand: {field}":
        "không có ngày hợp lệ ở chỗ phải có trong nội dung: {field}",
    "has postings and no entry": "có dòng tiền mà không có bút toán",
    "is dated {date}, which is no day": "đề ngày {date}, mà không có ngày ấy",
    "was recorded at {time}, which is no time": "ghi lúc {time}, mà không có thời điểm ấy",
    "is of the kind {kind}, which no such book has":
        "thuộc loại {kind}, mà sổ như vậy không có loại ấy",
    "does not follow entry {last}": "không nối tiếp bút toán số {last}",
    "does not name the hash of the entry before": "không nêu mã băm của bút toán đứng trước",
    "is not as it was written: its hash differs": "không còn như lúc ghi: mã băm khác",
    "has receipt {receipt} after {last}": "có biên nhận số {receipt} sau số {last}",
    "does not balance": "không cân",
    "has amounts too large to be added up": "có số tiền quá lớn, không cộng được",
    "reverses entry {of}, which is not there before it":
        "đảo bút toán số {of}, mà trước nó không có bút toán ấy",
    "reverses entry {of}, as entry {other} did":
        "đảo bút toán số {of}, như bút toán số {other} đã đảo",
    "does not turn the postings of entry {of}": "không đảo đúng các dòng tiền của bút toán số {of}",
    "is dated {date}, and that month was closed": "đề ngày {date}, mà tháng ấy đã khóa sổ",
    "states other balances than its entries have": "nêu số dư khác với tổng các bút toán",
    "names another entry {seq} of the register than stands there, though entry {fitting} stands as "
    "a closing named it":
        "nêu mã băm của bút toán số {seq} của register khác với mã đang có, dù bút toán số "
        "{fitting} vẫn đúng như một lần khóa sổ đã nêu",
    "was rewritten or is gone since {month} was closed, it or one after entry {fitting}: {book} "
    "{seq} names another, unless that closing was rewritten itself; up to entry {fitting} all "
    "stands as closings named it":
        "đã bị viết lại hoặc mất từ sau lần khóa sổ tháng {month}, chính nó hoặc một bút toán sau "
        "số {fitting}: {book} {seq} nêu mã băm khác, trừ khi chính lần khóa sổ ấy bị viết lại; đến "
        "bút toán số {fitting} thì mọi thứ vẫn đúng như các lần khóa sổ đã nêu",
    "was rewritten or is gone since {month} was closed, it or one before it: {book} {seq} names "
    "another, unless that closing was rewritten itself":
        "đã bị viết lại hoặc mất từ sau lần khóa sổ tháng {month}, chính nó hoặc một bút toán "
        "trước nó: {book} {seq} nêu mã băm khác, trừ khi chính lần khóa sổ ấy bị viết lại",
    "is gone": "đã mất",
    "is gone, though entry {seq} of the register names it":
        "đã mất, dù bút toán số {seq} của register nêu tên nó",
    "is not the opening that the register names":
        "không phải là bút toán mở sổ mà register nêu",
    "begins a book that the register doesn't name": "mở một sổ mà register không nêu",
    "seals other closings of {month} than there are":
        "niêm phong các lần khóa sổ tháng {month} khác với những gì đang có",
    "is not the closing that the seal {seq} was put on, or one near it isn't: something up to it "
    "was changed":
        "không phải lần khóa sổ mà niêm phong số {seq} đóng lên, hoặc lần kề đó không phải: có gì "
        "trước đó đã bị đổi",
    "signs a seal that is not there": "ký một niêm phong không có",
    "is no signature under the seal of {month}": "không phải chữ ký dưới niêm phong tháng {month}",
    "{month} was closed by books ({count}) that no seal covers: it is still to be sealed, or its "
    "seal was taken away":
        "tháng {month} đã khóa ở {count} sổ mà không niêm phong nào phủ lên: tháng còn chờ niêm "
        "phong, hoặc niêm phong đã bị lấy đi",
    "is not signed with the key that was given": "không được ký bằng khóa đã đưa",
    "is not the last entry that heads.csv names": "không phải bút toán cuối mà heads.csv nêu",
    "begins a book that heads.csv calls by another kind":
        "mở một sổ mà heads.csv ghi là loại khác",
    "is gone, though heads.csv names it": "không có, dù heads.csv nêu tên",
    "is the end of a book for which heads.csv names none":
        "là bút toán cuối của một sổ mà heads.csv không nêu bút toán cuối",
    "heads.csv is gone: without it nobody sees whether a book ends too early":
        "thiếu heads.csv: không có nó thì không biết có sổ nào bị cắt cụt ở cuối",
    "heads.csv is not beside the journal: whether a book ends too early is not looked at":
        "cạnh sổ nhật ký không có heads.csv: không biết có sổ nào bị cắt cụt ở cuối hay không",
    "trial-balances.csv is gone": "thiếu trial-balances.csv",
    "trial-balances.csv is of {date}": "trial-balances.csv là của ngày {date}",
    "trial-balances.csv has no figures of {book}, whose entries can be added up":
        "trial-balances.csv không có số của sổ {book}, mà các bút toán của sổ ấy cộng được",
    "trial-balances.csv has {figure} in {account} of {book}; its entries up to {date} come to "
    "{sum}":
        "trial-balances.csv ghi {figure} ở {account} của sổ {book}; các bút toán đến ngày {date} "
        "cộng lại là {sum}",
    "there is no option {option} here": "ở đây không có tùy chọn {option}",
    "{option} needs a value": "{option} cần một giá trị",
    "there is no language {language} here: vi or en": "không có ngôn ngữ {language}: vi hoặc en",
    "{file} is more than one journal": "{file} là sổ nhật ký thứ hai; chỉ đưa một",
    "{file} holds no entries": "{file} không có bút toán nào",
    "{code} is no witness code: it was copied wrongly; compare it with the paper (there is no 0, "
    "1, I, L or O in it)":
        "{code} không phải là mã chứng: mã đã bị chép sai; hãy so lại với tờ giấy (trong mã không "
        "có 0, 1, I, L, O)",
    "{file} is no list of books and witness codes as the pack has it":
        "{file} không phải là danh sách sổ và mã chứng của gói",
    "{file} is no table of balances as the pack has it":
        "{file} không phải là bảng số dư của gói",
    "{file} names {book} twice": "{file} nêu sổ {book} hai lần",
    "{file} is no public key (openssl pkey -pubout)":
        "{file} không phải là khóa công khai (openssl pkey -pubout)",
    "the code stands for entry {seq} of {book}, dated {date}":
        "mã chứng ứng với bút toán số {seq} của sổ {book}, đề ngày {date}",
    "but entry {seq}, which stands before it, is not as it was then":
        "nhưng bút toán số {seq} đứng trước nó không còn như lúc ấy",
    "no entry has this code: these are other books, or they were rewritten since":
        "không bút toán nào có mã này: đây là sổ khác, hoặc sổ đã bị viết lại từ đó",
    "{books} books, {entries} entries: nothing wrong":
        "{books} sổ, {entries} bút toán: không có gì sai",
    "{books} books, {entries} entries: {problems} wrong":
        "{books} sổ, {entries} bút toán: có {problems} chỗ sai",
    "{book}: last entry {seq}, code {code}": "{book}: bút toán cuối số {seq}, mã {code}",
}

spoken = {}


def speak(language):
    """What is said from now on is in Vietnamese ("vi") or English."""
    spoken.clear()
    if language == "vi":
        spoken.update(VIETNAMESE)


def language_of(environment):
    """As hui does it: LC_ALL wins over LANG."""
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    return "vi" if locale.startswith("vi") else "en"


def say(text, **facts):
    return spoken.get(text, text).format(**facts)
