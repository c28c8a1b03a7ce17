/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Worksheets: what each kind of cell says, and workbooks as no spreadsheet program writes them. */
#include <locale.h>
#include <string.h>

#include "gops-csv-reader.h"
#include "gops-intake-error.h"
#include "gops-member-import.h"
#include "gops-test-store.h"
#include "gops-test-zip.h"
#include "gops-text-store.h"
#include "gops-xlsx-format.h"
#include "gops-xlsx-reader.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target) "<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target "'/>"
#define RELATIONS(all) "<?xml version='1.0'?><Relationships xmlns='" PACKAGE "'>" all "</Relationships>"
#define BOOK(properties, sheets) \
  "<?xml version='1.0'?><workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'>" properties "<sheets>" sheets "</sheets></workbook>"
#define STYLES \
  "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='164' formatCode='yyyy\"年\"m\"月\"d\"日\"'/>" \
  "<numFmt numFmtId='165' formatCode='00000'/><numFmt numFmtId='166' formatCode='[h]:mm'/></numFmts>" \
  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/>" \
  "<xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='2'/><xf numFmtId='9'/></cellXfs></styleSheet>"
#define TEXTS \
  "<sst xmlns='" MAIN "'><si><t>姓名</t></si><si><r><t>Regular </t></r><r><rPr><b/></rPr><t>Bold</t></r></si>" \
  "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si><si><t xml:space='preserve'> two  </t></si>" \
  "<si><t>a_x000D_b_x005F_x000D_ _xD83D__xDE00_ _xZZ_</t></si><si/><si><t>A &amp; B &lt;&#x4E2D;&gt;<![CDATA[<x>]]></t></si></sst>"

static char *folder;

