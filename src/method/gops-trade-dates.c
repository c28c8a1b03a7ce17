/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of the trade of a workspace. */
#include "config.h"

#include "gops-trade-dates.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-json-write.h"
#include "gops-method-template.h"
#include "gops-method.h"

#define KIND      "trade-dates"
#define MAX_BYTES (1024 * 1024)

struct _GopsTradeDates
{
  GopsArena  *arena;     /* (owned) holds the user's */
  GPtrArray  *all;       /* (owned) (element-type GopsTradeDate): not owned */
  guint       n_shipped;
  GHashTable *hidden;    /* (owned) ids, not owned */
};

/* --- reading --- */

GopsTradeDates *
gops_trade_dates_new (void)
{
  GopsTradeDates *self = g_new0 (GopsTradeDates, 1);
  const GPtrArray *shipped = gops_method_get_trade_dates (gops_method_get_default ());

  self->arena = gops_arena_new ();
  self->all = g_ptr_array_new ();
  self->hidden = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_shipped = shipped->len;
  for (guint i = 0; i < shipped->len; i++)
    g_ptr_array_add (self->all, shipped->pdata[i]);
  return self;
}

void
gops_trade_dates_free (GopsTradeDates *self)
{
  g_hash_table_unref (self->hidden);
  g_ptr_array_unref (self->all);
  gops_arena_free (self->arena);
  g_free (self);
}

static void
add_own (GopsTradeDates *self, const GopsOwnTradeDateFile *file)
{
  for (guint i = 0; file->hidden != NULL && file->hidden[i] != NULL; i++)
    g_hash_table_add (self->hidden, (gpointer) file->hidden[i]);
  gops_trade_dates_complete (file->dates, file->n_dates);
  for (guint i = 0; i < MIN (file->n_dates, GOPS_TRADE_DATES_MAX_OWN); i++)
    {
      const GopsTradeDate *date = &file->dates[i];

      if (gops_trade_dates_find (self, date->id) == NULL)
        g_ptr_array_add (self->all, (gpointer) date);
    }
}

static gboolean
read_own (GopsTradeDates *self, const char *body, GError **error)
{
  GopsOwnTradeDateFile file = { 0 };

  if (strlen (body) > MAX_BYTES)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, _("%s is larger than %d megabytes"), KIND, MAX_BYTES >> 20);
      return FALSE;
    }
  if (!gops_shape_read (&gops_own_trade_date_file_shape, body, -1, KIND, self->arena, &file, error))
    return FALSE;
  add_own (self, &file);
  return TRUE;
}

GopsTradeDates *
gops_trade_dates_load (GopsStore *store, GError **error)
{
  g_autoptr (GopsTradeDates) self = gops_trade_dates_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsMethodTemplate) record = gops_method_template_find (store, KIND, KIND, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (record != NULL && !read_own (self, gops_record_get_text (record, GOPS_METHOD_TEMPLATE_BODY), error))
    return NULL;
  return g_steal_pointer (&self);
}

const GPtrArray *
gops_trade_dates_get_all (const GopsTradeDates *self)
{
  return self->all;
}

gboolean
gops_trade_date_is_own (const char *id)
{
  return gops_method_find_trade_date (gops_method_get_default (), id) == NULL;
}

gboolean
gops_trade_dates_is_shown (const GopsTradeDates *self, const char *id)
{
  return !g_hash_table_contains (self->hidden, id);
}

const GopsTradeDate *
gops_trade_dates_find (const GopsTradeDates *self, const char *text)
{
  return gops_trade_date_find_among (self->all, text);
}

/* --- writing --- */

static void
add_strings (JsonBuilder *json, const char *member, const char *const *strings)
{
  if (strings == NULL)
    return;
  json_builder_set_member_name (json, member);
  json_builder_begin_array (json);
  for (guint i = 0; strings[i] != NULL; i++)
    json_builder_add_string_value (json, strings[i]);
  json_builder_end_array (json);
}

/* Also what the window does not let one edit, so that a file from elsewhere keeps it. */
static void
add_date (JsonBuilder *json, const GopsTradeDate *date)
{
  g_autofree char *rule = gops_day_rule_write (&date->rule);

  json_builder_begin_object (json);
  gops_json_add_string (json, "id", date->id);
  gops_json_add_text (json, "name", &date->name);
  gops_json_add_text (json, "short", &date->short_name);
  gops_json_add_string (json, "rule", rule);
  gops_json_add_int (json, "days", date->days);
  json_builder_set_member_name (json, "about");
  json_builder_add_boolean_value (json, date->about);
  add_strings (json, "exact", date->exact);
  gops_json_add_int (json, "lead_days", date->lead_days);
  add_strings (json, "kinds", date->kinds);
  gops_json_add_text (json, "use", &date->use);
  if (date->source != NULL)
    gops_json_add_string (json, "source", date->source);
  json_builder_end_object (json);
}

static char *
write_body (const GopsTradeDates *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree const char **hidden = (const char **) g_hash_table_get_keys_as_array (self->hidden, NULL);

  json_builder_begin_object (json);
  gops_json_add_int (json, "format", 1);
  add_strings (json, "hidden", hidden);
  json_builder_set_member_name (json, "dates");
  json_builder_begin_array (json);
  for (guint i = self->n_shipped; i < self->all->len; i++)
    add_date (json, self->all->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, TRUE);
}

