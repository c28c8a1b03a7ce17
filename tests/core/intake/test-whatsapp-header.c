/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headers of WhatsApp's lines, in every country's way; what only looks like one; and words in the place of messages. */
#include <gio/gio.h>
#include <string.h>

#include "gops-whatsapp-header.h"
#include "gops-whatsapp-title.h"
#include "gops-whatsapp-words.h"

#define DMY  GOPS_DATE_ORDER_DMY
#define MDY  GOPS_DATE_ORDER_MDY
#define YMD  GOPS_DATE_ORDER_YMD
#define LRM  "\342\200\216"
#define RLM  "\342\200\217"
#define NNB  "\342\200\257"
#define NB   "\302\240"
#define BOM  "\357\273\277"
#define NONE "no header"
#define CUT  "cut"

static const struct
{
  const char   *line;
  GopsDateOrder order;
  const char   *read;   /* date and time | sender | text; "-" for nobody */
} headers[] = {
  /* Android */
  { "1/5/24, 9:41 AM - Ada: hi", MDY, "2024-01-05 09:41:00|Ada|hi" },
  { "1/5/24, 9:41" NNB "AM - Ada: hi", MDY, "2024-01-05 09:41:00|Ada|hi" },
  { "1/5/24, 12:05" NNB "PM - Ada: hi", MDY, "2024-01-05 12:05:00|Ada|hi" },
  { "1/5/24, 12:05" NNB "AM - Ada: hi", MDY, "2024-01-05 00:05:00|Ada|hi" },
  { "1/5/24, 23:59 PM - Ada: hi", MDY, "2024-01-05 23:59:00|Ada|hi" },
  { "1/5/24, 00:04 AM - Ada: hi", MDY, "2024-01-05 00:04:00|Ada|hi" },
  { "1/5/24, 24:04 - Ada: hi", MDY, "2024-01-05 00:04:00|Ada|hi" },
  { "12/09/2020, 23:55 - Ada: hi", DMY, "2020-09-12 23:55:00|Ada|hi" },
  { "12/09/2020, 23:55 - Ada: hi", MDY, "2020-12-09 23:55:00|Ada|hi" },
  { "29.01.18, 12:24 - Ada: hallo", DMY, "2018-01-29 12:24:00|Ada|hallo" },
  { "29.1.18, 12:24 - Ada: hallo", DMY, "2018-01-29 12:24:00|Ada|hallo" },
  { "23-03-2022 13:31 - Ada: hoi", DMY, "2022-03-23 13:31:00|Ada|hoi" },
  { "28/3/2025, 9:29" NB "p." NB "m. - Ada: hola", DMY, "2025-03-28 21:29:00|Ada|hola" },
  { "28/3/2025, 9:29 a. m. - Ada: hola", DMY, "2025-03-28 09:29:00|Ada|hola" },
  { "28/3/2025, 9:29 p.m. - Ada: hola", DMY, "2025-03-28 21:29:00|Ada|hola" },
  { "2024/10/31 15:50 - 老周: 大家好", DMY, "2024-10-31 15:50:00|老周|大家好" },
  { "2024/10/31 下午3:50 - 老周: 大家好", DMY, "2024-10-31 15:50:00|老周|大家好" },
  { "2024/10/31 凌晨12:50 - 老周: 大家好", DMY, "2024-10-31 00:50:00|老周|大家好" },
  { "2024/10/31 中午12:05 - 老周: 大家好", DMY, "2024-10-31 12:05:00|老周|大家好" },
  { "2024/10/31 中午1:05 - 老周: 大家好", DMY, "2024-10-31 13:05:00|老周|大家好" },
  { "2024/10/31 晚上8:05 - 老周: 大家好", DMY, "2024-10-31 20:05:00|老周|大家好" },
  { "2021-03-18, 14:56 - Ada: hi", DMY, "2021-03-18 14:56:00|Ada|hi" },
  { "2021-03-18 14 h 56 - Ada: salut", DMY, "2021-03-18 14:56:00|Ada|salut" },
  { "24-03-18, 14:56 - Ada: hi", YMD, "2024-03-18 14:56:00|Ada|hi" },
  { "13/10/2022 16.25 - Ada: hai", DMY, "2022-10-13 16:25:00|Ada|hai" },
  { "18/03/2565 14:56 - อาดา: สวัสดี", DMY, "2022-03-18 14:56:00|อาดา|สวัสดี" },
  { "18/3/65 14:56 - อาดา: สวัสดี", DMY, "2022-03-18 14:56:00|อาดา|สวัสดี" },
  { "13. 6. 2018., 21:25 - Ada: szia", DMY, "2018-06-13 21:25:00|Ada|szia" },
  { "2018. 06. 13. 21:25 - Ada: szia", DMY, "2018-06-13 21:25:00|Ada|szia" },
  { "2018. 1. 29. 오후 12:24 - 에이다: 안녕", DMY, "2018-01-29 12:24:00|에이다|안녕" },
  { "2018. 1. 29. 오전 12:24 - 에이다: 안녕", DMY, "2018-01-29 00:24:00|에이다|안녕" },
  { "2022/3/18 午後2:56 - エイダ: やあ", DMY, "2022-03-18 14:56:00|エイダ|やあ" },
  { "٢٧/٣/٢٠٢٢، ٩:٤١ م - آدا: مرحبا", DMY, "2022-03-27 21:41:00|آدا|مرحبا" },
  { "۲۷/۳/۲۰۲۲، ۲۱:۴۱ - آدا: سلام", DMY, "2022-03-27 21:41:00|آدا|سلام" },
  { "२७/३/२०२२, २१:४१ - अदा: नमस्ते", DMY, "2022-03-27 21:41:00|अदा|नमस्ते" },
  { "29.01.18, 2:24 nachm. - Ada: hallo", DMY, "2018-01-29 14:24:00|Ada|hallo" },
  { "29.01.18, 2:24 vorm. - Ada: hallo", DMY, "2018-01-29 02:24:00|Ada|hallo" },
  { "29/01/2018 à 14:24 - Ada: salut", DMY, "2018-01-29 14:24:00|Ada|salut" },
  { "09/17/19, 8:30:52 AM – Ada: en dash", MDY, "2019-09-17 08:30:52|Ada|en dash" },
  { "09/17/19, 8:30 AM — Ada: em dash", MDY, "2019-09-17 08:30:00|Ada|em dash" },
  { LRM "1/5/24, 9:41 AM - Ada: hi", MDY, "2024-01-05 09:41:00|Ada|hi" },
  { BOM "1/29/18, 12:26 - Ada: hi", MDY, "2018-01-29 12:26:00|Ada|hi" },
  { "1/5/24, 9:41 AM - Ada added Bob", MDY, "2024-01-05 09:41:00|-|Ada added Bob" },
  { "1/5/24, 9:41 AM - Ada:", MDY, "2024-01-05 09:41:00|Ada|" },
  { "1/5/24, 9:41 AM - Ada: ", MDY, "2024-01-05 09:41:00|Ada|" },
  { "1/5/24, 9:41 AM - Ada:.", MDY, "2024-01-05 09:41:00|-|Ada:." },
  { "1/5/24, 9:41 AM - Ada:" NB "hi", MDY, "2024-01-05 09:41:00|Ada|hi" },
  { "1/5/24, 9:41 AM - Ada:" NNB "hi", MDY, "2024-01-05 09:41:00|Ada|hi" },
  { "1/5/24, 9:41 AM - 10:30 crew: hi", MDY, "2024-01-05 09:41:00|10:30 crew|hi" },
  { "1/5/24, 9:41 AM - +1 (555) 010-0001: hi", MDY, "2024-01-05 09:41:00|+1 (555) 010-0001|hi" },
  { "1/5/24, 9:41 AM - 张三：: hi", MDY, "2024-01-05 09:41:00|张三：|hi" },
  { "1/5/24, 9:41 AM - ", MDY, "2024-01-05 09:41:00|-|" },
  { "1/5/24, 9:41 AM -", MDY, "2024-01-05 09:41:00|-|" },
  /* iPhones */
  { "[16/03/2022, 15:10:17] Ada: hi", DMY, "2022-03-16 15:10:17|Ada|hi" },
  { "[3/27/22, 21:41:35] Ada: hi", MDY, "2022-03-27 21:41:35|Ada|hi" },
  { "[3/27/22, 9:41:35" NNB "PM] Ada: hi", MDY, "2022-03-27 21:41:35|Ada|hi" },
  { "[3/27/22 21:41:35] Ada: hi", MDY, "2022-03-27 21:41:35|Ada|hi" },
  { LRM "[3/27/22, 21:41:55] Ada: " LRM "image omitted", MDY, "2022-03-27 21:41:55|Ada|" LRM "image omitted" },
  { "[" RLM "18" RLM "/3" RLM "/2022، 14:56:01] Ada: hi", DMY, "2022-03-18 14:56:01|Ada|hi" },
  { RLM "[" RLM "18" RLM "/3" RLM "/2022، 14:56:01] Ada: hi", DMY, "2022-03-18 14:56:01|Ada|hi" },
  { "[" BOM "29.01.18, 12:24:03 PM] Ada: hi", DMY, "2018-01-29 12:24:03|Ada|hi" },
  { BOM "[" BOM "29.01.18, 12:24:03 PM] Ada: hi", DMY, "2018-01-29 12:24:03|Ada|hi" },
  { "[3/18/R4, 14:56:01] Ada: hi", MDY, "2022-03-18 14:56:01|Ada|hi" },
  { "[R4/3/18 14:56:01] Ada: hi", DMY, "2022-03-18 14:56:01|Ada|hi" },
  { "[令和4/3/18 14:56:01] Ada: hi", DMY, "2022-03-18 14:56:01|Ada|hi" },
  { "[H31/4/30 14:56:01] Ada: hi", DMY, "2019-04-30 14:56:01|Ada|hi" },
  { "[民國111/3/18 14:56:01] Ada: hi", DMY, "2022-03-18 14:56:01|Ada|hi" },
  { "[3/18/2565 BE, 14:56:01] Ada: hi", MDY, "2022-03-18 14:56:01|Ada|hi" },
  { "[21:41:35, 3/27/22] Ada: chào", MDY, "2022-03-27 21:41:35|Ada|chào" },
  { "[9:41 PM, 3/27/2022] Ada: copied", MDY, "2022-03-27 21:41:00|Ada|copied" },
  { "[下午9:41, 2022/3/27] 老周: 抄", DMY, "2022-03-27 21:41:00|老周|抄" },
  { "[13.6.2018 klo 21.25.15] Ada: hei", DMY, "2018-06-13 21:25:15|Ada|hei" },
  { "[13.06.2018 21.25.15] Ada: hej", DMY, "2018-06-13 21:25:15|Ada|hej" },
  { "[2018/06/13 1:55:00 p. m.] Ada: oi", DMY, "2018-06-13 13:55:00|Ada|oi" },
  { "[2022-03-18 14 h 56 min 01 s] Ada: allo", DMY, "2022-03-18 14:56:01|Ada|allo" },
  { "[2024/10/31 下午3:05:12] 老周: 好", DMY, "2024-10-31 15:05:12|老周|好" },
  { "[01/01/19 11:25] Ada: hi", DMY, "2019-01-01 11:25:00|Ada|hi" },
  { "[15/12/2025, 10:36:00 AM] Note without a sender", DMY, "2025-12-15 10:36:00|-|Note without a sender" },
  { "[3/27/22, 21:41:35] - Ada: merged by hand", MDY, "2022-03-27 21:41:35|Ada|merged by hand" },
  { "[3/27/22, 21:41:35]Ada: hi", MDY, "2022-03-27 21:41:35|Ada|hi" },
  { "[3/27/22, 21:41:35] ~" NNB "Zoë: hi", MDY, "2022-03-27 21:41:35|~" NNB "Zoë|hi" },
  { "[3/27/22, 21:41:35] ", MDY, "2022-03-27 21:41:35|-|" },
  /* others */
  { "04-12-2016 10:11:12: Ada: lang geleden", DMY, "2016-12-04 10:11:12|Ada|lang geleden" },
  { "04-12-2016 10:11:12: Ada added Bob", DMY, "2016-12-04 10:11:12|-|Ada added Bob" },
  { "15/12/2025, 10:34:00 AM Ada: without a dash", DMY, "2025-12-15 10:34:00|Ada|without a dash" },
  /* none */
  { "", DMY, NONE },
  { "hello", DMY, NONE },
  { "Ada: hi", DMY, NONE },
  { "2024/11/1 these are only dates and words", DMY, NONE },
  { "2024/11/1 08:00 we meet at the old bridge, all of us", DMY, NONE },
  { "10:30 we meet, and we shall see: all of us", DMY, NONE },
  { "1.2.3 is a version, not a date at all", DMY, NONE },
  { "12345/1/2024, 10:00 - Ada: hi", DMY, NONE },
  { "1/2/3456789, 10:00 - Ada: hi, how are you?", DMY, NONE },
  { "1/5/24, 25:41 - Ada: hi, how are you?", MDY, NONE },
  { "1/5/24, 9:61 - Ada: hi, how are you?", MDY, NONE },
  { "1/5-24, 9:41 - Ada: hi, how are you?", MDY, NONE },
  { "[1/5/24, 9:41 - Ada: hi, how are you?", MDY, NONE },
  { "1/5/24,9:41-Ada: hi, how are you?", MDY, NONE },
  { "[link](https://example.com) and more", DMY, NONE },
  { "👍🏽 1/5/24, 9:41 AM - Ada: hi", MDY, NONE },
  { "Right, 1/5/24, 9:41 AM - Ada: hi", MDY, NONE },
  { "(1) 1/5/24, 9:41 AM - Ada: hi", MDY, NONE },
  { "H2O 1/5/24, 9:41 AM - Ada: hi", MDY, NONE },
  /* cut */
  { "1/5/24", MDY, CUT },
  { "1/5/24, 9:41", MDY, CUT },
  { "1/5/24, 9:41 A", MDY, CUT },
  { "1/5/24, 9:41 AM", MDY, CUT },
  { "[16/03/2022, 15:10:1", DMY, CUT },
  { "[", DMY, CUT },
  { "2024/10/31 下午", DMY, CUT },
};

