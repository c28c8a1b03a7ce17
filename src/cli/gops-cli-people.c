/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for people across groups: people, person, export inventory. */
#include "config.h"

#include "gops-cli.h"
#include "gops-cli-people.h"

#include <glib/gi18n.h>

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-group-words.h"
#include "gops-method.h"
#include "gops-name-index.h"
#include "gops-people-merge.h"
#include "gops-person-row.h"
#include "gops-person-sheet.h"
#include "gops-person-words.h"
#include "gops-points.h"

/* --- naming a person --- */

/* By the id, else the name, else an account or telephone number: what names somebody surely comes first. */
static const char *const person_sql[] = {
  "SELECT id FROM person WHERE id = CAST (?1 AS INTEGER) AND CAST (id AS TEXT) = ?1 AND " GOPS_BATCH_SHOWN ("batch"),
  "SELECT id FROM person_view WHERE name = ?1 ORDER BY id",
  "SELECT DISTINCT coalesce (p.merged_into, p.id) FROM person_identity i JOIN person p ON p.id = i.person_id WHERE i.external_id = ?1 AND "
  GOPS_BATCH_SHOWN ("i.batch") " ORDER BY 1",
  "SELECT DISTINCT coalesce (merged_into, id) FROM person WHERE phone <> '' AND phone = ?1 AND " GOPS_BATCH_SHOWN ("batch") " ORDER BY 1",
  "SELECT DISTINCT coalesce (p.merged_into, p.id) FROM membership m JOIN person p ON p.id = m.person_id WHERE m.nickname = ?1 AND "
  GOPS_BATCH_SHOWN ("m.batch") " ORDER BY 1",
};

static gboolean
fail_ambiguous (const char *name,
                GArray     *ids,
                GError    **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", g_array_index (ids, gint64, i));
  return gops_cli_fail (error, _("several people are called “%s”; name one by the id: %s"), name, list->str);
}

gboolean
gops_cli_find_person (GopsCli     *self,
                      const char  *name,
                      gint64      *out_person,
                      GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (person_sql) && ids->len == 0; i++)
    if (!gops_statement_add_ids (gops_store_query (self->store, error, person_sql[i], "s", name), ids, error))
      return FALSE;
  if (ids->len == 0)
    return gops_cli_fail (error, _("there is nobody called “%s” in %s; “groupops-cli people” lists everybody"), name, self->path);
  if (ids->len > 1)
    return fail_ambiguous (name, ids, error);
  *out_person = g_array_index (ids, gint64, 0);
  return TRUE;
}

/* --- people --- */

/* What groups call a person, where that is another name: after a rename in a chat without accounts it is the newer one.
 * (transfer full) */
static char *
dup_nicknames (GopsCli *self,
               gint64   person)
{
  char *names = NULL;

  (void) gops_store_read_text (self->store, &names, NULL, "SELECT coalesce (group_concat (nickname, ', '), '') FROM (SELECT DISTINCT nickname FROM member_view"
                               " WHERE person_id = ?1 AND nickname <> '' AND nickname <> full_name ORDER BY nickname)", "l", person);
  return names != NULL ? names : g_strdup ("");
}