static GFile *
file_of (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

/* A workbook of one sheet whose rows are @rows, with @properties before its list of sheets. */
static GFile *
write_book (const char *properties,
            const char *rows)
{
  GFile *file = file_of ("book.xlsx");
  g_autofree char *book = g_strdup_printf (BOOK ("%s", "<sheet name='Sheet1' sheetId='1' r:id='rId1'/>"), properties);
  g_autofree char *sheet = g_strconcat ("<worksheet xmlns='" MAIN "'><dimension ref='A1'/><sheetData>", rows, "</sheetData></worksheet>", NULL);

  gops_test_zip_write (
    g_file_peek_path (file), "_rels/.rels", RELATIONS (RELATION ("rId1", "officeDocument", "xl/workbook.xml")), "xl/workbook.xml", book,
    "xl/_rels/workbook.xml.rels",
    RELATIONS (RELATION ("rId1", "worksheet", "worksheets/sheet1.xml") RELATION ("rId2", "styles", "styles.xml")
                 RELATION ("rId3", "sharedStrings", "/xl/sharedStrings.xml")),
    "xl/worksheets/sheet1.xml", sheet, "xl/styles.xml", STYLES, "xl/sharedStrings.xml", TEXTS, NULL);
  return file;
}

static GopsTableSource *
open_sheet (GFile      *file,
            const char *sheet)
{
  g_autoptr (GError) error = NULL;
  GopsXlsxReader *reader = gops_xlsx_reader_new (file, sheet, NULL, &error);

  g_assert_no_error (error);
  return (GopsTableSource *) reader;
}

/* One line per record: its row, a mark for a fault, its cells in brackets. */
static char *
dump (GopsTableSource *reader)
{
  static const char *const marks[] = { "", "?", "!", "#", "…" };
  GString *result = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean more;

  while (gops_table_source_next (reader, &more, NULL, &error) && more)
    {
      g_string_append_printf (result, "%s%" G_GUINT64_FORMAT "%s", result->len > 0 ? " " : "", gops_table_source_get_line (reader),
                              marks[gops_table_source_get_fault (reader)]);
      for (guint i = 0; i < gops_table_source_get_n_cells (reader); i++)
        g_string_append_printf (result, "[%s]", gops_table_source_get_cell (reader, i));
    }
  g_assert_no_error (error);
  return g_string_free (result, FALSE);
}

static void
check_dump (GFile      *file,
            const char *sheet,
            const char *records)
{
  g_autoptr (GopsTableSource) reader = open_sheet (file, sheet);
  g_autofree char *got = dump (reader);

  g_assert_cmpstr (got, ==, records);
}

static const struct
{
  const char *name;
  const char *rows;
  const char *records;
} cases[] = {
  { "shared-texts", "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c></row>",
    "1[姓名][Regular Bold][東京]" },
  { "blanks-stay", "<row r='1'><c r='A1' t='s'><v>3</v></c></row>", "1[ two  ]" },
  { "escapes", "<row r='1'><c r='A1' t='s'><v>4</v></c><c r='B1' t='s'><v>6</v></c></row>", "1[a\rb_x000D_ 😀 _xZZ_][A & B <中><x>]" },
  { "texts-that-are-not-there", "<row r='1'><c r='A1' t='s'><v>99</v></c><c r='B1' t='s'><v>-1</v></c><c r='C1'><v>1</v></c></row>",
    "1[][][1]" },
  { "inline", "<row r='1'><c r='A1' t='inlineStr'><is><t>in</t></is></c><c r='B1' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r></is></c></row>",
    "1[in][ab]" },
  { "inline-and-value", "<row><c t='inlineStr'><v>1.0</v><is><t>1.</t></is></c></row>", "1[1.]" },
  { "formulas", "<row r='1'><c r='A1' t='str'><f>CONCAT(1,\"x\")</f><v>1x</v></c><c r='B1'><f>1+1</f><v>2</v></c><c r='C1' t='str'><f>X</f></c></row>",
    "1[1x][2]" },
  { "words", "<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c><c r='C1' t='e'><v>#N/A</v></c><c r='D1' t='d'><v>2023-03-01T08:00:00</v></c></row>",
    "1[TRUE][FALSE][][2023-03-01T08:00:00]" },
  { "gaps", "<row r='2'><c r='B2'><v>1</v></c><c r='D2'><v>2</v></c></row><row r='5'><c r='AA5'><v>3</v></c></row>",
    "2[][1][][2] 5[][][][][][][][][][][][][][][][][][][][][][][][][][][3]" },
  { "no-references", "<row><c><v>1</v></c><c t='s'><v>0</v></c></row><row><c/><c><v>2</v></c></row>", "1[1][姓名] 2[][2]" },
  { "references-that-lie", "<row r='7'><c r='Z'><v>1</v></c></row><row r='3'><c r='1A'><v>2</v></c><c r='ZZZZZZ9'><v>3</v></c></row>",
    "7[][][][][][][][][][][][][][][][][][][][][][][][][][1] 8[2][3]" },
  { "empty-rows", "<row r='1'/><row r='2'><c r='A2' s='1'/></row><row r='3'><c r='A3' t='s'><v>5</v></c></row><row r='4'><c r='A4'><v>1</v></c></row>",
    "4[1]" },
  { "trailing-cells", "<row r='1'><c r='A1'><v>1</v></c><c r='B1' s='1'/><c r='C1' t='s'><v>5</v></c></row>", "1[1]" },
  { "dates", "<row r='1'><c r='A1' s='1'><v>44987</v></c><c r='B1' s='2'><v>44986.333333333336</v></c><c r='C1' s='3'><v>44987</v></c>"
             "<c r='D1' s='2'><v>0.5</v></c><c r='E1' s='5'><v>1.5</v></c></row>",
    "1[2023-03-02][2023-03-01 08:00:00][2023-03-02][12:00:00][36:00:00]" },
  { "dates-of-1900", "<row r='1'><c r='A1' s='1'><v>1</v></c><c r='B1' s='1'><v>59</v></c><c r='C1' s='1'><v>60</v></c><c r='D1' s='1'><v>61</v></c></row>",
    "1[1900-01-01][1900-02-28][1900-02-29][1900-03-01]" },
  { "no-dates", "<row r='1'><c r='A1' s='1'><v>-1</v></c><c r='B1' s='1'><v>1e300</v></c><c r='C1' s='1'><v>soon</v></c><c r='D1' s='99'><v>44987</v></c></row>",
    "1[-1][1e+300][soon][44987]" },
  { "numbers", "<row r='1'><c r='A1'><v>1.38001380E10</v></c><c r='B1'><v>0.10299999999999999</v></c><c r='C1'><v>5e-05</v></c><c r='D1'><v>13800138000</v></c>"
               "<c r='E1'><v>-0.5</v></c><c r='F1'><v>1.2345678901234568E+17</v></c><c r='G1'><v>123456789012345678</v></c></row>",
    "1[13800138000][0.103][0.00005][13800138000][-0.5][1.23456789012346e+17][123456789012345678]" },
  { "formats", "<row r='1'><c r='A1' s='4'><v>123</v></c><c r='B1' s='4'><v>1.5</v></c><c r='C1' s='6'><v>12.5</v></c><c r='D1' s='6'><v>1.234</v></c>"
               "<c r='E1' s='7'><v>0.5</v></c></row>",
    "1[00123][1.5][12.50][1.234][0.5]" },
  { "rows-behind-the-sheet", "<row r='1'><c r='A1'><v>1</v></c></row></sheetData><sheetData><row r='2'><c r='A2'><v>2</v></c></row>", "1[1]" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GFile) file = write_book ("", cases[i].rows);

  check_dump (file, NULL, cases[i].records);
}

static void
test_from_1904 (void)
{
  g_autoptr (GFile) file = write_book ("<workbookPr date1904='1'/>", "<row><c s='1'><v>43525</v></c><c s='1'><v>0</v></c></row>");

  check_dump (file, NULL, "1[2023-03-02][1904-01-01]");
}

static void
test_format_codes (void)
{
  static const struct { const char *code; GopsXlsxKind kind; guint digits; } codes[] = {
    { "General", GOPS_XLSX_GENERAL, 0 }, { "0", GOPS_XLSX_GENERAL, 0 }, { "@", GOPS_XLSX_GENERAL, 0 }, { "0%", GOPS_XLSX_GENERAL, 0 },
    { "yyyy-mm-dd", GOPS_XLSX_DATE, 0 }, { "mmm-yy", GOPS_XLSX_DATE, 0 }, { "h:mm AM/PM", GOPS_XLSX_DATE, 0 }, { "mm:ss", GOPS_XLSX_DATE, 0 },
    { "[$-804]yyyy\"年\"m\"月\"d\"日\";@", GOPS_XLSX_DATE, 0 }, { "e\"年\"m\"月\"", GOPS_XLSX_DATE, 0 }, { "m", GOPS_XLSX_DATE, 0 },
    { "[h]:mm:ss", GOPS_XLSX_DURATION, 0 }, { "[mm]:ss", GOPS_XLSX_DURATION, 0 },
    { "[Red]0", GOPS_XLSX_GENERAL, 0 }, { "[Red]0.00", GOPS_XLSX_FIXED, 2 }, { "#,##0.000", GOPS_XLSX_GENERAL, 0 }, { "0.", GOPS_XLSX_GENERAL, 0 }, { "0.00E+00", GOPS_XLSX_GENERAL, 0 },
    { "\"days\" 0", GOPS_XLSX_GENERAL, 0 }, { "0\\d", GOPS_XLSX_GENERAL, 0 }, { "0_d", GOPS_XLSX_GENERAL, 0 }, { "*d0", GOPS_XLSX_GENERAL, 0 },
    { "00000", GOPS_XLSX_PADDED, 5 }, { "000000000000000000", GOPS_XLSX_GENERAL, 0 }, { "", GOPS_XLSX_GENERAL, 0 }, { "\"", GOPS_XLSX_GENERAL, 0 },
    { "[", GOPS_XLSX_GENERAL, 0 }, { "\\", GOPS_XLSX_GENERAL, 0 }, { "Standard", GOPS_XLSX_GENERAL, 0 }, { "0;yyyy", GOPS_XLSX_GENERAL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      GopsXlsxFormat format = gops_xlsx_format_from_code (codes[i].code);

      g_test_message ("%s", codes[i].code);
      g_assert_cmpuint (format.kind, ==, codes[i].kind);
      g_assert_cmpuint (format.digits, ==, codes[i].digits);
    }
}

/* Part names are the writer's choice, charts stand among the sheets, one is hidden, the first is empty, the second is
 * in the other namespace, with a prefix. */
static GFile *
write_sheets (void)
{
  GFile *file = file_of ("sheets.xlsx");

  gops_test_zip_write (
    g_file_peek_path (file), "[Content_Types].xml", "<x/>", "_rels/.rels", RELATIONS (RELATION ("a", "officeDocument", "/Deep/Folder/book.xml")),
    "Deep/Folder/_rels/book.xml.rels",
    RELATIONS (RELATION ("c", "chartsheet", "chart.xml") RELATION ("s1", "worksheet", "../one.xml") RELATION ("s2", "worksheet", "./two.xml")
                 RELATION ("s3", "worksheet", "/Deep/THREE.xml") RELATION ("s4", "worksheet", "gone.xml")),
    "Deep/Folder/book.xml",
    BOOK ("", "<sheet name='Chart' r:id='c'/><sheet name='Secret' state='hidden' r:id='s1'/><sheet name='Empty' r:id='s2'/>"
              "<sheet name='成员信息' r:id='s3'/><sheet name='Gone' r:id='s4'/>"),
    "Deep/one.xml", "<worksheet xmlns='" MAIN "'><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>", "Deep/Folder/two.xml",
    "<worksheet xmlns='" MAIN "'><sheetData><row><c s='1'/></row></sheetData></worksheet>", "Deep/three.xml",
    "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:y='urn:y'><x:sheetData><x:row><x:c><y:v>9</y:v><x:v>3</x:v></x:c></x:row>"
    "</x:sheetData></x:worksheet>",
    NULL);
  return file;
}

static void
test_sheets (void)
{
  g_autoptr (GFile) file = write_sheets ();
  g_auto (GStrv) names = NULL;
  g_autoptr (GopsTableSource) reader = NULL;
  g_autoptr (GError) error = NULL;

  names = gops_xlsx_list_sheets (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (names, ((const char *const[]) { "Secret", "Empty", "成员信息", NULL }));
  check_dump (file, NULL, "1[3]");
  check_dump (file, "Secret", "1[1]");
  check_dump (file, "3", "1[3]");
  check_dump (file, "Empty", "");
  reader = open_sheet (file, NULL);
  g_assert_cmpstr (gops_xlsx_reader_get_sheet ((GopsXlsxReader *) reader), ==, "成员信息");
  g_assert_null (gops_xlsx_reader_new (file, "Nobody", NULL, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
  g_assert_nonnull (strstr (error->message, "成员信息"));
}

#define ROW(cells)   "<row>" cells "</row>"
#define WORD(text)   "<c t='str'><v>" text "</v></c>"
#define SHEET(rows)  "<worksheet><sheetData>" rows "</sheetData></worksheet>"

/* A guide before the list is no list; neither is what is hidden. */
static void
test_sheet_of_members (void)
{
  g_autoptr (GFile) file = file_of ("guide.xlsx");
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GError) error = NULL;

  gops_test_zip_write (g_file_peek_path (file), "xl/workbook.xml",
                       BOOK ("", "<sheet name='说明' r:id='r1'/><sheet name='Lists' state='hidden' r:id='r2'/><sheet name='成员' r:id='r3'/>"),
                       "xl/_rels/workbook.xml.rels",
                       RELATIONS (RELATION ("r1", "worksheet", "s1.xml") RELATION ("r2", "worksheet", "s2.xml") RELATION ("r3", "worksheet", "s3.xml")),
                       "xl/s1.xml", SHEET (ROW (WORD ("请按样例填写") WORD ("谢谢"))), "xl/s2.xml", SHEET (ROW (WORD ("姓名") WORD ("角色"))),
                       "xl/s3.xml", SHEET (ROW (WORD ("姓名") WORD ("手机")) ROW (WORD ("张三") WORD ("13800138000"))), NULL);
  import = gops_member_import_new (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gops_member_import_get_sheet (import), ==, "成员");
  g_assert_cmpuint (gops_member_import_get_n_columns (import), ==, 2);
}

static void
test_without_styles_and_texts (void)
{
  g_autoptr (GFile) file = file_of ("bare.xlsx");

  gops_test_zip_write (g_file_peek_path (file), "xl/workbook.xml", BOOK ("", "<sheet name='S' r:id='r1'/>"), "xl/_rels/workbook.xml.rels",
                       RELATIONS (RELATION ("r1", "worksheet", "worksheets/sheet1.xml") RELATION ("r2", "styles", "styles.xml")),
                       "xl/worksheets/sheet1.xml",
                       "<worksheet><sheetData><row><c s='3'><v>44987</v></c><c t='s'><v>0</v></c><c><v>1</v></c></row></sheetData></worksheet>", NULL);
  check_dump (file, NULL, "1[44987][][1]");
}

/* --- harm --- */

static void
check_refused (GFile           *file,
               GopsIntakeError  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTableSource) reader = (GopsTableSource *) gops_xlsx_reader_new (file, NULL, NULL, &error);

  g_assert_null (reader);
  g_assert_error (error, GOPS_INTAKE_ERROR, (int) code);
}

static void
test_no_workbook (void)
{
  g_autoptr (GFile) file = file_of ("none.xlsx");

  gops_test_zip_write (g_file_peek_path (file), "a.txt", "x", NULL);
  check_refused (file, GOPS_INTAKE_ERROR_ARCHIVE);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "\320\317\021\340\241\261\032\341 old or locked", -1, NULL));
  check_refused (file, GOPS_INTAKE_ERROR_ARCHIVE);
  gops_test_zip_write (g_file_peek_path (file), "xl/workbook.xml", BOOK ("", ""), NULL);
  check_refused (file, GOPS_INTAKE_ERROR_EMPTY);
  gops_test_zip_write (g_file_peek_path (file), "xl/workbook.xml", "no XML", NULL);
  check_refused (file, GOPS_INTAKE_ERROR_ARCHIVE);
}

static void
test_entities (void)
{
  static const char *const types[] = {
    "<!DOCTYPE x [<!ENTITY a '0123456789'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>",
    "<!DOCTYPE x [<!ENTITY c SYSTEM 'file:///etc/passwd'>]>", "<!DOCTYPE x SYSTEM 'http://example.com/x.dtd'>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GFile) file = file_of ("entities.xlsx");
      g_autofree char *sheet = g_strconcat (types[i], "<worksheet xmlns='" MAIN "'><sheetData><row><c t='str'><v>&c;</v></c></row></sheetData></worksheet>", NULL);

      gops_test_zip_write (g_file_peek_path (file), "xl/workbook.xml", BOOK ("", "<sheet name='S' r:id='r1'/>"), "xl/_rels/workbook.xml.rels",
                           RELATIONS (RELATION ("r1", "worksheet", "worksheets/sheet1.xml")), "xl/worksheets/sheet1.xml", sheet, NULL);
      check_refused (file, GOPS_INTAKE_ERROR_ARCHIVE);
    }
}

static void
test_cell_limits (void)
{
  g_autofree char *filler = g_strnfill (2 << 20, 'y');
  g_autoptr (GString) rows = g_string_new ("<row><c><v>1</v></c></row>");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GopsTableSource) reader = NULL;
  g_autofree char *records = NULL;

  g_string_append_printf (rows, "<row><c><v>2</v></c><c t='str'><v>%s</v></c></row><row><c><v>3</v></c></row><row>", filler);
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (rows, "<c t='str'><v>%.*s</v></c>", 1 << 20, filler);
  g_string_append (rows, "</row><row><c><v>5</v></c></row><row><c r='ALM6'><v>6</v></c></row><row><c><v>7</v></c><v>");
  g_string_append_printf (rows, "%s</v></row><row><c><v>8</v></c></row>", filler);
  file = write_book ("", rows->str);
  reader = open_sheet (file, NULL);
  records = dump (reader);
  g_assert_true (g_str_has_prefix (records, "1[1] 2! 3[3] 4! 5[5] 6#[]"));
  g_assert_true (g_str_has_suffix (records, " 7! 8[8]"));
}