static char *
dump_header (const char   *line,
             GopsDateOrder order)
{
  GopsWhatsappMemo memo = { .date_length = 0 };
  GopsWhatsappHeader header;
  int year, month, day;
  gssize end;
  gsize text;

  switch (gops_whatsapp_header_scan (line, strlen (line), &memo, &header))
    {
    case GOPS_WHATSAPP_NO_HEADER:  return g_strdup (NONE);
    case GOPS_WHATSAPP_HEADER_CUT: return g_strdup (CUT);
    case GOPS_WHATSAPP_HEADER:     break;
    }
  g_assert_true (gops_whatsapp_header_date (&header, order, &year, &month, &day));
  end = gops_whatsapp_find_sender_end (header.rest, header.rest_length);
  text = end < 0 ? 0 : gops_whatsapp_find_body (header.rest, header.rest_length, (gsize) end);
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d|%.*s|%.*s", year, month, day, header.hour, header.minute,
                          header.second, end < 0 ? 1 : (int) end, end < 0 ? "-" : header.rest,
                          (int) (header.rest_length - text), header.rest + text);
}

static void
test_headers (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (headers), >=, 80);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *read = dump_header (headers[i].line, headers[i].order);

      g_test_message ("%s", headers[i].line);
      g_assert_cmpstr (read, ==, headers[i].read);
    }
}