static void
add_person (GopsCli       *self,
            GopsPersonRow *row)
{
  g_autofree char *nicknames = dup_nicknames (self, gops_record_get_id (row));
  gint64 at = gops_record_get_int (row, GOPS_PERSON_ROW_LAST_SPOKE_AT);
  gboolean blacklisted = gops_record_get_bool (row, GOPS_PERSON_ROW_BLACKLISTED);

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_record_get_id (row));
  gops_cli_add_text (self, "name", gops_record_get_text (row, GOPS_PERSON_ROW_NAME));
  gops_cli_add_text (self, "nicknames", nicknames);
  gops_cli_add_int (self, "groups", gops_record_get_int (row, GOPS_PERSON_ROW_N_GROUPS));
  gops_cli_add_text (self, "tags", gops_record_get_text (row, GOPS_PERSON_ROW_TAGS));
  gops_cli_add_int (self, "messages", gops_record_get_int (row, GOPS_PERSON_ROW_MESSAGES));
  gops_cli_add_instant (self, "last_active", at, NULL);
  gops_cli_add_bool (self, "staff", gops_record_get_bool (row, GOPS_PERSON_ROW_STAFF));
  gops_cli_add_bool (self, "bot", gops_record_get_bool (row, GOPS_PERSON_ROW_BOT));
  gops_cli_add_bool (self, "blacklisted", blacklisted);
  gops_cli_add_text (self, "reason", blacklisted ? gops_record_get_text (row, GOPS_PERSON_ROW_BLACKLIST_REASON) : NULL);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT "  ", gops_record_get_id (row));
  gops_cli_append_cell (self, gops_record_get_text (row, GOPS_PERSON_ROW_NAME), 20);
  g_string_append_printf (self->text, "%2d  %s", (int) gops_record_get_int (row, GOPS_PERSON_ROW_N_GROUPS), gops_record_get_text (row, GOPS_PERSON_ROW_GROUP_NAME));
  if (*nicknames != '\0')   /* Translators: names in groups, in a list of people */
    g_string_append_printf (self->text, _("  (called %s)"), nicknames);
  g_string_append_printf (self->text, "%s\n", blacklisted ? _("  (on the blacklist)") : "");
}

/* Names, and how they sound, first; then what else holds the text. */
#define BY_TEXT_SQL \
  "SELECT id FROM person_view WHERE instr (tags, ?1) > 0 OR instr (note, ?1) > 0 OR phone = ?1 OR email = ?1 OR id IN" \
  " (SELECT coalesce (p.merged_into, p.id) FROM person_identity i JOIN person p ON p.id = i.person_id WHERE i.external_id = ?1) OR id IN" \
  " (SELECT person_id FROM member_view WHERE instr (nickname, ?1) > 0) ORDER BY sort_key, id"

static GArray *
find_people (GopsCli     *self,
             const char  *text,
             GError     **error)
{
  g_autoptr (GArray) ids = gops_name_index_find (self->store, 0, text != NULL ? text : "", G_MAXUINT, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) more = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (ids == NULL || (text != NULL && !gops_statement_add_ids (gops_store_query (self->store, error, BY_TEXT_SQL, "s", text), more, error)))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (seen, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < more->len; i++)
    if (g_hash_table_contains (seen, &g_array_index (more, gint64, i)))
      g_array_index (more, gint64, i) = 0;
  g_array_append_vals (ids, more->data, more->len);
  return g_steal_pointer (&ids);
}

/* Whether the options ask for this person. */
static gboolean
is_asked_for (GopsCli       *self,
              GopsPersonRow *row)
{
  const char *tag = gops_cli_option (self, "tag");
  g_auto (GStrv) tags = g_strsplit (gops_record_get_text (row, GOPS_PERSON_ROW_TAGS), ",", -1);
  gboolean tagged = tag == NULL;

  for (guint i = 0; tags[i] != NULL && !tagged; i++)
    tagged = g_str_equal (g_strstrip (tags[i]), tag);
  return tagged && (!gops_cli_flag (self, "blacklist") || gops_record_get_bool (row, GOPS_PERSON_ROW_BLACKLISTED)) &&
         (!gops_cli_flag (self, "staff") || gops_record_get_bool (row, GOPS_PERSON_ROW_STAFF)) &&
         (!gops_cli_flag (self, "bots") || gops_record_get_bool (row, GOPS_PERSON_ROW_BOT)) &&
         (!gops_cli_flag (self, "several") || gops_record_get_int (row, GOPS_PERSON_ROW_N_GROUPS) > 1);
}