/* Few bytes that point at a long text, again and again. */
static void
test_amplified (void)
{
  g_autofree char *filler = g_strnfill (1 << 20, 'y'), *texts = g_strdup_printf ("<sst xmlns='" MAIN "'><si><t>%s</t></si></sst>", filler);
  g_autoptr (GString) sheet = g_string_new ("<worksheet xmlns='" MAIN "'><sheetData>");
  g_autoptr (GFile) file = file_of ("amplified.xlsx");
  g_autoptr (GopsTableSource) reader = NULL;
  g_autofree char *records = NULL;

  for (guint row = 0; row < 50; row++)
    {
      g_string_append (sheet, "<row>");
      for (guint i = 0; i < 500; i++)
        g_string_append (sheet, "<c t='s'><v>0</v></c>");
      g_string_append (sheet, "</row>");
    }
  g_string_append (sheet, "</sheetData></worksheet>");
  gops_test_zip_write (g_file_peek_path (file), "xl/workbook.xml", BOOK ("", "<sheet name='S' r:id='r1'/>"), "xl/_rels/workbook.xml.rels",
                       RELATIONS (RELATION ("r1", "worksheet", "s.xml") RELATION ("r2", "sharedStrings", "t.xml")), "xl/s.xml", sheet->str,
                       "xl/t.xml", texts, NULL);
  reader = open_sheet (file, NULL);
  records = dump (reader);
  g_assert_true (g_str_has_prefix (records, "1! 2! 3!"));
}

