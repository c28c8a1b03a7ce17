/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Address cards of three versions and many programs, and what is no card. */
#include <string.h>

#include "gops-intake-error.h"
#include "gops-member-mapping.h"
#include "gops-test-store.h"
#include "gops-test-zip.h"
#include "gops-vcard-reader.h"

static char *folder;

static GopsTableSource *
open_bytes (const char  *text,
            gssize       length,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "cards.vcf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gops_test_write_file (path, text, length);
  return (GopsTableSource *) gops_vcard_reader_new (file, NULL, NULL, error);
}

static GopsTableSource *
open_well (const char *text,
           gssize      length)
{
  g_autoptr (GError) error = NULL;
  GopsTableSource *reader = open_bytes (text, length, &error);

  g_assert_no_error (error);
  return reader;
}

/* One line per record: its line number, a mark for a fault, its cells in brackets. */
static char *
dump (GopsTableSource *reader)
{
  static const char *const marks[] = { "", "?", "!", "#", "…", "-" };
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

#define CARD(lines) "BEGIN:VCARD\r\n" lines "END:VCARD\r\n"

static const struct
{
  const char *name;
  const char *text;
  const char *records;
} cases[] = {
  { "simple", CARD ("VERSION:3.0\r\nFN:Ada\r\nTEL:1\r\nEMAIL:a@example.com\r\n"), "1[name][phone][email] 1[Ada][1][a@example.com]" },
  { "line-ends", "BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\rFN:B\rEND:VCARD\rBEGIN:VCARD\r\nFN:C\r\nEND:VCARD", "1[name] 1[A] 4[B] 7[C]" },
  { "byte-order-mark", "\357\273\277" CARD ("FN:Ada\r\n"), "1[name] 1[Ada]" },
  { "any-case", "begin:vcard\nversion:3.0\nfn:Ada\nitem1.tel;type=cell:1\nEnd:VCard\n", "1[name][phone] 1[Ada][1]" },
  { "folded", CARD ("FN:Ada \r\n Love\r\n\tlace\r\nNOTE;\r\n LANGUAGE=en:\r\n long\r\n"), "1[name][note] 1[Ada Lovelace][long]" },
  { "folded-inside-a-character", CARD ("FN:\345\274\r\n \240\344\r\n \270\211\r\n"), "1[name] 1[张三]" },
  { "backslashes", CARD ("FN:a\\, b\\; c\\\\ d\\n\\Ne \\x \\\"q\\\"\r\n"), "1[name] 1[a, b; c\\ d\n\ne \\x \"q\"]" },
  { "parts-of-a-name", CARD ("N:Public\\;X;John;Quinlan;Mr.;Esq.\r\n") CARD ("FN:李四\r\nN:李;四;;;\r\n"),
    "1[name][given-name][family-name] 1[][John Quinlan][Public;X] 4[李四][四][李]" },
  { "firm", CARD ("ORG:Abc\\, Inc.;Marketing\r\nTEL:1\r\n"), "1[name][phone][organisation] 1[Abc, Inc., Marketing][1][Abc, Inc., Marketing]" },
  { "quoted-printable", CARD ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=\r\n=A0=E4=B8=89\r\nNOTE;QUOTED-PRINTABLE:one=0D=\r\n=0Atwo=\r\n three=\r\n\r\n"),
    "1[name][note] 1[张三][one\r\ntwo three]" },
  { "quoted-printable-indented", CARD ("FN;ENCODING=quoted-printable;CHARSET=UTF-8:=E5=BC=\r\n  =A0=E4=B8=89\r\n"), "1[name] 1[张三]" },
  { "quoted-printable-hides-separators", CARD ("N;ENCODING=QUOTED-PRINTABLE:a=3Bb;c\\;d;;;\r\n"), "1[name][given-name][family-name] 1[][c;d][a;b]" },
  { "quoted-printable-that-is-none", CARD ("FN;ENCODING=QUOTED-PRINTABLE:50=% =ZZ =4\r\n"), "1[name] 1[50=% =ZZ =4]" },
  { "soft-break-before-the-end", CARD ("FN;ENCODING=QUOTED-PRINTABLE:Ada=\r\n"), "1[name] 1[Ada]" },
  { "base64", CARD ("FN;ENCODING=b;CHARSET=UTF-8:5byg\r\n 5LiJ\r\n"), "1[name] 1[张三]" },
  { "gb-by-name", CARD ("FN;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=95=34=B2=35=D2=B0\r\n"), "1[name] 1[𠮷野]" },
  { "gb-by-looks", CARD ("FN:\325\305\310\375\r\nNOTE:\326\320\271\372\326\320\271\372\r\n"), "1[name][note] 1[张三][中国中国]" },
  { "wrong-charset", CARD ("FN;CHARSET=UTF-8:\325\305\310\375\r\nNOTE;CHARSET=KLINGON:\345\274\240\r\n"), "1[name][note] 1[张三][张]" },
  { "preferred", CARD ("TEL;TYPE=FAX:fax\r\nTEL;TYPE=HOME:home\r\nTEL;CELL:cell\r\nTEL;TYPE=WORK,PREF:work\r\nEMAIL;PREF=2:b@x.org\r\nEMAIL;PREF=1:a@x.org\r\nEMAIL:c@x.org\r\n"),
    "1[name][phone][email][phone 2][phone 3][email 2] 1[][work][a@x.org][cell][home][b@x.org]" },
  { "telephone-uri", CARD ("TEL;VALUE=uri;TYPE=\"voice,cell\":tel:+1-555-0100;ext=5\r\n"), "1[name][phone] 1[][+1-555-0100]" },
  { "birthdays", CARD ("BDAY:1990-05-01T00:00:00Z\r\n") CARD ("BDAY;VALUE=date:19900501\r\n") CARD ("BDAY:--0501\r\n") CARD ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01\r\n"),
    "1[name][birthday] 1[][1990-05-01] 4[][19900501] 7[][--0501] 10[][--05-01]" },
  { "tags-and-notes", CARD ("CATEGORIES:a,b\\,c\r\nCATEGORIES:d\r\nNOTE:one\r\nNOTE:two\r\nNICKNAME:Jim,Jimmie\r\n"),
    "1[name][nickname][tags][note] 1[][Jim,Jimmie][a,b,c,d][one\ntwo]" },
  { "messengers", CARD ("FN:A\r\nX-QQ:10001\r\nIMPP:wechat:w1\r\n") CARD ("FN:B\r\nX-WECHAT-ID:w2\r\nIMPP;X-SERVICE-TYPE=QQ:qq:10002\r\n"),
    "1[name][wechat][qq] 1[A][w1][10001] 6[B][w2][10002]" },
  { "nickname-of-android", CARD ("FN:A\r\nX-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Nick;1;;;\r\n"), "1[name][nickname] 1[A][Nick]" },
  { "our-own", CARD ("FN:A\r\nX-GROUPOPS-JOINED-ON:2026-03-01\r\nX-GROUPOPS-BOGUS:1\r\nX-GROUPOPS-IGNORE:1\r\n"), "1[name][joined-on] 1[A][2026-03-01]" },
  { "groups-are-no-people", CARD ("KIND:group\r\nFN:Club\r\nMEMBER:urn:uuid:1\r\n") CARD ("KIND:individual\r\nFN:A\r\n") CARD ("FN:Room\r\nKIND:location\r\nTEL:1\r\n"),
    "1[name] 1- 6[A] 10-" },
  { "group-of-a-mac", CARD ("FN:Club\r\nX-ADDRESSBOOKSERVER-KIND:group\r\n"), "1[name] 1-" },
  { "photos", CARD ("PHOTO;BASE64:\r\n  AAAA\r\n  BBBB\r\n\r\nFN:A\r\nPHOTO;ENCODING=BASE64:CCCC\r\nDDDD\r\nEEEE=\r\n\r\nTEL:1\r\n"), "1[name][phone] 1[A][1]" },
  { "agent", CARD ("FN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Agent\r\nTEL:9\r\nEND:VCARD\r\nTEL:1\r\n"), "1[name][phone] 1[A][1]" },
  { "agent-on-one-line", CARD ("AGENT:BEGIN:VCARD\\nFN:Susan\\nEND:VCARD\\n\r\nFN:A\r\n"), "1[name] 1[A]" },
  { "colon-in-a-parameter", CARD ("FN;ALTID=\"a:b;c\";LANGUAGE=en:A\r\nTEL;X=^n^':1\r\n"), "1[name][phone] 1[A][1]" },
  { "not-closed", "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C\nTEL", "1[name] 1…[A] 3[B] 6…[C]" },
  { "lines-that-are-none", "hello\n" CARD ("FN:A\r\nno colon here\r\n:nothing\r\n;x:y\r\n.:z\r\n") "END:VCARD\nbye", "1[name] 2[A]" },
  { "empty-card", CARD ("") CARD ("FN:A\r\n"), "1[name] 1[] 3[A]" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GopsTableSource) reader = open_well (cases[i].text, -1);
  g_autofree char *records = dump (reader);

  g_assert_cmpstr (records, ==, cases[i].records);
}

/* The words over all columns that a member can have are known to the guess. */
static void
test_headers (void)
{
  g_autoptr (GString) card = g_string_new ("BEGIN:VCARD\nFN:A\nN:f;g\nTEL:1\nEMAIL:a@x.org\nBDAY:1990-01-01\nCATEGORIES:t\nNOTE:n\nNICKNAME:k\n");
  g_autoptr (GopsTableSource) reader = NULL;
  gboolean more;

  for (guint field = 1; field < GOPS_MEMBER_N_FIELDS; field++)
    g_string_append_printf (card, "X-GROUPOPS-%s:x\n", gops_member_field_get_info (field)->id);
  g_string_append (card, "END:VCARD\n");
  reader = open_well (card->str, -1);
  g_assert_true (gops_table_source_next (reader, &more, NULL, NULL));
  g_assert_cmpuint (gops_table_source_get_n_cells (reader), ==, GOPS_MEMBER_N_FIELDS - 1);
  for (guint i = 0; i < gops_table_source_get_n_cells (reader); i++)
    {
      const char *header = gops_table_source_get_cell (reader, i);
      GopsMemberField field;

      g_assert_cmpuint (gops_member_mapping_guess (&header, 1, &field), ==, 1);
      g_assert_cmpuint (field, ==, i + 1);
    }
}

static void
test_utf16 (void)
{
  static const char *const encodings[] = { "UTF-16", "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *text = g_convert (CARD ("FN:张三\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E5=BC=A0\r\n"), -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GopsTableSource) reader = open_well (text, (gssize) length);
      g_autofree char *records = dump (reader);

      g_assert_cmpstr (records, ==, "1[name][note] 1[张三][张]");
      g_assert_true (g_str_has_prefix (gops_table_source_get_encoding (reader), "UTF-16"));
    }
}

static void
test_encoding_and_damage (void)
{
  g_autoptr (GopsTableSource) reader = open_well (CARD ("FN:A\r\nNOTE;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=D5=C5=FF=FF=C8=FD\r\n"), -1);
  g_autofree char *records = dump (reader);

  g_assert_cmpstr (gops_table_source_get_encoding (reader), ==, "GB18030");
  g_assert_cmpuint (gops_table_source_get_damage (reader)->count, >, 0);
  g_assert_cmpuint (gops_table_source_get_damage (reader)->line, ==, 3);
  g_assert_cmpuint (gops_table_source_get_damage (reader)->offset, ==, strlen ("BEGIN:VCARD\r\nFN:A\r\n"));
}

/* Every card must come out the same wherever the blocks of the file end. */
static void
test_block_ends (void)
{
  for (gsize padding = 64 * 1024 - 120; padding < 64 * 1024 + 4; padding++)
    {
      g_autofree char *filler = g_strnfill (padding, 'x');
      g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\r\nX-Y:%s\r\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E5=\r\n=BC=A0\r\nNOTE:a\r\n b\r\nEND:VCARD\r\n", filler);
      g_autoptr (GopsTableSource) reader = open_well (text, -1);
      g_autofree char *records = dump (reader);

      g_assert_cmpstr (records, ==, "1[name][note] 1[张][ab]");
    }
}

/* --- harm --- */

static void
test_no_cards (void)
{
  static const struct { const char *text; GopsIntakeError code; } texts[] = {
    { "", GOPS_INTAKE_ERROR_EMPTY }, { "name,phone\nAda,1\n", GOPS_INTAKE_ERROR_EMPTY }, { "BEGIN:VCALENDAR\nEND:VCALENDAR\n", GOPS_INTAKE_ERROR_EMPTY },
    { "PK\003\004", GOPS_INTAKE_ERROR_NOT_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsTableSource) reader = open_bytes (texts[i].text, -1, &error);

      g_assert_null (reader);
      g_assert_error (error, GOPS_INTAKE_ERROR, (int) texts[i].code);
    }
}

static void
test_limits (void)
{
  g_autofree char *filler = g_strnfill (6 << 20, 'A');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GopsTableSource) reader = NULL;
  g_autofree char *records = NULL;

  g_string_append_printf (text, "BEGIN:VCARD\nFN:photo\nPHOTO;ENCODING=BASE64:%s\n\nTEL:1\nEND:VCARD\n", filler);
  g_string_append_printf (text, "BEGIN:VCARD\nFN:note\nNOTE:%s\nEND:VCARD\n", filler);
  g_string_append_printf (text, "BEGIN:VCARD\nFN:two\nNOTE:%.*s\nEND:VCARD\n", 2 << 20, filler);
  g_string_append (text, "BEGIN:VCARD\nFN:folded\nNOTE:");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\n 0123456789012345678901234567890123456789012345678901234567890123456789");
  g_string_append (text, "\nEND:VCARD\nBEGIN:VCARD\nFN:notes\n");
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, "NOTE:%.*s\n", 100000, filler);
  g_string_append_printf (text, "END:VCARD\nBEGIN:VCARD\nFN:name\n%s:1\nEND:VCARD\n", filler);
  g_string_append (text, "BEGIN:VCARD\nFN:phones\n");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "TEL;PREF:2\n");
  g_string_append (text, "END:VCARD\n");
  reader = open_well (text->str, (gssize) text->len);
  records = dump (reader);
  g_assert_cmpstr (records, ==,
                   "1[name][phone][note][phone 2][phone 3] 1[photo][1][][][] 7! 11! 15! 100019! 100042[name][][][][] 100046[phones][2][][2][2]");
}

