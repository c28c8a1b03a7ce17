/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people call the ids in a group's records, in the language of the interface. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-group-words.h"
#include "gops-method.h"
#include "gops-own-schemes.h"
#include "gops-rrule.h"

typedef struct
{
  const char *id;
  const char *name;   /* untranslated */
} Word;

static const Word statuses[] = {
  { "draft", N_("Draft") },
  { "active", N_("Active") },
  { "paused", N_("Paused") },
  { "dissolved", N_("Dissolved") },
};

static const Word structures[] = {
  { "single", N_("Stands alone") },
  { "main", N_("Main group") },
  { "sub", N_("Sub-group") },
  { "professional", N_("Professional group") },
};

static const Word sections[] = {
  { "purpose", N_("Purpose") },
  { "admission", N_("Joining") },
  { "encouraged", N_("Encouraged") },
  { "forbidden", N_("Forbidden") },
  { "advertising", N_("Advertising") },
  { "format", N_("How We Talk") },
  { "activities", N_("Activities") },
  { "privacy", N_("Privacy") },
  { "enforcement", N_("Who Looks After It") },
  { "rewards", N_("Rewards") },
  { "penalties", N_("Steps of Penalty") },
  { "reporting", N_("Reporting") },
  { "appeal", N_("Appeal") },
  { "repair", N_("Putting It Right") },
  { "change", N_("Changing the Rules") },
};

static const Word polarities[] = {
  { "encourage", N_("Encourages") },
  { "forbid", N_("Forbids") },
  { "neutral", N_("States") },
};

static const Word audience_kinds[] = {
  { "identity", N_("An identity") },
  { "interest", N_("An interest") },
  { "activity", N_("An activity") },
};

static const Word channel_kinds[] = {
  { "article", N_("Article") },
  { "social", N_("Social post") },
  { "offline", N_("Offline") },
  { "word-of-mouth", N_("Word of mouth") },
  { "partner", N_("Partner") },
  { "invitation", N_("Invitation code") },
  { "other", N_("Other") },
};

/* The first member of the method's structs is their id. */
static const char **
collect_ids (const GPtrArray *all)
{
  const char **ids = g_new0 (const char *, all->len + 1);

  for (guint i = 0; i < all->len; i++)
    ids[i] = *(const char *const *) g_ptr_array_index (all, i);
  return ids;
}

const char *const *
gops_group_kind_ids (void)
{
  static const char **ids;

  if (ids == NULL)
    ids = collect_ids (gops_method_get_kinds (gops_method_get_default ()));
  return ids;
}

const char *const *
gops_group_platform_ids (void)
{
  static const char **ids;

  if (ids == NULL)
    ids = collect_ids (gops_method_get_platforms (gops_method_get_default ()));
  return ids;
}

const char *const *
gops_group_status_ids (void)
{
  static const char *const ids[] = { "draft", "active", "paused", "dissolved", NULL };

  return ids;
}

const char *const *
gops_group_structure_ids (void)
{
  static const char *const ids[] = { "single", "main", "sub", "professional", NULL };

  return ids;
}

const char *const *
gops_channel_kind_ids (void)
{
  static const char *const ids[] = { "article", "social", "offline", "word-of-mouth", "partner", "invitation", "other", NULL };

  return ids;
}

static const char *
find_word (const Word *words,
           guint       n,
           const char *id)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i].id, id))
      return _(words[i].name);
  return id;
}

const char *
gops_group_kind_name (const char *id)
{
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (), id);

  return kind != NULL ? gops_text_get (&kind->name, gops_interface_language ()) : id;
}

const char *
gops_group_platform_name (const char *id)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), id);

  return platform != NULL ? gops_text_get (&platform->name, gops_interface_language ()) : id;
}

const char *
gops_group_status_name (const char *id)
{
  return find_word (statuses, G_N_ELEMENTS (statuses), id);
}

const char *
gops_group_structure_name (const char *id)
{
  return find_word (structures, G_N_ELEMENTS (structures), id);
}