/* What is no XML from some place on gives what stands before it, and tells the row. */
static void
test_broken_off (void)
{
  static const struct { const char *rows, *records; } broken[] = {
    { "<row><c><v>1</v></c></row><row><c><v>2</v></c></rowx>", "1[1] 2…[2]" },
    { "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>&bad;", "1[1] 2[2] 3…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GFile) file = write_book ("", broken[i].rows);

      check_dump (file, NULL, broken[i].records);
    }
}

static void
test_damaged_anywhere (void)
{
  g_autoptr (GFile) whole = write_book ("", cases[0].rows), damaged = file_of ("damaged.xlsx");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (g_file_peek_path (whole), &bytes, &length, NULL));
  for (gsize i = 0; i < 2 * length; i++)
    {
      g_autoptr (GopsTableSource) reader = NULL;
      g_autoptr (GError) error = NULL;
      gboolean more = TRUE;

      bytes[i / 2] ^= i % 2 == 0 ? 0x55 : 0;
      gops_test_write_file (g_file_peek_path (damaged), bytes, (gssize) (i % 2 == 0 ? length : i / 2));
      bytes[i / 2] ^= i % 2 == 0 ? 0x55 : 0;
      reader = (GopsTableSource *) gops_xlsx_reader_new (damaged, NULL, NULL, &error);
      while (reader != NULL && more && gops_table_source_next (reader, &more, NULL, NULL))
        ;
      g_assert_true ((reader == NULL) == (error != NULL));
    }
}