static gboolean
run_people (GopsCli  *self,
            GError  **error)
{
  g_autoptr (GArray) ids = NULL;
  guint limit, n = 0;

  if (!gops_cli_number (self, "limit", G_MAXUINT, &limit, error) || (ids = find_people (self, gops_cli_argument (self, 0), error)) == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < ids->len && n < limit; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GopsPersonRow) row = id != 0 ? gops_record_load (GOPS_TYPE_PERSON_ROW, self->store, id, error) : NULL;

      if (id == 0)
        continue;
      if (row == NULL)
        return FALSE;
      if (is_asked_for (self, row))
        {
          add_person (self, row);
          n++;
        }
    }
  gops_cli_end_array (self);
  return TRUE;
}

/* --- person --- */

static void
add_line (GopsCli    *self,
          const char *name,
          const char *label,
          const char *value)
{
  gops_cli_add_text (self, name, value);
  if (*value == '\0')
    return;
  gops_cli_append_cell (self, label, 12);
  g_string_append_printf (self->text, "%s\n", value);
}

static void
add_who (GopsCli               *self,
         const GopsPersonSheet *sheet)
{
  gops_cli_add_id (self, "id", sheet->id);
  add_line (self, "name", _("Name"), sheet->name);
  add_line (self, "phone", _("Phone"), sheet->phone);
  add_line (self, "email", _("E-mail"), sheet->email);
  add_line (self, "birthday", _("Birthday"), sheet->birthday);
  add_line (self, "tags", _("Tags"), sheet->tags);
  add_line (self, "note", _("Note"), sheet->note);
  gops_cli_add_bool (self, "staff", sheet->staff);
  gops_cli_add_bool (self, "bot", sheet->bot);
  gops_cli_add_bool (self, "blacklisted", sheet->blacklisted);
  gops_cli_add_text (self, "reason", sheet->blacklisted ? sheet->blacklist_reason : NULL);
  if (sheet->blacklisted)
    g_string_append_printf (self->text, _("On the blacklist: %s\n"), sheet->blacklist_reason);
  gops_cli_add_int (self, "messages", sheet->messages);
  gops_cli_add_int (self, "texts", sheet->texts);
  gops_cli_add_int (self, "points", sheet->points);
}

/* Where an account is, as people call it. */
static const char *
name_platform (const char *id)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), id);

  return platform != NULL ? gops_text_get (&platform->name, gops_interface_language ()) : id;
}

static void
add_accounts (GopsCli         *self,
              const GPtrArray *accounts)
{
  gops_cli_begin_array (self, "accounts");
  for (guint i = 0; i < accounts->len; i++)
    {
      const GopsPersonSheetPair *account = accounts->pdata[i];

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "platform", account->name);
      gops_cli_add_text (self, "account", account->value);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, name_platform (account->name), 12);
      g_string_append_printf (self->text, "%s\n", account->value);
    }
  gops_cli_end_array (self);
}

static void
add_pairs (GopsCli         *self,
           const char      *member,
           const GPtrArray *pairs,
           const char      *name,
           const char      *value)
{
  gops_cli_begin_array (self, member);
  for (guint i = 0; i < pairs->len; i++)
    {
      const GopsPersonSheetPair *pair = pairs->pdata[i];

      gops_cli_begin_object (self);
      gops_cli_add_text (self, name, pair->name);
      gops_cli_add_text (self, value, pair->value);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, pair->name, 12);
      g_string_append_printf (self->text, "%s\n", pair->value);
    }
  gops_cli_end_array (self);
}

static void
add_groups (GopsCli               *self,
            const GopsPersonSheet *sheet)
{
  gops_cli_begin_array (self, "groups");
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const GopsPersonSheetGroup *group = sheet->groups->pdata[i];

      gops_cli_begin_object (self);
      gops_cli_add_id (self, "group", group->group);
      gops_cli_add_text (self, "name", group->name);
      gops_cli_add_text (self, "nickname", group->nickname);
      gops_cli_add_text (self, "role", group->role);
      gops_cli_add_text (self, "tier", group->tier);
      gops_cli_add_text (self, "joined", group->joined_on);
      gops_cli_add_text (self, "left", group->left_on);
      gops_cli_add_text (self, "invited_by", group->invited_by);
      gops_cli_add_text (self, "note", group->note);
      gops_cli_add_int (self, "messages", group->messages);
      gops_cli_add_int (self, "texts", group->texts);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, group->name, 24);
      gops_cli_append_cell (self, gops_tier_name (group->tier), 12);
      g_string_append_printf (self->text, "%6" G_GINT64_FORMAT "  %s\n", group->messages, group->joined_on);
    }
  gops_cli_end_array (self);
}

