/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The advice engine: asks every rule, sorts what they say, applies remedies. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-advice-private.h"
#include "gops-day.h"
#include "gops-plan-occurrence.h"
#include "gops-quote.h"

#define PLAN_PAST 30   /* days of series that rules look back upon */

typedef const GopsRule *(*RulesOfPage) (guint *out_n);

/* The rules of a page; NULL where the rule check speaks. */
static const struct
{
  const char *name;
  RulesOfPage rules;
} pages[GOPS_N_PAGES] = {
  [GOPS_PAGE_POSITIONING] = { "positioning", gops_positioning_rules },
  [GOPS_PAGE_RULES]       = { "rules", NULL },
  [GOPS_PAGE_MEMBERS]     = { "members", gops_members_rules },
  [GOPS_PAGE_CONTENT]     = { "content", gops_content_rules },
  [GOPS_PAGE_PUBLISH]     = { "publish", gops_publish_rules },
};

const char *
gops_page_to_string (GopsPage page)
{
  return pages[page].name;
}

void
gops_advice_free (GopsAdvice *advice)
{
  g_free (advice->title);
  g_clear_pointer (&advice->more, g_array_unref);
  g_free (advice);
}

char *
gops_advice_dup_line (const GopsAdvice *advice)
{
  if (advice->n_more == 0)
    return g_strdup (advice->title);
  return g_strdup_printf (ngettext ("%s – and %u more of this kind", "%s – and %u more of this kind", advice->n_more),
                          advice->title, advice->n_more);
}

const char *
gops_look_group (const GopsLook *look, GopsGroupColumn column)
{
  return gops_record_get_text (look->dossier->group, column);
}

const char *
gops_look_positioning (const GopsLook *look, GopsPositioningColumn column)
{
  return gops_record_get_text (look->dossier->positioning, column);
}

gboolean
gops_look_is_light (const GopsLook *look)
{
  return look->kind != NULL && g_str_equal (look->kind->operation, "light");
}

gboolean
gops_look_is_kind (const GopsLook *look, const char *kind)
{
  return g_str_equal (gops_look_group (look, GOPS_GROUP_KIND), kind);
}

/* --- what has been found --- */

typedef struct
{
  guint       n;      /* in the list */
  GopsAdvice *last;
} GopsAdviceKind;

/* Counts @advice (transfer full) with @last, and remembers the words that it concerns. */
static void
fold (GopsAdvice *last, GopsAdvice *advice)
{
  last->n_more++;
  if (last->more == NULL)
    last->more = g_array_new (FALSE, FALSE, sizeof (GopsFindingPlace));
  g_array_append_vals (last->more, advice->places, advice->n_places);
  gops_advice_free (advice);
}

void
gops_look_take (GopsLook *look, GopsAdvice *advice, const char *topic)
{
  g_autofree char *key = g_strdup_printf ("%u/%s/%s", advice->page, advice->code, topic != NULL ? topic : "");
  GopsAdviceKind *kind = g_hash_table_lookup (look->kinds, key);

  if (kind != NULL && kind->n >= GOPS_ADVICE_MOST)
    {
      fold (kind->last, advice);
      return;
    }
  if (kind == NULL)
    {
      kind = g_new0 (GopsAdviceKind, 1);
      g_hash_table_insert (look->kinds, g_steal_pointer (&key), kind);
    }
  kind->n++;
  kind->last = advice;
  g_ptr_array_add (look->out, advice);
}

static void
take_hit (GopsLook *look, const GopsRule *rule, gint64 record, char *title)
{
  GopsAdvice *advice = g_new0 (GopsAdvice, 1);

  advice->group = gops_record_get_id (look->dossier->group);
  advice->page = look->page;
  advice->severity = rule->severity;
  advice->code = rule->code;
  advice->title = title;
  advice->why = _(rule->why);
  advice->source = rule->source;
  advice->remedy_label = _(rule->remedy);
  advice->can_apply = rule->apply != NULL;
  advice->table = rule->table;
  advice->record = record;
  advice->column = rule->column;
  gops_look_take (look, advice, NULL);
}

void
gops_look_hit (GopsLook *look, const GopsRule *rule, gint64 record, const char *argument)
{
  GopsFillValues values = gops_fill_values (look->dossier);
  g_autofree char *quoted = argument != NULL ? gops_quote (&values, argument) : NULL;

  take_hit (look, rule, record, quoted != NULL ? g_strdup_printf (_(rule->title), quoted) : g_strdup (_(rule->title)));
}

void
gops_look_hit_n (GopsLook *look, const GopsRule *rule, guint n)
{
  gops_look_hit_n_at (look, rule, 0, n);
}

void
gops_look_hit_n_at (GopsLook *look, const GopsRule *rule, gint64 record, guint n)
{
  take_hit (look, rule, record, g_strdup_printf (ngettext (rule->title, rule->titles, n), n));
}

