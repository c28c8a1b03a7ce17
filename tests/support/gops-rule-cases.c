/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the table of rule sets. */
#include "gops-rule-cases.h"

#include "gops-day.h"
#include "gops-records.h"
#include "gops-rule-versions.h"

/* A member of @object, else of @like (nullable), which it is a variant of. */
static JsonNode *
find_member (JsonObject *object, JsonObject *like, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL && like != NULL ? json_object_get_member (like, member) : node;
}

static const char *
text_of (JsonObject *object, JsonObject *like, const char *member)
{
  JsonNode *node = find_member (object, like, member);

  return node != NULL ? json_node_get_string (node) : "";
}

static int
number_of (JsonObject *object, JsonObject *like, const char *member)
{
  JsonNode *node = find_member (object, like, member);

  return node != NULL ? (int) json_node_get_int (node) : 0;
}

static JsonObject *
object_of (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_object_member (object, member) : NULL;
}

static void
read_group (JsonObject *group, JsonObject *like, GopsRuleSet *set)
{
  JsonNode *changed = find_member (group, like, "changed");

  set->kind = text_of (group, like, "kind");
  set->platform = text_of (group, like, "platform");
  set->values = (GopsFillValues) {
    .language = text_of (group, like, "language"), .group = text_of (group, like, "name"),
    .owner = text_of (group, like, "owner"), .audience = text_of (group, like, "audience"),
    .theme = text_of (group, like, "theme"), .quiet_from = text_of (group, like, "quiet_from"),
    .quiet_until = text_of (group, like, "quiet_until"), .response_hours = number_of (group, like, "response_hours"),
  };
  set->version = number_of (group, like, "version");
  set->changed = changed != NULL && json_node_get_boolean (changed);
  set->effective_on = gops_day_parse (text_of (group, like, "effective_on"));
  set->review_on = gops_day_parse (text_of (group, like, "review_on"));
  set->today = gops_day_parse (GOPS_RULE_CASES_TODAY);
}

/* Whether the array @without names clause @number, or all of them. */
static gboolean
is_left_out (JsonArray *without, guint number)
{
  for (guint i = 0; without != NULL && i < json_array_get_length (without); i++)
    {
      JsonNode *node = json_array_get_element (without, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING || json_node_get_int (node) == number)
        return TRUE;
    }
  return FALSE;
}

static void
add_clauses (GopsRuleCase *self, JsonArray *clauses, JsonArray *without)
{
  for (guint i = 0; i < json_array_get_length (clauses); i++)
    {
      JsonObject *one = json_array_get_object_element (clauses, i);
      GopsRuleClause clause = { self->clauses->len + 1, text_of (one, NULL, "section"), text_of (one, NULL, "polarity"),
                                number_of (one, NULL, "severity"), text_of (one, NULL, "topic"),
                                text_of (one, NULL, "text"), text_of (one, NULL, "consequence") };

      if (!is_left_out (without, i + 1))
        g_array_append_val (self->clauses, clause);
    }
}

static JsonObject *
find_case (JsonArray *all, const char *name)
{
  for (guint i = 0; i < json_array_get_length (all); i++)
    if (g_str_equal (text_of (json_array_get_object_element (all, i), NULL, "name"), name))
      return json_array_get_object_element (all, i);
  g_assert_not_reached ();
}

/* A case may be "like" another: without some of its clauses, with clauses of its own, with another group. */
static GopsRuleCase *
read_case (JsonArray *all, JsonObject *object)
{
  GopsRuleCase *self = g_new0 (GopsRuleCase, 1);
  JsonObject *like = json_object_has_member (object, "like") ? find_case (all, text_of (object, NULL, "like")) : NULL;
  g_autoptr (JsonObject) none = json_object_new ();
  JsonObject *group = json_object_has_member (object, "group") ? json_object_get_object_member (object, "group") : none;

  self->name = text_of (object, NULL, "name");
  self->expected = json_object_get_array_member (object, "expect");
  self->remedies = object_of (object, "remedies");
  self->elements = object_of (object, "elements");
  read_group (group, like != NULL ? json_object_get_object_member (like, "group") : NULL, &self->set);
  self->clauses = g_array_new (FALSE, FALSE, sizeof (GopsRuleClause));
  if (like != NULL)
    add_clauses (self, json_object_get_array_member (like, "clauses"),
                 json_object_has_member (object, "without") ? json_object_get_array_member (object, "without") : NULL);
  add_clauses (self, json_object_get_array_member (object, "clauses"), NULL);
  self->set.clauses = (GopsRuleClause *) self->clauses->data;
  self->set.n_clauses = self->clauses->len;
  return self;
}

