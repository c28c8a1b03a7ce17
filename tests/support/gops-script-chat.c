/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat export whose entries are written as they are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gops-script-chat.h"

#define FIRST_DAY 1788220800   /* 2026-09-01, 0:00 UTC */

typedef struct
{
  GopsChatReader  reader;
  char          **lines;      /* (owned) */
  guint           at;
  gboolean        in_room;
  char           *texts[7];   /* (owned): of the entry */
  GopsChatPerson  person;
} Script;

static gint64
read_time (const char *text)
{
  int day = 1, hour = 0, minute = 0, second = 0;

  if (strchr (text, '/') != NULL)
    {
      day = atoi (text);
      text = strchr (text, '/') + 1;
    }
  g_assert_cmpint (sscanf (text, "%d:%d:%d", &hour, &minute, &second), >=, 2);
  return ((gint64) FIRST_DAY + (day - 1) * 86400 + hour * 3600 + minute * 60 + second) * G_USEC_PER_SEC;
}

static const char *
keep (Script     *self,
      guint       place,
      const char *word)
{
  g_free (self->texts[place]);
  self->texts[place] = g_strdup (g_strcmp0 (word, "-") == 0 || word == NULL ? "" : word);
  return g_strdelimit (self->texts[place], "_", ' ');
}

static GopsChatEvent
event_of (const char *word)
{
  static const struct { const char *word; GopsChatEvent event; } events[] = {
    { "join", GOPS_CHAT_JOINED }, { "left", GOPS_CHAT_LEFT }, { "removed", GOPS_CHAT_REMOVED }, { "renamed", GOPS_CHAT_RENAMED },
    { "admin", GOPS_CHAT_MADE_ADMIN }, { "number", GOPS_CHAT_NEW_ACCOUNT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (events[i].word, word))
      return events[i].event;
  g_assert_not_reached ();
}

/* "< account name" behind an event: who did it. */
static void
take_actor (Script *self,
            char   *rest)
{
  g_auto (GStrv) words = g_strsplit (rest, " ", 3);

  self->person = self->reader.entry.sender;
  self->reader.entry.people = &self->person;
  self->reader.entry.n_people = 1;
  self->reader.entry.sender = (GopsChatPerson) GOPS_CHAT_NOBODY;
  if (g_strcmp0 (words[0], "<") != 0)
    return;
  self->reader.entry.sender.id = keep (self, 3, words[1]);
  self->reader.entry.sender.name = keep (self, 4, words[2]);
}

static void
take_text (Script *self,
           char   *rest)
{
  char *answer = strstr (rest, " > ");

  if (answer != NULL)
    {
      *answer = '\0';
      self->reader.entry.reply_to = keep (self, 3, answer + 3);
    }
  g_free (self->texts[4]);
  self->reader.entry.body = self->texts[4] = g_strdup (rest);
}

/* "account+number", either may be missing. */
static void
take_account (Script *self,
              char   *word)
{
  char *number = strchr (word, '+');

  self->reader.entry.sender.phone = keep (self, 5, number);
  if (number != NULL)
    *number = '\0';
  self->reader.entry.sender.id = keep (self, 1, word);
}

static void
take_line (Script *self,
           char   *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 6);
  GopsChatEntry *entry = &self->reader.entry;

  g_assert_cmpuint (g_strv_length (words), >=, 5);
  gops_chat_entry_clear (entry);
  entry->room = self->reader.rooms->len - 1;
  entry->line = self->at;
  entry->key = keep (self, 0, words[2]);
  take_account (self, words[3]);
  entry->sender.name = keep (self, 2, words[4]);
  entry->sender.bot = g_str_has_prefix (entry->sender.id, "bot");
  entry->sender.me = g_str_equal (entry->sender.name, "Me");
  if (g_str_equal (words[1], "member"))
    {
      entry->kind = GOPS_CHAT_MEMBER;
      return;
    }
  entry->at = read_time (words[0]);
  if (g_str_equal (words[1], "m"))
    {
      take_text (self, words[5] != NULL ? words[5] : (char[]) { "" });
      return;
    }
  entry->kind = GOPS_CHAT_EVENT;
  entry->event = event_of (words[1]);
  if (entry->event == GOPS_CHAT_RENAMED)
    entry->detail = keep (self, 3, words[5]);
  else
    take_actor (self, words[5] != NULL ? words[5] : (char[]) { "" });
}

static gboolean
script_next (GopsChatReader       *reader,
             const GopsChatEntry **out_entry,
             GCancellable         *cancellable,
             GError              **error)
{
  Script *self = (Script *) reader;

  *out_entry = NULL;
  for (; self->lines[self->at] != NULL; self->at++)
    if (*self->lines[self->at] == '#')
      gops_chat_reader_add_room (reader, "", self->lines[self->at] + 2, TRUE);
    else if (*self->lines[self->at] != '\0')
      {
        if (reader->rooms->len == 0)
          gops_chat_reader_add_room (reader, "", "", TRUE);
        take_line (self, self->lines[self->at++]);
        *out_entry = &reader->entry;
        return TRUE;
      }
  return TRUE;
}

static guint64
script_get_offset (GopsChatReader *reader)
{
  return ((Script *) reader)->at;
}

static void
script_free (GopsChatReader *reader)
{
  Script *self = (Script *) reader;

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_strfreev (self->lines);
  g_free (self);
}

static const GopsChatReaderClass script_class = { script_next, script_get_offset, script_free };

static GopsChatReader *
script_open (GFile                  *file,
             const GopsChatOptions  *options,
             GopsImportReport       *report,
             GCancellable           *cancellable,
             GError                **error)
{
  g_autofree char *text = NULL;
  Script *self;

  if (!g_file_load_contents (file, cancellable, &text, NULL, NULL, error))
    return NULL;
  self = g_new0 (Script, 1);
  gops_chat_reader_init (&self->reader, &script_class, report);
  self->lines = g_strsplit (text, "\n", -1);
  self->reader.findings.encoding = g_strdup ("UTF-8");
  return &self->reader;
}

static guint
script_rate (const GopsFileHead *head)
{
  return 100;
}

const GopsChatFormat gops_script_chat_format = { "script", "Script", ".txt", script_rate, script_open };

GopsImportReport *
gops_test_import_script (GopsStore  *store,
                         const char *folder,
                         gint64      group,
                         const char *script)
{
  g_autofree char *path = g_build_filename (folder, "chat.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, &gops_script_chat_format);
  g_autoptr (GError) error = NULL;
  GopsImportReport *report;

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  gops_chat_import_set_group (import, 0, group);
  report = gops_chat_import_run (import, store, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}
