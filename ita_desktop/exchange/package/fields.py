"""What every part and field of a package is, in Thai and English: for README.txt and schema.json."""

from __future__ import annotations

Words = tuple[str, str]

PARTS: dict[str, Words] = {
    "manifest.json": (
        "ใบนำส่ง: ใครส่ง ส่งอะไร เมื่อใด และค่า SHA-256 ของทุกไฟล์ในแพ็กเกจ",
        "the covering note: who sends what and when, and the SHA-256 of every other file",
    ),
    "records.jsonl": (
        "ระเบียนที่ส่ง บรรทัดละหนึ่งระเบียน (JSON): หน่วยงาน หัวรายงาน ประเด็น มาตรการ",
        "the records sent, one a line (JSON): the office, the heads of reports, issues, measures",
    ),
    "tombstones.jsonl": (
        "ระเบียนที่ผู้ส่งลบไปแล้ว บรรทัดละหนึ่งระเบียน; ระเบียนที่ไม่อยู่ในแพ็กเกจไม่ได้แปลว่าถูกลบ",
        "records that the sender deleted, one a line; what is absent from a package is not deleted",
    ),
    "history.jsonl": (
        "ระเบียนเดิมก่อนแก้ไข ใช้เป็นฐานเทียบเมื่อสองฝ่ายแก้ระเบียนเดียวกัน",
        "records as they were before, the common base when two offices changed the same record",
    ),
    "aliases.json": (
        "uid ที่หมายถึงสิ่งเดียวกัน: uid หนึ่งต่อ uid ที่เล็กที่สุดของกลุ่ม",
        "uids that name the same thing: each with the smallest uid of its class",
    ),
    "files/": (
        "ไฟล์แนบและตราของหน่วยงาน ชื่อไฟล์คือค่า SHA-256 ของเนื้อหา",
        "attached files and the office's emblem, each named by the SHA-256 of its bytes",
    ),
    "schema.json": (
        "รูปแบบของทุกไฟล์ข้างต้น (JSON Schema 2020-12)",
        "the shape of every file above (JSON Schema 2020-12)",
    ),
    "README.txt": ("ไฟล์นี้", "this file"),
}