/* The memory of the headers before must not change what is read: every header after every other. */
static void
test_memo (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (headers); j++)
      {
        GopsWhatsappMemo none = { .date_length = 0 }, memo = none;
        GopsWhatsappHeader expected = { 0 }, header = { 0 };
        gsize length = strlen (headers[j].line);
        GopsWhatsappScan scan = gops_whatsapp_header_scan (headers[j].line, length, &none, &expected);

        (void) gops_whatsapp_header_scan (headers[i].line, strlen (headers[i].line), &memo, &header);
        g_assert_cmpint (gops_whatsapp_header_scan (headers[j].line, length, &memo, &header), ==, scan);
        if (scan != GOPS_WHATSAPP_HEADER)
          continue;
        g_assert_cmpuint (header.shape, ==, expected.shape);
        g_assert_cmpmem (header.numbers, sizeof header.numbers, expected.numbers, sizeof expected.numbers);
        g_assert_cmpint (header.hour * 3600 + header.minute * 60 + header.second, ==,
                         expected.hour * 3600 + expected.minute * 60 + expected.second);
        g_assert_true (header.rest == expected.rest && header.rest_length == expected.rest_length);
      }
}

/* "same_date" is said of the bytes of the last header, never of what only began like one. */
static void
test_same_date (void)
{
  static const struct
  {
    const char *line;
    gboolean    same;
  } lines[] = {
    { "1/5/24, 9:41 AM - Ada: hi", FALSE }, { "1/5/24, 9:42 AM - Ada: hi", TRUE }, { "1/6/24, at noon", FALSE },
    { "1/6/24, 9:42 AM - Ada: hi", FALSE }, { "1/6/24, 9:43 AM - Ada: hi", TRUE },
  };
  GopsWhatsappMemo memo = { .date_length = 0 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GopsWhatsappHeader header = { 0 };

      (void) gops_whatsapp_header_scan (lines[i].line, strlen (lines[i].line), &memo, &header);
      g_assert_cmpint (header.same_date, ==, lines[i].same);
    }
}

