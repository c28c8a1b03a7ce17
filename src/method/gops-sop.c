/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of sops/ID.json, and of users' own. */
#include "config.h"

#include "gops-sop.h"

#include <glib/gi18n.h>

static const char *const plan_types[] = { "news", "topic", "qa", "expert", "live", "lesson", "checkin", "red-packet",
                                          "poll", "event", "story", "digest", "sale", "notice", "welcome", NULL };
static const char *const scenarios[] = { "camp", "check-in", "sale", "weekly", "launch", "newcomer", "live", "group-buy", "festival",
                                         "birthday", "care", "questions", "reading", "review", "closing", "account", "own", NULL };
static const char *const owners[] = { "owner", "maintainer", "expert", "member", NULL };
static const char *const events[] = { "date", "weekday", "opening", "joins", "tier", "birthday", NULL };

#define MAYBE (GOPS_FIELD_NULLABLE | GOPS_FIELD_OPTIONAL)
#define AT(member) G_STRUCT_OFFSET (GopsSopItem, member)

#define COMMON_ITEM_FIELDS                                                              \
  { "day", GOPS_FIELD_INT, AT (day), .min = -60, .max = 400 },                          \
  { "weekday", GOPS_FIELD_INT, AT (weekday), GOPS_FIELD_OPTIONAL, .min = 1, .max = 7 }, \
  { "on", GOPS_FIELD_CUSTOM, AT (on), MAYBE, .read = read_anchor },                     \
  { "time", GOPS_FIELD_TIME, AT (time) },                                               \
  { "until", GOPS_FIELD_TIME, AT (until), MAYBE },                                      \
  { "type", GOPS_FIELD_CHOICE, AT (type), .choices = plan_types },                      \
  { "tactic", GOPS_FIELD_ID, AT (tactic), MAYBE },                                      \
  { "poster", GOPS_FIELD_ID, AT (poster), MAYBE },                                      \
  { "materials", GOPS_FIELD_STRINGS, AT (materials), MAYBE | GOPS_FIELD_MAY_BE_EMPTY },  \
  { "added", GOPS_FIELD_STRING, AT (added), MAYBE }

/* A day that cannot come is found by gops_method_check_references() and gops_own_sop_read(), which know the dates. */
static gboolean
read_anchor (GopsReader *reader, GopsJson *node, gpointer out)
{
  const char *text = gops_json_string (node);

  if (text == NULL || *text == '\0')
    return gops_reader_fail (reader, _("a day such as “lunar:8-15” is expected"));
  *(const char **) out = gops_arena_string (gops_reader_arena (reader), text);
  return TRUE;
}

static const GopsField item_fields[] = {
  COMMON_ITEM_FIELDS,
  { "id", GOPS_FIELD_ID, AT (id) },
  { "title", GOPS_FIELD_TEXT, AT (title) },
  { "text", GOPS_FIELD_TEXT, AT (text) },
  { "owner", GOPS_FIELD_CHOICE, AT (owner), .choices = owners },
  { "minutes", GOPS_FIELD_INT, AT (minutes), .min = 1, .max = 1440 },
};
static const GopsShape item_shape = GOPS_SHAPE (item_fields, GopsSopItem);

static const GopsField own_item_fields[] = {
  COMMON_ITEM_FIELDS,
  { "id", GOPS_FIELD_ID, AT (id), GOPS_FIELD_OPTIONAL },
  { "title", GOPS_FIELD_TEXT, AT (title), GOPS_FIELD_ONE_LANGUAGE },
  { "text", GOPS_FIELD_TEXT, AT (text), MAYBE | GOPS_FIELD_ONE_LANGUAGE },
  { "owner", GOPS_FIELD_STRING, AT (owner), MAYBE },
  { "minutes", GOPS_FIELD_INT, AT (minutes), GOPS_FIELD_OPTIONAL, .min = 0, .max = 1440 },
};
static const GopsShape own_item_shape = GOPS_SHAPE (own_item_fields, GopsSopItem);

static const GopsField start_fields[] = {
  { "event", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsSopStart, event), .choices = events },
  { "weekday", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSopStart, weekday), GOPS_FIELD_OPTIONAL, .min = 1, .max = 7 },
  { "on", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsSopStart, on), MAYBE, .read = read_anchor },
  { "tier", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsSopStart, tier), MAYBE },
};
static const GopsShape start_shape = GOPS_SHAPE (start_fields, GopsSopStart);

#define COMMON_FIELDS                                                                                                         \
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSop, format), .min = 1, .max = 1 },                                        \
  { "start", GOPS_FIELD_OBJECT, G_STRUCT_OFFSET (GopsSop, start), GOPS_FIELD_OPTIONAL, .shape = &start_shape },               \
  { "repeat", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSop, repeat), GOPS_FIELD_OPTIONAL, .min = 1, .max = 100 }

