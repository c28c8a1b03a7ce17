/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Members page shows: rows, order, words. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-members-state.h"
#include "gops-batch.h"

/* --- rows and their order --- */

static const char *const show_ids[] = { "present", "staff", "bots", "blacklisted", "untiered", "never-spoke", "left" };

const char *
gops_members_show_to_id (GopsMembersShow show)
{
  return show_ids[show];
}

GopsMembersShow
gops_members_show_from_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (show_ids); i++)
    if (g_strcmp0 (show_ids[i], id) == 0)
      return (GopsMembersShow) i;
  return GOPS_MEMBERS_PRESENT;
}

static const char *
show_condition (GopsMembersShow show)
{
  switch (show)
    {
    case GOPS_MEMBERS_PRESENT:     return "m.left_on = ''";
    case GOPS_MEMBERS_STAFF:       return "m.left_on = '' AND p.staff = 1";
    case GOPS_MEMBERS_BOTS:        return "m.left_on = '' AND p.bot = 1";
    case GOPS_MEMBERS_BLACKLISTED: return "p.blacklisted = 1";
    case GOPS_MEMBERS_UNTIERED:    return "m.left_on = '' AND m.tier = '' AND " GOPS_MEMBER_COUNTED_SQL;
    case GOPS_MEMBERS_NEVER_SPOKE: return "m.left_on = '' AND m.last_spoke_at = 0 AND " GOPS_MEMBER_COUNTED_SQL;
    case GOPS_MEMBERS_LEFT:        return "m.left_on <> ''";
    }
  g_return_val_if_reached ("1");
}

static void
append_key (GString                *sql,
            const GopsMembersQuery *query)
{
  static const char *const columns[GOPS_MEMBERS_N_COLUMNS] = {
    GOPS_MEMBER_SORT_SQL ("m", "p"), NULL, "m.last_spoke_at", "m.active_days", "m.messages", "m.invites", "m.joined_on",
  };

  if (query->sort == GOPS_MEMBERS_BY_TIER)
    gops_tier_scheme_append_order (query->scheme, "m.tier", sql);
  else if (query->large && query->sort == GOPS_MEMBERS_BY_NAME)
    g_string_append (sql, "m.person_id");
  else
    g_string_append (sql, columns[query->sort]);
}

static void
choose_order (const GopsMembersQuery *query,
              GopsIdOrder            *out_order)
{
  *out_order = (GopsIdOrder) { GOPS_ID_ORDER_NUMBER, query->descending, NULL };
  if (!query->large)
    out_order->kind = GOPS_ID_ORDER_GIVEN;
  else if (query->sort == GOPS_MEMBERS_BY_JOINED)
    out_order->kind = GOPS_ID_ORDER_DATE;
  else if (query->sort == GOPS_MEMBERS_BY_NAME)   /* people's own names, which an index has in their order: to sort half a million by those in the group takes seconds */
    {
      out_order->kind = GOPS_ID_ORDER_FOREIGN;
      out_order->foreign = "SELECT id FROM person ORDER BY sort_key";
    }
}

static void
append_search (GString *sql,
               gboolean sounds)
{
  g_string_append_printf (sql, " AND (%sp.name LIKE ?3 ESCAPE '\\' OR m.nickname LIKE ?3 ESCAPE '\\' OR p.tags LIKE ?3 ESCAPE '\\'"
                          " OR p.note LIKE ?3 ESCAPE '\\' OR m.note LIKE ?3 ESCAPE '\\' OR p.id IN (SELECT o.person_id FROM own_value o"
                          " JOIN own_field f ON f.id = o.field_id WHERE f.name || '=' || o.value LIKE ?3 ESCAPE '\\' AND " GOPS_BATCH_SHOWN ("o.batch") "))",
                          sounds ? "m.id IN (SELECT value FROM json_each (?5)) OR " : "");
}