static void
test_many_rows (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GopsTableSource) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;
  gboolean more;
  guint n = 0;

  for (guint i = 1; i <= 100000; i++)
    g_string_append_printf (rows, "<row r='%u'><c r='A%u' t='s'><v>0</v></c><c r='B%u'><v>%u</v></c><c r='C%u' s='1'><v>44987</v></c></row>", i, i, i, i, i);
  file = write_book ("", rows->str);
  before = g_get_monotonic_time ();
  reader = open_sheet (file, NULL);
  while (gops_table_source_next (reader, &more, NULL, &error) && more)
    {
      n++;
      g_assert_cmpuint (gops_table_source_get_line (reader), ==, n);
      g_assert_cmpuint (gops_table_source_get_n_cells (reader), ==, 3);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 100000);
  g_test_message ("%.2f s", (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC);
}

/* Memory that is full goes on in a file. */
static void
test_text_store (void)
{
  g_autoptr (GopsTextStore) store = gops_text_store_new (1000);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%ux", i);

      g_assert_true (gops_text_store_add (store, text, i % 7 == 0 ? 0 : strlen (text), &error));
    }
  g_assert_true (gops_text_store_finish (store, &error));
  g_assert_cmpuint (gops_text_store_get_n (store), ==, 200000);
  for (guint i = 0; i < 200000; i += 1234)
    {
      g_autofree char *text = g_strdup_printf ("%ux", i);
      g_autoptr (GString) got = g_string_new ("-");

      g_assert_true (gops_text_store_get (store, i, got, &error));
      g_assert_cmpstr (got->str + 1, ==, i % 7 == 0 ? "" : text);
    }
  g_assert_cmpuint (gops_text_store_get_length (store, 200000), ==, 0);
  g_assert_no_error (error);
}