const GPtrArray *
gops_rule_cases_get (void)
{
  static GPtrArray *cases;
  static JsonParser *parser;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *all;

  if (cases != NULL)
    return cases;
  cases = g_ptr_array_new ();
  parser = json_parser_new ();
  file = g_test_build_filename (G_TEST_DIST, "core", "insight", "rule-sets.json", NULL);
  json_parser_load_from_file (parser, file, &error);
  g_assert_no_error (error);
  all = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (all); i++)
    g_ptr_array_add (cases, read_case (all, json_array_get_object_element (all, i)));
  return cases;
}

const GopsRuleCase *
gops_rule_cases_find (const char *name)
{
  const GPtrArray *cases = gops_rule_cases_get ();

  for (guint i = 0; i < cases->len; i++)
    if (g_str_equal (((const GopsRuleCase *) g_ptr_array_index (cases, i))->name, name))
      return g_ptr_array_index (cases, i);
  g_assert_not_reached ();
}

/* --- in a store --- */

static gint64
write_group (const GopsRuleSet *set, GopsStore *store, GError **error)
{
  g_autofree char *effective = gops_day_format (set->effective_on), *review = gops_day_format (set->review_on);
  const GopsFillValues *values = &set->values;
  g_autoptr (GopsGroup) group = gops_record_new (GOPS_TYPE_GROUP,
    "name", values->group != NULL && *values->group != '\0' ? values->group : "?", "kind", set->kind, "platform", set->platform,
    "language", values->language, "time-zone", "UTC", "status", "active", "owner", values->owner, "quiet-from", values->quiet_from,
    "quiet-until", values->quiet_until, "response-hours", (gint64) values->response_hours, "rules-effective-on", effective,
    "rules-review-on", review, NULL);
  g_autoptr (GopsPositioning) positioning = NULL;

  if (!gops_record_insert (group, store, error))
    return 0;
  positioning = gops_record_new (GOPS_TYPE_POSITIONING, "group-id", gops_record_get_id (group), "audience", values->audience,
                                 "theme", values->theme, NULL);
  return gops_record_insert (positioning, store, error) ? gops_record_get_id (group) : 0;
}

static gboolean
write_clause (const GopsRuleClause *one, gint64 group, guint position, GopsStore *store, GError **error)
{
  g_autoptr (GopsClause) clause = gops_record_new (GOPS_TYPE_CLAUSE, "group-id", group, "section", one->section, "polarity",
    one->polarity, "severity", (gint64) one->severity, "topic", one->topic, "text", one->text, "consequence", one->consequence,
    "position", (gint64) position, "edited", TRUE, NULL);

  return gops_record_insert (clause, store, error);
}

/* Publishing writes dates of its own: those of the case come back. */
static gboolean
publish (const GopsRuleSet *set, gint64 group, GopsStore *store, GError **error)
{
  g_autofree char *effective = gops_day_format (set->effective_on), *review = gops_day_format (set->review_on);

  return gops_rules_publish (store, group, effective, "first", NULL, error)
         && gops_store_exec (store, error, "UPDATE chat_group SET rules_review_on = ?1 WHERE id = ?2", "sl", review, group)
         && (!set->changed
             || gops_store_exec (store, error, "UPDATE clause SET severity = severity + 1 WHERE id = (SELECT min (id) FROM clause"
                                 " WHERE group_id = ?1)", "l", group));
}

gint64
gops_rule_case_write (const GopsRuleCase *self, GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  const GopsRuleSet *set = &self->set;
  gint64 group;

  gops_store_begin (store, &error, "Case", NULL);
  group = write_group (set, store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < set->n_clauses; i++)
    write_clause (&set->clauses[i], group, i + 1, store, &error);
  g_assert_no_error (error);
  if (set->version > 0 && set->n_clauses > 0)
    publish (set, group, store, &error);
  g_assert_no_error (error);
  gops_store_commit (store, &error);
  g_assert_no_error (error);
  return group;
}