static void
test_damaged_anywhere (void)
{
  g_autofree char *text = g_strdup (CARD ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=\r\n=BC=A0\r\nTEL;TYPE=\"a,b\":1\r\nPHOTO;BASE64:\r\n  AAAA\r\n\r\nBDAY:1990\r\n"));
  gsize length = strlen (text);

  for (gsize i = 0; i < 3 * length; i++)
    {
      static const char wrong[] = { '\0', '\n', '"' };
      char right = text[i / 3];
      g_autoptr (GopsTableSource) reader = NULL;
      g_autoptr (GError) error = NULL;
      gboolean more = TRUE;

      text[i / 3] = wrong[i % 3];
      reader = open_bytes (text, (gssize) (i % 3 == 0 ? i / 3 : length), &error);
      text[i / 3] = right;
      g_assert_true ((reader == NULL) == (error != NULL));
      while (reader != NULL && more && gops_table_source_next (reader, &more, NULL, NULL))
        for (guint c = 0; c < gops_table_source_get_n_cells (reader); c++)
          g_assert_true (g_utf8_validate (gops_table_source_get_cell (reader, c), -1, NULL));
    }
}

/* A card takes what it takes, wherever it lies in the file. */
static void
test_many_cards (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GopsTableSource) reader = NULL;
  gint64 before;
  gboolean more;
  guint n = 0;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, CARD ("VERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=E5=BC=A0%u;;;\r\nTEL;CELL:138%08u\r\n"), i, i);
  before = g_get_monotonic_time ();
  reader = open_well (text->str, (gssize) text->len);
  while (gops_table_source_next (reader, &more, NULL, NULL) && more)
    n++;
  g_assert_cmpuint (n, ==, 50001);
  g_test_message ("%.2f s", (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC);
}