const char *
gops_channel_kind_name (const char *id)
{
  return find_word (channel_kinds, G_N_ELEMENTS (channel_kinds), id);
}

const char *
gops_clause_section_name (const char *id)
{
  return find_word (sections, G_N_ELEMENTS (sections), id);
}

const char *
gops_clause_polarity_name (const char *id)
{
  return find_word (polarities, G_N_ELEMENTS (polarities), id);
}

/* What is shown in groups too has its words in the phrase table. */
static const char *
find_phrase (const char *prefix,
             const char *id)
{
  g_autofree char *key = g_strconcat (prefix, id, NULL);
  const GopsText *text = gops_method_find_phrase (gops_method_get_default (), key);

  return text != NULL ? gops_text_get (text, gops_interface_language ()) : id;
}

const char *
gops_plan_status_name (const char *id)
{
  return find_phrase ("status.", id);
}

const char *
gops_flow_role_name (const char *id)
{
  return find_phrase ("flow.role.", id);
}

const char *
gops_flow_kind_name (const char *id)
{
  return find_phrase ("flow.kind.", id);
}

static const char *
path_name (const char *id)
{
  return find_phrase ("path.", id);
}

static const char *
audience_kind_name (const char *id)
{
  return find_word (audience_kinds, G_N_ELEMENTS (audience_kinds), id);
}

/* Schemes that share a tier's id share its name. */
const char *
gops_tier_name (const char *id)
{
  const GopsText *name = gops_scheme_recall_tier (id);

  return name != NULL ? gops_text_get (name, gops_interface_language ()) : id;
}

const char *
gops_tier_scheme_name (const char *id)
{
  const GopsTierScheme *scheme = gops_scheme_recall (id);

  return scheme != NULL ? gops_text_get (&scheme->name, gops_interface_language ()) : id;
}

/* Without the series nobody knows its first day: a rule that leans on it is said as of a Monday, the 1st of January. */
static const char *
recurrence_name (const char *text)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autofree char *said = gops_rrule_parse (text, -1, NULL, &rule, NULL) ?
    gops_recurrence_describe (&rule, gops_day_of_date (2029, 1, 1)) : NULL;

  return said != NULL ? g_intern_string (said) : text;
}

/* Columns that hold ids, and who knows what people call them. */
static const struct
{
  const char *table;
  const char *column;
  const char *(*name) (const char *id);
} named_columns[] = {
  { "chat_group",  "kind",          gops_group_kind_name },
  { "chat_group",  "platform",      gops_group_platform_name },
  { "chat_group",  "status",        gops_group_status_name },
  { "chat_group",  "structure",     gops_group_structure_name },
  { "chat_group",  "language",      gops_language_name },
  { "chat_group",  "tier_scheme",   gops_tier_scheme_name },
  { "positioning", "audience_kind", audience_kind_name },
  { "positioning", "path",          path_name },
  { "channel",     "kind",          gops_channel_kind_name },
  { "flow_node",   "role",          gops_flow_role_name },
  { "flow_arrow",  "kind",          gops_flow_kind_name },
  { "clause",      "section",       gops_clause_section_name },
  { "clause",      "polarity",      gops_clause_polarity_name },
  { "membership",  "tier",          gops_tier_name },
  { "plan_item",   "status",        gops_plan_status_name },
  { "plan_item",   "recurrence",    recurrence_name },
};

const char *
gops_column_value_name (const char *table,
                        const char *column,
                        const char *value)
{
  for (guint i = 0; value != NULL && *value != '\0' && i < G_N_ELEMENTS (named_columns); i++)
    if (g_str_equal (named_columns[i].table, table) && g_str_equal (named_columns[i].column, column))
      return named_columns[i].name (value);
  return value;
}

/* Languages are called by their own names. */
const char *
gops_language_name (const char *id)
{
  return g_str_equal (id, "zh_CN") ? "中文" : "English";
}

char *
gops_group_kind_icon (const char *id)
{
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (), id);

  return g_strdup (kind != NULL ? kind->icon : "gops-group-symbolic");
}