static const struct
{
  const char *text;
  int         word;   /* -1: none */
  const char *kind;
} words[] = {
  { "<Media omitted>", GOPS_WHATSAPP_OMITTED, "other" },
  { "<media omitted>", GOPS_WHATSAPP_OMITTED, "other" },
  { "< Média vynechána >", GOPS_WHATSAPP_OMITTED, "other" },
  { "null", GOPS_WHATSAPP_OMITTED, "other" },
  { "<省略多媒体文件>", GOPS_WHATSAPP_OMITTED, "other" },
  { LRM "image omitted", GOPS_WHATSAPP_OMITTED, "image" },
  { LRM "图像已忽略", GOPS_WHATSAPP_OMITTED, "image" },
  { LRM "视频已忽略", GOPS_WHATSAPP_OMITTED, "video" },
  { LRM "音声は含まれていません", GOPS_WHATSAPP_OMITTED, "voice" },
  { "This message was deleted", GOPS_WHATSAPP_DELETED, "deleted" },
  { "This message was deleted.", GOPS_WHATSAPP_DELETED, "deleted" },
  { "此消息已删除。", GOPS_WHATSAPP_DELETED, "deleted" },
  { "Вы" NB "удалили данное сообщение", GOPS_WHATSAPP_DELETED_BY_ME, "deleted" },
  { "You deleted this message", GOPS_WHATSAPP_DELETED_BY_ME, "deleted" },
  { "You deleted this message as admin", GOPS_WHATSAPP_DELETED, "deleted" },
  { "Missed voice call", GOPS_WHATSAPP_CALL, "call" },
  { "file attached", GOPS_WHATSAPP_ATTACHED, "other" },
  { "<This message was edited>", GOPS_WHATSAPP_EDITED, "text" },
  { "POLL:", GOPS_WHATSAPP_POLL, "poll" },
  { "This message was deleted by Bob and I know why", -1, NULL },
  { "the media omitted it", -1, NULL },
  { "null and void", -1, NULL },
  { "", -1, NULL },
  { "<>", -1, NULL },
  { "< >", -1, NULL },
  { "....", -1, NULL },
  { "    ", -1, NULL },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const GopsWhatsappWords *found = gops_whatsapp_words_find (words[i].text, strlen (words[i].text));

      g_test_message ("%s", words[i].text);
      g_assert_cmpint (found != NULL ? (int) found->word : -1, ==, words[i].word);
      if (found != NULL)
        g_assert_cmpstr (gops_chat_kind_get_id (found->kind), ==, words[i].kind);
    }
}

