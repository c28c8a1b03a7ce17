/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published versions of a group's rules. */
#include "config.h"

#include "gops-rule-versions.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-method-error.h"
#include "gops-workspace.h"

#define REVIEW_MONTHS 6

static gboolean
fail_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, message);
  return FALSE;
}

/* --- clauses as JSON --- */

/* The group's id is the version's own. */
static gboolean
is_kept (guint column)
{
  return column != GOPS_CLAUSE_GROUP_ID;
}

static void
add_clause (JsonBuilder *json, gpointer clause)
{
  json_builder_begin_object (json);
  for (guint i = 0; i < GOPS_CLAUSE_N_COLUMNS; i++)
    if (is_kept (i))
      {
        const GopsColumn *column = &gops_clause_table.columns[i];

        json_builder_set_member_name (json, column->name);
        if (gops_column_type_is_text (column->type))
          json_builder_add_string_value (json, gops_record_get_text (clause, i));
        else
          json_builder_add_int_value (json, gops_record_get_int (clause, i));
      }
  json_builder_end_object (json);
}

char *
gops_rule_clauses_to_json (GPtrArray *clauses)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (json);
  for (guint i = 0; i < clauses->len; i++)
    add_clause (json, clauses->pdata[i]);
  json_builder_end_array (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

/* A value of another type than the column's is left out: a damaged file must not stop the rest. */
static void
read_column (gpointer clause, guint index, JsonNode *value)
{
  gboolean text = gops_column_type_is_text (gops_clause_table.columns[index].type);
  GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  if (text && type == G_TYPE_STRING)
    gops_record_set_text (clause, index, json_node_get_string (value));
  else if (!text && type == G_TYPE_INT64)
    gops_record_set_int (clause, index, json_node_get_int (value));
}

static gpointer
read_clause (JsonObject *object, gint64 group)
{
  gpointer clause = gops_record_new (GOPS_TYPE_CLAUSE, "group-id", group, NULL);

  for (guint i = 0; i < GOPS_CLAUSE_N_COLUMNS; i++)
    if (is_kept (i) && json_object_has_member (object, gops_clause_table.columns[i].name))
      read_column (clause, i, json_object_get_member (object, gops_clause_table.columns[i].name));
  return clause;
}

GPtrArray *
gops_rule_version_get_clauses (GopsRuleVersion *version, GError **error)
{
  g_autoptr (GPtrArray) clauses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonArray *array;

  if (!json_parser_load_from_data (parser, gops_record_get_text (version, GOPS_RULE_VERSION_CLAUSES), -1, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX,
                   _("Version %d of the rules cannot be read: what was kept of it is damaged."),
                   (int) gops_record_get_int (version, GOPS_RULE_VERSION_NUMBER));
      return NULL;
    }
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      g_ptr_array_add (clauses, read_clause (json_array_get_object_element (array, i),
                                             gops_record_get_int (version, GOPS_RULE_VERSION_GROUP_ID)));
  gops_clauses_sort (clauses);
  return g_steal_pointer (&clauses);
}

/* --- loading --- */

GPtrArray *
gops_rules_list_versions (GopsStore *store, gint64 group, GError **error)
{
  return gops_record_load_all (GOPS_TYPE_RULE_VERSION, store, error, "WHERE group_id = ?1 ORDER BY number DESC", "l", group);
}

static void
set_no_version (GError **error, gint64 number, GPtrArray *versions)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = versions->len; i > 0; i--)
    g_string_append_printf (numbers, "%s%d", i < versions->len ? ", " : "",
                            (int) gops_record_get_int (versions->pdata[i - 1], GOPS_RULE_VERSION_NUMBER));
  if (versions->len > 0)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND, _("There is no version %d of the rules; there are: %s"),
                 (int) number, numbers->str);
  else
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND,
                 _("There is no version %d of the rules; none has been published yet."), (int) number);
}

GopsRuleVersion *
gops_rules_load_version (GopsStore *store, gint64 group, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) versions = gops_rules_list_versions (store, group, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (gops_record_get_int (versions->pdata[i], GOPS_RULE_VERSION_NUMBER) == number)
      return g_object_ref (versions->pdata[i]);
  if (versions != NULL)
    set_no_version (error, number, versions);
  return NULL;
}

static GPtrArray *
load_clauses (GopsStore *store, gint64 group, GError **error)
{
  GPtrArray *clauses = gops_record_load_all (GOPS_TYPE_CLAUSE, store, error, "WHERE group_id = ?1", "l", group);

  if (clauses != NULL)
    gops_clauses_sort (clauses);
  return clauses;
}

/* --- publish --- */

typedef struct
{
  GopsStore       *store;
  GopsGroup       *group;       /* (owned) */
  GopsRuleVersion *last;        /* (owned) (nullable) */
  GPtrArray       *clauses;     /* (owned) */
  gint64           number;
  char            *effective;   /* (owned) */
  const char      *why;
} Publication;