/* --- files of real programs --- */

static const struct
{
  const char *file;
  guint       n_cards;
  guint       n_people;
  const char *part;        /* of the dump */
  guint       n_damaged;   /* places */
} fixtures[] = {
  { "cyanogenmod-vcard/v21_sip.vcf", 1, 1, "1[name] 1[Android]" },
  { "eds/libebook-1.vcf", 1, 1, "1[Frank Dawson][+1-919-676-9515][Frank_Dawson@Lotus.com][+1-919-676-9564][fdawson@earthlink.net]" },
  { "eds/libebook-12.vcf", 1, 1, "1[Michael Brüning][Michael][Brüning][+491622433834][ext-Michael.Bruning@nokia.com][19781229][017623384942][+4973117546691]" },
  { "ez-vcard/John_Doe_ANDROID.vcf", 6, 6, "Ñ Ñ Ñ Ñ ", 1 },
  { "ez-vcard/John_Doe_BLACK_BERRY.vcf", 1, 1, "[John Doe][john][Doe][+96123456789]" },
  { "ez-vcard/John_Doe_GMAIL.vcf", 1, 1,
    "[Mr. John Richter, James Doe Sr.][John Richter, James][Doe][905-555-1234][john.doe@ibm.com][1980-03-22][THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS IS\" AND" },
  { "ez-vcard/John_Doe_MAC_ADDRESS_BOOK.vcf", 1, 1, "[Mr. John Richter,James Doe Sr.][John Richter,James][Doe][Johny][905-777-1234][john.doe@ibm.com][2012-06-06]" },
  { "ez-vcard/gmail-list.vcf", 3, 3, "1[Arnold Smith][Arnold][Smith][asmithk@gmail.com] 7[Chris Beatle]" },
  { "ez-vcard/outlook-2003.vcf", 1, 1, "[John Doe III][John][Doe][Joey][MobilePhone][jdoe@hotmail.com][19800321][This is the note field!!\r\nSecond line\r\n\r\nThird line is empty\r\n]" },
  { "ez-vcard/rfc2426-example.vcf", 2, 2, " 13[Tim Howes][+1-415-937-3419][howes@netscape.com]" },
  { "ez-vcard/rfc6350-example.vcf", 1, 1, "[Simon Perreault][Simon][Perreault][+1-418-656-9254][simon.perreault@viagenie.ca][--0203][+1-418-262-6501]" },
  { "handmade/v21-qp-gb18030-declared-gb2312.vcf", 3, 3, "[𠮷野家的李四王五赵六孙七周八吴九郑十][𠮷野家的李四王五赵六孙七周八吴九郑十][][075512345678][x@example.com][第一行\r\n第二行；分号]" },
  { "handmade/v21-qp-gb18030-declared-gb2312.vcf", 3, 3, "[张三][三][张][13800138000][10001@example.com][第一行\r\n第二行；分号]" },
  { "handmade/v21-qp-gb18030-declared-gb2312.vcf", 3, 3, "[欧阳娜娜🌸][娜娜][欧阳][+86 139 0013 9000]" },
  { "handmade/v21-qp-utf8-cn.vcf", 3, 3, "[张三][三][张][13800138000][10001@example.com][第一行\r\n第二行；分号]" },
  { "handmade/v21-qp-utf8-cn.vcf", 3, 3, "[欧阳娜娜🌸][娜娜][欧阳][+86 139 0013 9000]" },
  { "handmade/v21-qp-utf8-cn.vcf", 3, 3, "[𠮷野家的李四王五赵六孙七周八吴九郑十][𠮷野家的李四王五赵六孙七周八吴九郑十][][075512345678][x@example.com]" },
  { "handmade/v40-group-and-lowercase.vcf", 2, 1, "1- 8[lower case][lower][case][+1-555-0100]" },
  { "ical.js/escape_semicolon.vcf", 1, 1, "[First Last NextCloud][Hugo][205333][home@gmx.de][2019-02-10][Test-Kontakte][11111111][222222][work@gmx.de][Firma]" },
  { "ical.js/vcard3.vcf", 1, 1, "[Mr. John Q. Public, Esq.][John Quinlan][Public][Robbie,Jim,Jimmie][+1-213-555-1234][jane_doe@abc.com][1996-04-15][TRAVEL AGENT,INTERNET,IETF,INDUSTRY,INFORMATION TECHNOLOGY]" },
  { "ical.js/vcard_grouped.vcf", 1, 1, "1[name] 1[]" },
  { "jeroendesloovere-vcard/example.vcf", 1, 1, "[Jeroen Desloovere][Jeroen][Desloovere][site@example.com]" },
  { "libical/leaktest.vcf", 3, 3, "1[Derik Stenerson][Derik][Stenerson][+1-425-936-5522][deriks@Microsoft.com][1963-09-21][+1-425-936-7329]" },
  { "sabre-vobject/issue64.vcf", 1, 1, "1[name]" },
  { "whatsapp-chat-exporter/contacts.vcf", 6, 6, "[John Butler 🌟💫🌟]" },
  { "whatsapp-chat-exporter/contacts.vcf", 6, 6, "[James Peacock Elementary][][][3451112222]" },
};