/* All that the table holds is found, whichever way its letters are written. */
static void
test_word_table (void)
{
  guint n;
  const GopsWhatsappWords *table = gops_whatsapp_word_table (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) texts = g_strsplit (table[i].texts, "|", -1);

      for (guint j = 0; texts[j] != NULL; j++)
        {
          g_autofree char *marked = g_strdup_printf (LRM "<%s>", texts[j]);

          g_assert_true (g_utf8_validate (texts[j], -1, NULL));
          g_assert_nonnull (gops_whatsapp_words_find (texts[j], strlen (texts[j])));
          g_assert_nonnull (gops_whatsapp_words_find (marked, strlen (marked)));
        }
    }
  g_assert_true (gops_whatsapp_words_is_me ("en", "You", 3));
  g_assert_true (gops_whatsapp_words_is_me ("nl", "U", 1));
  g_assert_false (gops_whatsapp_words_is_me ("en", "U", 1));
  g_assert_false (gops_whatsapp_words_is_me_speaking ("Ty"));
}

static const struct
{
  const char *name;
  const char *title;
} titles[] = {
  { "WhatsApp Chat with Book Club.txt", "Book Club" },
  { "WhatsApp Chat with Book Club (2).txt", "Book Club" },
  { "WhatsApp Chat with Book Club (2024).zip", "Book Club" },
  { "WhatsApp Chat with Book Club (north).txt", "Book Club (north)" },
  { "WhatsApp Chat - Book Club.zip", "Book Club" },
  { "WhatsApp Chat mit Lesekreis.txt", "Lesekreis" },
  { "Chat de WhatsApp con Club de lectura.TXT", "Club de lectura" },
  { "Conversa do WhatsApp com Clube.txt", "Clube" },
  { "Discussion WhatsApp avec Cercle.txt", "Cercle" },
  { "Чат WhatsApp с контактом Ада.txt", "Ада" },
  { "Чат WhatsApp с Ада.txt", "Ада" },
  { "Chat WhatsApp s uživatelem Ada.txt", "Ada" },
  { "与读书打卡的 WhatsApp 聊天.txt", "读书打卡" },
  { "與讀書會的WhatsApp對話.zip", "讀書會" },
  { "_chat.txt", "" },
  { "chat.txt", "" },
  { "WhatsApp Chat with .txt", "" },
  { "", "" },
};

static void
test_titles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = gops_whatsapp_title_from_file (titles[i].name);

      g_assert_cmpstr (title, ==, titles[i].title);
    }
  g_assert_true (gops_whatsapp_title_is_same ("Club_ 2025", "Club: 2025"));
  g_assert_true (gops_whatsapp_title_is_same ("读书_打卡", "读书/打卡"));
  g_assert_false (gops_whatsapp_title_is_same ("Club_ 2025", "Club: 2024"));
  g_assert_false (gops_whatsapp_title_is_same ("Club", "Club 2"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/whatsapp/headers", test_headers);
  g_test_add_func ("/intake/whatsapp/headers-after-others", test_memo);
  g_test_add_func ("/intake/whatsapp/same-date", test_same_date);
  g_test_add_func ("/intake/whatsapp/words", test_words);
  g_test_add_func ("/intake/whatsapp/word-table", test_word_table);
  g_test_add_func ("/intake/whatsapp/titles", test_titles);
  return g_test_run ();
}
