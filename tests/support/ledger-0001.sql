PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;
INSERT INTO migration VALUES(1,'0001_ledger.sql','bb956ff8aaebf8cd33c149ea0950544221d37bc0973eb8307465a50bb1aed857');
CREATE TABLE ledger (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger VALUES('196aa65a3de99b70dcb5ddb8129e49ed');
CREATE TABLE book (
    id   INTEGER PRIMARY KEY,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('register', 'group', 'loans'))
) STRICT;
INSERT INTO book VALUES(1,'register','register');
INSERT INTO book VALUES(2,'G1','group');
CREATE TABLE entry (
    book         INTEGER NOT NULL REFERENCES book (id),
    seq          INTEGER NOT NULL CHECK (seq >= 1),
    format       INTEGER NOT NULL CHECK (format >= 1),
    receipt      INTEGER CHECK (receipt >= 1),
    kind         TEXT NOT NULL,
    effective_on TEXT NOT NULL CHECK (effective_on IS date(effective_on, '+0 days')),
    recorded_at  TEXT NOT NULL CHECK (length(recorded_at) = 24),
    actor        TEXT NOT NULL,
    ref          TEXT NOT NULL,
    reverses     INTEGER CHECK (reverses >= 1 AND reverses < seq),
    body         TEXT NOT NULL,
    hash         BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (book, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO entry VALUES(1,1,1,NULL,'ledger-opened','2026-03-01','2026-03-01T02:00:00.000Z','chị Ba','init',NULL,'{"name":"Sổ ấp 3"}',X'0ae812a9e92821b52340f65985fc36f738185f9ad2a8aabba5b1d36e3bdea02c');
INSERT INTO entry VALUES(1,2,1,NULL,'unit-added','2026-03-01','2026-03-01T02:01:00.000Z','chị Ba','unit:U1',NULL,'{"code":"U1","name":"Ấp 3","parent":""}',X'7c9b59ad4fdb09217336092dba43dfcf46dfee324164fdcc7e29c17494bb9cde');
INSERT INTO entry VALUES(1,3,1,NULL,'member-added','2026-03-01','2026-03-01T02:02:00.000Z','chị Ba','member:M1',NULL,'{"code":"M1","name":"Thành viên 1","personal":{"phone":"ae8b0ecbdbb0f6e156c821cf5046f74c4a79ff71c04a57e097b18b417937bae1"},"unit":"U1"}',X'ac04e238746d12fbedfc93b41afb9c244fed2f8644ff20843e509fec07181a29');
INSERT INTO entry VALUES(1,4,1,NULL,'member-added','2026-03-01','2026-03-01T02:03:00.000Z','chị Ba','member:M2',NULL,'{"code":"M2","name":"Thành viên 2","personal":{"phone":"71b2a7f7360a800c9d2e92f6809782626458f984a0a191705e59716a3a89ce39"},"unit":"U1"}',X'0d7cffcdfd762359b9fe61f5414b0ca2788ae134bdea7c3a1d4a95da36ad6023');
INSERT INTO entry VALUES(1,5,1,NULL,'member-added','2026-03-01','2026-03-01T02:04:00.000Z','chị Ba','member:M3',NULL,'{"code":"M3","name":"Thành viên 3","personal":{"phone":"71345922da9eb52434f047b20b3b044e2398ec8fcd80bd844c511c55e6d3a5d4"},"unit":"U1"}',X'de1d5926cc39edc2219e0507acbfdfcb8fef6cdc6f3a05dfab7fffce05bf096e');
INSERT INTO entry VALUES(1,6,1,NULL,'group-registered','2026-03-01','2026-03-01T03:00:00.000Z','chị Ba','group:G1',NULL,'{"group":"G1","opening_hash":"52eb8303a9e3e37754f834ffad1458a71b81ff31c51dd1c8c880188dd5d984c4"}',X'8cb52f81bade9edf5ed4af2cdc933cb357f1f1fdfda8d555faadb54d037c9c54');
INSERT INTO entry VALUES(2,1,1,NULL,'group-opened','2026-03-01','2026-03-01T03:00:00.000Z','chị Ba','open',NULL,'{"code":"G1","contribution":300000,"every":"1m","late_interest":"","name":"Tổ 1","order":"lot","organiser":"M1","pot":"gross","shares":[{"member":"M1","share":1,"turn":0},{"member":"M2","share":2,"turn":0},{"member":"M3","share":3,"turn":0}],"start":"2026-03-05","unit":"U1"}',X'52eb8303a9e3e37754f834ffad1458a71b81ff31c51dd1c8c880188dd5d984c4');
INSERT INTO entry VALUES(2,2,1,NULL,'lot-committed','2026-03-02','2026-03-02T03:00:00.000Z','chị Ba','lot-1',NULL,'{"commitment":"ec0f936da6d530e1154bdd924889388b7dece5294f1b8bb441c1601dae853dcc","source":"XSMB 02/03/2026"}',X'fcc075131f94ee921942f32992cda94a56109713c6a8bfcae20221650c589a65');
INSERT INTO entry VALUES(2,3,1,NULL,'turns-changed','2026-03-03','2026-03-03T03:00:00.000Z','chị Ba','lot-2',NULL,'{"by":"lot","changes":[{"share":1,"turn":3,"was":0},{"share":2,"turn":1,"was":0},{"share":3,"turn":2,"was":0}],"lot":{"commitment":2,"mix":"48213","mixed_on":"2026-03-03","secret":"con mèo trèo cây cau","source":"XSMB 02/03/2026"},"order":[{"share":2},{"share":3},{"share":1}]}',X'69fc6a04c9e86da614dd8dce5bd9154cd7ea9657a969fc1667e965760302251f');
INSERT INTO entry VALUES(2,4,1,1,'contributed','2026-03-05','2026-03-05T03:00:00.000Z','chị Ba','c-1:01',NULL,'{"amount":300000,"method":"cash","share":1}',X'0107a8a34162f6f97e4ee8f4230eaa6cb8cbce0ed11259738400d47f865bec9c');
INSERT INTO entry VALUES(2,5,1,2,'contributed','2026-03-05','2026-03-05T03:00:00.000Z','chị Ba','c-1:02',NULL,'{"amount":300000,"method":"cash","share":2}',X'2498e2bdb2899ed72d20c3cb4e33229ccb410d730b5d3eb60436b07722c88740');
INSERT INTO entry VALUES(2,6,1,3,'contributed','2026-03-05','2026-03-05T03:00:00.000Z','chị Ba','c-1:03',NULL,'{"amount":300000,"method":"cash","share":3}',X'1266f1d9c933774f611de19f8957f0b84752324a27d41b8ec518d26cef628203');
INSERT INTO entry VALUES(2,7,1,4,'paid-out','2026-03-05','2026-03-05T04:00:00.000Z','chị Ba','p-1',NULL,'{"amount":900000,"cash":900000,"round":1,"share":2}',X'64fd35bbe9214abf0be3c9b93bdcb08b5136df209a63deef7fe89b88a4c70551');
INSERT INTO entry VALUES(2,8,1,NULL,'month-closed','2026-03-31','2026-04-01T03:00:00.000Z','chị Ba','close:2026-03',NULL,'{"arrears":[],"balances":{"assets:cash":0,"members:01":-300000,"members:02":600000,"members:03":-300000},"drawn":1,"month":"2026-03","register_seq":6}',X'754e6995bc81607427cce22b29ef15abdd461e48255290af21ad170bf76d9235');
INSERT INTO entry VALUES(2,9,1,NULL,'turns-changed','2026-04-02','2026-04-02T03:00:00.000Z','chị Ba','s-1',NULL,'{"by":"swap","changes":[{"share":1,"turn":2,"was":3},{"share":3,"turn":3,"was":2}],"consents":[{"name":"Chị Hai","share":3},{"name":"Anh Tư","share":1}]}',X'18a6a3aa48be9bbe952d979947ca0df6709efd4950963c8408ac4b3abcc3f28c');
CREATE TABLE posting (
    book    INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    line    INTEGER NOT NULL CHECK (line >= 1),
    account TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (book, seq, line),
    FOREIGN KEY (book, seq) REFERENCES entry (book, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO posting VALUES(2,4,1,'assets:cash',300000);
INSERT INTO posting VALUES(2,4,2,'members:01',-300000);
INSERT INTO posting VALUES(2,5,1,'assets:cash',300000);
INSERT INTO posting VALUES(2,5,2,'members:02',-300000);
INSERT INTO posting VALUES(2,6,1,'assets:cash',300000);
INSERT INTO posting VALUES(2,6,2,'members:03',-300000);
INSERT INTO posting VALUES(2,7,1,'members:02',900000);
INSERT INTO posting VALUES(2,7,2,'assets:cash',-900000);
CREATE TABLE personal (
    member TEXT NOT NULL COLLATE NOCASE,
    field  TEXT NOT NULL,
    salt   TEXT NOT NULL CHECK (length(salt) = 32),
    value  TEXT NOT NULL,
    PRIMARY KEY (member, field)
) STRICT, WITHOUT ROWID;
INSERT INTO personal VALUES('M1','phone','e35af473b7306c92cd38f6fd6455c09b','0900000001');
INSERT INTO personal VALUES('M2','phone','0c9f9210fb4c707496c53817f6df324b','0900000002');
INSERT INTO personal VALUES('M3','phone','d22cacf50351bf60a1d588d21595e57f','0900000003');
CREATE TABLE head (
    book    INTEGER PRIMARY KEY REFERENCES book (id),
    seq     INTEGER NOT NULL,
    receipt INTEGER NOT NULL,
    hash    BLOB NOT NULL
) STRICT;
INSERT INTO head VALUES(1,6,0,X'8cb52f81bade9edf5ed4af2cdc933cb357f1f1fdfda8d555faadb54d037c9c54');
INSERT INTO head VALUES(2,9,4,X'18a6a3aa48be9bbe952d979947ca0df6709efd4950963c8408ac4b3abcc3f28c');
CREATE TABLE balance (
    book    INTEGER NOT NULL REFERENCES book (id),
    account TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (book, account)
) STRICT, WITHOUT ROWID;
INSERT INTO balance VALUES(2,'assets:cash',0);
INSERT INTO balance VALUES(2,'members:01',-300000);
INSERT INTO balance VALUES(2,'members:02',600000);
INSERT INTO balance VALUES(2,'members:03',-300000);
CREATE TABLE unit (
    code   TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    name   TEXT NOT NULL,
    parent TEXT NOT NULL COLLATE NOCASE
) STRICT, WITHOUT ROWID;
INSERT INTO unit VALUES('U1','Ấp 3','');
CREATE TABLE member (
    code TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT NOT NULL COLLATE NOCASE
) STRICT, WITHOUT ROWID;
INSERT INTO member VALUES('M1','Thành viên 1','U1');
INSERT INTO member VALUES('M2','Thành viên 2','U1');
INSERT INTO member VALUES('M3','Thành viên 3','U1');
CREATE TABLE personal_hash (
    member TEXT NOT NULL COLLATE NOCASE,
    field  TEXT NOT NULL,
    hash   TEXT NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (member, field)
) STRICT, WITHOUT ROWID;
INSERT INTO personal_hash VALUES('M1','phone','ae8b0ecbdbb0f6e156c821cf5046f74c4a79ff71c04a57e097b18b417937bae1');
INSERT INTO personal_hash VALUES('M2','phone','71b2a7f7360a800c9d2e92f6809782626458f984a0a191705e59716a3a89ce39');
INSERT INTO personal_hash VALUES('M3','phone','71345922da9eb52434f047b20b3b044e2398ec8fcd80bd844c511c55e6d3a5d4');
CREATE TABLE policy (
    key     TEXT NOT NULL,
    from_on TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (key, from_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE registered_group (
    code         TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    opening_hash TEXT NOT NULL CHECK (length(opening_hash) = 64)
) STRICT, WITHOUT ROWID;
INSERT INTO registered_group VALUES('G1','52eb8303a9e3e37754f834ffad1458a71b81ff31c51dd1c8c880188dd5d984c4');
CREATE TABLE seal (
    seq   INTEGER PRIMARY KEY,
    month TEXT NOT NULL,
    books INTEGER NOT NULL,
    root  TEXT NOT NULL CHECK (length(root) = 64)
) STRICT;
CREATE TABLE savings_group (
    book           INTEGER PRIMARY KEY REFERENCES book (id),
    code           TEXT NOT NULL,
    name           TEXT NOT NULL,
    unit           TEXT NOT NULL COLLATE NOCASE,
    organiser      TEXT NOT NULL COLLATE NOCASE,
    contribution   INTEGER NOT NULL,
    start          TEXT NOT NULL,
    every          TEXT NOT NULL,
    pot            TEXT NOT NULL,
    turn_order     TEXT NOT NULL,
    late_interest  TEXT NOT NULL,
    drawn          INTEGER NOT NULL,
    closed_through TEXT,
    commitment     INTEGER -- the entry with the secret's hash of a lot that is still to be drawn
) STRICT;
INSERT INTO savings_group VALUES(2,'G1','Tổ 1','U1','M1',300000,'2026-03-05','1m','gross','lot','',1,'2026-03',NULL);
CREATE TABLE share (
    book     INTEGER NOT NULL REFERENCES book (id),
    no       INTEGER NOT NULL,
    member   TEXT NOT NULL COLLATE NOCASE,
    turn     INTEGER NOT NULL,
    paid     INTEGER NOT NULL,
    repaid   INTEGER NOT NULL,
    received INTEGER NOT NULL,
    late_reversals INTEGER NOT NULL,
    PRIMARY KEY (book, no)
) STRICT, WITHOUT ROWID;
INSERT INTO share VALUES(2,1,'M1',2,300000,0,0,0);
INSERT INTO share VALUES(2,2,'M2',1,300000,0,900000,0);
INSERT INTO share VALUES(2,3,'M3',3,300000,0,0,0);
CREATE TABLE advance (
    book   INTEGER NOT NULL REFERENCES book (id),
    share  INTEGER NOT NULL,
    round  INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (book, share, round)
) STRICT, WITHOUT ROWID;
CREATE TABLE closing (
    book         INTEGER NOT NULL REFERENCES book (id),
    month        TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    from_seq     INTEGER NOT NULL,
    register_seq INTEGER NOT NULL,
    PRIMARY KEY (book, month)
) STRICT, WITHOUT ROWID;
INSERT INTO closing VALUES(2,'2026-03',8,8,6);
CREATE TABLE checkpoint (
    book    INTEGER NOT NULL REFERENCES book (id),
    month   TEXT NOT NULL,
    account TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (book, month, account)
) STRICT, WITHOUT ROWID;
INSERT INTO checkpoint VALUES(2,'2026-03','assets:cash',0);
INSERT INTO checkpoint VALUES(2,'2026-03','members:01',-300000);
INSERT INTO checkpoint VALUES(2,'2026-03','members:02',600000);
INSERT INTO checkpoint VALUES(2,'2026-03','members:03',-300000);
CREATE UNIQUE INDEX entry_ref ON entry (book, ref);
CREATE UNIQUE INDEX entry_reverses ON entry (book, reverses) WHERE reverses IS NOT NULL;
CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger WHEN EXISTS (SELECT 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'a ledger has one id'); END;
CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER book_insert BEFORE INSERT ON book
    WHEN EXISTS (SELECT 1 FROM book WHERE id = NEW.id OR code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER book_update BEFORE UPDATE ON book
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER book_delete BEFORE DELETE ON book
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
    WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM entry WHERE book = NEW.book), 0)
        OR EXISTS (SELECT 1 FROM entry WHERE book = NEW.book AND ref = NEW.ref)
        OR (NEW.reverses IS NOT NULL
            AND EXISTS (SELECT 1 FROM entry WHERE book = NEW.book AND reverses = NEW.reverses))
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER posting_insert BEFORE INSERT ON posting
    WHEN NEW.line <> 1 + coalesce((SELECT max(line) FROM posting
                                   WHERE book = NEW.book AND seq = NEW.seq), 0)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER posting_update BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER posting_delete BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE INDEX closing_month ON closing (month);
COMMIT;
PRAGMA application_id = 1752525105;
PRAGMA user_version = 1;
