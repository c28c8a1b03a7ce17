/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan items from SOP templates. */
#include "config.h"

#include "gops-plan-maker.h"

#include "gops-bulk-insert.h"
#include "gops-day.h"
#include "gops-fill.h"
#include "gops-method.h"
#include "gops-plan-materials.h"
#include "gops-quiet.h"
#include "gops-sop-days.h"
#include "gops-sop-origin.h"
#include "gops-workspace.h"

#define LAST_MINUTE (24 * 60 - 1)

/* --- days --- */

int
gops_plan_first_day (const GopsSop *sop, int day)
{
  int first = day;

  for (guint i = 0; i < sop->n_items; i++)
    first = MAX (first, day + 1 - sop->items[i].day);
  return gops_sop_start_day (sop, NULL, NULL, first);
}

/* Whether an item of a plan with day 1 on @first is due on @day before @minutes are over. */
static gboolean
is_over (const GopsSop *sop, int first, int day, int minutes)
{
  for (guint i = 0; i < sop->n_items; i++)
    if (gops_sop_item_day (&sop->items[i], NULL, first) == day && gops_minutes_parse (sop->items[i].time) <= minutes)
      return TRUE;
  return FALSE;
}

int
gops_plan_first_day_after (const GopsSop *sop, int day, int minutes)
{
  int first = gops_plan_first_day (sop, day);

  return is_over (sop, first, day, minutes) ? gops_plan_first_day (sop, day + 1) : first;
}

/* --- hours --- */

static char *
format_minutes (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

void
gops_plan_hours_of (GopsGroup *group, const GopsSopItem *item, int later, char **out_time, char **out_until)
{
  int minutes = gops_minutes_parse (item->time), until = gops_minutes_parse (item->until);
  int begins = gops_quiet_avoid (group, CLAMP (gops_quiet_avoid (group, minutes) + later, 0, LAST_MINUTE));

  *out_time = format_minutes (begins);
  until = until > minutes ? MIN (until + begins - minutes, LAST_MINUTE) : -1;
  *out_until = until > begins ? format_minutes (until) : NULL;
}

/* How many minutes later an item at @minutes may come on its day. */
static int
find_room (GopsGroup *group, int minutes)
{
  int quiet = gops_minutes_parse (gops_record_get_text (group, GOPS_GROUP_QUIET_FROM));

  if (gops_minutes_parse (gops_record_get_text (group, GOPS_GROUP_QUIET_UNTIL)) < 0 || quiet <= minutes)
    quiet = LAST_MINUTE + 1;
  return MAX (0, quiet - 1 - minutes);
}

/* --- words --- */

const char *
gops_plan_owner_of (GopsGroup *group, const GopsSopItem *item)
{
  const char *owner = gops_record_get_text (group, GOPS_GROUP_OWNER);
  g_autofree char *phrase = g_strconcat ("role.", item->owner, NULL);

  if (!g_strv_contains (gops_sop_owners (), item->owner))
    return item->owner;
  if (g_str_equal (item->owner, "owner") && *owner != '\0')
    return owner;
  return gops_phrase (gops_record_get_text (group, GOPS_GROUP_LANGUAGE), phrase);
}

char *
gops_plan_fill_name (const char *text, const char *name)
{
  GString *filled = g_string_new (NULL);

  for (const char *c = text; *c != '\0';)
    {
      gsize length = gops_fill_variable (c);

      if (length > 2 && g_strcmp0 (gops_fill_name (c + 1, (gssize) length - 2), "name") == 0)
        g_string_append (filled, name);
      else
        g_string_append_len (filled, c, (gssize) MAX (length, 1));
      c += MAX (length, 1);
    }
  return g_string_free (filled, FALSE);
}

/* --- many copies --- */

/* The digests of the entries in one language, worked out once for all groups that speak it. */
typedef struct
{
  const char    *language;   /* static */
  GopsSopOrigin *origins;    /* (owned) one per entry */
} Origins;

struct _GopsPlanMaker
{
  GopsStore            *store;      /* (owned) */
  const GopsSop        *sop;
  const GopsTradeDates *dates;      /* (nullable) */
  GopsBulkInsert       *insert;     /* (owned) */
  GopsPlanMaterials    *materials;  /* (owned) (nullable) when no entry has any */
  GArray               *origins;    /* (owned) (element-type Origins) */
  int                   first_day;  /* for which days are worked out */
  int                  *days;       /* (owned) one per round and entry */
  int                  *lasts;      /* (owned) of each of them the last minute that anything of its day begins, for the group at hand */
  guint                 n;          /* of days */
  guint                 n_moved;    /* items that the SOP has in the quiet hours */
};

/* What differs between the items of one copy. */
typedef struct
{
  const GopsPlanCopy *copy;
  const char         *language;
  const Origins      *origins;
  gint64              run;
  int                 today, minutes;   /* now, where the group is */
  guint               position;
} Making;

static void
clear_origins (gpointer origins)
{
  g_free (((Origins *) origins)->origins);
}

static gboolean
has_materials (const GopsSop *sop)
{
  for (guint i = 0; i < sop->n_items; i++)
    if (sop->items[i].materials != NULL)
      return TRUE;
  return FALSE;
}

GopsPlanMaker *
gops_plan_maker_new (GopsStore *store, const GopsSop *sop, const GopsTradeDates *dates)
{
  GopsPlanMaker *self = g_new0 (GopsPlanMaker, 1);

  self->store = g_object_ref (store);
  self->sop = sop;
  self->dates = dates;
  self->n = sop->n_items * (guint) sop->repeat;
  self->days = g_new0 (int, MAX (self->n, 1));
  self->lasts = g_new0 (int, MAX (self->n, 1));
  self->first_day = GOPS_DAY_NONE;
  self->origins = g_array_new (FALSE, FALSE, sizeof (Origins));
  g_array_set_clear_func (self->origins, clear_origins);
  if (has_materials (sop))
    self->materials = gops_plan_materials_new (store);
  self->insert = gops_bulk_insert_new (store, "INSERT INTO plan_item (id, group_id, type, title, text, on_date, at_time, until_time, owner, status, tactic,"
                                       " poster, sop, sop_run, day_number, minutes, position, anchor, sop_entry, sop_origin, person_id)", 21, "");
  return self;
}

void
gops_plan_maker_free (GopsPlanMaker *self)
{
  g_clear_pointer (&self->insert, gops_bulk_insert_free);
  g_clear_pointer (&self->materials, gops_plan_materials_free);
  g_array_unref (self->origins);
  g_free (self->days);
  g_free (self->lasts);
  g_object_unref (self->store);
  g_free (self);
}

static const GopsSopItem *
get_item (GopsPlanMaker *self, guint index)
{
  return &self->sop->items[index % self->sop->n_items];
}

/* Anchors are looked up once for all groups that begin on the same day. */
static void
find_days (GopsPlanMaker *self, int first_day)
{
  if (self->first_day == first_day)
    return;
  for (guint i = 0; i < self->n; i++)
    self->days[i] = gops_sop_item_day (get_item (self, i), self->dates, first_day + (int) (i / self->sop->n_items) * self->sop->days);
  self->first_day = first_day;
}

/* The items of a day stay as far from each other as they are: they come as much later as the last of them may. */
static void
find_lasts (GopsPlanMaker *self, GopsGroup *group)
{
  g_autoptr (GHashTable) lasts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->n; i++)
    {
      int minutes = gops_quiet_avoid (group, gops_minutes_parse (get_item (self, i)->time));
      gpointer day = GINT_TO_POINTER (self->days[i]);

      g_hash_table_insert (lasts, day, GINT_TO_POINTER (MAX (minutes, GPOINTER_TO_INT (g_hash_table_lookup (lasts, day)))));
    }
  for (guint i = 0; i < self->n; i++)
    self->lasts[i] = GPOINTER_TO_INT (g_hash_table_lookup (lasts, GINT_TO_POINTER (self->days[i])));
}