char *
gops_members_query_sql (const GopsMembersQuery *query,
                        GopsIdOrder            *out_order)
{
  const char *condition = show_condition (query->show);
  gboolean tier = query->tier != NULL && *query->tier != '\0';
  gboolean person = query->search || strstr (condition, "p.") != NULL || (!query->large && query->sort == GOPS_MEMBERS_BY_NAME);
  g_autoptr (GString) sql = g_string_new ("SELECT m.id");

  choose_order (query, out_order);
  if (query->large)
    {
      g_string_append (sql, ", ");
      append_key (sql, query);
    }
  g_string_append (sql, " FROM membership m");
  if (person)
    g_string_append (sql, " JOIN person p ON p.id = m.person_id");
  g_string_append_printf (sql, " WHERE m.group_id = ?1 AND %s", condition);
  g_string_append (sql, tier ? " AND m.tier = ?2 AND " GOPS_MEMBER_COUNTED_SQL : " AND ?2 = ''");
  if (query->own)
    g_string_append (sql, " AND " GOPS_OWN_FILTER_SQL ("?4", "m.person_id"));
  if (query->search)
    append_search (sql, query->sounds);
  else
    g_string_append (sql, " AND ?3 = ''");
  g_string_append (sql, " AND " GOPS_BATCH_SHOWN ("m.batch"));
  if (!query->large)
    {
      g_string_append (sql, " ORDER BY ");
      append_key (sql, query);
      g_string_append (sql, query->descending ? " DESC, m.id" : ", m.id");
    }
  return g_strdup (sql->str);
}

char *
gops_members_pattern (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  GString *pattern;

  if (*trimmed == '\0')
    return g_strdup ("");
  pattern = g_string_new ("%");
  for (const char *c = trimmed; *c != '\0'; c++)
    {
      if (*c == '%' || *c == '_' || *c == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* --- own fields --- */

#define MOST_CHOICES 15   /* values of a field that are offered */

static void
choice_free (gpointer data)
{
  GopsMembersChoice *choice = data;

  g_free (choice->label);
  g_free (choice->filter);
  g_free (choice);
}

static void
add_choice (GPtrArray    *choices,
            GopsStore    *store,
            GopsOwnField *field,
            const char   *value,
            const char   *label)
{
  char *filter = gops_own_filter_new (store, field, GOPS_OWN_IS, value, NULL);
  GopsMembersChoice *choice;

  if (filter == NULL)   /* what the field does not take any more */
    return;
  choice = g_new (GopsMembersChoice, 1);
  *choice = (GopsMembersChoice) { g_strdup (label), filter };
  g_ptr_array_add (choices, choice);
}

static void
add_values (GPtrArray    *choices,
            GopsStore    *store,
            gint64        group,
            GopsOwnField *field)
{
  g_autoptr (GopsStatement) values = gops_store_query (store, NULL,
    "SELECT o.value FROM own_value o JOIN membership m ON m.person_id = o.person_id WHERE o.field_id = ?1 AND m.group_id = ?2 AND m.left_on = ''"
    " AND " GOPS_BATCH_SHOWN ("o.batch") " GROUP BY o.value ORDER BY count (*) DESC, o.value LIMIT ?3", "lli", gops_record_get_id (field), group,
    MOST_CHOICES);

  while (values != NULL && gops_statement_next (values, NULL))
    add_choice (choices, store, field, gops_statement_text (values, 0), gops_statement_text (values, 0));
}

GPtrArray *
gops_members_field_choices (GopsStore    *store,
                            gint64        group,
                            GopsOwnField *field)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  g_auto (GStrv) answers = gops_own_field_choices (field);

  if (gops_own_field_kind (field) == GOPS_OWN_CHOICE)
    for (guint i = 0; answers[i] != NULL; i++)
      add_choice (choices, store, field, answers[i], answers[i]);
  else
    add_values (choices, store, group, field);
  add_choice (choices, store, field, "", _("Not said"));
  return choices;
}

/* --- days --- */

char *
gops_members_ago (int day,
                  int today,
                  int relative_days)
{
  int ago = today - day;
  char *date;

  if (day == GOPS_DAY_NONE || today == GOPS_DAY_NONE)
    return g_strdup ("–");
  if (ago == 0)
    return g_strdup (C_("a day", "today"));
  if (ago == 1)
    return g_strdup (C_("a day", "yesterday"));
  if (ago > 1 && ago <= relative_days)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", ago), ago);
  date = gops_day_format (day);
  if (strlen (date) == 10)
    date[7] = '\0';
  return date;
}

/* --- rules as sentences --- */

typedef struct
{
  const GopsTierScheme *scheme;
  const char           *language;
} Speaker;

static char *say_condition (const Speaker *speaker, const GopsCondition *condition, gboolean negated);

static GopsOp
opposite (GopsOp op)
{
  switch (op)
    {
    case GOPS_OP_LESS:     return GOPS_OP_AT_LEAST;
    case GOPS_OP_AT_MOST:  return GOPS_OP_MORE;
    case GOPS_OP_EQUAL:    return GOPS_OP_UNEQUAL;
    case GOPS_OP_UNEQUAL:  return GOPS_OP_EQUAL;
    case GOPS_OP_AT_LEAST: return GOPS_OP_LESS;
    case GOPS_OP_MORE:     return GOPS_OP_AT_MOST;
    }
  g_return_val_if_reached (op);
}

static gboolean
is_tier (const GopsCondition *condition)
{
  return condition->type == GOPS_CONDITION_FACT && condition->fact == GOPS_FACT_CURRENT_TIER && condition->op == GOPS_OP_EQUAL;
}

/* "was core or active": one word for all the tiers that a member may come from. Returns NULL where there is no such part. */
static char *
say_tiers (const Speaker       *speaker,
           const GopsCondition *any)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < any->n_parts; i++)
    if (is_tier (any->parts[i]))
      g_ptr_array_add (names, (gpointer) gops_members_tier_name (speaker->scheme, any->parts[i]->text, speaker->language));
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (C_("one of these tiers", " or "), (char **) names->pdata);
  return g_strdup_printf (C_("tier until now", "was %s"), joined);
}