static void
add_merges (GopsCli               *self,
            const GopsPersonSheet *sheet)
{
  gops_cli_begin_array (self, "merged");
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const GopsPersonSheetMerge *merge = sheet->merges->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, merge->id);

      gops_cli_begin_object (self);
      gops_cli_add_id (self, "merge", merge->id);
      gops_cli_add_id (self, "person", merge->person);
      gops_cli_add_text (self, "name", merge->name);
      gops_cli_add_text (self, "reason", merge->reason);
      gops_cli_end_object (self);
      g_string_append_printf (self->text, _("Merged with “%s” (%s): split with “merge-people --split %s”\n"), merge->name, merge->reason, id);
    }
  gops_cli_end_array (self);
}

static void
add_moments (GopsCli               *self,
             const GopsPersonSheet *sheet)
{
  gops_cli_begin_array (self, "history");
  for (guint i = 0; i < sheet->moments->len; i++)
    {
      const GopsPersonMoment *moment = sheet->moments->pdata[i];

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "date", moment->date);
      gops_cli_add_text (self, "group", moment->group);
      gops_cli_add_text (self, "what", moment->words);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, moment->date, 10);
      gops_cli_append_cell (self, moment->group, 24);
      g_string_append_printf (self->text, "%s\n", moment->words);
    }
  gops_cli_end_array (self);
}

GopsPersonSheet *
gops_cli_load_sheet (GopsCli     *self,
                     const char  *name,
                     char       **out_today,
                     GError     **error)
{
  g_autofree char *today = gops_date_today (self->store, NULL);
  g_autoptr (GopsPersonSheet) sheet = NULL;
  gint64 person;

  if (!gops_cli_find_person (self, name, &person, error) || (sheet = gops_person_sheet_load (self->store, person, gops_day_parse (today), error)) == NULL ||
      !gops_points_complete_sheet (sheet, self->store, error) || !gops_person_sheet_count_texts (sheet, self->store, error))
    return NULL;
  gops_person_sheet_describe (sheet);
  if (out_today != NULL)
    *out_today = g_steal_pointer (&today);
  return g_steal_pointer (&sheet);
}

static gboolean
run_person (GopsCli  *self,
            GError  **error)
{
  g_autoptr (GopsPersonSheet) sheet = gops_cli_load_sheet (self, gops_cli_argument (self, 0), NULL, error);

  if (sheet == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  add_who (self, sheet);
  add_accounts (self, sheet->accounts);
  add_pairs (self, "own", sheet->own, "field", "value");
  add_groups (self, sheet);
  add_merges (self, sheet);
  add_moments (self, sheet);
  gops_cli_end_object (self);
  return TRUE;
}

static const GopsCliOption people_options[] = {
  { "tag", "TAG", N_("only those with this tag") },
  { "blacklist", NULL, N_("only those on the blacklist") },
  { "staff", NULL, N_("only staff") },
  { "bots", NULL, N_("only bots") },
  { "several", NULL, N_("only those who are in several groups") },
  { "limit", "N", N_("at most so many") },
  { NULL },
};

const GopsCliCommand gops_cli_people_commands[] = {
  { "people", "[TEXT] [--tag TAG] [--blacklist] [--several] [--limit N]", N_("everybody once, or those whose name, pinyin, tag or account is TEXT"),
    people_options, 0, 1, GOPS_CLI_OPEN, run_people },
  { "person", "PERSON", N_("what is stored about one person, in all groups"), NULL, 1, 1, GOPS_CLI_OPEN, run_person },
  { NULL },
};