static void
check_fixture (guint i)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOPS_FIXTURES"), "vcard", fixtures[i].file, NULL), *got = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTableSource) reader = (GopsTableSource *) gops_vcard_reader_new (file, NULL, NULL, &error);
  g_autoptr (GopsTableSource) again = (GopsTableSource *) gops_vcard_reader_new (file, NULL, NULL, NULL);
  guint n = 0, people = 0;
  gboolean more;

  g_assert_no_error (error);
  g_test_message ("%s", fixtures[i].file);
  g_assert_true (gops_table_source_next (reader, &more, NULL, NULL));
  for (; gops_table_source_next (reader, &more, NULL, NULL) && more; n++)
    people += gops_table_source_get_fault (reader) == GOPS_TABLE_FAULT_NONE;
  g_assert_cmpuint (n, ==, fixtures[i].n_cards);
  g_assert_cmpuint (people, ==, fixtures[i].n_people);
  g_assert_cmpuint (gops_table_source_get_damage (reader)->count, ==, fixtures[i].n_damaged);
  got = dump (again);
  if (strstr (got, fixtures[i].part) == NULL)
    g_assert_cmpstr (got, ==, fixtures[i].part);
}

static void
test_fixtures (void)
{
  if (g_getenv ("GOPS_FIXTURES") == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    check_fixture (i);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_dir_make_tmp ("groupops-vcard-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/vcard/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/intake/vcard/headers", test_headers);
  g_test_add_func ("/intake/vcard/utf16", test_utf16);
  g_test_add_func ("/intake/vcard/encoding-and-damage", test_encoding_and_damage);
  g_test_add_func ("/intake/vcard/block-ends", test_block_ends);
  g_test_add_func ("/intake/vcard/no-cards", test_no_cards);
  g_test_add_func ("/intake/vcard/limits", test_limits);
  g_test_add_func ("/intake/vcard/damaged-anywhere", test_damaged_anywhere);
  g_test_add_func ("/intake/vcard/many-cards", test_many_cards);
  g_test_add_func ("/intake/vcard/fixtures", test_fixtures);
  result = g_test_run ();
  gops_test_remove_tree (folder);
  g_free (folder);
  return result;
}