/* Whole numbers know two directions: at least n, at most n. */
static gboolean
is_at_least (GopsOp  op,
             double  number,
             int    *out_n)
{
  *out_n = (int) number + (op == GOPS_OP_MORE) - (op == GOPS_OP_LESS);
  return op == GOPS_OP_AT_LEAST || op == GOPS_OP_MORE || op == GOPS_OP_EQUAL;
}

static char *
say_days (const GopsCondition *condition,
          gboolean             at_least,
          int                  n)
{
  if (condition->fact == GOPS_FACT_DAYS_SINCE_BOUGHT)
    return g_strdup_printf (at_least ? ngettext ("bought %d day ago or earlier", "bought %d days ago or earlier", n)
                                     : ngettext ("bought within the last %d day", "bought within the last %d days", n), n);
  if (condition->fact == GOPS_FACT_DAYS_SINCE_JOINED)
    return g_strdup_printf (at_least ? ngettext ("joined %d day ago or earlier", "joined %d days ago or earlier", n)
                                     : ngettext ("joined within the last %d day", "joined within the last %d days", n), n);
  return g_strdup_printf (at_least ? ngettext ("silent for %d day or longer", "silent for %d days or longer", n)
                                   : ngettext ("spoke within the last %d day", "spoke within the last %d days", n), n);
}

static char *
say_window (const GopsCondition *condition,
            gboolean             at_least,
            int                  n)
{
  if (condition->fact == GOPS_FACT_ACTIVE_DAYS)
    return g_strdup_printf (at_least ? _("spoke on at least %d of the last %d days")
                                     : _("spoke on at most %d of the last %d days"), n, condition->window);
  if (condition->window > 0)
    return g_strdup_printf (at_least ? _("at least %d messages in the last %d days")
                                     : _("at most %d messages in the last %d days"), n, condition->window);
  return g_strdup_printf (at_least ? ngettext ("at least %d message", "at least %d messages", n)
                                   : ngettext ("at most %d message", "at most %d messages", n), n);
}