static const Origins *
find_origins (GopsPlanMaker *self, const char *language)
{
  Origins made = { gops_language_normalise (language), NULL };

  for (guint i = 0; i < self->origins->len; i++)
    if (g_array_index (self->origins, Origins, i).language == made.language)
      return &g_array_index (self->origins, Origins, i);
  made.origins = g_new0 (GopsSopOrigin, MAX (self->sop->n_items, 1));
  for (guint i = 0; i < self->sop->n_items; i++)
    {
      gops_sop_origin_set_entry (&made.origins[i], &self->sop->items[i], made.language);
      gops_sop_origin_set_seen (&made.origins[i], gops_store_now (self->store));
    }
  g_array_append_val (self->origins, made);
  return &g_array_index (self->origins, Origins, self->origins->len - 1);
}

static char *
make_text (const Making *making, const GopsText *text)
{
  const char *words = gops_text_get (text, making->language);

  return making->copy->name != NULL && words != NULL ? gops_plan_fill_name (words, making->copy->name) : g_strdup (words != NULL ? words : "");
}

static void
add_text (GopsPlanMaker *self, const char *text)
{
  gops_bulk_insert_text (self->insert, text != NULL ? text : "");
}

/* Out of the quiet hours, but never into what is over by now: then it stays where the SOP has it, and the cadence check tells. */
static void
find_hours (GopsPlanMaker *self, const Making *making, guint index, int later, char **out_time, char **out_until)
{
  const GopsSopItem *item = get_item (self, index);
  int wanted = gops_minutes_parse (item->time);

  gops_plan_hours_of (making->copy->group, item, later, out_time, out_until);
  if (self->days[index] == making->today && wanted >= making->minutes && gops_minutes_parse (*out_time) < making->minutes)
    {
      g_free (*out_time);
      g_free (*out_until);
      *out_time = g_strdup (item->time);
      *out_until = g_strdup (item->until);
    }
  self->n_moved += gops_quiet_holds (gops_record_get_text (making->copy->group, GOPS_GROUP_QUIET_FROM),
                                     gops_record_get_text (making->copy->group, GOPS_GROUP_QUIET_UNTIL), wanted);
}