_UID: Words = ("รหัสประจำระเบียน (UUID) ไม่เปลี่ยนแม้ข้อความเปลี่ยน", "its identity (UUID), kept while its words change")
_KIND: Words = ("ชนิด", "what it is")
_DEFINED: dict[str, dict[str, Words]] = {
    "manifest": {
        "format": ("ชื่อรูปแบบของแพ็กเกจ", "the name of this format"),
        "format_version": (
            "รุ่นของรูปแบบ [หลัก, รอง]; โปรแกรมที่รู้จักรุ่นหลักต่ำกว่าต้องไม่อ่าน",
            "version of the format [major, minor]; a program that knows only a lower major must not read it",
        ),
        "requires": (
            "ความสามารถที่ผู้อ่านต้องมี; ถ้าไม่รู้จักข้อใดต้องไม่อ่าน",
            "what a reader must know; one that does not know them all must not read it",
        ),
        "kind": (
            "full ทั้งรายงาน, part บางส่วน, form แบบให้กรอก, answer แบบที่กรอกแล้ว",
            "full: whole reports, part: some measures, form: to be filled in, answer: a form filled in",
        ),
        "export_id": ("รหัสของการส่งครั้งนี้ (UUID)", "identity of this package (UUID)"),
        "reply_to": ("export_id ของแบบที่ตอบกลับ", "export_id of the form that this answers"),
        "made": (
            "เวลาที่ทำ (UTC) มีไว้ให้คนดู ไม่ใช้ตัดสินว่าใครใหม่กว่า",
            "when it was made (UTC), for people; it decides nothing",
        ),
        "program": ("โปรแกรมที่เขียน", "the program that wrote it"),
        "source": ("ผู้ส่ง", "who sends it"),
        "scope": ("ส่งอะไรมาบ้าง", "what is sent"),
        "files": ("ทุกไฟล์ในแพ็กเกจยกเว้นใบนำส่ง", "every file of the package but the manifest"),
    },
    "source": {
        "uid": ("รหัสของแฟ้มหน่วยงานผู้ส่ง", "identity of the sending office's file"),
        "name": ("ชื่อหน่วยงาน", "name of the office"),
        "department": ("กองหรือสำนักที่ส่ง ถ้าไม่ใช่ทั้งหน่วยงาน", "the department, when it is not the whole office"),
    },
    "scope": {
        "fiscal_years": ("ปีงบประมาณ (พ.ศ.)", "fiscal years (Buddhist era)"),
        "issues": ("uid ของประเด็นที่ส่ง; ว่างคือทุกประเด็น", "uids of the issues sent; empty: all"),
        "departments": ("กองหรือสำนักที่ส่ง; ว่างคือทุกแห่ง", "departments sent; empty: all"),
        "count": ("จำนวนมาตรการ", "number of measures"),
    },
    "listed": {
        "sha256": ("ค่า SHA-256 ของเนื้อหา (เลขฐานสิบหก)", "SHA-256 of the bytes (hex)"),
        "size": ("ขนาด (ไบต์)", "size in bytes"),
    },
    "record": {
        "kind": (
            "office หน่วยงาน, report หัวรายงาน, issue ประเด็น, measure มาตรการ",
            "office, report (its head), issue or measure",
        ),
        "uid": _UID,
        "rev": (
            "รุ่น: SHA-256 ของ JSON {digest, parents}; digest คือ SHA-256 ของ JSON {kind, uid, outer, order, content}",
            "revision: SHA-256 of the JSON {digest, parents}; digest: that of {kind, uid, outer, order, content}",
        ),
        "parents": ("รุ่นก่อนหน้าที่รุ่นนี้มาจากโดยตรง", "the revisions that it was made from"),
        "ancestors": ("รุ่นก่อนหน้าทั้งหมด ใหม่สุดก่อน", "the revisions it came from, newest first"),
        "outer": ("uid ของระเบียนที่ระเบียนนี้อยู่ข้างใน", "uid of the record that it stands in"),
        "order": ("uid ของระเบียนที่อยู่ข้างใน ตามลำดับ", "uids of the records that stand in it, in order"),
        "content": ("เนื้อหา; ไม่มีคือถูกลบ", "what it holds; absent: deleted"),
    },
    "file": {"uid": _UID, "office": ("หน่วยงาน", "the office")},
    "office": {
        "kind": ("ประเภทหน่วยงาน เช่น องค์การบริหารส่วนตำบล", "kind of office, as written before its name"),
        "name": ("ชื่อ", "name"),
        "full_name": ("ประเภทและชื่อรวมกัน", "kind and name in one"),
        "district": ("อำเภอ", "district"),
        "province": ("จังหวัด", "province"),
        "website": ("เว็บไซต์", "web site"),
        "logo": ("ตราของหน่วยงาน", "its emblem"),
        "departments": ("กองและสำนัก", "its departments"),
        "signers": ("ผู้ลงนาม", "who signs"),
    },
    "report": {
        "uid": _UID,
        "fiscal_year": (
            "ปีงบประมาณของผลการดำเนินการ (พ.ศ.); 0 คือไม่ทราบ",
            "fiscal year of the results (Buddhist era); 0: not known",
        ),
        "ita_year": ("ปีของการประเมิน ITA (พ.ศ.)", "year of the ITA assessment (Buddhist era)"),
        "title": ("ชื่อรายงานบนปก บรรทัดละข้อความ", "lines of the title on the cover"),
        "item_code": ("รหัสข้อของ OIT", "code of the OIT item"),
        "prepared_by": ("หน่วยที่จัดทำ", "the unit that prepared it"),
        "office": ("หน่วยงานตามที่เป็นเมื่อทำรายงาน", "the office as it was when the report was made"),
        "preface": ("คำนำ ย่อหน้าละข้อความ; ว่างคือใช้คำนำมาตรฐาน", "paragraphs of the preface; empty: the usual one"),
        "preface_signed": ("ท้ายคำนำ บรรทัดละข้อความ", "lines under the preface"),
        "date": ("วันที่ของรายงาน (ค.ศ.)", "date of the report (Christian era)"),
        "date_as_printed": ("วันที่ของรายงานตามที่พิมพ์", "date of the report as printed"),
        "as_of": ("ข้อมูล ณ วันที่ (ค.ศ.)", "the day that the data describe (Christian era)"),
        "as_of_as_printed": ("ข้อมูล ณ วันที่ ตามที่พิมพ์", "the day that the data describe, as printed"),
        "group_word": ("คำหน้าเลขประเด็น", "the word before an issue's number"),
        "columns": ("คอลัมน์ของตาราง; ไม่มีคือหกคอลัมน์มาตรฐาน", "columns of the table; absent: the usual six"),
        "signers": ("ผู้ลงนามท้ายรายงาน", "who signs the report"),
        "doubts": ("ข้อสงสัยที่รอคนตัดสิน", "doubts that wait for a person"),
        "status": ("draft ร่าง, final เสร็จแล้ว", "draft or final"),
    },
    "issue": {"uid": _UID, "title": ("ชื่อประเด็น; เลขประเด็นคือลำดับ", "title; its number is its place")},
    "measure": {
        "uid": _UID,
        "title": ("ชื่อมาตรการ/โครงการ/กิจกรรมตามที่พิมพ์", "title of the measure as printed"),
        "activities": ("แถวของตาราง", "its rows of the table"),
        "origin_uid": ("มาตรการของปีก่อนที่ยกมา", "the measure that it was copied from"),
        "evidence": ("หลักฐาน", "evidence"),
        "note": ("หมายเหตุ", "a note"),
    },
    "activity": {
        "uid": _UID,
        "steps": ("ขั้นตอน/วิธีการปฏิบัติ", "steps"),
        "period": ("ช่วงระยะเวลา", "period"),
        "responsible": ("ผู้รับผิดชอบ", "who is responsible"),
        "results": ("ผลการดำเนินการ", "results"),
        "outcomes": ("ผลลัพธ์/ผลสัมฤทธิ์", "outcomes"),
    },
    "Missing": {"kind": _KIND},
    "SameAs": {"kind": _KIND, "activity_uid": ("แถวที่ช่องนี้เหมือนกัน", "the row whose cell holds here too")},
    "Lines": {"kind": _KIND, "lines": ("บรรทัดในช่อง", "lines of the cell")},
    "Line": {
        "uid": _UID,
        "text": ("ข้อความ", "its words"),
        "marker": (
            "เครื่องหมายหน้าบรรทัด: dash ขีด, number เลข; ไม่มีคือไม่มี",
            "what stands before it: dash or number; absent: none",
        ),
        "level": ("ระดับย่อหน้า 1; ไม่มีคือ 0", "level 1; absent: 0"),
    },
    "Period": {
        "kind": _KIND,
        "text": ("ช่วงเวลาตามที่พิมพ์", "the period as printed"),
        "start": ("วันแรก (ค.ศ.)", "first day (Christian era)"),
        "end": ("วันสุดท้าย (ค.ศ.)", "last day (Christian era)"),
    },
    "Responsible": {
        "kind": _KIND,
        "names": ("กองและสำนัก ตามลำดับ", "departments, in order"),
        "everyone": ("คำที่หมายถึงทุกส่วนราชการ", "the words for all departments"),
        "collector": ("ผู้รวบรวม", "who collects from all"),
    },
    "Scalar": {"kind": _KIND, "text": ("ข้อความ", "its words")},
    "Evidence": {
        "uid": _UID,
        "caption": ("คำบรรยาย", "caption"),
        "link": ("ลิงก์", "link"),
        "file": ("ไฟล์", "file"),
    },
    "Attachment": {
        "name": ("ชื่อไฟล์", "name of the file"),
        "sha256": ("ค่า SHA-256 ซึ่งเป็นชื่อใน files/", "SHA-256, its name in files/"),
        "size": ("ขนาด (ไบต์)", "size in bytes"),
    },
    "Department": {
        "uid": _UID,
        "name": ("ชื่อ", "name"),
        "aliases": ("ชื่ออื่นที่ใช้เรียก", "other spellings"),
    },
    "Signer": {
        "role": ("author ผู้จัดทำ, checker ผู้ตรวจ, approver ผู้อนุมัติ", "author, checker or approver"),
        "name": ("ชื่อ", "name"),
        "position": ("ตำแหน่ง", "position"),
    },
    "Column": {
        "key": ("ชื่อที่ช่องของแถวใช้อ้าง", "the name by which rows have its cells"),
        "heading": ("หัวคอลัมน์", "heading"),
        "kind": ("ชนิดของช่อง", "what its cells hold"),
        "width": ("สัดส่วนความกว้าง", "its share of the width"),
        "shown": ("false คือไม่พิมพ์", "false: not printed"),
    },
    "Doubt": {
        "uid": _UID,
        "place": ("ตำแหน่งในรายงาน", "where in the report"),
        "sentence": ("ข้อสงสัย", "the doubt, a sentence"),
        "source": ("ข้อความต้นฉบับ", "the words of the source"),
        "fix": ("ข้อเสนอแก้ไข; [] คือเสนอให้คงไว้", "the proposed changes; []: to leave it"),
        "state": ("accepted รับ, left คงไว้; ไม่มีคือยังไม่ตัดสิน", "accepted or left; absent: open"),
    },
    "Place": {
        "field": ("ชื่อช่องหรือคอลัมน์", "a field or column"),
        "issue_uid": ("ประเด็น", "the issue"),
        "measure_uid": ("มาตรการ", "the measure"),
        "activity_uid": ("แถว", "the row"),
        "line_uid": ("บรรทัด", "the line"),
    },
    "SetText": {
        "kind": _KIND,
        "place": ("ตำแหน่ง", "where"),
        "before": ("ข้อความเดิม", "the words there"),
        "after": ("ข้อความที่เสนอ", "the words proposed"),
    },
    "SetCell": {
        "kind": _KIND,
        "activity_uid": ("แถว", "the row"),
        "key": ("คอลัมน์", "the column"),
        "before": ("ช่องเดิม", "the cell there"),
        "after": ("ช่องที่เสนอ", "the cell proposed"),
    },
    "SplitMeasure": {
        "kind": _KIND,
        "before": ("มาตรการเดิม", "the measure there"),
        "after": ("มาตรการที่แยกแล้ว", "the measures it becomes"),
    },
    "MoveLines": {
        "kind": _KIND,
        "key": ("คอลัมน์", "the column"),
        "from_activity_uid": ("แถวเดิม", "the row they are in"),
        "line_uids": ("บรรทัดที่ย้าย", "the lines moved"),
        "to_activity_uid": ("แถวใหม่", "the row they go to"),
        "join": ("ตัวเชื่อมกับบรรทัดสุดท้าย; ไม่มีคือขึ้นบรรทัดใหม่", "what joins the last line there; absent: a new line"),
        "marker": ("เครื่องหมายใหม่", "the marker they take"),
    },
}