/* --- files of real programs --- */

static const struct
{
  const char *file;
  guint       n_sheets;
  const char *sheet;     /* (nullable) */
  const char *records;   /* "…" at the start: a part; (nullable): none looked at */
} fixtures[] = {
  { "gnumeric/members.xlsx", 1, NULL,
    "1[姓名][QQ号][手机号][入群时间][积分] 2[张三][500000001][13800138000][2023-03-01 08:00:00][12.5] "
    "3[欧阳娜娜🌸][500000002][+86 139 0013 9000][2023-03-02][0] 4[𠮷野家][500000003][75512345678][2023-03-03 23:59:59][-1] 5[王五]" },
  { "readxl/blanks.xlsx", 3, NULL, "1[x][y] 2[][a] 3[1]" },
  { "readxl/blanks.xlsx", 3, "same_row_first", "1[x][y] 3[1][a]" },
  { "readxl/blanks.xlsx", 3, "3", "1[x][y] 2[1][a] 4[2][b]" },
  { "readxl/color-date-xlsx.xlsx", 3, NULL, "1[0] 2[0] 3[0] 4[0] 5[0] 6[0] 7[0] 8[0]" },
  { "readxl/dates-1900-LibreOffice.xlsx", 1, NULL, "1[2000-01-01][2000-01-01][2000-01-01][2000-01-01][2000-01-01]" },
  { "readxl/datetime-rounding.xlsx", 1, NULL,
    "1[dttm][dttm_string] 2[2016-04-28 11:30:00][2016-04-28 11:30:00] 3[2016-03-23 09:50:00][2016-03-23 09:50:00] "
    "4[2017-01-02 11:30:00][2017-01-02 11:30:00] 5[2017-01-03 11:30:00][2017-01-03 11:30:00]" },
  { "readxl/inlineStr.xlsx", 1, NULL, "1[NN][Hierarchy][][Outline Number][ID][Name][Type][Description] 2[1][+][][1.][RQ11610][requirement][Textual Requirement][test]" },
  { "readxl/iris-excel-xlsx.xlsx", 1, NULL, "… 151[5.9][3][5.1][1.8][virginica]" },
  { "readxl/no-styles-or-sharedStrings-parts.xlsx", 1, NULL, "…1[Language][Age][Churn probability] 2[german][73][0.143292665] 3[" },
  { "readxl/sheet-xml-lookup.xlsx", 5, NULL, "…1[country][continent][year][lifeExp][pop][gdpPercap] 2[Algeria][Africa][1952][43.077][9279525][2449.0082] 3[Angola]" },
  { "readxl/sheet-xml-lookup.xlsx", 5, "Asia", "…2[Afghanistan][Asia][1952][28.801][8425333][779.4453] 3[Bahrain]" },
  { "readxl/sheet-xml-lookup.xlsx", 5, "Oceania", "…2[Australia][Oceania][1952][69.12][8691212][10039.6]" },
  { "readxl/skipping.xlsx", 3, NULL, "3[var1][var2] 5[v2,1][v2,2] 7[v4,1][v4,2]" },
  { "readxl/skipping.xlsx", 3, "two_occupied_rows", "1[blah blah] 2[][yada yada] 3[var1][var2] 5[v2,1][v2,2] 7[v4,1][v4,2]" },
  { "readxl/style-only-cells.xlsx", 1, NULL, "1[var1][var2][var3][][var5] 2[val1,1][][aa][][1] 3[val2,1][][bb][][2] 4[val3,1][][cc][][3]" },
  { "readxl/unnamed-duplicated-columns.xlsx", 1, NULL, "1[][var2][][var2] 2[1][a][1.1][aa] 3[2][b][2.1][bb]" },
  { "readxl/vietnamese-utf8.xlsx", 1, NULL,
    "1[Mô tả] 2[BÙN SÉT] 3[SÉT lẫn sạn laterite] 4[CÁT THÔ lẫn sạn thạch anh] 5[CÁT MỊN] 6[CÁT TRUNG] 7[SÉT lẫn kết vón silic]" },
  { "readxl/whitespace-xlsx.xlsx", 2, NULL,
    "1[ <-space, space-> ] 2[ <-space] 3[space-> ] 4[\t   \t] 5[\t<-tab, tab->\t] 6[\t<-tab] 7[tab->\t]" },
  { "readxl/whitespace-xlsx.xlsx", 2, "2", "1[numeric] 2[1.3] 3[  :-)  ]" },
};