static gboolean
add_item (GopsPlanMaker *self, Making *making, guint index, GError **error)
{
  const GopsPlanCopy *copy = making->copy;
  const GopsSopItem *item = get_item (self, index);
  int room = find_room (copy->group, self->lasts[index]);
  g_autofree char *title = make_text (making, &item->title), *text = make_text (making, &item->text);
  g_autofree char *date = gops_day_format (self->days[index]), *time = NULL, *until = NULL, *written = NULL;
  const char *owner = gops_plan_owner_of (copy->group, item);
  GopsSopOrigin origin = making->origins->origins[index % self->sop->n_items];
  gint64 id = gops_store_new_id (self->store);

  origin.later = copy->later % (room + 1);
  find_hours (self, making, index, origin.later, &time, &until);
  origin.item[GOPS_SOP_WORDS] = gops_sop_digest_words (item->type, title, text, item->tactic, item->poster, item->minutes);
  origin.item[GOPS_SOP_TIME] = gops_sop_digest_time (date, time, until);
  origin.item[GOPS_SOP_WHO] = gops_sop_digest_who (owner);
  written = gops_sop_origin_write (&origin);
  gops_bulk_insert_int (self->insert, id);
  gops_bulk_insert_int (self->insert, gops_record_get_id (copy->group));
  add_text (self, item->type);
  add_text (self, title);
  add_text (self, text);
  add_text (self, date);
  add_text (self, time);
  add_text (self, until);
  add_text (self, owner);
  add_text (self, "ready");
  add_text (self, item->tactic);
  add_text (self, item->poster);
  add_text (self, self->sop->id);
  gops_bulk_insert_int (self->insert, making->run);
  gops_bulk_insert_int (self->insert, self->days[index] - copy->first_day + 1);
  gops_bulk_insert_int (self->insert, item->minutes);
  gops_bulk_insert_int (self->insert, making->position++);
  add_text (self, item->on);
  add_text (self, item->id);
  add_text (self, written);
  if (copy->person != 0)
    gops_bulk_insert_int (self->insert, copy->person);
  else
    gops_bulk_insert_null (self->insert);
  for (guint i = 0; item->materials != NULL && item->materials[i] != NULL; i++)
    gops_plan_materials_add (self->materials, id, item->materials[i], i);
  return gops_bulk_insert_row (self->insert, error);
}

gboolean
gops_plan_maker_add (GopsPlanMaker *self, const GopsPlanCopy *copy, guint *out_items, GError **error)
{
  const char *language = gops_record_get_text (copy->group, GOPS_GROUP_LANGUAGE);
  const char *zone = gops_record_get_text (copy->group, GOPS_GROUP_TIME_ZONE);
  gint64 now = gops_store_now (self->store);
  int today = gops_day_of_instant (now, zone);
  Making making = { copy, gops_language_normalise (language), find_origins (self, language), gops_store_new_id (self->store), today,
                    (int) ((now - gops_instant_of_day (today, 0, zone)) / (60 * G_USEC_PER_SEC)), 0 };

  find_days (self, copy->first_day);
  find_lasts (self, copy->group);
  for (guint i = 0; i < self->n; i++)
    if (self->days[i] != GOPS_DAY_NONE && (copy->from_day == GOPS_DAY_NONE || self->days[i] >= copy->from_day)
        && !add_item (self, &making, i, error))
      return FALSE;
  if (out_items != NULL)
    *out_items = making.position;
  return TRUE;
}

guint
gops_plan_maker_get_moved (GopsPlanMaker *self)
{
  return self->n_moved;
}

guint
gops_plan_maker_get_missing (GopsPlanMaker *self)
{
  return self->materials != NULL ? gops_plan_materials_get_missing (self->materials) : 0;
}

gboolean
gops_plan_maker_flush (GopsPlanMaker *self, GError **error)
{
  return gops_bulk_insert_flush (self->insert, error)
         && (self->materials == NULL || gops_plan_materials_write (self->materials, error));
}

gboolean
gops_plan_insert_sop (GopsStore *store, GopsGroup *group, const GopsSop *sop, int first_day, guint *out_items, GError **error)
{
  g_autoptr (GopsPlanMaker) maker = gops_plan_maker_new (store, sop, NULL);
  GopsPlanCopy copy = { .group = group, .first_day = first_day, .from_day = GOPS_DAY_NONE };

  return gops_plan_maker_add (maker, &copy, out_items, error) && gops_plan_maker_flush (maker, error);
}