static void
look_at (GopsLook *look, const GopsDossier *dossier)
{
  const GopsMethod *method = gops_method_get_default ();
  g_autoptr (GPtrArray) siblings = g_ptr_array_new ();

  look->dossier = dossier;
  look->kind = gops_method_find_kind (method, gops_look_group (look, GOPS_GROUP_KIND));
  look->platform = gops_method_find_platform (method, gops_look_group (look, GOPS_GROUP_PLATFORM));
  look->today = gops_day_parse (dossier->today);
  look->plan = gops_plan_items (dossier, look->today - PLAN_PAST, look->today + GOPS_PLAN_AHEAD);
  for (guint i = 0; i < dossier->siblings->len; i++)
    g_ptr_array_add (siblings, g_ptr_array_index (dossier->siblings, i));
  g_ptr_array_add (siblings, NULL);
  look->theme = gops_theme_check (gops_look_positioning (look, GOPS_POSITIONING_THEME),
                                  gops_look_positioning (look, GOPS_POSITIONING_AUDIENCE),
                                  (const char *const *) siblings->pdata);
}

static int
compare_advice (gconstpointer a, gconstpointer b)
{
  const GopsAdvice *one = *(const GopsAdvice *const *) a, *other = *(const GopsAdvice *const *) b;

  if (one->severity != other->severity)
    return (int) other->severity - (int) one->severity;
  return (int) one->page - (int) other->page;
}

static void
ask_page (GopsLook *look)
{
  guint n;
  const GopsRule *rules;

  if (pages[look->page].rules == NULL)
    {
      gops_rules_advise (look);
      return;
    }
  rules = pages[look->page].rules (&n);
  for (guint i = 0; i < n; i++)
    rules[i].check (look, &rules[i]);
}

GPtrArray *
gops_advice_for_group (const GopsDossier *dossier)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GopsLook look = { .out = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_advice_free), .kinds = kinds };

  look_at (&look, dossier);
  for (look.page = 0; look.page < GOPS_N_PAGES; look.page++)
    ask_page (&look);
  g_ptr_array_unref (look.plan);
  g_ptr_array_sort (look.out, compare_advice);
  return look.out;
}

void
gops_advice_insert (GPtrArray *advice, GopsAdvice *one)
{
  guint i = 0;

  while (i < advice->len)
    {
      const GopsAdvice *other = g_ptr_array_index (advice, i);

      if (other->severity < one->severity || (other->severity == one->severity && other->page > one->page))
        break;
      i++;
    }
  g_ptr_array_insert (advice, (int) i, one);
}

guint
gops_advice_count (const GPtrArray *advice, GopsPage page)
{
  guint n = 0;

  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *one = g_ptr_array_index (advice, i);

      n += one->page == page && one->severity > GOPS_SEVERITY_INFO;
    }
  return n;
}

const char **
gops_advice_codes (void)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint page = 0; page < GOPS_N_PAGES; page++)
    {
      guint n = 0;
      const GopsRule *rules = pages[page].rules != NULL ? pages[page].rules (&n) : NULL;

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (codes, (gpointer) rules[i].code);
      if (rules == NULL)
        gops_rules_add_codes (codes);
    }
  g_ptr_array_add (codes, NULL);
  return (const char **) g_ptr_array_free (codes, FALSE);
}

static const GopsRule *
find_rule (const GopsAdvice *advice)
{
  guint n = 0;
  const GopsRule *rules = pages[advice->page].rules != NULL ? pages[advice->page].rules (&n) : NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (rules[i].code, advice->code))
      return &rules[i];
  return NULL;
}

static gboolean
apply (GopsStore *store, GopsDossier *dossier, const GopsAdvice *advice, const char *value, GError **error)
{
  const GopsRule *rule = find_rule (advice);

  return rule != NULL ? rule->apply (store, dossier, rule, advice->record, error)
                      : gops_rules_apply (store, dossier, advice, value, error);
}

gboolean
gops_advice_apply_with (GopsStore *store, const GopsAdvice *advice, const char *value, GError **error)
{
  g_autoptr (GopsDossier) dossier = NULL;

  if (!advice->can_apply)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” has to be done by hand."),
                   advice->title);
      return FALSE;
    }
  dossier = gops_dossier_load (store, advice->group, NULL, error);
  if (dossier == NULL || !gops_store_begin (store, error, N_("Follow the advice “%s”"), advice->title, NULL))
    return FALSE;
  if (apply (store, dossier, advice, value, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

gboolean
gops_advice_apply (GopsStore *store, const GopsAdvice *advice, GError **error)
{
  return gops_advice_apply_with (store, advice, NULL, error);
}

gboolean
gops_apply_group_day (GopsStore *store, GopsDossier *dossier, guint column, int day, GError **error)
{
  g_autofree char *date = gops_day_format (day);

  gops_record_set_text (dossier->group, column, date);
  return gops_record_save (dossier->group, store, error);
}