/* Workbooks whose cells another program has written down as CSV, sheet by sheet. */
static const struct
{
  const char *name;
  guint       n_rows;   /* with something in them */
} twins[] = {
  { "empty_row", 2 }, { "float", 4 }, { "float_formatting", 4 }, { "formatted_inline_string", 1 }, { "input-weird", 1 },
  { "last-column-empty", 6 }, { "namespace", 7 }, { "percentage_ignore", 4 }, { "skip_empty_lines", 3 }, { "twolettercolumns", 2 },
  { "utf8", 5 },
};

static GFile *
fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOPS_FIXTURES"), "xlsx", name, NULL);

  return g_file_new_for_path (path);
}

static GopsTableSource *
open_csv (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  GopsTextDecoder *decoder = gops_text_decoder_new (G_INPUT_STREAM (stream), NULL, NULL, &error);

  g_assert_no_error (error);
  return (GopsTableSource *) gops_csv_reader_new (decoder, ',');
}

/* Goes to the next record that has something in it. */
static gboolean
next_full (GopsTableSource *reader)
{
  gboolean more = FALSE;

  while (gops_table_source_next (reader, &more, NULL, NULL) && more && gops_table_source_is_empty (reader))
    ;
  return more;
}

static guint
compare_cells (GopsTableSource *sheet,
               GopsTableSource *twin)
{
  guint n = 0;

  for (; next_full (twin); n++)
    {
      g_assert_true (next_full (sheet));
      for (guint i = 0; i < MAX (gops_table_source_get_n_cells (sheet), gops_table_source_get_n_cells (twin)); i++)
        g_assert_cmpstr (gops_table_source_get_cell (sheet, i), ==, gops_table_source_get_cell (twin, i));
    }
  g_assert_false (next_full (sheet));
  return n;
}