static char *
say_counter (const GopsCondition *condition,
             gboolean             at_least,
             int                  n)
{
  switch (condition->fact)
    {
    case GOPS_FACT_REPLIES_GOT:
      return g_strdup_printf (at_least ? ngettext ("got at least %d reply", "got at least %d replies", n)
                                       : ngettext ("got at most %d reply", "got at most %d replies", n), n);
    case GOPS_FACT_REPLIES_GIVEN:
      return g_strdup_printf (at_least ? ngettext ("gave at least %d reply", "gave at least %d replies", n)
                                       : ngettext ("gave at most %d reply", "gave at most %d replies", n), n);
    case GOPS_FACT_INVITES:
      return g_strdup_printf (at_least ? ngettext ("invited at least %d person", "invited at least %d people", n)
                                       : ngettext ("invited at most %d person", "invited at most %d people", n), n);
    case GOPS_FACT_CHECKINS:
      return g_strdup_printf (at_least ? ngettext ("checked in at least %d time", "checked in at least %d times", n)
                                       : ngettext ("checked in at most %d time", "checked in at most %d times", n), n);
    case GOPS_FACT_PURCHASES:
      return g_strdup_printf (at_least ? ngettext ("bought at least %d time", "bought at least %d times", n)
                                       : ngettext ("bought at most %d time", "bought at most %d times", n), n);
    case GOPS_FACT_SPENT:
      return g_strdup_printf (at_least ? _("spent at least %d") : _("spent at most %d"), n);
    case GOPS_FACT_RECENCY_RANK:
      return g_strdup_printf (at_least ? _("recency at least %d of 5") : _("recency at most %d of 5"), n);
    case GOPS_FACT_FREQUENCY_RANK:
      return g_strdup_printf (at_least ? _("frequency at least %d of 5") : _("frequency at most %d of 5"), n);
    case GOPS_FACT_DEPTH_RANK:
      return g_strdup_printf (at_least ? _("depth at least %d of 5") : _("depth at most %d of 5"), n);
    default:
      return g_strdup_printf (at_least ? ngettext ("at least %d point", "at least %d points", n)
                                       : ngettext ("at most %d point", "at most %d points", n), n);
    }
}

static char *
say_text (const Speaker       *speaker,
          const GopsCondition *condition,
          gboolean             equal)
{
  switch (condition->fact)
    {
    case GOPS_FACT_ROLE:
      return g_strdup_printf (equal ? _("role: %s") : _("any role but %s"), condition->text);
    case GOPS_FACT_TAG:
      return g_strdup_printf (equal ? _("tagged “%s”") : _("not tagged “%s”"), condition->text);
    default:
      return g_strdup_printf (equal ? C_("tier until now", "was %s") : C_("tier until now", "was not %s"),
                              gops_members_tier_name (speaker->scheme, condition->text, speaker->language));
    }
}

static char *
say_field (const GopsCondition *condition,
           GopsOp               op)
{
  g_autofree char *number = condition->text != NULL ? g_strdup (condition->text) : g_strdup_printf ("%g", condition->number);

  switch (op)
    {
    /* Translators: a field of the user's own and its value: "City: Shanghai" */
    case GOPS_OP_EQUAL:    return g_strdup_printf (_("%s: %s"), condition->field, number);
    case GOPS_OP_UNEQUAL:  return g_strdup_printf (_("%s: not %s"), condition->field, number);
    case GOPS_OP_AT_LEAST: return g_strdup_printf (_("%s: at least %s"), condition->field, number);
    case GOPS_OP_MORE:     return g_strdup_printf (_("%s: more than %s"), condition->field, number);
    case GOPS_OP_AT_MOST:  return g_strdup_printf (_("%s: at most %s"), condition->field, number);
    case GOPS_OP_LESS:     return g_strdup_printf (_("%s: less than %s"), condition->field, number);
    }
  g_return_val_if_reached (g_strdup (""));
}

static char *
say_fact (const Speaker       *speaker,
          const GopsCondition *condition,
          gboolean             negated)
{
  GopsOp op = negated ? opposite (condition->op) : condition->op;
  int n;
  gboolean at_least = is_at_least (op, condition->number, &n);

  switch (condition->fact)
    {
    case GOPS_FACT_DAYS_SINCE_JOINED:
    case GOPS_FACT_DAYS_SINCE_SPOKE:
    case GOPS_FACT_DAYS_SINCE_BOUGHT:  return say_days (condition, at_least, n);
    case GOPS_FACT_ACTIVE_DAYS:
    case GOPS_FACT_MESSAGES:           return say_window (condition, at_least, n);
    case GOPS_FACT_BASELINE_SHARE:
      return g_strdup_printf (at_least ? _("writes at least %d %% of what they used to")
                                       : _("writes at most %d %% of what they used to"), n);
    case GOPS_FACT_REPLIES_GOT:
    case GOPS_FACT_REPLIES_GIVEN:
    case GOPS_FACT_INVITES:
    case GOPS_FACT_CHECKINS:
    case GOPS_FACT_PURCHASES:
    case GOPS_FACT_SPENT:
    case GOPS_FACT_RECENCY_RANK:
    case GOPS_FACT_FREQUENCY_RANK:
    case GOPS_FACT_DEPTH_RANK:
    case GOPS_FACT_POINTS:             return say_counter (condition, at_least, n);
    case GOPS_FACT_ROLE:
    case GOPS_FACT_TAG:
    case GOPS_FACT_CURRENT_TIER:       return say_text (speaker, condition, op == GOPS_OP_EQUAL);
    case GOPS_FACT_FIELD:              return say_field (condition, op);
    }
  g_return_val_if_reached (g_strdup (""));
}