static void
clear_publication (Publication *self)
{
  g_clear_object (&self->group);
  g_clear_object (&self->last);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_free (self->effective);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Publication, clear_publication)

static gboolean
load_last (Publication *self, GError **error)
{
  g_autoptr (GPtrArray) versions = gops_rules_list_versions (self->store, gops_record_get_id (self->group), error);

  if (versions != NULL && versions->len > 0)
    self->last = g_object_ref (versions->pdata[0]);
  return versions != NULL;
}

static int
last_number (const Publication *self)
{
  return self->last != NULL ? (int) gops_record_get_int (self->last, GOPS_RULE_VERSION_NUMBER) : 0;
}

/* A group that has shown a number without ever publishing counts on from it; one that never did begins at 1. */
static gint64
find_number (const Publication *self)
{
  gint64 shown = gops_record_get_int (self->group, GOPS_GROUP_RULES_VERSION);

  return self->last != NULL ? last_number (self) + 1 : shown > 1 ? shown + 1 : 1;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || strspn (text, " \t\n") == strlen (text);
}

/* Today, or the day of a version that lies ahead. */
static char *
first_day (const Publication *self)
{
  g_autofree char *today = gops_date_today (self->store, gops_record_get_text (self->group, GOPS_GROUP_TIME_ZONE));
  const char *before = self->last != NULL ? gops_record_get_text (self->last, GOPS_RULE_VERSION_EFFECTIVE_ON) : "";

  return g_strdup (strcmp (today, before) < 0 ? before : today);
}

/* A version holds from its day to the day of the next one. */
static gboolean
check_order (const Publication *self, GError **error)
{
  const char *before = self->last != NULL ? gops_record_get_text (self->last, GOPS_RULE_VERSION_EFFECTIVE_ON) : "";

  if (strcmp (self->effective, before) >= 0)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE,
               _("Version %d is in force from %s, and the next one cannot be in force before it: choose that day or a later one."),
               last_number (self), before);
  return FALSE;
}

/* A version that is damaged differs from everything. */
static gboolean
check_change (const Publication *self, GError **error)
{
  g_autoptr (GPtrArray) published = self->last != NULL ? gops_rule_version_get_clauses (self->last, NULL) : NULL;
  g_autoptr (GPtrArray) changes = published != NULL ? gops_rules_compare (published, self->clauses) : NULL;

  if (changes == NULL || gops_rules_differ (changes))
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
               _("The rules are those of version %d: there is nothing new to publish."), last_number (self));
  return FALSE;
}

static gboolean
check_publication (Publication *self, GError **error)
{
  if (self->clauses->len == 0)
    return fail_invalid (error, _("There are no rules to publish."));
  if (!gops_date_is_valid (self->effective))
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE,
                   _("“%s” is no date that exists; write it as in 2026-11-22."), self->effective);
      return FALSE;
    }
  if (self->number > 1 && is_blank (self->why))
    {
      g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_REASON, _("Say in one sentence why the rules change."));
      return FALSE;
    }
  return check_order (self, error) && check_change (self, error);
}

static char *
add_months (const char *date, guint months)
{
  GDate day;
  char text[16];

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) atoi (date + 8), (GDateMonth) atoi (date + 5), (GDateYear) atoi (date));
  g_date_add_months (&day, months);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  return g_strdup (text);
}

static gboolean
write_group (Publication *self, GError **error)
{
  g_autofree char *review = add_months (self->effective, REVIEW_MONTHS);

  gops_record_set_int (self->group, GOPS_GROUP_RULES_VERSION, self->number);
  gops_record_set_text (self->group, GOPS_GROUP_RULES_EFFECTIVE_ON, self->effective);
  if (strcmp (gops_record_get_text (self->group, GOPS_GROUP_RULES_REVIEW_ON), self->effective) <= 0)
    gops_record_set_text (self->group, GOPS_GROUP_RULES_REVIEW_ON, review);
  return gops_record_save (self->group, self->store, error);
}

static gboolean
write_version (Publication *self, GError **error)
{
  g_autofree char *json = gops_rule_clauses_to_json (self->clauses), *why = g_strstrip (g_strdup (self->why != NULL ? self->why : ""));
  g_autoptr (GopsRuleVersion) version = gops_record_new (GOPS_TYPE_RULE_VERSION, "group-id", gops_record_get_id (self->group),
    "number", self->number, "effective-on", self->effective, "why", why, "author", gops_store_get_author (self->store),
    "clauses", json, "published-at", gops_store_now (self->store), NULL);

  return gops_record_insert (version, self->store, error);
}