static void
compare_twin (guint i)
{
  g_autofree char *book_name = g_strdup_printf ("xlsx2csv/%s.xlsx", twins[i].name), *csv_name = g_strdup_printf ("xlsx2csv/%s.csv", twins[i].name);
  g_autoptr (GFile) book = fixture (book_name), csv = fixture (csv_name);
  g_autoptr (GopsTableSource) sheet = open_sheet (book, NULL), twin = open_csv (csv);

  g_test_message ("%s", twins[i].name);
  g_assert_cmpuint (compare_cells (sheet, twin), ==, twins[i].n_rows);
}

static void
check_fixture (guint i)
{
  g_autoptr (GFile) file = fixture (fixtures[i].file);
  g_autoptr (GopsTableSource) reader = open_sheet (file, fixtures[i].sheet);
  g_auto (GStrv) names = gops_xlsx_list_sheets (file, NULL, NULL);
  g_autofree char *got = dump (reader);

  g_test_message ("%s", fixtures[i].file);
  g_assert_cmpuint (g_strv_length (names), ==, fixtures[i].n_sheets);
  if (g_str_has_prefix (fixtures[i].records, "…"))
    g_assert_nonnull (strstr (got, fixtures[i].records + strlen ("…")));
  else
    g_assert_cmpstr (got, ==, fixtures[i].records);
}

/* A twin of all sheets, each under a line with its number and name. */
static void
compare_all_sheets (void)
{
  g_autoptr (GFile) book = fixture ("xlsx2csv/sheets.xlsx"), csv = fixture ("xlsx2csv/sheets.csv");
  g_autoptr (GopsTableSource) twin = open_csv (csv), sheet = NULL;
  guint n = 0;

  for (; next_full (twin); n++)
    {
      const char *first = gops_table_source_get_cell (twin, 0);

      if (g_str_has_prefix (first, "-------- "))
        {
          g_clear_pointer (&sheet, gops_table_source_free);
          sheet = open_sheet (book, strstr (first, " - ") + 3);
          continue;
        }
      g_assert_true (next_full (sheet));
      for (guint i = 0; i < gops_table_source_get_n_cells (twin); i++)
        g_assert_cmpstr (gops_table_source_get_cell (sheet, i), ==, gops_table_source_get_cell (twin, i));
    }
  g_assert_cmpuint (n, ==, 28);
}

static void
test_fixtures (void)
{
  g_autoptr (GFile) delimiters = NULL;

  if (g_getenv ("GOPS_FIXTURES") == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    check_fixture (i);
  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    compare_twin (i);
  compare_all_sheets ();
  delimiters = fixture ("xlsx2csv/variousdelim.xlsx");   /* its twin was written with other separators */
  check_dump (delimiters, "1", "1[1][2][3] 2[a][b][c]");
  check_dump (delimiters, "2", "1[4][5][6] 2[d][e][f]");
}

int
main (int    argc,
      char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_dir_make_tmp ("groupops-xlsx-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/xlsx/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/intake/xlsx/from-1904", test_from_1904);
  g_test_add_func ("/intake/xlsx/format-codes", test_format_codes);
  g_test_add_func ("/intake/xlsx/sheets", test_sheets);
  g_test_add_func ("/intake/xlsx/sheet-of-members", test_sheet_of_members);
  g_test_add_func ("/intake/xlsx/without-styles-and-texts", test_without_styles_and_texts);
  g_test_add_func ("/intake/xlsx/no-workbook", test_no_workbook);
  g_test_add_func ("/intake/xlsx/entities", test_entities);
  g_test_add_func ("/intake/xlsx/cell-limits", test_cell_limits);
  g_test_add_func ("/intake/xlsx/amplified", test_amplified);
  g_test_add_func ("/intake/xlsx/broken-off", test_broken_off);
  g_test_add_func ("/intake/xlsx/damaged-anywhere", test_damaged_anywhere);
  g_test_add_func ("/intake/xlsx/many-rows", test_many_rows);
  g_test_add_func ("/intake/xlsx/text-store", test_text_store);
  g_test_add_func ("/intake/xlsx/fixtures", test_fixtures);
  result = g_test_run ();
  gops_test_remove_tree (folder);
  g_free (folder);
  return result;
}
