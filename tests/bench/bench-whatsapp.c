/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a WhatsApp chat of a million lines against the loop that one writes in Python for it: a regular expression over
 * every line, and of what it finds the moment, the sender and the text with the lines that go on with it. The loop knows
 * how this one file is written; the reader finds that out first, and looks for events and media besides.
 *
 * Both are processor time of one process each, in the same run. bench-whatsapp FILE reads one file and prints the seconds.
 */
#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "gops-bench.h"
#include "gops-whatsapp-reader.h"

#define LINES  1000000

static const char loop[] =
  "import re, sys, time\n"
  "from datetime import datetime\n"
  "header = re.compile(r'(\\d{1,2})/(\\d{1,2})/(\\d{2}), (\\d{1,2}):(\\d{2})\\u202f([AP])M - (?:(.*?): )?(.*)')\n"
  "entries, entry = 0, None\n"
  "for line in open(sys.argv[1], encoding='utf-8'):\n"
  "    found = header.match(line)\n"
  "    if found:\n"
  "        month, day, year, hour, minute, half, sender, text = found.groups()\n"
  "        at = datetime(2000 + int(year), int(month), int(day), int(hour) % 12 + (12 if half == 'P' else 0), int(minute))\n"
  "        entry = (at, sender, text)\n"
  "        entries += 1\n"
  "    elif entry:\n"
  "        entry = (entry[0], entry[1], entry[2] + '\\n' + line)\n"
  "print(entries, time.process_time())\n";

/* People answer in bursts; one line in twelve goes on with the one before. */
static void
write_chat (const char *path)
{
  static const char *const names[] = { "Ada Lovelace", "Bob", "Cleo Marks", "+1 (555) 010-0001", "Dan K.", "Eve", "Mallory",
                                       "~ Zo\303\253" };
  static const char *const words[] = { "the", "quick", "brown", "fox", "jumps", "over", "lazy", "dogs", "and", "then", "we",
                                       "met", "near", "bridge", "weekend", "plans", "\360\237\230\200", "about" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GDateTime) start = g_date_time_new_utc (2020, 1, 1, 0, 0, 0);
  FILE *file = fopen (path, "w");
  guint sender = 0, seconds = 0;

  for (guint i = 0; i < LINES; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_seconds (start, seconds);
      int hour = g_date_time_get_hour (at);

      if (i % 12 != 11)
        fprintf (file, "%d/%d/%02d, %d:%02d\342\200\257%s - %s:", g_date_time_get_month (at), g_date_time_get_day_of_month (at),
                 g_date_time_get_year (at) % 100, (hour + 11) % 12 + 1, g_date_time_get_minute (at), hour < 12 ? "AM" : "PM",
                 names[sender]);
      for (int n = g_rand_int_range (random, 2, 12); n > 0; n--)
        fprintf (file, " %s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      fputc ('\n', file);
      seconds += (guint) g_rand_int_range (random, 1, 240);
      if (g_rand_int_range (random, 0, 2) == 0)
        sender = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (names));
    }
  fclose (file);
}

/* Returns: how many entries there are */
static guint
read_chat (const char *path)
{
  GopsChatOptions options = { .encoding = NULL };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = gops_whatsapp_format.open (file, &options, report, NULL, &error);
  const GopsChatEntry *entry;
  guint n = 0;

  g_assert_no_error (error);
  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    n++;
  g_assert_no_error (error);
  return n;
}

int
main (int    argc,
      char **argv)
{
  return gops_bench_against_python ("WhatsApp chat of 1,000,000 lines, against a loop in Python", 0.15, argc, argv, write_chat, read_chat, loop);
}