/* Writes it within the action that was begun. */
static gboolean
finish (const GopsTradeDates *self, GopsStore *store, GError **error)
{
  g_autofree char *body = write_body (self);

  if (gops_method_template_write (store, KIND, KIND, body, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

static const char *
name_of (const GopsTradeDate *date)
{
  return gops_text_get (&date->name, gops_interface_language ());
}

/* Returns: (nullable): one of the user's own */
static const GopsTradeDate *
expect_own (const GopsTradeDates *self, const char *id, guint *out_index, GError **error)
{
  for (guint i = self->n_shipped; i < self->all->len; i++)
    if (g_strcmp0 (((const GopsTradeDate *) self->all->pdata[i])->id, id) == 0)
      {
        *out_index = i;
        return self->all->pdata[i];
      }
  gops_method_set_not_found (error, _("date of the trade"), id, self->all);
  return NULL;
}

gboolean
gops_trade_dates_set_shown (GopsStore *store, const char *id, gboolean shown, GError **error)
{
  g_autoptr (GopsTradeDates) self = gops_trade_dates_load (store, error);
  const GopsTradeDate *date = self != NULL ? gops_trade_dates_find (self, id) : NULL;

  if (self == NULL)
    return FALSE;
  if (date == NULL)
    {
      gops_method_set_not_found (error, _("date of the trade"), id, self->all);
      return FALSE;
    }
  if (gops_trade_dates_is_shown (self, date->id) == shown)
    return TRUE;
  if (!gops_store_begin (store, error, shown ? N_("Show “%s” in the calendar") : N_("Hide “%s” from the calendar"), name_of (date), NULL))
    return FALSE;
  if (shown)
    g_hash_table_remove (self->hidden, date->id);
  else
    g_hash_table_add (self->hidden, (gpointer) date->id);
  return finish (self, store, error);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_draft (const char *name, const char *rule, int days, GopsDayRule *out_rule, GError **error)
{
  glong length = g_utf8_strlen (name, -1);

  if (length == 0)
    return fail (error, _("A date needs a name."));
  if (length > GOPS_TRADE_DATES_MAX_NAME)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("The name is %ld characters long; %d are the most."), length,
                   GOPS_TRADE_DATES_MAX_NAME);
      return FALSE;
    }
  if (!gops_day_rule_parse (rule, out_rule))
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” says no day; “11-11”, “lunar:8-15” or “week:5-2-7” would"), rule);
      return FALSE;
    }
  if (days < 1 || days > GOPS_TRADE_DATE_MAX_DAYS)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("A date lasts 1 to %d days."), GOPS_TRADE_DATE_MAX_DAYS);
      return FALSE;
    }
  return TRUE;
}

static const char *
make_id (const GopsTradeDates *self)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *id = g_strdup_printf ("own%u", n);

      if (gops_trade_dates_find (self, id) == NULL)
        return gops_arena_string (self->arena, id);
    }
}

static GopsTradeDate *
add_new (GopsTradeDates *self, GError **error)
{
  GopsTradeDate *date;

  if (self->all->len - self->n_shipped >= GOPS_TRADE_DATES_MAX_OWN)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
                   _("There are %d dates of your own already, which are the most; remove one first."), GOPS_TRADE_DATES_MAX_OWN);
      return NULL;
    }
  date = gops_arena_alloc0 (self->arena, sizeof *date);
  date->id = make_id (self);
  g_ptr_array_add (self->all, date);
  return date;
}

static void
set_name (GopsTradeDates *self, GopsTradeDate *date, const char *name)
{
  const char *text = gops_arena_string (self->arena, name);

  date->name = (GopsText) { NULL, NULL };
  date->short_name = (GopsText) { NULL, NULL };
  if (g_str_equal (gops_interface_language (), "en"))
    date->name.en = text;
  else
    date->name.zh_cn = text;
}

char *
gops_trade_dates_save_own (GopsStore *store, const char *id, const char *name, const char *rule, int days, GError **error)
{
  g_autoptr (GopsTradeDates) self = gops_trade_dates_load (store, error);
  g_autofree char *clean = g_strstrip (g_strdup (name));
  GopsDayRule parsed;
  GopsTradeDate *date;
  guint index;

  if (self == NULL || !check_draft (clean, rule, days, &parsed, error))
    return NULL;
  date = id != NULL ? (GopsTradeDate *) expect_own (self, id, &index, error) : add_new (self, error);
  if (date == NULL || !gops_store_begin (store, error, id != NULL ? N_("Change the date “%s”") : N_("Add the date “%s”"), clean, NULL))
    return NULL;
  if (g_strcmp0 (name_of (date), clean) != 0)
    set_name (self, date, clean);
  date->rule = parsed;
  date->days = days;
  return finish (self, store, error) ? g_strdup (date->id) : NULL;
}

gboolean
gops_trade_dates_remove_own (GopsStore *store, const char *id, GError **error)
{
  g_autoptr (GopsTradeDates) self = gops_trade_dates_load (store, error);
  const GopsTradeDate *date;
  guint index;

  if (self == NULL || (date = expect_own (self, id, &index, error)) == NULL
      || !gops_store_begin (store, error, N_("Remove the date “%s”"), name_of (date), NULL))
    return FALSE;
  g_ptr_array_remove_index (self->all, index);
  g_hash_table_remove (self->hidden, date->id);
  return finish (self, store, error);
}