TITLES: dict[str, Words] = {
    "manifest": ("manifest.json", "manifest.json"),
    "source": ("manifest.json › source", "manifest.json › source"),
    "scope": ("manifest.json › scope", "manifest.json › scope"),
    "listed": ("manifest.json › files › ชื่อไฟล์", "manifest.json › files › name"),
    "record": (
        "records.jsonl, tombstones.jsonl, history.jsonl (ทุกบรรทัด)",
        "records.jsonl, tombstones.jsonl, history.jsonl (every line)",
    ),
    "file": ("content ของ office", "content of office"),
    "office": ("หน่วยงาน", "an office"),
    "report": ("content ของ report", "content of report"),
    "issue": ("content ของ issue", "content of issue"),
    "measure": ("content ของ measure", "content of measure"),
    "activity": (
        "แถว (ชื่ออื่นคือคอลัมน์ที่หน่วยงานเพิ่ม ทุกช่องเป็น SameAs, Lines, Period, Responsible หรือ Scalar)",
        "a row (other names: columns that the office added; a cell is SameAs, Lines, Period, Responsible or Scalar)",
    ),
    "Missing": ("Missing: ช่องว่าง (เฉพาะในข้อเสนอ)", "Missing: an empty cell (in proposals only)"),
    "SameAs": ("SameAs: ช่องที่เหมือนแถวอื่น", "SameAs: a cell as another row's"),
    "Lines": ("Lines: รายการบรรทัด", "Lines: a list"),
    "Line": ("บรรทัด", "a line"),
    "Period": ("Period: ช่วงเวลา", "Period: a span of time"),
    "Responsible": ("Responsible: ผู้รับผิดชอบ", "Responsible: departments"),
    "Scalar": ("Scalar: ข้อความเดี่ยว", "Scalar: a single text"),
    "Evidence": ("หลักฐาน", "evidence"),
    "Attachment": ("ไฟล์แนบ", "an attached file"),
    "Department": ("กองหรือสำนัก", "a department"),
    "Signer": ("ผู้ลงนาม", "a signature"),
    "Column": ("คอลัมน์", "a column"),
    "Doubt": ("ข้อสงสัย", "a doubt"),
    "Place": ("ตำแหน่ง", "a place"),
    "SetText": ("ข้อเสนอ SetText: เปลี่ยนข้อความ", "proposal SetText: other words"),
    "SetCell": ("ข้อเสนอ SetCell: เปลี่ยนช่อง", "proposal SetCell: another cell"),
    "SplitMeasure": ("ข้อเสนอ SplitMeasure: แยกมาตรการ", "proposal SplitMeasure: several measures"),
    "MoveLines": ("ข้อเสนอ MoveLines: ย้ายบรรทัด", "proposal MoveLines: lines to another row"),
}


def fields_of(name: str) -> dict[str, Words]:
    """Return the words for each field of what the schema defines under this name. Raises KeyError for another."""
    return _DEFINED[name]


def described(name: str, field: str) -> str:
    """Return what a field is, in English. Raises KeyError for a field that nobody has described."""
    return _DEFINED[name][field][1]
