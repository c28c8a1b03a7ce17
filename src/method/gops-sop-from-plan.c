/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SOP from what a group has planned. */
#include "config.h"

#include "gops-sop-from-plan.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-method.h"
#include "gops-plan-occurrence.h"
#include "gops-sop-edit.h"

#define MOST_DAYS 366

typedef struct
{
  GopsStore         *store;
  const GopsDossier *dossier;
  const char        *language;
  int                first;
  GopsArena         *arena;
  GArray            *items;   /* (element-type GopsSopItem) */
  GHashTable        *ids;     /* (element-type utf8) in use */
} Taking;

static const char *
keep (Taking *taking, const char *text)
{
  return text != NULL && *text != '\0' ? gops_arena_string (taking->arena, text) : NULL;
}

static GopsText
take_text (Taking *taking, const char *text)
{
  const GopsText nothing = { 0 };
  g_autofree char *general = gops_text_rename_group (text, gops_record_get_text (taking->dossier->group, GOPS_GROUP_NAME), "{group}");

  return gops_text_with (&nothing, taking->language, keep (taking, general));
}

/* The part that whoever does it plays; a name where it is none of them. */
static const char *
take_owner (Taking *taking, const char *owner)
{
  const char *const *owners = gops_sop_owners ();

  if (*owner == '\0' || g_str_equal (owner, gops_record_get_text (taking->dossier->group, GOPS_GROUP_OWNER)))
    return owners[0];
  for (guint i = 0; owners[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strconcat ("role.", owners[i], NULL);

      if (g_strcmp0 (owner, gops_phrase (taking->language, phrase)) == 0)
        return owners[i];
    }
  return keep (taking, owner);
}

static const char *
take_id (Taking *taking, const char *entry, const char *title)
{
  g_autofree char *base = *entry != '\0' ? g_strdup (entry) : gops_slug (title, "entry"), *id = g_strdup (base);

  for (guint n = 2; g_hash_table_contains (taking->ids, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", base, n);
    }
  g_hash_table_add (taking->ids, (gpointer) gops_arena_string (taking->arena, id));
  return gops_arena_string (taking->arena, id);
}

static const char *const *
take_materials (Taking *taking, gint64 item, GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (taking->store, error,
    "SELECT title FROM plan_material p JOIN material m ON m.id = p.material_id WHERE p.item_id = ?1 AND title <> '' ORDER BY p.position LIMIT 20",
    "l", item);
  const char **titles = gops_arena_alloc0 (taking->arena, 21 * sizeof *titles);
  guint n = 0;

  while (rows != NULL && gops_statement_next (rows, error))
    titles[n++] = keep (taking, gops_statement_text (rows, 0));
  return n > 0 ? titles : NULL;
}

static gboolean
is_plan_type (const char *type)
{
  return g_strv_contains (gops_plan_types (), type);
}

/* A day of a series that has no row of its own has the materials of the series. */
static gint64
row_of (gpointer item)
{
  gint64 id = gops_record_get_id (item);

  return id != 0 ? id : gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES);
}

static void
take_item (Taking *taking, gpointer item, GError **error)
{
#define TEXT(column) gops_record_get_text (item, GOPS_PLAN_ITEM_##column)
  const char *time = *TEXT (AT_TIME) != '\0' ? TEXT (AT_TIME) : "09:00", *title = *TEXT (TITLE) != '\0' ? TEXT (TITLE) : _("Untitled");
  GopsSopItem entry = {
    .id = take_id (taking, TEXT (SOP_ENTRY), title),
    .day = gops_day_parse (TEXT (ON_DATE)) - taking->first + 1,
    .time = keep (taking, time),
    .until = strcmp (TEXT (UNTIL_TIME), time) > 0 ? keep (taking, TEXT (UNTIL_TIME)) : NULL,
    .type = is_plan_type (TEXT (TYPE)) ? keep (taking, TEXT (TYPE)) : "topic",
    .title = take_text (taking, title),
    .text = take_text (taking, TEXT (TEXT)),
    .owner = take_owner (taking, TEXT (OWNER)),
    .tactic = keep (taking, TEXT (TACTIC)),
    .poster = keep (taking, TEXT (POSTER)),
    .materials = take_materials (taking, row_of (item), error),
    .minutes = (int) CLAMP (gops_record_get_int (item, GOPS_PLAN_ITEM_MINUTES), 0, 1440),
  };

  g_array_append_val (taking->items, entry);
#undef TEXT
}

static void
take_plan (Taking *taking, int last, GError **error)
{
  g_autoptr (GPtrArray) plan = gops_plan_items (taking->dossier, taking->first, last);
  GError *local_error = NULL;

  for (guint i = 0; local_error == NULL && i < plan->len; i++)
    {
      int day = gops_day_parse (gops_record_get_text (plan->pdata[i], GOPS_PLAN_ITEM_ON_DATE));

      if (day != GOPS_DAY_NONE && day >= taking->first && day <= last && gops_record_get_int (plan->pdata[i], GOPS_PLAN_ITEM_PERSON_ID) == 0)
        take_item (taking, plan->pdata[i], &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
}

static char *
save (Taking *taking, int days, const char *name, GError **error)
{
  const char *const no_kinds[] = { NULL };
  const GopsText nothing = { 0 };
  const GopsSop sop = {
    .name = gops_text_with (&nothing, taking->language, name), .scenario = "own", .start = { .event = "date" }, .days = days, .repeat = 1,
    .kinds = no_kinds, .items = (const GopsSopItem *) taking->items->data, .n_items = taking->items->len,
  };
  g_autofree char *json = gops_sop_to_json (&sop);

  return gops_own_sop_save (taking->store, NULL, name, json, error);
}

char *
gops_sop_from_plan (GopsStore *store, const GopsDossier *dossier, int first, int last, const char *name, guint *out_items, GError **error)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (GopsSopItem));
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Taking taking = { store, dossier, gops_language_normalise (gops_dossier_language (dossier)), first, arena, items, ids };
  GError *local_error = NULL;
  char *id = NULL;

  if (*name == '\0' || last < first || last - first >= MOST_DAYS)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, *name == '\0' ? _("An SOP needs a name.")
                                                                                      : _("An SOP has a year of days at most."));
      return NULL;
    }
  take_plan (&taking, last, &local_error);
  if (local_error == NULL && items->len == 0)
    g_set_error (&local_error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("Nothing is planned on these days."));
  if (local_error == NULL)
    id = save (&taking, last - first + 1, name, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (out_items != NULL)
    *out_items = items->len;
  return id;
}