static char *
say_parts (const Speaker       *speaker,
           const GopsCondition *condition,
           gboolean             negated)
{
  gboolean all = (condition->type == GOPS_CONDITION_ALL) != negated;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *tiers = NULL;

  if (!all && !negated)
    tiers = say_tiers (speaker, condition);
  if (tiers != NULL)
    g_ptr_array_add (parts, tiers);
  for (guint i = 0; i < condition->n_parts; i++)
    if (tiers == NULL || !is_tier (condition->parts[i]))
      g_ptr_array_add (parts, say_condition (speaker, condition->parts[i], negated));
  g_ptr_array_add (parts, NULL);
  /* Translators: between conditions that must all hold, and between those of which one is enough */
  return g_strjoinv (all ? C_("all of these", "; ") : C_("one of these", " or "), (char **) parts->pdata);
}

static char *
say_condition (const Speaker       *speaker,
               const GopsCondition *condition,
               gboolean             negated)
{
  switch (condition->type)
    {
    case GOPS_CONDITION_ALL:
    case GOPS_CONDITION_ANY:  return say_parts (speaker, condition, negated);
    case GOPS_CONDITION_NOT:  return say_condition (speaker, condition->parts[0], !negated);
    case GOPS_CONDITION_FACT: return say_fact (speaker, condition, negated);
    }
  g_return_val_if_reached (g_strdup (""));
}

char *
gops_members_capitalise (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

char *
gops_members_rule (const GopsTierScheme *scheme,
                   const GopsTier       *tier,
                   const char           *language)
{
  Speaker speaker = { scheme, language };
  g_autofree char *text = say_condition (&speaker, tier->when, FALSE);

  return *text != '\0' ? gops_members_capitalise (text) : g_strdup (_("Everyone else"));
}

char *
gops_members_rule_lines (const GopsTierScheme *scheme,
                         const GopsTier       *tier,
                         const char           *language)
{
  Speaker speaker = { scheme, language };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (tier->when->type != GOPS_CONDITION_ALL || tier->when->n_parts == 0)
    return gops_members_rule (scheme, tier, language);
  for (guint i = 0; i < tier->when->n_parts; i++)
    {
      g_autofree char *said = say_condition (&speaker, tier->when->parts[i], FALSE);

      g_ptr_array_add (lines, gops_members_capitalise (said));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
gops_members_care (const GopsTier *tier,
                   const char     *language)
{
  int days = tier->care.every_days;
  const char *what = gops_text_get (&tier->care.what, language);
  g_autofree char *often = days == 0 ? NULL : days == 1 ? g_strdup (_("Every day"))
                                     : g_strdup_printf (ngettext ("Every %d day", "Every %d days", days), days);

  if (often == NULL)
    return g_strdup (_("No care is planned for this tier."));
  /* Translators: how often, then what is done: "Every 7 days, by the owner: …" */
  return g_strdup_printf (g_strcmp0 (tier->care.who, "owner") == 0 ? _("%s, by the owner: %s") : _("%s, by a maintainer: %s"),
                          often, what != NULL ? what : "");
}

/* --- tiers --- */

const char *
gops_members_tier_name (const GopsTierScheme *scheme,
                        const char           *tier,
                        const char           *language)
{
  const GopsTier *found = scheme != NULL ? gops_tier_scheme_get_tier (scheme, tier) : NULL;

  return found != NULL ? gops_text_get (&found->name, language) : tier;
}