static const GopsField sop_fields[] = {
  COMMON_FIELDS,
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsSop, name) },
  { "summary", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsSop, summary) },
  { "scenario", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsSop, scenario), .choices = scenarios },
  { "days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSop, days), .min = 1, .max = 366 },
  { "kinds", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsSop, kinds) },
  { "items", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsSop, items), .shape = &item_shape,
    .n_offset = G_STRUCT_OFFSET (GopsSop, n_items) },
};
const GopsShape gops_sop_shape = GOPS_SHAPE (sop_fields, GopsSop);

static const GopsField own_sop_fields[] = {
  COMMON_FIELDS,
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsSop, name), GOPS_FIELD_ONE_LANGUAGE },
  { "summary", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsSop, summary), MAYBE | GOPS_FIELD_ONE_LANGUAGE },
  { "scenario", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsSop, scenario), GOPS_FIELD_OPTIONAL, .choices = scenarios },
  { "days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSop, days), GOPS_FIELD_OPTIONAL, .min = 1, .max = 366 },
  { "kinds", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsSop, kinds), GOPS_FIELD_OPTIONAL | GOPS_FIELD_MAY_BE_EMPTY },
  { "items", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsSop, items), GOPS_FIELD_MAY_BE_EMPTY, .shape = &own_item_shape,
    .n_offset = G_STRUCT_OFFSET (GopsSop, n_items) },
};
const GopsShape gops_own_sop_shape = GOPS_SHAPE (own_sop_fields, GopsSop);

static void
complete_item (GopsSopItem *item, const GopsSop *sop, GopsArena *arena)
{
  guint index = (guint) (item - sop->items);

  if (item->id == NULL)
    {
      g_autofree char *id = g_strdup_printf ("entry-%u", index + 1);

      item->id = gops_arena_string (arena, id);
    }
  if (item->owner == NULL)
    item->owner = owners[0];
  if (item->materials != NULL && item->materials[0] == NULL)
    item->materials = NULL;
}

/* A round is as long as its last entry, where nothing is said. */
static int
count_days (const GopsSop *sop)
{
  int days = 1;

  for (guint i = 0; i < sop->n_items; i++)
    days = MAX (days, sop->items[i].day);
  return MIN (days, 366);
}

static void
complete_sop (GopsSop *sop)
{
  static const char *const no_kinds[] = { NULL };

  if (sop->start.event == NULL)
    sop->start.event = events[0];
  if (sop->scenario == NULL)
    sop->scenario = "own";
  if (sop->kinds == NULL)
    sop->kinds = no_kinds;
  if (sop->days == 0)
    sop->days = count_days (sop);
  sop->repeat = MAX (1, sop->repeat);
}

gboolean
gops_sop_complete (GopsSop *sop, GopsArena *arena, char **out_problem)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  complete_sop (sop);
  for (guint i = 0; i < sop->n_items; i++)
    complete_item ((GopsSopItem *) &sop->items[i], sop, arena);
  for (guint i = 0; i < sop->n_items; i++)
    if (!g_hash_table_add (seen, (gpointer) sop->items[i].id))
      {
        *out_problem = g_strdup_printf (_("items[%u].id: “%s” is there twice"), i, sop->items[i].id);
        return FALSE;
      }
  if (g_str_equal (sop->start.event, "weekday") && sop->start.weekday == 0)
    *out_problem = g_strdup (_("start.weekday: is missing"));
  else if (g_str_equal (sop->start.event, "tier") && sop->start.tier == NULL)
    *out_problem = g_strdup (_("start.tier: is missing"));
  else
    return TRUE;
  return FALSE;
}

const char *const *
gops_plan_types (void)
{
  return plan_types;
}

const char *const *
gops_sop_scenarios (void)
{
  return scenarios;
}

const char *const *
gops_sop_owners (void)
{
  return owners;
}

const char *const *
gops_sop_events (void)
{
  return events;
}

/* In the order of plan_types. */
static const char *const type_names[] = { N_("News"), N_("Topic"), N_("Q&A"), N_("Expert"), N_("Live"), N_("Lesson"), N_("Check-in"), N_("Red packet"),
                                          N_("Poll"), N_("Event"), N_("Story"), N_("Digest"), N_("Sale"), N_("Notice"), N_("Welcome") };
G_STATIC_ASSERT (G_N_ELEMENTS (type_names) == G_N_ELEMENTS (plan_types) - 1);

const char *
gops_plan_type_name (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_strcmp0 (plan_types[i], type) == 0)
      return _(type_names[i]);
  return type;
}

gboolean
gops_sop_is_for_a_person (const GopsSop *sop)
{
  return g_str_equal (sop->start.event, "joins") || g_str_equal (sop->start.event, "tier") || g_str_equal (sop->start.event, "birthday");
}

int
gops_sop_count_days (const GopsSop *sop)
{
  int first = 1, last = sop->days;

  for (guint i = 0; i < sop->n_items; i++)
    {
      first = MIN (first, sop->items[i].day);
      last = MAX (last, sop->items[i].day);
    }
  return last - first + 1 + (sop->repeat - 1) * sop->days;
}

const GopsSopItem *
gops_sop_find_item (const GopsSop *sop, const char *id)
{
  for (guint i = 0; i < sop->n_items; i++)
    if (g_str_equal (sop->items[i].id, id))
      return &sop->items[i];
  return NULL;
}