gboolean
gops_rules_publish (GopsStore *store, gint64 group, const char *effective_on, const char *why, gint64 *out_number, GError **error)
{
  g_auto (Publication) self = { .store = store, .why = why };
  g_autofree char *number = NULL;

  if ((self.group = gops_record_load (GOPS_TYPE_GROUP, store, group, error)) == NULL
      || (self.clauses = load_clauses (store, group, error)) == NULL || !load_last (&self, error))
    return FALSE;
  self.number = find_number (&self);
  self.effective = effective_on != NULL && *effective_on != '\0' ? g_strdup (effective_on) : first_day (&self);
  number = g_strdup_printf ("%d", (int) self.number);
  if (!check_publication (&self, error)
      || !gops_store_begin (store, error, N_("Publish version %s of the rules of “%s”"), number,
                            gops_record_get_text (self.group, GOPS_GROUP_NAME), NULL))
    return FALSE;
  if (!write_group (&self, error) || !write_version (&self, error))
    {
      gops_store_rollback (store);
      return FALSE;
    }
  if (!gops_store_commit (store, error))
    return FALSE;
  if (out_number != NULL)
    *out_number = self.number;
  return TRUE;
}

/* --- restore --- */

/* What a version says of a clause; where it came from in its family stays as it is now. */
static void
copy_content (gpointer from, gpointer to)
{
  static const guint texts[] = { GOPS_CLAUSE_SECTION, GOPS_CLAUSE_POLARITY, GOPS_CLAUSE_TOPIC, GOPS_CLAUSE_TEXT,
                                 GOPS_CLAUSE_CONSEQUENCE, GOPS_CLAUSE_LIBRARY_ID };
  static const guint numbers[] = { GOPS_CLAUSE_POSITION, GOPS_CLAUSE_SEVERITY, GOPS_CLAUSE_EDITED };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gops_record_set_text (to, texts[i], gops_record_get_text (from, texts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    gops_record_set_int (to, numbers[i], gops_record_get_int (from, numbers[i]));
}

/* Rows by their id; what is taken out of the table is wanted. */
static GHashTable *
index_by_id (GPtrArray *clauses)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < clauses->len; i++)
    {
      gint64 id = gops_record_get_id (clauses->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), clauses->pdata[i]);
    }
  return by_id;
}

static gboolean
restore_clause (GopsStore *store, GHashTable *living, gpointer clause, GError **error)
{
  gint64 id = gops_record_get_id (clause);
  gpointer row = g_hash_table_lookup (living, &id);

  if (row != NULL)
    {
      copy_content (clause, row);
      g_hash_table_remove (living, &id);
      return !gops_record_is_dirty (row) || gops_record_save (row, store, error);
    }
  /* A new id: a copy that has dropped the old clause must be offered this one. */
  gops_record_set_int (clause, GOPS_CLAUSE_ID, 0);
  return gops_record_insert (clause, store, error);
}

static gboolean
write_restored (GopsStore *store, GPtrArray *wanted, GPtrArray *present, GError **error)
{
  g_autoptr (GHashTable) living = index_by_id (present);
  GHashTableIter iter;
  gpointer row;

  for (guint i = 0; i < wanted->len; i++)
    if (!restore_clause (store, living, wanted->pdata[i], error))
      return FALSE;
  g_hash_table_iter_init (&iter, living);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!gops_record_delete (row, store, error))
      return FALSE;
  return TRUE;
}

gboolean
gops_rules_restore (GopsStore *store, gint64 group, gint64 number, GError **error)
{
  g_autoptr (GopsRuleVersion) version = gops_rules_load_version (store, group, number, error);
  g_autoptr (GPtrArray) wanted = version != NULL ? gops_rule_version_get_clauses (version, error) : NULL;
  g_autoptr (GPtrArray) present = wanted != NULL ? load_clauses (store, group, error) : NULL;
  g_autoptr (GopsGroup) record = present != NULL ? gops_record_load (GOPS_TYPE_GROUP, store, group, error) : NULL;
  g_autofree char *text = g_strdup_printf ("%d", (int) number);

  if (record == NULL || !gops_store_begin (store, error, N_("Restore version %s of the rules of “%s”"), text,
                                           gops_record_get_text (record, GOPS_GROUP_NAME), NULL))
    return FALSE;
  if (write_restored (store, wanted, present, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

/* --- compare --- */

gboolean
gops_rules_changed_since_version (const GopsDossier *dossier)
{
  g_autoptr (GPtrArray) published = dossier->version != NULL ? gops_rule_version_get_clauses (dossier->version, NULL) : NULL;
  g_autoptr (GPtrArray) changes = published != NULL ? gops_rules_compare (published, dossier->clauses) : NULL;

  return changes != NULL && gops_rules_differ (changes);
}

static GPtrArray *
load_state (GopsStore *store, gint64 group, gint64 number, GError **error)
{
  g_autoptr (GopsRuleVersion) version = NULL;

  if (number == GOPS_RULES_PRESENT)
    return load_clauses (store, group, error);
  version = gops_rules_load_version (store, group, number, error);
  return version != NULL ? gops_rule_version_get_clauses (version, error) : NULL;
}

GPtrArray *
gops_rules_compare_versions (GopsStore *store, gint64 group, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) before = load_state (store, group, from, error);
  g_autoptr (GPtrArray) after = before != NULL ? load_state (store, group, to, error) : NULL;

  return after != NULL ? gops_rules_compare (before, after) : NULL;
}
